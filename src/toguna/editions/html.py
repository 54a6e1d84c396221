"""The HTML an edition's body may hold: structure and words, nothing that acts, loads or tracks.

A picture stands in the body as ``<figure data-asset="SHA-256"></figure>``; its caption, credit and alternative text
are in ``media``.  A link to another text of the newsroom is its public address from the root (``/actualites/...``).
"""

from __future__ import annotations

import nh3

ELEMENTS = {
    "p": set(), "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "ul": set(), "ol": {"start"}, "li": set(),
    "blockquote": {"cite"}, "strong": set(), "em": set(), "a": {"href", "hreflang"}, "br": set(), "hr": set(),
    "sup": set(), "sub": set(), "abbr": {"title"}, "dl": set(), "dt": set(), "dd": set(),
    "table": set(), "caption": set(), "thead": set(), "tbody": set(), "tr": set(),
    "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}, "figure": {"data-asset"},
    "time": {"datetime"}, "span": {"lang", "dir"}, "cite": set(), "q": set(),
}  # fmt: skip

_cleaner = nh3.Cleaner(
    tags=set(ELEMENTS),
    attributes={tag: attributes for tag, attributes in ELEMENTS.items() if attributes},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
    strip_comments=True,
)


def sanitise(html: str) -> str:
    """``html`` with only the elements and attributes above; scripts and styles go with their content.

    Applying it to its own result changes nothing."""
    return str(_cleaner.clean(html))
