"""French dates: words and the orders they come in."""

from toguna.reading.languages.pack import DateWords

MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
    "janv.": 1, "fevr.": 2, "fev.": 2, "avr.": 4, "juil.": 7, "sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
}  # fmt: skip

WEEKDAYS = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
}  # fmt: skip

RELATIVE_DAYS = {
    "avant-hier": -2, "avant hier": -2, "hier": -1, "aujourd'hui": 0, "ce jour": 0, "ce matin": 0, "ce soir": 0,
    "cet apres-midi": 0, "la veille": -1, "le lendemain": 1, "demain": 1, "apres-demain": 2,
}  # fmt: skip

_LEAD = r"\b(?:(?P<deictic>ce|cet|hier|aujourd'hui)[,]?{sp})?(?:le{sp})?(?:(?P<weekday>{weekday}),?{sp}(?:le{sp})?)?"

RULES = (
    # (begins with a weekday or a number, which is looked for first) "du lundi 5 au vendredi 9 juillet 2021", "28 juin au 2 juillet 2024", "30 décembre 2023 au 2 janvier 2024"
    (
        "month",
        r"\b(?=[\ddjlmpsv])(?:(?P<weekday>{weekday}){sp})?(?P<day>{day})(?:{sp}(?P<month>{month})(?:{sp}(?P<year>{year}))?)?"
        r"(?:{sp}au{sp}|(?P<also>{sp}et{sp}le{sp})| ?[-–] ?)(?:{weekday}{sp})?(?P<day2>{day}){sp}(?P<month2>{month})"
        r"(?:{sp}(?P<year2>{year}))?",
    ),
    # "jeudi et vendredi 21 mars 2025"
    (
        "weekday",
        r"(?P<weekday0>{weekday})(?:,{sp}{weekday})?{sp}(?:et|a){sp}(?P<weekday>{weekday}){sp}(?P<day>{day}){sp}(?P<month>{month})(?:{sp}(?P<year>{year}))?",
    ),
    # "les 3 et 4 mars 2022", "3, 4 et 5 mars"
    (
        "month",
        r"\b(?P<days>\d\d?(?:, ?\d{{1,2}}){{0,5}}{sp}et{sp}\d{{1,2}}){sp}(?P<month>{month})(?:{sp}(?P<year>{year}))?",
    ),
    # "ce samedi 29 juillet 2023", "20 janvier dernier", "hier jeudi 20 mai", "1er-août 2021"
    (
        "month",
        _LEAD + r"(?P<day>{day})[ \n-]{{1,2}}(?P<month>{month})"
        r"(?:,?[ \n-]{{1,2}}(?P<year>{year})|{sp}(?P<last>dernier|passe|ecoule)\b|{sp}(?P<next>prochain)\b)?",
    ),
    # "juillet 2023", "en mai dernier", "mi-mars", "au mois de juin"
    ("month", r"(?P<month>{month})(?:{sp}(?P<year>{year})|{sp}(?P<last>dernier|passe)\b|{sp}(?P<next>prochain)\b)"),
    (
        "month",
        r"\b(?:en|mois{sp}(?:de{sp}|d')|pour|d'ici|avant|depuis|des|fin|debut|courant|mi|de|d'|a|jusqu'en|vers)(?:[ -]|{sp})?(?P<month>{month})\b(?!{sp}(?:\d|et{sp}\d))",
    ),
    (
        "unit",
        r"\b(?P<unit>mois|an|annee){sp}(?:(?P<last>dernier|derniere|passee?|ecoulee?|precedente?)|(?P<next>prochaine?|suivante?))\b",
    ),
    # "hier", "demain", and not "l'Afrique de demain"
    ("relative", r"(?<!de )(?<!d')(?<!comme )(?P<relative>\b(?:{relative})\b)(?! comme)(?! encore)(?! d[eu'])"),
    # "ce lundi", "lundi dernier", "reçu vendredi"
    ("weekday", r"\b(?:(?P<deictic>ce|hier|aujourd'hui|demain){sp})(?P<bare_weekday>{weekday})\b"),
    ("weekday", r"(?P<bare_weekday>{weekday}){sp}(?:(?P<last>dernier|passe)|(?P<next>prochain))\b"),
    (
        "weekday",
        r"(?={weekday})(?<!le )(?<!les )(?<!du )(?<!au )(?<!aux )(?<!des )(?<!chaque )(?<!et )(?<!ou )(?<!un )(?<!['-])"
        r"(?P<bare_weekday>{weekday})(?!{sp}(?:et|ou|au|a){sp}{weekday})(?=[,.;:)\n?!]|{sp}(?!saint)[a-z(«\"]|$)",
    ),
    # years, only where no quantity can be meant
    (
        "year",
        r"\b(?:en|depuis|des|l'an|l'annee|annee|annees|exercice|exercices|gestion|gestions|horizon|courant|fin|debut|mi|"
        r"budget|jusqu'en|d'ici|d'ici{sp}a)[ -](?P<year>{year})(?:{sp}?[-–/]{sp}?(?P<year2>{year}))?(?![\d,.]\d|{sp}(?:%|personnes|hommes|femmes|enfants|francs|"
        r"habitants|emplois|euros|milliards|millions|tonnes|hectares|agents))",
    ),
    (
        "year",
        r"\bde{sp}(?P<year>{year}){sp}a{sp}(?P<year2>{year})(?!{sp}(?:%|pourcent|personnes|hommes|femmes|enfants|francs|habitants|emplois|euros|milliards|millions|tonnes|hectares|agents|places|m|metres|km|kilometres|logements|litres))",
    ),
    (
        "year",
        r"\bentre{sp}(?P<year>{year}){sp}et{sp}(?P<year2>{year})(?!{sp}(?:%|pourcent|personnes|hommes|femmes|enfants|francs|habitants|emplois|euros|milliards|millions|tonnes|hectares|agents|places|m|metres|km|kilometres|logements|litres))",
    ),
    ("year", r"(?<![\d-])(?P<year>(?:19|20)\d\d)[-–/](?P<year2>(?:19|20)\d\d)(?![\d-])"),
    (
        "year",
        r"\b(?:elections?|presidentielles?|legislatives|scrutin|finances|session|edition|saison|campagne|rentree|bilan|de l'annee|avant|apres|fin|en|vers|l'ete|au printemps|a l'automne|hiver|ete|printemps|automne|rectificative|reference|initiale){sp}(?:de{sp})?(?P<year>(?:19|20)\d\d)(?![\d-]|{sp}(?:personnes|hommes|femmes|francs|euros|tonnes))",
    ),
    ("year", r"\b(?:de|et){sp}(?P<year>{year})(?=[.,;)]{sp}|[.,;)]$|{sp}et{sp}de{sp}{year})"),
    ("year", r"\((?P<year>{year})(?:[-–](?P<year2>{year}))?\)"),
    # "le Mondial 2027", "au second semestre 2024": a year behind a noun, where no quantity follows
    (
        "year",
        r"(?<=[a-z] )(?<!n. )(?<!no )(?<!loi )(?<!article )(?<!de )(?<!et )(?<!a )(?P<year>(?:19[5-9]|20[0-4])\d)"
        r"(?=[.,;:!?)]?(?:\n|$)|[.,;:!?)] |{sp}(?:a|au|aux|pour|dans|par|et|avec|sur|en|est|sont|qui|se|la|le|les|du|ont|des|afin|il|elle|sous|sera|debut|debutera|prevue?|portant|relative?|contre)\b)",
    ),
)

