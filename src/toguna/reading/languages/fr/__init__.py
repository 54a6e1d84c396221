"""The French pack."""

from toguna.reading.languages.fr.appointments import APPOINTMENTS
from toguna.reading.languages.fr.dates import DATES
from toguna.reading.languages.fr.events import ACTORS, EVENTS
from toguna.reading.languages.fr.grammar import GRAMMAR
from toguna.reading.languages.fr.organisations import ORGANISATIONS
from toguna.reading.languages.fr.pages import PAGES
from toguna.reading.languages.fr.people import PEOPLE
from toguna.reading.languages.fr.places import PLACES
from toguna.reading.languages.fr.speech import SPEECH
from toguna.reading.languages.pack import LanguagePack

PACK = LanguagePack(
    code="fr",
    function_words=frozenset(
        "le la les un une des du de et est a au aux dans pour par sur avec que qui ce cette ces son sa ses "
        "il elle nous vous ils leur ont sont ete etre pas plus en se ne mais ou".split()
    ),
    grammar=GRAMMAR,
    dates=DATES,
    pages=PAGES,
    people=PEOPLE,
    speech=SPEECH,
    appointments=APPOINTMENTS,
    places=PLACES,
    events=EVENTS,
    actors=ACTORS,
    organisations=ORGANISATIONS,
)
