"""What English official texts call their events, (type, pattern, weight), and the words before those who act in them."""

from toguna.reading.languages.pack import ActorWords

EVENTS: tuple[tuple[str, str, int], ...] = (
    ("lettres_de_creance", r"letters? of credence|credentials", 9),
    ("dementi", r"\bden(?:y|ies|ied|ial)\b|\bfake\b|\bforged|\bforgery|false (?:document|statement|information|news)|not authentic|disinformation", 9),
    ("deces", r"\bdeath of\b|\bfuneral|passed away|\bdied\b|national mourning|state burial", 7),
    ("promulgation", r"\bpromulgat|signed into law|royal assent", 7),
    ("nomination", r"\bappoint(?:s|ed|ment|ments)\b|\breshuffle|sworn in as|\bnamed as\b", 6),
    ("agenda", r"\bagenda\b|weekly programme|diary of|week ahead|schedule of", 8),
    ("conseil", r"\b(?:town|city|county|district|municipal) council\b|council meeting|board meeting|council of ministers|cabinet meeting|security council meeting|defen[cs]e council|national security council|\bchairs? (?:the |a )?(?:cabinet|council)", 7),
    ("sommet", r"\bsummit\b|heads of state and government", 6),
    ("inauguration", r"\binaugurat|foundation stone|ribbon|\bopens? (?:a |the |new )|\bopened (?:today|by|on|the new)|\bbreaks ground|officially open|\bcommission(?:s|ed) the|\blaunch(?:es|ed)?\b", 6),
    ("audience", r"\baudience\b|courtesy (?:call|visit)|received (?:in audience|by the president|the ambassador|a delegation)|\breceives\b|has received", 6),
    ("visite", r"\b(?:state|official|working|friendly|field) visit|on a visit|\bvisits?\b|\bvisited\b|\barriv(?:es|ed) in\b", 5),
    ("rencontre", r"\bmeets?\b|\bmet with\b|\bmeeting with\b|\btalks\b|\bbilateral|held discussions", 5),
    ("message", r"\bmessage\b|\bcondolences|\bcongratulat|best wishes|greetings", 6),
    ("discours", r"\bspeech\b|\baddress(?: to the nation|es the nation)|\bremarks\b|ladies and gentlemen|fellow citizens", 5),
    ("ceremonie", r"\bsworn in\b|\bceremon(?:y|ies)\b|\bcommemorat|\bparade\b|\banniversary|\baward(?:s|ed)?\b|\bmedal|swearing-in|independence day|\bsigning\b|closing session|opening session", 4),
    ("communique", r"\bcommunique|\bstatements? (?:of|by|on|from)\b|\bstatement\b|the government (?:informs|condemns|announces)|\bcondemns?\b|announc", 5),
)  # fmt: skip

ACTORS = ActorWords(
    presiding=r"\b(?:chaired by|presided over by|opened by|launched by|hosted by|inaugurated by|led by|under the chairmanship of|commissioned by|unveiled by)(?: the| h\.e\.| his excellency)? ?$",
    received=r"\b(?:received|meets?|met|met with|meeting with|talks with|held talks with|welcomed|hosts?|hosted|hosting|courtesy call (?:by|from)|visit(?:ed)? by|counterpart,?)(?: [^.;]{0,50})?$",
    attending=r"\b(?:in attendance|attended by|present (?:at|were)|also present|accompanied by|among those present|in the presence of|other(?:s| guests) (?:present|included))\b",
    deceased=r"\b(?:death of|passing of|loss of|late|funeral of|memory of|tribute to|condolences on)\b[^.;\n]{0,60}$",
    envoys=r"ambassad|high comm",
)
