"""A third language, as small as one can be: what a pack must say for a person with an office, a date and a quote to be read.

It is no pack of the reader's: it shows that a new one is data alone. Patterns of what it says nothing about match nothing.
"""

from toguna.reading.languages.pack import (
    ActorWords,
    AppointmentWords,
    DateWords,
    GrammarWords,
    LanguagePack,
    OrganisationWords,
    PageWords,
    PeopleWords,
    PlaceWords,
    SpeechWords,
)

NOTHING = r"(?!)"

GRAMMAR = GrammarWords(
    articles=r"os? |as? ",
    indefinite=r"um |uma ",
    of_the=r"do |da |ao |pelo |pela ",
    joining=r"e",
    determiner=r"(?<![a-z])(?:os?|as?|um|uma|seu|sua) $",
    many=r"(?<![a-z])(?:os|as|dos|das|varios) $",
    her_article=r"(?:^|\W)(?:a|da) $",
    his_article=r"(?:^|\W)(?:o|do|ao) $",
    before_nouns=r"(?<![a-z])(?:os?|as?|dos?|das?|de|em|e|no|na) $",
    before_countries=r"\b(?:o|a|em|do|da|de|e) $",
    plural=r"^[^ ]*s(?: |$)",
    glued=("d'",),
    glued_of=(),
    glued_articles=(),
    possessive="",
    empty=frozenset("o a os as um uma de do da dos das e ao em no na".split()),
    abbreviations=frozenset("sr sra dr dra eng exmo exma no".split()),
)

DATES = DateWords(
    months={
        "janeiro": 1, "fevereiro": 2, "marco": 3, "abril": 4, "maio": 5, "junho": 6, "julho": 7, "agosto": 8,
        "setembro": 9, "outubro": 10, "novembro": 11, "dezembro": 12,
    },
    weekdays={
        "segunda-feira": 0, "terca-feira": 1, "quarta-feira": 2, "quinta-feira": 3, "sexta-feira": 4, "sabado": 5,
        "domingo": 6,
    },
    relative_days={"ontem": -1, "hoje": 0, "amanha": 1},
    ordinal_day=r"1 ?o|primeiro",
    rules=(
        ("month", r"\b(?:(?P<deictic>esta|este|ontem|hoje),?{sp})?(?:(?P<weekday>{weekday}),?{sp})?(?P<day>{day}){sp}de{sp}(?P<month>{month})(?:{sp}de{sp}(?P<year>{year}))?"),
        ("relative", r"(?P<relative>\b(?:{relative})\b)"),
    ),
    background=r"\b(?:promulgada|assinado|desde) (?:em |a )?$",
    deadline=r"\bate (?:ao? )?$",
    future=r"\b[a-z]+(?:ara|era|ira)\b",
    units={"mes": "month", "ano": "year"},
    names=r"\b(?:avenida|rua|praca) (?:de |do )?$",
    capital_months=False,
    line=r"(?:[a-z' -]{{2,40}}, ?)?\d{{1,2}} de {month} de \d{{4}}[.]?",
    lede=r"\b(?:esta|este|ontem),? {weekday}\b|\d{{1,2}} de {month} de \d{{4}}|\b(?:hoje|ontem)\b",
)  # fmt: skip

PAGES = PageWords(
    read_link=r"ler mais|ler", read_link_tail=r"ler(?: mais)?", read=frozenset({"ler"}), related_heading=r"leia tambem",
    related_link=NOTHING, section=r"noticias|comunicados?", share=r"partilhar", share_joining=frozenset({"em"}),
    social=NOTHING, home=r"inicio", navigation=r"menu", published=r"publicado.{1,60}",
    published_line=r"\d{{1,2}} de {month} de \d{{4}}", published_when=r"hoje|ontem", byline=NOTHING, tags=NOTHING,
    copyright=NOTHING, cookies=NOTHING, institution=NOTHING, salutation=NOTHING,
)  # fmt: skip

PEOPLE = PeopleWords(
    honorifics=r"senhora?|sra?\.?|doutora?|dra?\.?|engenheir[oa]|sua excelencia",
    ranks=r"general|coronel",
    women=r"\b(?:senhora|sra|doutora|ministra|presidente da|diretora|ela|a)\b",
    men=r"\b(?:senhor|sr|doutor|ministro|diretor|ele|o)\b",
    misters=r"\b(?:sr\.|senhor )",
    title_joins=r"os? |as? ",
    title_endings=NOTHING,
    name_begins=(),
    particles=frozenset("de da do dos das e".split()),
    complements=frozenset({"em"}),
    noble=frozenset({"de"}),
    noble_articles=frozenset("do da dos das".split()),
    called=NOTHING,
    offices=r"president[ea]|ministr[oa]s?|primeir[oa][- ]ministr[oa]|diretor(?:a|es)?(?: geral)?|governador(?:a|es)?|embaixador(?:a|es)?",
    before_name=r"presidente|ministr[oa]|primeir[oa][- ]ministr[oa]|embaixador",
    function_names=frozenset("o a os as um uma de do da dos das em no na nos nas e que com por para ao esta este ele ela".split()),
    body_names=frozenset("ministerio governo republica palacio conselho assembleia pesca porto rio nacional".split()),
    body_endings=r"(?:cao|coes|mento|mentos|dade|ismo)$",
    named_after=r"\b(?:avenida|rua|estadio|hospital) (?:de |do |da )?$",
    office_before=r"o|a|os|as|um|uma|seu|sua|novo|nova|antigo|antiga",
    office_links=r"(?:e|foi|era)(?: nomead[oa])?(?: [oa])?",
    office_former=r"antig[oa]|ex",
    office_of=r"do|da|dos|das|de",
    office_goes_on=r"(?:das?|dos?|de|e)(?![a-z])",
    office_ends=r"foi|sera|disse|afirmou|declarou|recebeu|visitou|que|quando|onde|esta|este|hoje|ontem|com|em|por|para|ele|ela",
    office_not_last=r"de|do|da|dos|das|o|a|e|em",
    office_no_ends=frozenset(),
    office_signed=r"pelo |por ",
    office_post=r"no cargo de ",
    office_adjectives=r"novo|nova|antigo|antiga",
    office_bounds=r"(?:de|do|da|dos|das) ",
    office_forms=r"(?:[oae])?s?$",
    office_modifiers=False,
    relations=r"homologo|espos|filh",
    kin=r"(?:espos|filh)",
    heads=r"president[ea] da republica|primeir[oa][- ]ministr[oa]",
    after_name=frozenset(),
    after_name_office=NOTHING,
)  # fmt: skip

