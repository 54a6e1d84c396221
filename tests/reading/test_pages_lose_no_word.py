"""What always holds of a split page: each word of the source is in it, once, in order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from toguna.reading.pages import split_page

PIECES = st.sampled_from(
    [
        "Le Conseil adopte la loi sur l’eau", "Actualités", "Communiqué", "Accueil > Actualités", "Lire »", "Read more",
        "Autres articles", "Sur le même sujet", "See also", "Lire aussi : la crue du Serein", "Publié le 3 mars 2024",
        "12 mars 2024", "Facebook Twitter WhatsApp", "© 2024 Présidence", "Par Odile Sarn", "Mots-clés : eau, fleuve",
        "• le préfet ;", "- le maire.", "« Le fleuve nous unit »", "Mesdames et Messieurs,", "»", "…", "1 2 3",
        "Le Président a reçu, ce mardi 4 juin 2024, au Palais des Acacias, une délégation de riverains du fleuve Serein. "
        "Il les a remerciés de leur visite et leur a promis son appui. Lire la suite »",
        "The President met, on 4 May 2024, the delegates of three towns, and thanked them for the long road they had made.",
        "un reste de phrase sans majuscule ni point", "Le fleuve monte.", "Ce site utilise des cookies. Accepter",
    ]
)  # fmt: skip
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\n\u00a0\n", " \n \n\n", "\f"])


def words_of(text: str) -> list[str]:
    return [word for fragment in split_page(text).fragments() for word in fragment.text.split()]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(PIECES, BREAKS), max_size=30))
def test_a_page_of_usual_pieces_loses_no_word(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + end for piece, end in pieces)

    assert words_of(text) == text.split()


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=400))
def test_any_text_at_all_loses_no_word(text: str) -> None:
    assert words_of(text) == text.split()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(alphabet="ab .\n»«•-:\u00a0\r", min_size=1, max_size=90), max_size=20).map("\n".join))
def test_a_text_of_marks_and_breaks_loses_no_word(text: str) -> None:
    assert words_of(text) == text.split()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(PIECES, BREAKS), max_size=20))
def test_there_is_one_main_article_and_it_comes_first(pieces: list[tuple[str, str]]) -> None:
    page = split_page("".join(piece + end for piece, end in pieces))

    assert [one.kind for one in page.documents[1:]] == ["teaser"] * len(page.documents[1:])
