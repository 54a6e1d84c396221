"""Countries by their French and English names (ISO 3166-1 alpha-2 codes; short names as in the Unicode CLDR)."""

from functools import cache

from toguna.reading.folding import fold

_NAMES = """
AF Afghanistan|AL Albanie/Albania|DZ Algérie/Algeria|AD Andorre/Andorra|AO Angola|AG Antigua-et-Barbuda/Antigua and Barbuda
AR Argentine/Argentina|AM Arménie/Armenia|AU Australie/Australia|AT Autriche/Austria|AZ Azerbaïdjan/Azerbaijan|BS Bahamas
BH Bahreïn/Bahrain|BD Bangladesh|BB Barbade/Barbados|BY Biélorussie/Bélarus/Belarus|BE Belgique/Belgium|BZ Belize|BJ Bénin/Benin
BT Bhoutan/Bhutan|BO Bolivie/Bolivia|BA Bosnie-Herzégovine/Bosnia and Herzegovina|BW Botswana|BR Brésil/Brazil|BN Brunei
BG Bulgarie/Bulgaria|BF Burkina Faso/Burkina|BI Burundi|KH Cambodge/Cambodia|CM Cameroun/Cameroon|CA Canada|CV Cap-Vert/Cabo Verde/Cape Verde
CF République centrafricaine/Centrafrique/Central African Republic|TD Tchad/Chad|CL Chili/Chile|CN Chine/China
CO Colombie/Colombia|KM Comores/Union des Comores/Comoros|CG Congo/République du Congo/Congo-Brazzaville/Republic of the Congo
CD République démocratique du Congo/RDC/RD Congo/DR Congo/Congo-Kinshasa/Democratic Republic of the Congo/DRC|CR Costa Rica
CI Côte d'Ivoire/Ivory Coast|HR Croatie/Croatia|CU Cuba|CY Chypre/Cyprus|CZ Tchéquie/République tchèque/Czechia/Czech Republic
DK Danemark/Denmark|DJ Djibouti|DM Dominique/Dominica|DO République dominicaine/Dominican Republic|EC Équateur/Ecuador
EG Égypte/Egypt|SV Salvador/El Salvador|GQ Guinée équatoriale/Equatorial Guinea|ER Érythrée/Eritrea|EE Estonie/Estonia
SZ Eswatini|ET Éthiopie/Ethiopia|FJ Fidji/Fiji|FI Finlande/Finland|FR France|GA Gabon|GM Gambie/Gambia|GE Géorgie/Georgia
DE Allemagne/Germany|GH Ghana|GR Grèce/Greece|GD Grenade/Grenada|GT Guatemala|GN Guinée/Guinea|GW Guinée-Bissau/Guinea-Bissau
GY Guyana|HT Haïti/Haiti|HN Honduras|HU Hongrie/Hungary|IS Islande/Iceland|IN Inde/India|ID Indonésie/Indonesia|IR Iran
IQ Irak/Iraq|IE Irlande/Ireland|IL Israël/Israel|IT Italie/Italy|JM Jamaïque/Jamaica|JP Japon/Japan|JO Jordanie/Jordan
KZ Kazakhstan|KE Kenya|KI Kiribati|KP Corée du Nord/North Korea|KR Corée du Sud/République de Corée/South Korea/Republic of Korea
KW Koweït/Kuwait|KG Kirghizistan/Kyrgyzstan|LA Laos|LV Lettonie/Latvia|LB Liban/Lebanon|LS Lesotho|LR Libéria/Liberia
LY Libye/Libya|LI Liechtenstein|LT Lituanie/Lithuania|LU Luxembourg|MG Madagascar|MW Malawi|MY Malaisie/Malaysia|MV Maldives
ML Mali|MT Malte/Malta|MH Îles Marshall/Marshall Islands|MR Mauritanie/Mauritania|MU Maurice/Île Maurice/Mauritius
MX Mexique/Mexico|FM Micronésie/Micronesia|MD Moldavie/Moldova|MC Monaco|MN Mongolie/Mongolia|ME Monténégro/Montenegro
MA Maroc/Morocco|MZ Mozambique|MM Birmanie/Myanmar|NA Namibie/Namibia|NR Nauru|NP Népal/Nepal|NL Pays-Bas/Netherlands
NZ Nouvelle-Zélande/New Zealand|NI Nicaragua|NE Niger|NG Nigéria/Nigeria|MK Macédoine du Nord/North Macedonia|NO Norvège/Norway
OM Oman|PK Pakistan|PW Palaos/Palau|PS Palestine|PA Panama|PG Papouasie-Nouvelle-Guinée/Papua New Guinea|PY Paraguay
PE Pérou/Peru|PH Philippines|PL Pologne/Poland|PT Portugal|QA Qatar|RO Roumanie/Romania
RU Russie/Fédération de Russie/Russia/Russian Federation|RW Rwanda|KN Saint-Christophe-et-Niévès/Saint Kitts and Nevis
LC Sainte-Lucie/Saint Lucia|VC Saint-Vincent-et-les-Grenadines/Saint Vincent and the Grenadines|WS Samoa|SM Saint-Marin/San Marino
ST Sao Tomé-et-Principe/São Tomé and Príncipe|SA Arabie saoudite/Saudi Arabia|SN Sénégal/Senegal|RS Serbie/Serbia
SC Seychelles|SL Sierra Leone|SG Singapour/Singapore|SK Slovaquie/Slovakia|SI Slovénie/Slovenia|SB Îles Salomon/Solomon Islands
SO Somalie/Somalia|ZA Afrique du Sud/South Africa|SS Soudan du Sud/South Sudan|ES Espagne/Spain|LK Sri Lanka
SD Soudan/Sudan|SR Suriname|SE Suède/Sweden|CH Suisse/Switzerland|SY Syrie/Syria|TW Taïwan/Taiwan|TJ Tadjikistan/Tajikistan
TZ Tanzanie/Tanzania|TH Thaïlande/Thailand|TL Timor oriental/Timor-Leste|TG Togo|TO Tonga|TT Trinité-et-Tobago/Trinidad and Tobago
TN Tunisie/Tunisia|TR Turquie/Türkiye/Turkey|TM Turkménistan/Turkmenistan|TV Tuvalu|UG Ouganda/Uganda|UA Ukraine
AE Émirats arabes unis/United Arab Emirates|GB Royaume-Uni/Grande-Bretagne/United Kingdom/Great Britain
US États-Unis/États-Unis d'Amérique/United States/United States of America|UY Uruguay|UZ Ouzbékistan/Uzbekistan|VU Vanuatu
VA Vatican/Saint-Siège/Holy See|VE Venezuela|VN Viêt Nam/Vietnam/Viet Nam|YE Yémen/Yemen|ZM Zambie/Zambia|ZW Zimbabwe
"""

# Also the given or family names of people, and so countries only behind the words that go with a country.
AMBIGUOUS = frozenset("maurice dominique georgia jordan chad grenade salvador israel".split())


@cache
def first_words() -> frozenset[str]:
    """The words that the name of a country begins with, folded."""
    return frozenset(name.split(" ")[0] for name in countries())


@cache
def countries() -> dict[str, str]:
    """Folded name to code, every name of every country."""
    found = {}
    for entry in _NAMES.replace("\n", "|").split("|"):
        code, _, names = entry.partition(" ")
        found.update({fold(name): code for name in names.split("/") if name})
    return found
