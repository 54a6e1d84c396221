"""Pages split into articles and frame: one invented page for each way sites have of laying them out."""

import pytest

from toguna.reading.pages import SplitPage, split_page

LEDE = (
    "Le Président de la République de Valdorée, Son Excellence Amadis KORO, a reçu, ce mardi 4 juin 2024, au Palais des "
    "Acacias, une délégation de l’Union des riverains conduite par sa présidente."
)
MORE = "Les échanges ont porté sur la navigation, la pêche et la lutte contre les crues du fleuve Serein."
LAST = "La délégation a remercié le Chef de l’État de sa disponibilité avant de prendre congé."
OTHER_LEDE = (
    "Le Premier ministre a inauguré, le lundi 3 juin 2024, à Solabé, un marché couvert de quatre cents étals qui servira "
    "aux commerçantes de trois communes voisines et à leurs coopératives."
)
THIRD_LEDE = (
    "Le ministre de la Santé a visité, le dimanche 2 juin 2024, l’hôpital de Mirande, où un nouveau service de pédiatrie "
    "vient d’ouvrir ses portes grâce à l’appui des collectivités de la région."
)
TITLE = "Le Chef de l’État reçoit l’Union des riverains"
OTHER = "Inauguration du marché couvert de Solabé"
THIRD = "Le ministre de la Santé en visite à Mirande"


def articles(page: SplitPage) -> list[tuple[str, str | None, int]]:
    return [(one.kind, one.title.text if one.title else None, len(one.paragraphs)) for one in page.documents]


def kinds(page: SplitPage) -> list[str]:
    return [one.kind for one in page.boilerplate]


@pytest.mark.parametrize(
    "heading",
    [
        "À lire aussi", "Sur le même sujet", "Lire aussi :", "Dans la même rubrique", "Articles similaires",
        "ARTICLES LIÉS", "Autres actualités", "Vous aimerez aussi", "A LIRE EGALEMENT", "Read more news", "Related news",
        "More stories", "See also", "Plus d’articles", "Les plus lus",
    ],
)  # fmt: skip
@pytest.mark.parametrize("link", ["Lire »", "Lire la suite", "Lire l’article →", "Read more", "En savoir plus >", ""])
def test_other_news_after_a_heading_are_teasers_whatever_the_heading_and_the_link(heading: str, link: str) -> None:
    teasers = "\n\n".join(part for part in (OTHER, OTHER_LEDE, link, THIRD, THIRD_LEDE, link) if part)
    page = split_page(f"{TITLE}\n\nActualités\n\n{LEDE}\n{MORE}\n{LAST}\n\n{heading}\n\n{teasers}\n\nPartagez :")

    assert articles(page) == [("main", TITLE, 3), ("teaser", OTHER, 1), ("teaser", THIRD, 1)]
    assert kinds(page) == ["section", "related_heading", *["read_link"] * (2 if link else 0), "share"]


@pytest.mark.parametrize("heading", ["Read more", "Lire la suite", "Lire plus", "En savoir plus"])
def test_a_read_link_alone_may_be_the_heading_of_other_news(heading: str) -> None:
    page = split_page(f"{TITLE}\n\n{LEDE}\n\n{MORE}\n\n{heading}\n\n{OTHER}\n\n{OTHER_LEDE}\n\n{THIRD}\n\n{THIRD_LEDE}")

    assert articles(page) == [("main", TITLE, 2), ("teaser", OTHER, 1), ("teaser", THIRD, 1)]


def test_without_any_heading_read_links_tell_the_teasers_from_the_main_text() -> None:
    page = split_page(
        f"{TITLE}\n\n{LEDE}\n\n{MORE}\n\n{LAST}\n\n{OTHER}\n\n{OTHER_LEDE}\n\nLire »\n\n{THIRD}\n\n{THIRD_LEDE}\n\nLire »"
    )

    assert articles(page) == [("main", TITLE, 3), ("teaser", OTHER, 1), ("teaser", THIRD, 1)]


def test_without_heading_or_link_a_dated_lede_under_a_title_begins_an_article() -> None:
    page = split_page(f"{TITLE}\n\n{LEDE}\n{MORE}\n{LAST}\n\n{OTHER}\n\n{OTHER_LEDE}\n\n{THIRD}\n\n{THIRD_LEDE}")

    assert articles(page) == [("main", TITLE, 3), ("teaser", OTHER, 1), ("teaser", THIRD, 1)]


