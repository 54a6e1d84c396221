"""A WordPress site read by its REST door (``/wp-json/wp/v2/``): what the site shows to everybody, nothing else."""

from __future__ import annotations

from .door import NoDoor
from .opened import WordpressSite, open_wordpress_site

__all__ = ["NoDoor", "WordpressSite", "open_wordpress_site"]
