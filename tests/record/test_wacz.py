import hashlib
import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator

from toguna.record.wacz import Page, surt, write_wacz

MADE = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
PAGES = [
    Page("index.html", "text/html; charset=utf-8", "<title>Accueil &amp; actualités</title>".encode()),
    Page("actes/2024/03/é.txt", "text/plain; charset=utf-8", b"Un acte.\n"),
]


def test_a_web_archive_holds_every_file_at_the_place_its_index_says(tmp_path):
    target = tmp_path / "site.wacz"
    assert write_wacz(target, "https://presidence.example", "Présidence", MADE, PAGES) == 2
    with zipfile.ZipFile(target) as archive:
        package = json.loads(archive.read("datapackage.json"))
        for resource in package["resources"]:
            data = archive.read(resource["path"])
            assert (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}") == (resource["bytes"], resource["hash"])
        digest = json.loads(archive.read("datapackage-digest.json"))
        assert digest["hash"] == f"sha256:{hashlib.sha256(archive.read('datapackage.json')).hexdigest()}"
        assert archive.getinfo("archive/site.warc.gz").compress_type == zipfile.ZIP_STORED
        warc = archive.read("archive/site.warc.gz")
        found = {}
        for line in archive.read("indexes/index.cdx").decode().splitlines():
            key, moment, told = line.split(" ", 2)
            told = json.loads(told)
            start, length = int(told["offset"]), int(told["length"])
            assert (key, moment) == (surt(told["url"]), "20261125090000")
            for record in ArchiveIterator(BytesIO(warc[start : start + length])):
                assert record.rec_headers.get_header("WARC-Target-URI") == told["url"]
                found[told["url"]] = record.content_stream().read()
        assert found == {
            "https://presidence.example/": PAGES[0].data,
            "https://presidence.example/actes/2024/03/%C3%A9.txt": PAGES[1].data,
        }
        head, page = map(json.loads, archive.read("pages/pages.jsonl").decode().splitlines())
        assert head["format"] == "json-pages-1.0"
        assert (page["url"], page["title"]) == ("https://presidence.example/", "Accueil & actualités")


def test_addresses_are_sorted_by_their_hosts():
    assert surt("https://www.Presidence.example:8000/A?b=c") == "example,presidence,www:8000)/a?b=c"
