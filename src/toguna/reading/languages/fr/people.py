"""French titles, ranks and offices, and the capitals that are no names (patterns on folded text)."""

from toguna.reading.languages.pack import PeopleWords

# Words that end as the nouns of offices and trades do, and are none.
_NO_OFFICES = (
    r"liste|piste|triste|existe|insiste|assiste|resiste|persiste|consiste|secteur|moteur|facteur|quartier|chantier|"
    r"metier|dernier|premier|courrier|fevrier|janvier|calendrier|couleur|valeur|hauteur|lecteur|entier|sentier|"
    r"ouvriers?|carriere|matiere|derniere|premiere|frontiere|entiere|barriere|arriere|ailleurs|plusieurs|leur|"
    r"tracteur|vecteur|ascenseur|compteur|directeur|directrice|papier|dossier|cahier|cavalier|particulier|"
    r"particuliere|regulier|financier|ulterieur|exterieur|interieur|anterieur|meilleur|honneur|matrice|entrepreneur"
)
# What it must be is looked for first, for every long word of a text comes here.
_BY_ENDING = rf"(?=[a-z]{{5,17}}[ers][ ,])(?!{_NO_OFFICES})[a-z]{{3,12}}(?:(?:istes?|logues?|iatres?)(?= )|(?:teur|trice|cheur|deur|tteur|seur|seuse|tier|tiere|rier|riere)(?= |,))"
_OFFICES = (
    rf"{_BY_ENDING}|romanciere?|educat(?:eur|rice)|ministre-presidente?|prefet-maire|vice-ministre|wali|caid|pacha|adjointe?s?|gardien(?:ne)?|elue?|chef de file|fondeur|cultivat(?:eur|rice)|artisane?|peintre|grand-duc|grande-duchesse|vis-a-vis|"
    r"(?:co-?)?(?:vice-)?presidente?s?(?:[- ]directrices? generales?|[- ]directeurs? general)?|pdg|dg|drh|premiere?s?[- ]ministres?|"
    r"(?:premiere?|deuxieme|troisieme|1er|1ere|2e|2eme|3e|3eme|quatrieme) (?:vice-presidente?|adjointe?|secretaire|questeur|conseillere?)|"
    r"vice-premiere? ministre|ministres?|ministre-conseillere?|(?:sous-)?secretaires?|directeurs?|directrices?|sous-direct(?:eur|rice)|"
    r"ambassadeurs?|ambassadrices?|gouverneure?s?|(?:sous-)?prefete?s?|maires?|bourgmestre|echevine?|edile|chefs?|cheffes?|sous-chef|"
    r"porte-parole|conseillere?s?|deputee?s?|senateurs?|senatrices?|(?:haute?-)?commissaires?|haute? representante?|"
    r"representante?s?(?! (?:respectivement|les|des populations|de l'etat et))|coordinateurs?|coordonnateurs?|coordonnatrices?|coordinatrices?|commandante?s?|"
    r"inspecteurs?|inspectrices?|recteurs?|rectrice|vice-recteur|doyens?|doyenne|emissaires?|envoyee?s?|administrateurs?|administratrices?|"
    r"procureure?s?|greffiere?|juge|magistrate?|batonnier|notaire|huissier|avocate?s?|rapporteure?s?|questeure?|roi|reine|prince|princesse|emir|sultan|"
    r"souverain|monarque|emperor|pape|archeveque|eveque|cardinal|pasteur|khalife|charge(?:e)?s? (?:d'affaires|de mission|de communication|des affaires|de cours|de projet|de programme)|"
    r"consule?s?|consul general|mediateur|mediatrice|auditeurs?|auditrice|controleurs?|controleuse|tresoriere?s?|payeur|delegue?e?s?|"
    r"patronne?s?|gerante?s?|responsables?|fondateurs?|fondatrices?|cofondat(?:eur|rice)|manager|managing director|chercheurs?|chercheuse|"
    r"economistes?|journalistes?|historien(?:ne)?s?|sociologues?|politologues?|ecrivaine?s?|poete|artistes?|musicien(?:ne)?s?|cineastes?|realisat(?:eur|rice)s?|"
    r"acteurs? de cinema|actrice|chanteurs?|chanteuse|athlete|footballeurs?|entraineure?s?|selectionneurs?|capitaine de l'equipe|arbitre|"
    r"medecins?|medecin-chef|chirurgien(?:ne)?s?|infirmiere?s?(?:-chef| major)?|sages?-femmes?|pharmacien(?:ne)?|orthopediste|pediatre|gynecologue|cardiologue|"
    r"ingenieure?s?|architectes?|enseignante?s?(?:-chercheur)?s?|professeure? (?:d|a|titulaire|agrege)[a-z' ]|instituteur|institutrice|proviseure?|"
    r"etudiante?s?|eleves?|laureate?s?|beneficiaires?|expert?e?s?|consultante?s?|specialistes?|analystes?|militante?s?|activistes?|syndicalistes?|"
    r"entrepreneure?s?|promoteurs?|promotrices?|operateurs? economiques?|investisseur|banquiere?|commercante?s?|agricult(?:eur|rice)s?|"
    r"hommes? d'affaires|femmes? d'affaires|homme politique|femme politique|diplomates?|general en chef|generalissime|opposante?s?|candidate?s?|membres?(?! (?:du|des) (?:gouvernements?|institutions|forces))|"
    r"intendante?|prevot|notables?|chef coutumier|mere|pere|veuve|epouse|epoux|fils|fille|frere|soeur|"
    r"premiere dame|dauphin|homologues?|predecesseurs?|successeurs?|titulaire|garde des sceaux|numero (?:un|deux|1|2)|"
    r"agent comptable|comptable|caissiere?|attachee? (?:de|d'|militaire|culturel)|assistante?|redact(?:eur|rice)(?: en chef)?|"
    r"point focal|team leader|animat(?:eur|rice)|organisat(?:eur|rice)|commissaire general|curateur|conservat(?:eur|rice)|archiviste|"
    r"officier|sous-officier|porte-drapeau|locataire du palais|dirigeante?s?|leaders?|figure|icone"
)

