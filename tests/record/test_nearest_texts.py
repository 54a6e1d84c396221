"""The texts that a received one is near to: what whoever denies a forgery is shown first."""

from tests.editions.editing import corrected, edition
from tests.record.texts import DAM, dam, school, withdrawn

from toguna.editions.canonical_text import canonical_text, html_text
from toguna.record.audit import audit
from toguna.record.public_record import Record
from toguna.record.reader import files_of, pages_of
from toguna.record.verification import nearest_texts, verify

FORGED = html_text(DAM).replace("71 %", "99 %").replace("trois jours", "trois mois")


def near(recorded, text, **options):
    found = nearest_texts(text, Record(pages_of(str(recorded.home.log_folder)).get), **options)
    return [(n.found.edition.id, n.found.edition.version, n.found.state, n.verdict) for n in found]


def test_a_forged_text_is_near_to_the_one_it_was_made_from_with_the_words_that_differ(recorded):
    recorded.publish(dam(), school())
    assert near(recorded, FORGED) == [("dam", 1, "current", "altered")]
    (found,) = nearest_texts(FORGED, Record(pages_of(str(recorded.home.log_folder)).get))
    assert [piece for piece in found.pieces if piece[0] != "same"][-4:] == [
        ("gone", "71"),
        ("new", "99"),
        ("gone", "jours"),
        ("new", "mois"),
    ]


def test_every_text_that_is_near_is_given_once_the_nearest_first_and_no_more_than_asked_for(recorded):
    other_words = DAM.replace("mercredi", "jeudi").replace("71 %", "72 %").replace("chaque matin", "deux fois par jour")
    twin = edition("twin", title="Point sur les retenues de la Wolona", body=other_words)
    recorded.publish(dam(), twin, school())
    recorded.publish(corrected(dam(), body=DAM.replace("ingénieurs", "agents")))
    assert [n[:2] for n in near(recorded, FORGED)] == [("dam", 1), ("twin", 1)]
    assert [n[:2] for n in near(recorded, FORGED, most=1)] == [("dam", 1)]


def test_the_exact_words_are_found_in_the_version_that_had_them(recorded):
    first = dam()
    recorded.publish(first)
    recorded.publish(second := corrected(first, body=DAM.replace("71 %", "72 %")))
    recorded.publish(withdrawn(second))
    assert near(recorded, canonical_text(first)) == [("dam", 1, "withdrawn", "identical")]
    assert near(recorded, canonical_text(first).replace("’", "'")) == [("dam", 1, "withdrawn", "same_words")]
    assert near(recorded, html_text(DAM).split(".")[0]) == [("dam", 3, "withdrawn", "extract")]


def test_words_of_nobody_and_too_few_words_are_near_to_nothing(recorded):
    recorded.publish(dam())
    assert near(recorded, "Le couvre-feu est instauré dès ce soir sur toute l’étendue du territoire national.") == []
    assert near(recorded, "Les deux retenues de la Wolona") == []


def test_a_record_without_a_text_answers_too(recorded):
    recorded.publish()
    assert near(recorded, FORGED) == []
    assert verify(FORGED, Record(files_of(str(recorded.public)))).verdict == "not_in_record"
    assert audit(str(recorded.public)).problems == []
