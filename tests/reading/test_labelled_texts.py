"""The reader over the labelled texts: no change may make it less right than it is: floors a little under the figures of docs/measurements.md."""

from pathlib import Path

import pytest
from bench.reading import measure

TEXTS = Path(__file__).parents[2] / "bench" / "reading_texts"
LEAST = {
    "fr": {
        "people": 0.93, "person with office": 0.80, "countries": 0.96, "other places": 0.75, "dates": 0.93, "quotes": 0.95,
        "quote with speaker": 0.82, "kind of event": 0.80, "actors": 0.70, "documents": 0.95,
    },
    "en": {"people": 0.88, "dates": 0.88, "quotes": 0.92},
}  # fmt: skip


@pytest.mark.parametrize("folder", ["development", "held_out"])
def test_the_reader_is_as_right_as_it_was(folder: str) -> None:
    found = measure(TEXTS / folder)

    short = {
        (language, kind): found[language][kind]
        for language, bars in LEAST.items()
        for kind, least in bars.items()
        if (found[language][kind].f1 or 0.0) < least
    }
    assert short == {}
