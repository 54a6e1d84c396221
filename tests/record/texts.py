"""Editions with enough words to be told apart."""

from dataclasses import replace
from datetime import timedelta

from tests.editions.editing import corrected, edition

from toguna.editions.edition import Change

DAM = (
    "<p>Les deux retenues de la Wolona ont été inspectées mercredi par les ingénieurs du ministère de l’Énergie. Elles"
    " sont à 71 % de leur capacité et la décrue se poursuit depuis trois jours dans les communes riveraines.</p>"
    "<p>Le service des eaux publiera un relevé chaque matin jusqu’à la fin du mois de septembre.</p>"
)
SCHOOL = (
    "<p>La rentrée des classes est fixée au lundi 2 octobre dans les 640 écoles où la lecture s’apprend désormais dans"
    " la langue de la région. Les maîtres ont reçu leurs manuels pendant l’été.</p>"
)


def dam(**fields):
    return edition("dam", title="Point sur les retenues de la Wolona", body=DAM, kind="communique", **fields)


def school(**fields):
    return edition("school", title="La rentrée des classes est fixée", body=SCHOOL, **fields)


def withdrawn(before):
    return corrected(before, change=Change("withdrawal", "Publié par erreur."))


def moved_on(before, days=2):
    return replace(before, published_at=before.published_at + timedelta(days=days))
