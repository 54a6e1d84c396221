"""A language that the rules do not know is read when it is given a pack, and no rule holds words of those they know."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from tests.reading.portuguese import PACK

from toguna import reading
from toguna.reading import languages, read

TEXT = (
    "Ministra do Rio recebe o governador de Solabé\n\n"
    "A ministra do Rio, Senhora Perrine Albe, recebeu em audiência, esta terça-feira, 4 de junho de 2024, em Mirande, o "
    "governador de Solabé, Senhor Odilon Sarn. «O rio une-nos a todos», disse Perrine Albe. «A pesca vai bem este ano», "
    "acrescentou ele."
)


@pytest.fixture
def portuguese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the pack where a new language goes: a module in ``languages``, its code in ``CODES``."""
    module = ModuleType("toguna.reading.languages.pt")
    module.PACK = PACK  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(languages, "CODES", (*languages.CODES, "pt"))
    languages.packs.cache_clear()
    yield
    languages.pack.cache_clear()
    languages.packs.cache_clear()


@pytest.mark.usefixtures("portuguese")
def test_a_text_in_a_new_language_is_recognised_and_read() -> None:
    found = read(TEXT)

    assert found.language == "pt"
    assert [(one.name, one.role) for one in found.people] == [
        ("Perrine Albe", "ministra do Rio"),
        ("Odilon Sarn", "governador de Solabé"),
    ]
    assert [(one.surface, one.iso, one.weekday_agrees) for one in found.dates] == [
        ("esta terça-feira, 4 de junho de 2024", "2024-06-04", True)
    ]
    assert [(one.text, one.speaker) for one in found.quotes] == [
        ("O rio une-nos a todos", "Perrine Albe"),
        ("A pesca vai bem este ano", "Odilon Sarn"),
    ]
    assert (found.event.type, found.event.date, found.event.place) == ("audience", "2024-06-04", "Mirande")
    assert found.event.actors == ("Perrine Albe", "Odilon Sarn")


@pytest.mark.usefixtures("portuguese")
def test_the_other_languages_are_read_as_before() -> None:
    assert read("Le ministre a reçu la délégation dans la salle des actes.").language == "fr"
    assert read("The minister has received the delegation in the hall of the palace.").language == "en"


# Words that no pattern of a rule can do without, were it written for one of the two languages.
FUNCTION_WORDS = (
    "le la les un une du des de au aux et ou est par pour avec dans sur qui que son sa ses ce cette il elle "
    "the an of and or is in at by for with to from his her this that he she"
).split()
RULES = sorted(Path(reading.__file__).parent.glob("*.py"))
WORD_LISTS = {"countries.py", "cities.py", "towns.py", "given_names.py"}


def _patterns(source: str) -> list[str]:
    """The raw strings of a module: by the room's custom those that are patterns."""
    return [match[2] for match in re.finditer(r"""\brf?(["'])((?:\\.|(?!\1).)*)\1""", source)]


@pytest.mark.parametrize("rule", [one for one in RULES if one.name not in WORD_LISTS], ids=lambda one: one.name)
def test_no_rule_holds_words_of_a_language(rule: Path) -> None:
    written = {
        word
        for pattern in _patterns(rule.read_text(encoding="utf-8"))
        for word in re.findall(
            r"(?<![\w{.<\\-])[a-z]+(?![\w}.>-])", re.sub(r"\{[^{}]*\}|\(\?P<\w+>|\[[^\]]*\]", "#", pattern)
        )
    }

    assert written & set(FUNCTION_WORDS) == set()
