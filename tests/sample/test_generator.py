from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from toguna.sample.generator import LAST_DAY, PEOPLE, TOPICS, TOWNS, generated_texts


@given(st.integers(1, 60), st.integers())
def test_the_same_seed_gives_the_same_texts(number, seed):
    assert list(generated_texts(number, seed)) == list(generated_texts(number, seed))


def test_texts_come_from_the_oldest_to_the_newest_and_name_known_things():
    texts = list(generated_texts(300, 1))
    assert len(texts) == 300
    assert all(a.published_at < b.published_at for a, b in pairwise(texts))
    assert texts[-1].published_at == LAST_DAY
    for text in texts:
        assert text.title
        assert all(text.paragraphs)
        assert all(0 <= p < PEOPLE for p in text.people)
        assert 0 <= text.place < len(TOWNS)
        assert all(0 <= t < len(TOPICS) for t in text.topics)
        assert text.event is None or text.event <= text.index


def test_texts_are_as_long_as_news_and_differ():
    texts = list(generated_texts(300, 1))
    words = sorted(len(" ".join(t.paragraphs).split()) for t in texts)
    assert 200 < words[150] < 600
    assert len({t.paragraphs for t in texts}) == 300
