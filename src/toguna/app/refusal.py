"""What a command says when it cannot do what it was asked: one line, what, where, what to do."""

from __future__ import annotations


class Refusal(Exception):
    """A usage or input error.  ``str()`` is one line: what is wrong, where, and what to do about it."""

    def __init__(self, what: str, where: str = "", do: str = "") -> None:
        line = f"{where}: {what}" if where else what
        super().__init__(" ".join((f"{line}; {do}" if do else line).split()))
