"""Who said it: inversion, source, pronoun, office, and those whom the text does not name."""

import pytest

from toguna.reading import read

WORDS = "« Le fleuve nous unit tous »"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"La ministre du Fleuve, Mme Perrine Albe, reçoit M. Odilon Sarn. {WORDS}, a-t-elle dit.", "Perrine Albe"),
        (
            f"Mme Perrine Albe, ministre du Fleuve, préside. M. Odilon Sarn écoute. {WORDS}, a lancé la ministre.",
            "Perrine Albe",
        ),
        (f"Le maire de Solabé, Odilon Sarn, est venu. {WORDS}, a confié l'édile.", "Odilon Sarn"),
        (
            f"La délégation était conduite par M. Odilon Sarn. {WORDS}, a indiqué le chef de la délégation.",
            "Odilon Sarn",
        ),
        (f"M. Odilon Sarn a parlé. À l'en croire, {WORDS}.", "Odilon Sarn"),
        (f"{WORDS}, a dit M. Odilon Sarn. Et d'ajouter : « Nous irons plus loin encore ».", "Odilon Sarn"),
        (f"M. Odilon Sarn a reçu Mme Perrine Albe. Cette dernière a conclu : {WORDS}.", "Perrine Albe"),
        (f"Quant au maire de Solabé, Odilon Sarn, il rassure. {WORDS}, a-t-il promis.", "Odilon Sarn"),
        (f"{WORDS}\n\n– Odilon Sarn, maire de Solabé", "Odilon Sarn"),
    ],
)
def test_the_speaker_of_the_last_quote(text: str, speaker: str) -> None:
    assert read(text, language="fr").quotes[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        f"M. Odilon Sarn est venu. {WORDS}, a dit un habitant de Solabé.",
        f"Mme Perrine Albe préside. Le président de la coopérative des bacs a parlé. {WORDS}, a-t-il dit.",
        f"Le communiqué le rappelle : {WORDS}.",
    ],
)
def test_words_of_somebody_unnamed_are_nobodys(text: str) -> None:
    assert read(text, language="fr").quotes[-1].speaker is None


def test_a_quote_goes_on_over_paragraphs_that_open_with_its_mark() -> None:
    text = "M. Odilon Sarn a dit : « Le fleuve nous unit.\n« Il nous nourrit aussi, et depuis longtemps ».\n\nUne autre phrase."

    (quote,) = read(text, language="fr").quotes

    assert quote.text.startswith("Le fleuve")
    assert quote.text.endswith("longtemps")


def test_english_pronouns_and_offices() -> None:
    text = "The Minister for Ports, Ms Perrine Albe, met Mr Ivo Tarn. “The river unites us all,” she said. “It feeds us,” the Minister added."

    assert [quote.speaker for quote in read(text, language="en").quotes] == ["Perrine Albe", "Perrine Albe"]
