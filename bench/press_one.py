"""One text published at a time, in a process that stays: from the edition stored to all files on disk.

TOGUNA_HOME=... python -m bench.press_one [TEXTS]
"""

from __future__ import annotations

import dataclasses
import statistics
import sys
import time
import uuid
from datetime import UTC, datetime


def main(number: int) -> int:
    from toguna.app.newsroom import open_newsroom

    open_newsroom()

    from toguna.app.publication import held_back, update_site
    from toguna.editions import store
    from toguna.editions.library import Library
    from toguna.editions.models import Head

    library = Library()
    update_site()
    newest = Head.objects.filter(kind="news").order_by("-first_published_at", "-serial")
    models = list(newest.values_list("pk", flat=True)[:number])
    times, files = [], []
    for count, model in enumerate(models):
        text = library.edition(model)
        assert text is not None
        now = datetime.now(UTC).replace(microsecond=0)
        new = dataclasses.replace(
            text,
            id=str(uuid.uuid4()),
            path=text.path.replace(".html", f"-{uuid.uuid4().hex[:6]}.html"),
            title=f"{text.title} ({count})",
            first_published_at=now,
            published_at=now,
        )
        start = time.perf_counter()
        with held_back():
            store.append(new)
        report = update_site()
        times.append((time.perf_counter() - start) * 1000)
        files.append(len(report.written) + len(report.removed))
    # The first finds cold caches, as after a start.
    warm = sorted(times[1:])
    print(
        f"  one text published: median {statistics.median(warm):.0f} ms, p95 {warm[int(len(warm) * 0.95)]:.0f} ms,"
        f" first {times[0]:.0f} ms; files written: median {statistics.median(files):.0f}, most {max(files)}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 25))
