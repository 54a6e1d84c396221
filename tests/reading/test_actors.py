"""Who acts in an event: the host and the guest, who presides, who is appointed; not those who only attend."""

import pytest

from toguna.reading import read


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Le Premier ministre reçoit l'ambassadeur\n\nLe Premier ministre, M. Odilon Sarn, a reçu en audience l'ambassadeur de Valdorée, "
            "Mme Perrine Albe, en présence du ministre du Fleuve, M. Amadis Koro.",
            ("Odilon Sarn", "Perrine Albe"),
        ),
        (
            "Inauguration d'un pont à Solabé\n\nLe pont de Solabé a été inauguré par le ministre du Fleuve, M. Amadis Koro, accompagné de M. Odilon Sarn.",
            ("Amadis Koro",),
        ),
        (
            "Session ordinaire du conseil municipal\n\nLe conseil s'est réuni sous la présidence de Mme Perrine Albe, maire de Solabé.",
            ("Perrine Albe",),
        ),
    ],
)
def test_who_acts(text: str, actors: tuple[str, ...]) -> None:
    assert read(text, language="fr").event.actors == actors
