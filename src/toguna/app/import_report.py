"""The report of an import for people: lines for a terminal, and a page that can be kept and sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from toguna.desk.imports.report import Report

_FEW = 10


def lines(report: Report) -> Iterator[str]:
    """What a person at a terminal needs to know; of long lists the first."""
    for kind, counts in report.kinds.items():
        became = ", ".join(f"{number} {state}" for state, number in counts.items() if state != "in")
        yield f"  {kind}: {counts['in']} in the source: {became}"
    if report.held_back:
        held = ", ".join(f"{number} {status}" for status, number in sorted(report.held_back.items()))
        yield f"  held back from the public, as the source does: {held}"
    yield f"  words: {report.words['in']} in, {report.words['out']} out"
    links, media = report.links, report.media
    if links["to_the_old_site"]:
        yield (
            f"  links to the old site: {links['to_the_old_site']}, of which {links['rewritten']} lead to what came in"
            f" and {links['lost']} lead nowhere"
        )
    if media["described"]:
        yield f"  media: {media['described']}, of which {media['here']} here and {media['missing']} missing"
    yield from _some("not taken", [f"{one['where']}: {one['why']}" for one in report.not_taken])
    yield from _some("words differ", [f"{o['title']}: {o['in']} in, {o['out']} out" for o in report.words_differ])
    yield from _some("link that leads nowhere", [f"{o['title']}: {o['address']}" for o in report.lost_links])
    missing = list(dict.fromkeys(one["address"] for one in report.missing_media))
    yield from _some("missing file", missing)
    if missing:
        yield "  give the files of the old site with --media DIR and run this again"
    yield from _some("note", [f"{one['title']}: {one['note']}" for one in report.notes])


def html_page(report: Report) -> str:
    """The whole report as a page that needs nothing else; tables of what came, and of everything that did not."""
    kinds = [
        {"kind": kind, "in the source": counts["in"],
         "became": ", ".join(f"{number} {state}" for state, number in counts.items() if state != "in")}
        for kind, counts in report.kinds.items()
    ]  # fmt: skip
    sums = [
        {"of": "words", **report.words},
        {"of": "links to the old site", **report.links},
        {"of": "media", **report.media},
        {"of": "texts held back", **report.held_back},
        {"of": "texts published", "published": report.published},
        {"of": "old addresses", "kept": report.addresses},
    ]
    parts = [
        _table("What came in", kinds),
        "<h2>Sums</h2><ul>" + "".join(f"<li>{escape(_said(one))}</li>" for one in sums if len(one) > 1) + "</ul>",
        _table("Not taken", report.not_taken),
        _table("Texts whose words differ", report.words_differ),
        _table("Links that lead nowhere", report.lost_links),
        _table("Files that are missing", report.missing_media),
        _table("Notes", report.notes),
    ]
    title = f"Import of {', '.join(report.sources)}"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width"><style>body{font:1rem/1.5 sans-serif;max-width:60rem;'
        "margin:1rem auto;padding:0 1rem}table{border-collapse:collapse}th,td{border:1px solid #999;padding:.2rem"
        " .5rem;text-align:left;overflow-wrap:anywhere}</style></head>"
        f"<body><h1>{escape(title)}</h1>{''.join(parts)}</body></html>"
    )


def _some(what: str, found: Sequence[str]) -> Iterator[str]:
    for one in found[:_FEW]:
        yield f"  {what}: {' '.join(one.split())[:200]}"
    if len(found) > _FEW:
        yield f"  {what}: {len(found) - _FEW} more; see --report"


def _said(one: Mapping[str, Any]) -> str:
    numbers = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in one.items() if name != "of")
    return f"{one['of']}: {numbers}"


def _table(title: str, rows: Sequence[Mapping[str, Any]]) -> str:
    if not rows:
        return f"<h2>{escape(title)}</h2><p>None.</p>"
    heads = list(dict.fromkeys(name for row in rows for name in row))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(str(row.get(name, '')))}</td>" for name in heads) + "</tr>" for row in rows
    )
    return f"<h2>{escape(title)} ({len(rows)})</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
