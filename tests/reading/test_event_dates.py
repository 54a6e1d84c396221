"""The date of the event, told apart from the other dates of a text."""

import datetime as dt

import pytest

from toguna.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le Chef de l’État reçoit le médiateur\n\nLe Président a reçu, ce mardi 4 juin 2024, le médiateur. Il a "
            "rappelé la promulgation de la Charte, le 22 mai 2023.",
            "2024-06-04",
        ),
        (
            "Visite du port de Solabé\n\nLa Constitution promulguée le 22 juillet 2023 prévoit cette visite, que le "
            "Président a faite le lundi 8 avril 2024 en matinée.",
            "2024-04-08",
        ),
        (
            "Réunion du Conseil de défense\n\nSolabé, le 3 mars 2024 – Le Conseil de défense s’est réuni sous la "
            "présidence du Chef de l’État pour examiner la situation.",
            "2024-03-03",
        ),
        (
            "Le Palais des Hôtes a abrité, ce jeudi 9 mai 2019, la clôture des Assises\n\nC’était sous la présidence du "
            "Premier ministre. La session du 3 avril 2018 avait été reportée.",
            "2019-05-09",
        ),
        (
            "Ouverture de la foire de Solabé\n\nLa foire se tient du 5 au 9 juillet 2022 sur l’esplanade des Nations.",
            "2022-07-05",
        ),
    ],
)
def test_the_date_of_the_title_or_the_lede_wins_over_the_background(text: str, expected: str) -> None:
    assert read(text).event.date == expected


def test_yesterday_counts_from_the_date_of_the_page() -> None:
    text = "Audience au palais\n\nLe Président a reçu hier le nouveau gouverneur de la région des Lacs."

    assert read(text, page_date=dt.date(2024, 3, 1)).event.date == "2024-02-29"
    assert read(text).event.date is None


def test_a_publication_line_is_no_event_but_dates_what_is_told_from_it() -> None:
    text = (
        "Audience au palais\n\nPublié le 2 mars 2024\n\nLe Président a reçu hier, au palais, le nouveau gouverneur "
        "de la région des Lacs."
    )

    assert read(text).documents[0].event.date == "2024-03-01"
