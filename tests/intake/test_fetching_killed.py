"""A fetch killed as nothing can catch, again and again, until it is through."""

import subprocess
import sys
import time
from pathlib import Path

from tests.intake.web_host import Handler, page, web_host
from warcio.archiveiterator import ArchiveIterator

FETCH = """
import sys
from pathlib import Path
from toguna.intake.fetching import Pace, fetch_site
found = fetch_site(sys.argv[1], Path(sys.argv[2]), allow_private=True, pace=Pace(0))
print(found.pages, found.media, len(found.not_taken))
"""
PAGES = 60


def test_every_start_goes_on_where_the_last_was_killed(tmp_path: Path) -> None:
    with web_host({}) as host:
        command = [sys.executable, "-c", FETCH, host.address + "/", str(tmp_path)]

        def slowly(body: str) -> object:
            def answer(handler: Handler) -> None:
                time.sleep(0.005)
                page(body)(handler)

            return answer

        links = "".join(f'<a href="/{n}">{n}</a>' for n in range(PAGES))
        host.routes["/"] = page(links + '<img src="/p.png">')
        host.routes["/p.png"] = page(b"picture" * 20_000, media_type="image/png")
        host.routes |= {f"/{n}": slowly(f"<p>Words of {n}.") for n in range(PAGES)}  # type: ignore[misc]
        for reached in (5, 20, 21, 45):
            running = subprocess.Popen(command, stdout=subprocess.PIPE)
            while len(host.asked) < reached and running.poll() is None:
                time.sleep(0.002)
            running.kill()
            running.communicate()
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        asked = host.paths

    assert done.stdout.split() == [str(PAGES + 1), "1", "0"]
    # What was on its way when it was killed is asked for again, nothing else.
    assert len(asked) - len(set(asked)) <= 4
    with (tmp_path / "site.warc.gz").open("rb") as file:
        kept = [
            record.rec_headers.get_header("WARC-Target-URI")
            for record in ArchiveIterator(file)
            if record.rec_type == "response" and record.content_stream().read()
        ]
    assert len(kept) == len(set(kept))
    assert {f"{host.address}/{n}" for n in range(PAGES)} <= set(kept)
