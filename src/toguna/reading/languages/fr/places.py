"""French places: the nouns of buildings and the words that say where (case as written)."""

from toguna.reading.languages.pack import PlaceWords

PLACES = PlaceWords(
    building_first=(
        r"[Pp]alais|[Cc]entre (?:[Ii]nternational d[e'’] ?[A-Za-zé]{6,12}|[Cc]ulturel|de [Cc]onf[ée]rences?|des? [Cc]ongr[èe]s|[Cc]ommercial|des [Ee]xpositions)|[Aa]éroport|[Hh]ôtel|[Ss]tade|[Cc]amp|[Ss]alle|[Mm]aison|[Vv]illa|[Cc]hâteau|[Mm]émorial|"
        r"[Mm]usée|[Mm]onument|[Hh]ôpital|CHU|[Cc]athédrale|[Bb]asilique|[Mm]osquée|[Bb]ase aérienne|[Aa]rène|[Bb]ibliothèque|[Éé]cole [Pp]rimaire|[Ll]ycée|[Cc]ollège|[Tt]héâtre|[Gg]ymnase|[Mm]ausolée|[Jj]ardins?|[Cc]ité|"
        r"[Pp]lace|[Aa]venue|[Bb]oulevard|[Rr]ue|[Rr]ond-point|[Ii]mmeuble|[Rr]ésidence|[Pp]ort|[Aa]mphithéâtre|[Cc]aserne|[Ee]splanade|[Pp]avillon|[Pp]ont|[Bb]arrage|[Tt]our"
    ),
    building_last="",
    building_not_before=r"(?!)",
    building_adjectives=r"international|national|présidentiel|municipal|omnisports|régional|populaire",
    building_inside=r"[a-zà-ÿ]{4,14}",
    building_of=r"d[eu] |d['’]|des |de la ",
    joining=r"de la|de l['’]|d['’]|des|de|du|et de",
    locative=r"(?:\ba|\bau|\ba la|\ba l'|\baux|\bdans le|\bdans la|\bdans l'|\bau sein du|\bsur la|\bde l'|\bdepuis le|\bdans les jardins du)$",
    place_of=(
        r"\b(?:communes?|villages?|quartiers?|villes?|localites?|arrondissements?|secteurs?|hameau|faubourg|banlieue|chefs?-lieux?|cites?|aeroports?|aerodrome|gare|port|iles?|lac|mares?|barrage|tribunal|evech?e|"
        r"habitants|populations?|ressortissants|eveque|archeveque|diocese|archidiocese|maires?|(?:sous-)?prefete?|elus?|electeurs|jeunes|femmes|producteurs|planteurs|chefs? (?:de canton|de village|coutumiers?)|imam|natifs?|originaires?|axe|troncon|route|autoroute|"
        r"(?P<region>regions?|provinces?|departements?|cercles?|prefectures?|sous-prefectures?|districts?|cantons?|gouvernorats?|wilayas?|comtes?|gouverneure?s?|communaute urbaine))"
        r"(?: (?:urbaines?|rurales?|administrative|autonome|voisine?|septentrionales?|meridionales?|naturel|naturelle|maritime))? (?:de la |de l'|d'|des |du |de )?$"
    ),
    region_last="",
    at_city=r"\b(?:[àÀ]|[Vv]ers|depuis|[Dd]epuis|[Pp]rès de|[Pp]res de) (?:la ville de |l['’]île de )?",
    inside=r"\b[Dd]ans (?:la |le |l['’]|les )",
    lead=r"(?:(?:^|[ («])(?:a|au|aux|vers|depuis|de|du|des|en|dans (?:le|la|les)|entre|et|ou|pour|sur|par|pres de|hors de|la|le|les|region|province|quartier|via|sous) |(?:^|[ (])(?:d|l)')$",
    strong_lead=r"(?:(?:^|[ (])(?:a|vers|depuis|entre|pres de|en|dans (?:le|la|les)|quartier|commune de|ville de|region de|province de|residence a|via) |dans l')$",
    joined=r"(?:, ?|;? ?(?:et|ou|puis|ainsi que) )(?:(?:de |du |des |a |au |aux |dans (?:le |la |les ))|(?:d'|l'|dans l'))?",
    at_name=r"(?:\b(?:a|au|aux|vers|depuis|dans (?:le|la|les|l')|en|province (?:du|de|de la|des)|region (?:du|de|de la|des)|commune (?:de|du|d')|village (?:de|du|d')|ville (?:de|du|d')|departement (?:de|du|d'|des)|cercle (?:de|du|d')|quartier|quartier de|localite (?:de|du|d'))|\b[ad]') ?",
    not_city_before=r"(?:grace|face|quant|appel|hommage|suite|rapport|relatif|relative|merci|adresse[er]?s?|accorde|remis|remise|soutien|"
    r"conge|succede|succedant|parole|felicitations|condoleances|attribue|confie|appartient|jusqu'|message|lettre|participation|bienvenue) $",
    list_ends=r"et|ou|pour|afin|en|dans|a|ont|sont",
    before_day=r"le |ce ",
    elsewhere=r"\b(?:direction|rejoindre|quitte|quitter|en provenance|en partance|retour)\b",
    hosting=r"^.{0,3}(?:a |ont )(?:abrite|accueilli|servi de cadre|vibre|recu|ete)",
)
