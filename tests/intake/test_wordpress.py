"""WordPress exports: every count exact, nothing private public, and what is broken does not take the rest with it."""

import gzip
import json
import re
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.shared import SHARED

from toguna.intake import SourceProblem
from toguna.intake.blocks import Citation, Gallery, Image, Prose, images_of, paragraphs_of
from toguna.intake.documents import Kept, NotTaken, SourceMedium, SourcePage
from toguna.intake.sources import open_sources
from toguna.intake.wordpress import open_exports
from toguna.intake.wordpress.items import code_of
from toguna.intake.wordpress.paragraphs import with_paragraphs
from toguna.intake.wordpress.shortcodes import expanded

SAMPLES = SHARED / "data/wordpress"
MULTILINGUAL = SAMPLES / "multilingual-sample.xml"
THEME = SAMPLES / "themeunittestdata.wordpress.xml"
HEAD = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:excerpt="https://wordpress.org/export/1.2/excerpt/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:wp="https://wordpress.org/export/1.2/"><channel><title>Mairie</title><link>https://mairie.example</link>'
    "<language>fr-FR</language><wp:base_blog_url>https://mairie.example</wp:base_blog_url>"
)


def item(number=1, content="<p>Le pont rouvre.</p>", extra="", **fields):
    given = {
        "post_id": number, "post_date_gmt": "2024-03-05 10:00:00", "post_name": f"texte-{number}", "status": "publish",
        "post_type": "post", "post_password": "", **fields,
    }  # fmt: skip
    inside = "".join(f"<wp:{name}><![CDATA[{value}]]></wp:{name}>" for name, value in given.items())
    return (
        f"<item><title><![CDATA[Texte {number}]]></title><link>https://mairie.example/texte-{number}/</link>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>{inside}{extra}</item>"
    )


def meta(key, value):
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


@pytest.fixture
def export(tmp_path):
    def make(*items, name="export.xml", end="</channel></rss>"):
        path = tmp_path / name
        path.write_text(HEAD + "\n".join(items) + end, encoding="utf-8")
        return path

    return make


def read(*paths: Path):
    return [pending.read() for source in open_exports(paths) for pending in source.items()]


def documents(items):
    return [document for one in items if isinstance(one, SourcePage) for document in one.documents]


def only(path):
    (document,) = documents(read(path))
    return document


@pytest.mark.parametrize("path", [MULTILINGUAL, THEME], ids=lambda path: path.name)
def test_every_count_of_the_samples_is_exact(path):
    expected = json.loads((SAMPLES / "expected.json").read_text("utf-8"))[path.name]
    items = read(path)
    texts = documents(items)
    kinds = Counter(d.archive["type"] for d in texts)
    kinds.update(i.kind for i in items if isinstance(i, Kept) and i.kind not in ("author", "category", "tag", "term"))
    kinds["attachment"] = sum(isinstance(i, SourceMedium) for i in items)
    assert dict(kinds) == expected["by_type"]
    kept = Counter(i.kind for i in items if isinstance(i, Kept))
    assert kept["author"] == expected["authors"]
    assert kept["category"] == expected["categories"]
    assert kept["tag"] == expected["tags"]
    assert kept["term"] == expected["terms"]
    comments = Counter(c.get("comment_type") or "comment" for d in texts for c in d.archive.get("comments", []))
    assert comments == Counter(expected["comments_by_type"])
    statuses = Counter(d.status for d in texts)
    by_status = expected["by_type_status"]
    assert statuses["draft"] == by_status.get("post:draft", 0)
    assert statuses["scheduled"] == by_status.get("post:future", 0)
    assert statuses["protected"] == expected["password_protected"]
    assert sum(d.archive.get("sticky", False) for d in texts) == expected["sticky"]
    assert sum(d.lead is not None for d in texts) == expected["featured_images"]
    assert not [i for i in items if isinstance(i, NotTaken)]
    categories = Counter(t.taxonomy for d in texts for t in d.terms)
    assert categories["category"] == expected["item_category_refs"]["category"]
    assert categories["tag"] == expected["item_category_refs"].get("post_tag", 0)
    assert not re.search(r"\[/?(?:gallery|caption|audio)\b", " ".join(d.body for d in texts))


