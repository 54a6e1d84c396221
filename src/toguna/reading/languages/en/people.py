"""English titles, ranks and offices, and the capitals that are no names (patterns on folded text)."""

from toguna.reading.languages.pack import PeopleWords

PEOPLE = PeopleWords(
    honorifics=(
        r"(?:his|her|your|their) (?:excellency|excellencies|majesty|majesties|royal highness|highness|holiness|eminence|worship)|h\.? ?e\.? (?:mr\.?|mrs\.?|ms\.?|dr\.?)?|"
        r"h\.e\.|hrh|mr\.?|mrs\.?|ms\.?|miss|messrs\.?|drs?\.?|prof\.?|professor|sir|dame|lord|lady|baroness|the (?:rt|right) hon\.?|rt\.? hon\.?|the hon\.?|"
        r"honou?rable|hon\.?|rev\.?|reverend|bishop|archbishop|sheikh|imam|king|queen|pope|chief|alhaji|alhaja|barrister|shri|smt\.?|dato'?|sen\.?|rep\.?|gov\.?|engr\.?|arc\.?|nana|cllr\.?|councillor|mma|lawyer|arch\.?|pastor|apostle|senior advocate|justice"
    ),
    ranks=(
        r"lieutenant[- ]general|lt\.?[- ]gen(?:eral|\.)?|major[- ]general|maj\.?[- ]gen\.?|brigadier[- ]general|brig\.?[- ]gen\.?|general|gen\.|lieutenant[- ]colonel|lt\.?[- ]col(?:onel|\.)?|colonel|col\.|major|captain|capt\.?|"
        r"lieutenant|lt\.|commander|rear admiral|vice admiral|admiral|brigadier|field marshal|commodore|air chief marshal|air marshal|air vice-marshal|inspector[- ]general|sergeant|chief superintendent|detective inspector|detective"
    ),
    women=r"\b(?:mrs|ms|miss|madam|dame|lady|baroness|queen|princess|chairwoman|spokeswoman|first lady|her|she|smt|congresswoman|duchess)\b",
    men=r"\b(?:mr|sir|lord|king|prince|chairman|spokesman|his|he|shri|congressman|duke)\b",
    offices=(
        r"(?:deputy |vice[- ]|acting |former )?presidents?(?:-elect)?|(?:deputy )?prime ministers?|premier|foreign secretary|home secretary|chancellor of the exchequer|(?:cabinet|chief|principal|permanent|under-?)? ?secretar(?:y|ies)(?:[- ]general| of state| of defen[cs]e)?|"
        r"(?:state |deputy |junior |shadow )?ministers?|tanaiste|taoiseach|directors?(?:[- ]general)?|managing director|executive director|ambassadors?|(?:deputy )?governors?(?:[- ]general)?|(?:lord )?mayors?|"
        r"moderator|butcher|baker|lord-lieutenant|soil scientist|goalkeeper|midfielder|driver|trader|fisherman|headteacher|principal|bursar|warden|nominee|secretary general|special envoy|organiser|organizer|curator|chaplain|vicar|midwife|carpenter|ceann comhairle|district chief executives?|chief (?:executive|of staff|justice|whip|inspector|medical officer|scientific adviser|economist|constable|minister|of defence staff|of army staff)(?: officer)?|ceo|cfo|coo|chiefs?|heads?(?! to)|"
        r"spokespersons?|spokesm[ae]n|spokeswom[ae]n|advis[eo]rs?|senators?|congressm[ae]n|congresswom[ae]n|(?:high |chief |deputy |assistant )?commissioners?|representatives?|coordinators?|"
        r"chair|chairm[ae]n|chairwoman|chairperson|chancellor|vice[- ]chancellor|speakers?|envoys?|special envoy|inspectors?|king|queen|prince|princess|emperor|sultan|emir|pope|bishop|archbishop|"
        r"attorney[- ]general|solicitor[- ]general|attorney|permanent representative|members? of parliament|mps?|mep|mla|msp|td|leaders?|founder|co-founder|judge|justice|magistrate|lawyer|barrister|"
        r"professor of|lecturer|researcher|scientist|economist|historian|journalist|author|writer|artist|actor|actress|singer|engineer|doctor|nurse|teacher|farmer|student|pupil|resident|"
        r"managers?|officers?|superintendent|administrator|auditor[- ]general|auditor|comptroller|registrar|treasurer|trustee|partner|owner|expert|consultant|analyst|activist|entrepreneur|"
        r"counterpart|predecessor|successor|wife|husband|son|daughter|first lady|widow|chief guest|captain|coach|athlete|player|winner|champion|negotiator|ranking member|clerk|delegate|"
        r"nominee|candidate|host|president and ceo|first minister|deputy first minister|lord chancellor|paymaster general|comptroller general"
    ),
    before_name=(
        r"(?:vice[- ])?presidents?|(?:deputy )?prime minister|premier|ministers?|foreign secretary|home secretary|taoiseach|tanaiste|"
        r"secretary-general|secretary|governor|ambassador|mayor|senator|chancellor|prince|princess|speaker|commissioner|congressman|congresswoman|representative|"
        r"high commissioner|director|councillor|justice|judge|deputy president|deputy minister|first lady|attorney general|chairman|chairperson|emperor|sultan|emir|first minister"
    ),
    misters=r"\b(?:mr|sir|lord)",
    title_joins=r"the ",
    title_endings=r"(?!)",
    name_begins=("d'", "n'", "m'", "el", "al"),
    particles=frozenset(
        "wa arap ole ni mac nic ua of de du van von der den bin ibn ben al el ould da dos la le di y ap".split()
    ),
    complements=frozenset("of de du la le y".split()),
    noble=frozenset({"de"}),
    noble_articles=frozenset({"du"}),
    called=r"(?!)",
    function_names=frozenset(
        (
            "the a an of and in on at to for by with from this that these those his her its our their we they he she it i you my me us them who whom which what "
            "when where why how while as if but or nor so yet not no yes all both each every some any many most more much other others another such same "
            "after before during since until although though because however moreover furthermore meanwhile therefore thus hence then also additionally finally "
            "first second third firstly secondly lastly today yesterday tomorrow now here there earlier later previously currently recently "
            "january february july september october november december monday tuesday wednesday thursday friday saturday sunday "
            "be is are was were been being has have had do does did would shall should can could might must "
            "under over between among against about around above below into onto out up down off through throughout across within without upon toward towards per via like "
            "speaking addressing responding commenting following according including despite amid given see read note notes source photo image about "
            "thank thanks dear ladies gentlemen welcome let only just even still once twice one two three four five six seven eight nine ten "
            "in-person well good good-bye hello please more-information editors ends contact email tel telephone further"
        ).split()
    ),
    body_names=frozenset(
        (
            "president presidential presidency minister ministry ministerial prime republic state states government governments council assembly national general secretary secretariat "
            "director directorate chief head united kingdom nations union commission commissioner community federation federal embassy ambassador high supreme "
            "forces force army armed navy air defence defense security justice health education economy economic finance financial foreign affairs cooperation commonwealth "
            "summit forum conference centre center palace airport hotel stadium square project programme program initiative initiatives "
            "plan agency authority bank company institute university school college parliament parliamentary senate house houses commons lords district region regional city county country countries "
            "people peoples africa african west western east eastern north northern south southern europe european asia asian america american americas pacific atlantic god christmas "
            "easter ramadan eid diwali hanukkah office offices department departments royal international world global day week month year press road roads safety "
            "games act acts law bill decree order group committee board cabinet statement statements speech speeches message messages remarks "
            "central middle great greater new old young big small free first lady "
            "service services public private civil military police fire rescue intelligence border immigration customs tax revenue treasury exchequer "
            "court courts tribunal inquiry commission review report reports strategy policy framework agreement agreements treaty convention protocol charter declaration "
            "fund funds foundation trust charity association society league party movement alliance coalition network council councils "
            "energy climate environment environmental water food agriculture rural affairs transport trade industry business enterprise innovation science technology digital culture media sport sports women youth children families "
            "labour employment work pensions housing communities local skills higher "
            "north-east north-west south-east south-west england scotland wales midlands highlands islands island lake river sea ocean gulf mount bay cape coast "
            "street avenue lane park gardens garden hall tower bridge museum gallery library theatre hospital clinic surgery cathedral church mosque temple abbey castle "
            "cup league championship championships tournament olympic olympics paralympic final match club "
            "award awards prize medal medals order cross honour honours legion memorial monument "
            "covid covid-19 coronavirus ebola hiv aids malaria un unesco unicef who imf nato eu au ecowas igad eac sadc usaid fcdo dfid nhs bbc "
            "online website web page gov uk us usa email twitter facebook youtube instagram "
            "english french british scottish welsh irish kenyan nigerian ghanaian canadian australian indian chinese russian german italian spanish japanese arab muslim christian jewish catholic anglican hindu sikh "
            "joint special permanent deputy vice senior junior assistant chair chairman executive managing chartered "
            "phase round table workshop meeting session opening closing ceremony launch visit talks dialogue consultation week-long annual independence liberation victory remembrance republic-day "
            "royal-family majesty highness excellency queen king prince princess crown"
        ).split()
    ),
    body_endings=r"(?:tion|tions|sion|sions|ments?|isms?|ances?|ences?|ities|ity|ics|ical|ness|ship|ships|hood|ings|ology|ologies|ures|ages|eries|ously|ally|ively)$",
    named_after=(
        r"\b(?:avenue|street|road|square|stadium|hospital|school|college|university|institute|foundation|prize|award|trophy|cup|airport|bridge|dam|centre|center|hall|house|museum|library|"
        r"memorial|park|theatre|hurricane|cyclone|storm|operation|fort|camp|port|hotel|barracks|aircraft carrier|hms|hmcs|uss|ss|mv)(?: of)? $"
    ),
    office_before=(
        r"the|a|an|his|her|its|their|our|new|newly appointed|newly elected|current|former|ex-|then|outgoing|incoming|acting|deputy|senior|interim|who is|as|also|both|respectively|"
        r"uk|us|eu|un|kenyan|nigerian|british|irish|canadian|australian|indian|french|american|local|global|founding|honorary|chief|lead|associate|assistant|principal|shadow|executive|managing"
    ),
    office_links=(
        r"(?:is|was|has been|have been|will be|will become|becomes|became|remains)(?: (?:re-?)?(?:appointed|elected|named|nominated|sworn in|confirmed|designated|selected))?(?: (?:as|to the post of|to the position of|to the role of|to be))?(?: (?:the|a|an|new|next))*|"
        r"(?:appointed|elected|named|nominated|sworn in)(?: (?:as|to be))?(?: (?:the|a|an|new))*|in (?:his|her) capacity as|serving as|as"
    ),
    office_former=r"former|ex|deputy|acting|then|senior|vice|assistant|interim|outgoing|uk|us|shadow",
    office_of=r"of|to|for|to the|of the|for the",
    office_goes_on=r"(?:and(?! (?:the |mr|mrs|ms|dr|h\.?e))|of|for|[a-z]{4,16}(?:,| and) [a-z&, ]{0,40}(?:affairs|trade|services|development|innovation|skills|sport|communities|employment|tourism|defence|industry|culture|media|environment|security|marine|energy|communications|cooperation))(?![a-z])",
    office_ends=(
        r"late|and to|is|are|was|were|has|have|had|will|would|can|could|may|might|must|who|which|that|whose|where|when|while|as|said|says|say|told|tells|today|yesterday|on|during|after|before|since|"
        r"met|meets|meet|visited|visits|hosted|hosts|joined|joins|welcomed|welcomes|welcoming|announced|announces|added|adds|stated|states that|noted|notes|urged|urges|called|calls|thanked|thanks|received|receives|receive|"
        r"attended|attends|opened|opens|launched|launches|signed|signs|chaired|chairs|presided|addressed|addresses|arrived|arrives|led|leads|gave|gives|made|makes|paid|pays|took|takes|set|sets|"
        r"here|from|with|by|into|over|through|alongside|accompanied|including|he|she|they|it|we|i|his|her|their|but|then|also|ahead|speaking|respectively|under|about|and (?=the |mr|mrs|ms|dr|h\.?e|other|his |her |several|members)|"
        r"congratulated|expressed|confirmed|praised|paid|held|discussed|agreed|warned|commended|reaffirmed|reiterated|encouraged|highlighted|emphasi[sz]ed|stressed|explained|described|assured|acknowledged|unveiled|inaugurated|commissioned|flagged"
    ),
    office_not_last=r"of|for|to|the|a|an|and|in|at|by|or|his|her|their|former|new|deputy|acting|as",
    office_no_ends=frozenset(),
    office_signed=r"for |by ",
    office_post=r"to the post of ",
    office_adjectives=r"new|former|young",
    office_bounds=r"(?:of|for) ",
    office_forms=r"s?$",
    after_name=frozenset(
        "mp mps mep msp td mla mna qc kc obe cbe mbe kbe phd frs jr sr esq sc san ofr gcon gcfr cfr mfr egh ebs mgh cbs".split()
    ),
    after_name_office=r"mp|mep|msp|td|mla",
    office_modifiers=True,
    relations=r"counter|predece|success|wife|husband|son|daught|widow|member|host|winner",
    kin=r"(?:wife|husband|son|daughter|widow)",
    heads=(
        r"(?:president|vice president|deputy president|prime minister|secretary-general|secretary general|king|governor|mayor)(?: of (?:the )?[a-z-]+(?: [a-z-]+)?)?|head of state|first minister|"
        r"(?:foreign|home|defen[cs]e|health|education|finance|business|energy|environment|transport) (?:secretary|minister)"
    ),
)
