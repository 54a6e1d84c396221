"""What a person sees while a command works: a spinner or a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def stage(label: str) -> Iterator[None]:
    """A spinner on standard error while the block runs, where that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(label + " …"):
        yield


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int | None], None]]:
    """A bar on standard error; the block calls what it is given with (done, total or None)."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
