"""The words of a name, without what people write in one way or another.

Only to tell how alike two names are, never to say that they are the same.
"""

import re

from oia.core.text import fold

#: Letters of other scripts as they are commonly written in Latin ones. Folding took their accents.
CYRILLIC = dict(
    zip("абвгґдеєжзиіклмнопрстуфхцчшщыэюя", (
        *("a", "b", "v", "g", "g", "d", "e", "ie", "zh", "z", "i", "i", "k", "l", "m", "n", "o"),
        *("p", "r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "shch", "i", "e", "iu", "ia"),
    ), strict=True)
)  # fmt: skip
CYRILLIC |= {"ъ": "", "ь": "", "ј": "i", "љ": "l", "њ": "n", "ђ": "d", "ћ": "c", "џ": "dz"}
GREEK = dict(
    zip("αβγδεζηθικλμνξοπρστυφχψω", (
        *("a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o"),
        *("p", "r", "s", "t", "u", "f", "h", "ps", "o"),
    ), strict=True)
)  # fmt: skip

#: Latin letters that stand for one another when names change from script to script.
ALIKE = {"y": "i", "j": "i", "w": "v"}
MARKS = dict.fromkeys('.,;:!?()[]{}/\\&+|*"“”„«»…·', " ")
PLAIN = str.maketrans(CYRILLIC | GREEK | ALIKE | MARKS)

INITIALS = re.compile(r"\b(\w)\.(?=\w\b)")  # S.A. is SA


def plain(folded):
    """A folded name in plain Latin letters where that can be, without marks between words."""
    if "." in folded:
        folded = INITIALS.sub(r"\1", folded)
    return folded.translate(PLAIN).replace("kh", "h").replace("ck", "k")


def plain_words(text):
    return plain(fold(text)).split()


#: Words that name nobody else beside the name of a city: articles, and what a city is called.
OF_CITIES = frozenset(
    plain_words("""
    the of and et und de la le les l du des der die das del di da do dos den het el los las for
    city town municipality municipal stadt ville ciudad cidade ayuntamiento comune gemeente mairie
    commune prefeitura municipio stadtverwaltung miasto gmina місто город
    """)
)

#: Words that tell little of who is meant: those, legal forms, titles.
SILENT = OF_CITIES | frozenset(
    plain_words("""
    ltd limited inc incorporated llc llp plc corp corporation co company gmbh mbh ag kg ev eg
    sa srl sarl spa sas bv nv oy oyj ab aps asbl vzw sro ооо тов
    dr prof professor mr mrs ms mx sir dame hon honourable he excellency herr frau mme mlle monsieur
    madame sr sra senor senora mag ing dipl pan pani
    """)
)

#: The first word stands for the others.
VARIANTS = """
university univ universitat universite universidad universidade universita universiteit uniwersytet
international intl internacional internationale internazionale
national natl nacional nationale
department dept
ministry min ministerium ministere ministerio ministero
government govt gov
association assn assoc
institute inst institut instituto istituto
organisation organization org
center centre ctr centrum zentrum centro
office buro bureau oficina ufficio
saint st sankt
mount mt
"""
SAME = {
    word: first
    for first, *others in map(plain_words, VARIANTS.split("\n")[1:-1])
    for word in others
}


def words_of(folded, silent=SILENT):
    """The telling words of a folded name, in their order; all of them where none is telling."""
    words = plain(folded).split()
    telling = [SAME.get(word, word) for word in words if word not in silent]
    return telling or words
