"""The files of a folder, without those that lead out of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

_PAGES = re.compile(r"(?i)\.(?:html?|xhtml?|shtml|phtml|php\d?|aspx?|jspx?|cgi|cfm|pl|do)$")
_QUERY = re.compile(r"(?i)\.(?:html?|php\d?|aspx?|jsp|cgi|pl|do)[?@]")
_OTHERS = re.compile(
    r"(?i)\.(?:css|js|json|xml|txt|rss|ico|svg|woff2?|ttf|eot|otf|map|md|ya?ml|log|lst|dat|ndx|db|sql|py|sh|ini|jpe?g|png|gif|webp|avif"
    r"|bmp|tiff?|mp[34]|m4[av]|og[gv]|webm|wav|avi|mov|flv|swf|pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|epub|zip|rar|7z|gz|tar|warc|wacz)$"
)
_DOCUMENTS = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|epub|zip|mp[34]|m4[av]|og[gv]|webm|wav)$")
_OF_A_PAGE = re.compile(r"(?i)^(.+?)(?:_files|_fichiers|_Dateien|-Dateien|_archivos|_arquivos|\.files|_data)$")
_HTML = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body)\b")
_SKIPPED = frozenset({"hts-cache", "__MACOSX", ".git", ".svn"})


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file by its path within the folder; ``form`` is page, part (of a page saved by a browser), document or link."""

    place: PurePosixPath
    form: str
    size: int


def files_of(root: str) -> Iterator[SavedFile]:
    """The files of a folder that may be pages or documents, folder by folder, in the order of their names.

    Symbolic links are never followed: they come as ``link``."""
    waiting: list[tuple[str, tuple[str, ...], bool]] = [(root, (), False)]
    while waiting:
        folder, parts, part_of = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        names = {entry.name for entry in entries}
        below = []
        for entry in entries:
            place = PurePosixPath(*parts, entry.name)
            try:
                if entry.is_symlink():
                    yield SavedFile(place, "link", 0)
                elif entry.is_dir(follow_symlinks=False):
                    if entry.name not in _SKIPPED:
                        below.append((entry.path, (*parts, entry.name), part_of or _belongs(entry.name, names)))
                elif entry.is_file(follow_symlinks=False) and (form := _form(entry)):
                    size = entry.stat(follow_symlinks=False).st_size
                    yield SavedFile(place, "part" if part_of and form == "page" else form, size)
            except OSError:
                continue
        waiting.extend(reversed(below))


def _belongs(name: str, names: set[str]) -> bool:
    """Whether a folder holds the pictures and frames of a page saved beside it."""
    match = _OF_A_PAGE.match(name)
    return match is not None and any(f"{match[1]}{ending}" in names for ending in (".html", ".htm", ".xhtml", ".php"))


def _form(entry: os.DirEntry[str]) -> str:
    name = entry.name
    if _PAGES.search(name) or _QUERY.search(name):
        return "page"
    if _DOCUMENTS.search(name):
        return "document"
    if _OTHERS.search(name) or name.startswith("."):
        return ""
    with open(entry.path, "rb") as file:
        return "page" if _HTML.search(file.read(2048)) else ""
