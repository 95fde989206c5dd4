"""Text as people type it, made comparable."""

import re
import unicodedata
from decimal import Decimal

#: Letters that do not come apart under Unicode's own rules, and what people type instead.
PLAIN = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i", "þ": "th"}
    | {"ß": "ss", "æ": "ae", "œ": "oe", "ŋ": "n", "ə": "e", "'": "", "’": "", "ʻ": "", "`": ""}
    | dict.fromkeys("-‐‑–—", " ")  # "Saint-Denis" is typed in either way
)

#: Accents and other marks on letters, once the letters have come apart. They are left out.
ACCENTS = {code: None for code in range(0x300, 0x20000) if unicodedata.combining(chr(code))}

#: Letters of which a word has no first or last: Thai, Lao, Burmese, Khmer, kana, Han, Hangul.
SIGN = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
UNSPACED = re.compile(f"{SIGN}+")

#: What breaks a line, also in words pasted from a presentation, and signs that nobody sees.
BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def lines_alike(text):
    """A text whose lines all end in one way: browsers and spreadsheets have others than we."""
    return BREAKS.sub("\n", text)


def in_lines(text):
    """The text as every kind of file keeps it: one kind of line break, no control signs."""
    return CONTROLS.sub("", lines_alike(text))


def as_written(number):
    """A number with the decimals that somebody wrote, not all those for which there is room."""
    return Decimal(f"{number.normalize():f}")


def as_key(text):
    """The number of a record that an address names; None where it is none that one could have."""
    return int(text) if text.isdecimal() and len(text) < 19 else None


def fold(*words):
    """The words in lower case without accents, so that "Lodz" finds "Łódź".

    Scripts without case or accents pass unchanged. Blank words are left out.
    """
    text = " ".join(filter(None, words)).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold().translate(ACCENTS)
    return " ".join(unicodedata.normalize("NFC", text.translate(PLAIN)).split())


#: Stands before and after each name in a search text, so that "begins with" and "is exactly"
#: can be asked of every name at once.
MARK = "|"


def fold_names(names):
    """Every name folded, each once, between marks: "|munich|munchen|"."""
    folded = fold(MARK.join(name.replace(MARK, " ") for name in names if name)).split(MARK)
    return MARK.join(["", *dict.fromkeys(filter(None, map(str.strip, folded))), ""])
