"""French titles, ranks and offices, and the verbs that carry words (patterns on folded text)."""

from toguna.reading.languages.pack import PeopleWords

PEOPLE = PeopleWords(
    honorifics=(
        r"s\.? ?e\.? ?m\.?|s\.? ?e\.?(?: m(?:me|\.))?|(?:son|sa|leurs?|votre) (?:excellence|majeste|altesse)(?: royale)?s?|"
        r"messieurs|mesdames|monsieur|madame|mademoiselle|maitre|docteur|professeur|monseigneur|mm\.|mmes|mme|mlle|m\.|"
        r"dr\.?|pr\.?|prof\.?|me\.?|mgr\.?|el hadj|elhadj|cheikh|imam|feu|l'honorable|honorable"
    ),
    ranks=(
        r"general(?: (?:d'armee|de corps d'armee|de division|de brigade))?(?: aerienne)?|lieutenant[- ]colonel|colonel[- ]major|colonel|"
        r"commandant|chef de bataillon|capitaine|lieutenant|sous-lieutenant|contre-amiral|vice-amiral|amiral|marechal|"
        r"adjudant(?:-chef)?|intendant general|inspecteur general|medecin[- ](?:colonel|general)|commissaire(?: divisionnaire)?|"
        r"gouverneur general"
    ),
    offices=(
        r"vice-presidente?|presidente?|premiere? ministre|premiere? vice-presidente?|vice-premiere? ministre|ministre|secretaire|directeur|directrice|"
        r"ambassadeur|ambassadrice|gouverneure?|prefete?|maire|chef|cheffe|porte-parole|conseillere?|deputee?|senateur|"
        r"senatrice|commissaire|representante?(?! (?:les|respectivement)\b)|coordinateur|coordonnateur|coordonnatrice|coordinatrice|commandant|haut representant|haute?-commissaire|"
        r"inspecteur|inspectrice|recteur|doyen|emissaire|envoyee?|administrateur|administratrice|procureure?|greffier|"
        r"rapporteur|questeur|roi|reine|prince|princesse|emir|sultan|charge d'affaires|consul|mediateur|auditeur|"
        r"controleur|tresorier|payeur|delegue|patronne?|gerante?|responsable"
    ),
    before_name=(
        r"vice-presidente?|presidente?|premiere? ministre|ministre|gouverneure?|ambassadeur|ambassadrice|maire|roi|reine|prince|princesse|"
        r"deputee?|senateur|senatrice|prefete?"
    ),
    particles=frozenset(
        "de du d' des ben bin ibn ould ag ag. el al van von der da dos mint dit dite ep. epouse nee".split()
    ),
    never_names=frozenset(
        (
            "le la les l un une des de du d et a au aux en dans pour par sur ce cet cette ces son sa ses il elle nous vous ils "
            "elles leur leurs qui que mon ma notre nos votre vos lui "
            "president presidente presidence ministre ministere premier premiere republique etat etats gouvernement conseil assemblee nationale "
            "national nationaux nationales chef secretaire general generale directeur directrice transition constitution cour "
            "commission union organisation communaute federation confederation ambassade ambassadeur haute haut supreme "
            "supreme commandant forces armees armee defense securite justice sante education economie finances affaires "
            "etrangeres cooperation sommet forum conference centre palais aeroport hotel stade place projet programme initiative "
            "plan agence autorite banque societe institut universite ecole ministres corps constitues diplomatique parlement "
            "senat district region cercle commune ville pays peuple nation nations unies afrique africaine africain ouest est "
            "nord sud europe europeenne monsieur madame messieurs mesdames excellence majeste altesse janvier fevrier mars "
            "avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche "
            "dieu allah islam noel ramadan paques etaient etait outre selon apres avant lors pendant durant ainsi enfin aussi "
            "cependant toutefois tout tous toute toutes une depuis vive honorable decret loi arrete groupe direction comite "
            "bureau cabinet prefecture mairie journee fete visite ceremonie audience discours message communique "
            "monde international internationale internationales internationaux charge chargee developpement"
        ).split()
    ),
    saying=(
        r"declar|indiqu|affirm|soulign|rappel|ajout|precis|expliqu|annonc|confi|dit\b|lanc|conclu|poursuiv|assur|estim|"
        r"insist|martel|not|releve|laiss|fait (?:savoir|remarquer|valoir|observer)|ecri|repond|observ|temoign|confirm|rejou|"
        r"salu|martele|reconnu|admis|renseign|deplor|felicit|exhort|promis|signifi|prevenu|averti|conseill|reagi|exprim|"
        r"s'est (?:rejoui|felicite|exclame|indigne|convaincu|engage|interroge)"
    ),
    said_pronoun=r"[^.«»\n]{0,20}?-t-(?:il|elle|on)\b|(?:dit|dira|fit)-(?:il|elle)\b",
    according_to=r"(?:selon|pour|d'apres|a en croire|aux yeux de|de l'avis de)",
    naming=(
        r"(?:programme|projet|operation|initiative|intitulee?s?|denommee?s?|baptisee?s?|film|livre|ouvrage|journal|theme|"
        r"thematique|slogan|label|nomme|(?<!\ba )(?<!\bont )(?<!\bavait )dite?|appelee?|surnommee?|titre|oeuvre|roman|marque|concept|campagne|prix|"
        r"caravane|groupe|association|parti|mouvement|quotidien|magazine|emission|chanson|navire|avenue|salle)"
        r"(?: (?:de|du|la|le|les|a|national|nationale|phare|est|etait|retenu|suivant|de l'annee)){0,4} ?:? ?$"
    ),
)

ORGANISATION_HEADS = (
    r"Communauté|Union|Organisation|Organisme|Confédération|Commission|Conseil|Agence|Autorité|Banque|Fonds|Comité|Assemblée|Cour|"
    r"Association|Fédération|Institut|Office|Société|Centre|Groupe|Mission|Parti|Front|Mouvement|Alliance|Direction|"
    r"Fondation|Ligue|Syndicat|Coalition|Secrétariat|Haute Autorité|Haut Conseil|Programme|Réseau|Forces|Chambre|Université|Ordre|Caisse"
)
