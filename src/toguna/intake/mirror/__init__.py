"""Folders of saved pages: mirrors by wget and HTTrack, pages saved by a browser, or plain files of HTML."""

from __future__ import annotations

from .folder import open_mirror

__all__ = ["open_mirror"]
