"""English dates: words and the orders they come in."""

from toguna.reading.languages.pack import DateWords

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip

WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip

RELATIVE_DAYS = {
    "the day before yesterday": -2, "yesterday": -1, "today": 0, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "tonight": 0, "tomorrow": 1,
}  # fmt: skip

_LEAD = r"\b(?:(?P<deictic>this|today|yesterday),?{sp}\(?)?(?:(?P<weekday>{weekday}),?{sp}(?:the{sp})?)?"

RULES = (
    # "from 13 July to 6 August 2014", "5-9 July 2021", "13 to 15 July"
    (
        "month",
        r"\b(?P<day>{day})(?:{sp}(?P<month>{month})\b(?:{sp}(?P<year>{year}))?)?(?:{sp}to{sp}|(?P<also>{sp}and{sp})| ?[-–] ?|{sp}until{sp})"
        r"(?P<day2>{day}){sp}(?P<month2>{month})\b(?:,?{sp}\(?(?P<year2>{year}))?",
    ),
    # "July 5-9, 2021", "July 5 to August 2, 2021"
    (
        "month",
        r"(?P<month>{month}){sp}(?P<day>{day})(?:,?{sp}(?P<year>{year}))?(?:{sp}to{sp}| ?[-–] ?)"
        r"(?:(?P<month2>{month}){sp})?(?P<day2>{day})(?:,?{sp}(?P<year2>{year}))?(?!\d)",
    ),
    # "Saturday 29 July 2023", "the 29th of July"
    (
        "month",
        _LEAD + r"(?P<day>{day}){sp}(?:of{sp})?(?P<month>{month})\b"
        r"(?:,?{sp}(?P<year>{year})|{sp}(?P<last>last)\b|{sp}(?P<next>next)\b)?",
    ),
    # "July 29, 2023", "on Saturday, July 29"
    ("month", _LEAD + r"(?P<month>{month}){sp}(?P<day>{day})(?![\d:])(?:,?{sp}(?P<year>{year}))?"),
    # "July 2023", "last July"
    ("month", r"(?P<month>{month}){sp}(?:of{sp})?(?P<year>{year})"),
    ("month", r"\b(?:(?P<last>last)|(?P<next>next)){sp}(?P<month>{month})\b"),
    (
        "month",
        r"\b(?:in|by|until|till|since|from|late|early|mid|of|during|before|after|this|through){sp}(?P<month>{month})\b(?!{sp}\d|{sp}of{sp}\d|,?{sp}\d)",
    ),
    ("month", r"\bmid-(?P<month>{month})\b"),
    ("unit", r"\b(?:(?P<last>last)|(?P<next>next)){sp}(?P<unit>month|year)\b"),
    ("weekday", r"\b(?P<deictic>tomorrow|yesterday),?{sp}(?P<bare_weekday>{weekday})\b"),
    (
        "month",
        r"\b(?P<weekday0>{weekday}){sp}(?:and|to){sp}(?P<weekday>{weekday}),?{sp}(?P<day>{day}){sp}(?P<month>{month})(?:,?{sp}(?P<year>{year}))?",
    ),
    ("relative", r"(?<!of )(?P<relative>\b(?:{relative})\b)(?!'s)"),
    ("weekday", r"\b(?P<deictic>this){sp}(?P<bare_weekday>{weekday})\b"),
    ("weekday", r"\b(?:(?P<last>last)|(?P<next>next)){sp}(?P<bare_weekday>{weekday})\b"),
    (
        "weekday",
        r"\b(?:on|until|by|from|since|and|late|early){sp}(?P<bare_weekday>{weekday})(?![a-z]|{sp}and)(?!,?{sp}(?:\d|{month}))",
    ),
    ("weekday", r"(?P<bare_weekday>{weekday}){sp}(?:morning|afternoon|evening|night)\b"),
    (
        "year",
        r"\b(?:in|since|by|until|till|during|year|autumn|spring|summer|winter|early|late|mid|of|for|before|after|throughout|from|christmas|election|elections|act|games|end|to|and|dated|fiscal|financial)[ -](?P<year>(?:19|20)\d\d)"
        r"(?:{sp}?[-–/]{sp}?(?P<year2>{year}))?(?![\d,.]\d|{sp}(?:people|per|percent|%))",
    ),
    ("year", r"\b(?:from|between|for){sp}(?P<year>{year}){sp}(?:to|and){sp}(?P<year2>{year})"),
    ("year", r"\((?P<year>{year})(?:[-–](?P<year2>{year}))?\)"),
)

DATES = DateWords(
    months=MONTHS,
    weekdays=WEEKDAYS,
    relative_days=RELATIVE_DAYS,
    ordinal_day=r"\d{1,2}(?:st|nd|rd|th)",
    rules=RULES,
    background=(
        r"(?:\b(?<!\bwas )(?<!\bwere )(?<!been )(?:promulgat|sign|adopt|enact|publish|launch|creat|dat|held|appoint|"
        r"elect)[a-z]{0,4},? (?:on |in )?|\bborn (?:on )?|\bsince |\b(?:act|law|decree|order|statement|agreement|"
        r"constitution|speech|election|attacks?)(?: [^.;\n]{0,40})? (?:of|on|dated) (?:the )?)$"
    ),
    deadline=r"\b(?:until|no later than|before|by|as of|due on|scheduled for|by the end of|ahead of) (?:the |the end of )?$",
    future=r"\b(?:will|shall|is due|are due|scheduled|is expected|are expected|plans? to|upcoming|set to|is to|are to|ahead of|is set)\b",
    units={"month": "month", "year": "year"},
    names=r"\b(?:avenue|street|square|stadium|movement|bridge) (?:of )?(?:the )?$",
    capital_months=True,
    line=(
        r"(?:[a-z' -]{{2,40}}, ?)?(?:{weekday},? )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{month}(?:,? \d{{4}})?"
        r"(?: ?(?:at|,|-|–)? ?\d{{1,2}} ?[h:]\d{{0,2}})?(?: ?\|.*)?[.]?"
    ),
    lede=(
        r"\b(?:this|on|yesterday) {weekday}\b|\b{weekday},? \d{{1,2}}|\b{weekday}(?:,|\.| [a-z])|"
        r"\d{{1,2}}(?:st|nd|rd|th)? {month} \d{{4}}|{month} \d{{1,2}}, \d{{4}}|\b(?:today|yesterday)\b"
    ),
)
