"""A small newsroom for the press's tests: every kind of text, two languages, a few people and places."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image

from toguna.editions import assets, store
from toguna.editions.edition import (
    Attachment,
    Change,
    Edition,
    Link,
    Medium,
    Mention,
    Number,
    Occasion,
    PersonMention,
    PlaceMention,
    Quote,
    Source,
)

NOW = datetime(2024, 6, 15, 12, 0, tzinfo=UTC)
START = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
HOSTILE = "<script>alert('1')</script> \"&amp; l’été"
DIARRA = PersonMention("awa-diarra", "Awa Diarra", "host", "colonel", "ministre de l’Eau")
BOUBOU = PlaceMention("boubou", "Boubou")
VISIT = Occasion("visite", "2024-03-05", id="visite-boubou", name="Visite à Boubou", status="held", place=BOUBOU)


@cache
def picture_bytes(width: int = 600, height: int = 400) -> bytes:
    picture = Image.radial_gradient("L").resize((width, height))
    picture = Image.merge("RGB", (picture, picture.rotate(90), picture.rotate(180)))
    buffer = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "the camera's maker"
    picture.save(buffer, "JPEG", quality=85, exif=exif)
    return buffer.getvalue()


def medium(use: str = "lead", **fields: Any) -> Medium:
    given: dict[str, Any] = {"width": 600, "height": 400, "alt": "Une cour", "credit": "Awa K.", "licence": "CC0-1.0"}
    return Medium(assets.keep(picture_bytes()), "image/jpeg", use=use, **{**given, **fields})


def text(id: str, day: int = 0, **fields: Any) -> Edition:
    """A text of the section ``actualites``, ``day`` days after the archive's beginning."""
    moment = START + timedelta(days=day)
    given: dict[str, Any] = {
        "version": 1,
        "language": "fr",
        "kind": "news",
        "title": f"Un titre : {id}",
        "body": f"<p>Le corps de {id}.</p>",
        "section": "actualites",
        "path": f"/actualites/2024/03/{id}.html",
        "first_published_at": moment,
        "published_at": moment,
    }
    return Edition(id=id, **{**given, **fields})


def entry(id: str, kind: str, title: str, path: str = "", **fields: Any) -> Edition:
    given: dict[str, Any] = {"version": 1, "language": "fr", "first_published_at": START, "published_at": START}
    return Edition(id=id, kind=kind, title=title, path=path, **{**given, **fields})


def english(edition: Edition, **fields: Any) -> Edition:
    return replace(edition, id=f"{edition.id}-en", language="en", translation_of=edition.id, **fields)


def entries() -> Iterator[Edition]:
    house = entry(
        "institution", "institution", "Présidence du Test", "/", summary="La parole publique",
        details={
            "short_name": "Présidence", "languages": ["fr", "en"], "time_zone": "Africa/Bamako",
            "address": "https://presidence.example/", "primary": "#204060", "accent": "#884400",
            "channels": [{"label": "Radio", "url": "https://radio.example/"}],
        },
    )  # fmt: skip
    news = entry("actualites", "collection", "Actualités", "/actualites/", summary="Tout.", details={"order": 1})
    person = entry(
        "awa-diarra", "person", "Awa Diarra", "/personnes/awa-diarra.html", summary="Ingénieure.",
        details={
            "sort_name": "Diarra, Awa",
            "ranks": [{"name": "colonel", "start": "2020-01-01"}],
            "appointments": [
                {"role": "ministre de l’Eau", "body": "Ministère de l’Eau", "start": "2022-01-01"},
                {"role": "préfète", "body": "Préfecture", "start": "2019-01-01", "end": "2021-12-31"},
            ],
        },
    )  # fmt: skip
    place = entry("boubou", "place", "Boubou", "/lieux/boubou.html", details={"kind": "city", "parent_name": "Haut"})
    topic = entry("eau", "topic", "Eau", "/themes/eau.html", summary="Le fleuve.")
    visit = entry(
        "visite-boubou", "event", "Visite à Boubou", "/evenements/visite-boubou.html", event=VISIT, people=(DIARRA,)
    )
    planned = entry(
        "sommet", "event", "Sommet", "/evenements/sommet.html",
        event=Occasion("sommet", "2024-07-01", "2024-07-03", "sommet", "Sommet", "planned", BOUBOU),
    )  # fmt: skip
    yield from (house, news, person, place, topic, visit, planned)
    series = entry(
        "serie", "series", "Communiqués de la Présidence", "/registre/communiques/",
        details={
            "pattern": "Communiqué n° {number:03}/{year}", "kind": "communique", "body": "ministere",
            "voids": [{"year": 2024, "number": 3, "label": "Communiqué n° 003/2024", "reason": "Projet retiré."}],
        },
    )  # fmt: skip
    yield series
    yield english(series, title="Statements", path="/en/register/communiques/")
    yield entry("communiques", "collection", "Communiqués", "/communiques/", details={"order": 2})
    yield english(house, title="Presidency of Test", path="/en/")
    yield english(news, title="News", path="/en/news/")
    yield english(person, path="/en/people/awa-diarra.html")


