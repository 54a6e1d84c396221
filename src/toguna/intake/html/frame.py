"""The frame of a page told by its elements: by tag, role, class, and by the shape of a row of teasers.

Classes and names are those of the programs that official sites run on (WordPress and its builders, Drupal, SPIP, Joomla,
TYPO3, Government Site Builder, GOV.UK) as well as words of French, English and German."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from .lines import Line, Lines

_TAGS = {"nav": "navigation", "footer": "footer", "aside": "sidebar", "dialog": "dialog", "menu": "navigation"}
_ROLES = {
    "navigation": "navigation", "contentinfo": "footer", "search": "navigation", "complementary": "sidebar",
    "dialog": "dialog", "alertdialog": "dialog", "banner": "header", "menu": "navigation", "menubar": "navigation",
    "toolbar": "share",
}  # fmt: skip
_HIDDEN = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
# In order of use: the first that fits names the kind.  A name of ``inner`` may be part of a longer one
# ("post-share-buttons"), one of ``whole`` is a class by itself.
_NAMES = (
    (
        "hidden",
        "",
        r"sr-only|visually-?hidden|screen-reader(?:-text|-only)?|element-invisible|aural|hide-text|skip-?(?:links?|nav|to-content)"
        r"|invisible|govuk-visually-hidden|govuk-skip-link|fr-sr-only|fr-skiplinks|d-none|ms-dialoghidden|offscreen",
    ),
    (
        "cookies",
        r"cookies?|consent|rgpd|gdpr|tarteaucitron\w*|cmplz|didomi|onetrust|cookiebot|borlabs\w*|cky",
        r"cc-(?:window|banner|content)|cli-\S+|moove_gdpr\S*|eupopup",
    ),
    (
        "share",
        r"share|sharing|shares?-?buttons?|partage[rsz]?|sharedaddy|addtoany|addthis|sharethis|shariff|heateor|ssba|teilen|shared",
        r"social|socials|social-?(?:links?|media|icons?|buttons?|bar|bookmarks?|list|networks?|navigation|menu)|socialmedia|a2a\S*"
        r"|reseaux(?:-sociaux)?|st-inline\S*|essb\S*|swp_\S+|et_social\S*|mashsb\S*|sociable|service-?(?:bar|links|leiste|content|nav\S*)|nav-service\S*"
        r"|print|print-?(?:link|page|button|icon|mail-?pdf|only)s?|printfriendly|pf-content-bar|btn-print|imprimer|impression|drucken|toolbar"
        r"|page-?tools|article-?tools|tools|outils|itemtoolbar|icons|jsocial\S*|jtsocial\S*|gov-share|listen|readspeaker\w*|rsbtn|rs_skip"
        r"|text-?(?:size|resize|zoom)|font-?(?:size|resize)\w*|accessibility-?\w*|\S*social-?(?:share|buttons?|icons?|links?)\S*|css-actions",
    ),
    (
        "comments",
        r"disqus\w*|commentlist|comment-?(?:list|respond|form|area|section|wrap|wrapper|box|thread|reply)",
        r"comments?|respond|kommentare?|commentaires?|comments-\w+|fb-comments|jcomments|forum|reponses|leave-a-reply|wp-block-comments"
        r"|post-comments(?:-form)?|comment-add",
    ),
    (
        "related",
        r"related|relatedposts|yarpp|similar|lire-aussi|voir-aussi|lire-egalement|outbrain|taboola|pagination|pager|pagenav|postnav"
        r"|autres-(?:articles|actualites|actus)|meme-rubrique|articles-(?:lies|associes|similaires)|read-?(?:also|next)|also-?read|see-?also"
        r"|you-may-(?:also-)?like|most-?(?:read|popular|viewed)|recent-?(?:posts?|news|articles|entries)|latest-?(?:news|posts|articles)"
        r"|dernieres-?(?:actualites|nouvelles|actus)|post-?navigation|next-?prev|prev-?next|previous-?next|recommended|recommendations?",
        r"crp_\S*|rp4wp\S*|a-lire|weitere-?\w*|verwandte\w*|mehr-zum-thema|more-?(?:news|stories|articles|posts|from|on)|trending|popular(?:-?(?:posts|news))?"
        r"|plus-lus|teasers?|teaser-?(?:list|box|row|group|grid|container|wrapper|block)|posts-?navigation|nav-?(?:links|single|previous|next|below|above)"
        r"|navigation|paging|page-?(?:links|numbers)|et_pb_posts|et_pb_blog\S*|blog-?posts|posts-list|news-list|newslist|elementor-widget-posts|elementor-posts\S*"
        r"|news-backlink-wrap|backlink|back-?link|contextual-?(?:links|footer|sidebar)|gem-c-contextual-\S+|mostread|latestnews\w*|newsflash|wp-block-query|hyperlien",
    ),
    (
        "breadcrumb",
        r"breadcrumbs?|filariane|rootline|crumbs?|pathway|fil-?(?:d-)?ariane",
        r"ariane|bread-crumbs?|you-?are-?here|hierarchie|brotkrumen?|chemin|clickpath|arbo|fil",
    ),
    (
        "navigation",
        r"navbar|megamenu|mega-?menu|submenu|sub-?(?:nav|menu)|main-?(?:nav|menu|navigation)|site-?(?:nav|navigation)|top-?(?:menu|nav)|side-?(?:nav|menu)"
        r"|offcanvas|off-canvas|language-?(?:switcher|selector|switch|chooser)|lang-?switch\w*|searchform|search-?(?:form|box|bar)|table-of-contents|back-?to-?top"
        r"|scroll-?(?:top|to-top|up)|nav-?bar|nav-?menu|metanav\w*|quick-?links",
        r"nav|menu|menus|top-?bar|topbar|top-?links|sidenav|languages?|sprachwahl|search|recherche|formulaire_recherche|suche|sitemap|toc|ez-toc-container"
        r"|lwptoc|sommaire|jump-?links|anchor-?(?:nav|links|menu)|totop|gototop|bottommenu|mainmenu|left-?menu|right-?menu|menu-\S+|login|login-?(?:form|box)"
        r"|user-?(?:menu|login)|tabs--primary|action-links|tabs|moduletable(?:_?menu)?|links\s+inline|nav-\S+",
    ),
    (
        "newsletter",
        r"newsletter|mailchimp|email-?(?:alerts?|signup)|subscribe",
        r"subscription\S*|mc4wp\S*|abonnement|signup|sign-up|follow-?(?:us|box)?|fr-follow|suivez-?nous|optin\S*",
    ),
    (
        "sidebar",
        r"sidebar|widget-?area|rightcol\w*|leftcol\w*|marginalspalte|randspalte",
        r"side-?(?:column|content|panel|bar\S*)|widgets?|widget_\S+|right-?(?:col|column|side|bar|pane)|left-?(?:col|column|side|bar|pane)|colonne-?(?:droite|gauche)|col-?(?:right|left)"
        r"|secondary|tertiary|supplement|aside|complementary|extra-?(?:info)?|contentright|droite|gauche|rechts|dnn_(?:right|left)pane",
    ),
    (
        "header",
        r"site-?(?:header|branding|description)|masthead|main-?header|bandeau",
        r"site-?(?:title|name|logo|top)|global-?header|page-?banner|header-?(?:top|main|bar)|entete|topheader|region-header|banner|logo|branding|hero-?slider|slider-?wrapper"
        r"|announcement-?bar|alert-?(?:bar|banner)|flash-?infos?|ticker|news-?ticker|breaking-?news|name-and-slogan|bloc-date|date-now|haut",
    ),
    (
        "footer",
        r"site-?footer|main-?footer|page-?footer|colophon",
        r"footer|footer-?(?:top|bottom|inner|wrap|wrapper|widgets?|menu|links|area|content)|bottom-?(?:bar|nav|links|menu)|region-?footer\S*|pied|pied-?(?:de-)?page|pieddepage|fusszeile"
        r"|copyrights?|legal|mentions-?legales|impressum|bas|bas-de-page|sub-?footer|prefooter|gem-c-layout-footer|fr-footer",
    ),
    (
        "byline",
        r"author-?(?:box|bio|info|card|description|profile|area|block)|about-?(?:the-)?author|post-?author|entry-?author|byline",
        r"authorbox|molongui\S*|abh_box|saboxplugin-wrap|vcard|bio-box|auteur|author|created-?by|itemauthor",
    ),
    (
        "published",
        r"post-?(?:meta|date|info|views|categor(?:y|ies)|terms)|entry-?(?:meta|date|info|categor(?:y|ies)|utility)|article-?(?:meta|date|infos?|details)|news-?(?:meta|date)|module-meta-info"
        r"|publication-?date|publish(?:ed)?-?(?:date|on)|info-?publi|posted-?(?:on|in|by)|published-dates|view-?count|views-?count|reading-?time|meta-?details",
        r"meta|meta-?(?:info|data|date|bar|line)|metadata|submitted|published|date|date-\S+|\S+-date|dates?|created|createdate|modified|modifydate|last-?(?:updated|modified)|changed|updated|datum"
        r"|timestamp|cat-?links|tags-?links|category(?:-name)?|entry-category|hits|views|vues|itemdatecreated|itemhits|field--name-(?:field-date|created|uid)|node__(?:submitted|meta)|node-submitted"
        r"|lesezeit|gem-c-metadata|elementor-post-info\S*|elementor-widget-post-info|et_pb_title_meta_container|entry-footer|statistics_counter|date_article|tie-date",
    ),
    (
        "tags",
        r"tag-?(?:list|cloud|links|container|wrapper)|tagcloud|(?:post|article|entry|source|field)-?tags|mots-?cles|motscles|schlagw\w+",
        r"tags?|keywords|etiquettes|field--name-field-tags|field-name-field-tags|itemtagsblock|taglist|td-tags|wp-block-tag-cloud",
    ),
    (
        "rating",
        r"star-?ratings?|post-ratings|sondage|umfrage",
        r"ratings?|votes?|rate|kk-star\S*|feedback|page-feedback|gem-c-feedback|was-this-helpful|useful|survey|poll|like-?(?:button|box|dislike)\S*|wp_ulike\S*",
    ),
    (
        "advertisement",
        r"adsbygoogle|advert|publicite|popup|pop-up",
        r"ads?|advert\S*|banner-ads?|sponsor(?:ed|s)?|pub|werbung|anzeige|promo|promotion|promobox|code-block|modal|lightbox|overlay|paywall|app-promo|meteo|weather",
    ),
)
_CLASSES = tuple(
    (
        kind,
        re.compile(
            "|".join(
                filter(
                    None, (inner and rf"(?:^|[\s_-])(?:{inner})(?:$|[\s_-])", whole and rf"(?:^|\s)(?:{whole})(?:$|\s)")
                )
            )
        ),
    )
    for kind, inner, whole in _NAMES
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CONTENT = re.compile(
    r"(?:^|[\s_-])(?:(?:entry|post|article|page|news|main|node|single|detail|blog|story|body)-?(?:content|body|text|detail|copy|inner)|article-?body|articletext"
    r"|contenu|inhalt|texte|field--name-body|field-name-body|govspeak|hentry|item-page|maincontent)(?:$|[\s_-])"
)
_SHOWN_WIDE = re.compile(r"\bd-(?:sm|md|lg|xl|xxl)-(?:block|flex|inline|grid|table)")
_SAFE = frozenset({"html", "body", "main", "h1"})
_SURE = frozenset({"hidden", "cookies", "comments"})
_MOST_PROSE = 0.45
_CONTENT_PROSE = 0.2
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEASER_TAGS = frozenset({"div", "li", "article", "section", "td", "tr", "a", "dl", "p", "table"})
_TEASER_WORDS = 90
_FEWEST_TEASERS = 2


def frame_of(element: HtmlElement) -> str:
    """What part of a page's frame an element says it is, or an empty string."""
    tag = element.tag
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return "hidden"
    named = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    if named:
        names = _CAMEL.sub("-", named[:400]).lower()
        for kind, pattern in _CLASSES:
            if pattern.search(names) and not (kind == "hidden" and _SHOWN_WIDE.search(names)):
                return kind
    return _TAGS.get(tag) or _ROLES.get(element.get("role") or "", "")


