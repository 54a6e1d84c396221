"""What ``toguna verify`` says of texts as people receive them."""

import os

import pytest

from toguna.record.public_record import Record
from toguna.record.reader import files_of
from toguna.record.report import as_json, said
from toguna.record.verification import verify

from .cases import CASES
from .sample_record import sample_record

pytestmark = pytest.mark.xdist_group("sample record")


@pytest.fixture(scope="module")
def sample():
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        pytest.skip("the record's files are the same on every database")
    return sample_record()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_received_text_gets_its_verdict(sample, case):
    text = case.text(sample)
    if text is None:
        pytest.skip("pdftotext or Pango is not installed (Debian: poppler-utils, libpango-1.0-0)")
    record = Record(files_of(str(sample.public)))
    verdict = verify(text, record)
    assert (verdict.verdict, verdict.state) == (case.verdict, case.state), verdict.pieces
    assert [(w["kind"], w.get("code", "")) for w in verdict.warnings] == list(case.warnings)
    assert (verdict.found.edition.path if verdict.found else "") == (f"/{case.of}.html" if case.of else "")
    assert number_said(verdict) == case.number
    assert [part["path"] for part in verdict.parts] == [f"/{stem}.html" for stem in case.parts]
    differing = {kind: tuple(words for k, words in verdict.pieces if k == kind) for kind in ("gone", "new")}
    if case.verdict == "altered" and (case.gone or case.new):
        assert differing == {"gone": case.gone, "new": case.new}
    assert as_json(verdict, record)["verdict"] == case.verdict
    assert "fake" not in said(verdict, record).lower()


def number_said(verdict):
    """What is said of the number that a received text bears."""
    number = verdict.number or {"state": ""}
    if number["state"] == "used":
        own = verdict.good and verdict.found.edition.path == number["path"]
        return "used" if own else "other"
    return "none" if number["state"] == "not_given" and not number["last"] else number["state"]
