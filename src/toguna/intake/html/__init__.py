"""One page of HTML into its article: https://html.spec.whatwg.org/, as the programs of official sites write it."""

from __future__ import annotations

from .page import read_html

__all__ = ["read_html"]
