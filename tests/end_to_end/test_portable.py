"""The portable record: one archive, from which the site is made again, byte for byte."""

import zipfile

import pytest
from tests.own_newsroom import own_newsroom
from tests.shared import PAGE

from toguna.record.audit import audit


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    archive = tmp_path_factory.mktemp("archive") / "record.zip"
    with own_newsroom() as newsroom:
        done = newsroom.run("import", str(PAGE), "--publish")
        assert done.returncode == 0, done.stderr
        done = newsroom.run("record", "export", "--to", str(archive))
        assert done.returncode == 0, done.stderr
        yield newsroom, archive


def test_the_site_in_the_archive_holds_as_it_is(exported, tmp_path):
    with zipfile.ZipFile(exported[1]) as archive:
        archive.extractall(tmp_path)
    report = audit(str(tmp_path / "site"))
    assert report.problems == []
    assert report.entries == 5
    assert (tmp_path / "site.wacz").stat().st_size > 10_000
    assert (tmp_path / "README.txt").is_file()


def test_the_site_is_made_again_from_the_archive_byte_for_byte(exported, tmp_path):
    newsroom, archive = exported
    done = newsroom.run("record", "rebuild", str(archive), "--to", str(tmp_path / "again"))
    assert (done.returncode, done.stdout.split(": ")[-1]) == (0, "everything holds\n"), done.stderr
    made = {f.relative_to(tmp_path / "again").as_posix(): f.read_bytes() for f in (tmp_path / "again").rglob("*.html")}
    assert len(made) > 20
    assert made == {name: (newsroom.public / name).read_bytes() for name in made}


@pytest.mark.parametrize("name", ["nothing.zip", "text.zip", "empty.zip"])
def test_what_is_no_archive_gets_one_clear_line(exported, tmp_path, name):
    (tmp_path / "text.zip").write_text("Un texte.")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    done = exported[0].run("record", "rebuild", str(tmp_path / name), "--to", str(tmp_path / "again"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert name in done.stderr
    assert not (tmp_path / "again").exists()
