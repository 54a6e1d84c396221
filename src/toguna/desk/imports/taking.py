"""Taking items in, batch after batch: each batch is one transaction, and what is here already is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from wagtail.search.backends import get_search_backend

from toguna.intake import SourceDocument
from toguna.intake.documents import Item, Kept, Moved, NotTaken, SourceMedium, SourcePage

from .. import languages
from ..choices import LinkType
from ..models import ImportedItem, Text, TextLink, TextPerson, TextQuote
from ..page_rows import PageRow, PageRows
from .drafts import Draft, Drafting
from .facts import PART, Accepted, Accepting
from .ledger import content_of, document_name, known, name_of, note_addresses
from .media import MediaShelf, medium_item

State = Literal["new", "changed", "known", "left"]
Outcome = ImportedItem.Outcome


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one document; ``item`` is the key of its row."""

    title: str
    state: State
    item: int


@dataclass
class Changed:
    """A text whose source says something else than it did: what it is to become."""

    item: ImportedItem
    draft: Draft
    document: SourceDocument


@dataclass
class Taking:
    """With ``accept`` facts that are sure are kept with the texts.  ``changed`` are texts whose source changed, for the
    caller to see to; ``problems`` what could not be read; ``others`` the keys of the rows of all but texts."""

    media: MediaShelf
    hosts: frozenset[str] = frozenset()
    accept: bool = False
    user: Any = None
    changed: list[Changed] = field(default_factory=list)
    problems: list[NotTaken] = field(default_factory=list)
    others: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._drafting = Drafting(self.media.picture, self.hosts)
        self._rows = PageRows()
        self._accepting = Accepting() if self.accept else None

    def take(self, items: Sequence[Item]) -> list[Taken]:
        """Takes a batch, whole or not at all; gives what became of its documents, in their order."""
        with transaction.atomic():
            self._take_others(items)
            pages = [item for item in items if isinstance(item, SourcePage)]
            return self._take_documents(pages)

    def _take_others(self, items: Sequence[Item]) -> None:
        self.problems += [item for item in items if isinstance(item, NotTaken)]
        rows = [row for item in items if (row := _row(item)) is not None]
        here = known(row.name for row in rows)
        fresh = {row.name: row for row in rows if row.name not in here}
        ImportedItem.objects.bulk_create(fresh.values())
        note_addresses((row, row.addresses) for row in fresh.values())
        self.others += [row.pk for row in (*here.values(), *fresh.values())]
        for row in rows:
            before = here.get(row.name)
            if before is not None and before.content != row.content:
                for name in ("title", "status", "content", "data", "addresses"):
                    setattr(before, name, getattr(row, name))
                before.save(update_fields=["title", "status", "content", "data", "addresses"])

    def _take_documents(self, pages: Sequence[SourcePage]) -> list[Taken]:
        documents = [document for page in pages for document in page.documents]
        names = [document_name(document) for document in documents]
        here = known(names)
        older = dict(Text.objects.filter(source_key__in=names).values_list("source_key", "pk"))
        new: dict[str, _New] = {}
        states: dict[str, State] = {}
        newest = dict(zip(names, documents, strict=True))
        for name, document in zip(names, documents, strict=True):
            item = here.get(name)
            if item is None and name in older:
                states[name] = "known"
            elif item is None:
                draft = self._drafting.draft(document, self.user)
                new[name] = _New(document, draft, new[name].wordings() if name in new else [])
                states[name] = "new"
            elif document is newest[name]:
                states[name] = self._compared(item, document)
        saved = self._save(list(new.values()))
        rows = {**here, **saved}
        self._link(pages, {**older, **{name: row.text_id for name, row in rows.items()}}, set(new))
        return [
            Taken(document.title, states[name], rows[name].pk if name in rows else 0)
            for name, document in zip(names, documents, strict=True)
        ]

    def _compared(self, item: ImportedItem, document: SourceDocument) -> State:
        if item.text_id is None:
            return "left"
        at_hand = any(self.media.at_hand(address) for address in item.missing)
        if item.content == content_of(document) and not at_hand:
            return "known"
        self.changed.append(Changed(item, self._drafting.draft(document, self.user), document))
        return "changed"

    def _save(self, new: list[_New]) -> dict[str, ImportedItem]:
        if not new:
            return {}
        keys = self._translation_keys(new)
        pages = self._rows.write(
            [
                PageRow(draft.section, draft.year, draft.text.uid, draft.text.title, None, key)
                for draft, key in zip([one.draft for one in new], keys, strict=True)
            ]
        )
        texts = [one.draft.text for one in new]
        for text, page in zip(texts, pages, strict=True):
            text.page_ptr_id, text.pk, text.content_type_id = page.pk, page.pk, page.content_type_id
        self._rows.write_texts(texts)
        # Wagtail fills the desk's search only when a page is saved by itself.
        get_search_backend().add_bulk(Text, texts)
        items = [item_of(one.document, one.draft, one.earlier) for one in new]
        ImportedItem.objects.bulk_create(items)
        note_addresses((item, item.addresses) for item in items)
        if self._accepting:
            self._keep([(one.draft.text, self._accepting.facts(one.document)) for one in new])
        return {item.name: item for item in items}

    def _translation_keys(self, new: list[_New]) -> list[UUID | None]:
        """One key for all the texts of a group; a second of one language keeps its own."""
        wanted = [uuid5(NAMESPACE_URL, one.document.group) if one.document.group else None for one in new]
        taken = set(
            Text.objects.filter(translation_key__in=[key for key in wanted if key])
            .values_list("translation_key", "locale_id")
        )  # fmt: skip
        keys: list[UUID | None] = []
        for key, draft in zip(wanted, [one.draft for one in new], strict=True):
            mine = (key, draft.section.locale_id)
            keys.append(None if key is None or mine in taken else key)
            if key is not None:
                taken.add((key, draft.section.locale_id))
        return keys

    def _keep(self, accepted: list[tuple[Text, Accepted]]) -> None:
        TextPerson.objects.bulk_create(
            TextPerson(text_id=text.pk, person=person, part=PART, sort_order=n)
            for text, facts in accepted
            for n, person in enumerate(facts.people)
        )
        TextQuote.objects.bulk_create(
            TextQuote(text_id=text.pk, words=words, speaker=speaker, sort_order=n)
            for text, facts in accepted
            for n, (words, speaker) in enumerate(facts.quotes)
        )
        through = Text.places.through
        through.objects.bulk_create(
            through(text_id=text.pk, place_id=place.pk) for text, facts in accepted for place in facts.places
        )

    @staticmethod
    def _link(pages: Sequence[SourcePage], texts: dict[str, int | None], new: set[str]) -> None:
        """Texts that stood on one page are linked to one another."""
        rows = []
        for page in pages:
            names = list(dict.fromkeys(document_name(document) for document in page.documents))
            for document in page.documents if len(names) > 1 else ():
                name = document_name(document)
                if name not in new:
                    continue
                with translation.override(languages.ours(document.language)):
                    reason = gettext("Published on the same page")
                others = [texts[other] for other in names if other != name and texts.get(other)]
                rows += [
                    TextLink(text_id=texts[name], target_id=other, type=LinkType.SAME_PAGE.value, reason=reason,
                             sort_order=n)
                    for n, other in enumerate(others)
                ]  # fmt: skip
        TextLink.objects.bulk_create(rows)


