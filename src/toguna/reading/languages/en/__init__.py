"""The English pack."""

from toguna.reading.languages.en.appointments import APPOINTMENTS
from toguna.reading.languages.en.dates import DATES
from toguna.reading.languages.en.events import ACTORS, EVENTS
from toguna.reading.languages.en.grammar import GRAMMAR
from toguna.reading.languages.en.organisations import ORGANISATIONS
from toguna.reading.languages.en.pages import PAGES
from toguna.reading.languages.en.people import PEOPLE
from toguna.reading.languages.en.places import PLACES
from toguna.reading.languages.en.speech import SPEECH
from toguna.reading.languages.pack import LanguagePack

PACK = LanguagePack(
    code="en",
    function_words=frozenset(
        "the of and to in is was were that for with on as at by from this these his her its it has have had be "
        "will not are been which who we our they their an or but".split()
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
