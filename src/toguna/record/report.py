"""A verdict as JSON and in plain words."""

from __future__ import annotations

from typing import Any

from toguna.editions.edition import instant

from .comparison import FRAME, GONE, NEW, SAME
from .public_record import Record
from .verification import Verdict

_SAID = {
    "identical": "IDENTICAL: this is the official text, to the letter.",
    "same_words": "SAME WORDS: the official text; only typography or layout differ.",
    "extract": "GENUINE EXTRACT: these words stand so in an official text.",
    "altered": "ALTERED: close to an official text, but not the same.",
    "not_in_record": "NOT IN THE RECORD: no official text is close to it, as of entry {size}. That proves only that it"
    " is not there, not that it is false.",
}
_STATES = {
    "superseded": "SUPERSEDED: the institution has since replaced this version.",
    "withdrawn": "WITHDRAWN: the institution has since withdrawn this text.",
    "erased": "ERASED: the law had this text removed.",
}
_AROUND = 8


def as_json(verdict: Verdict, record: Record) -> dict[str, Any]:
    """One object (docs/record/verify.md)."""
    found = verdict.found
    said: dict[str, Any] = {
        "verdict": verdict.verdict,
        "state": verdict.state,
        "differences": [{"kind": kind, "words": words} for kind, words in verdict.pieces],
        "warnings": verdict.warnings,
        "number": verdict.number,
        "parts": verdict.parts,
        "record": {"origin": record.origin, "size": verdict.size, "witnesses": verdict.witnesses,
                   "independent": verdict.independent},
    }  # fmt: skip
    if found:
        edition = found.edition
        said["text"] = {
            "entry": found.index, "id": edition.id, "version": edition.version, "title": edition.title,
            "number": edition.number.label if edition.number else "", "path": edition.path,
            "published_at": instant(edition.published_at), "superseded_by": found.follows,
        }  # fmt: skip
    if verdict.verdict == "extract":
        said["extract"] = {"before": verdict.before, "after": verdict.after, "left_out": verdict.left_out}
    return said


def said(verdict: Verdict, record: Record) -> str:
    """What a person reads on a terminal."""
    lines = [_STATES[verdict.state]] if verdict.state in _STATES else []
    lines.append(_SAID[verdict.verdict].format(size=verdict.size))
    if found := verdict.found:
        edition = found.edition
        label = f"{edition.number.label}: " if edition.number else ""
        lines += [
            "",
            f"{label}{edition.title}",
            f"version {edition.version}, {instant(edition.published_at)}, {edition.path}",
        ]
        seen = ", ".join(verdict.witnesses)
        told = f"seen by {seen}" if seen else "no independent witness has seen it"
        lines.append(f"entry {found.index} of {record.origin}; {told}")
    if verdict.verdict == "extract":
        lines += ["", f"… {verdict.before} [the extract] {verdict.after} …", f"{verdict.left_out} words are left out."]
    if verdict.verdict == "altered":
        lines += ["", "[-only in the official text-] {+only in the received one+}", _marked(verdict)]
    for part in verdict.parts:
        lines.append(f"It is put together from several texts: also “{part['title']}” ({part['path']}).")
    lines += [_warned(warning) for warning in verdict.warnings]
    if verdict.number:
        lines.append(_numbered(verdict))
    return "\n".join(lines)


def _marked(verdict: Verdict) -> str:
    out = []
    for kind, words in verdict.pieces:
        some = words.split(" ")
        if kind == SAME and len(some) > 2 * _AROUND + 2:
            words = " ".join([*some[:_AROUND], "[…]", *some[-_AROUND:]])
        if kind != FRAME:
            out.append({SAME: "{}", GONE: "[-{}-]", NEW: "{{+{}+}}"}[kind].format(words))
    return " ".join(out)


def _warned(warning: dict[str, str]) -> str:
    kind = warning["kind"]
    if kind == "invisible":
        return f"Warning: an invisible character {warning['code']} stood in the received text."
    if kind == "look_alike":
        return f"Warning: a letter of another script, {warning['code']}, looks like “{warning['like']}”."
    if kind == "unproven":
        return f"Warning: entry {warning['entry']} has these words, but its proof does not hold: {warning['why']}."
    return {
        "too_long": "Warning: longer than can be compared; give only the passage to check.",
        "too_short": "Warning: too few words to tell; give a longer passage.",
        "empty": "Warning: there is no word in it.",
    }[kind]


def _numbered(verdict: Verdict) -> str:
    number = verdict.number or {}
    label = number["label"]
    found = verdict.found
    if number["state"] == "void":
        return f"The register says that number “{label}” is void: {number['reason']}"
    if number["state"] == "not_given":
        return f"The register does not know number “{label}”; its last one is {number['last']}."
    if number["state"] == "erased":
        return f"Number “{label}” is of a text that the law had erased."
    if verdict.good and found and found.edition.path == number["path"]:
        return f"The register knows number “{label}”: it is this text's."
    other = f"“{number['text_title']}” ({number['path']})"
    return f"Warning: number “{label}” is in the register, for {other}, whose words are others."
