"""How fast nginx gives out the site with the configuration of ``docs/serving/``: home and article, against a plain
file of the same size from the same nginx with nothing configured.  Needs nginx and wrk.

    python -m bench.serving [--seconds 4] [--rounds 5]
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.end_to_end import web_servers

from .machine import machine

TOGUNA = Path(sys.executable).with_name("toguna")
CONNECTIONS = 32

PLAIN = """server {{
    listen 127.0.0.1:{port};
    root {root};
    sendfile on;
    tcp_nopush on;
}}
"""


def rate(wrk: str, url: str, seconds: int, coding: str) -> float:
    """Requests a second, all of them answered with 200."""
    done = subprocess.run(
        [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", f"Accept-Encoding: {coding}", url],
        capture_output=True,
        text=True,
        check=True,
    )
    if re.search(r"Non-2xx|Socket errors", done.stdout):
        raise SystemExit(f"{url}: not every answer was good:\n{done.stdout}")
    found = re.search(r"Requests/sec:\s*([\d.]+)", done.stdout)
    if not found:
        raise SystemExit(f"wrk said nothing of use:\n{done.stdout}")
    return float(found[1])


def site(home: Path) -> Path:
    """A newsroom of generated texts, published, its larger pages compressed as the press leaves them."""
    for arguments in (["sample", "--texts", "60"], ["publish"]):
        subprocess.run(
            [TOGUNA, *arguments], env={**os.environ, "TOGUNA_HOME": str(home)}, check=True, stdout=subprocess.DEVNULL
        )
    return home / "public"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    wrk = shutil.which("wrk")
    if not wrk or not web_servers.NGINX:
        print("left out: nginx or wrk is not installed (Debian's packages nginx-light and wrk)")
        return 0
    print(f"{machine()}; nginx, one process; wrk, one thread, {CONNECTIONS} connections", flush=True)
    with tempfile.TemporaryDirectory(prefix="toguna-bench-") as name:
        work = Path(name)
        public = site(work / "home")
        article = max(public.glob("*/20[0-9][0-9]/[01][0-9]/*.html"), key=lambda f: f.stat().st_size)
        plain = work / "plain"
        plain.mkdir()
        port = web_servers.free_port()
        with web_servers.nginx(public, work, PLAIN.format(port=port, root=plain)) as server:
            for label, file in (("home", public / "index.html"), ("article", article)):
                address = "/" if label == "home" else f"/{article.relative_to(public)}"
                for coding, ending in (("identity", ""), ("gzip", ".gz"), ("br", ".br")):
                    sent = file.with_name(file.name + ending)
                    if not sent.exists() or (coding == "br" and not server.brotli):
                        continue
                    shutil.copyfile(sent, plain / "file")
                    ours, theirs = [], []
                    for _ in range(args.rounds):
                        ours.append(rate(wrk, f"http://127.0.0.1:{server.port}{address}", args.seconds, coding))
                        theirs.append(rate(wrk, f"http://127.0.0.1:{port}/file", args.seconds, coding))
                    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
                    print(
                        f"{label:<8} {coding:<9} {sent.stat().st_size:>7} bytes  {statistics.median(ours):>8.0f}/s"
                        f"   a plain file {statistics.median(theirs):>8.0f}/s   ratio {ratio:.2f}",
                        flush=True,
                    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