@pytest.mark.parametrize("path", [MULTILINGUAL, THEME], ids=lambda path: path.name)
def test_every_word_of_the_samples_comes_in(path):
    for document in documents(read(path)):
        assert len(" ".join(document.paragraphs).split()) == document.archive["words"], document.title


def test_translations_are_joined_and_old_addresses_known():
    texts = {d.title: d for d in documents(read(MULTILINGUAL))}
    french, english = texts["Avis de coupure d’eau"], texts["Water supply notice"]
    assert (french.language, english.language) == ("fr", "en")
    assert french.group == english.group != ""
    assert "https://mairie.example/pont-travaux/" in texts["Travaux du pont"].source.addresses
    assert french.lead == Image(
        "https://mairie.example/wp-content/uploads/2024/11/plan.jpg", "Plan du quartier", french.lead.caption
    )


def test_translations_of_wpml_are_joined_by_the_fields_it_keeps(export):
    french = item(1, extra=meta("_icl_lang_code", "fr") + meta("trid", "12"))
    english = item(2, "<p>The bridge.</p>", extra=meta("_icl_lang_code", "en") + meta("trid", "12"))
    texts = documents(read(export(french, english)))
    assert [d.language for d in texts] == ["fr", "en"]
    assert texts[0].group == texts[1].group != ""


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "public"),
        ({"status": "draft"}, "draft"),
        ({"status": "pending"}, "draft"),
        ({"status": "private"}, "private"),
        ({"status": "trash"}, "deleted"),
        ({"status": "future"}, "scheduled"),
        ({"post_date_gmt": "2999-01-01 00:00:00"}, "scheduled"),
        ({"post_password": "sésame"}, "protected"),
        ({"status": "acf-disabled"}, "private"),
        ({"status": ""}, "private"),
    ],
)
def test_only_what_the_site_shows_is_public(export, fields, status):
    assert only(export(item(**fields))).status == status


def test_the_file_of_a_private_text_is_held_back_with_it(export):
    media = item(
        2, post_type="attachment", post_parent="1", status="inherit", attachment_url="https://mairie.example/a.pdf"
    )
    (medium,) = [one for one in read(export(item(1, status="private"), media)) if isinstance(one, SourceMedium)]
    assert medium.status == "private"


def test_a_type_of_a_plugin_with_words_is_a_text_and_its_settings_are_data(export):
    items = read(
        export(item(1, post_type="communique"), item(2, post_type="acf-field"), item(3, post_type="nav_menu_item"))
    )
    assert [d.archive["type"] for d in documents(items)] == ["communique"]
    assert [one.kind for one in items if isinstance(one, Kept)] == ["acf-field", "nav_menu_item"]


def test_a_gallery_shows_its_media_though_they_come_later_and_in_another_file(export):
    picture = item(
        9, post_type="attachment", status="inherit", attachment_url="https://mairie.example/up/pont.jpg",
        extra=meta("_wp_attachment_image_alt", "Le pont"),
    )  # fmt: skip
    other = item(8, post_type="attachment", status="inherit", attachment_url="https://mairie.example/up/rive.jpg")
    first = export(item(1, 'Vues [gallery ids="9,8"]'))
    second = export(picture, other, name="export-2.xml")
    (document,) = documents(read(first, second))
    assert document.blocks[1] == Gallery(
        (Image("https://mairie.example/up/pont.jpg", "Le pont"), Image("https://mairie.example/up/rive.jpg"))
    )


def test_items_of_one_number_stay_several_and_two_sites_stay_two(export):
    first = export(item(1), item(1).replace("Texte 1", "Texte un"))
    other = export(item(1), name="other.xml")
    other.write_text(other.read_text().replace("https://mairie.example", "https://prefecture.example"))
    keys = [d.source.key for d in documents(read(first, other))]
    assert keys == ["https://mairie.example/?p=1", "https://mairie.example/?p=1#2", "https://prefecture.example/?p=1"]


