"""Rich Text (.rtf, Microsoft's specification 1.9.1): its paragraphs and tables; pictures and looks are left out."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path

from ..body import body_html
from .manuscript import Manuscript, Unreadable

_LARGEST = 100 * 2**20
_MOST_GROUPS = 1000
_TOKEN = re.compile(
    rb"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-z])"
    rb"|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)",
    re.DOTALL,
)
_SIGNS = {
    "tab": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "• ", "emspace": " ", "enspace": " ", "line": "\n", "~": "\u00a0", "_": "-",
    "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip
_LEFT_OUT = frozenset(
    "annotation atnauthor atnid bkmkend bkmkstart colorschememapping colortbl datastore filetbl fonttbl footer footerf "
    "footerl footerr generator latentstyles listoverridetable listtable nonshppict object pict private revtbl rsidtbl "
    "stylesheet tc themedata xe".split()
)
_HEADS = frozenset({"header", "headerl", "headerr", "headerf"})
_ENDS = frozenset({"par", "sect", "page", "column"})
_MOMENT = ("yr", "mo", "dy", "hr", "min")


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within a group: ``into`` names where its words go, empty for nowhere."""

    into: str = "text"
    after_unicode: int = 1
    hidden: bool = False


@dataclass(slots=True)
class _Reading:
    codec: str = "cp1252"
    words: dict[str, list[str]] = field(default_factory=lambda: {"text": []})
    cells: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    parts: list[str | list[list[str]]] = field(default_factory=list)
    in_table: bool = False
    pictures: bool = False
    moments: dict[str, dict[str, int]] = field(default_factory=dict)


def read_rich_text(path: Path, where: str) -> Manuscript:
    """The manuscript of a document.  Raises :class:`Unreadable` for one too large, or nested without end."""
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise Unreadable(f"it is larger than {_LARGEST // 2**20} MB; save it as .docx or .odt")
    done = _read(data)
    return Manuscript(
        html="".join(_html(done)),
        kind="Rich Text document",
        title=_line(done, "title"),
        author=_line(done, "author"),
        created=_moment(done, "creatim"),
        modified=_moment(done, "revtim"),
        head=tuple(filter(None, (" ".join(line.split()) for line in "".join(done.words.get("head", [])).split("\n")))),
        notes=("its pictures are left out; save it as .docx or .odt to have them",) if done.pictures else (),
    )


def _read(data: bytes) -> _Reading:
    done, state, groups = _Reading(), _State(), list[_State]()
    pending = bytearray()
    at = skip = 0
    starred = False
    while found := _TOKEN.match(data, at):
        at = found.end()
        if found["byte"] and not state.hidden and state.into:
            if skip:
                skip -= 1
            else:
                pending.append(int(found["byte"], 16))
            continue
        if pending:
            _say(done, state, pending.decode(done.codec, "replace"))
            pending.clear()
        if brace := found["brace"]:
            starred, skip = False, 0
            if brace == b"{":
                groups.append(state)
                if len(groups) > _MOST_GROUPS:
                    raise Unreadable("it is nested deeper than any text; save it as .docx or .odt")
            elif groups:
                if state.into == "note" != groups[-1].into:
                    _say(done, replace(state, into="text"), "]")
                state = groups.pop()
        elif text := found["text"]:
            text, skip = text[skip:], max(0, skip - len(text))
            _say(done, state, text.decode(done.codec, "replace"))
        elif sign := found["sign"]:
            starred = sign == b"*"
            if sign in b"\r\n":
                _end(done, state)
            _say(done, state, _SIGNS.get(sign.decode("latin-1"), ""))
        elif word := (found["word"] or b"").decode():
            number = int(found["number"]) if found["number"] else None
            if word == "bin":
                at += max(0, number or 0)
            elif word == "u" and number is not None:
                _say(done, state, _character(number))
                skip = state.after_unicode
            elif starred:
                state, starred = replace(state, into=""), False
            else:
                state = _control(done, state, word, number)
    if pending:
        _say(done, state, pending.decode(done.codec, "replace"))
    _end(done, _State())
    _end_table(done)
    return done


def _control(done: _Reading, state: _State, word: str, number: int | None) -> _State:
    """What a control word does, and the state after it."""
    if word in _LEFT_OUT:
        done.pictures = done.pictures or word == "pict"
        return replace(state, into="")
    if word in _HEADS or word in ("info", "title", "author", "creatim", "revtim"):
        return replace(state, into="head" if word in _HEADS else word) if state.into else state
    if word == "footnote" and state.into:
        _say(done, state, " [")
        return replace(state, into="note")
    if word == "uc":
        return replace(state, after_unicode=min(max(number or 0, 0), 20))
    if word in ("v", "deleted"):
        return replace(state, hidden=number != 0)
    if word == "ansicpg" and number:
        done.codec = _codec(f"cp{number}")
    elif word in ("mac", "pc"):
        done.codec = {"mac": "mac_roman", "pc": "cp437"}[word]
    elif word in _MOMENT and number is not None and state.into in ("creatim", "revtim"):
        done.moments.setdefault(state.into, {})[word] = number
    elif word in ("pard", "intbl") and state.into == "text":
        done.in_table = word == "intbl"
    elif word in _ENDS:
        _end(done, state)
    elif word == "cell" and state.into == "text":
        done.cells.append(_taken(done))
    elif word == "row" and state.into == "text":
        done.rows.append(done.cells)
        done.cells = []
    else:
        _say(done, state, _SIGNS.get(word, ""))
    return state


def _say(done: _Reading, state: _State, words: str) -> None:
    if words and state.into and not state.hidden:
        done.words.setdefault("text" if state.into == "note" else state.into, []).append(words)


def _end(done: _Reading, state: _State) -> None:
    if state.into != "text" or done.in_table:
        _say(done, state, " " if state.into == "note" else "\n")
        return
    _end_table(done)
    if words := _taken(done):
        done.parts.append(words)


def _end_table(done: _Reading) -> None:
    if done.rows:
        done.parts.append(done.rows)
        done.rows = []


def _taken(done: _Reading) -> str:
    words = "".join(done.words["text"])
    done.words["text"] = []
    return " ".join(words.split())


def _html(done: _Reading) -> Iterator[str]:
    running: list[str] = []
    for part in done.parts:
        if isinstance(part, str):
            # What the font of signs has for a bullet.
            running.append(re.sub(r"^[·\uf0b7]\s*", "• ", part))
            continue
        yield body_html(running)
        running = []
        rows = ("".join(f"<td>{escape(cell, quote=False)}</td>" for cell in row) for row in part)
        yield f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    yield body_html(running)


def _line(done: _Reading, name: str) -> str:
    return " ".join("".join(done.words.get(name, [])).split())


def _character(number: int) -> str:
    """A character by its number, which is signed in 16 bits; halves of a pair are no character."""
    code = number + 0x10000 if number < 0 else number
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _moment(done: _Reading, name: str) -> dt.datetime | None:
    """A moment of the file's properties, taken for UTC: the file tells no zone."""
    said = done.moments.get(name, {})
    try:
        return dt.datetime(*(said.get(part, 0) for part in _MOMENT), tzinfo=dt.UTC)  # type: ignore[arg-type, misc]
    except ValueError:
        return None
