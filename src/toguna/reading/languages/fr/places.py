"""French places: the nouns of buildings and the words that say where (case as written)."""

from toguna.reading.languages.pack import PlaceWords

PLACES = PlaceWords(
    building_first=(
        r"[Pp]alais|[Cc]entre [Ii]nternational d[e'’] ?[a-zé]{6,12}|[Cc]entre|[Aa]éroport|[Hh]ôtel|[Ss]tade|[Cc]amp|[Ss]alle|[Mm]aison|[Vv]illa|[Cc]hâteau|[Mm]émorial|"
        r"[Mm]usée|[Mm]onument|[Uu]niversité|[Hh]ôpital|[Cc]athédrale|[Bb]asilique|[Mm]osquée|[Bb]ase aérienne|[Aa]rène|"
        r"[Pp]lace|[Aa]venue|[Bb]oulevard|[Ii]mmeuble|[Rr]ésidence|[Pp]ort|[Aa]mphithéâtre|[Cc]aserne|[Ee]splanade|[Pp]avillon"
    ),
    building_last="",
    joining=r"de la|de l['’]|d['’]|des|de|du|à la|aux|à|et de",
    locative=r"(?:\bau|\ba la|\ba l'|\baux|\bdans le|\bdans la|\bdans l'|\bau sein du|\bsur la|\bde l'|\bdepuis le|\bdans les jardins du)$",
    at_city=r"\b[àÀ] (?:la ville de |l['’]île de )?",
    at_name=r"(?:\b(?:a|au|aux|vers|depuis|dans (?:le|la|les|l')|en|province (?:du|de|de la|des)|region (?:du|de|de la|des)|commune (?:de|du|d')|village (?:de|du|d')|ville (?:de|du|d')|departement (?:de|du|d'|des)|cercle (?:de|du|d')|quartier|quartier de|localite (?:de|du|d'))|\b[ad]') ?",
    not_city_before=r"(?:grace|face|quant|appel|hommage|suite|rapport|relatif|relative|merci|adresse[er]?s?|accorde|remis|remise|soutien|"
    r"conge|succede|succedant|parole|felicitations|condoleances|attribue|confie|appartient|jusqu'|message|lettre|participation|bienvenue) $",
    elsewhere=r"\b(?:direction|rejoindre|quitte|quitter|en provenance|en partance|retour)\b",
    hosting=r"^.{0,3}(?:a |ont )(?:abrite|accueilli|servi de cadre|vibre|recu|ete)",
)
