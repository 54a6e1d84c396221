"""The edition: one immutable, self-contained published version of a text or of an entry of a register.

Everything public is made from editions alone.  An :class:`Edition` is a plain frozen value; ``document()`` turns
it into the JSON object that ``schema/edition-1.json`` describes and ``from_document()`` turns it back.  An optional
field that is empty is left out of the document, so that a field added later changes no stored hash.

Instants are aware ``datetime`` values, written in UTC with a ``Z``.  Dates of events keep the precision their
source has (``2023``, ``2023-07``, ``2023-07-29`` or an instant with its offset) and are therefore strings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

SCHEMA = "toguna/edition@1"

TEXT_KINDS = (
    "news", "communique", "speech", "message", "act", "council", "agenda", "denial", "gallery", "page",
)  # fmt: skip
REGISTER_KINDS = ("institution", "collection", "person", "body", "place", "topic", "event", "series")
KINDS = TEXT_KINDS + REGISTER_KINDS

ChangeKind = Literal["none", "minor", "correction", "update", "withdrawal", "erasure"]


@dataclass(frozen=True, slots=True)
class Change:
    """What this version changes, and the note that the public reads (empty for a first version only)."""

    kind: ChangeKind = "none"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Another edition named by this one: ``id`` is the id in the first language, ``name`` how it is called here."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person in a text, with the rank and role held on the date of the text's event."""

    id: str
    name: str
    part: str = "mentioned"
    rank: str = ""
    role: str = ""
    representing: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place; ``id`` is empty for one that has no entry in the register."""

    id: str = ""
    name: str = ""
    iso2: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The event a text tells of.  ``id`` is empty where the event has no entry of its own in the register."""

    type: str
    start: str = ""
    end: str = ""
    id: str = ""
    name: str = ""
    status: str = ""
    place: PlaceMention | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words said, exactly as they stand in the body; ``position`` counts characters of the canonical text."""

    text: str
    speaker: str = ""
    speaker_name: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture: ``sha256`` addresses its bytes among the assets; ``focal`` is per mille of width and height;
    ``addresses`` are those it had at a site it was brought from."""

    sha256: str
    type: str
    width: int
    height: int
    alt: str
    credit: str
    licence: str
    use: str = "lead"
    caption: str = ""
    focal_x: int = 500
    focal_y: int = 500
    persons: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file given out with a text; ``size`` in bytes, ``addresses`` those it had at a site it was brought from."""

    sha256: str
    name: str
    type: str
    size: int
    title: str
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where an imported text came from: its origin, its old addresses, the day it bore there, when it was taken."""

    origin: str
    taken_at: datetime
    date: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link to another edition by id, with the reason a reader is given."""

    id: str
    type: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A serial number: ``series`` is the id of the series' edition, ``label`` how the number is printed."""

    series: str
    year: int
    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One published version.  ``details`` holds what only one kind has (a person's ranks, a denial's forgery)."""

    id: str
    version: int
    language: str
    kind: str
    title: str
    first_published_at: datetime
    published_at: datetime
    path: str = ""
    section: str = ""
    translation_of: str = ""
    summary: str = ""
    body: str = ""
    number: Number | None = None
    signed_on: str = ""
    event: Occasion | None = None
    change: Change = Change()
    people: tuple[PersonMention, ...] = ()
    organisations: tuple[Mention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    topics: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    media: tuple[Medium, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    source: Source | None = None
    links: tuple[Link, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def group(self) -> str:
        """The id shared by all languages of this text: the id of the one it translates, or its own."""
        return self.translation_of or self.id

    @property
    def withdrawn(self) -> bool:
        """Whether readers are no longer shown this text elsewhere; an erased one is withdrawn too."""
        return self.change.kind in ("withdrawal", "erasure")

    @property
    def erased(self) -> bool:
        """Whether this is the tombstone of a text whose content the law had removed."""
        return self.change.kind == "erasure"

    @property
    def is_text(self) -> bool:
        return self.kind in TEXT_KINDS

    @property
    def date(self) -> str:
        """The day the text is about, else the day it was first published (ISO; what listings show)."""
        if self.event and self.event.start:
            return self.event.start[:10]
        return self.signed_on or self.first_published_at.date().isoformat()

    def document(self) -> dict[str, Any]:
        """The JSON object of this edition, empty fields left out."""
        return {"schema": SCHEMA, **_document(self)}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Edition:
        """The edition a JSON object describes.

        Raises ``ValueError`` when the object is not of this schema's version."""
        if document.get("schema") != SCHEMA:
            raise ValueError(f"not an edition of {SCHEMA}: {document.get('schema')!r}")
        edition: Edition = _value(cls, document)
        return edition


def instant(moment: datetime) -> str:
    """An aware instant as RFC 3339 in UTC, to the second: ``2023-07-29T14:05:00Z``."""
    if moment.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _document(value: Any) -> dict[str, Any]:
    cls = cast(Any, type(value))
    needed = _needed(cls)
    return {
        name: _plain(v) for name in _names(cls) if (v := getattr(value, name)) or v is False or v == 0 or name in needed
    }


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str | int | dict):
        return value
    return _document(value)


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cls))


@cache
def _needed(cls: Any) -> frozenset[str]:
    """Fields without a default: written even when they are empty, or the value could not be read back."""
    return frozenset(f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING)


@cache
def _readers(cls: Any) -> dict[str, Any]:
    """For each field that is not plain JSON, how to read it back."""
    readers: dict[str, Any] = {}
    for name, hint in get_type_hints(cls).items():
        options = [a for a in get_args(hint) if a is not type(None)]
        if hint is datetime:
            readers[name] = datetime.fromisoformat
        elif get_origin(hint) is tuple:
            item = options[0]
            readers[name] = tuple if item is str else _many(item)
        elif isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
            readers[name] = _one(hint)
        elif options and hasattr(options[0], "__dataclass_fields__"):
            readers[name] = _one(options[0])
    return readers


def _many(cls: type) -> Any:
    return lambda values: tuple(_value(cls, v) for v in values)


def _one(cls: type) -> Any:
    return lambda value: _value(cls, value)


def _value(cls: Any, document: Mapping[str, Any]) -> Any:
    readers = _readers(cls)
    known = _names(cls)
    return cls(**{k: readers[k](v) if k in readers else v for k, v in document.items() if k in known})