DATES = DateWords(
    months=MONTHS,
    weekdays=WEEKDAYS,
    relative_days=RELATIVE_DAYS,
    ordinal_day=r"1 ?er|premier",
    rules=RULES,
    # A participle without its auxiliary ("promulguée le"), an act's own date ("décret du"), the past.
    background=(
        r"(?:\b(?<!\ba )(?<!\bont )(?<!ete )(?<!\best )(?<!\bsont )(?:promulgu|sign|adopt|vot|publi|cree|institu|"
        r"intervenu|survenu|dat|lanc|inaugur|tenu|nomm|elu|entam|debut|organis|conclu|ratifi)[a-z]{0,6},? (?:le )?|"
        r"\bne(?:e|s|es)? le |\bdepuis (?:le )?|\ben date du |\bremont[a-z]{1,4} au |\bdes le |"
        r"\b(?:loi|decret|ordonnance|arrete|decision|constitution|accords?|elections?|scrutin|referendum|"
        r"communiques?|attaques?|attentats?|sommet|session|resolution|charte|discours|coup d'etat|evenements)"
        r"(?: [^.;\n]{0,40})? du (?:le )?|\bpromulgation [^.;\n]{0,60}, le )$"
    ),
    deadline=r"\b(?:jusqu'au|jusqu'a|jusqu'en|au plus tard le|avant le|avant|d'ici le|d'ici au|d'ici|d'ici a|a compter du|a partir du|a partir de|des le|prevue?s? (?:pour )?(?:le|en|pour)|attendue?s? (?:le|pour le|en|pour)|rendez-vous (?:le|en)|(?:reporte|renvoye|fixe|ajourne)e?s? (?:a|au|pour le)) $",
    future=(
        r"\b(?!opera\b|camera\b|declara\b|para)(?:[a-z']{2,}(?:era|eront|erons|ira|iront|dra|dront|drons|tra|tront|vra|vront|ourra|ourront)|aura|auront|sera|seront|fera|feront|ira|iront)\b|"
        r"\b(?:s'acheve|s'achevent|prend fin|se poursuit|se poursuivent|debute|s'ouvre|commence|reprend) (?:ce|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|le|samedi)\b|\b(?:devrait|devraient|est attendue?|sont attendue?s|est prevue?|sont prevue?s|va|vont) "
    ),
    units={"mois": "month", "an": "year", "annee": "year"},
    names=(
        r"\b(?:place|avenue|boulevard|rue|stade|pont|palais|hopital|lycee|aeroport|quartier|camp|ecole|mouvement|"
        r"universite|rond-point|hotel|complexe|parc) (?:du |de la |des )?(?:le )?$"
    ),
    capital_months=False,
    line=(
        r"(?:[a-z' -]{{2,40}}, ?)?(?:le |ce )?(?:{weekday},? (?:le )?)?\d{{1,2}}(?:er)? {month}(?:,? \d{{4}})?"
        r"(?: ?(?:a|,|-|–)? ?\d{{1,2}} ?[h:]\d{{0,2}})?(?: ?\|.*)?[.]?"
    ),
    lede=(
        r"\b(?:ce|hier|le) {weekday}\b|\b{weekday},? (?:le )?\d{{1,2}}|(?<!chaque )\b{weekday}(?: dernier\b|,|\.| [a-z])|"
        r"\d{{1,2}}(?:er)? {month} \d{{4}}|\b(?:aujourd'hui|hier)\b"
    ),
)