def texts() -> Iterator[Edition]:
    pictured = text(
        "visite", 4, title="La ministre à Boubou", summary="Une visite.", event=VISIT, people=(DIARRA,), places=(BOUBOU,),
        topics=(Mention("eau", "Eau"),), organisations=(Mention("ministere", "Ministère de l’Eau"),),
        quotes=(Quote("Nous y sommes", "awa-diarra", "Awa Diarra"),), media=(medium(),),
        body='<p>« Nous y sommes », dit-elle. <a href="/actualites/2024/03/suite.html">La suite</a>.</p>'
        '<h2 id="un">Un</h2><h2 id="un">Deux</h2><h2 id="t-other">Trois</h2>',
    )  # fmt: skip
    yield pictured
    yield english(pictured, title="The minister in Boubou", section="actualites", path="/en/news/2024/03/visit.html")
    yield text("brief", 5, language="en", title="In brief", path="/en/news/2024/03/brief.html")
    yield text("suite", 5, title="La suite", event=VISIT, people=(DIARRA,))
    yield text(
        "conseil", 6, kind="council", body="<table><tbody><tr><th>Poste</th></tr><tr><td>Nom</td></tr></tbody></table>"
    )
    yield text(
        "communique", 7, kind="communique", section="communiques", path="/communiques/2024/03/communique.html",
        number=Number("serie", 2024, 1, "Communiqué n° 001/2024"), signed_on="2024-03-07",
        attachments=(Attachment(assets.keep(b"%PDF-1.4"), "annexe.pdf", "application/pdf", 8, "Annexe"),),
    )  # fmt: skip
    yield text(
        "faux", 8, kind="denial", section="communiques", path="/communiques/2024/03/faux.html",
        details={"claimed_text": "Le fleuve\nest fermé", "claimed_number": "n° 9", "authentic": "communique"},
    )  # fmt: skip
    yield text(
        "hostile", 9, title=HOSTILE, summary=HOSTILE, event=Occasion("autre", "2024-03-09", place=PlaceMention("", HOSTILE)),
        people=(PersonMention("x", HOSTILE, "guest", HOSTILE, HOSTILE, HOSTILE),), topics=(Mention("y", HOSTILE),),
        quotes=(Quote(HOSTILE, "", HOSTILE),), number=Number("serie", 2024, 2, HOSTILE),
        media=(medium(alt=HOSTILE, credit=HOSTILE, licence=HOSTILE, caption=HOSTILE),),
        source=Source(HOSTILE, START, "2020", ("javascript:alert(1)",)),
        links=(Link("suite", "see", HOSTILE), Link("nowhere", "see")),
    )  # fmt: skip
    yield text("retire", 10, title="Un texte retiré", people=(DIARRA,))
    yield text("corrige", 11, title="Un texte corrigé", body="<p>Il y en a 241.</p>", media=(medium("body"),))
    yield text("galerie", 12, kind="gallery", media=(medium("gallery"), medium("gallery", focal_x=100)))
    for number in range(30):
        yield text(f"suivant-{number}", 20 + number)


def fill() -> None:
    """Stores the whole archive."""
    for edition in (*entries(), *texts()):
        store.append(edition)
    correct("corrige", body="<p>Il y en a 214.</p>")
    withdraw("retire")


def next_version(id: str, change: Change, **fields: Any) -> Edition:
    from toguna.editions.library import Library

    current = Library().edition(id)
    assert current is not None
    moment = current.published_at + timedelta(hours=2)
    return replace(current, version=current.version + 1, change=change, published_at=moment, **fields)


def next_version_of(edition: Edition, change: Change) -> Edition:
    """The next version of an edition, an hour later, not stored."""
    moment = edition.published_at + timedelta(hours=1)
    return replace(edition, version=edition.version + 1, change=change, published_at=moment)


def correct(id: str, note: str = "Le nombre était faux.", **fields: Any) -> Edition:
    corrected = next_version(id, Change("correction", note), **fields)
    store.append(corrected)
    return corrected


def withdraw(id: str, note: str = "Publié par erreur.") -> Edition:
    withdrawn = next_version(id, Change("withdrawal", note))
    store.append(withdrawn)
    return withdrawn
