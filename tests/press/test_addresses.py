import pytest
from hypothesis import given
from hypothesis import strategies as st

from toguna.press.addresses import Addresses, beside, file_of, relative
from toguna.press.paging import SIZE, newest_span, page_count, page_span


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("/", "/actualites/", "actualites/index.html"),
        ("/a/2024/03/x.html", "/", "../../../index.html"),
        ("/a/2024/03/x.html", "/a/2024/03/y.html", "y.html"),
        ("/a/2024/03/x.html", "/a/", "../../index.html"),
        ("/a/2024/03/x.html", "/media/m-480.jpg", "../../../media/m-480.jpg"),
        ("/en/", "/", "../index.html"),
    ],
)
def test_a_link_leads_from_file_to_file(page, target, link):
    assert relative(f'<a class="x" href="{target}">', page) == f'<a class="x" href="{link}">'


def test_fragments_stay_and_other_links_are_left_alone():
    html = '<a href="/x/#y"></a><a href="#z"></a><a href="https://e.example/"></a><a href="//e.example/"></a>'
    expected = (
        '<a href="x/index.html#y"></a><a href="#z"></a><a href="https://e.example/"></a><a href="//e.example/"></a>'
    )
    assert relative(html, "/") == expected


def test_words_that_look_like_a_link_are_left_alone():
    html = '<p>href="/x" &lt;a href="/x"&gt;</p><a title="&lt;a href=&quot;/x" href="/x.html">'
    assert relative(html, "/a/b.html") == html.replace('" href="/x.html"', '" href="../x.html"')


def test_a_page_that_leads_on_by_itself_does_so_from_a_folder_too():
    lead, same = '<meta http-equiv="refresh" content="0;url=', '<meta name="description" content="0;url=/a/">'
    assert relative(f'{lead}/a/x.html#y">{same}', "/n/1.html") == f'{lead}../a/x.html#y">{same}'
    assert relative(f'{lead}https://e.example/">', "/n/1.html") == f'{lead}https://e.example/">'


def test_every_picture_of_a_set_is_made_relative():
    html = '<source srcset="/media/a-480.avif 480w, /media/a-960.avif 960w" sizes="94vw">'
    assert relative(html, "/a/b.html") == (
        '<source srcset="../media/a-480.avif 480w, ../media/a-960.avif 960w" sizes="94vw">'
    )


def test_the_first_language_stands_at_the_root_and_the_others_under_their_codes():
    assert (Addresses("fr", "fr").of("people"), Addresses("en", "fr").of("people")) == ("/personnes/", "/en/people/")
    assert Addresses("en", "en").of("people") == "/people/"
    assert Addresses("fr", "fr").feed("", "atom") == "/feeds/tout.atom"
    assert Addresses("fr", "fr").agenda_month("2024-03") == "/agenda/2024/03.html"


def test_what_stands_beside_a_page_has_its_stem():
    assert beside("/a/b.html", ".json") == "/a/b.json"
    assert beside("/a/", ".json") == "/a/index.json"
    assert file_of("/a/") == "a/index.html"


@given(st.integers(1, 5000))
def test_pages_hold_every_text_once_and_full_pages_never_change(count):
    spans = [page_span(n) for n in range(1, page_count(count) + 1)]
    assert [i for s in spans for i in range(s.start, min(s.stop, count))] == list(range(count))
    assert all(s.stop - s.start == SIZE for s in spans)
    newest = newest_span(count)
    assert newest.stop == count
    assert newest.stop - newest.start >= min(count, 8)
