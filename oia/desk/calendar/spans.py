"""Which days a page of the calendar shows, and which pages lie beside it."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

MONTH, WEEK, AGENDA, YEAR = "month", "week", "agenda", "year"
AGENDA_DAYS = 30
WEEKS = Calendar(firstweekday=0)  # Monday, as ISO 8601 has it

#: Pages further away than this are of no use, and their neighbours would fall off the calendar.
FIRST, LAST = date(MINYEAR + 100, 1, 1), date(MAXYEAR - 100, 12, 31)


@dataclass(frozen=True)
class Span:
    """The days of one page. `before` and `after` are days on the pages beside it."""

    view: str
    on: date
    first: date
    last: date
    before: date
    after: date
    title: str

    @property
    def days(self):
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]


def span(view, on):
    """The page of a kind that has this day on it."""
    return SPANS[view](min(max(on, FIRST), LAST))


def month(on):
    weeks = WEEKS.monthdatescalendar(on.year, on.month)
    return Span(
        view=MONTH,
        on=on,
        first=weeks[0][0],
        last=weeks[-1][-1],
        before=(on.replace(day=1) - timedelta(days=1)).replace(day=1),
        after=(on.replace(day=28) + timedelta(days=4)).replace(day=1),
        title=date_format(on, "F Y"),
    )


def week(on):
    first = on - timedelta(days=on.weekday())
    days = {"number": on.isocalendar().week, "from": date_format(first, "j F Y")}
    return Span(
        view=WEEK,
        on=on,
        first=first,
        last=first + timedelta(days=6),
        before=first - timedelta(days=7),
        after=first + timedelta(days=7),
        title=_("Week %(number)s, from %(from)s") % days,
    )


def agenda(on):
    last = on + timedelta(days=AGENDA_DAYS - 1)
    days = {"from": date_format(on, "j F"), "to": date_format(last, "j F Y")}
    return Span(
        view=AGENDA,
        on=on,
        first=on,
        last=last,
        before=on - timedelta(days=AGENDA_DAYS),
        after=on + timedelta(days=AGENDA_DAYS),
        title=_("%(from)s to %(to)s") % days,
    )


def year(on):
    return Span(
        view=YEAR,
        on=on,
        first=date(on.year, 1, 1),
        last=date(on.year, 12, 31),
        before=date(on.year - 1, 1, 1),
        after=date(on.year + 1, 1, 1),
        title=str(on.year),
    )


SPANS = {MONTH: month, WEEK: week, AGENDA: agenda, YEAR: year}
