"""How sites in several languages word the frame around an article, line by line.

French and English are those of the reading room's language packs; what those lack, German and Arabic stand here."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from toguna.reading.page_lines import frame_kind

from .written_dates import is_day_alone

_SHORT = 16

_RELATED = (
    r"(?:a |voir |et )?(?:lire|voir|decouvrir|consulter) (?:aussi|egalement|encore)(?: sur .{1,40})?|pour aller plus loin|"
    r"(?:sur|dans) l[ea] meme (?:sujet|theme|rubrique|categorie|section|collection)|nos autres .{1,40}|"
    r"(?:les )?(?:autres|derniers|dernieres|recents|recentes) (?:actualites|articles|communiques|nouvelles|publications|infos|discours)"
    r"(?: .{1,40})?|toutes? (?:les )?(?:actualites|actus)|articles? (?:similaires?|lies|recents|associes)|plus d.(?:actualites|articles|infos)|"
    r"(?:related|similar|recommended|more|latest|recent|other|popular|further) (?:news|stor(?:y|ies)|posts?|articles?|content|reading|"
    r"press releases?|releases?|speeches|publications|topics|pages|links|documents|coverage)(?: .{1,40})?|you (?:may|might) also .{1,30}|"
    r"read (?:more|also|next)(?: on .{1,40})?|see also|more (?:from|on|in|about) .{1,50}|related|explore the topic|also in .{1,30}|"
    r"(?:weitere|ahnliche|verwandte|aktuelle|andere|neueste|mehr) (?:artikel|beitrage|meldungen|nachrichten|themen|pressemitteilungen|"
    r"informationen|inhalte|news|reden|links|texte|seiten)(?: .{1,40})?|(?:das konnte sie auch|auch) interessier.{1,20}|mehr zum thema(?: .{1,40})?|"
    r"lesen sie auch(?: .{0,60})?|zum thema|siehe auch|verwandte .{1,20}|weiterfuhrende (?:links|informationen)|"
    r"noticias relacionadas|articulos relacionados|lea tambien|leia tambem|noticias recentes|"
    r"(?:اخبار|أخبار|مواضيع|مقالات|موضوعات) (?:ذات صلة|مشابهة|متعلقة|أخرى|اخرى)|اقرأ (?:أيضا|ايضا|أيضاً|المزيد)|اقرا ايضا|"
    r"(?:آخر|اخر|أحدث|احدث) (?:الأخبار|الاخبار|المقالات|المستجدات)|المزيد من .{1,30}|مواضيع مرتبطة|شاهد (?:أيضا|ايضا)"
)
_RELATED_LINE = (
    r"(?:(?:a )?(?:lire|voir) (?:aussi|egalement)|read (?:also|more)|see also|related|lesen sie auch|mehr dazu|siehe auch|lea tambien|"
    r"اقرأ (?:أيضا|ايضا|أيضاً)|اقرا ايضا|شاهد ايضا) ?[:|»>–-] ?.{1,250}"
)
_SHARE = (
    r"(?:partage[rz]?|partager?|share|teilen|tweet(?:er)?|shares?|weiterempfehlen|compartir|شارك|مشاركة|انشر|شاركها|غرد)"
    r"(?: (?:this|cet|cette|ce|sur|on|via|the|die|diese[nrs]?|auf|per|page|par|l.|la|le|avec|with|:|على|عبر|هذا|الخبر|المقال|المقالة|الصفحة).{0,60})?|"
    r"(?:seite |artikel |beitrag )(?:teilen|drucken|empfehlen|weiterempfehlen)(?: .{0,40})?|drucken|print(?: (?:this )?(?:page|article|friendly.{0,10}))?|"
    r"imprimer(?: (?:la|cette) page|l.article)?|طباعة|طباعه|e-?mail|mailto|copier le lien|copy link|link kopieren|link copied|lien copie|نسخ الرابط|"
    r"auf (?:facebook|twitter|x|linkedin|whatsapp|xing)(?: teilen)?|envoyer(?: a un ami| par (?:e-?)?mail| par courriel)?|recommander|telecharger en pdf|"
    r"(?:follow us|suivez[- ]nous|folgen sie uns|تابعونا|تابعنا).{0,60}|j.aime|like|version imprimable|als pdf(?: speichern)?|vorlesen|ecouter(?: l.article)?|listen|"
    r"augmenter la taille.{0,30}|diminuer la taille.{0,30}|taille du texte.{0,20}|a[+-]|a a a"
)
_NAVIGATION = (
    r"(?:back|return) to .{1,40}|skip to .{1,30}|zuruck(?: zu[rm]? .{1,30})?|nach oben|zum seitenanfang|zum inhalt(?: springen)?|startseite|"
    r"home|inicio|الرئيسية|الصفحة الرئيسية|العودة.{0,30}|رجوع|السابق|التالي|القائمة|بحث|"
    r"vorherige[rs]?(?: .{1,40})?|nachste[rs]?(?: .{1,40})?|vorheriger beitrag.{0,120}|nachster beitrag.{0,120}|previous(?: .{1,120})?|next(?: .{1,120})?|"
    r"retour (?:a|aux|au|en) .{1,40}|haut de page|retour|article (?:precedent|suivant).{0,150}|(?:precedent|suivant)e? ?:? ?.{0,120}|fermer|close|schliessen|"
    r"menu|suche|search|rechercher|inhaltsverzeichnis|sommaire|table of contents|on this page|auf dieser seite|sur cette page|contents|"
    r"(?:laisser|leave|post|schreibe|ajouter|add|write) (?:un |a |einen |your )?(?:commentaire|comment|reply|kommentar)s?.{0,40}|"
    r"\d{0,6} ?(?:commentaires?|comments?|kommentare?|تعليق(?:ات)?)|kommentare?|comments?|commentaires?|التعليقات|تعليقات|اترك تعليقا?.{0,30}|"
    r"\d[\d .,]{0,8} ?(?:vues?|views?|lectures?|aufrufe|hits?|visites?|مشاهدة|مشاهدات|قراءة|partages?|shares?|likes?)|"
    r"(?:vues?|views?|hits?|affichages?|lectures?|clics?|aufrufe|visites?|zugriffe|المشاهدات|عدد (?:المشاهدات|القراءات|الزيارات)) ?:? ?\d[\d .,]{0,8}|"
    r"\d{1,3} (?:minutes?|min\.?) (?:de lecture|read|lesezeit)|(?:temps de lecture|reading time|lesezeit|lesedauer) ?:? ?.{1,20}|"
    r"(?:log|sign) ?in|register|anmelden|abonnieren|newsletter|subscribe.{0,40}|jetzt abonnieren|abonnez-vous.{0,60}|rss|اشترك.{0,40}|"
    r"(?:give us |leave |send )?feedback|is there anything wrong with this page\??|is this page useful\??|cette page vous a-t-elle ete utile ?\?|"
    r"war (?:dieser artikel|diese seite|dieser beitrag) hilfreich\??|report a problem.{0,40}|notez cet article.{0,30}|rate this.{0,30}|oui|non|yes|no"
)
_TAGS = (
    r"(?:tags?|tagged|mots?[- ]cles?|etiquettes?|schlagworte?|schlagworter|stichworte?|themen|keywords?|topics?|filed under|posted in|categories|"
    r"categories?|kategorien?|rubriken?|rubriques?|themes?|classe dans|الوسوم|الكلمات (?:المفتاحية|الدلالية)|وسوم|التصنيفات?|كلمات مفتاحية)"
    r"(?: ?[:|] ?.{0,250}|(?: #\S+)+)|tags|schlagworte|#\S+(?: #\S+)*|mots-cles|الوسوم"
)
_PUBLISHED = (
    r"(?:(?:article |publication )?(?:publiee?|mise? (?:a jour|en ligne)|postee?|modifiee?|paru|actualise|cree|ajoute)s?(?: le| ce|:| par| il y a| depuis).{1,90}|"
    r"(?:published|posted|updated|last (?:updated|modified|reviewed)|release date|issued|date|created|first published|publication date|page last reviewed)"
    r"(?: on| at| by|:|,)? ?:? ?.{1,70}|"
    r"(?:veroffentlicht|erschienen|stand|datum|aktualisiert|zuletzt (?:aktualisiert|geandert)|letzte (?:anderung|aktualisierung)|erstellt|publiziert|geandert|"
    r"eingestellt|verfasst|gepostet)(?: am| von| um|:)? ?.{1,70}|(?:pressemitteilung|meldung|press release|communique)(?: nr\.?| no\.?| vom| du)? ?[\d/]{1,9}.{0,60}|"
    r"(?:نشر|نشرت?|تاريخ النشر|آخر تحديث|اخر تحديث|تم النشر|حدث|التاريخ|تم التحديث|أضيف|كتب)(?: في| بتاريخ| يوم| ب|:)? ?.{1,60}|"
    r"(?:date|datum|التاريخ) ?: ?.{1,40})"
)
_BYLINE = (
    r"(?:by|von|par|auteure?s?|author|autor(?:in)?|redaktion|redige par|ecrit par|written by|posted by|source|quelle|photos?|fotos?|credits?(?: photos?)?|"
    r"بقلم|كتب|المصدر|المحرر|تصوير|الكاتب) ?:? .{1,60}|(?:©|\(c\)) ?.{1,80}"
)
_COPYRIGHT = (
    r"(?:©|\(c\)|copyright(?: ?©| ?\(c\)| \d{4}| by| :)).{0,140}|(?:tous droits|all rights|alle rechte|جميع الحقوق).{0,80}|impressum.{0,60}|datenschutz.{0,40}|"
    r"mentions legales.{0,60}|privacy (?:policy|notice).{0,40}|terms (?:of|and) .{0,40}|حقوق (?:النشر|الطبع).{0,40}|سياسة الخصوصية"
)
_READ = (
    r"(?:lire|voir|read|mehr|weiterlesen|weiter|continue|en savoir plus|learn more|details?|plus|suite|more|المزيد|اقرأ المزيد|التفاصيل|show more|afficher plus|"
    r"mehr (?:lesen|erfahren|anzeigen)|zum artikel|zur meldung|read more|read the .{1,30}|lire la suite|voir plus|voir la suite|voir tou(?:t|s|tes)\b.{0,40}|"
    r"view all.{0,40}|see all.{0,40}|alle .{1,40} (?:anzeigen|ansehen)|toutes? les .{1,40})"
)
_KINDS = (
    ("related_link", _RELATED_LINE), ("related_heading", _RELATED), ("share", _SHARE), ("navigation", _NAVIGATION), ("tags", _TAGS),
    ("published", _PUBLISHED), ("copyright", _COPYRIGHT), ("read_link", _READ), ("byline", _BYLINE),
)  # fmt: skip
_COOKIES = re.compile(
    r"(?i)\bcookies?\b.{0,300}(?:accept|utilis|consent|einwillig|zustimm|verwend|nutz|use[sd]?\b|param|einstellung|refus|ablehn)"
    r"|(?:accept|akzept|einwillig|zustimm|utilis|we use|verwend|nutz).{0,200}\bcookies?\b|ملفات تعريف الارتباط|الكوكيز"
)
_COOKIE_WORDS = 120
_DATE_WORDS = 8
_DIGIT = re.compile(r"\d")
_NETWORK_WORDS = re.compile(
    r"(?:facebook|twitter|x|whatsapp|linkedin|telegram|instagram|youtube|tiktok|pinterest|messenger|viber|rss|e-?mail|mail|print|imprimer|drucken|xing|"
    r"copier le lien|copy link|bluesky|mastodon|threads|reddit|pocket|sms|فيسبوك|فيس بوك|تويتر|واتساب|واتس اب|تلغرام|تيليجرام|لينكد ?إن|إنستغرام|يوتيوب|"
    r"share|teilen|partager|tweet|email|google\+?|tumblr|flickr|opens in new window|\d+)"
)
_MARKS = " »«>›→➔➜▶►…[](){}|+·•*.-–—_=!&‹<←⟵:"
CERTAIN = frozenset({"related_link", "related_heading", "share", "cookies", "tags", "read_link", "copyright"})
"""Kinds that are the frame's wherever they stand; the others may be words of an article in its midst."""


