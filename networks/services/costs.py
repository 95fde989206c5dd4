"""What a membership costs in a year: dues, travel, hours, all in the office's currency.

A sum is never silently short: what could not be converted or priced is named beside it.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from networks.choices.membership import CostKind
from networks.models import Dues, OtherCost
from oia.accounts.models import Office
from oia.accounts.money import Rates


@dataclass(frozen=True)
class BookedCost:
    """One cost as it stands in the books, and what it is in our currency, if that is known."""

    label: str
    amount: Decimal | None
    currency: str
    hours: Decimal | None
    ours: Decimal | None

    @property
    def unpriced(self):
        return self.amount is None

    @property
    def without_rate(self):
        return self.amount is not None and self.ours is None


@dataclass
class YearCost:
    """The full cost of one membership in one fiscal year."""

    year: int
    currency: str
    lines: list[BookedCost] = field(default_factory=list)

    @property
    def total(self):
        """The sum of all that is known in our currency; `missing` says what it leaves out."""
        return sum((line.ours for line in self.lines if line.ours is not None), Decimal(0))

    @property
    def missing(self):
        """In words, what the total leaves out."""
        words = [
            _("%(what)s: no rate for %(currency)s")
            % {"what": line.label, "currency": line.currency}
            for line in self.lines
            if line.without_rate
        ]
        words += [
            _("%(what)s: %(hours)s hours without a price")
            % {"what": line.label, "hours": f"{line.hours.normalize():f}"}
            for line in self.lines
            if line.unpriced
        ]
        return words

    @property
    def complete(self):
        return not self.missing

    @property
    def hours(self):
        return sum((line.hours for line in self.lines if line.hours), Decimal(0))

    @property
    def costs_something(self):
        """Whether we pay at all, in whatever currency."""
        return any(line.amount or line.hours for line in self.lines)


def rate_day(day, office, year):
    """The day whose rate counts: that of the cost, else the end of its year, at most today."""
    last = office.fiscal_year_bounds(year)[1]
    return day or min(last, timezone.localdate())


def line_of_dues(dues, rates, office):
    day = rate_day(dues.paid_on or dues.due_on or dues.invoiced_on, office, dues.fiscal_year)
    ours = rates.convert(dues.amount, dues.currency, day)
    return BookedCost(_("Dues"), dues.amount, dues.currency, None, ours)


def line_of_other(cost, rates, office):
    day = rate_day(cost.on, office, cost.fiscal_year)
    ours = rates.convert(cost.amount, cost.currency, day) if cost.amount is not None else None
    label = dict(CostKind.choices)[cost.kind]
    if cost.what:
        label = f"{label}, {cost.what}"
    return BookedCost(label, cost.amount, cost.currency, cost.hours, ours)


def costs_of(memberships, *, year=None):
    """The full cost by membership and fiscal year: {pk: {year: YearCost}}. Four queries at most.

    Takes a queryset or list of memberships; `year` narrows it to one fiscal year.
    """
    office = Office.current()
    rates = Rates(office)
    chosen = {"membership__in": memberships} | ({"fiscal_year": year} if year else {})
    found = {}
    sources = ((Dues, line_of_dues), (OtherCost, line_of_other))
    for model, line_of in sources:
        for row in model.objects.filter(**chosen).order_by("fiscal_year", "pk"):
            years = found.setdefault(row.membership_id, {})
            cost = years.setdefault(row.fiscal_year, YearCost(row.fiscal_year, rates.currency))
            cost.lines.append(line_of(row, rates, office))
    return found


def years_of(membership):
    """The full cost of one membership, year by year, the latest first."""
    years = costs_of([membership]).get(membership.pk, {})
    return [years[year] for year in sorted(years, reverse=True)]


def this_year(day: date | None = None):
    """The fiscal year of a day, as a rule of today."""
    return Office.current().fiscal_year_of(day or timezone.localdate())