@dataclass(frozen=True, slots=True)
class _New:
    """A document that is not here yet, as its newest wording has it; ``earlier`` are the wordings before, the oldest
    first, as a row keeps them."""

    document: SourceDocument
    draft: Draft
    earlier: list[dict[str, Any]]

    def wordings(self) -> list[dict[str, Any]]:
        """The earlier wordings and this one, for a document that has a newer one still."""
        moment = self.document.modified
        mine = {
            "title": self.draft.text.title,
            "summary": self.draft.text.summary,
            "raw": self.draft.raw,
            "links": self.draft.links,
            "moment": moment.isoformat() if moment else "",
        }
        return [*self.earlier, mine]


def item_of(document: SourceDocument, draft: Draft, earlier: Sequence[dict[str, Any]] = ()) -> ImportedItem:
    """The row of a document whose text is saved; ``earlier`` are its wordings before."""
    source = document.source
    data = {
        **document.archive,
        "authors": list(document.authors),
        "terms": [asdict(term) for term in document.terms],
        "form": document.form,
        "modified": document.modified.isoformat() if document.modified else None,
    }
    if earlier:
        data["earlier"] = list(earlier)
    foreign = bool(document.language) and document.language not in languages.codes()
    return ImportedItem(
        name=document_name(document),
        key=source.key or source.origin,
        origin=source.origin[:500],
        kind=str(document.archive.get("type") or document.form)[:60],
        title=document.title,
        status=document.status,
        language=document.language[:35],
        content=content_of(document),
        outcome=Outcome.TEXT,
        why=f"the newsroom has no language {document.language}" if foreign else "",
        text_id=draft.text.pk,
        published=document.published,
        data=data,
        addresses=list(source.addresses),
        links=draft.links,
        missing=draft.missing,
        words_in=int(document.archive.get("words") or len(" ".join(document.paragraphs).split())),
        words_out=draft.words,
        waits=bool(draft.links) or any(wording["links"] for wording in earlier),
    )


def _row(item: Item) -> ImportedItem | None:
    """The row of what is no page and was taken: media, things kept as data, addresses that lead on."""
    match item:
        case SourceMedium():
            return medium_item(item)
        case Kept(key, kind, title, origin, data, status):
            return ImportedItem(
                name=name_of(key), key=key, origin=origin[:500], kind=kind[:60], title=title, status=status,
                content=name_of(repr(data)), outcome=Outcome.KEPT, data=dict(data),
            )  # fmt: skip
        case Moved(address, to, origin):
            return ImportedItem(
                name=name_of(f"moved {address}"), key=address, origin=origin[:500], kind="redirect", title=address,
                status="public", content=name_of(to), outcome=Outcome.MOVED, data={"to": to}, addresses=[address],
            )  # fmt: skip
    return None
