"""Plain links that hand a page on.  Nothing is loaded from any of these networks."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from .languages import Language


@dataclass(frozen=True, slots=True)
class Share:
    name: str
    url: str


def share_links(title: str, address: str, words: Language) -> list[Share]:
    """``address`` is absolute."""
    heading, page = quote(title, safe=""), quote(address, safe="")
    both = f"{heading}%0A{page}"
    return [
        Share("WhatsApp", f"https://wa.me/?text={both}"),
        Share("Telegram", f"https://t.me/share/url?url={page}&text={heading}"),
        Share("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={page}"),
        Share("X", f"https://x.com/intent/post?text={heading}&url={page}"),
        Share(words.word("email"), f"mailto:?subject={heading}&body={both}"),
        Share(words.word("sms"), f"sms:?body={both}"),
    ]
