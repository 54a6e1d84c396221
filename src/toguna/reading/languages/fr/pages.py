"""How French sites word the frame around their articles (whole lines, folded)."""

from toguna.reading.languages.pack import PageWords

PAGES = PageWords(
    read_link=(
        r"lire|lire (?:la suite|plus|l'article|l'article complet|tout l'article|l'integralite|davantage|l'actualite|"
        r"le communique|le discours|tout)|lire la suite (?:de|sur) .{1,120}|suite|la suite|voir (?:plus|la suite|"
        r"l'article|tout|le detail)|en savoir(?: \+| plus)?|plus d'infos?|plus de details|consulter|decouvrir|afficher plus"
    ),
    read_link_tail=r"(?:lire|en savoir|voir)(?: (?:la suite|plus|l'article))?",
    read=frozenset({"lire", "voir", "en savoir"}),
    related_heading=(
        r"(?:les |nos |d')?(?:autres?|plus d'?|davantage d'?|toutes les|dernier(?:e)?s) ?(?:articles?|actualites?|actus?|nouvelles|"
        r"infos?|informations|publications|communiques|textes|depeches|sujets|evenements)\b.{0,60}|"
        r"(?:a |voir |et )?(?:lire|voir|decouvrir|consulter) (?:aussi|egalement)|a lire(?: ensuite)?|voir aussi|"
        r"(?:sur|dans) l[ea] meme (?:sujet|theme|rubrique|categorie|section)|sur ce (?:sujet|theme)|"
        r"articles? (?:similaires?|lies|connexes|recents|associes|relatifs|recommandes|populaires|en relation|precedents|"
        r"suivants|a lire)|(?:actualites|publications|contenus|pages|sujets|informations) "
        r"(?:similaires|liee?s|connexes|recentes?|associee?s|precedentes)|a la une|a ne pas (?:rater|manquer)|les plus lus|"
        r"(?:vous (?:aimerez|pourriez|serez)|cela (?:peut|pourrait)|ces (?:articles|sujets)).{0,60}|dans l'actualite|"
        r"nos (?:dernieres )?actualites|l'essentiel de l'actualite|(?:egalement|aussi) dans l'actualite"
    ),
    related_link=r"(?:a )?lire (?:aussi|egalement) ?:.{1,250}|(?:a )?voir (?:aussi|egalement) ?:.{1,250}",
    section=(
        r"(?:toute l')?actualites?|actus?|nouvelles|les? communiques?(?: de presse)?|communiques?(?: de presse)?|discours|discours et messages|"
        r"messages?|allocutions?|salle de presse|espace presse|presse|agenda|evenements?|audiences?|visites?|"
        r"a propos|dossiers?|medias?|photos?|videos?|galerie|publications?|activites?|activites du president|"
        r"actualites et evenements|toutes les actualites|a la une|flash infos?|breves?|voyages?|diplomatie"
    ),
    share=(
        r"(?:partage[rz]?|partager?)(?: (?:cet|cette|ce|sur|l'|la|le|avec|via|:).{0,100})?|suivez[- ]nous.{0,80}|"
        r"retrouvez[- ]nous sur.{0,80}|nous suivre|j'aime|tweeter"
    ),
    share_joining=frozenset({"sur", "via", "et"}),
    social=r"imprimer|copier(?: le lien)?|envoyer(?: par e-?mail)?|courriel|partager",
    home=r"accueil|vous etes ici",
    navigation=(
        r"(?:aller au|passer au) contenu(?: principal)?|menu(?: principal)?|rechercher?|accueil|contact(?:ez-nous)?|retour.{0,30}|haut de page|"
        r"(?:article |page )?(?:precedente?|suivante?)(?: ?:.{0,200})?|page \d{1,4} (?:sur|de) \d{1,4}|navigation.{0,30}|"
        r"(?:laisser|ecrire|ajouter) un commentaire|\d{0,5} ?commentaires?|aucun commentaire|abonnez-vous.{0,60}|"
        r"newsletter|lettre d'information|s'abonner.{0,30}|francais(?: english)?|fermer|ouvrir le menu|connexion|"
        r"s'inscrire|plan du site|plus d'actualites|\d{1,5} (?:vues?|lectures?|partages?)"
    ),
    published=(
        r"(?:publiee?|mise? (?:a jour|en ligne)|postee?|modifiee?|ecrit|redigee?|paru|diffusee?)s? ?(?:par .{1,60} )?(?:le|:|ce|il y a)"
        r".{1,70}|(?:date(?: de (?:publication|parution|mise en ligne))?|derniere mise a jour) ?:?.{1,50}"
    ),
    published_line=r"(?:{weekday},? )?(?:le )?\d{{1,2}}(?:er)? {month},? \d{{4}}(?:,? ?(?:a |-|–)? ?\d{{1,2}} ?[h:]\d{{0,2}})?(?: ?\| ?.{{1,60}})?",
    published_when=r"hier|aujourd|il y a",
    byline=(
        r"(?:ecrit par|redige par|auteur|source|sources|credits?(?: photos?)?|photos?|redaction|image|legende|"
        r"copyright photo) ?:? ?.{1,80}|par (?!ailleurs|contre|consequent|exemple|suite|la suite).{1,60}"
    ),
    tags=r"(?:mots?[- ]cles?|tags?|etiquettes?|categories?|rubriques?|themes?|classe dans|dossier) ?:.{0,200}",
    copyright=r"tous droits reserves.{0,80}|mentions legales.{0,80}|conditions (?:generales )?d'utilisation.{0,60}|"
    r"politique de confidentialite.{0,60}|donnees personnelles",
    cookies=r"utilis|accept|refus|politique|param|gerer|confidentialite|navigation",
    institution=r"(?:la )?(?:presidence|ministere|republique|gouvernement|primature|cabinet|secretariat general|site officiel|"
    r"portail officiel|ambassade|assemblee nationale|mairie|commune|union|commission)\b.{0,80}",
    salutation=r"(?:excellences?|mesdames|messieurs|monsieur|madame|honorables?|distingue|chers?|cheres?|mes chers|peuple|"
    r"citoyens|camarades|je vous|vive|que dieu)\b",
)
