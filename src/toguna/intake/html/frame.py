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
_START, _END = r"(?:^|[\s_-])", r"(?:$|[\s_-])"
# In order of use: the first that fits names the kind.
_CLASSES = tuple(
    (kind, re.compile(f"{_START}(?:{words}){_END}"))
    for kind, words in (
        ("hidden", r"sr-only|visually-?hidden|screen-reader(?:-text|-only)?|element-invisible|aural|hide-text|skip-?(?:link|nav|to-content)s?|skiplink|noprint-hidden"
         r"|govuk-visually-hidden|invisible|d-none"),
        ("cookies", r"cookies?|cookie-?(?:banner|notice|consent|bar|law|info|hinweis)|cc-(?:window|banner|content)|consent|rgpd|gdpr|tarteaucitron\w*|cmplz\w*|didomi\w*"
         r"|cky|onetrust|moove_gdpr\w*|eupopup|eu-cookie-compliance\w*|cookiebot|borlabs\w*"),
        ("share", r"share|sharing|sharer|sharebar|share-?(?:buttons?|links?|tools?|this|bar|box|icons?)|social|socials|social-?(?:share|links?|media|icons?|buttons?|bar|sharing|bookmarks?)"
         r"|sharedaddy|jp-relatedposts-i|addtoany\w*|a2a_kit|a2a|addthis\w*|sharethis\w*|st-inline-share-buttons|heateor\w*|ssba\w*|shariff|partage[rs]?|reseaux-sociaux|reseaux"
         r"|teilen|social_share|td-post-sharing\w*|essb\w*|swp_social_panel|simplesocialbuttons|elementor-share-(?:buttons|btn)\S*|et_social\w*|mashsb\w*|lien-partage|sociable|teaser-share"
         r"|service-?(?:bar|links|leiste)|print-?(?:link|page|button|mail-?pdf)?|printfriendly|pf-content-bar|btn-print|imprimer|impression|drucken|toolbar|tools|page-tools|itp?emtoolbar"
         r"|itemtoolbar|icons|jtsocialbuttons|gov-share|gem-c-share-links|fr-share|listen|readspeaker\w*|rsbtn|rs_skip|text-?(?:size|resize|zoom)|font-?(?:size|resize)\w*|accessibility\w*"),
        ("comments", r"comments?|comment-?(?:list|respond|form|area|section|wrap|wrapper|box|thread|s-area|s-section|s-wrap|s-title)|commentlist|disqus_thread|disqus|respond|kommentare|kommentar"
         r"|commentaires?|forum|comments-area|fb-comments|jcomments|reponses|leave-a-reply"),
        ("related", r"related|relateds|related-?(?:posts?|articles?|content|news|links?|items?|stories|topics?|navigation|documents|nodes?|pages?)|relatedposts?|jp-relatedposts|yarpp\w*|similar|similar-?(?:posts?|articles?)"
         r"|crp_related|rp4wp\w*|td_block_related_posts|read-?(?:more|next|also|on)-?(?:posts?|articles?|box|section|block|inline)?|also-read|lire-aussi|a-lire(?:-aussi)?|voir-aussi|articles-?(?:lies|associes|similaires)|meme-rubrique|autres-?(?:articles|actualites|actus)"
         r"|weitere-?(?:artikel|meldungen|beitraege|themen|informationen)|verwandte\w*|mehr-zum-thema|more-?(?:news|stories|articles|posts|from|on)|see-?also|recommended|recommendations?|you-may-like|most-?(?:read|popular|viewed)|trending"
         r"|popular-?(?:posts|news)?|latest-?(?:news|posts|articles)|recent-?(?:posts?|news|articles|entries)|dernieres-?(?:actualites|nouvelles|actus)|plus-lus|outbrain|taboola|teasers?|teaser-?(?:list|box|row|group|grid|container|wrapper|block)"
         r"|post-?(?:navigation|nav|pagination)|posts-navigation|nav-?(?:links|single|previous|next|below|above)|navigation|prev-?next|next-?prev|pagenav|pager|pager-?(?:next|prev)|pagination|paging|page-?(?:links|nav|numbers)|et_pb_posts|blog-?posts"
         r"|posts-list|elementor-widget-posts|elementor-widget-post-navigation|elementor-post-navigation|news-related\S*|news-backlink-wrap|contextual-?(?:links|footer|sidebar|footer__\S+)?|gem-c-contextual-\S+|gem-c-related-navigation|mostread|latestnews\w*|newsflash"),
        ("breadcrumb", r"breadcrumbs?|breadcrumb-?\S*|ariane|fil-?d?-?ariane|filariane|rootline|crumbs?|pathway|bread-crumbs?|youarehere|you-are-here|yoast-breadcrumb\S*|hierarchie|brotkrumen?|brotkrume|chemin|clickpath|itemlistelement"),
        ("navigation", r"nav|navbar\S*|menu|menus|submenu|sub-?(?:nav|menu)|main-?(?:nav|menu)|site-?(?:nav|navigation|menu)|top-?(?:bar|nav|menu|links)|topbar|mega-?menu|megamenu\S*|side-?(?:nav|menu)|sidenav|offcanvas|off-canvas|language-?(?:switcher|selector|switch|chooser|links|nav)|lang-?(?:switch\w*|switcher|selector|menu|nav)?"
         r"|languages|sprachwahl|metanav|metanavigation|search|search-?(?:form|box|bar|field|block|results-nav)|searchform|recherche|formulaire_recherche|suche|quick-?links|sitemap|toc|table-of-contents|ez-toc-container|lwptoc|sommaire|jump-?links|anchor-?(?:nav|links|menu)|back-?to-?top|scroll-?(?:top|to-top|up)"
         r"|totop|gototop|topmenu|bottommenu|mainmenu|leftmenu|left-?(?:menu|nav)|rightmenu|menu-?(?:main|left|right|top|principal|haut|rubriques|wrapper|container)|login|login-?(?:form|box)|user-?(?:menu|login)|contextual-links-wrapper|tabs--primary|action-links|backlink|back-?link"),
        ("newsletter", r"newsletter\S*|subscribe\S*|subscription\S*|mailchimp|mc4wp\S*|abonnement|signup|sign-up|email-?(?:alerts?|signup)|follow-?(?:us|box)?|suivez-?nous|optin\S*"),
        ("sidebar", r"sidebar|side-?(?:bar|column|content|panel)|sidebar-?\S+|widget-?(?:area|column|title|sidebar)?|widgets|right-?(?:col|column|sidebar|side|bar)|left-?(?:col|column|sidebar|side|bar)|rightcol\w*|leftcol\w*|colonne-?(?:droite|gauche)|col-?(?:right|left)|marginalspalte|randspalte|region-?sidebar\S*|region-sidebar|secondary|tertiary|aside|complementary|extra-?(?:info|content)?|contentright|rechts|links-spalte"),
        ("header", r"site-?(?:header|branding|title|description|name|logo|top)|masthead|global-?header|page-?banner|main-?header|header-?(?:top|main|wrap|wrapper|inner|area|bar)|entete|bandeau|topheader|region-header|banner|logo|branding|hero-?slider|slider-?wrapper|announcement-?bar|alert-?(?:bar|banner)|flash-?info\w*|ticker|news-?ticker|breaking-?news"),
        ("footer", r"footer|site-?footer|footer-?\S+|colophon|bottom-?(?:bar|nav|links|menu)|region-?footer\S*|page-?footer|pied|pied-?de-?page|pieddepage|fusszeile|copyright|copyrights|legal|mentions-?legales|impressum|bas-de-page|sub-?footer|prefooter"),
        ("byline", r"author-?(?:box|bio|info|card|description|profile|area|block|about)|about-?(?:the-)?author|post-?author|entry-?author|authorbox|molongui\S*|abh_box|saboxplugin-wrap|vcard|byline|bio-box|auteur"),
        ("published", r"post-?(?:meta|date|info|details|category|categories|header-meta)|entry-?(?:meta|date|info|details|category|categories|utility|footer|tags)|article-?(?:meta|date|info|details|infos|footer)|news-?(?:meta|date|list-date|info)|meta-?(?:info|data|date|bar|line)|metadata|submitted|published|publication-?date|publish-?date|date-?(?:publication|published|display-single|time)?"
         r"|created|createdate|modified|modifydate|last-?(?:updated|modified)|changed|updated|info-?publi|infopubli|info-publi|datum|dateline-meta|timestamp|posted-?(?:on|in|by)|cat-?links|tags-?links|category-name|hits|views|post-?views\S*|view-?count\S*|views-?count\S*|vues|article-?infos?|itemdatecreated|itemauthor|itemhits|field--name-field-date|field--name-created|field--name-uid|node__submitted|node__meta|node-submitted|cartouche-date"
         r"|reading-?time|lesezeit|span-reading-time|rt-reading-time|elementor-widget-post-info|elementor-post-info\S*|et_pb_title_meta_container|app-c-published-dates|gem-c-published-dates|gem-c-metadata|metadata-logo-wrapper"),
        ("tags", r"tags?|tag-?(?:list|cloud|links|s-links|container|wrapper)|tagcloud|post-?tags|article-?tags|entry-?tags|keywords|mots-?cles|motscles|etiquettes|schlagw\w+|themen-tags|field--name-field-tags|field-name-field-tags|topics?-?(?:list|tags)|itemtagsblock|taglist|categories-list"),
        ("rating", r"rating|ratings|votes?|rate|kk-star-ratings|post-ratings|star-?rating|feedback|page-feedback|gem-c-feedback|was-this-helpful|useful|survey|poll|sondage|umfrage|like-?(?:button|box|dislike)\S*|wp_ulike\S*"),
        ("advertisement", r"ads?|advert\S*|adsbygoogle|banner-ads?|sponsor(?:ed|s)?|publicite|pub|werbung|anzeige|promo|promotion|promobox|code-block|popup|pop-up|modal|modal-\S+|lightbox|overlay|newsletter-popup|paywall|app-promo"),
    )
)  # fmt: skip
_SAFE = frozenset({"html", "body", "main", "h1"})
_SURE = frozenset({"hidden", "cookies", "comments"})
_MOST_PROSE = 0.45
_ONLY_AT_EDGES = frozenset({"published", "byline", "header", "tags", "share", "rating"})
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
        names = named[:400].lower()
        for kind, pattern in _CLASSES:
            if pattern.search(names):
                return kind
    return _TAGS.get(tag) or _ROLES.get(element.get("role") or "", "")


