"""A WordPress site moves in, with the real program: everything that was public is, nothing else is, however often the
program is killed on the way."""

import gzip
import json
import random
import re
import signal
import subprocess
import time
from io import BytesIO

import brotli
import pytest
from PIL import Image
from pypdf import PdfReader
from tests.dask_cluster import cluster
from tests.own_newsroom import TOGUNA, own_newsroom

SITE = "https://ancien.example"
SECRET = "Zoufirika"
"""In everything that the old site did not show: words, titles, categories, file names, comments."""
HELD = ("draft", "private", "protected", "future", "trash", "pending")
POSTS = 60


def item(number, title, content, *, kind="post", status="publish", more="", **fields):
    given = {
        "post_id": number, "post_date_gmt": f"2023-{number % 12 + 1:02}-05 10:00:00", "post_name": f"texte-{number}",
        "status": status, "post_type": kind, "post_password": "", **fields,
    }  # fmt: skip
    inside = "".join(f"<wp:{name}><![CDATA[{value}]]></wp:{name}>" for name, value in given.items())
    return (
        f"<item><title><![CDATA[{title}]]></title><link>{SITE}/texte-{number}/</link><dc:creator>presse</dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>{inside}{more}</item>\n"
    )


def meta(key, value):
    return f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"


def category(name):
    return f'<category domain="category" nicename="{name.lower()}"><![CDATA[{name}]]></category>'


@pytest.fixture(scope="module")
def old_site(tmp_path_factory):
    """An export and the folder of its uploads."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "uploads/2023").mkdir(parents=True)
    for name, colour in (("pont.jpg", "red"), ("rive.jpg", "blue"), (f"{SECRET}.jpg", "green")):
        picture = BytesIO()
        Image.new("RGB", (640, 480), colour).save(picture, "JPEG")
        (folder / "uploads/2023" / name).write_bytes(picture.getvalue())
    (folder / "uploads/2023/rapport.pdf").write_bytes(b"%PDF-1.4\n% rapport\n%%EOF\n")
    uploads = f"{SITE}/wp-content/uploads/2023"
    items = [
        item(
            n,
            f"Le pont numéro {n} rouvre à Sanfara",
            f'<p>Le pont {n} rouvre ce lundi. Voir <a href="{SITE}/texte-{n % POSTS + 1}/">la suite</a>,'
            f' <a href="{uploads}/rapport.pdf">le rapport</a> et <a href="{SITE}/perdu/">ce qui manque</a>.</p>'
            f'<p><img src="{uploads}/pont-300x200.jpg" alt="Le pont"></p>',
            more=category("Ouvrages") + meta("_wp_old_slug", f"ancien-{n}"),
        )
        for n in range(1, POSTS + 1)
    ]
    for n, status in enumerate(HELD, 101):
        password = "sésame" if status == "protected" else ""
        items.append(
            item(
                n,
                f"{SECRET} {status}",
                f'<p>{SECRET} <img src="{uploads}/{SECRET}.jpg" alt="{SECRET}"></p>',
                status="publish" if status == "protected" else status,
                post_password=password,
                more=category(f"{SECRET} {n}"),
            )
        )
    for n, name in ((201, "pont.jpg"), (202, "rive.jpg"), (203, "rapport.pdf")):
        items.append(item(n, name, "", kind="attachment", status="inherit", attachment_url=f"{uploads}/{name}"))
    comment = f"<wp:comment><wp:comment_author>{SECRET}</wp:comment_author><wp:comment_content>{SECRET}</wp:comment_content></wp:comment>"
    items.append(item(301, "Avec un commentaire", "<p>Un mot.</p>", more=comment))
    items.append(item(302, f"{SECRET} menu", "", kind="nav_menu_item"))
    head = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Ancien</title><link>{SITE}</link>'
        f"<language>fr-FR</language><wp:base_blog_url>{SITE}</wp:base_blog_url>"
    )
    (folder / "export.xml").write_text(f"{head}{''.join(items)}</channel></rss>", "utf-8")
    return folder


def bring_in(newsroom, old_site, *options):
    report = newsroom.home.parent / "report.json"
    done = newsroom.run(
        "import", str(old_site / "export.xml"), "--media", str(old_site / "uploads"), "--publish", "--report",
        str(report), *options,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(report.read_text("utf-8"))


@pytest.fixture(scope="module")
def moved(old_site):
    with own_newsroom() as newsroom:
        newsroom.home.parent.joinpath("first.json").write_text(json.dumps(bring_in(newsroom, old_site)))
        yield newsroom


@pytest.fixture(scope="module")
def report(moved):
    return json.loads(moved.home.parent.joinpath("first.json").read_text())


def contents(folder):
    """Every file's bytes as a reader would see them: unpacked, and the words of PDFs."""
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        data = file.read_bytes()
        if file.suffix == ".gz":
            data = gzip.decompress(data)
        elif file.suffix == ".br":
            data = brotli.decompress(data)
        elif file.suffix == ".pdf" and "media" not in file.parts:
            data += " ".join(page.extract_text() for page in PdfReader(file).pages).encode()
        yield file.relative_to(folder).as_posix(), data


