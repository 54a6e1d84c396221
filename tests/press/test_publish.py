import threading
import time

import pytest
from tests.press import archive

from toguna.editions import assets, store
from toguna.press import publish as publish_module
from toguna.press import units
from toguna.press.images import PictureRefused
from toguna.press.ledger import Ledger
from toguna.press.press import alone


@pytest.fixture
def filled(newsroom):
    archive.fill()
    newsroom.publish()
    return newsroom


def noted(newsroom):
    ledger = Ledger.open(newsroom.folder / "public-press/ledger.sqlite")
    outputs = dict(ledger.outputs())
    found = (ledger.position, ledger.hashes(list(outputs)))
    ledger.close()
    return found


def test_a_second_publication_writes_nothing(filled):
    before = {f: f.stat().st_mtime_ns for f in filled.public.rglob("*")}
    report = filled.publish()
    assert (report.written, report.removed, report.bytes) == ((), (), 0)
    assert report.unchanged == len([name for name in filled.files() if not name.endswith((".gz", ".br"))]) - len(
        list((filled.public / "media").iterdir())
    )
    assert {f: f.stat().st_mtime_ns for f in filled.public.rglob("*")} == before


def test_only_what_changed_is_written(filled):
    before = filled.files()
    archive.correct("suite", body="<p>Autre chose.</p>")
    report = filled.publish()
    after = filled.files()
    changed = {name for name in after if after[name] != before.get(name)}
    assert set(report.written) == {name for name in changed if not name.endswith((".gz", ".br"))}
    assert "actualites/2024/03/suite.v1.html" in report.written
    assert "actualites/2024/03/suivant-20.html" not in report.written
    assert not any(name.startswith("media/") for name in report.written)
    assert report.bytes == sum(len(after[name]) for name in changed)


def test_the_same_editions_give_the_same_bytes(filled):
    again = filled.folder / "again"
    filled.publish(again)
    assert filled.files(again) == filled.files()


def test_an_incremental_site_equals_a_fresh_one(filled):
    archive.withdraw("suite")
    archive.correct("visite", media=())
    store.append(archive.text("nouveau", 100, people=(archive.DIARRA,)))
    filled.publish()
    fresh = filled.folder / "fresh"
    filled.publish(fresh)
    assert filled.files() == filled.files(fresh)


def test_what_is_no_longer_made_is_removed_and_what_others_made_is_left(filled):
    other = filled.public / "record" / "checkpoint"
    other.parent.mkdir()
    other.write_bytes(b"ours")
    archive.withdraw("communique")
    archive.withdraw("faux")
    report = filled.publish()
    assert "communiques/index.html" in report.removed
    assert not (filled.public / "communiques/index.html").exists()
    assert not (filled.public / "communiques/page").exists()
    assert other.read_bytes() == b"ours"


def test_an_error_in_the_middle_leaves_the_folder_as_it_was(filled, monkeypatch):
    before = filled.files()
    ledger = noted(filled)
    archive.correct("suite", body="<p>Autre chose.</p>")

    def broken(*args):
        raise OSError("no space left")

    monkeypatch.setattr(units, "text_outputs", broken)
    with pytest.raises(OSError, match="no space left"):
        filled.publish()
    assert filled.files() == before
    assert noted(filled) == ledger
    assert list(filled.folder.glob(".public-*")) == []


def test_an_error_in_the_first_build_leaves_no_folder(newsroom, monkeypatch):
    archive.fill()
    monkeypatch.setattr(units, "not_found_page", lambda room: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        newsroom.publish()
    assert not newsroom.public.exists()
    assert list(newsroom.folder.glob(".public-*")) == []


def test_a_lost_picture_stops_the_publication_and_is_named(filled):
    before = filled.files()
    store.append(archive.text("sans", 50, media=(archive.medium(focal_x=1),)))
    sha256 = archive.medium().sha256
    assets.path_of(sha256).unlink()
    with pytest.raises(PictureRefused, match=sha256[:12]):
        filled.publish()
    assert filled.files() == before


def test_an_empty_folder_is_filled_at_once(newsroom):
    archive.fill()
    newsroom.public.mkdir()
    newsroom.publish()
    assert (newsroom.public / "index.html").is_file()
    assert newsroom.public.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("moves", [0, 1, 7])
def test_a_crash_between_the_moves_is_made_good_by_the_next_run(filled, monkeypatch, moves):
    archive.correct("suite", body="<p>Autre chose.</p>")
    archive.withdraw("communique")
    archive.withdraw("faux")
    real, done = publish_module.Release.appear, []

    def cut_short(release, names):
        names = list(names)
        real(release, names[:moves])
        done.extend(names[:moves])
        raise KeyboardInterrupt

    monkeypatch.setattr(publish_module.Release, "appear", cut_short)
    with pytest.raises(KeyboardInterrupt):
        filled.publish()
    assert len(done) == moves
    monkeypatch.undo()
    filled.publish()
    fresh = filled.folder / "fresh"
    filled.publish(fresh)
    assert filled.files() == filled.files(fresh)


def test_a_missing_file_is_made_again_and_a_full_run_repairs_a_damaged_one(filled):
    before = filled.files()
    (filled.public / "index.html").unlink()
    (filled.public / "robots.txt").write_bytes(b"damaged")
    picture = next((filled.public / "media").glob("*.avif"))
    picture.write_bytes(bytes(picture.stat().st_size))
    assert set(filled.publish(check=True).written) == {"index.html", "robots.txt"}
    assert filled.files() != before
    filled.publish(full=True)
    assert filled.files() == before


def test_a_missing_picture_or_compressed_copy_is_found_by_a_check(filled):
    before = filled.files()
    next((filled.public / "media").glob("*.avif")).unlink()
    (filled.public / "index.html.gz").unlink()
    filled.publish(check=True)
    assert filled.files() == before


@pytest.mark.parametrize("damage", [b"", b"not a database", None])
def test_a_lost_or_damaged_ledger_costs_a_fresh_build_and_nothing_else(filled, damage):
    before = filled.files()
    ledger = filled.folder / "public-press/ledger.sqlite"
    ledger.unlink() if damage is None else ledger.write_bytes(damage)
    filled.publish()
    assert filled.files() == before
    assert filled.publish().made == 0


def test_two_publications_wait_for_each_other(newsroom):
    lock = newsroom.folder / "press" / "lock"
    order = []

    def second():
        with alone(lock):
            order.append("second")

    with alone(lock):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.05)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_pictures_come_before_the_pages_that_show_them():
    from toguna.press.release import _order

    names = ["index.html", "media/a.avif", "feeds/tout.atom", "a/b.html"]
    assert sorted(names, key=_order) == ["media/a.avif", "feeds/tout.atom", "a/b.html", "index.html"]


def test_progress_ends_with_the_whole(newsroom):
    archive.fill()
    seen = []
    report = newsroom.publish(progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (report.made, report.made)


def test_a_new_text_changes_few_files_however_many_there_are(filled):
    store.append(archive.text("nouveau", 100, people=(archive.DIARRA,)))
    report = filled.publish()
    assert len(report.written) < 40
    assert "actualites/page/1.html" not in report.written


def test_what_is_to_come_follows_the_clock_alone(filled):
    from datetime import timedelta

    report = filled.publish(now=archive.NOW + timedelta(days=30))
    assert set(report.written) == {"agenda/agenda.ics", "agenda/index.html", "index.html"}