def cut_frame(root: HtmlElement, lines: Lines, main: HtmlElement | None) -> None:
    """Marks the lines of elements that are frame.

    ``main`` is what the page itself says holds the article: nothing around it is frame."""
    prose = _sums(lines)
    whole = prose[-1]
    kept = set(main.iterancestors()) | {main} if main is not None else set()
    stack = [root]
    while stack:
        element = stack.pop()
        kind = "" if element.tag in _SAFE or element in kept else frame_of(element)
        if kind:
            first, last = lines.spans.get(element, (0, 0))
            inside = prose[last] - prose[first]
            if kind in _SURE or not inside or inside < _MOST_PROSE * whole * _trust(kind):
                for line in lines.all[first:last]:
                    line.cut = line.cut or kind
                element.set("data-frame", kind)
                continue
        stack.extend(child for child in reversed(element) if isinstance(child.tag, str))


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
    return {"published": 0.2, "header": 0.25, "byline": 0.5, "tags": 0.5, "share": 0.4, "advertisement": 0.6}.get(kind, 1.0)


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
        return bool(element.get("href")) and element.find(".//img") is not None or any(
            element.find(f".//{tag}") is not None for tag in _HEADINGS
        )
    for tag in _HEADINGS:
        for heading in element.iter(tag):
            if heading.find(".//a[@href]") is not None or next(heading.iterancestors("a"), None) is not None:
                return True
    first = lines[0]
    if len(lines) >= 2 and any(line.linked and line.words >= 3 for line in lines):
        pictured = element.find(".//a//img") is not None
        return pictured or bool(re.search(r"\d{4}", first.text if not first.linked else lines[-1].text)) or lines[-1].linked
    return False
