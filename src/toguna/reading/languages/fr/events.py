"""What French official texts call their events, (type, pattern, weight), and the words before those who act in them."""

from toguna.reading.languages.pack import ActorWords

EVENTS: tuple[tuple[str, str, int], ...] = (
    ("lettres_de_creance", r"lettres? de creances?|presentation des lettres|copies? figurees?", 9),
    ("dementi", r"\bdement(?:i|ir|ent)?\b|\bfaux (?:communique|document|decret|message)|fausse(?:s)? (?:information|nouvelle)|"
     r"mise au point|usurpation|infox|fake news|n'est pas authentique|n'emane pas", 9),
    ("deces", r"\b(?:la|sa) mort\b|dit adieu|en deuil|s.est eteint|\bdeces\b|\bdecede|\bobseques|\bfunerailles|s'est eteinte?|rappelee? a dieu|\bdisparition de\b|\binhum|deuil national", 8),
    ("promulgation", r"\bpromulg|^\W{0,3}arretes?\b(?! de)|^\W{0,3}decret\b|loi n[°o] ?\d|portant promulgation", 7),
    ("nomination", r"\bnominations?\b|\bnommee?s?\b|est nomme|portant nomination|mesures (?:individuelles|nominatives)|\binvesti(?:e|ture)?\b(?! de)|remaniement", 6),
    ("agenda", r"\bagenda\b|programme de la semaine|activites de la semaine|calendrier des activites|emploi du temps", 8),
    ("conseil", r"conseils? (?:municipal|communal|regional|provincial|departemental|d.administration|d.orientation|des ministres|superieur|de cabinet|de defense|de securite|national de securite|interministeriel|presidentiel|extraordinaire)|"
     r"compte rendu du conseil|communique du conseil|session du conseil|sessions? (?:ordinaire|extraordinaire|budgetaire|inaugurale)|comite (?:directeur|de pilotage|national|interministeriel)|commission nationale|\bpreside (?:le|un|une session du) conseil", 7),
    ("sommet", r"\bsommet\b|conference des chefs d'etat|session ordinaire de la conference|conference au sommet", 6),
    ("inauguration", r"\binaugur|pose de la premiere pierre|premiere pierre|mise en service|coupure du ruban|\blancement\b|ouvre son premier", 6),
    ("audience", r"\baudiences?\b|recue?s? (?:en audience|par le (?:president|premier ministre|chef))|a recu (?:en audience )?(?:ce|cet|hier|le|la|l'|une|"
     r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|s\.?e|son|m\.)|a recu, |visite de courtoisie|\brecu par\b|recoit", 6),
    ("visite", r"\bvisite (?:d'amitie|de travail|officielle|d'etat|privee|de terrain|de \d|du president|inopinee)|en visite\b|\bvisite\b|\bsejour(?:ne)?\b|\barrivee? a\b|s'est rendue?|\btournee\b|prise de contact|\bdeplacement\b|sortie officielle|rend visite", 5),
    ("rencontre", r"\brencontres?\b|a rencontre|\bentretiens?\b|s'est entretenue?|\btete-a-tete|\bechanges? avec|seance de travail", 5),
    ("message", r"\bmessages? (?:de|a la|du|aux|a l')|\bcondoleances|\bv(?:œ|oe)ux\b|telegramme|felicitations", 6),
    ("discours", r"\bdisco?u?rs\b|\ballocution|adresse a la nation|\bexcellences,|mesdames et messieurs,|mes chers compatriotes", 6),
    ("ceremonie", r"\bceremonies?\b|\bcommemor|\bdefile\b|prise d'armes|\bcloture\b|\bremise (?:de|des|du)\b|\bdecor(?:e|ation)|prestation de serment|"
     r"fete (?:de l'|nationale)|\banniversaire|\bsignature\b|\bhommage|installation d|ouverture (?:de la|du|des|officielle)|a installe", 4),
    ("communique", r"\bcommuniques?\b|le gouvernement (?:informe|porte a la connaissance|condamne|prend acte)|porte a la connaissance|condamne", 5),
)  # fmt: skip

ACTORS = ActorWords(
    presiding=r"\b(?:sous (?:la (?:haute |tres haute )?(?:presidence|direction|conduite|autorite)|le (?:presidium|patronage|parrainage|leadership)) (?:effective |personnelle )?(?:de |du |d')|(?:presidee?s?|dirigee?s?|conduite?s?|ouverte?s?|lancee?s?|inauguree?s?|animee?s?|coprésidee?s?|procedee?|clôturee?s?) par )(?:l[ea] |l'|son |sa )?$",
    received=r"\b(?:recu(?:e|s|es)?(?: en audience| ce jour| hier)?,?|rencontre|accueilli(?:e|s)?|s'est entretenue?(?: [a-z-]+){0,4} avec|entretien avec|entretenu avec|echange avec|recoit|accueille|rencontre avec|audience a|audience accordee a|tete-a-tete avec|homologue [a-z]+,?|remis(?:es?)? par|conduite par|dirigee par|menee par|aux cotes de)(?: [^.;]{0,60})?$",
    attending=r"\b(?:en presence|presence (?:notamment |remarquee |effective )?(?:de|du|des)|ont (?:egalement |aussi |par ailleurs )?(?:pris part|assiste|participe)|prenaient (?:egalement |aussi )?part|etaient (?:egalement |aussi )?presents?|accompagnee?s? (?:de|du|par)|entouree?s? (?:de|du)|assistaient|representee? par|on notait|on pouvait noter|qu'accompagnaient|assistee? (?:de|du)|en compagnie)\b",
    deceased=r"\b(?:deces|mort|disparition|memoire|obseques|funerailles|adieu a|hommage a|depouille|inhumation|epoux|epouse)\b[^.;\n]{0,70}$",
    envoys=r"ambassad|haut-comm",
)