def test_a_subheading_does_not_begin_an_article() -> None:
    page = split_page(f"{TITLE}\n\n{LEDE}\n\nBâtir sur les acquis\n\n{MORE} {LAST}\n\nUn fleuve partagé\n\n{MORE}")

    assert articles(page) == [("main", TITLE, 5)]


def test_a_title_may_be_a_whole_sentence_with_date_and_place() -> None:
    title = (
        "Le Centre de Conférences de Solabé a abrité, ce jeudi 9 mai 2019, la cérémonie de clôture des Assises de l’eau"
    )
    body = "C’était sous la présidence du Premier ministre, entouré des membres du Gouvernement et des délégués venus de toutes les régions."
    page = split_page(f"{TITLE}\n\n{LEDE}\n\nLire »\n\n{title}\n\n{body}\n\nLire »")

    assert articles(page) == [("main", TITLE, 1), ("teaser", title, 1)]


def test_title_and_body_may_stand_on_adjacent_lines() -> None:
    page = split_page(f"{TITLE}\n{LEDE}\n{MORE}\n\nÀ lire aussi\n{OTHER}\n{OTHER_LEDE}\n{THIRD}\n{THIRD_LEDE}")

    assert articles(page) == [("main", TITLE, 2), ("teaser", OTHER, 1), ("teaser", THIRD, 1)]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_any_line_ending_will_do(end: str) -> None:
    text = f"{TITLE}\n\nActualités\n\n{LEDE}\n{MORE}\n\nÀ lire aussi\n\n{OTHER}\n\n{OTHER_LEDE}\n\nLire »\n"

    assert articles(split_page(text.replace("\n", end))) == [("main", TITLE, 2), ("teaser", OTHER, 1)]


def test_lines_of_no_break_spaces_are_empty_and_do_not_hide_the_frame() -> None:
    page = split_page(
        f"{TITLE}\n\u00a0\nActualités\u00a0\n\u00a0\n{LEDE}\n\u202f\nLire\u00a0»\n\u00a0\n{OTHER}\n\u00a0\n{OTHER_LEDE}\n\u00a0\nLire\u00a0»"
    )

    assert articles(page) == [("main", TITLE, 1), ("teaser", OTHER, 1)]


def test_an_english_page() -> None:
    title = "President Orla Venn receives the ambassador of Tasmeer"
    lede = "The President received, on Monday 6 May 2024, at the Lake Palace, the ambassador of Tasmeer for a courtesy call that lasted an hour."
    more = "They spoke about trade, fisheries and the railway that the two countries are building together."
    other = "Cabinet approves the bill on rivers"
    other_lede = "Cabinet met on Tuesday 7 May 2024 and approved the bill on rivers, which now goes to parliament for its first reading in June."
    page = split_page(
        f"Home > News\n\n{title}\n\nPublished on 7 May 2024\n\n{lede}\n\n{more}\n\nShare this: Facebook Twitter\n\nRelated news\n\n{other}\n{other_lede}\nContinue reading\n\n© 2024 Presidency. All rights reserved."
    )

    assert articles(page) == [("main", title, 2), ("teaser", other, 1)]
    assert kinds(page) == ["breadcrumb", "published", "share", "related_heading", "read_link", "copyright"]
    assert page.documents[0].published is not None
    assert page.documents[0].published.text == "Published on 7 May 2024"


def test_a_single_article_with_a_list_keeps_its_list() -> None:
    items = ["• le ministre des Eaux ;", "• la ministre des Ports ;", "- le préfet de Solabé."]
    page = split_page("\n".join([TITLE, "", LEDE, "Ont pris part à la rencontre :", *items, LAST]))

    assert articles(page) == [("main", TITLE, 6)]
    assert page.boilerplate == ()


@pytest.mark.parametrize(
    "title",
    [
        "LE CHEF DE L’ÉTAT REÇOIT L’UNION DES RIVERAINS",
        "Pourquoi le fleuve Serein monte-t-il plus tôt ?",
        "Coopération Valdorée-Tasmeer : une feuille de route pour dix ans",
        "« Nous tiendrons parole », promet le Chef de l’État",
        "Crues : l’état d’urgence est levé !",
    ],
)
def test_a_title_may_be_in_capitals_a_question_or_hold_a_colon(title: str) -> None:
    page = split_page(f"{OTHER}\n\n{OTHER_LEDE}\n\nSur le même sujet\n\n{title}\n\n{LEDE}\n\nLire la suite »")

    assert articles(page) == [("main", OTHER, 1), ("teaser", title, 1)]


