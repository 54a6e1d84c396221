"""A real WordPress read by its REST door, and what odd answers make of it."""

import datetime as dt
import json
import pickle
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.end_to_end.web_servers import free_port
from tests.intake.web_host import Host, Route, page, web_host
from tests.wordpress import PACKAGES, Wordpress, missing, wordpress

from toguna.intake.blocks import Image, Prose
from toguna.intake.documents import Item, Kept, NotTaken, SourceDocument, SourceMedium, SourcePage
from toguna.intake.facts import with_facts
from toguna.intake.fetching import Limits, Pace
from toguna.intake.problems import SourceProblem
from toguna.intake.wordpress_rest import NoDoor, WordpressSite, open_wordpress_site
from toguna.intake.wordpress_rest.objects import RestObject

FILLED = r"""
require 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
wp_delete_post(1, true); wp_delete_post(2, true);
$parent = wp_insert_term('Actualités', 'category')['term_id'];
$child = wp_insert_term('Audiences', 'category', ['parent' => $parent, 'slug' => 'audiences'])['term_id'];
function text($given) { return wp_insert_post($given + ['post_author' => 1, 'post_status' => 'publish']); }
$folder = wp_upload_dir('2024/03');
$picture = imagecreatetruecolor(1200, 800);
imagejpeg($picture, $folder['path'] . '/salle.jpg');
$medium = wp_insert_attachment(['post_title' => 'La salle', 'post_mime_type' => 'image/jpeg',
    'post_excerpt' => 'La salle des audiences', 'guid' => $folder['url'] . '/salle.jpg'], $folder['path'] . '/salle.jpg');
wp_update_attachment_metadata($medium, wp_generate_attachment_metadata($medium, $folder['path'] . '/salle.jpg'));
update_post_meta($medium, '_wp_attachment_image_alt', 'Une salle vide');
$address = wp_get_attachment_url($medium);
$first = text(['post_title' => 'Le Chef de l’État reçoit « les riverains »', 'post_excerpt' => 'Ce qui fut dit du fleuve.',
    'post_date' => '2024-03-12 09:30:00', 'post_category' => [$child], 'tags_input' => ['fleuve'],
    'post_content' => "<!-- wp:paragraph --><p>Le Président a <strong>reçu</strong> une délégation.</p><!-- /wp:paragraph -->"
        . "<!-- wp:image --><figure class=\"wp-block-image\"><img src=\"$address\" alt=\"Une salle vide\"/>"
        . "<figcaption>La salle</figcaption></figure><!-- /wp:image -->"]);
set_post_thumbnail($first, $medium);
text(['post_title' => 'Réservé', 'post_content' => 'Mots tenus secrets.', 'post_password' => 'sesame']);
text(['post_title' => 'Brouillon', 'post_content' => 'Pas encore.', 'post_status' => 'draft']);
text(['post_title' => 'Privé', 'post_content' => 'Pour nous.', 'post_status' => 'private']);
text(['post_title' => 'Demain', 'post_content' => 'Plus tard.', 'post_status' => 'future', 'post_date' => '2099-01-01 00:00:00']);
text(['post_title' => 'La Présidence', 'post_type' => 'page', 'post_content' => "Une page.\n\nSes mots."]);
for ($n = 0; $n < 60; $n++) text(['post_title' => "Communiqué $n", 'post_content' => "Les mots du communiqué $n."]);
"""
ADDRESSES = """require 'wp-load.php';
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('FORM');
$wp_rewrite->flush_rules(false);
"""


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[Wordpress, str]]:
    if absent := missing():
        pytest.skip(f"{absent} not installed (Debian's packages {PACKAGES})")
    # MariaDB's socket needs a short path.
    folder = Path(tempfile.mkdtemp(prefix="toguna-wp-"))
    port = free_port()
    try:
        with wordpress(folder / "wp", port) as running:
            running.php(FILLED)
            with running.answering(port, folder / "nginx.log"):
                yield running, f"http://localhost:{port}/"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def opened(address: str, folder: Path) -> WordpressSite:
    pace = Pace(0, sleep=lambda _: None)
    return open_wordpress_site(address, folder, allow_private=True, pace=pace, limits=Limits(attempts=2))


