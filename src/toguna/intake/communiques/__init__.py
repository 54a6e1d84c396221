"""Communiqués in files: plain text, Word, OpenDocument, Rich Text, PDF; one by one or a folder of them."""

from __future__ import annotations

from .opened import Communiques, holds_communiques, open_communiques

__all__ = ["Communiques", "holds_communiques", "open_communiques"]
