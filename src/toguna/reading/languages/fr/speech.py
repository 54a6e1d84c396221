"""French words that carry somebody's words (patterns on folded text)."""

from toguna.reading.languages.pack import SpeechWords

SPEECH = SpeechWords(
    saying=(
        r"declar|indiqu|affirm|soulign|rappel|ajout|precis|expliqu|annonc|confi|dit\b|dira\b|disait|lanc|conclu|poursuiv|assur|estim|soutenu|soutien[tn]|"
        r"insist|martel|note\b|noter?\b|relev|laiss|fait (?:savoir|remarquer|valoir|observer|part|comprendre|noter|etat)|ecri[tv]|repond|observ|temoign|confirm|rejou|"
        r"salu|reconn|admis|admet|renseign|deplor|felicit|exhort|promi|promet|signifi|prevenu|averti|conseill|reag|exprim|enchain|renchér|rencheri|repet|reiter|"
        r"plaid|justifi|regrett|denonc|condamn|appel|invit|exclam|interrog|demand|recommand|propos|commente|resum|jug|pense\b|croit\b|parle\b|evoqu|cit[ea]\b|tranch|ironis|glisse|murmur|"
        r"s'est (?:rejoui|felicite|exclame|indigne|convaincu|engage|interroge|dit)|se (?:rejouit|felicite|dit|souvient)|mots|propos|termes|message|tweet|post"
    ),
    auxiliaries=r"a|s'est",
    inverted_pronoun=r"(?:-t-|-)(?:(?P<he>il)|(?P<she>elle))\b",
    periphrasis=r"[a-z'-]+ (?:(?P<he>le )|(?P<she>la )|l')[a-z-]{3,}(?: [a-z-]{3,})?(?=[ ,.;:]|$)(?! (?:d[eu]|des) | d')",
    inverted=(
        r"[\s,.»”\"]{0,4}(?:ainsi |d'emblee |egalement |aussi |par ailleurs |enfin |notamment )?(?:(?:a|ont|avait|avaient|aura|s'est|se sont|s'etait|se|s'|en|l'a|l'|ne|lui a|leur a|nous a|me|nous) ?)?(?:ainsi |tenu a |voulu |tout d'abord |d'abord |egalement |aussi |"
        r"par ailleurs |longuement |fermement |clairement |en outre )?(?!ete\b|permis|pour\b|est\b|et\b|qui\b|de\b|du\b|des\b|dans\b|en\b|sur\b|par\b|a\b|au\b|aux\b|que\b|qu')[a-z]{2,}"
    ),
    pronoun=r"[^.«»“”\n]{0,30}?(?:-t-|-)(?:(?P<he>il|on)|(?P<she>elle))(?![\w])",
    subject=r"(?:^|[\s(«“\"])(?:(?P<he>il|lui)|(?P<she>elle)|(?P<last_he>celui-ci|ce dernier)|(?P<last_she>celle-ci|cette derniere))(?= )",
    according_to=r"par la voix d[eu]|par la bouche d[eu]|selon|pour|d'apres|a en croire|aux yeux de|de l'avis de|de l'avis d'|dixit|aux dires de|a entendre|au dire de|foi de|parole de|comme l'a (?:dit|souligne|indique|rappele|declare|affirme)|comme le (?:dit|souligne|rappelle)",
    according_pronoun=(
        r"a l'(?:en croire|entendre|ecouter)|a (?:ses|son) (?:dires?|avis|yeux|sens)|aux? (?:dires|yeux) de (?:ce dernier|celui-ci)|de son (?:propre )?aveu|(?:selon|d'apres) (?:lui|elle|l'interessee?|ce dernier|cette derniere|celui-ci|celle-ci)|"
        r"pour (?:lui|elle|ce dernier|cette derniere)(?= ?,)|(?:selon|d'apres) (?:ses|les) (?:dires|propos|precisions|mots|explications|termes)"
    ),
    goes_on=r"\b(?:et|avant) (?:de |d')(?:ajouter|poursuivre|conclure|preciser|marteler|lancer|rencherir|souligner|rappeler|indiquer|declarer|insister|s'interroger|promettre|terminer|expliquer|inviter|exhorter|conseiller|enchainer)|\ba-t-on (?:ajoute|precise)",
    naming=(
        r"(?:programme|projet|operation|initiative|intitulee?s?|denommee?s?|baptisee?s?|film|livre|ouvrage|journal|theme|themes|"
        r"thematique|slogan|label|nomme|(?:operation|loi|affaire|zone|procedure|mesure|methode|politique|caravane|phase) dite|(?:long|court|moyen)[ -]metrage|convention|formation|atelier|guide|manuel|etude|these|charte|pacte|appelee?|surnommee?|titre|titree|oeuvre|roman|marque|concept|campagne|prix|devise|mention|expression|terme|mot|"
        r"caravane|groupe|association|parti|mouvement|quotidien|magazine|emission|chanson|navire|avenue|salle|rubrique|plateforme|application|ong|societe|entreprise|restaurant|hotel|quartier|"
        r"documentaire|album|spectacle|piece|revue|rapport|accord|plan|strategie|vision|dispositif|fonds|appellation|categorie|serie|collection|medaille|distinction|edition|exposition|alias)"
        r"(?: (?:de|du|la|le|les|a|au|est|etait|retenu|retenue|suivant|suivante|[a-z]{3,14}al|[a-z]{3,14}ale|[a-z]{3,14}ique|phare|mensuel|hebdomadaire)){0,4} ?:? ?$"
    ),
    object=(
        r"(?:\bavec|\bde|\bd'|\bdu|\bdes|\ba|\bau|\baux|\bpar|\bpour|\bchez|\bcontre|\bsur|\bentre|\bcomme|\bet|\baccompagnee? (?:de|du|par)|\bentouree? (?:de|du)|\bvers|\benvers|\bque|\bpresence de|"
        r"\b(?:recu|recevant|accueillant|rencontre|salue|felicite|remercie|remerciant|saluant|invite|installe))(?: (?:le|la|l'|les|son|sa))? ?$"
    ),
    the=r"le |la |l'|les |ce |cet |cette |notre |son |sa ",
    articles=r"l[ea]s?|l'|du|au|des|aux|une?",
    plain_single_quotes=False,
    topic=r"(?:\bquant (?:a |au |aux )|\bquant |(?:^|[.!?\n] ?)(?:pour|selon|d'apres|s'agissant de|du cote de) )(?:l[ea]s? |l'|son |sa )?$",
    leading=r"\b(?:conduite?s?|dirigee?s?|menee?s?|emmenee?s?|presidee?s?|pilotee?s?) par (?:l[ea] |l'|son |sa |s\.e\.m\. )?$",
    leader="chef de la delegation, cheffe de la mission, chef de la mission",
    stand_ins=(
        r"cineaste|capitaine|gardienne?|membre du gouvernement|magistrat municipal|premier magistrat(?: de la (?:ville|commune))?|hote de marque|orateur|oratrice|intervenante?|conferenciere?|communicateur|interessee?|autorite|"
        r"patron (?:du|de la|des) [a-z]+|numero un|tete de file|souverain pontife|premier responsable|premiere responsable|locataire|personnalite|hote|technicien|communicante?|panelliste|invitee?"
    ),
    anybody=r"responsable|orateur|oratrice|intervenante?|conferenciere?|interessee?|hote de marque|hote|diplomate|communicateur|premier responsable|premiere responsable|personnalite|panelliste|invitee?|ministre|directeur|directrice|president|presidente|chef de (?:la )?(?:mission|delegation)|cheffe de (?:la )?(?:mission|delegation)|maire|prefet|gouverneur",
    same_office=(
        "chef de l'etat|cheffe de l'etat|chef de la republique|cheffe de la republique|chef de la transition|cheffe de la transition|chef du faso|cheffe du faso|"
        "chef supreme des armees|numero un|locataire du palais|premier magistrat|souverain|roi|president|presidente|dirigeant",
        "premier ministre|premiere ministre|chef du gouvernement|cheffe du gouvernement|primature",
        "ambassadeur|ambassadrice|patronne de l'ambassade|cheffe de la mission diplomatique|diplomate|"
        "representant diplomatique|representante diplomatique|plenipotentiaire|haut-commissaire|charge d'affaires",
        "maire|edile|bourgmestre|premier magistrat|magistrat municipal",
        "prefet|prefete|patron du departement|gouverneur|gouverneure|chef de la circonscription|chef de l'executif regional",
        "pape|souverain pontife|saint-pere",
        "directeur|directrice|patronne|dg|pdg|responsable|premier responsable|premiere responsable|gerant|gerante",
        "depute|deputee|parlementaire|elu|elue|senateur|senatrice",
        "ministre|membre du gouvernement|tutelle",
        "president de l'assemblee nationale|chef du parlement|president du parlement|parlementaire",
        "medecin|docteur|praticien|specialiste|orthopediste|chirurgien",
        "secretaire|sg",
        "chef de la delegation|cheffe de la delegation|chef de delegation|chef de la mission|cheffe de la mission",
        "emissaire|envoye|envoyee|hote",
    ),
)
