import pytest

from toguna.sample.markdown import blocks


def test_running_text_becomes_one_block():
    (block,) = blocks("Un **fait**.\n\n## Titre\n\n- un\n- deux\n", {}, {})
    assert block["type"] == "text"
    assert "<strong>fait</strong>" in block["value"]
    assert "<h2>Titre</h2>" in block["value"]
    assert block["value"].count("<li>") == 2


def test_a_quote_knows_who_said_it():
    before, quote, after = blocks("Avant.\n\n> « L’eau est un droit. »\n\nAprès.\n", {}, {"L’eau est un droit.": 7})
    assert quote == {"type": "quote", "value": {"text": "L’eau est un droit.", "speaker": 7}}
    assert (before["type"], after["type"]) == ("text", "text")


def test_a_table_keeps_its_cells():
    (table,) = blocks("| Fonction | Nom |\n| --- | --- |\n| Directrice | Mme **Awa** Barro |\n", {}, {})
    assert table["value"]["data"] == [["Fonction", "Nom"], ["Directrice", "Mme Awa Barro"]]


def test_a_link_to_another_text_becomes_a_link_to_its_page():
    (block,) = blocks("Voir [le décret](text:decret-1).", {"decret-1": 42}, {})
    assert '<a linktype="page" id="42">le décret</a>' in block["value"]


def test_a_link_to_an_unknown_text_is_an_error():
    with pytest.raises(KeyError):
        blocks("[x](text:nowhere)", {}, {})
