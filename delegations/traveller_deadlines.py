"""The dates of the papers with which somebody travels: visas to apply for, passports to renew.

Where no day is typed they are due as long before the departure as the office wants passports
renewed, and move with the trip. For a trip within our country nobody looks up a visa.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import GOING, UNDECIDED, Visa
from delegations.models import Traveller
from delegations.services import itinerary
from delegations.trip_deadlines import OF_TRIP, PEOPLE, dated
from oia.accounts.models import Office
from oia.core.plugs import DeadlineSource, ShippedRule, register
from oia.directory.models import City
from oia.directory.models.home import our_city

#: Until when papers are seen to.
BEFORE = [*UNDECIDED, *GOING]

#: How long somebody has for it who was added to a trip that leaves soon.
TO_SEE_TO_IT = timedelta(days=3)

#: Visas that somebody still has to see to.
TO_APPLY = [Visa.UNKNOWN, Visa.WANTED]


#: Visas for which a passport is needed in any case.
NEEDED = [Visa.WANTED, Visa.APPLIED, Visa.GRANTED]


def ahead():
    """Those of trips that may take place and that nobody has left for."""
    return Traveller.objects.filter(trip__status__in=BEFORE).select_related(*PEOPLE)


def at_home():
    """Whether a trip goes to a city of the country in which ours lies."""
    ours = City.objects.filter(pk=our_city())
    there = City.objects.filter(pk=OuterRef("trip__city"), country__in=ours.values("country"))
    return Exists(there)


def visas():
    """Visas to apply for, and those that nobody has looked up."""
    abroad = Q(trip__starts_on__isnull=False) & ~at_home()
    return ahead().filter(Q(visa_by__isnull=False) | abroad, visa__in=TO_APPLY)


def read_visa(traveller):
    is_wanted = traveller.visa == Visa.WANTED or traveller.visa_by
    words = _t("Apply for a visa") if is_wanted else _t("Look up visa and passport")
    on = traveller.visa_by or in_time(traveller)
    return dated(words, traveller.trip, on, hard=bool(traveller.visa_by))


def in_time(traveller):
    """As long before the departure as the office wants; some days for whoever was added later."""
    office, starts_on = Office.current(), traveller.trip.starts_on
    wanted = starts_on - timedelta(days=office.passport_lead_days)
    asked = timezone.localdate(traveller.created_at, office.clock) + TO_SEE_TO_IT
    return max(wanted, min(asked, starts_on))


def applied(traveller):
    return "" if traveller.visa in TO_APPLY else traveller.get_visa_display()


def passports():
    """Passports of those who may travel; which of them end too soon says `read_passport`. Of one
    that nobody has looked up, whoever needs a visa is asked; of others along with the visa."""
    to_look_at = Q(passport_until__isnull=False) | Q(visa__in=NEEDED)
    return ahead().filter(to_look_at, trip__starts_on__isnull=False)


def read_passport(traveller):
    trip = traveller.trip
    if traveller.passport_until is None:
        return dated(_t("Look up a passport"), trip, in_time(traveller), hard=False)
    if not itinerary.passport_too_short(traveller, Office.current()):
        return None
    return dated(_t("Renew a passport"), trip, in_time(traveller), hard=False)


register(
    DeadlineSource(
        kind="trip.visa",
        label=_("Visa of a traveller"),
        rows=visas,
        watch=("visa", "visa_by", "trip__starts_on", "trip__city", *OF_TRIP),
        read=read_visa,
        office=("passport_lead_days", "city_name", "zone", "city_id"),
        outcome=applied,
    )
)
register(
    DeadlineSource(
        kind="trip.passport",
        label=_("Passport of a traveller"),
        rows=passports,
        watch=(
            *("passport_until", "visa", "trip__starts_on", "trip__ends_on"),
            *OF_TRIP,
        ),
        read=read_passport,
        office=("passport_valid_days", "passport_lead_days"),
    )
)
register(
    ShippedRule(
        slug="trip-passport",
        name="Passports that end too soon after a trip",
        kinds=("trip.passport",),
        steps=(28, 14, 7, 3, 1),
        climbs_after=1,
    )
)
