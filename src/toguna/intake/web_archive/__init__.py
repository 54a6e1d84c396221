"""Web archives: WARC 1.0 and 1.1 (ISO 28500), compressed or not, and packed ones (WACZ)."""

from __future__ import annotations

from .archive import open_web_archive

__all__ = ["open_web_archive"]
