"""One item of an export as plain fields, cheap to send to another process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .xml import Element, name_of, words_of


@dataclass(frozen=True, slots=True)
class Category:
    """A term an item bears: ``domain`` is its list (``category``, ``post_tag``, ``language``...)."""

    domain: str
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Fields:
    """``values`` are the item's single elements by local name; of ``encoded`` and the like the first."""

    values: dict[str, str]
    content: str
    excerpt: str
    categories: tuple[Category, ...]
    meta: tuple[tuple[str, str], ...]
    comments: tuple[dict[str, str], ...]
    line: int
    whole: bool

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def first_meta(self, *keys: str) -> str:
        return next((value for key, value in self.meta if key in keys and value), "")

    @property
    def id(self) -> str:
        return self["post_id"].strip()

    @property
    def type(self) -> str:
        return self["post_type"].strip() or "post"


def fields_of(item: Element, line: int, whole: bool) -> Fields:
    """The fields of an ``item`` element; at ``line`` of its file; ``whole`` is whether that holds all of it."""
    values: dict[str, str] = {}
    encoded: dict[str, str] = {}
    categories, meta, comments = [], [], []
    for child in item:
        name = name_of(child)
        if name == "category":
            words = " ".join(words_of(child).split())
            categories.append(Category(child.get("domain") or "category", child.get("nicename") or "", words))
        elif name == "postmeta":
            given = dict(_values(child))
            meta.append((given.get("meta_key", ""), given.get("meta_value", "")))
        elif name == "comment":
            comments.append(dict(_values(child)))
        elif name == "encoded":
            encoded.setdefault("excerpt" if "excerpt" in str(child.tag) else "content", words_of(child))
        elif name:
            values.setdefault(name, words_of(child))
    content, excerpt = encoded.get("content", ""), encoded.get("excerpt", "")
    return Fields(values, content, excerpt, tuple(categories), tuple(meta), tuple(comments), line, whole)


def _values(parent: Element) -> Iterator[tuple[str, str]]:
    for child in parent:
        if name := name_of(child):
            # Fields of comments' own meta stand one level deeper.
            yield name, words_of(child) if name != "commentmeta" else str(dict(_values(child)))
