"""The record follows the editions: every version gets an entry before its page is made."""

import json

import pytest
from django.db import transaction
from tests.editions.editing import NOON, corrected, edition
from tests.record.texts import dam, school, withdrawn

from toguna.app import publication
from toguna.app.record import follow_record
from toguna.editions import erasure, store
from toguna.record.audit import audit
from toguna.record.checkpoint import parse_checkpoint
from toguna.record.entries import NotRecorded
from toguna.record.entry import parse_entry, parse_payload
from toguna.record.log import Refuses
from toguna.record.models import RecordEntry
from toguna.record.tiles import ENTRIES, entries_in, tile_path


def entries(newsroom):
    size = parse_checkpoint(newsroom.file("checkpoint")).size
    return [parse_entry(data)[0] for data in entries_in(newsroom.file(tile_path(ENTRIES, 0, size)))]


def test_publication_correction_and_withdrawal_each_append_an_entry(recorded):
    first = dam()
    recorded.publish(first, school())
    second = corrected(first, body=first.body.replace("71 %", "72 %"))
    recorded.publish(second)
    recorded.publish(withdrawn(second))
    assert [(e.kind, e.doc, e.rev, e.prev) for e in entries(recorded)] == [
        ("keys", "keys", 1, -1),
        ("publish", "dam", 1, -1),
        ("publish", "school", 1, -1),
        ("correct", "dam", 2, 1),
        ("withdraw", "dam", 3, 3),
    ]
    assert audit(str(recorded.public)).problems == []


def test_a_denial_and_a_series_have_entries_and_a_person_has_none(recorded):
    details = {
        "pattern": "N° {number}/{year}",
        "voids": [{"year": 2024, "number": 2, "label": "N° 2/2024", "reason": "Non."}],
    }
    recorded.publish(
        edition("series", kind="series", path="", body="", details=details),
        edition("denial", kind="denial", path="/communiques/2024/03/denial.html"),
        edition("person", kind="person", path="/personnes/person.html", body=""),
    )
    assert [(e.kind, e.doc) for e in entries(recorded)[1:]] == [("publish", "series"), ("deny", "denial")]
    assert json.loads(recorded.file("index/series.json"))[0]["pattern"] == "N° {number}/{year}"
    assert json.loads(recorded.file("index/numbers/series/2024.json")) == {
        "last": 2,
        "numbers": {},
        "voids": {"2": "Non."},
    }


def test_a_page_shows_its_entry_and_leads_to_its_proof(recorded):
    recorded.publish(dam())
    page = (recorded.public / "actualites/2024/03/dam.html").read_text()
    assert 'href="../../../record/proof/1.tlog-proof"' in page
    assert "Entrée n° 1 du registre" in page
    assert (recorded.public / "record/proof/1.tlog-proof").is_file()


def test_no_page_is_made_of_a_text_that_is_not_in_the_record(recorded, monkeypatch):
    recorded.publish(school())
    before = {f: f.read_bytes() for f in recorded.public.rglob("*") if f.is_file()}
    monkeypatch.setattr("toguna.app.record.follow_record", lambda public: [])
    with pytest.raises(NotRecorded, match="dam version 1 is not in the record"):
        recorded.publish(dam())
    assert {f: f.read_bytes() for f in recorded.public.rglob("*") if f.is_file()} == before


def test_what_a_transaction_may_take_back_is_not_logged(recorded):
    recorded.publish(dam())
    with transaction.atomic():
        store.append(school())
        with pytest.raises(RuntimeError, match="durable"):
            follow_record(recorded.public)


def test_an_erased_text_leaves_its_entries_and_none_of_its_words(recorded):
    first = dam()
    recorded.publish(first, school())
    recorded.publish(corrected(first, body=first.body.replace("71 %", "72 %")))
    with publication.held_back():
        erasure.erase("dam", title="Texte effacé", ground="Jugement n° 12.", at=NOON)
    publication.update_site()
    assert [e.kind for e in entries(recorded)] == ["keys", "publish", "publish", "correct", "erase"]
    for index in (1, 3):
        assert not (recorded.public / f"record/payload/{index}.json").exists()
    assert list(RecordEntry.objects.filter(index__in=(1, 3)).values_list("salt", "frame")) == [("", []), ("", [])]
    kept = b"".join(f.read_bytes() for f in recorded.public.rglob("*") if f.is_file())
    assert "ingénieurs".encode() not in kept
    assert "Jugement n° 12.".encode() in recorded.file("payload/4.json")
    assert audit(str(recorded.public)).problems == []


