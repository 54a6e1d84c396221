from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.press import archive
from tests.press.page_reader import read

from toguna.press.differences import GONE, NEW, SAME, differences

TEXT = archive.text(
    "un", title="Le barrage rouvre", body="<p>Il y a 241 ouvriers sur le chantier.</p><p>Le fleuve baisse.</p>"
)


def changed(**fields):
    return differences(TEXT, replace(TEXT, **fields))


def test_one_number():
    (pieces,) = changed(body="<p>Il y a 214 ouvriers sur le chantier.</p><p>Le fleuve baisse.</p>")
    assert pieces == [(SAME, "Il y a "), (GONE, "241"), (NEW, "214"), (SAME, " ouvriers sur le chantier.")]


def test_a_title_and_a_summary_are_compared_too():
    assert changed(title="Le barrage ferme") == [[(SAME, "Le barrage "), (GONE, "rouvre"), (NEW, "ferme")]]
    assert changed(summary="En bref.") == [[(NEW, "En bref.")]]


def test_a_paragraph_put_in_and_one_taken_out():
    assert changed(body=TEXT.body + "<p>Une phrase de plus.</p>") == [[(NEW, "Une phrase de plus.")]]
    assert changed(body="<p>Le fleuve baisse.</p>") == [[(GONE, "Il y a 241 ouvriers sur le chantier.")]]


def test_what_is_no_word_is_no_difference():
    assert changed(body=TEXT.body.replace("<p>Le fleuve", "<p><b>Le</b> fleuve")) == []


def test_long_stretches_that_stayed_are_cut():
    long = " ".join(f"mot{n}" for n in range(200))
    (pieces,) = differences(
        replace(TEXT, body=f"<p>Un {long} deux {long} fin</p>"),
        replace(TEXT, body=f"<p>Une {long} deux {long} fine</p>"),
    )
    assert len("".join(words for _, words in pieces).split()) < 40
    assert any("[…]" in words for kind, words in pieces if kind == SAME)


@given(st.text("abc é.\n", max_size=80), st.text("abc é.\n", max_size=80))
def test_what_stayed_with_what_is_new_is_the_later_text(before, after):
    import html

    def edition(words):
        return replace(TEXT, body="".join(f"<p>{html.escape(p)}</p>" for p in words.split("\n")))

    found = differences(edition(before), edition(after))
    gone = "".join(words for pieces in found for kind, words in pieces if kind == GONE)
    new = "".join(words for pieces in found for kind, words in pieces if kind == NEW)
    if not found:
        assert " ".join(before.split()) == " ".join(after.split())
    assert set(gone) <= set(before) | {" "}
    assert set(new) <= set(after) | {" "}


def test_the_page_of_an_earlier_version_shows_them(site):
    page = site.page("actualites/2024/03/corrige.v1.html")
    assert "<del>241</del>" in page
    assert "<ins>214</ins>" in page
    current = read(site.page("actualites/2024/03/corrige.html"))
    assert "corrige.v1.html#t-diff" in [a["href"] for a in current.all("a")]


def test_an_erased_text_shows_nothing_of_what_it_was(newsroom):
    from toguna.editions import store
    from toguna.editions.erasure import erase
    from toguna.editions.library import Library

    for edition in archive.entries():
        store.append(edition)
    store.append(archive.text("un", title="Secret"))
    archive.correct("un", title="Autre secret")
    erase("un", title="Effacé", ground="Décision.", at=Library().edition("un").published_at)
    newsroom.publish()
    assert not any(b"secret" in data.lower() for data in newsroom.files().values())
