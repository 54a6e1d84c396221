"""Writes the hash of the verifier's script into the servers' configurations.

python -m docs.script_hash
"""

from __future__ import annotations

import re
from pathlib import Path

from toguna.press.verifier_script import script_hash

SERVING = Path(__file__).with_name("serving")
HASH = re.compile(r"'sha256-[A-Za-z0-9+/=]*'")


def main() -> None:
    for name in ("nginx.conf", "Caddyfile"):
        file = SERVING / name
        file.write_text(HASH.sub(lambda _: script_hash(), file.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