def test_paragraphs_that_are_short_sentences_stay_in_the_body() -> None:
    page = split_page(
        f"{TITLE}\n\n{LEDE}\n\nLe fleuve monte.\n\nLes riverains attendent.\n\n{MORE}\n\nMerci à tous.\n\n{LAST}"
    )

    assert articles(page) == [("main", TITLE, 6)]


def test_quotes_that_are_paragraphs_of_their_own_stay_in_the_body() -> None:
    page = split_page(f"{TITLE}\n\n{LEDE}\n\n« Le fleuve nous unit »\n\n{MORE}\n\n“Nous tiendrons parole”\n\n{LAST}")

    assert articles(page) == [("main", TITLE, 5)]


def test_a_speech_is_one_article_from_salutation_to_farewell() -> None:
    paragraphs = [
        "Excellences, Mesdames et Messieurs,", LEDE, "Mesdames, Messieurs,", MORE, "Excellence Monsieur le Président",
        LAST, "Vive la Valdorée !", "Je vous remercie.",
    ]  # fmt: skip
    page = split_page("Discours du Chef de l’État à la nation\n\n" + "\n\n".join(paragraphs))

    assert articles(page) == [("main", "Discours du Chef de l’État à la nation", len(paragraphs))]


def test_the_sites_own_lines_above_the_title_are_frame() -> None:
    page = split_page(
        f"Aller au contenu\nAccueil\nLe Président\nGalerie\nContact\n\nPrésidence de la République\n\nAccueil > Actualités\n\n{TITLE}\n\nPublié le 5 juin 2024\n\n{LEDE}\n\n{MORE}\n\n"
        "Facebook Twitter WhatsApp\n\nCe site utilise des cookies. En poursuivant votre navigation, vous en acceptez l’usage.\n\n© 2024 Présidence"
    )

    assert articles(page) == [("main", TITLE, 2)]
    assert {"navigation", "breadcrumb", "heading", "published", "share", "cookies", "copyright"} <= set(kinds(page))


def test_a_read_link_may_end_the_teasers_last_paragraph() -> None:
    page = split_page(
        f"{TITLE}\n\n{LEDE}\n\n{MORE}\n\nÀ lire aussi\n\n{OTHER}\n\n{OTHER_LEDE} […] Lire la suite »\n\n{THIRD}\n\n{THIRD_LEDE} Read more"
    )

    assert articles(page) == [("main", TITLE, 2), ("teaser", OTHER, 1), ("teaser", THIRD, 1)]
    assert kinds(page) == ["related_heading", "read_link", "read_link"]


def test_teasers_may_have_several_paragraphs() -> None:
    page = split_page(
        f"{TITLE}\n\n{LEDE}\n\nAutres articles\n\n{OTHER}\n\n{OTHER_LEDE}\n\n{MORE}\n\nLire »\n\n{THIRD}\n\n{THIRD_LEDE}\n\n{LAST}\n\nLire »"
    )

    assert articles(page) == [("main", TITLE, 1), ("teaser", OTHER, 2), ("teaser", THIRD, 2)]


def test_titles_alone_under_a_heading_of_other_news_are_links() -> None:
    page = split_page(f"{TITLE}\n\n{LEDE}\n\n{MORE}\n\nArticles récents\n\n{OTHER}\n{THIRD}\n")

    assert articles(page) == [("main", TITLE, 2)]
    assert kinds(page) == ["related_heading", "related_link", "related_link"]


def test_a_communique_titled_by_its_section_alone_keeps_that_title() -> None:
    page = split_page(f"Communiqué de presse\n\n{LEDE}\n\n{MORE}")

    assert articles(page) == [("main", "Communiqué de presse", 2)]


def test_lines_broken_to_a_column_are_joined_into_paragraphs() -> None:
    def wrapped(text: str) -> str:
        lines, line = [], ""
        for word in text.split():
            if len(line) + len(word) > 70:
                lines, line = [*lines, line], ""
            line = f"{line} {word}".strip()
        return "\n".join([*lines, line])

    page = split_page(f"{TITLE}\n\n{wrapped(LEDE)}\n\n{wrapped(MORE)}\n\n{wrapped(OTHER_LEDE)}")

    assert articles(page) == [("main", TITLE, 3)]
    assert page.documents[0].paragraphs[0].text == LEDE


@pytest.mark.parametrize("text", ["", "  \n\u00a0\n", "Accueil\nContact\nFacebook Twitter"])
def test_a_page_that_is_frame_alone_has_no_document(text: str) -> None:
    assert split_page(text).documents == ()
