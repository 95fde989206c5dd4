"""The dates of the papers with which somebody travels: visas to apply for, passports to renew."""

from datetime import timedelta

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import AHEAD, Visa
from delegations.models import Traveller
from delegations.services import itinerary
from delegations.trip_deadlines import OF_TRIP, PEOPLE, dated
from oia.accounts.models import Office
from oia.core.plugs import DeadlineSource, ShippedRule, register

#: Visas that somebody still has to see to.
TO_APPLY = [Visa.UNKNOWN, Visa.WANTED]


def visas():
    rows = Traveller.objects.filter(visa__in=TO_APPLY, visa_by__isnull=False)
    return rows.filter(trip__status__in=AHEAD).select_related(*PEOPLE)


def read_visa(traveller):
    return dated(_t("Apply for a visa"), traveller.trip, traveller.visa_by)


def applied(traveller):
    return "" if traveller.visa in TO_APPLY else traveller.get_visa_display()


def passports():
    """Passports of those who may travel; which of them end too soon says `read_passport`."""
    rows = Traveller.objects.filter(passport_until__isnull=False, trip__status__in=AHEAD)
    return rows.filter(trip__starts_on__isnull=False).select_related(*PEOPLE)


def read_passport(traveller):
    office, trip = Office.current(), traveller.trip
    if not itinerary.passport_too_short(traveller, office):
        return None
    on = trip.starts_on - timedelta(days=office.passport_lead_days)
    return dated(_t("Renew a passport"), trip, on, hard=False)


register(
    DeadlineSource(
        kind="trip.visa",
        label=_("Visa of a traveller"),
        rows=visas,
        watch=("visa", "visa_by", *OF_TRIP),
        read=read_visa,
        outcome=applied,
    )
)
register(
    DeadlineSource(
        kind="trip.passport",
        label=_("Passport of a traveller"),
        rows=passports,
        watch=("passport_until", "trip__starts_on", "trip__ends_on", *OF_TRIP),
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
