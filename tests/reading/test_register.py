"""An office without a name is who the register says held it that day."""

import datetime as dt

from toguna.reading import read
from toguna.reading.register import Holding, Register

REGISTER = Register(
    [
        Holding("Odilon Sarn", "ministre de la Pêche et du Fleuve", dt.date(2020, 1, 1), dt.date(2022, 12, 31)),
        Holding("Perrine Albe", "ministre de la Pêche et du Fleuve", dt.date(2023, 1, 1)),
        Holding("Amadis Koro", "ministre de la Défense", dt.date(2019, 5, 2)),
        Holding("Ilan Tor", "ministre de la Défense civile", dt.date(2019, 5, 2)),
    ]
)
TEXT = "Solabé, le 3 mars 2024. Le ministre de la Pêche a visité le port. « Le port est prêt pour la saison », a-t-il déclaré."


def test_the_holder_of_that_day_is_named() -> None:
    assert REGISTER.holder("ministre de la Pêche", dt.date(2021, 6, 1)) == "Odilon Sarn"
    assert REGISTER.holder("Ministre de la Pêche et du Fleuve", dt.date(2024, 6, 1)) == "Perrine Albe"
    assert REGISTER.holder("ministre de la Pêche", dt.date(2018, 6, 1)) is None


def test_an_exact_office_wins_over_a_longer_one() -> None:
    assert REGISTER.holder("ministre de la Défense", dt.date(2024, 1, 1)) == "Amadis Koro"


def test_an_office_that_several_may_mean_is_nobody() -> None:
    assert REGISTER.holder("ministre", dt.date(2024, 1, 1)) is None


def test_the_text_gains_the_person_and_the_quote_its_speaker() -> None:
    without, informed = read(TEXT, language="fr"), read(TEXT, language="fr", register=REGISTER)

    assert without.people == ()
    assert [(person.name, person.role) for person in informed.people] == [("Perrine Albe", "ministre de la Pêche")]
    assert informed.quotes[0].speaker == "Perrine Albe"
