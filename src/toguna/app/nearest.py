"""The newsroom's own record, as the desk asks it before a denial."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from toguna.desk.nearest import KnownNumber, NearText
from toguna.desk.refusals import RecordUnreadable
from toguna.record.log import CHECKPOINT
from toguna.record.public_record import Record
from toguna.record.reader import pages_of
from toguna.record.verification import Near, nearest_texts, number_in

from .record import the_record

MOST = 3


class OwnRecord:
    """Reads the log's own folder; see ``toguna.desk.nearest.RealTexts``."""

    def kept(self) -> bool:
        home = the_record()
        # Before the first publication there is nothing to compare with.
        return home is not None and (home.log_folder / CHECKPOINT).is_file()

    def nearest(self, words: str) -> list[NearText]:
        with _record() as record:
            found = nearest_texts(words, record, most=2 * MOST)
        near = [_near(one) for one in found if one.found.state != "erased"]
        return sorted(near, key=lambda text: not text.official)[:MOST]

    def number(self, words: str) -> KnownNumber | None:
        with _record() as record:
            found = number_in(words, record)
        if found is None:
            return None
        return KnownNumber(
            label=found["label"],
            state=found["state"],
            title=found.get("text_title", ""),
            path=found.get("path", ""),
            reason=found.get("reason", ""),
            last=found.get("last", 0),
        )


@contextmanager
def _record() -> Iterator[Record]:
    home = the_record()
    assert home is not None
    try:
        yield Record(pages_of(str(home.log_folder)).get)
    except (ValueError, OSError) as error:
        raise RecordUnreadable(RecordUnreadable.words(str(error))) from error


def _near(near: Near) -> NearText:
    edition = near.found.edition
    return NearText(
        id=edition.id,
        kind=edition.kind,
        title=edition.title,
        number=edition.number.label if edition.number else "",
        path=edition.path,
        version=edition.version,
        state=near.found.state,
        verdict=near.verdict,
        pieces=tuple(near.pieces),
    )
