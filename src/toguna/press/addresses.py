"""Public addresses: where the fixed pages stand in each language, which file an address is, and links between files.

An address runs from the root (``/en/news/``); a file's name is the address without the first slash, and a folder's
page is its ``index.html``."""

from __future__ import annotations

import re
from functools import lru_cache

from .languages import language

# A start tag that may load or link, its attributes always in double quotes: in a body nothing else gets through
# the sanitiser, in a template nothing else is written.
_TAG = re.compile(r'<(?:a|link|img|script|source)\s(?:[^<>"]|"[^"]*")*>')
_LOCAL = re.compile(r' (href|src)="(/(?!/)[^"#?]*)')
_LOCAL_SET = re.compile(r' srcset="([^"]*)"')
# Templates write it so; in words a body has, "<" is escaped.
_REFRESH = re.compile(r'(<meta http-equiv="refresh" content="0;url=)(/(?!/)[^"#?]*)')
_SET_ITEM = re.compile(r"(?:(?<=^)|(?<=, ))/[^ ,]+")


class Addresses:
    """The fixed addresses in one language; the first language stands at the root."""

    def __init__(self, code: str, first: str) -> None:
        self.root = "/" if code == first else f"/{code.lower()}/"
        self._words: dict[str, str] = language(code).tables["addresses"]

    def of(self, name: str) -> str:
        """The folder of a register, of the agenda or of the archive, such as ``/en/people/``."""
        return f"{self.root}{self._words[name]}/"

    @property
    def agenda_file(self) -> str:
        """What is to come, as iCalendar."""
        return f"{self.of('agenda')}agenda.ics"

    def agenda_month(self, month: str) -> str:
        """``month`` is ISO, ``2024-03``."""
        return f"{self.of('agenda')}{month[:4]}/{month[5:7]}.html"

    def archive_month(self, month: str, number: int = 1) -> str:
        """``month`` is ISO; a month of many texts has several pages."""
        return f"{self.of('archive')}{month[:4]}/{month[5:7]}{f'-{number}' if number > 1 else ''}.html"

    def feed(self, name: str, form: str) -> str:
        """``name`` is a section's last word, empty for all of them; ``form`` atom, rss or json."""
        return f"{self.root}feeds/{name or self._words['all']}.{form}"

    def page(self, name: str) -> str:
        """A page of the root, such as ``/en/share.html``."""
        return f"{self.root}{self._words[name]}.html"

    @property
    def missing(self) -> str:
        return f"{self.root}404.html"


def file_of(address: str) -> str:
    """The file, from the root of the site, that an address names."""
    return address[1:] + "index.html" if address.endswith("/") else address[1:]


def beside(address: str, ending: str) -> str:
    """The same stem with another ending: ``/a/b.html`` and ``.txt`` give ``/a/b.txt``."""
    return file_of(address).removesuffix(".html").join(("/", ending))


def relative(html: str, address: str) -> str:
    """HTML of the page at ``address`` with its links from the root made relative, each to a file by its name; so too
    where it leads on by itself.

    So the site also works from a folder on a memory stick, where no server finds ``index.html``."""
    folder = file_of(address).rpartition("/")[0]

    def tag(match: re.Match[str]) -> str:
        found = match.group()
        if '="/' not in found:
            return found
        found = _LOCAL.sub(lambda m: f' {m[1]}="{_way(m[2], folder)}', found)
        if "srcset" in found:
            found = _LOCAL_SET.sub(lambda m: f' srcset="{_SET_ITEM.sub(lambda i: _way(i[0], folder), m[1])}"', found)
        return found

    return _REFRESH.sub(lambda m: m[1] + _way(m[2], folder), _TAG.sub(tag, html))


@lru_cache(maxsize=16_384)
def _way(target: str, folder: str) -> str:
    """The way from a folder to the file of an address."""
    there, here = file_of(target).split("/"), folder.split("/") if folder else []
    shared = 0
    while shared < min(len(there) - 1, len(here)) and there[shared] == here[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])
