"""Loads the sample archive into a newsroom, as its own press office would have made it over seven years: every entry,
text, correction and withdrawal through the desk, at its own hour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction

from toguna.desk import clock, languages, numbering, publishing
from toguna.desk.models import Appointment, Picture, Section, Text, TextPerson, TextQuote
from toguna.desk.newsroom import SectionPlan, add_text, ensure_newsroom

from .archive_files import ArchiveText, register, texts
from .markdown import blocks
from .registers import Found, load_institution, load_registers, uid, words

BEGINNING = datetime(2020, 1, 1, 8, 0, tzinfo=UTC)
SPEECH_FORMS = {"as delivered": "delivered"}


@dataclass(frozen=True)
class _Step:
    """Something that happens at an hour: a text's publication, or one of its later versions."""

    at: datetime
    key: str
    change: Mapping[str, Any] | None = None


def load_archive() -> int:
    """Brings the archive in, all or nothing; gives the number of texts, 0 where it is here already."""
    if Text.objects.filter(uid=uid("text", texts()[0].key)).exists():
        return 0
    stored: list[str] = []
    try:
        with transaction.atomic():
            count = _load()
            stored = list(Picture.objects.values_list("file", flat=True))
    except BaseException:
        for name in stored:
            default_storage.delete(name)
        raise
    return count


def _load() -> int:
    with clock.at(BEGINNING):
        sections = _sections()
        load_institution()
        found = load_registers()
    archive = {text.key: text for text in texts()}
    pages: dict[str, Text] = {}
    for key, given in archive.items():
        pages[key] = _draft(given, found, sections, pages)
    ids = {key: text.pk for key, text in pages.items()}
    bodies = {key: given.body for key, given in archive.items()}
    for step in _steps(archive):
        with clock.at(step.at):
            _take(step, archive[step.key], pages[step.key], bodies, ids, found)
    _acts(found, pages)
    return len(pages)


def _sections() -> dict[tuple[str, str], Section]:
    plans = {
        s["key"]: SectionPlan(s["slug"], s["name"], tuple(s["kinds"]), s["order"], s.get("description", {}))
        for s in register("sections")["section"]
    }
    ensure_newsroom(tuple(plans.values()))
    found = {}
    for section in Section.objects.select_related("locale"):
        for key, plan in plans.items():
            if plan.slug.get(section.locale.language_code) == section.slug:
                if section.description != (words := plan.description.get(section.locale.language_code, "")):
                    section.description = words
                    section.save()
                found[key, section.locale.language_code] = section
    return found


def _draft(
    given: ArchiveText, found: dict[str, Found], sections: Mapping[Any, Section], pages: dict[str, Text]
) -> Text:
    fields = given.fields
    denial = fields.get("denial", {})
    text = Text(
        uid=uid("text", given.key),
        title=fields["title"],
        summary=fields.get("summary", ""),
        kind=fields["kind"],
        address=fields["slug"],
        event=found["event"].get(fields.get("event", "")),
        event_type=fields.get("event_type", ""),
        event_start=_iso(fields.get("event_date")),
        event_end=_iso(fields.get("event_end")),
        place=found["place"].get(fields.get("place", "")),
        signatory=found["person"].get(fields.get("signatory", "")),
        signed_on=fields.get("signed_on"),
        series=found["series"].get(fields.get("series", "")),
        lead_picture=found["picture"].get(fields.get("picture", "")),
        speech_form=SPEECH_FORMS.get(fields.get("speech_form", ""), fields.get("speech_form", "")),
        claimed_number=denial.get("claimed_number", ""),
        claimed_text=denial.get("claimed_text", ""),
        authentic=pages.get(denial.get("authentic", "")),
    )
    if original := fields.get("translation_of"):
        text.translation_key = pages[original].translation_key
    text.people = [
        TextPerson(person=found["person"][p["person"]], part=p["part"], sort_order=n)
        for n, p in enumerate(fields.get("people", []))
        if (fields.get("signatory"), "signatory") != (p["person"], p["part"])
    ]
    # Those of a blockquote too: words that are a quote already are none a second time.
    text.quotes = [
        TextQuote(words=q["text"], speaker=found["person"][q["speaker"]], sort_order=n)
        for n, q in enumerate(fields.get("quotes", []))
    ]
    text.topics = [found["topic"][key] for key in fields.get("topics", [])]
    text.places = [found["place"][key] for key in fields.get("places", [])]
    text.bodies = [found["body"][key] for key in fields.get("organisations", [])]
    section = sections[fields["section"], fields["language"]]
    return add_text(text, section, fields["published_at"].date())


def _steps(archive: Mapping[str, ArchiveText]) -> list[_Step]:
    steps = []
    for key, given in archive.items():
        steps.append(_Step(given.fields["published_at"], key))
        steps += [_Step(change["at"], key, change) for change in given.fields.get("change", [])]
    # A translation may bear the hour of its original, which comes first.
    return sorted(steps, key=lambda s: (s.at, "translation_of" in archive[s.key].fields, s.key))


def _take(
    step: _Step,
    given: ArchiveText,
    text: Text,
    bodies: dict[str, str],
    ids: Mapping[str, int],
    found: dict[str, Found],
) -> None:
    change = step.change
    if change and change["kind"] == "withdrawal":
        publishing.withdraw(text, change["note"])
        return
    for replaced in change.get("replace", []) if change else []:
        old, new = replaced["old"], replaced["new"]
        bodies[step.key] = bodies[step.key].replace(old, new)
        text.title, text.summary = text.title.replace(old, new), text.summary.replace(old, new)
    speakers = {q["text"]: found["person"][q["speaker"]].pk for q in given.fields.get("quotes", []) if q.get("speaker")}
    value = blocks(bodies[step.key], ids, speakers)
    titles = {p["key"]: p["title"][given.fields["language"]] for p in register("pictures")["picture"]}
    pictures = given.fields.get("pictures", [])
    if pictures:
        shown = [{"picture": found["picture"][key].pk, "caption": titles[key]} for key in pictures]
        value.append({"type": "gallery", "value": shown})
    text.body = _stream(text, value)
    if change:
        publishing.publish(text, kind=change["kind"], note=change["note"])
    else:
        _explain_voids(given, text)
        publishing.publish(text)


def _stream(text: Text, value: list[dict[str, Any]]) -> Any:
    block = Text._meta.get_field("body").stream_block
    return block.to_python(value)


def _explain_voids(given: ArchiveText, text: Text) -> None:
    """Numbers that were never used come into the register before the number that follows them."""
    number, series = given.fields.get("number"), text.series
    if not number or series is None or given.fields["language"] != languages.first():
        return
    year = (given.fields.get("signed_on") or given.fields["published_at"]).year
    for void in sorted(register("series").get("void", []), key=lambda v: v["number"]):
        mine = (given.fields["series"], year) == (void["series"], void["year"]) and void["number"] < number
        known = series.numbers.filter(year=year, number=void["number"]).exists() if mine else True
        if not known:
            said = words(void["reason"], "reason", "reasons")
            numbering.void(series, year, said["reason"], void["number"], said["reasons"])


def _acts(found: dict[str, Found], pages: Mapping[str, Text]) -> None:
    """The published act behind each appointment, now that the texts are here."""
    for person in register("people")["person"]:
        for given in person.get("appointment", []):
            if given.get("act") in pages:
                Appointment.objects.filter(
                    person=found["person"][person["key"]], role__slug=given["role"], start=given.get("start")
                ).update(act=pages[given["act"]])


def _iso(moment: Any) -> str:
    if not moment:
        return ""
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else str(moment.isoformat())
