"""What trips of ours put on the desk, and on the pages of those whom they are about."""

from datetime import timedelta
from itertools import chain

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from delegations import trip_chapters
from delegations.choices.trip import AHEAD
from delegations.models import Invitation, Meeting, Traveller, Trip
from delegations.services.activity import been_there
from delegations.services.invitations import DECIDE
from networks.models import Network, Summit
from oia.core.plugs import (
    Activity,
    CalendarEntry,
    CalendarLayer,
    Chapter,
    NavEntry,
    RecordPanel,
    Searched,
    Themed,
    TodayPanel,
    called,
    listing,
    register,
    telling,
)
from oia.core.themes import of_theme
from oia.core.visibility import neutral
from oia.directory.models import Agreement, City, Organisation

RIGHT = "delegations.view_trip"
SHOWN = 20

#: How far ahead Today tells who travels.
AHEAD_OF_TODAY = timedelta(days=42)

#: By which field a trip belongs to a record of each kind, and what a new one is asked for by.
BELONGS = {City: "city", Summit: "summit", Network: "network", Agreement: "agreement"}

#: The same of an invitation; a body may be the host.
INVITES = BELONGS | {Organisation: "organisation"}


def trips_of(record, user):
    """The trips to a city or a summit, with a network or under an agreement, in one query; beside
    an agreement how often we were with its partners all the same.
    """
    name = BELONGS.get(type(record))
    if name is None or not user.has_perm(RIGHT):
        return None
    found = Trip.objects.visible_to(user)
    found = found.to_city(record) if name == "city" else found.filter(**{name: record})
    is_agreement = name == "agreement"
    may_add = user.has_perm("delegations.add_trip") and not is_agreement
    return {
        "under_agreement": is_agreement,
        "besides": beside_agreement(record, user) if is_agreement else [],
        "trips": list(found.for_list().order_by("-starts_on", "-pk")[:SHOWN]),
        "trip_new_query": f"?{name}={record.pk}" if may_add else "",
    }


def beside_agreement(agreement, user):
    """How often we were with its partners, and when last, on trips that were not made under it."""
    trips = Trip.objects.visible_to(user).exclude(agreement=agreement.pk)
    told = (
        (one, been_there(trips.filter(trip_chapters.with_them(one))))
        for one in agreement.partners_seen_by(user)
        if agreement.city_id is None or getattr(one, "governs", None) != agreement.city_id
    )
    return [{"partner": one, "times": times} for one, times in told if times]


def invitations_of(record, user):
    """The invitations of somebody or to something, declined ones as well, in one query."""
    name = INVITES.get(type(record))
    if name is None or not user.has_perm("delegations.view_invitation"):
        return None
    found = Invitation.objects.visible_to(user).filter(**{name: record}).for_list()
    found = list(found.order_by("-received_on", "-pk")[:SHOWN])
    return {"invitations": found} if found else None


def travelling(user, now, mine):
    """Trips under way, or within six weeks."""
    if not user.has_perm(RIGHT):
        return None
    today = now.date()
    found = Trip.objects.filter(status__in=AHEAD).visible_to(user).for_list()
    found = found.filter(owner=user) if mine else found
    found = list(
        found.overlapping(today, today + AHEAD_OF_TODAY).order_by("starts_on", "pk")[:SHOWN]
    )
    return {"trips": found} if found else None


def waiting(user, now, mine):
    """Invitations that wait for our answer, the one that they want first on top; they are theirs
    who may answer, whoever owns them."""
    if not user.has_perm("delegations.view_invitation"):
        return None
    found = Invitation.objects.unanswered().visible_to(user).for_list()
    if mine and not user.has_perm(DECIDE):
        found = found.filter(owner=user)
    found = list(found.order_by(F("answer_by").asc(nulls_last=True), "pk")[:SHOWN])
    return {"invitations": found} if found else None


def on_the_calendar(user, first, last, whose, theme=None):
    """Trips that take, took or may take somebody's time, for those who may know of them."""
    found = Trip.objects.visible_to(user).standing().overlapping(first, last)
    if whose is not None:
        mine = Q(owner=whose) | Q(backup=whose) | Q(travellers__user=whose)
        found = found.filter(mine).distinct()
    if theme is not None:
        found = of_theme(found, theme, user)
    for trip in found.for_list():
        yield CalendarEntry(
            key=str(trip.pk),
            title=trip.title,
            travels_as=neutral(trip),
            starts_on=trip.starts_on,
            ends_on=trip.ends_on,
            url=trip.get_absolute_url(),
            note=", ".join([trip.goes_to, trip.get_status_display()]),
            is_over=trip.is_back,
        )


