"""Puts Arabic, and what else the sample lacks, into a copy of the sample newsroom through its desk, and publishes it as on
one day: so its pages are the same today and tomorrow, and each kind of page is there in three languages.

TOGUNA_HOME=COPY TOGUNA_LANGUAGES=fr,en,ar python -m tests.browser.still_newsroom PUBLIC"""

from __future__ import annotations

import sys
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

DAY = datetime(2026, 10, 27, 12, tzinfo=UTC)
"""After the sample's last text, before its last events."""
ISSUED = datetime(2026, 10, 26, 12, tzinfo=UTC)
NOTICES = 24


def main(public: Path) -> None:
    from toguna.app.newsroom import configure

    configure()

    from django.conf import settings
    from django.db import transaction

    from toguna.app.publication import held_back
    from toguna.app.record import follow_record
    from toguna.desk import clock
    from toguna.editions.library import Library
    from toguna.press.press import Press
    from toguna.press.publish import publish

    given = tomllib.loads(Path(__file__).with_name("still_texts.toml").read_text("utf-8"))
    with held_back(), clock.at(ISSUED), transaction.atomic():
        _sections(given["sections"])
        _names(given["names"])
        for text in given["text"]:
            _translate(text)
        for language, words in given["notices"].items():
            for number in range(NOTICES):
                _notice(language, number, *words)
    follow_record(public)
    publish(Press(public, settings.TOGUNA_HOME / "press", endings=()), Library(), now=DAY, full=True)


def _sections(sections: dict[str, dict[str, list[str]]]) -> None:
    from toguna.desk.newsroom import SECTIONS, SectionPlan, ensure_newsroom

    for language, words in sections.items():
        plans = []
        for plan in SECTIONS:
            slug, name = words[plan.slug["fr"]]
            plans.append(
                SectionPlan({**plan.slug, language: slug}, {**plan.name, language: name}, plan.kinds, plan.order)
            )
        ensure_newsroom(tuple(plans))


def _names(names: dict[str, dict[str, str]]) -> None:
    """Every entry of the registers is issued in the languages that came to the newsroom."""
    from toguna.desk.models import Event, Institution, Person, Place, Topic

    for model in (Institution, Topic, Place, Person, Event):
        for entry in model.objects.all():
            slug = entry.slug if model is not Institution else model.UID
            for language, known in names.items():
                if name := known.get(f"{model.__name__.lower()}/{slug}"):
                    entry.names = {**entry.names, language: name}
            entry.save()


def _translate(given: dict[str, Any]) -> None:
    from wagtail.models import Locale

    from toguna.desk import publishing
    from toguna.desk.models import Picture, Text
    from toguna.sample.markdown import blocks
    from toguna.sample.registers import uid

    original = Text.objects.get(uid=uid("text", given["of"]))
    text = original.copy_for_translation(Locale.objects.get(language_code=given["language"]), copy_parents=True)
    for name in ("address", "title", "summary"):
        setattr(text, name, given[name])
    body = blocks(given["body"], {}, {})
    if names := given.get("pictures"):
        shown = [Picture.objects.get(file__endswith=f"/{name}.jpg").pk for name in names]
        body.append(
            {
                "type": "gallery",
                "value": [{"type": "item", "value": {"picture": pk, "caption": given["title"]}} for pk in shown],
            }
        )
    stream = Text._meta.get_field("body").stream_block
    text.body = stream.to_python(body)
    publishing.publish(text)
    if "correction" in given:
        old, new, note = given["correction"]
        text.body = stream.to_python(blocks(given["body"].replace(old, new), {}, {}))
        publishing.publish(text, kind="correction", note=note)
    if "withdrawal" in given:
        publishing.withdraw(text, given["withdrawal"])


def _notice(language: str, number: int, title: str, body: str) -> None:
    from toguna.desk import publishing
    from toguna.desk.models import Text
    from toguna.desk.newsroom import add_text, section_for
    from toguna.sample.markdown import blocks

    day = datetime(2026, 3, 1, 9, tzinfo=UTC) + timedelta(days=number)
    text = Text(
        title=title.format(number=number + 1), kind="news", address=f"notice-{number + 1}", first_published_on=day
    )
    text.body = Text._meta.get_field("body").stream_block.to_python(blocks(body.format(number=number + 1), {}, {}))
    publishing.publish(add_text(text, section_for("news", language), day.date()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
