"""Text from outside the house, kept only where somebody can read it."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: Join or part letters of some scripts; without them words of these are spelled wrongly.
JOINERS = "\u200c\u200d"

#: What nobody sees, or what turns the direction of everything behind it.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}

#: So many marks on one letter are writing; more of them are a flood over the lines around.
MOST_MARKS = 4

#: What a text without a length of its own may have.
LONGEST = 4000


def legible(text):
    """The text without control characters, hidden ones and floods of marks. Lines stay lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    found, marks = [], 0
    for letter in unicodedata.normalize("NFC", lines):
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        hidden = kind in UNSEEN and letter not in JOINERS + "\n\t"
        if not hidden and marks <= MOST_MARKS:
            found.append(letter)
    return "".join(found)


def is_said(text):
    """Whether there is anything to read in it: a letter or a figure of any script."""
    return any(letter.isalnum() for letter in text)


class LegibleField(forms.CharField):
    """A text that somebody whom we do not know types. Refused where nobody could read it."""

    def __init__(self, *args, max_length=None, **kwargs):
        super().__init__(*args, max_length=max_length or LONGEST, **kwargs)

    def to_python(self, value):
        text = super().to_python(value)
        if "\0" in text or "\ufffd" in text:
            raise ValidationError(_("There are characters in it that cannot be read."))
        text = legible(text).strip()
        if text and not is_said(text):
            raise ValidationError(_("Say it in words."))
        return text
