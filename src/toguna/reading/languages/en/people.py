"""English titles, ranks and offices, and the verbs that carry words (patterns on folded text)."""

from toguna.reading.languages.pack import PeopleWords

PEOPLE = PeopleWords(
    honorifics=(
        r"(?:his|her|your|their) (?:excellency|excellencies|majesty|royal highness|highness)|h\.? ?e\.? (?:mr\.?|mrs\.?|ms\.?|dr\.?)?|"
        r"h\.e\.|mr\.?|mrs\.?|ms\.?|miss|dr\.?|prof\.?|professor|sir|dame|lord|lady|the (?:rt|right) hon\.?|rt hon|"
        r"honou?rable|hon\.|rev\.?|bishop|archbishop|sheikh|imam|king|queen"
    ),
    ranks=(
        r"lieutenant[- ]general|major[- ]general|brigadier[- ]general|general|lieutenant[- ]colonel|colonel|major|captain|"
        r"lieutenant|commander|rear admiral|vice admiral|admiral|brigadier|field marshal|commodore|air marshal|inspector[- ]general"
    ),
    offices=(
        r"vice-president|president|prime minister|deputy prime minister|foreign secretary|home secretary|minister|secretary|director|ambassador|governor|mayor|"
        r"chief|head|spokesperson|spokesman|spokeswoman|adviser|advisor|senator|commissioner|representative|coordinator|"
        r"chair|chairman|chairwoman|chairperson|chancellor|speaker|high representative|envoy|inspector|king|queen|prince|princess|"
        r"attorney|permanent secretary|permanent representative|high commissioner"
    ),
    before_name=(
        r"vice-president|president|prime minister|deputy prime minister|(?:[a-z]{3,14} ){0,3}minister|foreign secretary|home secretary|"
        r"secretary-general|secretary|governor|ambassador|mayor|senator|chancellor|prince|princess|speaker|commissioner"
    ),
    particles=frozenset("of de du van von der bin ben al el ould da dos".split()),
    never_names=frozenset(
        (
            "the a an of and in on at to for by with from this that these those his her its our their we they he she it i you "
            "president minister ministry prime republic state states government council assembly national general secretary "
            "director chief head united kingdom nations union commission community federation embassy ambassador high supreme "
            "forces army armed defence defense security justice health education economy finance foreign affairs cooperation "
            "summit forum conference centre center palace airport hotel stadium square project programme program initiative "
            "plan agency authority bank company institute university school parliament senate district region city country "
            "people africa african west east north south europe european january february july "
            "september october november december monday tuesday wednesday thursday friday saturday sunday god christmas "
            "easter ramadan after before during when while as also however moreover today yesterday tomorrow all both "
            "mr mrs ms dr sir office department house royal international world day press office road safety "
            "commonwealth games act law decree group committee board cabinet statement speech message"
        ).split()
    ),
    saying=(
        r"said|says|say|told|added|adds|stated|declared|noted|stressed|announced|explained|warned|concluded|recalled|"
        r"commented|replied|wrote|insisted|emphasi[sz]ed|affirmed|observed|continued|underlined|pledged|urged"
    ),
    said_pronoun=r"(?:he|she|they) (?:said|added|stated|noted|stressed|explained|warned|concluded|recalled|declared)",
    according_to=r"(?:according to|for)",
    naming=(
        r"(?:programme|program|project|operation|initiative|entitled|titled|called|named|dubbed|film|book|newspaper|theme|"
        r"slogan|label|known as|so-called|campaign|song|ship|award|motto)(?: (?:is|was|of|the|this year)){0,3} ?:? ?$"
    ),
)

ORGANISATION_HEADS = (
    r"Community|Union|Organi[sz]ation|Confederation|Commission|Council|Agency|Authority|Bank|Fund|Committee|Assembly|Court|"
    r"Association|Federation|Institute|Office|Company|Centre|Center|Group|Mission|Party|Front|Movement|Alliance|Department|"
    r"Foundation|League|Coalition|Secretariat|Programme|Network|Forces|Chamber|University|Board"
)
