"""Text in, facts out: who, with which office, where, when, what kind of event, who said which words.

Pure functions over data; no Django, no database, no network."""

from toguna.reading.facts import (
    DateFound,
    DateProblem,
    Document,
    EventFound,
    OrganisationFound,
    PersonFound,
    PlaceFound,
    QuoteFound,
    Reading,
)
from toguna.reading.reader import read

__all__ = [
    "DateFound",
    "DateProblem",
    "Document",
    "EventFound",
    "OrganisationFound",
    "PersonFound",
    "PlaceFound",
    "QuoteFound",
    "Reading",
    "read",
]
