"""Generated texts, any number of them, for benchmarks: the same seed gives the same texts.

They read like an institution's news (a ceremony, a visit, a council) and share people, places, topics and events
the way real ones do: a few names come back all the time, most come back rarely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

LAST_DAY = datetime(2026, 10, 31, 18, 0, tzinfo=UTC)
YEARS = 15

GIVEN = (
    "Adama Aminata Bakary Bintou Demba Fanta Hamidou Kadi Lassine Mariam Nouhou Oumou Seydou Tenin Yaya Zara".split()
)
FAMILY = "Balima Dembaga Fofira Kanouté Koulira Niambé Sagaré Sankira Taroré Wélé Yorongo Zoungo".split()
TOWNS = (
    "Sanfara Bélédou Kourani Tambasso Nioro-Sud Diéoula Fassara Goundara Markala-Nord Ouélessi Sirakoro Tinébé "
    "Yélimara Zantié Bougoula Dafina"
).split()
TOPICS = ("Santé", "École", "Eau", "Énergie", "Routes", "Agriculture", "Justice", "Jeunesse", "Culture", "Défense")
OFFICES = (
    "ministre de la Santé", "ministre de l’Éducation nationale", "ministre de l’Hydraulique",
    "ministre des Infrastructures", "gouverneur de la région", "directrice générale du Trésor",
    "ambassadeur de la République", "secrétaire général du Gouvernement", "chef d’état-major général",
    "présidente de l’Assemblée nationale",
)  # fmt: skip
WORKS = (
    "le nouveau centre de santé", "le pont sur le fleuve", "la station de pompage", "le lycée technique",
    "la centrale solaire", "la route nationale", "le marché central rénové", "la bibliothèque régionale",
    "le tribunal d’instance", "le stade municipal",
)  # fmt: skip
OCCASIONS = (
    ("inauguration", "{who} inaugure {what} de {town}"),
    ("visite", "{who} en visite de travail à {town}"),
    ("audience", "{who} reçoit une délégation de {town}"),
    ("ceremonie", "{town} : pose de la première pierre pour {what}"),
    ("conseil", "Conseil des ministres : {what} au centre des travaux"),
    ("communique", "Communiqué relatif à la situation de {town}"),
    ("discours", "Discours de {who} à {town}"),
    ("message", "Message de {who} aux populations de {town}"),
)
SENTENCES = (
    "{who}, {office}, a présidé ce {day}, à {town}, une rencontre consacrée à {what}.",
    "Les travaux, commencés il y a {months} mois, ont mobilisé {number} ouvriers venus de toute la région.",
    "Le coût de l’opération s’élève à {number} millions, dont {percent} % sur les ressources propres de l’État.",
    "« Ce que nous ouvrons aujourd’hui appartient à ceux qui s’en serviront demain », a déclaré {who}.",
    "Les autorités coutumières, les associations de femmes et de jeunes ont pris part à la cérémonie.",
    "Une convention a été signée avec les communes voisines afin que l’entretien soit assuré dès la première année.",
    "À {town}, {number} familles attendaient cette décision depuis les pluies de l’année passée.",
    "Le comité de suivi se réunira tous les {months} mois et rendra ses comptes publics.",
    "{who} a rappelé que {what} ne saurait faire oublier les villages qui attendent encore leur tour.",
    "Une seconde tranche, pour laquelle {percent} % des financements sont acquis, doit débuter avant l’an prochain.",
    "La délégation s’est ensuite rendue auprès des techniciens qui assurent le service de jour comme de nuit.",
    "Les chiffres présentés font état d’une progression de {percent} % en un an, soit {number} bénéficiaires.",
    "Il a été demandé aux services de l’État de publier chaque trimestre l’avancement de {what}.",
    "Le doyen des chefs de quartier a remercié ceux qui, depuis {months} mois, ont donné de leur temps.",
)
SECTION_OF = {"communique": "communiques", "discours": "discours", "message": "messages", "conseil": "conseil"}
KIND_OF = {"communique": "communique", "discours": "speech", "message": "message", "conseil": "council"}


@dataclass(frozen=True)
class GeneratedText:
    """One text: ``people``, ``place``, ``topics`` and ``event`` are indices into the tables above (or of events)."""

    index: int
    title: str
    paragraphs: tuple[str, ...]
    kind: str
    section: str
    event_type: str
    published_at: datetime
    people: tuple[int, ...]
    place: int
    topics: tuple[int, ...]
    event: int | None


def person_name(index: int) -> tuple[str, str]:
    """Given and family name of one of the ``PEOPLE`` generated persons."""
    return GIVEN[index % len(GIVEN)], FAMILY[index // len(GIVEN) % len(FAMILY)]


PEOPLE = len(GIVEN) * len(FAMILY)


def generated_texts(number: int, seed: int) -> Iterator[GeneratedText]:
    """``number`` texts from the oldest to the newest, spread over ``YEARS`` years up to ``LAST_DAY``."""
    random = Random(seed)
    step = timedelta(days=365 * YEARS) / max(number, 1)
    event = None
    for index in range(number):
        moment = (LAST_DAY - step * (number - 1 - index)).replace(microsecond=0)
        # A minority of the people makes most of the news.
        people = tuple(dict.fromkeys(int(PEOPLE * random.random() ** 4) for _ in range(random.randint(1, 3))))
        place = int(len(TOWNS) * random.random() ** 2)
        topics = tuple(sorted(random.sample(range(len(TOPICS)), random.randint(1, 2))))
        event_type, pattern = random.choice(OCCASIONS)
        # Texts come in small stories: some follow the event of the text before.
        event = event if event is not None and random.random() < 0.3 else (index if random.random() < 0.4 else None)
        words = {
            "who": " ".join(person_name(people[0])),
            "what": random.choice(WORKS),
            "town": TOWNS[place],
            "office": OFFICES[people[0] % len(OFFICES)],
            "day": f"{moment.day}/{moment.month:02}/{moment.year}",
        }
        yield GeneratedText(
            index=index,
            title=pattern.format(**words),
            paragraphs=tuple(
                " ".join(_sentence(random, words) for _ in range(random.randint(2, 5)))
                for _ in range(random.randint(4, 8))
            ),
            kind=KIND_OF.get(event_type, "news"),
            section=SECTION_OF.get(event_type, "actualites"),
            event_type=event_type,
            published_at=moment,
            people=people,
            place=place,
            topics=topics,
            event=event,
        )


def _sentence(random: Random, words: dict[str, str]) -> str:
    return random.choice(SENTENCES).format(
        **words, months=random.randint(2, 24), number=random.randint(12, 980), percent=random.randint(3, 80)
    )
