"""A WordPress export of generated posts brought in: how long it takes, how much memory, and what its report says.

    python -m bench.intake [--posts 100000] [--facts suggest] [--publish]

The export is made by the same command, with categories, links between posts, galleries, drafts and private posts that
bear a secret string; at the end the public folder and the editions are searched for it."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from toguna.sample.generator import generated_texts

from .machine import machine

TOGUNA = Path(sys.executable).with_name("toguna")
SECRET = "Kalamenda-Zoufiri"
SITE = "https://ancien.example"
_HEAD = f"""<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Ancien site</title><link>{SITE}</link>
<language>fr-FR</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>{SITE}</wp:base_site_url>
<wp:base_blog_url>{SITE}</wp:base_blog_url>
"""


def export(path: Path, posts: int, seed: int = 7) -> None:
    """Writes an export; one post in fifty is a draft, one private, one protected, all with :data:`SECRET`."""
    random = Random(seed)
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for number, text in enumerate(generated_texts(posts, seed), 1):
            held = {10: "draft", 20: "private", 30: "protected"}.get(number % 50, "")
            paragraphs = [f"<p>{words}</p>" for words in text.paragraphs]
            if number > 1:
                other = random.randrange(1, number)
                paragraphs.append(f'<p>Voir <a href="{SITE}/{other}-texte/">un texte antérieur</a>.</p>')
            if held:
                paragraphs.append(f"<p>{SECRET}</p>")
            file.write(
                f"<item><title><![CDATA[{text.title}]]></title><link>{SITE}/{number}-texte/</link>"
                f"<dc:creator><![CDATA[presse]]></dc:creator><content:encoded><![CDATA[{''.join(paragraphs)}]]>"
                f"</content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>{number}</wp:post_id>"
                f"<wp:post_date_gmt>{text.published_at:%Y-%m-%d %H:%M:%S}</wp:post_date_gmt>"
                f"<wp:post_name>{number}-texte</wp:post_name>"
                f"<wp:status>{held if held in ('draft', 'private') else 'publish'}</wp:status>"
                f"<wp:post_type>post</wp:post_type>"
                f"<wp:post_password>{'secret' if held == 'protected' else ''}</wp:post_password>"
                f'<category domain="category" nicename="actualites"><![CDATA[Vie publique]]></category></item>\n'
            )
        file.write("</channel></rss>\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--facts", default="suggest")
    parser.add_argument("--publish", action="store_true")
    parser.add_argument("--runs", type=int, default=2)
    args = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "export.xml"
        export(source, args.posts)
        print(f"{args.posts} posts, {source.stat().st_size / 2**20:.0f} MiB of export, facts {args.facts}")
        for label in ("first run", "second run")[: args.runs]:
            _run(label, folder, source, args)
    return 0


def _family(pid: int) -> list[int]:
    """A process and all it began."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(other for child in children for other in _family(int(child)))]


def _mebibytes(pid: int) -> float:
    """The memory of a process, its share of what it has in common with others (proportional set size)."""
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def _run(label: str, folder: str, source: Path, args: argparse.Namespace) -> None:
    home = Path(folder) / "home"
    command = [TOGUNA, "import", source, "--facts", args.facts, "--report", f"{folder}/report.json"]
    began = time.perf_counter()
    with subprocess.Popen(
        [*command, "--publish"] if args.publish else command,
        env={**os.environ, "TOGUNA_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        most = 0.0
        while process.poll() is None:
            most = max(most, sum(map(_mebibytes, _family(process.pid))))
            time.sleep(0.5)
    seconds = time.perf_counter() - began
    report = json.loads(Path(folder, "report.json").read_text("utf-8"))
    print(
        f"{label}: {seconds:.1f} s, {seconds / args.posts * 1000:.2f} ms a post, {most:.0f} MiB at most in all"
        f" its processes (status {process.returncode})"
    )
    print(f"  {report['kinds']} held back {report['held_back']} words {report['words']} links {report['links']}")
    if args.publish:
        found = [
            file for file in (home / "public").rglob("*") if file.is_file() and SECRET.encode() in file.read_bytes()
        ]
        print(f"  secret strings in public files: {len(found)}")


if __name__ == "__main__":
    raise SystemExit(main())