def cut_frame(root: HtmlElement, lines: Lines, main: HtmlElement | None) -> None:
    """Marks the lines of elements that are frame.

    ``main`` is what the page itself says holds the article: nothing around it is frame."""
    prose = _sums(lines)
    whole = prose[-1]
    kept = set(main.iterancestors()) | {main} if main is not None else set()
    headings = list(root.iter("h1"))
    stack = [root]
    while stack:
        element = stack.pop()
        kind = "" if element.tag in _SAFE or element in kept else frame_of(element)
        if kind:
            first, last = lines.spans.get(element, (0, 0))
            inside = prose[last] - prose[first]
            if _is_frame(element, kind, inside, whole, headings):
                for line in lines.all[first:last]:
                    line.cut = line.cut or kind
                element.set("data-frame", kind)
                continue
        stack.extend(child for child in reversed(element) if isinstance(child.tag, str))


def _is_frame(element: HtmlElement, kind: str, inside: int, whole: int, headings: list[HtmlElement]) -> bool:
    if not inside and kind not in ("header", "published", "byline", "share"):
        return True
    if kind in _SURE and (kind != "hidden" or inside < _MOST_PROSE * whole):
        return True
    if len(headings) == 1 and (element is headings[0] or element in headings[0].iterancestors()):
        return False
    if inside > _CONTENT_PROSE * whole and _CONTENT.search(
        f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    ):
        return False
    return inside <= _MOST_PROSE * whole * _trust(kind)


