"""What others bear of a trip stands in the register of gifts, and adds up there by its donor.

The gift follows its cost by itself: its value, donor and day. Whether it has to be declared, and by
when, say the office's rules as of any other gift.
"""

import logging
from functools import cached_property

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from delegations.choices.gift import GiftStatus, Recipient, Source, ValueMethod, Where
from delegations.choices.trip import THIRD_PARTIES, TRIP_OFF, UNDECIDED, Payer, TravelPart
from delegations.models import Gift, Invitation, Trip, TripCost
from delegations.services import gifts, trip_money
from oia.accounts.models import Office
from oia.accounts.money import Rates
from oia.core.hanging import hanging_on
from oia.core.rights import need
from oia.core.roads import current_user
from oia.directory.choices import OrganisationKind
from oia.directory.models import City
from oia.directory.services.keeping import keep

log = logging.getLogger(__name__)

#: Who of ours got it, by what they are on the trip.
RECIPIENTS = {TravelPart.MAYOR: Recipient.MAYOR, TravelPart.ELECTED: Recipient.ELECTED}

#: Donors that are companies or the like, wherever they are.
PRIVATE = {OrganisationKind.COMPANY, OrganisationKind.NGO, OrganisationKind.OTHER}
INTERNATIONAL = {OrganisationKind.INTERNATIONAL, OrganisationKind.NETWORK}


class Known:
    """What all costs of a trip are told with, read once and only where it is asked for."""

    def __init__(self, trip):
        self.trip = trip

    @cached_property
    def invitation(self):
        found = Invitation.objects.filter(trip=self.trip)
        return found.select_related("organisation__city").first()

    @cached_property
    def rates(self):
        return Rates()

    @cached_property
    def country(self):
        """Our country: that of the city chosen among the settings, else of the one whose name and
        clock are the office's, else of the largest with its clock; None where there is none."""
        office = Office.current()
        same_clock = City.objects.filter(zone=office.zone).order_by("-population", "pk")
        ours = office.city or same_clock.filter(name=office.city_name).first()
        ours = ours or same_clock.first()
        return ours and ours.country

    def is_ours(self, place):
        """Whether a city or an organisation is in our country."""
        return bool(place and place.country) and place.country == self.country


def follow(trip):
    """Bring the gifts of a trip in step with what others bear of it. Safe to run twice, and
    beside itself: the second waits for the first and finds its gifts."""
    with transaction.atomic():
        locked = Trip.objects.select_for_update(of=("self",), no_key=True)
        locked = locked.select_related("city").prefetch_related("other_cities")
        trip = locked.filter(pk=trip.pk).first()
        if trip is not None:
            follow_costs(trip)


def follow_costs(trip):
    costs = trip.costs.select_related("traveller", "source__city", "gift")
    costs = list(costs.filter(payer__in=THIRD_PARTIES))
    known = Known(trip)
    for cost in costs:
        cost.trip = trip
        follow_cost(cost, known)
    for gift in Gift.objects.filter(trip_cost__trip=trip).exclude(trip_cost__in=costs):
        let_go(gift)


def follow_all():
    """Give costs that came by a road that tells nobody, or before there was this, their gifts.
    A trip whose gifts cannot be kept holds up no other."""
    costs = TripCost.objects.filter(payer__in=THIRD_PARTIES, gift=None)
    for trip in Trip.objects.filter(costs__in=costs).distinct().order_by("pk"):
        try:
            follow(trip)
        except Exception:
            log.exception("What others bear of the trip %s has no gifts.", trip.reference)


def follow_cost(cost, known):
    gift = getattr(cost, "gift", None) or Gift(trip_cost=cost)
    said = told_of(cost, known)
    if gift._state.adding or any(getattr(gift, name) != value for name, value in said.items()):
        for name, value in said.items():
            setattr(gift, name, value)
        write(gift, by=by_whom())
    stand_as(gift, cost.trip)


def write(gift, *, by):
    if gift._state.adding:
        return gifts.record(gift, by=by)
    need(by, gifts.CHANGE)
    return keep(gift, by=by)


def by_whom():
    """Whoever changes the trip, where they may work on gifts; else the program itself."""
    user = current_user()
    return user if user and user.has_perm(gifts.CHANGE) and user.has_perm(gifts.ADD) else None