@lru_cache(maxsize=8192)
def line_kind(text: str) -> str:
    """What part of a page's frame a line is; an empty string for a line of an article."""
    words = text.count(" ") + 1
    if words > _COOKIE_WORDS:
        return ""
    if ("ookie" in text or "الارتباط" in text or "الكوكيز" in text) and _COOKIES.search(text):
        return "cookies"
    if words <= _SHORT:
        bare = _folded(text).strip(_MARKS)
        if not bare:
            return "navigation"
        if _networks(bare):
            return "share"
        sentence = text.rstrip().endswith((".", ";", ",")) and not text.endswith(("...", "…"))
        for kind, pattern in _KINDS:
            if kind == "published" and not _DIGIT.search(bare):
                continue
            if (not sentence or kind in ("copyright", "related_link")) and _compiled(pattern).fullmatch(bare):
                return kind
        if words <= _DATE_WORDS and is_day_alone(text):
            return "published"
    elif words <= 40 and _compiled(_RELATED_LINE).fullmatch(_folded(text).strip(_MARKS)):
        return "related_link"
    return frame_kind(text) or ""


def _networks(bare: str) -> bool:
    rest = _compiled(_NETWORK_WORDS.pattern).sub(" ", bare)
    return (
        not rest.strip(_MARKS + ",/")
        and not bare.strip(_MARKS + ",/ 0123456789").isdigit()
        and not bare.replace(" ", "").isdigit()
    )


def _folded(text: str) -> str:
    """Small letters without marks, so that one wording stands for its spellings; Arabic keeps its own."""
    flat = unicodedata.normalize("NFD", text.lower().replace("’", "'").replace("ß", "ss").replace("œ", "oe"))
    return " ".join("".join(c for c in flat if not ("\u0300" <= c <= "\u036f")).split())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    folded = unicodedata.normalize("NFD", pattern)
    return re.compile("".join(c for c in folded if not ("\u0300" <= c <= "\u036f")))
