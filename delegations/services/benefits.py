"""What others bear of a trip stands in the register of gifts, and adds up there by its donor.

The gift follows its cost by itself: its value, donor and day. Whether it has to be declared, and by
when, say the office's rules as of any other gift.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.choices.gift import GiftStatus, Recipient, Source, ValueMethod, Where
from delegations.choices.trip import THIRD_PARTIES, TRIP_OFF, UNDECIDED, Payer, TravelPart
from delegations.models import Gift, Trip, TripCost
from delegations.services import gifts, trip_money
from oia.accounts.models import Office
from oia.accounts.money import Rates
from oia.core.roads import current_user
from oia.directory.choices import OrganisationKind

#: Who of ours got it, by what they are on the trip.
RECIPIENTS = {TravelPart.MAYOR: Recipient.MAYOR, TravelPart.ELECTED: Recipient.ELECTED}

#: Donors that are companies or the like, wherever they are.
PRIVATE = {OrganisationKind.COMPANY, OrganisationKind.NGO, OrganisationKind.OTHER}
INTERNATIONAL = {OrganisationKind.INTERNATIONAL, OrganisationKind.NETWORK}


@transaction.atomic
def follow(trip):
    """Bring the gifts of a trip in step with what others bear of it. Safe to run twice."""
    costs = trip.costs.select_related("traveller", "source__city", "gift")
    costs = list(costs.filter(payer__in=THIRD_PARTIES))
    for cost in costs:
        cost.trip = trip
        follow_cost(cost, invitation_of(trip))
    for gift in Gift.objects.filter(trip_cost__trip=trip).exclude(trip_cost__in=costs):
        let_go(gift)


def follow_all():
    """Give costs that came by a road that tells nobody, or before there was this, their gifts."""
    costs = TripCost.objects.filter(payer__in=THIRD_PARTIES, gift=None)
    for trip in Trip.objects.filter(costs__in=costs).distinct():
        follow(trip)


def invitation_of(trip):
    return getattr(trip, "invitation", None)


def follow_cost(cost, invitation):
    gift = getattr(cost, "gift", None) or Gift(trip_cost=cost, status=status_of(cost.trip))
    said = told_of(cost, invitation)
    if gift._state.adding or any(getattr(gift, name) != value for name, value in said.items()):
        for name, value in said.items():
            setattr(gift, name, value)
        service = gifts.record if gift._state.adding else gifts.change
        service(gift, by=by_whom())
    move(gift, status_of(cost.trip))


def by_whom():
    """Whoever changes the trip, where they may work on gifts; else the program itself."""
    user = current_user()
    return user if user and user.has_perm(gifts.CHANGE) and user.has_perm(gifts.ADD) else None


def told_of(cost, invitation):
    """The fields of a gift that follow its cost."""
    trip, traveller = cost.trip, cost.traveller
    return {
        "description": ", ".join(filter(None, [str(cost.get_kind_display()), cost.what]))[:300],
        "occasion": f"{trip.reference}: {trip.title}"[:250],
        "on": trip.starts_on or timezone.localdate(cost.created_at),
        "place": trip.goes_to[:200],
        "where": Where.HOME if is_home(trip.city) else Where.ABROAD,
        **donor_of(cost, invitation),
        "recipient_class": recipient_of(trip, traveller),
        "recipient_user": traveller and traveller.user,
        "recipient_name": traveller.name if traveller and not traveller.user else "",
        **value_of(cost),
        "owner": trip.owner,
        "backup": trip.backup,
        "sensitivity": trip.sensitivity,
    }


def recipient_of(trip, traveller):
    if traveller is None:
        return Recipient.MAYOR if trip.with_mayor else Recipient.CITY
    return RECIPIENTS.get(traveller.part, Recipient.STAFF)


def donor_of(cost, invitation):
    """Who gives it: the one named, else the host who invited; else words that add up with nothing
    but this trip's own, as nobody knows who it is."""
    is_host = cost.payer == Payer.HOST and invitation is not None
    body = cost.source or (invitation.organisation if is_host else None)
    words = invitation.host if is_host and body is None else ""
    if body is None and not words:
        words = f"{cost.get_payer_display()}, {cost.trip.reference}"
    return {
        "other_organisation": body,
        "other_name": words[:250],
        "source": kind_of_donor(cost, body),
    }


def kind_of_donor(cost, body):
    if cost.payer == Payer.NETWORK or (body and body.kind in INTERNATIONAL):
        return Source.INTERNATIONAL
    private = cost.payer in (Payer.AIRLINE, Payer.SPONSOR) or (body and body.kind in PRIVATE)
    at_home = is_home(body.city) if body else False
    if private:
        return Source.PRIVATE_HOME if at_home else Source.PRIVATE_ABROAD
    return Source.PUBLIC_HOME if at_home else Source.PUBLIC_ABROAD


def is_home(city):
    """Whether a city is in our country: it then keeps our clocks."""
    return city is not None and city.zone == Office.current().zone


def value_of(cost):
    """What it is worth; a rate typed with the cost counts before the office's."""
    amount, currency = cost.amount, cost.currency
    if amount is not None and cost.rate is not None:
        rates = Rates()
        amount, currency = trip_money.in_ours(cost, amount, rates, cost.trip), rates.currency
    known = ValueMethod.ESTIMATED if cost.actual is None else ValueMethod.STATED
    return {
        "value": amount,
        "currency": currency if amount is not None else "",
        "value_method": ValueMethod.UNKNOWN if amount is None else known,
    }


def status_of(trip):
    """It is offered while nobody decided on the trip, taken with it, and falls away with it."""
    if trip.status in TRIP_OFF:
        return GiftStatus.DECLINED
    return GiftStatus.OFFERED if trip.status in UNDECIDED else GiftStatus.ACCEPTED


def move(gift, to):
    """Let a gift stand as its trip does. What somebody decided on the gift itself stays."""
    falls_away = _("The trip does not take place.")
    if gift.status == GiftStatus.DECLINED and gift.decision_reason != falls_away:
        return
    if to != gift.status and gift.status in Gift.MAY_FOLLOW.get(to, ()):
        why = falls_away if to == GiftStatus.DECLINED else _("It comes with the trip.")
        gifts.move(gift, to, by=by_whom(), why=why)


def let_go(gift):
    """Nobody else bears it any more. What was declared stays on the register."""
    if gift.declared_on is None:
        gift._history_user = by_whom()
        gift.delete()
    else:
        Gift.objects.filter(pk=gift.pk).update(trip_cost=None)


def let_go_of(cost):
    """The cost is about to be removed."""
    if gift := Gift.objects.filter(trip_cost=cost.pk).first():
        let_go(gift)


def to_declare(trip, user):
    """The gifts of a trip that are to be declared, or cannot be judged, as far as somebody sees."""
    found = Gift.objects.visible_to(user).filter(trip_cost__in=TripCost.objects.filter(trip=trip))
    found = found.to_declare() | found.unclear()
    return list(found.select_related("rule", "other_organisation").order_by("declare_by", "pk"))