def told_of(cost, known):
    """The fields of a gift that follow its cost."""
    trip, traveller = cost.trip, cost.traveller
    return {
        "description": ", ".join(filter(None, [str(cost.get_kind_display()), cost.what]))[:300],
        "occasion": f"{trip.reference}: {trip.title}"[:250],
        "on": trip.starts_on or timezone.localdate(cost.created_at),
        "place": trip.goes_to[:200],
        "where": Where.HOME if known.is_ours(trip.city) else Where.ABROAD,
        **donor_of(cost, known),
        "recipient_class": recipient_of(trip, traveller),
        "recipient_user_id": traveller and traveller.user_id,
        "recipient_name": traveller.name if traveller and not traveller.user_id else "",
        **value_of(cost, known),
        "owner_id": trip.owner_id,
        "backup_id": trip.backup_id,
        "sensitivity": trip.sensitivity,
    }


def recipient_of(trip, traveller):
    if traveller is None:
        return Recipient.MAYOR if trip.with_mayor else Recipient.CITY
    return RECIPIENTS.get(traveller.part, Recipient.STAFF)


def donor_of(cost, known):
    """Who gives it: the one named, else the host who invited; else words that add up with nothing
    but this trip's own, as nobody knows who it is."""
    invitation = known.invitation if cost.payer == Payer.HOST else None
    body = cost.source or (invitation and invitation.organisation)
    words = invitation.host if invitation and body is None else ""
    if body is None and not words:
        words = f"{cost.get_payer_display()}, {cost.trip.reference}"
    return {
        "other_organisation_id": body and body.pk,
        "other_name": words[:250],
        "source": kind_of_donor(cost, body, known),
    }


def kind_of_donor(cost, body, known):
    """Where the directory does not say of which country they are, they are of where it leads."""
    if cost.payer == Payer.NETWORK or (body and body.kind in INTERNATIONAL):
        return Source.INTERNATIONAL
    private = cost.payer in (Payer.AIRLINE, Payer.SPONSOR) or (body and body.kind in PRIVATE)
    at_home = known.is_ours(body if body and body.country else cost.trip.city)
    if private:
        return Source.PRIVATE_HOME if at_home else Source.PRIVATE_ABROAD
    return Source.PUBLIC_HOME if at_home else Source.PUBLIC_ABROAD


def value_of(cost, known):
    """What it is worth; a rate typed with the cost counts before the office's."""
    amount, currency = cost.amount, cost.currency
    if amount is not None and cost.rate is not None:
        amount = trip_money.in_ours(cost, amount, known.rates, cost.trip)
        currency = known.rates.currency
    method = ValueMethod.ESTIMATED if cost.actual is None else ValueMethod.STATED
    return {
        "value": amount,
        "currency": currency if amount is not None else "",
        "value_method": ValueMethod.UNKNOWN if amount is None else method,
    }


def verdict_of(trip):
    """A gift is taken with its trip and falls away with it. While nobody has decided on the trip,
    or looks at it anew, it stands as it stood: None."""
    if trip.status in TRIP_OFF:
        return GiftStatus.DECLINED
    return None if trip.status in UNDECIDED else GiftStatus.ACCEPTED


def stand_as(gift, trip):
    """Let a gift stand as its trip does. What somebody decided on the gift itself stays."""
    to = verdict_of(trip)
    if to is None or to == gift.status or is_decided(gift):
        return
    falls_away = to == GiftStatus.DECLINED
    why = _("The trip does not take place.") if falls_away else _("It comes with the trip.")
    gifts.go_along(gift, to, by=by_whom(), why=why)


def is_decided(gift):
    """Whether somebody decided on the gift itself. What only came with its trip, nobody did; and
    by itself none goes back."""
    return gift.decided_by_id is not None or gift.status == GiftStatus.RETURNED


def let_go(gift):
    """Nobody else bears it any more. What was declared, or has papers, stays on the register."""
    if gift.declared_on is None and not hanging_on(Gift, [gift.pk]):
        gift._history_user = by_whom()
        gift.delete()
    else:
        gift.trip, gift.trip_cost = gift.trip_cost.trip, None
        bulk_update_with_history([gift], Gift, ["trip", "trip_cost"], default_user=by_whom())


def let_go_of(cost):
    """The cost is about to be removed."""
    if gift := Gift.objects.filter(trip_cost=cost.pk).first():
        let_go(gift)


def is_untold(trip, costs):
    """Whether others pay most of a trip, and no cost tells the register what they bear."""
    is_theirs = trip.payer in THIRD_PARTIES and trip.status not in TRIP_OFF
    return is_theirs and not any(cost.payer in THIRD_PARTIES for cost in costs)


def to_declare(trip, user):
    """The gifts of a trip that are to be declared, or cannot be judged, as far as somebody sees."""
    found = Gift.objects.visible_to(user).filter(trip_cost__in=TripCost.objects.filter(trip=trip))
    found = found.to_declare() | found.unclear()
    return list(found.select_related("rule", "other_organisation").order_by("declare_by", "pk"))
