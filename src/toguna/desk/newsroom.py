"""The newsroom's own ground: its languages, sections and groups, made once and completed whenever it opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
)

from . import languages, slugs
from .choices import Kind
from .models import Institution, Newsroom, Section, Text, Year
from .refusals import NoSection

WRITERS = "Rédacteurs"
EDITORS = "Éditeurs"
REVIEW = "relecture"


@dataclass(frozen=True)
class SectionPlan:
    """A section to be made: ``slug``, ``name`` and ``description`` by language code."""

    slug: Mapping[str, str]
    name: Mapping[str, str]
    kinds: Sequence[str]
    order: int
    description: Mapping[str, str] = field(default_factory=dict)


SECTIONS = (
    SectionPlan({"fr": "actualites", "en": "news"}, {"fr": "Actualités", "en": "News"}, ("news", "gallery"), 1),
    SectionPlan(
        {"fr": "communiques", "en": "statements"},
        {"fr": "Communiqués", "en": "Statements"},
        ("communique", "denial", "agenda"),
        2,
    ),
    SectionPlan({"fr": "discours", "en": "speeches"}, {"fr": "Discours", "en": "Speeches"}, ("speech",), 3),
    SectionPlan({"fr": "messages", "en": "messages"}, {"fr": "Messages", "en": "Messages"}, ("message",), 4),
    SectionPlan({"fr": "actes", "en": "acts"}, {"fr": "Actes", "en": "Acts"}, ("act",), 5),
    SectionPlan(
        {"fr": "conseil", "en": "council"},
        {"fr": "Conseil des ministres", "en": "Council of Ministers"},
        ("council",),
        6,
    ),
    SectionPlan(
        {"fr": "institution", "en": "institution"}, {"fr": "L’institution", "en": "The institution"}, ("page",), 7
    ),
)


@transaction.atomic
def ensure_newsroom(sections: Sequence[SectionPlan] = SECTIONS, institution: str = "") -> Newsroom:
    """Makes what is missing: locales, a newsroom a language with its sections, the institution, the groups.

    Sections are known by their slug in the first language; existing ones are left as they are.  ``institution`` is
    its name where there is none yet.  Gives the newsroom of the first language."""
    first = _newsroom(languages.first(), None)
    for code in languages.codes()[1:]:
        _newsroom(code, first)
    if Institution.current() is None:
        Institution(name=institution or first.title).save()
    for plan in sections:
        _section(plan, first)
    _groups(first)
    return first


def year_of(section: Section, year: int) -> Year:
    """The container of a year's texts in a section, made where it is not there yet: in every language at once, so
    that each text can be translated."""
    found = Year.objects.child_of(section).filter(slug=str(year)).first()
    if found is not None:
        return found
    key = None
    made: dict[int, Year] = {}
    for each in (section, *section.get_translations()):
        container = Year.objects.child_of(each).filter(slug=str(year)).first()
        if container is None:
            container = Year(title=str(year), slug=str(year), live=True, locale_id=each.locale_id)
            container.translation_key = key or container.translation_key
            each.add_child(instance=container)
        key = container.translation_key
        made[each.pk] = container
    return made[section.pk]


def this_year(section: Section) -> Year:
    return year_of(section, timezone.localdate().year)


def section_for(kind: str, language: str) -> Section:
    """The first section of a language that holds texts of this kind, else the first section.

    Raises :class:`NoSection` for a language without sections."""
    sections = list(Section.objects.filter(locale__language_code=language).order_by("order", "pk"))
    if not sections:
        raise NoSection(f"no section in {language}")
    return next((s for s in sections if kind in s.kinds), sections[0])


def add_text(text: Text, section: Section, day: date | None = None) -> Text:
    """Puts a new draft into a section, in the container of ``day``'s year (today's without one)."""
    text.locale_id = section.locale_id
    year = year_of(section, day.year) if day else this_year(section)
    year.add_child(instance=text)
    text.save_revision(clean=False)
    return text


def _newsroom(code: str, source: Newsroom | None) -> Newsroom:
    locale, _ = Locale.objects.get_or_create(language_code=code)
    found = Newsroom.objects.filter(locale=locale).first()
    if found is not None:
        return found
    root = Page.get_first_root_node()
    _drop_welcome_page(root)
    newsroom = Newsroom(title="Newsroom" if source else "Rédaction", slug=f"newsroom-{code}", locale=locale)
    if source is not None:
        newsroom.translation_key = source.translation_key
    root.add_child(instance=newsroom)
    if source is None:
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": newsroom, "site_name": "toguna"}
        )
    return newsroom


def _drop_welcome_page(root: Page) -> None:
    """The page a new Wagtail comes with."""
    for page in root.get_children().filter(slug="home", numchild=0):
        if page.specific_class is Page:
            Site.objects.filter(root_page=page).delete()
            page.delete()
    root.refresh_from_db()


def _section(plan: SectionPlan, newsroom: Newsroom) -> None:
    slug = plan.slug[languages.first()]
    first = Section.objects.child_of(newsroom).filter(slug=slug).first()
    if first is None:
        first = newsroom.add_child(instance=_planned(plan, newsroom, None))
    for code in languages.codes()[1:]:
        parent = Newsroom.objects.get(locale__language_code=code)
        if not Section.objects.child_of(parent).filter(translation_key=first.translation_key).exists():
            parent.add_child(instance=_planned(plan, parent, first))


def _planned(plan: SectionPlan, newsroom: Newsroom, source: Section | None) -> Section:
    code, first = newsroom.locale.language_code, languages.first()
    title = plan.name.get(code) or plan.name[first]
    section = Section(
        title=title,
        slug=plan.slug.get(code) or slugs.slug_of(title),
        kinds=[Kind(kind).value for kind in plan.kinds],
        order=plan.order,
        description=plan.description.get(code) or plan.description.get(first, ""),
        locale=newsroom.locale,
    )
    if source is not None:
        section.uid, section.translation_key = source.uid, source.translation_key
    return section


def _groups(first: Newsroom) -> None:
    """Writers edit and submit; editors also publish and keep the registers."""
    writers, _ = Group.objects.get_or_create(name=WRITERS)
    editors, _ = Group.objects.get_or_create(name=EDITORS)
    entry = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    registers = Permission.objects.filter(
        content_type__app_label="desk",
        content_type__model__in=(
            "person", "body", "role", "place", "topic", "event", "series", "seriesnumber", "institution",
        ),
    )  # fmt: skip
    translate = Permission.objects.filter(codename="submit_translation")
    writers.permissions.add(entry, *translate, *registers.filter(codename__startswith="view_"))
    editors.permissions.add(entry, *translate, *registers)
    for group, actions in ((writers, ("add", "change")), (editors, ("add", "change", "publish", "lock", "unlock"))):
        for newsroom in Newsroom.objects.all():
            for action in actions:
                permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
                GroupPagePermission.objects.get_or_create(group=group, page=newsroom.page_ptr, permission=permission)
        _media(group)
    _review(editors)


def _review(editors: Group) -> None:
    """The one step between writing and publishing: Wagtail's own, in the hands of the editors."""
    for workflow in Workflow.objects.filter(name="Moderators approval"):
        workflow.name = REVIEW
        workflow.save()
        for task in GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow):
            task.name = REVIEW
            task.save()
            task.groups.set([editors])


def _media(group: Group) -> None:
    # Wagtail asks for the permissions of its own model of pictures, whatever model keeps them.
    root = Collection.get_first_root_node()
    for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        verbs = ("add", "change", "choose")
        for permission in Permission.objects.filter(content_type__app_label=app, content_type__model=model):
            if permission.codename.split("_")[0] in verbs:
                GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
