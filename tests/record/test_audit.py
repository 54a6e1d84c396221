"""Every flipped byte is found, and its file is named."""

import random
from dataclasses import dataclass

import pytest
from django.db import connection
from tests.editions.editing import corrected
from tests.record.texts import dam, school

from toguna.record.audit import audit_files
from toguna.record.page_lists import listed
from toguna.record.reader import Pages


@dataclass
class Site:
    files: dict[str, bytes]

    def problems(self, **changed):
        files = {**self.files, **changed}
        return audit_files(Pages(files.get)).problems


@pytest.fixture
def site(recorded):
    first = dam()
    recorded.publish(first, school())
    recorded.publish(corrected(first, body=first.body.replace("71 %", "72 %")))
    public = recorded.public
    return Site({f.relative_to(public).as_posix(): f.read_bytes() for f in public.rglob("*") if f.is_file()})


def flipped(data, at, bit=0):
    return data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :]


def test_an_untouched_site_holds(site):
    assert site.problems() == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the same files on every database")
def test_every_flipped_byte_of_the_log_is_found_and_its_file_named(site):
    """Each byte in turn of the checkpoint, the tiles, the entries, the payloads and the proofs."""
    current = site.files["record/checkpoint"].decode().split("\n")[1]
    names = [
        name
        for name in site.files
        if name.startswith(("record/checkpoint", "record/payload/", "record/proof/", "record/keys", "record/policy"))
        or name.endswith(f".p/{current}")
    ]
    assert len(names) > 10
    missed = []
    for name in names:
        data = site.files[name]
        for at in range(len(data)):
            problems = site.problems(**{name: flipped(data, at, at % 8)})
            told = " ".join(problems)
            if not problems or not (name in told or told.startswith("record/: ")):
                missed.append((name, at, problems[:2]))
    assert missed == []


def test_flipped_bytes_of_the_site_s_files_are_found_and_named(site):
    rng = random.Random(7)
    for name in (n for n in site.files if not n.startswith("record/") and not n.endswith((".gz", ".br"))):
        for at in {0, len(site.files[name]) - 1, *(rng.randrange(len(site.files[name])) for _ in range(2))}:
            told = site.problems(**{name: flipped(site.files[name], at)})
            assert any(problem.startswith(f"{name}: ") for problem in told), (name, at)


def test_a_flipped_byte_of_the_look_up_or_of_a_list_is_found(site):
    rng = random.Random(8)
    for name in (n for n in site.files if n.startswith(("record/index/recent", "record/index/state", "record/pages"))):
        for at in rng.sample(range(len(site.files[name])), min(40, len(site.files[name]))):
            assert site.problems(**{name: flipped(site.files[name], at)}), (name, at)


@pytest.mark.parametrize("part", ["record/payload/1.json", "record/proof/2.tlog-proof", "actualites/2024/03/dam.html"])
def test_a_missing_file_is_found_and_named(site, part):
    del site.files[part]
    assert any(problem.startswith(f"{part}: ") and "is missing" in problem for problem in site.problems())


def test_a_page_that_nobody_published_is_found(recorded):
    from toguna.record.audit import audit

    recorded.publish(dam())
    (recorded.public / "actualites/2024/03/faux.html").write_text("<p>Faux.</p>")
    assert audit(str(recorded.public)).problems == ["actualites/2024/03/faux.html: the newsroom did not put it there"]
    assert "actualites/2024/03/faux.html" in set(listed(recorded.public))


def test_a_compressed_copy_that_says_something_else_is_found(recorded):
    from gzip import compress

    from toguna.record.audit import audit

    recorded.publish(dam())
    file = recorded.public / "actualites/2024/03/dam.html.gz"
    file.write_bytes(compress(b"<p>Faux.</p>"))
    assert audit(str(recorded.public)).problems == [
        "actualites/2024/03/dam.html.gz: holds something else than the file it is a copy of"
    ]


def test_a_large_log_is_sampled(recorded):
    """Some bytes of a log of several full tiles."""
    from tests.editions.editing import edition

    from toguna.editions.store import append_first_versions

    append_first_versions(
        edition(f"t{n}", body=f"<p>{' '.join(f'mot{n}x{w}' for w in range(12))}</p>") for n in range(600)
    )
    recorded.publish()
    public = recorded.public / "record"
    files = {"record/" + f.relative_to(public).as_posix(): f.read_bytes() for f in public.rglob("*") if f.is_file()}
    site = Site({n: d for n, d in files.items() if "/pages/" not in n})
    assert {p.split(":")[0] for p in site.problems()} <= {
        "record/pages/000/00",
        *(f"actualites/2024/03/t{n}.{e}" for n in range(600) for e in ("json", "txt")),
    }
    clean = len(site.problems())
    rng = random.Random(9)
    for name in ("record/tile/0/000", "record/tile/0/001", "record/tile/entries/000", "record/tile/1/000.p/2"):
        data = files[name]
        for at in rng.sample(range(len(data)), 3):
            told = site.problems(**{name: flipped(data, at)})
            assert len(told) > clean, (name, at)
            assert any(name in problem for problem in told), (name, at, told[:3])
