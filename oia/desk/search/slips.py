"""Words of names that were perhaps meant by a word that nothing is called: small typing errors.

A letter wrong, missing, too many, or two that changed places: one such slip in a word of four
letters, two in one of nine. Which words are near is decided here, for either database.
"""

from itertools import groupby
from string import ascii_lowercase

from rapidfuzz.distance import OSA

from oia.desk.search.engines import engine
from oia.desk.search.words import spelled_plainly

SHORTEST = 4  # letters; with fewer, every word is near to many others
LONG = 9  # letters, from which on two slips are forgiven
PART = 3  # letters, of which the databases' indexes are made
MOST = 40  # words that stand for one

#: The letters of each script, folded: of a short word every slip is tried out.
SCRIPTS = (
    ascii_lowercase,
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяґєіїўђјљњћџәғқңөұүһ",
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژکگیہے",
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
)


def slips_allowed(word):
    if len(word) < SHORTEST or any(sign.isdigit() for sign in word):
        return 0
    return 2 if len(word) >= LONG else 1


def near(typed):
    """The words of names that are like what was typed, the nearest first; then what holds it."""
    alike, holding = looked_for(typed)
    return [*(word for tier in tiers_of(alike, typed) for word in tier), *sorted(holding)[:MOST]]


def tiers(typed):
    """The words of names that are like what was typed, by how many slips they are away."""
    return tiers_of(looked_for(typed)[0], typed)


def tiers_of(alike, typed):
    """In each tier first what begins and ends as it was typed: there people seldom err."""
    plain = spelled_plainly(typed)

    def place(word):
        ways = [way for way in (typed, plain) if way]
        begins, ends = (all(word[at] != way[at] for way in ways) for at in (0, -1))
        return alike[word], begins, ends, word

    ranked = sorted(alike, key=place)[:MOST]
    return [list(words) for _distance, words in groupby(ranked, alike.get)]


def looked_for(typed):
    """How far what is like a word is from it, and what holds it."""
    alike, holding = {}, set()
    for word in dict.fromkeys([typed, spelled_plainly(typed)]):
        most = slips_allowed(word)
        for other in candidates(word, most):
            distance = OSA.distance(word, other, score_cutoff=most)
            if most and distance <= most:
                alike[other] = min(distance, alike.get(other, distance))
            elif word in other:
                holding.add(other)
    return alike, holding - set(alike)


def candidates(word, most):
    """All words that may be near, and others. `most` slips are forgiven."""
    if len(word) < PART:
        return []
    parts = parts_of(word, most) if needs_parts(word) else []
    exactly = [] if needs_parts(word) else sorted(one_slip_away(word))
    lengths = (len(word) - most, len(word) + most)
    return engine().words_with(word, exactly, parts, lengths)


def needs_parts(word):
    """Whether there are too many slips to try out each, or we know not all letters."""
    most = slips_allowed(word)
    return most > 1 or (most and not set(filter(str.isalpha, word)) <= set(letters_for(word)))


def letters_for(word):
    """All letters of the scripts in which a word is written."""
    return "".join(script for script in SCRIPTS if not set(word).isdisjoint(script))


def parts_of(word, most):
    """The word cut into one part more than slips are forgiven: one of them has none.

    Each comes with where to look for it in another word: slips move it by as many signs at most.
    """
    size = len(word) // (most + 1)
    if size < PART:
        return []
    cuts = [*range(0, size * (most + 1), size), len(word)]
    return [
        (word[start:end], max(0, start - most) + 1, end - max(0, start - most) + most)
        for start, end in zip(cuts, cuts[1:], strict=False)
    ]


def one_slip_away(word):
    """Every word that one slip leads to."""
    if not slips_allowed(word):
        return set()
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = letters_for(word)
    missing = {a + b[1:] for a, b in halves if b}
    changed = {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    wrong = {a + letter + b[1:] for a, b in halves if b for letter in letters}
    more = {a + letter + b for a, b in halves for letter in letters}
    return missing | changed | wrong | more
