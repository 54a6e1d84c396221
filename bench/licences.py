"""Lists what toguna ships with (its dependencies, and theirs) and fails on a licence that is not in the list below.

python -m bench.licences
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution

PERMISSIVE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|Zope|HPND|MIT-CMU|Unlicense|0BSD", re.IGNORECASE
)
# Weak copyleft, used unchanged as separate packages: docs/decisions/0005-licences.md.
ACCEPTED = {
    "certifi": "MPL-2.0",
    "pyphen": "MPL-1.1",
    "tld": "MPL-1.1",
    "psycopg": "LGPL-3.0-only",
    "psycopg-binary": "LGPL-3.0-only",
}
NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")


def licence(found: Distribution) -> str:
    """What a distribution says of its licence: the SPDX expression, else its classifiers, else the free field."""
    data = found.metadata
    if expression := data.get("License-Expression"):
        return str(expression)
    classifiers = [c.split("::")[-1].strip() for c in data.get_all("Classifier") or [] if c.startswith("License ::")]
    return ", ".join(c for c in classifiers if c != "OSI Approved") or (data.get("License") or "")[:60]


def shipped(root: str) -> dict[str, Distribution]:
    """Every distribution reached from ``root``, PostgreSQL's extra included, that is installed here."""
    reached: dict[str, Distribution] = {}
    waiting = [root]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in reached:
            continue
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # for another platform or another Python
        reached[name] = found
        for requirement in found.requires or []:
            extra = re.search(r"extra\s*==\s*['\"]([^'\"]+)", requirement)
            if extra is None or extra.group(1) in {"postgresql", "binary", "heif"}:
                match = NAME.match(requirement)
                if match:
                    waiting.append(match.group())
    return reached


def main() -> int:
    refused = 0
    for name, found in sorted(shipped("toguna").items()):
        text = licence(found)
        copyleft = re.search(r"GPL|MPL|CDDL|EPL|SSPL|Artistic", text)
        fine = ACCEPTED.get(name) is not None or (PERMISSIVE.search(text) and not copyleft)
        refused += not fine
        print(f"{'' if fine else 'REFUSED  '}{name} {found.version}: {text or 'unknown'}")
    if refused:
        print(f"{refused} licences are not on the list of bench/licences.py", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    raise SystemExit(main())