register(Activity(name="trips", title=_("Visits by us"), latest=trip_chapters.latest))
register(
    Chapter(
        name="trips",
        title=_("Visits by us"),
        right=RIGHT,
        icon="airplane",
        events=trip_chapters.trips,
        facts=trip_chapters.visits_by_us,
    )
)
register(
    Chapter(
        name="meetings",
        title=_("Meetings on trips"),
        right="delegations.view_meeting",
        icon="people",
        events=trip_chapters.meetings,
    )
)
register(
    NavEntry(
        title=_("Trips"),
        url_name="delegations:trip-list",
        right=RIGHT,
        group=_("Work"),
        icon="airplane",
        order=44,
    )
)
register(
    NavEntry(
        title=_("Steps of trips"),
        url_name="delegations:tripsteptemplate-list",
        right="delegations.view_tripsteptemplate",
        group=_("Rules and templates"),
        icon="list-check",
        order=74,
    )
)
register(
    RecordPanel(
        name="trips",
        title=_("Visits by us"),
        template="panels/trips.html",
        context=trips_of,
        order=27,
    )
)
register(
    RecordPanel(
        name="invitations",
        title=_("Invitations to us"),
        template="panels/invitations.html",
        context=invitations_of,
        order=27,
    )
)
register(
    Searched(
        name="traveller",
        model=Traveller,
        title=_("Travellers"),
        fields=(*called("name"), *telling("post")),
        hint=lambda one: one.trip.reference,
        reads=("trip",),
        icon="person-walking",
        order=37,
    )
)
register(
    Searched(
        name="trip",
        model=Trip,
        title=_("Trips"),
        fields=(
            *called("title", "reference"),
            *telling("destination", "city__name"),
            *listing("city__other_names"),
            *telling("purpose", "objectives", "expected_results"),
            *telling("results", "notes"),
        ),
        text=lambda trip: ", ".join(chain(*(city.names() for city in trip.other_cities.all()))),
        text_of=("other_cities__name", "other_cities__other_names"),
        text_label=_("Also to"),
        hint=lambda trip: trip.reference,
        icon="airplane",
        order=37,
    )
)
register(
    Searched(
        name="meeting",
        model=Meeting,
        title=_("Meetings on trips"),
        fields=(
            *called("topic"),
            *telling("counterpart__name", "counterpart_words", "post", "organisation__name"),
            *telling("place", "briefing", "outcome"),
        ),
        hint=lambda meeting: meeting.trip.reference,
        reads=("trip",),
        icon="chat-dots",
        order=39,
    )
)
register(
    TodayPanel(
        name="trips-ahead",
        title=_("Who travels"),
        template="delegations/today_trips.html",
        context=travelling,
        order=31,
    )
)
register(
    CalendarLayer(
        name="trips",
        title=_("Trips"),
        entries=on_the_calendar,
        icon="airplane",
        right=RIGHT,
        themed=True,
        order=14,
    )
)
register(
    NavEntry(
        title=_("Invitations"),
        url_name="delegations:invitation-list",
        right="delegations.view_invitation",
        group=_("Work"),
        icon="envelope-open",
        order=45,
    )
)
register(
    NavEntry(
        title=_("Approval of trips"),
        url_name="delegations:chainstep-list",
        right="delegations.view_chainstep",
        group=_("Rules and templates"),
        icon="check2-square",
        order=75,
    )
)
register(
    NavEntry(
        title=_("Emission factors"),
        url_name="delegations:emissionfactor-list",
        right="delegations.view_emissionfactor",
        group=_("Rules and templates"),
        icon="cloud-haze2",
        order=77,
    )
)
register(
    Searched(
        name="invitation",
        model=Invitation,
        title=_("Invitations"),
        fields=(
            *called("title", "reference"),
            *telling("host", "invited", "place", "about", "offer", "decision_reason", "notes"),
        ),
        hint=lambda invitation: invitation.reference,
        icon="envelope-open",
        order=38,
    )
)
register(
    TodayPanel(
        name="invitations-waiting",
        title=_("Invitations that wait for an answer"),
        template="delegations/today_invitations.html",
        context=waiting,
        order=33,
    )
)
register(
    Themed(
        name="trip",
        model=Trip,
        paths=("themes", "network__themes", "summit__declarations__themes", "agreement__themes"),
    )
)
