"""Records as the rows of a spreadsheet: the declarations with which an app says how.

An app declares in its `sheets.py` one `Sheet` for each kind of record that an office may hold in
a spreadsheet. Lists write theirs out (CSV, XLSX), the importer reads them in, and what was written
out reads in again unchanged. Nothing here opens a file.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter
from typing import Any

from django.db import models
from django_countries.fields import CountryField

from oia.core.plugs import Words
from oia.core.rights import need


class Kind(StrEnum):
    """What a cell of a column holds, and with it the Python type that goes in and out.

    Empty is None for every kind but LINKS and CHOICES, where it is an empty list.
    """

    TEXT = "text"  # str, one line
    LONG = "long"  # str, line breaks kept
    WHOLE = "whole"  # int
    NUMBER = "number"  # Decimal (or float, where the field is one)
    MONEY = "money"  # Decimal; its currency stands in another column, see `SheetColumn.currency`
    DATE = "date"  # datetime.date
    MOMENT = "moment"  # aware datetime
    TIME = "time"  # datetime.time
    YES_NO = "yes_no"  # bool
    CHOICE = "choice"  # str, the stored value; people see and may type its label
    CHOICES = "choices"  # list of such
    COUNTRY = "country"  # str, two letters; people see and may type the name
    LINK = "link"  # a record of another model, written as its name
    LINKS = "links"  # a list of such records


#: What is written in place of a linked record that the reader may not see. Read in again, it
#: leaves the link as it is.
HIDDEN = "[hidden]"


@dataclass(frozen=True, kw_only=True)
class Target:
    """The records that a column of links points to.

    `name_of` is what is written for one; `find(text)` gives the queryset of those that go by this
    text exactly. Where several do, their number stands behind the name: "Springfield, US [#4250]".
    """

    model: type[models.Model]
    name_of: Callable[[Any], str] = str
    find: Callable[[Any, str], Any] | None = None  # (queryset, text) -> queryset
    within: str = ""  # the name of another column that narrows it down, such as a country


@dataclass(frozen=True, kw_only=True)
class SheetColumn:
    """One column. `name` is the stable heading of machines, `label` that of people.

    `read` takes a record and gives what its cell holds; `write` takes a record and such a value,
    and is None where a column only goes out. `also` are other headings by which it is known.
    `right` is what a user needs to see or change it. `currency` names the column beside a MONEY
    column that holds its currency, `otherwise` the column of words that keeps what is no sum, such
    as "above the limit". LINKS and CHOICES are handed to `Sheet.save` as `along`
    unless they have a `write`.
    """

    name: str
    label: Words
    kind: Kind
    read: Callable[[Any], Any]
    write: Callable[[Any, Any], None] | None = None
    required: bool = False
    longest: int | None = None
    places: int | None = None  # decimals, of a number
    choices: tuple = ()
    target: Target | None = None
    currency: str = ""
    otherwise: str = ""
    also: tuple[str, ...] = ()
    right: str = ""
    help: Words = ""

    @property
    def comes_in(self):
        """Whether an import may fill it."""
        return self.write is not None or self.kind in (Kind.LINKS, Kind.CHOICES)


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Columns of a sheet that add something beside the record, such as a post that somebody holds,
    and take nothing away.

    `has(record, values)` tells whether the record has already what a row says in them. `of(pks)`
    gives what stands beside some records, each with the record's number: a list of things in the
    order in which they go when they are taken back. Only the first is the record's own.
    """

    columns: tuple[str, ...]
    has: Callable[[Any, dict], bool]
    of: Callable[[list], list[tuple[int, list]]]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A kind of record as a sheet.

    `keys` are natural keys, each some names of columns that tell one record from all others; they
    are tried in turn, after the record's own number. `alike` names the column by whose likeness
    (case, accents, scripts, variants) a doubtful row is put to a person, `alike_within` columns
    that must agree besides. `rows` is what a user may see, `among` leaves out those of the model
    that the sheet does not keep; `prepare` adds what reading all columns takes, in a constant
    number of queries. `save` checks and stores one record, new or changed, through the app's
    service; `move` takes a state other than the stored one, after `save`, which finds it in
    `record.row_goes_to`; `moves_with` are columns that a record holds only once it moved, which
    `move` finds in `record.row_moves_with`, `why` is the one whose words are the reason for it:
    the record keeps them where `keeps_why` says so of the state, else they go with the move alone.
    A sheet without `save` only goes out.
    `one_right` stands for all rights of the model, where one is enough.
    `says_nothing` takes the cells of a row as they came, by the names of their columns, and tells
    in words why the row stands for no record at all; such a row is left out.
    """

    name: str
    title: Words
    model: type[models.Model]
    columns: tuple[SheetColumn, ...]
    url_name: str = ""
    keys: tuple[tuple[str, ...], ...] = ()
    alike: str = ""
    alike_within: tuple[str, ...] = ()
    among: Callable[[Any], Any] = lambda queryset: queryset
    prepare: Callable[[Any], Any] = lambda queryset: queryset
    save: Callable[..., None] | None = None  # (record, along, *, by)
    move: Callable[..., Any] | None = None  # (record, to, *, by, why)
    moves_with: tuple[str, ...] = ()
    why: str = ""
    keeps_why: Callable[[str], bool] = lambda to: True
    beside: Beside | None = None
    one_right: str = ""
    says_nothing: Callable[[dict], str] | None = None
    order: int = 50

    def rows(self, user):
        return self.among(self.model._default_manager.visible_to(user))

    def right(self, action):
        """The right to view, add or change these records."""
        own = f"{self.model._meta.app_label}.{action}_{self.model._meta.model_name}"
        return self.one_right or own

    def columns_for(self, user):
        """The columns that this user may see."""
        return [
            column for column in self.columns if not column.right or user.has_perm(column.right)
        ]

    def column(self, name):
        return next((column for column in self.columns if column.name == name), None)


def check_and_save(record, along, *, by):
    """What a sheet does to store a record that has no service of its own."""
    meta = record._meta
    need(by, f"{meta.app_label}.{'add' if record._state.adding else 'change'}_{meta.model_name}")
    record.full_clean()
    record.save()
    tie(record, along)


def tie(record, along):
    """Let a stored record have these links, by the names of its columns."""
    for name, values in along.items():
        getattr(record, name).set(values)


#: The record's own number. It stands first, and finds the record again when the sheet comes back.
NUMBER = SheetColumn(name="id", label="ID", kind=Kind.WHOLE, read=attrgetter("pk"))

KINDS = [  # the first that fits
    (CountryField, Kind.COUNTRY),
    (models.ForeignKey, Kind.LINK),
    (models.ManyToManyField, Kind.LINKS),
    (models.BooleanField, Kind.YES_NO),
    (models.DateTimeField, Kind.MOMENT),
    (models.DateField, Kind.DATE),
    (models.TimeField, Kind.TIME),
    (models.DecimalField, Kind.NUMBER),
    (models.FloatField, Kind.NUMBER),
    (models.IntegerField, Kind.WHOLE),
    (models.TextField, Kind.LONG),
    (models.Field, Kind.TEXT),
]


#: What the column of notes is called in other people's files.
REMARKS = ("Remarks", "Remark", "Comments", "Comment", "Note")


def kind_of(field):
    if field.choices and not isinstance(field, CountryField):
        return Kind.CHOICE
    return next(kind for model_field, kind in KINDS if isinstance(field, model_field))


def of_field(model, name, **other):
    """The column of a model's own field, with its name, kind, choices and length."""
    field = model._meta.get_field(name)
    kind = other.pop("kind", None) or kind_of(field)
    many = kind in (Kind.LINKS, Kind.CHOICES)
    column = SheetColumn(
        name=name,
        label=field.verbose_name,
        kind=kind,
        read=reader(name, kind),
        write=None if many else writer(field),
        required=not field.blank and not field.has_default(),
        longest=field.max_length if kind in (Kind.TEXT, Kind.LONG) else None,
        places=getattr(field, "decimal_places", None),
        choices=tuple(field.flatchoices) if kind == Kind.CHOICE else (),
        target=Target(model=field.related_model) if field.is_relation else None,
        also=REMARKS if name == "notes" else (),
        help=field.help_text,
    )
    return replace(column, **other)


def only_out(model, *names, **other):
    """The columns of fields that are written by the program, or by steps of their own."""
    return tuple(of_field(model, name, write=None, required=False, **other) for name in names)


def of_state(model, **other):
    """The column of a state that is not written but moved. Only a new record begins in one."""
    return of_field(model, "status", write=None, required=False, **other)


def reader(name, kind):
    if kind == Kind.LINKS:
        return lambda record: list(getattr(record, name).all())
    if kind == Kind.COUNTRY:
        return lambda record: getattr(record, name).code or None
    if kind in (Kind.TEXT, Kind.LONG, Kind.CHOICE):
        return lambda record: getattr(record, name) or None
    return attrgetter(name)


def writer(field):
    """Sets the field; what is empty becomes what its column stores for nothing."""
    nothing = "" if not field.null and field.empty_strings_allowed else None

    def write(record, value):
        setattr(record, field.name, nothing if value is None else value)

    return write


def of_fields(model, *names):
    """The columns of several fields, as they are."""
    return tuple(of_field(model, name) for name in names)