PEOPLE = PeopleWords(
    honorifics=(
        r"s\.? ?e\.? ?m\.?(?: (?:mme|m\.))?|s\.? ?e\.?(?: m(?:me|\.))?|s\.? ?a\.? ?r\.?|s\.? ?m\.|(?:son|sa|leurs?|votre) (?:excellence|majeste|altesse|saintete|eminence)(?: royale| imperiale| serenissime)?s?|"
        r"messieurs|mesdames|mesdemoiselles|monsieur|madame|mademoiselle|maitres?|docteurs?|professeure?s?|monseigneur|mm\.?|mmes|mme\.?|melle|mlle|mr\.?|m\.|"
        r"drs?\.?|prs?\.?|prof\.?|mes?\.?|mgr\.?|el[ -]?hadj[ij]?|elh\.?|hadja|feue?|l'honorable|honorable|sir|lord"
    ),
    ranks=(
        r"generale?s?(?: (?:d'armee|de corps d'armee|de corps aerien|de corps|de division|de brigade)(?: aerienne)?)?|lieutenant[- ]colonels?|lt-?\.? ?col\.?|colonel[- ]majors?|colonels?|col\.|"
        r"commandants?|chefs? (?:de bataillon|d'escadrons?|de brigade)|capitaines?|cne|lieutenants?|sous-lieutenants?|contre-amiral|vice-amiral|amiral|marechal|"
        r"adjudants?(?:[- ]chefs?)?|sergents?(?:[- ]chefs?)?|caporal(?:[- ]chef)?|intendant general|inspecteur general de police|inspecteur general|controleur general|"
        r"medecin[- ](?:colonel|general|commandant|capitaine)|commissaire (?:divisionnaire|principal|general|colonel)|commissaire(?: de police)?|gouverneur general|gal\.?|gen\."
    ),
    women=(
        r"\b(?:mme|madame|mlle|melle|mademoiselle|mesdames|la|une|reine|princesse|directrice|ambassadrice|presidente|cheffe|conseillere|deputee|senatrice|"
        r"administratrice|coordinatrice|coordonnatrice|adjointe|gouverneure|prefete|fondatrice|patronne|premiere ministre|nommee|nee|elle)\b"
    ),
    men=r"\b(?:m\.|mm\.|mr|monsieur|messieurs|roi|prince|directeur|president|conseiller|senateur|administrateur|coordinateur|coordonnateur|le|un|fondateur|nomme|ne|il)(?![\w])",
    offices=_OFFICES,
    before_name=(
        r"vice-presidente?s?|grand-duc|grande-duchesse|presidente?s?|premiere? ministre|ministres?|gouverneure?|ambassadeurs?|ambassadrice|maire|roi|reine|prince|princesse|emir|pape|"
        r"deputee?|senateur|senatrice|prefete?|commissaire|cardinal|archeveque|pasteur|abbe"
    ),
    misters=r"\b(?:m\.|mm\.|mr|monsieur|sir|lord)",
    title_joins=r"les? |la |l'|et ",
    title_endings=r"er|eme",
    name_begins=("d'", "n'", "m'", "el", "al"),
    particles=frozenset(
        "de du d' des ben bin ibn ould oul mint ag ag. el al van von der den da dos do dit dite alias ep. epouse nee bint wa wa- arap ole mac ter te zu af av m' y e ten abou abu ou'ld n' le la".split()
    ),
    complements=frozenset({"de", "du", "d'", "des", "la", "le", "de la", "du la", "dos", "y", "e"}),
    noble=frozenset({"de"}),
    noble_articles=frozenset({"du"}),
    called=r"dite? ",
    function_names=frozenset(
        (
            "le la les l un une des de du d et a au aux en dans pour par sur ce cet cette ces cela ceci celui celle ceux celles son sa ses il elle nous vous ils y "
            "elles leur leurs qui que quoi dont mon ma mes notre nos votre vos lui je tu on eux soi se si ne pas non oui ni or car donc mais ou "
            "selon apres avant lors lorsque pendant durant ainsi enfin aussi alors afin comme quant outre sans sous vers chez entre contre depuis des "
            "cependant toutefois tout tous toute toutes plusieurs quelques certains certaines chaque aucun aucune autre autres etaient etait est sont ont sera seront fut "
            "quand quel quelle quels quelles pourquoi comment combien parmi malgre face grace suite loin pres hors hormis sauf voici voila certes puis ensuite "
            "egalement notamment surtout tandis pourtant neanmoins desormais dorenavant actuellement aujourd hier demain bientot deja encore jamais toujours "
            "prenant recevant intervenant rappelant saluant parlant s'adressant etant ayant venu venue reçu recu invite invitee interroge interrogee accompagne accompagnee presents presentes "
            "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche "
            "vive merci bonjour bienvenue cher chere chers cheres mesdames messieurs excellence excellences monsieur madame honorables distingues distingue "
            "premierement deuxiemement troisiemement finalement concernant s'agissant vu considerant bref signe fait lire voir photo photos credit source auteur publie avec c n "
            "via dixit conclusion pour-sa-part fin debut au-dela celui-ci celle-ci ceux-ci celles-ci lui-meme elle-meme deux trois quatre cinq six sept huit neuf dix cent mille"
        ).split()
    ),
    body_names=frozenset(
        (
            "president presidente presidence presidentiel presidentielle ministre ministres ministere ministeres ministeriel premier premiere republique etat etats gouvernement conseil assemblee nationale "
            "national nationaux nationales chef secretaire secretariat general generale generaux directeur directrice direction transition constitution constitutionnel cour cours tribunal "
            "commission union organisation communaute federation confederation ambassade ambassadeur ambassadrice haute haut hauts supreme "
            "commandant commandement forces force armees armee defense securite justice sante education economie finances finance affaires interieur exterieur "
            "etrangeres cooperation sommet forum conference centre palais aeroport hotel stade place projet projets programme programmes initiative "
            "plan agence autorite banque societe institut universite ecole lycee college corps constitues diplomatique parlement parlementaire "
            "senat district region regions cercle commune communes ville villes pays peuple peuples nation nations unies uni afrique africaine africain africains africaines ouest est "
            "nord sud centrale centre-nord europe europeenne europeen majeste altesse amerique asie moyen-orient monde mondial mondiale internationale international internationales internationaux "
            "dieu allah islam noel ramadan paques tabaski aid saint sainte honorable decret loi lois arrete groupe groupes comite comites "
            "bureau cabinet prefecture mairie maire prefet journee journees fete visite ceremonie audience discours message communique communiques "
            "delegue deleguee delegues deleguees adjoint adjointe adjoints conseiller conseillere porte-parole honoraire plenipotentiaire resident residente residents sortant sortante elu elue elus interimaire "
            "charge chargee developpement durable urbanisme habitat logement agriculture elevage peche environnement climat energie mines petrole eau eaux forets foret transports transport "
            "infrastructures numerique digitalisation communication poste postes culture sport sports jeunesse femme femmes famille enfant enfants travail emploi fonction publique public administration "
            "territoriale territorial decentralisation collectivites budget commerce industrie artisanat tourisme recherche scientifique enseignement superieur superieure secondaire primaire "
            "formation professionnelle professionnel technique techniques plateforme fonds caisse compagnie entreprise entreprises chambre syndicat association associations fondation ligue mouvement parti front alliance "
            "coalition reseau office ordre mission missions delegation equipe operation campagne festival salon foire exposition prix coupe championnat tournoi jeux match "
            "match finale club ballon lions aigles elephants etalons ecureuils panthere leopards lion or argent bronze "
            "accord accords traite convention protocole charte pacte declaration agenda objectif objectifs strategie vision horizon dialogue assises etats-generaux concertation concertations "
            "nations-unies onu ua cedeao uemoa cemac oms unicef fmi bad bm usaid pnud journal officiel officielle officiels radio television tele presse agence-france media medias groupe-banque "
            "credit mutuel mutuelle coton or riz mais cacao cafe route routes pont barrage port gare avenue boulevard rue quartier village residence villa salle maison musee monument memorial bibliotheque "
            "hopital clinique laboratoire pharmacie hopitaux centre-ville garde gendarmerie police douane douanes impots tresor sapeurs pompiers militaire militaires civil civile civils civiles "
            "service services departement departements division section unite base camp ecole-nationale bataillon brigade regiment quartier-general etat-major "
            "grand grande grands grandes petit petite petits petites nouveau nouvelle nouveaux nouvelles ancien ancienne bon bonne beau belle jeune jeunes vieux vieille "
            "premiere-dame commandeur officier chevalier medaille merite ordre-national legion honneur croix rouge croissant bleu blanc noir vert verte "
            "acte actes titre article chapitre annexe numero annee annees mois semaine jour jours siecle heure heures "
            "honneur fraternite travail-progres paix solidarite unite progres democratie liberte egalite dignite discipline patrie independance indépendance revolution refondation "
            "marche marches contrat contrats appel offres offre dossier rapport bilan etude note lettre lettres guide manuel code livre film theatre opera musique orchestre ballet "
            "sahel maghreb sahara savane ocean mer fleuve lac riviere mont montagne plaine vallee desert golfe cap ile iles cote detroit canal atlantique pacifique indien mediterranee "
            "chretien chretienne musulman musulmane catholique protestant protestante evangelique eglise mosquee cathedrale basilique paroisse diocese "
            "francais francaise anglais anglaise chinois chinoise russe americain americaine arabe arabes francophonie francophone "
            "zone zones espace cite parc jardin jardins domaine secteur ligne lignes phase lot composante axe pilier chantier chantiers site sites point points "
            "royaume sultanat principaute emirat sud-africain sud-africaine executif executive directoire vp pm dg pdg sg pca dga drh dircab mle administratif administrative administratives administratifs tour tours combattant combattants anciens anciennes vivant vivants haitien haitiens "
            "covid covid-19 ebola paludisme sida vih rise data center digital business bank africa african group holding invest energy capital telecom telecoms orange mtn moov "
            "rencontre rencontres entretien reunion session atelier seminaire colloque symposium congres table ronde cloture ouverture lancement inauguration remise signature nomination nominations remaniement "
            "resilience action humanitaire gestion hecatombe niveau titre-du avis information informations actualite actualites sommaire objet reference references contact contacts tel fax email bp"
        ).split()
    ),
    body_endings=r"(?:tion|tions|sion|sions|ments?|ismes?|ances?|ences?|ants|ents|ites?|iques?|aires?|elles?|ales?|aux|iennes?|aises?|euses?|trices?|logies?|ures?|ages?|erie|eries)$",
    named_after=(
        r"\b(?:palais|stade|avenue|rue|boulevard|place|hopital|hopitaux|chu|chr|chn|clinique|lycee|college|groupe scolaire|ecole|universite|institut|fondation|prix|trophee|coupe|"
        r"tournoi|concours|loi|aeroport|aeroport international|pont|barrage|centre|centre international|centre hospitalier|complexe|amphitheatre|amphi|salle|musee|bibliotheque|mausolee|"
        r"monument|memorial|camp|caserne|base|rond-point|echangeur|quartier|cite|villa|promotion|navire|bateau|patrouilleur|hotel|gymnase|arena|dome|parc|jardin|marche|mosquee|"
        r"eglise|cathedrale|basilique|espace|maison|theatre|cinema|grand prix|ballon|challenge|bourse|ordre|croix|medaille|operation|ouragan|cyclone|tempete|societe|entreprise|cabinet|"
        r"agence|groupe|compagnie|ong|association|association|radio|village|commune|marathon|residence|immeuble|port|gare|autoroute|route|statue|buste|stele)"
        r"(?: (?:[a-z]{4,16}al|[a-z]{4,16}ale|[a-z]{4,16}ique|de conferences?|de sante|omnisports?|sportif|olympique|militaire|aerienne|prive|prive e|public|publique|mere et enfant))?"
        r" (?:de l'|d'|de la |de |du |des )?(?:feu )?$"
    ),
    office_before=(
        r"le|la|l'|les|un|une|son|sa|ses|leur|notre|votre|d'un|d'une|du|de la|nouveau|nouvelle|nouvel|actuel|actuelle|ancien|ancienne|anciens|ex-?|alors|par ailleurs|egalement|aussi|deja|jusque-la|jusqu'ici|"
        r"tout nouveau|precedent|precedente|tres respecte|celebre|jeune|haut|grand|egalement|ci-devant|qui est|qui etait|en sa qualite de|en qualite de|agissant en qualite de|en tant que|non moins|tous deux|toutes deux|respectivement|premier"
    ),
    office_links=(
        r"(?:est|etait|a ete|ont ete|sont|vient d'etre|fut|sera|devient|est devenue?|reste|demeure|qui est|soit)(?: (?:nommee?s?|elue?s?|reelue?|designee?s?|promue?|reconduite?|portee?|confirmee?|installee?))?(?: (?:a la tete|au poste|aux fonctions|en qualite|comme|a titre|a la fonction|aux postes)(?: de| d')?)?(?: (?:nouveau|nouvelle|nouvel|le|la|l'|un|une))?|"
        r"(?:nommee?|elue?|designee?|promue?)(?: (?:au poste|aux fonctions|en qualite|comme)(?: de| d')?)?|en sa qualite de|en qualite de|en tant que|agissant en qualite de"
    ),
    office_former=r"anciens?|anciennes?|ex|ci-devant",
    office_of=r"de|du|des|de la|de l'|d'|aupres du|aupres de la|aupres de|adjoint au|pres la|pres le",
    office_goes_on=(
        r"(?:des|de la|de l'|du|d'|de|chargee?s?|porte-parole|delegue(?:e)?s?|pres|aupres|representante? residente?|haut|garde des sceaux)(?![a-z])"
    ),
    office_ends=(
        r"a|a-t-il|a-t-elle|ont|est|sont|etait|etaient|avait|avaient|fut|sera|aura|qui|que|qu'il|qu'elle|dont|ou|lequel|laquelle|s'est|se|s'|n'a|n'est|ne|il|elle|ils|elles|on|lors|hier|ce|cet|cette|ces|avant|apres|ainsi|afin|"
        r"accompagnee?s?|entouree?s?|assistee?s?|representee?s?|decedee?|nommee?s?|elue?|recue?s?|dans|sous|durant|pendant|au cours|a l'issue|a l'occasion|a travers|en presence|en marge|en visite|en compagnie|en ces termes|en provenance|"
        r"felicite|lance|ouvre|installe|visite|rencontre|echange|s'entretient|dement|condamne|promulgue|signe|nomme|remercie|exprime|adresse|souhaite|appelle|demande|exhorte|inaugure|represente|dirige|conduit|assure|confirme|promet|justifie|tranche|denonce|pose|decore|eleve|rassure|sollicite|attend|arrive|quitte|regagne|conclut|cloture|livre|dresse|evoque|plaide|remplace|succede|insiste|juge|reagit|vient|venue?s?|ayant|etant|declare|indique|affirme|souligne|rappelle|annonce|explique|precise|preside|invite|salue|estime|recoit|accueille|procede|participe|prend|pris|presente|rend|remet|effectue|"
        r"pour sa part|de son cote|quant a|ainsi que|en sejour|en mission|precedemment|en remplacement|jusqu'ici|jusque-la|matricule|mle|aux cotes|"
        r"et (?=l[ea]s? |l'|m\.|mme|mm\.|son |sa |ses |d'autres|plusieurs|de nombreu)|et (?:ses|son|sa)|au palais|au siege|peut|doit|dit|fait|met|tient|veut|voit|va|selon|lui|leur|y|en a|comme|"
        r"representant (?=l[ea] |l'|son |sa )|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|par|avec|aux fins|sur invitation|tout en|puis|mais|car|or|donc"
    ),
    office_not_last=r"de|du|des|d|d'|la|le|les|l|l'|a|au|aux|et|en|par|pour|avec|que|chez|entre|sur|sous|son|sa|un|une|ou|ancien|ancienne|ex|nouveau|nouvelle|comme|dit|dite",
    office_no_ends=frozenset("àÀ"),
    office_signed=r"pour |par ",
    office_post=r"au poste de ",
    office_adjectives=r"meme|dit|future?|nouveau|nouvelle|jeune|actuelle?|ancien|ancienne",
    office_bounds=r"(?:de|du|des) |d'",
    office_forms=r"(?:rice|eure|eur|ere|er|euse|ienne|ien|e)?s?$",
    after_name=frozenset("phd obe cbe".split()),
    after_name_office=r"(?!)",
    office_modifiers=False,
    relations=r"homolog|predece|success|epou|veuve|fils|fille|frere|soeur|mere|pere|hote|laureat|membre|figure|icone",
    kin=r"(?:epou|veuve|fils|fille|frere|soeur|mere|pere)",
    heads=(
        r"(?:president|presidente) (?:de la (?:republique(?: [a-z']+)?(?: d[ue] [a-z]+)?|transition|federation de [a-z]+|confederation)|du faso|francais|de l'assemblee nationale|du senat)|"
        r"(?:chef|cheffe) (?:de l'etat|du gouvernement|de la mission|de la delegation)|premiere? ministre|ministre(?: d'etat)? (?:de la |de l'|des |du )[a-z-]+(?: (?:et )?(?:de la |de l'|des |du |et )?[a-z-]+){0,4}|maire(?: de [a-z-]+)?"
    ),
)
