"""Which of our networks cover the same ground, what each costs, and where we take no part."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, Max, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.choices.membership import Function
from networks.choices.network import Region
from networks.models import Membership
from networks.services.costs import YearCost, costs_of
from oia.accounts.models import Office


@dataclass
class Line:
    """One of our networks in the comparison."""

    membership: Membership
    themes: dict
    cost: YearCost
    times: int
    hours: float | None
    last_on: object
    shared: list = field(default_factory=list)

    @property
    def name(self):
        return self.membership.network.name

    @property
    def score(self):
        """How much of its ground other networks of ours cover too."""
        return sum(overlap for _other, overlap in self.shared)

    @property
    def idle(self):
        """We pay and take no part."""
        return self.times == 0 and self.cost.costs_something


@dataclass
class Ground:
    """A theme, region or function, and those of our networks that cover it."""

    label: str
    lines: list

    @property
    def total(self):
        return sum(line.cost.total for line in self.lines)

    @property
    def complete(self):
        return all(line.cost.complete for line in self.lines)


def compare(user, *, today=None):
    """A line for each membership in force that this user may see. A constant number of queries."""
    today = today or timezone.localdate()
    office = Office.current()
    year = office.fiscal_year_of(today)
    recent = Q(participations__on__gt=today - timedelta(days=365), participations__on__lte=today)
    memberships = list(
        Membership.objects.belonging()
        .visible_to(user)
        .select_related("network", "lead")
        .prefetch_related("network__themes")
        .annotate(
            times=Count("participations", filter=recent),
            hours=Sum("participations__hours", filter=recent),
            last_on=Max("participations__on"),
        )
        .order_by("network__name")
    )
    costs = costs_of(memberships, year=year)
    lines = [
        Line(
            membership=membership,
            themes={theme.slug: theme.name for theme in membership.network.themes.all()},
            cost=costs.get(membership.pk, {}).get(year, YearCost(year, office.currency)),
            times=membership.times,
            hours=membership.hours,
            last_on=membership.last_on,
        )
        for membership in memberships
    ]
    for line in lines:
        others = ((other, overlap(line, other)) for other in lines if other is not line)
        found = [(other, points) for other, points in others if points]
        line.shared = sorted(found, key=lambda pair: (-pair[1], pair[0].name))
    return lines


def overlap(one, other):
    """Themes that both cover, times functions we use both for (at least once, where these are
    not said), if their regions meet; else nothing."""
    themes = len(one.themes.keys() & other.themes.keys())
    functions = len(set(one.membership.functions) & set(other.membership.functions))
    said = one.membership.functions and other.membership.functions
    times = functions if said else 1
    return themes * times if meet(one, other) else 0


def meet(one, other):
    """Whether two networks work in the same part of the world; a worldwide one does everywhere."""
    regions = {one.membership.network.region, other.membership.network.region}
    return len(regions) == 1 or Region.GLOBAL in regions


def grounds(lines, by):
    """The lines grouped by theme, region or function; what only one covers comes last."""
    found = {}
    for line in lines:
        for label in covered(line, by):
            found.setdefault(label, []).append(line)
    groups = [Ground(label, members) for label, members in found.items()]
    return sorted(groups, key=lambda ground: (-len(ground.lines), ground.label))


def covered(line, by):
    if by == "region":
        return [line.membership.network.get_region_display() or _("not known")]
    if by == "function":
        words = dict(Function.choices)
        return [str(words.get(f, f)) for f in line.membership.functions] or [_("not said")]
    return line.themes.values() or [_("not known")]
