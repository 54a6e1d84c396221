"""Cities a text may name without saying that they are any: capitals, and seats of institutions and talks.

``code French name/English name`` where the two differ; ISO 3166-1 alpha-2 codes.
"""

from functools import cache

from toguna.reading.folding import fold

_CITIES = """
AF Kaboul/Kabul|ZA Pretoria|ZA Johannesburg|AL Tirana|DZ Alger/Algiers|DZ Oran|DE Berlin|AO Luanda|SA Riyad/Riyadh|SA Djeddah/Jeddah
SA La Mecque/Mecca|AR Buenos Aires|AM Erevan/Yerevan|AU Canberra|AT Vienne/Vienna|AZ Bakou/Baku|BS Nassau|BH Manama|BD Dacca/Dhaka
BE Bruxelles/Brussels|BJ Porto-Novo|BJ Cotonou|BY Minsk|BA Sarajevo|BW Gaborone|BR Brasilia|BG Sofia|BF Ouagadougou
BF Bobo-Dioulasso|BI Gitega|BI Bujumbura|KH Phnom Penh|CM Yaoundé|CM Douala|CA Ottawa|CV Praia|CF Bangui|CL Santiago
CN Pékin/Beijing|CN Shanghai|CY Nicosie/Nicosia|CO Bogota|KM Moroni|CG Brazzaville|CG Pointe-Noire|CD Kinshasa|CD Lubumbashi|CD Goma
KP Pyongyang|KR Séoul/Seoul|CR San José|CI Yamoussoukro|CI Abidjan|CI Bouaké|HR Zagreb|CU La Havane/Havana|DK Copenhague/Copenhagen
EG Le Caire/Cairo|AE Abou Dhabi/Abu Dhabi|AE Dubaï/Dubai|EC Quito|ER Asmara|ES Madrid|EE Tallinn|SZ Mbabane|US Washington|US New York
ET Addis-Abeba/Addis Ababa|FI Helsinki|FR Paris|FR Strasbourg|GA Libreville|GM Banjul|GE Tbilissi/Tbilisi|GH Accra|GR Athènes/Athens
GN Conakry|GQ Malabo|GW Bissau|HT Port-au-Prince|HU Budapest|MU Port-Louis/Port Louis|IN New Delhi|IN Mumbai|ID Jakarta
IQ Bagdad/Baghdad|IR Téhéran/Tehran|IE Dublin|IS Reykjavik|IL Jérusalem/Jerusalem|IT Rome|JP Tokyo|JO Amman|KZ Astana|KE Nairobi
LS Maseru|LV Riga|LB Beyrouth/Beirut|LR Monrovia|LY Tripoli|LT Vilnius|MG Antananarivo|MY Kuala Lumpur|MW Lilongwe|ML Bamako
MA Rabat|MA Casablanca|MA Marrakech|MR Nouakchott|MX Mexico City|MD Chisinau|MN Oulan-Bator/Ulaanbaatar|ME Podgorica|MZ Maputo|NA Windhoek
NP Katmandou/Kathmandu|NE Niamey|NG Abuja|NG Lagos|NO Oslo|NZ Wellington|OM Mascate/Muscat|UG Kampala|UZ Tachkent/Tashkent
PK Islamabad|PS Ramallah|PY Asuncion|NL Amsterdam|NL La Haye/The Hague|PE Lima|PH Manille/Manila|PL Varsovie/Warsaw|PT Lisbonne/Lisbon|QA Doha
CZ Prague|RO Bucarest/Bucharest|GB Londres/London|GB Edinburgh|GB Glasgow|GB Cardiff|GB Belfast|RU Moscou/Moscow
RU Saint-Pétersbourg/Saint Petersburg|RU Sotchi/Sochi|RW Kigali|SN Dakar|RS Belgrade|SL Freetown|SK Bratislava|SI Ljubljana
SO Mogadiscio/Mogadishu|SD Khartoum|SS Juba|LK Colombo|SE Stockholm|CH Berne/Bern|CH Genève/Geneva|SY Damas/Damascus|TZ Dodoma
TZ Dar es Salaam|TD N'Djamena/Ndjamena|TH Bangkok|TG Lomé|TN Tunis|TR Ankara|TR Istanbul|UA Kiev/Kyiv|UY Montevideo|VE Caracas
VN Hanoï/Hanoi|YE Sanaa|ZM Lusaka|ZW Harare|AU Sydney|GB Manchester|BE Anvers/Antwerp|FR Marseille|FR Lyon
"""


@cache
def cities() -> dict[str, str]:
    """Return the country code of each city, by its folded name."""
    found: dict[str, str] = {}
    for entry in _CITIES.replace("\n", "|").split("|"):
        code, _, names = entry.strip().partition(" ")
        for name in filter(None, names.split("/")):
            found[fold(name)] = code
    return found
