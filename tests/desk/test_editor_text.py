"""The text as it stands in the editor, and the way from what was read back to each place in it."""

import json
import unicodedata

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.editor_form import text_form
from wagtail.test.utils.form_data import streamfield

from toguna.desk.editor_text import LONGEST, EditorText, Stretch, editor_text
from toguna.desk.refusals import TextTooLong


def paragraphs(*texts):
    blocks = [{"key": f"k{n}", "text": text, "type": "unstyled"} for n, text in enumerate(texts)]
    return json.dumps({"entityMap": {}, "blocks": blocks})


def sent(**fields):
    data = QueryDict(mutable=True)
    for name, value in text_form(**fields).items():
        data[name] = value
    return data


def test_title_summary_and_paragraphs_are_read_in_order():
    body = streamfield([("text", paragraphs("Un.", "Deux.")), ("quote", {"text": "Trois.", "speaker": ""})])
    text = editor_text(sent(title="Titre", summary="Résumé", body=body))
    assert text.whole == "Titre\n\nRésumé\n\nUn.\n\nDeux.\n\nTrois."
    assert [p.address for p in text.paragraphs] == ["title", "summary", "#k0", "#k1", "body-1-value-text"]


def test_blocks_are_read_in_the_order_they_were_moved_to_and_deleted_ones_are_not():
    body = streamfield([("text", paragraphs("Un.")), ("text", paragraphs("Deux.")), ("text", paragraphs("Trois."))])
    data = sent(title="", summary="", body=body)
    data["body-0-order"], data["body-2-order"] = "2", "0"
    data["body-1-deleted"] = "1"
    assert editor_text(data).whole == "Trois.\n\nUn."


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"blocks": 3}', '{"blocks": [7, {"text": 4}]}'])
def test_what_is_no_rich_text_says_nothing(broken):
    assert editor_text(sent(title="T", summary="", body=streamfield([("text", broken)]))).whole == "T"


def test_a_place_is_counted_as_the_browser_counts():
    text = EditorText([("title", "Titre"), ("#k", "\U0001f33f Awa")])
    at = text.whole.index("Awa")
    assert text.stretches(at, at + 3) == [Stretch("#k", 3, 6)]


def test_a_place_is_found_where_accents_were_typed_as_marks():
    typed = unicodedata.normalize("NFD", "à Wéréma, Keïta")
    text = EditorText([("#k", typed)])
    at = text.whole.index("Keïta")
    (stretch,) = text.stretches(at, at + 5)
    assert unicodedata.normalize("NFC", typed[stretch.start : stretch.end]) == "Keïta"


def test_what_spans_paragraphs_has_a_place_in_each():
    text = EditorText([("#a", "un deux"), ("#b", "trois quatre")])
    assert text.stretches(3, text.whole.index(" quatre")) == [Stretch("#a", 3, 7), Stretch("#b", 0, 5)]


def test_a_book_is_refused():
    with pytest.raises(TextTooLong):
        EditorText([("#a", "a" * LONGEST)])


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.data())
def test_every_place_leads_back_to_its_words(typed, data):
    text = EditorText([(f"#{n}", one) for n, one in enumerate(typed)])
    paragraph = data.draw(st.sampled_from(text.paragraphs))
    (stretch,) = text.stretches(paragraph.start, paragraph.start + len(paragraph.text)) or [None]
    assert (stretch.start, stretch.end) == (0, len(paragraph.typed.encode("utf-16-le", "surrogatepass")) // 2)