def test_the_report_counts_everything_and_names_what_leads_nowhere(report):
    assert report["kinds"]["post"] == {"in": POSTS + len(HELD) + 1, "new": POSTS + len(HELD) + 1}
    assert report["published"] == POSTS + 1
    assert sum(report["held_back"].values()) == len(HELD)
    assert report["words"]["in"] == report["words"]["out"] > 900
    assert report["links"] == {"to_the_old_site": 3 * POSTS, "rewritten": 2 * POSTS, "lost": POSTS}
    assert {one["address"] for one in report["lost_links"]} == {f"{SITE}/perdu/"}
    assert report["missing_media"] == []
    assert report["not_taken"] == []


def test_nothing_that_the_old_site_held_back_is_in_any_public_file(moved):
    found = [name for name, data in contents(moved.public) if SECRET.encode() in data or SECRET in name]
    assert found == []
    searched = [name for name, data in contents(moved.home / "search") if SECRET.lower().encode() in data.lower()]
    assert searched == []


def test_no_link_to_the_old_host_is_left_in_a_text(moved):
    pages = list(moved.public.glob("actualites/2023/*/*.html"))
    assert len(pages) == POSTS + 1
    for page in pages:
        body = re.search(r'<div class="body">(.*?)</div>', page.read_text("utf-8"), re.S)[1]
        assert SITE not in body
        assert "ce qui manque" in body or "Un mot" in body


def test_every_old_address_answers(moved):
    redirects = json.loads((moved.public / "redirects.json").read_text("utf-8"))
    for n in range(1, POSTS + 1):
        for old in (f"/texte-{n}/", f"/?p={n}", f"/ancien-{n}/"):
            assert (moved.public / redirects[old].lstrip("/")).is_file(), old
    for name in ("pont.jpg", "pont-300x200.jpg", "rapport.pdf"):
        assert (moved.public / redirects[f"/wp-content/uploads/2023/{name}"].lstrip("/")).is_file(), name
    assert (moved.public / redirects["/category/ouvrages/"].lstrip("/")).is_file()


def test_a_second_run_adds_nothing(moved, old_site):
    before = {name: data for name, data in contents(moved.public) if "record" not in name}
    again = bring_in(moved, old_site)
    assert again["kinds"]["post"] == {"in": POSTS + len(HELD) + 1, "known": POSTS + len(HELD) + 1}
    assert again["published"] == 0
    assert {name: data for name, data in contents(moved.public) if "record" not in name} == before


def state_of(newsroom):
    """What an import made, but for what differs from run to run: keys, moments, serials."""
    pages = {}
    for page in newsroom.public.glob("actualites/2023/*/*.html"):
        pages[page.relative_to(newsroom.public).as_posix()] = re.search(
            r'<div class="body">(.*?)</div>', page.read_text("utf-8"), re.S
        )[1]
    redirects = (newsroom.public / "redirects.json").read_text("utf-8")
    return pages, redirects


def test_killed_anywhere_and_run_again_it_comes_to_the_same(moved, old_site):
    moments = random.Random(11)
    command = [TOGUNA, "import", str(old_site / "export.xml"), "--media", str(old_site / "uploads"), "--publish"]
    with own_newsroom() as newsroom:
        assert newsroom.run("publish").returncode == 0
        kills = 0
        for _ in range(6):
            process = subprocess.Popen(
                command, env=newsroom.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
            time.sleep(moments.uniform(1.2, 3.2))
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                kills += 1
            process.wait(60)
        assert kills > 0
        bring_in(newsroom, old_site)
        assert newsroom.run("publish").returncode == 0
        assert state_of(newsroom) == state_of(moved)
        assert newsroom.run("record", "check", "--site", str(newsroom.public)).returncode == 0


def test_the_workers_of_a_cluster_read_the_same(moved, old_site):
    with own_newsroom() as newsroom:
        with cluster(newsroom.environment) as address:
            bring_in(newsroom, old_site, "--engine", f"dask://{address}")
        assert state_of(newsroom) == state_of(moved)
        refused = newsroom.run("import", str(old_site / "export.xml"), "--engine", f"dask://{address}")
        assert (refused.returncode, len(refused.stderr.strip().splitlines()[-1:])) == (2, 1)