def cut_teasers(lines: Lines, main: HtmlElement | None) -> None:
    """Marks rows of teasers: two or more elements alike, each a link to a text with at most a few words of it."""
    kept = set(main.iterancestors()) | {main} if main is not None else set()
    prose = _sums(lines)
    rows: dict[tuple[HtmlElement, str, str], list[HtmlElement]] = {}
    for element, (first, last) in lines.spans.items():
        if first < last and element.tag in _TEASER_TAGS and element not in kept and not lines.all[first].cut:
            parent = element.getparent()
            if parent is not None and _is_teaser(element, lines.all[first:last]):
                rows.setdefault((parent, str(element.tag), _alike(element)), []).append(element)
    for (parent, _, _), row in rows.items():
        if len(row) < _FEWEST_TEASERS:
            continue
        words = sum(prose[lines.spans[e][1]] - prose[lines.spans[e][0]] for e in row)
        if prose[-1] and words > 0.7 * prose[-1] and main is not None and main in parent.iterancestors():
            continue
        for element in row:
            element.set("data-frame", "teaser")
            for line in lines.of(element):
                line.cut = line.cut or "teaser"


def _trust(kind: str) -> float:
    """How much of a page's prose an element of that name may hold and still be frame."""
    return {"published": 0.2, "header": 0.25, "byline": 0.5, "tags": 0.5, "share": 0.4, "advertisement": 0.6}.get(
        kind, 1.0
    )


