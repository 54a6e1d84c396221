"""Brings an existing site in: one reader a source format, each yielding the same documents.  Pure; no Django."""

from toguna.intake.body import body_html
from toguna.intake.documents import Leftover, Source, SourceDocument, SourcePage
from toguna.intake.json_shape import as_json
from toguna.intake.problems import SourceProblem
from toguna.intake.sources import read_source

__all__ = [
    "Leftover", "Source", "SourceDocument", "SourcePage", "SourceProblem", "as_json", "body_html", "read_source",
]  # fmt: skip