def test_a_reusable_block_stands_where_it_is_shown(export):
    text = item(1, '<!-- wp:paragraph --><p>Un.</p><!-- /wp:paragraph --><!-- wp:block {"ref":7} /-->')
    reused = item(7, "<!-- wp:paragraph --><p>Deux.</p><!-- /wp:paragraph -->", post_type="wp_block")
    assert only(export(text, reused)).paragraphs == ("Un.", "Deux.")


def test_footnotes_of_the_editor_come_after_the_text(export):
    content = '<!-- wp:paragraph --><p>Un<sup data-fn="a"><a href="#a">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->'
    document = only(export(item(1, content, extra=meta("footnotes", '[{"content":"La note","id":"a"}]'))))
    assert document.paragraphs == ("Un1", "La note")


def test_the_words_of_a_page_builder_are_read_where_the_content_is_empty(export):
    data = [{"settings": {"title": "Le pont"}, "elements": [{"settings": {"editor": "<p>Il rouvre.</p>"}, "elements": []},
            {"settings": {"image": {"url": "https://mairie.example/p.jpg", "alt": "Pont"}}, "elements": []}]}]  # fmt: skip
    document = only(export(item(1, "", extra=meta("_elementor_data", json.dumps(data)))))
    assert document.paragraphs == ("Le pont", "Il rouvre.")
    assert list(images_of(document.blocks)) == [Image("https://mairie.example/p.jpg", "Pont")]


def test_what_another_builder_keeps_elsewhere_is_said_and_kept(export):
    document = only(export(item(1, "", extra=meta("_fl_builder_data", "a:1:{}"))))
    assert "Beaver Builder" in document.archive["notes"][0]
    assert ["_fl_builder_data", "a:1:{}"] in document.archive["meta"]


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ("[caption width='6']<img src='a.jpg'> Le pont[/caption]", "<figure><img src='a.jpg'><figcaption>Le pont</figcaption></figure>"),
        ('[caption caption="Le pont"]<img src="a.jpg">[/caption]', '<figure><img src="a.jpg"><figcaption>Le pont</figcaption></figure>'),
        ("[embed]https://x.example/v[/embed]", '<p><a href="https://x.example/v">v</a></p>'),
        ("[audio https://x.example/a.mp3]", '<p><a href="https://x.example/a.mp3">a.mp3</a></p>'),
        ("[vc_row][vc_column_text]Mot[/vc_column_text][/vc_row]", "Mot"),
        ('[et_pb_blurb title="Eau"]Mot[/et_pb_blurb]', "<div><h3>Eau</h3>Mot</div>"),
        ("Il a dit [sic] et [1] puis [...]", "Il a dit [sic] et [1] puis [...]"),
        ("[[gallery]]", "[gallery]"),
        ("a[ref]note[/ref]b", "a<sup>1</sup>b<ol><li>note</li></ol>"),
        ("[su_box]Un [su_note]deux[/su_box] trois", "Un deux trois"),
    ],
)  # fmt: skip
def test_a_shortcode_becomes_what_it_shows(content, html):
    assert expanded(content, {}).html == html


def test_a_shortcode_that_shows_nothing_is_named():
    done = expanded('Avant [contact-form-7 id="3"] après', {})
    assert (done.html, done.left) == ("Avant  après", ["contact-form-7"])


@pytest.mark.parametrize(
    ("content", "marked"),
    [
        ("un\n\ndeux", "un<br><br>deux"),
        ("un\r\ndeux", "un<br>deux"),
        ("<h2>A</h2>\nun\n\n<ul>\n<li>a</li>\n</ul>\ndeux", "<h2>A</h2>un<ul><li>a</li></ul>deux"),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
    ],
)
def test_empty_lines_of_the_classic_editor_end_paragraphs(content, marked):
    assert with_paragraphs(content) == marked


