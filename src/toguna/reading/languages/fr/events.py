"""What French official texts call their events: (type, pattern, weight)."""

EVENTS: tuple[tuple[str, str, int], ...] = (
    ("lettres_de_creance", r"lettres? de creances?|presentation des lettres|copies? figurees?", 9),
    ("dementi", r"\bdement(?:i|ir|ent)?\b|\bfaux (?:communique|document|decret|message)|fausse(?:s)? (?:information|nouvelle)|"
     r"mise au point|usurpation|infox|fake news|n'est pas authentique|n'emane pas", 9),
    ("deces", r"\bdeces\b|\bdecede|\bobseques|\bfunerailles|s'est eteinte?|rappelee? a dieu|\bdisparition de\b|\binhum|deuil national", 8),
    ("promulgation", r"\bpromulg|loi n[°o] ?\d|portant promulgation", 7),
    ("nomination", r"\bnominations?\b|\bnommee?s?\b|est nomme|portant nomination|mesures (?:individuelles|nominatives)|\binvesti(?:e|ture)?\b(?! de)|remaniement", 6),
    ("agenda", r"\bagenda\b|programme de la semaine|activites de la semaine|calendrier des activites|emploi du temps", 8),
    ("conseil", r"conseil (?:des ministres|superieur|de cabinet|de defense|de securite|national de securite|interministeriel|presidentiel|extraordinaire)|"
     r"compte rendu du conseil|communique du conseil|session du conseil|\bpreside (?:le|un|une session du) conseil", 7),
    ("sommet", r"\bsommet\b|conference des chefs d'etat|session ordinaire de la conference|conference au sommet", 6),
    ("inauguration", r"\binaugur|pose de la premiere pierre|premiere pierre|mise en service|coupure du ruban|\blancement\b|ouvre son premier", 6),
    ("audience", r"\baudiences?\b|recue?s? (?:en audience|par le (?:president|premier ministre|chef))|a recu (?:en audience )?(?:ce|cet|hier|le|la|l'|une|"
     r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|s\.?e|son|m\.)|a recu, |visite de courtoisie|\brecu par\b|recoit", 6),
    ("visite", r"\bvisite (?:d'amitie|de travail|officielle|d'etat|privee|de terrain|de \d|du president|inopinee)|en visite\b|\bvisite\b|\bsejour(?:ne)?\b|\barrivee? a\b|s'est rendue?", 5),
    ("rencontre", r"\brencontres?\b|a rencontre|\bentretiens?\b|s'est entretenue?|\btete-a-tete|\bechanges? avec|seance de travail", 5),
    ("message", r"\bmessages? (?:de|a la|du|aux|a l')|\bcondoleances|\bv(?:œ|oe)ux\b|telegramme|felicitations", 6),
    ("discours", r"\bdiscours\b|\ballocution|adresse a la nation|\bexcellences,|mesdames et messieurs,|mes chers compatriotes", 6),
    ("ceremonie", r"\bceremonies?\b|\bcommemor|\bdefile\b|prise d'armes|\bcloture\b|\bremise (?:de|des|du)\b|\bdecor(?:e|ation)|prestation de serment|"
     r"fete (?:de l'|nationale)|\banniversaire|\bsignature\b|\bhommage|installation d|ouverture (?:de la|du|des|officielle)|a installe", 4),
    ("communique", r"\bcommuniques?\b|le gouvernement (?:informe|porte a la connaissance|condamne|prend acte)|porte a la connaissance|condamne", 5),
)  # fmt: skip
