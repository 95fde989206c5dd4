"""What else is on the days for which somebody is invited or travels: four questions, no more."""

from dataclasses import dataclass, field

from delegations.choices.visit import OVER, VisitStatus
from delegations.models import Delegation, Trip
from oia.accounts.models import CouncilDate, Holiday

SHOWN = 20


@dataclass
class Clashes:
    """Trips, visits, days of the council and holidays on any of the days, enclosing ones too."""

    trips: list = field(default_factory=list)
    visits: list = field(default_factory=list)
    council: list = field(default_factory=list)
    holidays: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.trips or self.visits or self.council)


def clashes(first, last, user, *, but=None):
    """What is on from the first day to the last, but for one trip, as far as the user may see."""
    if first is None:
        return Clashes()
    last = last or first
    trips = Trip.objects.visible_to(user).standing().overlapping(first, last)
    visits = Delegation.objects.visible_to(user).exclude(status__in=[*OVER, VisitStatus.POSTPONED])
    visits = visits.overlapping(first, last).for_list()
    return Clashes(
        trips=list(trips.exclude(pk=but).for_list().order_by("starts_on", "pk")[:SHOWN]),
        visits=list(visits.order_by("arrives_on", "pk")[:SHOWN]),
        council=list(CouncilDate.objects.filter(on__range=(first, last))),
        holidays=list(Holiday.objects.filter(on__range=(first, last))),
    )
