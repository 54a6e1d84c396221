"""The characters of a page: by its mark, by what it says of itself, and by what its bytes can be.

Encodings are named and mistaken as in the WHATWG Encoding standard (https://encoding.spec.whatwg.org/#names-and-labels):
"iso-8859-1" is Windows-1252, "gb2312" is GB 18030.
"""

from __future__ import annotations

import codecs
import re

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_META = re.compile(rb"""(?i)<meta[^>]{0,300}?charset\s*=\s*["']?\s*([a-z0-9_.:-]{2,40})""")
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "iso8859-8": "cp1255",
}  # fmt: skip
_HEAD = 8192
# Share of a page's letters that may be broken before its own word on its encoding is doubted.
_BROKEN = 0.02


def page_characters(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text of a page's bytes and the name of its encoding; ``declared`` is what the server said.

    Never fails: bytes that are no character of the encoding become U+FFFD, and NUL is dropped."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _without_nul(data[len(mark) :].decode(name, "replace")), name
    if wide := _without_mark(data):
        return _without_nul(data.decode(wide, "replace")), wide
    try:
        return _without_nul(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        pass
    said = [name for name in (declared, _match(_META, data), _match(_XML, data)) if name]
    for name in map(_known, said):
        if name and not name.startswith("utf-16"):
            text = data.decode(name, "replace")
            if text.count("\ufffd") <= _BROKEN * max(1, _beyond_ascii(data)):
                return _without_nul(text), name
    return _without_nul(_cp1252(data)), "cp1252"


def _match(pattern: re.Pattern[bytes], data: bytes) -> str:
    found = pattern.search(data[:_HEAD])
    return found[1].decode("ascii") if found else ""


def _known(name: str) -> str:
    try:
        canonical = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return ""
    if not canonical._is_text_encoding:
        return ""
    return _WIDER.get(canonical.name, canonical.name)


def _without_mark(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of its tags is NUL."""
    head = data[:400]
    if head.count(0) * 4 < len(head):
        return ""
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _cp1252(data: bytes) -> str:
    """Windows-1252 with the five bytes it leaves open read as the controls they are in ISO 8859-1."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _beyond_ascii(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes(range(128, 256))))


def _without_nul(text: str) -> str:
    return text.replace("\0", "")