def test_a_cut_export_gives_all_whole_items_and_names_the_one_that_is_not(export):
    whole = export(item(1), item(2), item(3))
    cut = whole.with_name("cut.xml")
    cut.write_bytes(whole.read_bytes()[: whole.read_bytes().rindex(b"<wp:status>")])
    items = read(cut)
    assert [d.title for d in documents(items)] == ["Texte 1", "Texte 2"]
    left = [one for one in items if isinstance(one, NotTaken)]
    assert left[0].title == "Texte 3"
    assert re.match(r"cut\.xml, line \d+$", left[0].where)


@pytest.mark.parametrize(
    "broken",
    [
        item(2).replace("Le pont rouvre", "Le ]]> pont rouvre"),
        item(2).replace("<title><![CDATA[Texte 2]]></title>", "<title>Texte 2 &nbsp; & co</title>"),
        item(2).replace("Le pont", "Le \x0b\x01 pont"),
        item(2).replace("</item>", ""),
        item(2).replace("rouvre", "rouvre &lt;item> &lt;/item>").replace("&lt;", "<"),
    ],
    ids=["cdata", "entity", "control", "unclosed", "marks-in-words"],
)  # fmt: skip
def test_one_broken_item_leaves_the_others_as_they_are(export, broken):
    items = read(export(item(1), broken, item(3)))
    titles = [d.title for d in documents(items)]
    assert titles[0] == "Texte 1"
    assert titles[-1] == "Texte 3"
    assert len(titles) == 3 or any(isinstance(one, NotTaken) for one in items)
    assert all(d.status == "public" for d in documents(items))


def test_entities_of_a_file_s_own_are_refused(tmp_path):
    bomb = tmp_path / "bomb.xml"
    bomb.write_text('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + HEAD[21:] + item(1))
    with pytest.raises(SourceProblem, match="entities"):
        read(bomb)


def test_a_packed_export_is_read_too(export):
    path = export(item(1))
    packed = path.with_suffix(".xml.gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    (source,) = open_sources([str(packed)])
    assert [d.title for d in documents([p.read() for p in source.items()])] == ["Texte 1"]


def test_quotes_embeds_and_titles_of_html_are_words(export):
    content = (
        "<!-- wp:quote --><blockquote><p>Nous irons.</p><cite>Le maire</cite></blockquote><!-- /wp:quote -->"
        '<!-- wp:embed --><figure><div class="wp-block-embed__wrapper">\nhttps://v.example/1\n</div></figure><!-- /wp:embed -->'
    )
    document = only(export(item(1, content).replace("Texte 1", "L&#8217;eau &amp; le <em>pont</em>")))
    assert document.title == "L’eau & le pont"
    assert document.blocks[0] == Citation("Nous irons.", "Le maire")
    assert isinstance(document.blocks[1], Prose)
    assert 'href="https://v.example/1"' in document.blocks[1].html


@pytest.mark.parametrize(
    ("slug", "code"),
    [("fr", "fr"), ("fr-FR", "fr"), ("fr_CA", "fr-CA"), ("en_US", "en"), ("pt-br", "pt-BR"), ("ar", "ar")],
)
def test_languages_are_named_as_the_web_names_them(slug, code):
    assert code_of(slug) == code


@given(
    st.lists(
        st.tuples(
            st.integers(0, 2000),
            st.sampled_from([b"", b"<", b"]]>", b"</item>", b"<item>", b"&", b"\xff", b"\0", b"[gallery"]),
        ),
        max_size=6,
    )
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_export_never_stops_the_reader(tmp_path, damages):
    data = (HEAD + item(1) + item(2, "<p>Un <b>mot</b></p>") + "</channel></rss>").encode()
    for at, put in damages:
        data = data[:at] + put + data[at + 1 :]
    path = tmp_path / "damaged.xml"
    path.write_bytes(data)
    with suppress(SourceProblem):
        for document in documents(read(path)):
            assert document.paragraphs == paragraphs_of(document.blocks)
            assert document.status != "public" or b"publish" in data
