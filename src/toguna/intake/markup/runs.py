"""A line of running text: pieces of words, each with its marks (emphasis, links), written as HTML at its end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

_BLANKS = re.compile(r"[ \t\r\n\f]+")

Mark = tuple[str, str]
"""An element and its ``href``, empty for all but links."""


@dataclass
class Line:
    runs: list[tuple[str, tuple[Mark, ...]]] = field(default_factory=list)

    def add(self, text: str, marks: tuple[Mark, ...]) -> None:
        """Words as the source has them; blanks other than no-break ones count as one space."""
        words = _BLANKS.sub(" ", text)
        if words.startswith(" ") and (not self.runs or self.runs[-1][0].endswith((" ", "\n"))):
            words = words[1:]
        if words:
            self.runs.append((words, marks))

    def line_break(self) -> None:
        if self.runs:
            last, marks = self.runs[-1]
            self.runs[-1] = (last.rstrip(" "), marks)
            self.runs.append(("\n", ()))

    @property
    def empty(self) -> bool:
        return not any(words.strip() for words, _ in self.runs)

    def html(self) -> str:
        """The line, trimmed; a line break is ``<br>``."""
        runs = [run for run in self.runs if run[0]]
        while runs and not runs[0][0].strip():
            runs.pop(0)
        while runs and not runs[-1][0].strip():
            runs.pop()
        if not runs:
            return ""
        runs[0] = (runs[0][0].lstrip(" \n"), runs[0][1])
        runs[-1] = (runs[-1][0].rstrip(" \n"), runs[-1][1])
        parts: list[str] = []
        opened: list[Mark] = []
        for words, marks in runs:
            wanted = opened if words == "\n" else list(marks)
            _turn(opened, wanted, parts)
            parts.append("<br>" if words == "\n" else escape(words, quote=False).replace("\u00a0", "&nbsp;"))
        _turn(opened, [], parts)
        return "".join(parts)


def _turn(opened: list[Mark], wanted: list[Mark], parts: list[str]) -> None:
    """Closes and opens elements until those of ``wanted`` are open; ``opened`` is changed."""
    same = 0
    while same < min(len(opened), len(wanted)) and opened[same] == wanted[same]:
        same += 1
    while len(opened) > same:
        parts.append(f"</{opened.pop()[0]}>")
    for mark in wanted[same:]:
        parts.append(f'<a href="{escape(mark[1])}">' if mark[0] == "a" else f"<{mark[0]}>")
        opened.append(mark)
