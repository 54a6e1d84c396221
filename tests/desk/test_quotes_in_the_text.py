"""Words of the running text that an editor says are a quote: in the edition with their speaker and their place."""

import pytest
from tests.desk.editor_form import rich_text, text_form
from tests.desk.test_texts_in_the_desk import edit_url
from wagtail.test.utils.form_data import streamfield

from toguna.desk import publishing
from toguna.desk.models import Person, Text, TextQuote
from toguna.editions.canonical_text import canonical_text

WORDS = "Nous avons tenu parole devant le pays"
BODY = f"<p>À Tenkodé, le Président a pris la parole. « {WORDS} », a-t-il dit.</p>"


@pytest.fixture
def speaker(newsroom):
    person = Person(given_name="Hamidou", family_name="Sanambélé")
    person.save()
    return person


def with_quotes(text, *quotes):
    text.quotes = [TextQuote(**quote) for quote in quotes]
    return publishing.publish(text)


def test_a_quote_of_the_running_text_stands_in_the_edition(draft, speaker):
    edition = with_quotes(draft(body=[("text", BODY)], summary="Résumé."), {"words": WORDS, "speaker": speaker})
    (quote,) = edition.quotes
    assert (quote.text, quote.speaker, quote.speaker_name) == (WORDS, speaker.uid, "Hamidou Sanambélé")
    assert canonical_text(edition)[quote.position :].startswith(WORDS)


def test_a_speaker_who_is_not_in_the_register_is_named_in_words(draft):
    edition = with_quotes(draft(body=[("text", BODY)]), {"words": WORDS, "speaker_name": "Un habitant"})
    assert [(q.speaker, q.speaker_name) for q in edition.quotes] == [("", "Un habitant")]


def test_words_that_left_the_text_are_no_quote(draft, speaker):
    text = draft(body=[("text", "<p>Le Président n’a rien dit.</p>")])
    assert with_quotes(text, {"words": WORDS, "speaker": speaker}).quotes == ()


def test_words_of_the_title_alone_are_no_quote(draft, speaker):
    text = draft(title=WORDS, body=[("text", "<p>Le Président a parlé.</p>")])
    assert with_quotes(text, {"words": WORDS, "speaker": speaker}).quotes == ()


def test_quotes_of_both_sorts_stand_in_their_order_and_none_twice(draft, speaker):
    body = [("quote", {"text": WORDS, "speaker": speaker}), ("text", BODY)]
    edition = with_quotes(draft(body=body), {"words": WORDS, "speaker": speaker})
    assert [q.text for q in edition.quotes] == [WORDS, WORDS]
    first, second = (q.position for q in edition.quotes)
    assert canonical_text(edition)[first:].startswith(WORDS)
    assert canonical_text(edition)[second:].startswith(WORDS)
    assert first < second


def test_the_editor_of_a_text_keeps_its_quotes(client, editor, draft, speaker):
    text = draft(body=[("text", BODY)])
    rows = {
        "TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000",
        "0": {"words": WORDS, "speaker": str(speaker.pk), "speaker_name": "", "id": "", "ORDER": "1", "DELETE": ""},
    }  # fmt: skip
    body = streamfield([("text", rich_text(f"« {WORDS} », a-t-il dit."))])
    client.post(edit_url(text), text_form(quotes=rows, body=body))
    assert [q.words for q in Text.objects.get().get_latest_revision_as_object().quotes.all()] == [WORDS]