def read(source: WordpressSite) -> list[Item]:
    return [pickle.loads(pickle.dumps(pending)).read() for pending in source.items()]


def documents(items: list[Item]) -> dict[str, SourceDocument]:
    return {item.title: item.documents[0] for item in items if isinstance(item, SourcePage)}


@pytest.mark.parametrize("pretty", [False, True], ids=["plain addresses", "pretty addresses"])
def test_what_a_wordpress_shows_comes_in(site: tuple[Wordpress, str], tmp_path: Path, pretty: bool) -> None:
    running, address = site
    running.php(ADDRESSES.replace("FORM", "/%year%/%monthnum%/%postname%/" if pretty else ""))
    with opened(address, tmp_path) as source:
        items = read(source)
        texts = documents(items)
        (medium,) = (item for item in items if isinstance(item, SourceMedium))
        picture = source.medium(medium.address)
        assert source.medium("http://169.254.169.254/x.jpg") is None

    assert not [item for item in items if isinstance(item, NotTaken)]
    assert len(texts) == 63
    assert not {"Brouillon", "Privé", "Demain"} & texts.keys()

    text = texts["Le Chef de l’État reçoit « les riverains »"]
    assert text.blocks == (
        Prose("<p>Le Président a <strong>reçu</strong> une délégation.</p>"),
        Image(medium.address, "Une salle vide", "La salle"),
    )
    assert text.published == dt.datetime(2024, 3, 12, 9, 30, tzinfo=dt.UTC)
    assert (text.status, text.form, text.language, text.authors) == ("public", "text", "fr", ("editor",))
    assert text.summary == "Ce qui fut dit du fleuve."
    assert [(term.taxonomy, term.slug, term.name) for term in text.terms] == [
        ("category", "audiences", "Audiences"),
        ("tag", "fleuve", "fleuve"),
    ]
    assert text.lead == Image(medium.address, "Une salle vide", "La salle des audiences")
    assert text.source.key.startswith(address + "?p=")
    assert text.source.addresses[0].endswith("/2024/03/le-chef-de-letat-recoit-les-riverains/") == pretty
    assert texts["La Présidence"].form == "page"
    assert texts["La Présidence"].paragraphs == ("Une page.", "Ses mots.")
    assert texts["Communiqué 59"].summary == ""

    held = texts["Réservé"]
    assert (held.status, held.blocks, held.summary) == ("protected", (), "")

    assert (medium.alt, medium.caption, medium.media_type) == ("Une salle vide", "La salle des audiences", "image/jpeg")
    assert len(medium.addresses) >= 4
    assert picture is not None
    assert picture.startswith(b"\xff\xd8")
    kept = {(item.kind, item.title) for item in items if isinstance(item, Kept)}
    assert {("category", "Audiences"), ("tag", "fleuve"), ("author", "editor")} <= kept


def test_a_run_that_was_killed_goes_on_and_a_second_brings_nothing_twice(
    site: tuple[Wordpress, str], tmp_path: Path
) -> None:
    _, address = site
    with opened(address, tmp_path) as source:
        pending = source.items()
        for _ in range(20):
            next(pending)
        asked = source.asked
    with opened(address, tmp_path) as source:
        first = documents(read(source))
        assert source.asked < asked + 6
    size = source.archive.stat().st_size
    with opened(address, tmp_path) as source:
        again = documents(read(source))

    assert again == first
    assert source.archive.stat().st_size < size * 1.7


POSTS = "/wp-json/wp/v2/posts?per_page=50&orderby=id&order=asc&_embed=1&page=1"


def routes_of(host: Host, posts: str) -> None:
    root = {"namespaces": ["wp/v2"], "home": host.address, "name": "Stock"}
    host.routes |= {
        "/": page("<p>Hello", Link=f'<{host.address}/wp-json/>; rel="https://api.w.org/"'),
        "/wp-json/": page(json.dumps(root), media_type="application/json"),
        POSTS: page(posts, media_type="application/json"),
    }


