"""What stands around a text's words on its page and in its PDF, line by line.

The record keeps these lines beside the words, so that whoever checks a copied page can tell them from words that were
put in (``record/comparison.py``).  A label goes with its value and a heading with all that stands below it: alone on a
line, a name or a day could pass for a signature.  A denial's page also shows the forgery: that is never left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toguna.editions.edition import Edition, Medium
from toguna.record.entry import OWN_NUMBER

from .addresses import beside
from .citations import citable, citation_lines, citations
from .languages import Language, language
from .list_numbers import numbered_items
from .newsroom import Newsroom
from .proof import seen_words
from .share_card import check_address
from .sharing import share_links
from .shelf import Shelf
from .views.print import printed_facts
from .views.text import QUOTES, size_words
from .views.text_faces import Face, face
from .views.text_facts import person_note, source


def frame_lines(shelf: Shelf, room: Newsroom, edition: Edition, earlier: Sequence[Edition] = ()) -> list[str]:
    """The lines, each once; ``earlier`` are the versions before this one."""
    shown = face(shelf, room, edition, edition.body)
    lines = (
        *_head(room, edition),
        *numbered_items(edition.body),
        *(line for medium in edition.media for line in _captions(room.language, medium)),
        *_notes(room, edition),
        *_face(room.language, shown),
        *_below(room, edition, earlier),
        *_beside(room, edition),
        *_quotes(shelf, room, edition, shown),
        *_foot(room, edition),
    )
    return list(dict.fromkeys(line for line in lines if line.strip()))


def _head(room: Newsroom, edition: Edition) -> Iterator[str]:
    words = room.language
    kind, label = words.of("kinds", edition.kind), edition.number.label if edition.number else ""
    section = room.section_of(edition)
    yield from (room.title, room.tagline, kind, label, f"{kind} · {label}" if label else "", words.word("home"))
    if section:
        yield f"{words.word('home')} › {section.title}"
    for name, value in printed_facts(room, edition):
        yield f"{name} {value}"
    if taken := source(room, edition):
        dated = f", {words.word('source_date').lower()} {taken['date']}" if taken["date"] else ""
        yield f"{words.word('taken_from')} {taken['origin']}{dated}, {taken['taken']}"


def _captions(words: Language, medium: Medium) -> Iterator[str]:
    credit = f"{words.word('picture_credit')} : {medium.credit}" if medium.credit else ""
    licence = f" · {words.word('licence')} {medium.licence}" if credit and medium.licence else ""
    # A browser puts the words for a picture into what is copied.
    yield from (medium.alt, f"{medium.caption} {credit}{licence}")
    yield f"{medium.caption} {medium.credit}{f', {medium.licence}' if credit and medium.licence else ''}"
    yield f"{medium.caption} {medium.credit}"


def _notes(room: Newsroom, edition: Edition) -> Iterator[str]:
    """Of a correction, a withdrawal, and of a version that was replaced."""
    words = room.language
    note = edition.change.note
    kind = words.of("changes", edition.change.kind)
    day = words.moment(edition.published_at, room.zone)
    when = words.word("corrected_on", version=edition.version, date=day)
    yield from (f"{kind} {when} {note}", f"{when} {note}")
    if edition.withdrawn:
        gone = "erased" if edition.erased else "withdrawn"
        told = words.word(f"{gone}_text", date=words.day_of(edition.published_at, room.zone))
        yield from (f"{words.word(gone)} {told}", f"{words.word('reason')} : {note}")
    for key in ("superseded_text", "superseded_withdrawn"):
        yield f"{words.word('superseded')} {words.word(key, version=edition.version)} {edition.title}"


def _face(words: Language, face: Face) -> Iterator[str]:
    """What a kind of text has of its own: its speaker, whom it appoints, its signature where the words have none."""
    for somebody, more in ((face.speaker, face.form), (face.signature, "")):
        if somebody:
            # Between a name and an office the page has no blank, only a new line of its own making.
            yield from (f"{somebody.name} {somebody.held} {more}", f"{somebody.name}{somebody.held}{more}")
            yield (somebody.portrait.alt if somebody.portrait else "") or words.word("portrait_of", name=somebody.name)
    yield from (face.dateline, face.pull.text if face.pull else "")
    if face.appointed:
        rows = (f"{office} {person.name}" for person, office in face.appointed)
        yield " ".join((*(words.word(key) for key in ("appointments", "office", "appointed")), *rows))


def _below(room: Newsroom, edition: Edition, earlier: Sequence[Edition]) -> Iterator[str]:
    """What follows the words: gallery, documents, versions, ways to share."""
    words = room.language
    yield words.word("gallery")
    for attachment in edition.attachments:
        named = f"{attachment.title or attachment.name} ({size_words(attachment.size)})"
        yield from (named, f"{words.word('documents')} {named}")
    if earlier:
        yield words.word("versions")
    for version in (*earlier, edition) if earlier else ():
        kind = words.of("changes", version.change.kind, words.word("first_version"))
        number = words.word("version", number=version.version)
        own = f"{number}, {words.word('current')}"
        replaced = f"{number} ({words.word('what_changed')} {version.version})"
        day = words.moment(version.published_at, room.zone)
        yield from (f"{kind} · {day} · {own if version is edition else replaced}", version.change.note)
    share = [link.name for link in share_links("", "", words)]
    yield " ".join((words.word("share"), *share, f"{words.word('copy_link')}…"))


def _beside(room: Newsroom, edition: Edition) -> Iterator[str]:
    """What stands beside the words: people, what the text names, its languages, its proof."""
    words = room.language
    event = edition.event
    groups = {
        "who": [f"{person.name} {person_note(words, person)}" for person in edition.people],
        "places": [place.name for place in edition.places if not (event and event.place == place)],
        "topics": [topic.name for topic in edition.topics],
        "events": [event.name] if event and event.id else [],
        "organisations": [body.name for body in edition.organisations],
    }
    groups["translations"] = [language(code).own_name for code in room.languages if code != words.code]
    for key, names in groups.items():
        yield " ".join((words.word(key), *names)) if names else ""
    entry = words.word("proof_entry", number=OWN_NUMBER)
    yield " ".join((words.word("proof"), entry, seen_words(words), words.word("verify")))
    forms = [words.word(key) for key in ("form_pdf", "form_text", "form_json")]
    yield from (" ".join((words.word("other_forms"), *forms)), " ".join((words.word("other_forms"), *forms[1:])))


def _quotes(shelf: Shelf, room: Newsroom, edition: Edition, face: Face) -> Iterator[str]:
    """What was said, as the page of the text in force lists it, and that of a version that was replaced; and the source
    of each quote that is cited: below its words it makes them no other words."""
    words = room.language
    cited = citable(shelf, edition)
    listed = [c for c in citations(shelf, edition) if not face.pull or c.text != face.pull.text][:QUOTES]
    for cite in (f" · {words.word('cite')}", ""):
        rows = []
        for said in listed:
            who = words.word("comma").join(filter(None, (said.name, said.held)))
            rows.append(f"{said.text} {who} {words.word('in_place') + cite if said.fragment else ''}")
        more = words.word("cite_all", count=len(cited)) if cite and len(cited) > len(listed) else ""
        yield " ".join((words.word("quotes"), *rows, more)) if rows or more else ""
    for said in cited:
        yield from citation_lines(room, edition, said)[-2:]


def _foot(room: Newsroom, edition: Edition) -> Iterator[str]:
    """The end of the PDF."""
    words = room.language
    yield from (words.word("check_here"), check_address(room, edition), words.word("version", number=edition.version))
    yield from (room.absolute(edition.path), room.absolute(beside(edition.path, ".pdf")))
