"""What of a trip and its parts must never be stored, and by what trips are found quickly."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import F, Index, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import BACK, GOING, TripStatus
from oia.core.limits import check

RETURNS_FIRST = _("They return before they leave.")
NOWHERE = _("Say where the trip goes: a city, or in words.")
ARRIVES_FIRST = _("It arrives before it leaves. Look at the zones and the days.")
LEFT_BEFORE_COMING = _("The last night is before the first.")
TOO_LONG = _("That is more than a year. Is the year right?")
TOO_FAR = _("That is more than ten years ahead. Is the year right?")
TOO_LONG_A_WAY = _("That way takes more than three months. Look at the years.")

#: Nobody is away for longer, nor asked so long before; only a slip of the keyboard is.
LONGEST = timedelta(days=366)
LONGEST_WAY = timedelta(days=92)
YEARS_AHEAD = 10


def check_days(record):
    """Refuse days that can only be a slip, beside their field; what is stored so stays readable."""
    first, last = record.starts_on, record.ends_on or record.starts_on
    if first is None:
        return
    wrong = {}
    if first.year > timezone.localdate().year + YEARS_AHEAD:
        wrong["starts_on"] = TOO_FAR
    elif last - first > LONGEST:
        wrong["ends_on"] = TOO_LONG
    same = {"pk": record.pk, "starts_on": first, "ends_on": record.ends_on}
    if wrong and not type(record).objects.filter(**same).exists():
        raise ValidationError(wrong)


CONSTRAINTS = [
    check("trip_goes_somewhere", Q(city__isnull=False) | ~Q(destination=""), NOWHERE),
    check(
        "trip_returns_after_it_leaves",
        Q(ends_on=None) | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
        RETURNS_FIRST,
    ),
    check(
        "trip_approved_has_a_day",
        ~Q(status__in=[*GOING, TripStatus.TRAVELLING, *BACK]) | Q(starts_on__isnull=False),
        _("A trip is approved for days. Give them first."),
    ),
    check(
        "trip_reported_with_a_result",
        Q(reported_on=None) | ~Q(results=""),
        _("A report says what came of the trip."),
    ),
    check(
        "trip_released_is_over",
        Q(released_on=None) | Q(status__in=BACK),
        _("Only a trip that is over can be released."),
    ),
    check(
        "trip_status_is_known",
        Q(status__in=TripStatus.values),
        _("There is no such state."),
    ),
]

INDEXES = [
    Index(fields=["starts_on", "id"], name="trip_by_departure"),
    Index(fields=["title", "id"], name="trip_by_title"),
    Index(fields=["status", "starts_on", "id"], name="trip_by_status"),
    Index(fields=["kind", "starts_on", "id"], name="trip_by_kind"),
    Index(fields=["returns_at"], name="trip_by_return"),
]

LEG_CONSTRAINTS = [
    check("leg_arrives_after_it_leaves", Q(arrives_at__gt=F("departs_at")), ARRIVES_FIRST),
    check(
        "leg_distance_not_negative",
        Q(distance_km=None) | Q(distance_km__gte=0),
        _("A distance cannot be negative."),
    ),
]

LEG_INDEXES = [Index(fields=["trip", "departs_at", "id"], name="leg_by_departure")]

STAY_CONSTRAINTS = [
    check("stay_ends_after_it_begins", Q(until_on__gt=F("from_on")), LEFT_BEFORE_COMING),
]
