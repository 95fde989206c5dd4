"""Whose value wins: the two records side by side, column by column."""

from copy import copy
from dataclasses import dataclass

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from oia.core.sheets import HIDDEN
from oia.core.visibility import Sensitivity, hidden_from

KEPT, DROPPED, BOTH = "kept", "dropped", "both"
NOTHING = (None, "")
LAST = ("sensitivity", "notes")  # what every record has is shown after its own


@dataclass(frozen=True)
class Line:
    """One thing that records of the kind say of themselves, of both: values, words and a choice.

    `fields` are the columns that are one thing together, such as day and month.
    """

    fields: tuple
    kept: tuple
    dropped: tuple
    words: dict
    options: tuple
    picked: str

    @property
    def name(self):
        return self.fields[0].name

    @property
    def label(self):
        return capfirst(self.fields[0].verbose_name)

    @property
    def is_same(self):
        return self.kept == self.dropped

    @property
    def is_open(self):
        """Whether there is anything to choose."""
        return len(self.options) > 1

    def cells(self):
        """Both sides and, where both can stand, the two together: as a page shows them."""
        return [
            {"take": take, "words": self.words[take], "is_picked": take == self.picked}
            for take in (KEPT, DROPPED, BOTH)
            if take in self.options or take != BOTH
        ]

    def result(self, choice=""):
        """The columns as they will be, under a choice."""
        choice = choice if choice in self.options else self.picked
        values = {KEPT: self.kept, DROPPED: self.dropped}.get(choice)
        if values is None:
            values = (f"{self.kept[0]}\n\n{self.dropped[0]}",)
        return {field.attname: value for field, value in zip(self.fields, values, strict=True)}


def lines(kept, dropped, user):
    """All that there is to choose from; what nobody types is not asked for."""
    together = getattr(type(kept), "said_together", {})
    followers = {name for names in together.values() for name in names}
    found = []
    for field in type(kept)._meta.concrete_fields:
        is_typed = field.editable and not field.primary_key
        if is_typed and field.name not in followers | set(getattr(kept, "united", ())):
            names = (field.name, *together.get(field.name, ()))
            fields = tuple(type(kept)._meta.get_field(name) for name in names)
            found.append(line(fields, kept, dropped, user))
    return sorted(found, key=lambda one: one.name in LAST)


def line(fields, kept, dropped, user):
    first = fields[0]
    one, other = (tuple(value_of(r, f, {kept.pk, dropped.pk}) for f in fields)
                  for r in (kept, dropped))  # fmt: skip
    words = {
        KEPT: in_words(kept, fields, one, user),
        DROPPED: in_words(dropped, fields, other, user),
    }
    options = (KEPT,) if one == other else (KEPT, DROPPED)
    empty = [all(value in NOTHING for value in values) for values in (one, other)]
    if isinstance(first, models.TextField) and len(options) > 1 and not any(empty):
        options += (BOTH,)
        words[BOTH] = _("Both, one below the other")
    return Line(fields, one, other, words, options, proposed(first, one, other, options, empty))


def proposed(field, one, other, options, empty):
    """What wins unless somebody says otherwise: what is there, the guarded, what forbids."""
    if BOTH in options:
        return BOTH
    if len(options) == 1:
        return KEPT
    if empty[0] != empty[1]:
        return DROPPED if empty[0] else KEPT
    if field.name == "sensitivity":
        return DROPPED if one[0] == Sensitivity.OFFICE else KEPT
    if isinstance(field, models.BooleanField):
        return DROPPED if other[0] else KEPT
    if field.name == "population" and not one[0]:
        return DROPPED
    return KEPT


def value_of(record, field, pair):
    """The value of a column; a part of one of the two would be a part of itself."""
    value = getattr(record, field.attname)
    within = field.remote_field and field.related_model is type(record)
    return None if within and value in pair else value


def in_words(record, fields, values, user):
    """What a record says, as a person reads it; blank for nothing."""
    said = [
        word_of(record, field, value, user)
        for field, value in zip(fields, values, strict=True)
        if value not in NOTHING
    ]
    return " ".join(said) if len(fields) < 2 else " · ".join(said)


def word_of(record, field, value, user):
    if field.remote_field:
        other = getattr(record, field.name)
        return HIDDEN if getattr(other, "sensitivity", None) in hidden_from(user) else str(other)
    if isinstance(field, models.BooleanField):
        return _("yes") if value else _("no")
    if field.flatchoices:
        return str(getattr(record, f"get_{field.name}_display")())
    return str(getattr(value, "name", value))


def choose(kept, dropped, choices, user):
    """Give the kept record what was chosen; it goes by what it was called before as well.

    It is not saved.
    """
    before = copy(kept)
    for one in lines(kept, dropped, user):
        for name, value in one.result(choices.get(one.name, "")).items():
            setattr(kept, name, value)
    if hasattr(kept, "absorb"):
        kept.absorb(before)
        kept.absorb(dropped)


def columns_of(record):
    return {f.attname: getattr(record, f.attname) for f in record._meta.concrete_fields}


def differing(before, after):
    """The columns that are not what they were, before and after."""
    return {name: [before[name], after[name]] for name in before if before[name] != after[name]}