def test_the_record_goes_on_after_a_run_that_was_cut_short(recorded, monkeypatch):
    recorded.publish(dam())

    def broken(*args):
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("toguna.record.follow.make_files", broken)
        with pytest.raises(OSError, match="full"):
            recorded.publish(school())
    recorded.publish()
    assert [e.doc for e in entries(recorded)] == ["keys", "dam", "school"]
    assert audit(str(recorded.public)).problems == []


def test_a_run_cut_short_before_its_lists_were_signed_is_made_good(recorded, monkeypatch):
    recorded.publish(dam())

    def broken(*args):
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("toguna.app.record.sign_pages", broken)
        with pytest.raises(OSError, match="full"):
            recorded.publish(school())
    assert audit(str(recorded.public)).problems != []
    recorded.publish()
    assert audit(str(recorded.public)).problems == []


def test_a_public_copy_that_was_lost_is_made_again(recorded):
    import shutil

    recorded.publish(dam(), school())
    before = {
        f: f.read_bytes() for f in (recorded.public / "record").rglob("*") if f.is_file() and "pages" not in f.parts
    }
    shutil.rmtree(recorded.public / "record")
    recorded.publish(full=True)
    assert {f: f.read_bytes() for f in before} == before
    assert audit(str(recorded.public)).problems == []


def test_a_log_older_than_what_it_signed_is_refused_and_the_site_stays(recorded):
    import shutil

    recorded.publish(dam())
    shutil.copytree(recorded.home.log_folder, recorded.folder / "old log")
    recorded.publish(school())
    before = {f: f.read_bytes() for f in recorded.public.rglob("*") if f.is_file()}
    shutil.rmtree(recorded.home.log_folder)
    shutil.copytree(recorded.folder / "old log", recorded.home.log_folder)
    with pytest.raises(Refuses, match="this is an old copy"):
        recorded.publish(edition("text-9"))
    assert {f: f.read_bytes() for f in recorded.public.rglob("*") if f.is_file()} == before


def test_the_payload_holds_the_edition_as_it_is_stored(recorded):
    first = dam()
    recorded.publish(first)
    payload = parse_payload(recorded.file("payload/1.json"))
    assert payload.edition == store.StoredEdition.objects.get(edition_id="dam").canonical.encode()
    assert len(payload.salt) == 32
    assert "Communiqué" in payload.frame


def test_many_texts_are_spread_over_shards_and_all_of_them_hold(recorded, monkeypatch):
    monkeypatch.setattr("toguna.record.look_up.RECENT", 8)
    monkeypatch.setattr("toguna.record.fingerprints.POSTINGS", 40)
    for part in range(4):
        texts = [
            edition(f"n{part}-{n}", body="<p>" + " ".join(f"mot{part}x{n}x{w}" for w in range(60)) + "</p>")
            for n in range(7)
        ]
        recorded.publish(*texts)
    assert json.loads(recorded.file("index/meta.json"))["shards"] >= 4
    assert audit(str(recorded.public)).problems == []


def test_lists_of_files_are_signed_though_the_run_before_was_cut_short(recorded, monkeypatch):
    recorded.publish(dam())

    def cut(*args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("toguna.app.record.sign_pages", cut)
        with pytest.raises(KeyboardInterrupt):
            recorded.publish(school())
    recorded.publish()
    assert audit(str(recorded.public)).problems == []


def test_another_folder_that_was_left_behind_is_brought_to_the_head(recorded):
    other = recorded.folder / "other"
    recorded.publish(dam())
    publication.update_site(to=str(other))
    recorded.publish(school())
    publication.update_site(to=str(other))
    assert (other / "record/proof/2.tlog-proof").is_file()
    assert audit(str(other)).problems == audit(str(recorded.public)).problems == []
