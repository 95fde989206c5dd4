"""What else is on the days for which somebody is invited or travels: five questions, no more."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from delegations.choices.visit import OVER, VisitStatus
from delegations.models import Delegation, Invitation, Trip
from delegations.models.trip import LONGEST
from delegations.services.itinerary import days_within
from oia.accounts.models import CouncilDate, Holiday
from oia.core.visibility import Sensitivity, hidden_from
from oia.core.zones import span_of_days

SHOWN = 20

#: Who has one of these is told that days are taken.
ANSWERS = ("delegations.decide_invitation", "delegations.decide_delegation")

#: So many are read of each kind, since some of them may be hidden from whoever asks.
READ = 3 * SHOWN


@dataclass
class Clashes:
    """Trips, visits, invitations that wait for an answer, days of the council and holidays on any
    of the days, enclosing ones too.

    `taken` says that there is more, which is not for whoever asks. Only who answers, and sees
    movements, is told so; others hear of what they see, and are told that (`is_whole`).
    """

    trips: list = field(default_factory=list)
    visits: list = field(default_factory=list)
    invitations: list = field(default_factory=list)
    council: list = field(default_factory=list)
    holidays: list = field(default_factory=list)
    taken: bool = False
    is_whole: bool = True

    def __bool__(self):
        known = self.trips or self.visits or self.invitations or self.council
        return bool(known or self.taken)


def days_of(trip):
    """The first and the last day that a trip takes: official ones, and those on which they are
    away before or after. Both None while nobody knows."""
    if trip.away is None:
        return None, None
    away = days_within(*map(timezone.localtime, trip.away))
    days = [day for day in (*away, trip.starts_on, trip.last_day) if day]
    return min(days), max(days)


def clashes(first, last, user, *, but=None, asked=None):
    """What is on from the first day to the last, but for one trip and the invitation that is being
    asked about (keys), as far as the user may know.
    """
    if first is None:
        return Clashes()
    last, hidden = last or first, hidden_from(user)
    answers = any(user.has_perm(right) for right in ANSWERS)
    is_whole = not hidden or (answers and Sensitivity.MOVEMENTS not in hidden)
    trips = Trip.objects.standing().filter(on_these_days(first, last)).exclude(pk=but)
    visits = Delegation.objects.exclude(status__in=[*OVER, VisitStatus.POSTPONED])
    visits = visits.overlapping(first, last)
    invitations = Invitation.objects.unanswered().filter(trip=None).exclude(pk=asked)
    invitations = invitations.overlapping(first, last).order_by("starts_on", "pk")
    shown = [
        told(found, hidden) if is_whole else told(found.visible_to(user), [])
        for found in (
            trips.order_by("starts_on", "pk"),
            visits.order_by("arrives_on", "pk"),
            invitations,
        )
    ]
    return Clashes(
        *(seen for seen, _taken in shown),
        council=list(CouncilDate.objects.filter(on__range=(first, last))),
        holidays=list(Holiday.objects.filter(on__range=(first, last))),
        taken=any(taken for _seen, taken in shown),
        is_whole=is_whole,
    )


def on_these_days(first, last):
    """The condition under which a trip takes any of these days, officially or by its legs."""
    begins, ends = span_of_days(first, last)
    away = Trip.objects.filter(leaves_at__lte=ends, returns_at__lte=ends + LONGEST)
    away = away.filter(returns_at__gt=begins)
    both = (Trip.objects.overlapping(first, last), away)
    return Q(*(Q(pk__in=trips.order_by().values("pk")) for trips in both), _connector=Q.OR)


def told(found, hidden):
    """What of some records is not hidden, by title and days, and whether there are others."""
    found = list(found.for_list().prefetch_related(None)[: READ if hidden else SHOWN])
    seen = [one for one in found if one.sensitivity not in hidden]
    return seen[:SHOWN], len(seen) < len(found)
