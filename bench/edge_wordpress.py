"""A stock WordPress site of one post, as ``tests/wordpress.py`` makes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.wordpress import PACKAGES, missing, wordpress

from .edge_side import Side

__all__ = ["PACKAGES", "missing", "stock_wordpress"]

POST = """require 'wp-load.php';
[$title, $body] = explode("\\0", stream_get_contents(STDIN));
echo wp_insert_post(['post_title' => $title, 'post_content' => $body, 'post_status' => 'publish', 'post_author' => 1]);
"""


@contextmanager
def stock_wordpress(side: Side, port: int, work: Path, title: str, body: str) -> Iterator[str]:
    """The path of the post, served until the end."""
    work = work / "wordpress"
    with wordpress(work, port, address=side.address) as site:
        number = site.php(POST, f"{title}\0{body}")
        with side.serving(site.nginx, port, work / "nginx.log"):
            yield f"/?p={number.strip()}"
