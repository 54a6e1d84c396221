"""How French texts name people to offices (patterns on folded text)."""

from toguna.reading.languages.pack import AppointmentWords

_NAMED = r"(?:re)?(?:nommee?s?|promue?s?|elue?s?|designee?s?|reconduite?s?|confirmee?s?|porte(?:e|s|es)? a la tete|investie?s?|installee?s?|affectee?s?)"

APPOINTMENTS = AppointmentWords(
    context=rf"\b(?:{_NAMED}|nommant|nominations?)\b|mesures (?:individuelles|nominatives)|\bremaniement|composition du (?:nouveau )?gouvernement|\bau titre d[eu]\b",
    named=rf"\b{_NAMED}(?: (?:ce jour|hier|aujourd'hui))?,? ?(?:(?:a la tete|au poste|aux fonctions|en qualite|comme|a titre|a la fonction|a l'emploi|au rang|dans les fonctions|cumulativement)(?: de| d'| d[ue])? ?)?",
    naming=r"\b(?:nommant|nomme|nommer|nomma|designe|designant|promeut|portant nomination d[eu]|nomination d[eu])(?: comme)? ?(?:de )?$",
    formerly=r"\b(?:precedemment|jusque-la|jusqu'ici|auparavant|anterieurement|jusqu'alors|ci-devant)\b",
    replacing=r"\b(?:en remplacement de|en remplacement d'|remplace|succede a|en lieu et place de|prend la suite de|remplacant)\b",
)
