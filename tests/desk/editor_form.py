"""The editor's form, filled as a person would: what the page holds, with some fields changed."""

import json

from wagtail.test.utils.form_data import nested_form_data, streamfield

LINES = ("people", "quotes", "text_links", "attachments", "comments")


def rich_text(words):
    """What the rich text editor sends for one paragraph."""
    block = {
        "key": "a1",
        "text": words,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [],
        "data": {},
    }
    return json.dumps({"entityMap": {}, "blocks": [block]})


def text_form(action="", **fields):
    """The data of a text's form; ``action`` is the button: ``publish``, ``submit`` or none (save the draft)."""
    data = {
        "kind": "news",
        "title": "Visite à Tenkodé",
        "summary": "Deux phrases.",
        "caption": "",
        "body": streamfield([("text", rich_text("Le Président s’est rendu à Tenkodé."))]),
        "event_type": "",
        "event_start": "",
        "event_end": "",
        "place_name": "",
        "address": "",
        "change_kind": "",
        "change_note": "",
        "speech_form": "",
        "claimed_number": "",
        "claimed_text": "",
    }
    for name in LINES:
        data[name] = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    data.update(fields)
    if action:
        data[f"action-{action}"] = "1"
    return nested_form_data(data)
