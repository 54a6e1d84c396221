"""What the desk keeps: registers, pictures, and texts in their sections."""

from .body import Body, FormerName
from .decision import Decision, FactKind, LastReading, Verdict
from .event import Event, EventParticipant
from .imported import ImportedItem, OldAddress
from .institution import Channel, Institution
from .newsroom import Newsroom, Section, Year
from .person import Appointment, Person, RankHolding
from .picture import Picture, PictureRendition
from .place import Place
from .role import Role
from .series import Series, SeriesNumber
from .text import Text
from .text_relations import TextAttachment, TextLink, TextPerson, TextQuote
from .topic import Topic

__all__ = [
    "Appointment",
    "Body",
    "Channel",
    "Decision",
    "Event",
    "EventParticipant",
    "FactKind",
    "FormerName",
    "ImportedItem",
    "Institution",
    "LastReading",
    "Newsroom",
    "OldAddress",
    "Person",
    "Picture",
    "PictureRendition",
    "Place",
    "RankHolding",
    "Role",
    "Section",
    "Series",
    "SeriesNumber",
    "Text",
    "TextAttachment",
    "TextLink",
    "TextPerson",
    "TextQuote",
    "Topic",
    "Verdict",
    "Year",
]
