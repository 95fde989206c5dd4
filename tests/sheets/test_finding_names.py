"""Which of very many names are like one: quickly, in little memory, and none overlooked."""

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oia.core.alike.likeness import Likes, likeness
from oia.core.alike.postings import Postings
from oia.core.alike.spelling import words_of
from oia.core.text import fold

LETTERS = "abdefghiklmnoprstuz"
WORD = st.text(LETTERS, min_size=4, max_size=11)
NAMES = st.lists(WORD, min_size=1, max_size=4, unique=True)


@st.composite
def slips(draw):
    """A name, and the same name with one letter too many, too few or wrong."""
    words = draw(NAMES)
    which = draw(st.integers(0, len(words) - 1))
    at = draw(st.integers(0, len(words[which]) - 1))
    letter = draw(st.sampled_from(["", *LETTERS]))
    left_out = draw(st.integers(0, 1))
    slipped = words[which][:at] + letter + words[which][at + left_out :]
    return words, [*words[:which], slipped, *words[which + 1 :]]


@settings(max_examples=400, deadline=None)
@given(slips(), st.randoms(use_true_random=False))
def test_whatever_letter_is_wrong_a_name_that_is_alike_is_found(both, random):
    name, slipped = (" ".join(words_of(" ".join(words))) for words in both)
    likes = Likes()
    for number in range(30):
        likes.add(number, ["".join(random.choices(LETTERS, k=12)) for _ in range(3)])
    likes.add(77, [" ".join(both[0])])
    score = likeness(name, slipped, 90)

    found = dict(likes.near(" ".join(both[1]), least=90))

    assert found.get(77, 0) == score


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 2**32 - 1)), max_size=60))
def test_all_numbers_under_a_word_are_found(pairs):
    postings = Postings()
    for word, number in pairs:
        postings.add(word, number)

    for word in range(41):
        assert postings.of(word, 60) == sorted(number for known, number in pairs if known == word)


def test_no_more_numbers_are_read_than_one_more_than_wanted():
    postings = Postings()
    for number in range(10):
        postings.add("same", number)

    assert postings.of("same", 3) == [0, 1, 2, 3]


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_can_be_compared_in_either_order(one, other):
    one, other = (" ".join(words_of(fold(text))) for text in (one, other))

    assert likeness(one, one) in (0, 100)
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("The City of Munich", ["munich"]),
        ("Acme S.A.", ["acme"]),
        ("Київ", ["kiiv"]),
        ("Of the", ["of", "the"]),
        ("J.P. Morgan & Co.", ["ip", "morgan"]),
        ("北京市", ["北京市"]),
    ],
)
def test_of_a_name_the_telling_words_are_compared(typed, words):
    assert words_of(fold(typed)) == words


def test_what_must_agree_besides_keeps_others_out():
    likes = Likes()
    likes.add(1, ["springfield"], ("us",))
    likes.add(2, ["springfield"], ("ca",))
    likes.add(3, ["springfield"], (None,))

    assert likes.near("Springfield", ("us",), least=90) == [(1, 100), (3, 100)]
    assert likes.near("Springfeld", ("us",), least=90) == [(1, 95)]
    assert [pk for pk, _score in likes.near("Springfield", (None,), least=90)] == [1, 2, 3]


def test_very_many_names_are_held_in_little_memory():
    tracemalloc.start()
    likes = Likes()
    for number in range(20_000):
        likes.add(number, [f"{number * 7919 % 20011:05d}abc {number * 104729 % 20011:05d}xyz"])
    assert likes.near("12345abc 54321xyz", least=100) == []

    held, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert held / 20_000 < 150  # bytes
