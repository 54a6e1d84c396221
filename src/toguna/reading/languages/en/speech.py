"""English words that carry somebody's words (patterns on folded text)."""

from toguna.reading.languages.pack import SpeechWords

SPEECH = SpeechWords(
    saying=(
        r"said|says|say\b|saying|told|tells|added|adds|adding|stated|states\b|stating|declar|noted|notes\b|noting|stress|announc|explain|warn|conclud|recall|remark|"
        r"comment|repl(?:ied|y)|wrote|writes|insist|emphasi[sz]|affirm|observ|continu|underlin|pledg|urg|assur|argu|ask|call|describ|express|reiterat|reaffirm|acknowledg|admit|tweet|post|quot|"
        r"commend|thank|prais|welcom|join|promis|claim|deni|denied|suggest|point|highlight|appeal|vow|echo|according|words|in a statement|in a letter|in a message|read\b|reads\b"
    ),
    auxiliaries=r"has",
    inverted_pronoun=r"(?!)",
    periphrasis=r"(?!)",
    inverted=r"[\s,.”\"’']{0,4}(?:also |further |later |then )?(?!and\b|which\b|that\b|for\b|of\b|in\b|on\b|to\b|was\b|is\b|will\b|has\b|were\b|are\b|at\b|with\b|from\b|the\b|a\b|an\b|by\b|but\b|as\b)[a-z]{2,}",
    pronoun=r"[\s,.”\"’']{0,4}(?:(?P<he>he)|(?P<she>she)) (?:also |further |then |later |has |had )?(?:[a-z]{2,})|[\s,.”\"’']{0,4}(?:said|added|continued|noted|explained) (?:(?P<he2>he)|(?P<she2>she))\b",
    subject=r"(?:^|[\s(“\"])(?:(?P<he>he)|(?P<she>she)|(?P<last_he>the latter))(?= )",
    according_to=r"according to|in the words of|for",
    according_pronoun=r"according to (?:him|her)|in (?:his|her) (?:view|words|opinion)|for (?:him|her)(?= ?,)",
    goes_on=r"\b(?:adding|continuing|going on to say)\b",
    naming=(
        r"(?:programme|program|project|operation|initiative|entitled|titled|called|named|dubbed|film|book|newspaper|theme|themed|"
        r"slogan|label|known as|so-called|campaign|song|ship|award|motto|report|document|paper|term|word|phrase|concept|strategy|plan|policy|exhibition|album|series|event|app)"
        r"(?: (?:is|was|of|the|this year|for|on|under)){0,3} ?[:,]? ?$"
    ),
    object=(
        r"(?:\bwith|\bof|\bto|\bby|\bfor|\bfrom|\bagainst|\bbetween|\band|\balongside|\baccompanied by|\blike|\bthat|\bthan|\bon|\bat|"
        r"\b(?:met|meeting|thanked|thanking|received|receiving|congratulated|congratulating|welcomed|welcoming|told|telling|urged|hosted|joined))(?: (?:the|his|her|a))? ?$"
    ),
    the=r"the |this |his |her |our ",
    articles=r"the|an?",
    plain_single_quotes=True,
    topic=r"(?:\bas for |(?:^|[.!?\n] ?)(?:for|according to) )(?:the |his |her )?$",
    leading=r"\b(?:led|headed) by (?:the |its |h\.e\. )?$",
    leader="leader of the delegation",
    stand_ins=r"head of state|delegation leader|speaker|official|lawmaker|legislator|envoy|diplomat|monarch|pontiff|host",
    anybody=r"official|minister|president|director|ambassador|envoy|diplomat|governor|mayor",
    same_office=(
        "president|head of state|commander-in-chief|king|leader",
        "prime minister|premier|head of government|taoiseach",
        "ambassador|envoy|diplomat|high commissioner",
        "director|head|chief|boss|chief executive|ceo|managing director",
        "cabinet secretary|cs|minister|secretary",
        "principal secretary|ps|permanent secretary",
        "secretary-general|secretary general|un chief",
        "mp|legislator|lawmaker|member of parliament|senator",
        "spokesperson|spokesman|spokeswoman",
        "chair|chairman|chairwoman|chairperson",
        "governor|county chief",
    ),
)