@pytest.mark.parametrize(
    ("path", "answer", "why"),
    [
        ("/", page("<p>A site of another make"), "no WordPress REST door"),
        ("/wp-json/", page("{}", 401, "application/json"), "closed"),
        ("/wp-json/", page("<html>", 200, "application/json"), "no JSON"),
        ("/wp-json/", page('{"namespaces": ["other/v1"]}', 200, "application/json"), "no WordPress one"),
        (POSTS, page('{"code": "x"}', 401, "application/json"), "closed"),
        (POSTS, page("", 404), "404"),
    ],
)
def test_a_door_that_is_closed_or_none_is_told(tmp_path: Path, path: str, answer: Route, why: str) -> None:
    with web_host({}) as host:
        routes_of(host, "[]")
        if path == "/":
            host.routes.clear()
        host.routes[path] = answer
        with pytest.raises(NoDoor, match=why) as caught:
            opened(host.address, tmp_path)
    assert "\n" not in str(caught.value)


def test_a_site_that_cannot_be_asked_is_no_site_without_a_door(tmp_path: Path) -> None:
    with pytest.raises(SourceProblem, match="private address") as caught:
        open_wordpress_site("http://127.0.0.1/", tmp_path)
    assert not isinstance(caught.value, NoDoor)


@pytest.mark.parametrize("posts", ["{", "[" * 100_000])
def test_a_list_that_does_not_come_is_told(tmp_path: Path, posts: str) -> None:
    with web_host({}) as host:
        routes_of(host, posts)
        with opened(host.address, tmp_path) as source:
            items = read(source)
    told = {item.kind: item.why for item in items if isinstance(item, NotTaken)}
    assert told["posts"] == "the site's answer is no JSON"
    assert told.keys() == {"posts", "pages", "media"}


POST = {
    "id": 7, "date_gmt": "2024-03-12T09:30:00", "modified_gmt": "2024-03-13T09:30:00", "status": "publish", "type": "post",
    "slug": "a", "link": "https://x.example/a/", "title": {"rendered": "Un &amp; deux"}, "lang": "fr",
    "translations": {"fr": 7, "en": 9}, "content": {"rendered": "<p>Mots.</p>", "protected": False},
    "excerpt": {"rendered": "<p>Mots. [&hellip;]</p>"}, "guid": {"rendered": "https://x.example/?p=7"}, "sticky": True,
    "yoast_head_json": {"canonical": "https://elsewhere.example/"},
    "_embedded": {"author": [{"code": "rest_user_invalid_id"}], "wp:term": [[{"taxonomy": "category", "slug": "s", "name": "S"}]]},
}  # fmt: skip


def text_of(data: dict[str, Any]) -> SourceDocument:
    item = RestObject(data, "https://x.example", "x.example", "posts", 1).read()
    assert isinstance(item, SourcePage)
    return item.documents[0]


def test_the_languages_of_plugins_are_kept() -> None:
    text = text_of(POST)
    other = text_of({**POST, "id": 9, "lang": "en"})
    wpml = text_of({**POST, "lang": None, "translations": None, "wpml_current_locale": "en_US",
                    "wpml_translations": [{"locale": "fr_FR", "id": 3}]})  # fmt: skip

    assert (text.title, text.language, text.summary, text.authors) == ("Un & deux", "fr", "", ())
    assert text.group == other.group == "https://x.example#translations-7"
    assert (wpml.language, wpml.group) == ("en", "https://x.example#translations-3")
    assert text.source.addresses == ("https://x.example/a/", "https://x.example/?p=7")
    assert text.archive["sticky"] is True


@pytest.mark.parametrize("language", ["ar", "fr-CA", "pt_br", "zz", "9"])
def test_a_language_that_cannot_be_read_yet_is_kept_and_no_fault(language: str) -> None:
    text = text_of({**POST, "lang": language})
    assert with_facts(text).language == text.language


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(POST)), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None, max_examples=200)
@given(
    st.dictionaries(st.sampled_from([*sorted(POST), "source_url", "media_details", "name"]), ODD),
    st.sampled_from(["posts", "media", "users"]),
)
def test_whatever_an_object_says_it_is_read(changes: dict[str, Any], collection: str) -> None:
    RestObject({**POST, **changes}, "https://x.example", "x.example", collection, 1).read()
