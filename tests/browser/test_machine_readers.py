"""What machines read of the whole sample, and of the same site in three languages: see ``tests/press/machine_readers``."""

from tests.press.machine_readers import problems

HOME = "https://presidence.example"


def test_machines_find_nothing_wrong_in_the_sample(sample):
    assert list(problems(sample[1], HOME)) == []


def test_machines_find_nothing_wrong_where_arabic_stands_beside(still):
    assert list(problems(still[1], HOME)) == []
