"""The one script that stands within a page: the verifier's, so that its page works saved to disk.

It is the files of ``site/scripts/verifier/`` one after the other, without their comments.  The Content-Security-Policy
of these pages names its hash (CSP Level 3, section 2.3.1, "hash-source"): nothing else written into them would run."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

SOURCES = Path(__file__).parent.parent / "site" / "scripts" / "verifier"
_PARTS = ("words", "fingerprints", "signatures", "comparison", "proofs", "verdict", "keeping", "page")
_COMMENT_OR_INDENT = re.compile(r"^ *(?://.*\n)?", re.MULTILINE)


@cache
def verifier_script() -> str:
    """The script, as it stands between the tags."""
    source = "".join((SOURCES / f"{part}.js").read_text("utf-8") for part in _PARTS)
    return f'"use strict";(()=>{{\n{_COMMENT_OR_INDENT.sub("", source)}}})();\n'


@cache
def script_hash() -> str:
    """The script's source expression: ``'sha256-…'``."""
    digest = hashlib.sha256(verifier_script().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
