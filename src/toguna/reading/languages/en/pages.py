"""How English sites word the frame around their articles (whole lines, folded)."""

from toguna.reading.languages.pack import PageWords

PAGES = PageWords(
    read_link=(
        r"read|read (?:more|on|the (?:full |whole )?(?:story|article|statement|speech|news)|full (?:story|article)|article|this)|"
        r"(?:read more|continue reading|read on) (?!news|stories|articles).{1,120}|more about .{1,80}|continue(?: reading)?|more|view(?: more| all)?|"
        r"learn more|see more|find out more|full (?:story|article)|show more|details"
    ),
    read_link_tail=r"(?:read|continue)(?: (?:more|reading|on|the full story|the full article))?",
    read=frozenset({"read", "continue"}),
    related_heading=(
        r"(?:related|similar|recommended|read more|further|recent|latest|more|other|all|popular|previous|top) "
        r"(?:articles?|news|posts?|stories|content|topics?|links?|items?|reading|publications|statements|headlines|updates|documents)"
        r"\b.{0,50}|more (?:from|on|like|in)\b.{0,50}|see also|also (?:read|see|in the news)|read (?:also|next)|"
        r"you (?:may|might) (?:also )?(?:like|be interested).{0,30}|(?:in|on) (?:the same|this) (?:section|category|subject|topic)|"
        r"most read|in other news|elsewhere|what to read next"
    ),
    related_link=r"(?:see|read) also ?:.{1,250}|also (?:read|see) ?:.{1,250}|related ?:.{1,250}",
    section=(
        r"news|latest|press(?: releases?)?|media(?: cent(?:re|er))?|speech(?:es)?|statements?|events?|newsroom|press room|"
        r"announcements?|blog|photos?|videos?|gallery|publications?|activities|updates?|briefings?|"
        r"news and events|news & events|press statements?|diary"
    ),
    share=r"share(?: (?:this|on|via|with|the|it|:).{0,80})?|follow us.{0,60}|tweet(?: this)?|like this",
    share_joining=frozenset({"on", "via", "and"}),
    social=r"print|copy(?: link)?|e-?mail(?: this)?|link|share|save",
    home=r"home|you are here",
    navigation=(
        r"skip to (?:main )?content|menu|search|home|contact(?: us)?|back(?: to.{0,30})?|(?:previous|next|prev)"
        r"(?: (?:article|post|page|story))?(?: ?:.{0,200})?|page \d{1,4} of \d{1,4}|leave a (?:comment|reply)|"
        r"\d{0,5} ?comments?|no comments|subscribe.{0,60}|newsletter|english(?: francais)?|close|open menu|log ?in|sign (?:up|in)|"
        r"site ?map|\d{1,5} (?:views?|shares?|min read)"
    ),
    published=(
        r"(?:published|posted|updated|last (?:updated|modified)|released|issued)(?: by .{1,60})?(?: on| at|:| )"
        r".{1,60}|date(?: of publication)? ?:.{1,50}"
    ),
    published_line=r"(?:{weekday},? )?\d{{1,2}}(?:st|nd|rd|th)? {month},? \d{{4}}(?:,? ?(?:at |-|–)? ?\d{{1,2}} ?[h:]\d{{0,2}})?(?: ?\| ?.{{1,60}})?",
    published_when=r"yesterday|today|ago",
    byline=r"(?:written by|authors?|sources?|photo(?: credit)?|credit|image|caption) ?:? ?.{1,80}|by .{1,60}",
    tags=r"(?:tags?|keywords?|topics?|categor(?:y|ies)|filed under|posted in) ?:.{0,200}",
    copyright=r"all rights reserved.{0,80}|terms (?:of use|and conditions).{0,60}|privacy (?:policy|notice).{0,60}|legal notice",
    cookies=r"uses?|accept|reject|consent|policy|settings|manage|agree|preferences",
    institution=r"(?:the )?(?:office of|government of|ministry|republic|presidency|state house|embassy|parliament|official (?:web)?site|"
    r"official portal|department|city of)\b.{0,80}",
    salutation=r"(?:excellenc(?:y|ies)|ladies|gentlemen|mr|madam|honou?rable|distinguished|dear|fellow|my fellow|i thank|"
    r"thank you|god bless|long live)\b",
)
