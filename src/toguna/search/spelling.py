"""Words a reader may have misspelled, and how the texts spell them."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from .question import Question
from .words import Word, folded, words

FAR = 2
"""How many letters at most a word may be off; one in a short word.  The first letter is always taken as right."""
SHORTEST = 4


def doubtful(question: Question) -> list[Word]:
    """The words of a question that are worth a proposal, should no text hold them."""
    asked = words(question.text, question.language)
    return [word for word in asked if len(word.exact) >= SHORTEST and not any(c.isdigit() for c in word.exact)]


def nearest(word: str, known: Mapping[str, int]) -> str:
    """Which of the words known (folded, with the number of texts that hold each) a misspelled one was meant to be;
    empty for none."""
    far = 1 if len(word) < 6 else FAR
    near = process.extract(word, known.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=far, limit=20)
    return min(near, key=lambda found: (found[1], -known[found[0]], found[0]))[0] if near else ""


def surface(kept: Mapping[str, str], exact: str, language: str) -> str:
    """A folded word as a text that holds it writes it (see ``fields.shown``); as it is where the text does not."""
    names = {folded(word) for word in kept["names"].split()}
    for text in (kept["title"], kept["text"], kept["summary"]):
        for word in words(text, language):
            if word.exact == exact:
                written = text[word.start : word.end]
                return written if written[1:].islower() and exact in names else written.lower()
    return exact


def respelled(question: Question, instead: Mapping[str, str]) -> str:
    """The question with words put in place of others, which are given folded; empty where there are none."""
    text = question.text
    for word in doubtful(question):
        if word.exact in instead:
            text = text.replace(question.text[word.start : word.end], instead[word.exact], 1)
    return text if instead else ""
