"""The columns of a list: those it is made with, and those its users add from its sheet."""

from dataclasses import dataclass

from django.db.models.constants import LOOKUP_SEP
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from oia.core.cells import teller
from oia.core.naming import Naming
from oia.core.rows import day, moment, money
from oia.core.sheets import HIDDEN, Kind, SheetColumn

MOST_SIGNS = 120  # of a long text in a row
NUMERIC = (Kind.WHOLE, Kind.NUMBER, Kind.MONEY)


@dataclass(frozen=True)
class Column:
    """A column of a list. `sort` is the path it sorts by; blank where it cannot be sorted.

    `sheet` names the columns of the list's sheet that it shows, where they are called otherwise.
    """

    name: str
    label: str | Promise
    sort: str = ""
    nullable: bool = False
    classes: str = ""
    sheet: tuple[str, ...] = ()
    source: SheetColumn | None = None  # of a column that only the sheet knows

    @property
    def covers(self):
        """The columns of a sheet that need not be offered besides this one."""
        return self.sheet or (self.name, self.sort.split(LOOKUP_SEP)[0])


def known_columns(own, sheet, user):
    """All columns that a user may have in a list: the list's own, then what else its sheet has."""
    covered = {name for column in own for name in column.covers}
    more = sheet.columns_for(user) if sheet else []
    return [*own, *(of_sheet(column) for column in more if column.name not in covered)]


def of_sheet(column):
    classes = "num" if column.kind in NUMERIC else ""
    label = capfirst(str(column.label))
    return Column(column.name, label, classes=classes, sheet=(column.name,), source=column)


def cells_for(columns, sheet, records, user):
    """For each column that only the sheet knows, what makes a cell of a record."""
    naming = Naming(user, apart=False)
    naming.meet_all(columns, [[column.read(record) for column in columns] for record in records])
    return {column.name: maker(column, sheet, naming) for column in columns}


def maker(column, sheet, naming):
    show = shower(column, sheet, naming)
    classes = Markup(' class="num"') if column.kind in NUMERIC else ""

    def make(record):
        value = column.read(record)
        shown = "–" if value in (None, "", []) else show(value, record)
        return Markup(f"<td{classes}>{escape(shown)}</td>")

    return make


def shower(column, sheet, naming):
    """How a value of this kind is shown where a list has no cell of its own for it."""
    kind = column.kind
    if kind == Kind.MONEY:
        currency = sheet.column(column.currency)
        return lambda value, record: money(value, currency.read(record) if currency else "")
    if kind in (Kind.LINK, Kind.LINKS):
        return lambda value, _record: links(column, naming, value)
    if kind == Kind.LONG:
        return lambda value, _record: framed(Truncator(value).chars(MOST_SIGNS))
    if kind in (Kind.CHOICES, Kind.CHOICE, Kind.COUNTRY):
        tell = teller(column, None)
        return lambda value, _record: tell(value)
    plain = PLAIN.get(kind, str)
    return lambda value, _record: plain(value)


def links(column, naming, value):
    records = [value] if column.kind == Kind.LINK else value
    return format_html_join(", ", "{}", ((link(column, naming, record),) for record in records))


def link(column, naming, record):
    name = naming.name_of(column.target, record)
    if name == HIDDEN:
        return format_html('<span class="quiet">{}</span>', _("hidden"))
    address = getattr(record, "get_absolute_url", None)
    if address is None:
        return framed(name)
    return format_html('<a href="{}"><bdi>{}</bdi></a>', address(), name)


def framed(text):
    return format_html("<bdi>{}</bdi>", text)


def text_or_address(text):
    if text.startswith(("https://", "http://")):
        return format_html('<a href="{}" rel="noreferrer"><bdi>{}</bdi></a>', text, text)
    return framed(text)


def yes_or_no(value):
    return _("yes") if value else _("no")


def whole(number):
    """Years stay together, larger numbers are set apart."""
    return f"{number:,}" if abs(number) >= 10_000 else str(number)


PLAIN = {
    Kind.TEXT: text_or_address,
    Kind.WHOLE: whole,
    Kind.DATE: day,
    Kind.MOMENT: moment,
    Kind.YES_NO: yes_or_no,
}