def _sums(lines: Lines) -> list[int]:
    """Words of sentences before each line, and in all."""
    found = [0]
    for line in lines.all:
        found.append(found[-1] + (line.words if line.prose and not line.cut else 0))
    return found


def _alike(element: HtmlElement) -> str:
    """The first class of an element without the numbers in it: rows differ in "odd", "post-123"."""
    classes = (element.get("class") or "").split()
    return re.sub(r"\d+", "", classes[0]) if classes else ""


def _is_teaser(element: HtmlElement, lines: list[Line]) -> bool:
    words = sum(line.words for line in lines)
    if not 2 <= words <= _TEASER_WORDS or not any(line.link for line in lines):
        return False
    if element.tag == "a":
        return (
            bool(element.get("href"))
            and element.find(".//img") is not None
            or any(element.find(f".//{tag}") is not None for tag in _HEADINGS)
        )
    for tag in _HEADINGS:
        for heading in element.iter(tag):
            if heading.find(".//a[@href]") is not None or next(heading.iterancestors("a"), None) is not None:
                return True
    first = lines[0]
    if len(lines) >= 2 and any(line.linked and line.words >= 3 for line in lines):
        pictured = element.find(".//a//img") is not None
        return (
            pictured
            or bool(re.search(r"\d{4}", first.text if not first.linked else lines[-1].text))
            or lines[-1].linked
        )
    return False
