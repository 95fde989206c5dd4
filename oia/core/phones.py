"""Telephone numbers as people write them, and what of one stays the same however it is dialled."""

import re

from oia.core.text import fold

#: A telephone number as people write it; (0) in it is not dialled from abroad.
NUMBER = re.compile(r"\+?[\d(][\d\s()./\-‐‑–]*\d")
FEWEST_DIGITS, MOST_DIGITS = 7, 15
LOCAL = (9, 8, 7)  # digits at its end, the same without the country and without the area


def numbers(text):
    """The telephone numbers in a text: where each stands, and its digits."""
    for run in NUMBER.finditer(text):
        digits = re.sub(r"\D", "", fold(run[0].replace("(0)", "")))
        if FEWEST_DIGITS <= len(digits) <= MOST_DIGITS:
            yield run.span(), digits


def whole(digits):
    return digits.lstrip("0")


def ending(digits):
    return digits[-LOCAL[0] :]


def ways_to_dial(digits):
    """A number whole, and without what some leave out."""
    return dict.fromkeys([whole(digits), *(digits[-most:] for most in LOCAL)])


def to_dial(text):
    """What a telephone dials: the first number in what is written, without “(0)”."""
    number = re.search(r"\+?\d[\d\s().-]*", text.replace("(0)", ""))
    return re.sub(r"[^+\d]", "", number[0]) if number else ""
