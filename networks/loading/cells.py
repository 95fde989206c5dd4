"""How one cell of a catalogue file becomes the value of a field, and back.

A cell has three forms: the text in the file, the value on the record, and the plain value that
`Catalogued.catalogue` keeps of the last load, to be compared with.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from networks.loading.directory import Places


class CellError(Exception):
    """A cell that cannot be understood, with the reason in words."""


@dataclass(frozen=True)
class Text:
    """Text as it stands."""

    column: str
    field: str
    many: ClassVar[bool] = False

    def read(self, row, known):
        text = row[self.column].strip()
        if "\0" in text:
            raise CellError(_("it holds a character that no text may hold"))
        return text

    def present(self, record, known):
        return str(getattr(record, self.field) or "")

    def write(self, record, plain, known):
        setattr(record, self.field, plain)


@dataclass(frozen=True)
class Number(Text):
    """A whole number; an empty cell is not known."""

    def read(self, row, known):
        if not (text := super().read(row, known)):
            return None
        try:
            return int(text)
        except ValueError:
            raise CellError(_("“%(text)s” is not a number") % {"text": text}) from None

    def present(self, record, known):
        return getattr(record, self.field)


@dataclass(frozen=True)
class Flag(Text):
    """Yes, or blank for no."""

    def read(self, row, known):
        text = super().read(row, known)
        if text not in ("", "yes", "no"):
            raise CellError(_("“%(text)s” is neither yes nor no") % {"text": text})
        return text == "yes"

    def present(self, record, known):
        return getattr(record, self.field)


@dataclass(frozen=True)
class LowerBound(Text):
    """Whether a note says that a figure of the same row is only the least: "more than 350"."""

    number: str

    def read(self, row, known):
        figure = re.escape(row[self.number].strip())
        return bool(re.search(rf"\b(?:more than|over) {figure}\b", row[self.column], re.IGNORECASE))

    def present(self, record, known):
        return getattr(record, self.field)


@dataclass(frozen=True)
class Day(Text):
    """A date as 2027-11-08; an empty cell is not known."""

    def read(self, row, known):
        if not (text := super().read(row, known)):
            return None
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise CellError(_("“%(text)s” is not a date") % {"text": text}) from None

    def present(self, record, known):
        value = getattr(record, self.field)
        return value.isoformat() if value else None

    def write(self, record, plain, known):
        setattr(record, self.field, plain and date.fromisoformat(plain))


@dataclass(frozen=True)
class Choice(Text):
    """One of a vocabulary, or empty where it is not known."""

    choices: Any

    def read(self, row, known):
        text = super().read(row, known)
        if text and text not in self.choices.values:
            raise CellError(_("“%(text)s” is not a known value") % {"text": text})
        return text


@dataclass(frozen=True)
class Reference(Text):
    """The slug of another record, or empty. `blank` is a text that stands for none."""

    model: Any
    blank: str = ""

    def read(self, row, known):
        text = super().read(row, known)
        if not text or text == self.blank:
            return ""
        if text not in known.records(self.model):
            raise CellError(_("there is no “%(text)s”") % {"text": text})
        return text

    def present(self, record, known):
        pk = getattr(record, f"{self.field}_id")
        return known.slugs(self.model).get(pk, "")

    def write(self, record, plain, known):
        setattr(record, self.field, known.records(self.model)[plain] if plain else None)


@dataclass(frozen=True)
class References(Text):
    """Slugs of several other records, in a many-to-many field."""

    model: Any
    many: ClassVar[bool] = True

    def read(self, row, known):
        slugs = sorted(filter(None, (part.strip() for part in row[self.column].split(";"))))
        for slug in slugs:
            if slug not in known.records(self.model):
                raise CellError(_("there is no “%(text)s”") % {"text": slug})
        return slugs

    def present(self, record, known):
        return sorted(known.linked(type(record), self.field, self.model).get(record.pk, []))


@dataclass(frozen=True)
class Place(Text):
    """The city of our directory that a row names, by its name and country; empty if not found."""

    country: str

    def read(self, row, known):
        return known.places.find(row[self.column].strip(), row[self.country].strip())

    def present(self, record, known):
        return getattr(record, f"{self.field}_id")

    def write(self, record, plain, known):
        setattr(record, f"{self.field}_id", plain)


class Known:
    """What the files refer to, read from the database once and kept up during a load."""

    def __init__(self):
        self.places = Places()
        self._records, self._slugs, self._linked = {}, {}, {}

    def records(self, model):
        """All records of a kind by slug."""
        if model not in self._records:
            self._records[model] = {record.slug: record for record in model._base_manager.all()}
        return self._records[model]

    def slugs(self, model):
        """Slugs by primary key."""
        if model not in self._slugs:
            records = self.records(model).items()
            self._slugs[model] = {record.pk: slug for slug, record in records}
        return self._slugs[model]

    def linked(self, model, field, other):
        """Slugs linked by a many-to-many field, by primary key of the record that links."""
        key = (model, field)
        if key not in self._linked:
            links, slugs = {}, self.slugs(other)
            many = model._meta.get_field(field)
            own, far = f"{many.m2m_field_name()}_id", f"{many.m2m_reverse_field_name()}_id"
            for pk, linked in many.remote_field.through.objects.values_list(own, far):
                links.setdefault(pk, []).append(slugs[linked])
            self._linked[key] = links
        return self._linked[key]

    def forget(self, model):
        """Records of this kind have come into being, or are linked anew."""
        self._records.pop(model, None)
        self._slugs.pop(model, None)
        self._linked = {key: links for key, links in self._linked.items() if key[0] != model}