SPEECH = SpeechWords(
    saying=r"diss|afirm|declar|acrescent|sublinh|explic|garant",
    auxiliaries=r"tem|foi",
    inverted=r"[\s,.»”\"]{0,4}(?!e\b|que\b|de\b|do\b|da\b|em\b|foi\b)[a-z]{2,}",
    inverted_pronoun=NOTHING,
    periphrasis=NOTHING,
    pronoun=r"[\s,.»”\"]{0,4}(?:disse|afirmou|acrescentou) (?:(?P<he>ele)|(?P<she>ela))\b",
    subject=r"(?:^|[\s(«“\"])(?:(?P<he>ele)|(?P<she>ela)|(?P<last_he>este ultimo))(?= )",
    according_to=r"segundo|de acordo com|para",
    according_pronoun=r"segundo (?:ele|ela)",
    goes_on=r"\bacrescentando\b",
    naming=r"(?:programa|projeto|operacao|livro|lema) ?:? ?$",
    object=r"(?:\bcom|\bde|\bdo|\bda|\bpor|\bpelo|\bpela|\bpara|\be|\brecebe|\brecebeu|\bencontrou)(?: [oa])? ?$",
    the=r"os? |as? |este |esta ",
    articles=r"os?|as?|um|uma",
    plain_single_quotes=False,
    topic=r"\bquanto (?:ao |a )$",
    leading=r"\b(?:chefiada|liderada) (?:pelo |pela |por )$",
    leader="chefe da delegacao",
    stand_ins=r"governante|responsavel",
    anybody=r"responsavel|ministr[oa]",
    same_office=("ministro|ministra|governante",),
)

PLACES = PlaceWords(
    building_first=r"[Pp]alácio|[Aa]eroporto|[Pp]orto", building_last="", building_not_before=NOTHING,
    building_adjectives=r"internacional|nacional", building_inside="", building_of="", joining=r"d[aeo]s?",
    locative=r"(?:\bem|\bno|\bna)$", place_of=r"\b(?:cidade|vila|ilha|(?P<region>provincia)) d[aeo] $", region_last="",
    at_city=r"\b[Ee]m ", inside=NOTHING, lead=r"(?:^|[ (])(?:em|de|do|da|para|no|na|e) $", strong_lead=r"(?:^|[ (])(?:em|para) $",
    joined=r"(?:, ?| e )(?:em |de )?", at_name=r"\b(?:em|para|cidade de) ", not_city_before=NOTHING, list_ends=r"e|em",
    before_day=NOTHING, elsewhere=r"\ba caminho\b", hosting=r"^.{0,3}(?:acolheu|recebeu)",
)  # fmt: skip

EVENTS = (
    ("audience", r"\baudiencia\b|recebeu em audiencia", 6),
    ("visite", r"\bvisit(?:a|ou)\b", 5),
)

PACK = LanguagePack(
    code="pt",
    function_words=frozenset("o a os as um uma de do da dos das em no na e que com por para ao foi sua seu".split()),
    grammar=GRAMMAR,
    dates=DATES,
    pages=PAGES,
    people=PEOPLE,
    speech=SPEECH,
    appointments=AppointmentWords(
        context=r"\bnomead[oa]s?\b", named=r"\bnomead[oa] ", naming=NOTHING, formerly=r"\bate agora\b",
        replacing=r"\bem substituicao de\b",
    ),
    places=PLACES,
    events=EVENTS,
    actors=ActorWords(
        presiding=r"\bpresidid[oa] p(?:elo|ela|or) $", received=r"\brecebe(?:u)?(?: em audiencia)?(?: [^.;]{0,60})?$",
        attending=r"\bna presenca\b", deceased=NOTHING, envoys=r"embaixador",
    ),
    organisations=OrganisationWords(
        heads=r"União|Comissão|Banco|Organização", joining=r"d[aeo]s?|e", adjectives=r"africana|nacional", no_acronyms=frozenset()
    ),
)  # fmt: skip
