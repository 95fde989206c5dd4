"""What visits and gifts put on the desk, and on the pages of those whom they are about."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from delegations import chapters, trip_desk, visit_desk
from delegations.days import programme, visits
from delegations.models import Delegation, Gift, Member, ProgrammeItem, Trip
from delegations.services import activity
from delegations.services.delegations import DECIDE
from oia.core.plugs import (
    Activity,
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
from oia.core.rows import day
from oia.directory.models import City, Organisation, Person

__all__ = ["trip_desk", "visit_desk"]

SHOWN = 20

#: How far ahead Today tells who comes.
AHEAD = timedelta(days=21)


def visited_by(record, user):
    """The visits of a city or an organisation, the latest first, in one query."""
    names = {City: "city", Organisation: "organisation"}
    name = names.get(type(record))
    if name is None or not user.has_perm("delegations.view_delegation"):
        return None
    found = Delegation.objects.visible_to(user)
    found = found.from_city(record) if name == "city" else found.filter(organisation=record)
    found = found.defer("notes", "search_text").order_by("-received_on", "-pk")
    return {
        "visits": list(found[:SHOWN]),
        "visit_new_query": f"?{name}={record.pk}"
        if user.has_perm("delegations.add_delegation")
        else "",
    }


def owned(found, user, mine):
    found = found.visible_to(user).for_list()
    return found.filter(owner=user) if mine else found


def waiting(user, now, mine):
    """Requests that wait for our answer, the one promised first on top; those that nobody has
    taken yet are everybody's, and all are theirs who may answer."""
    if not user.has_perm("delegations.view_delegation"):
        return None
    found = owned(Delegation.objects.unanswered(), user, False)
    if mine and not user.has_perm(DECIDE):
        found = found.filter(Q(owner=user) | Q(owner=None))
    found = list(found.order_by("reply_by", "pk")[:SHOWN])
    return {"visits": found} if found else None


def coming(user, now, mine):
    """Who is here, or comes within three weeks."""
    if not user.has_perm("delegations.view_delegation"):
        return None
    today = now.date()
    found = owned(Delegation.objects.expected(), user, mine)
    found = found.overlapping(today, today + AHEAD).order_by("arrives_on", "pk")
    found = list(found[:SHOWN])
    return {"visits": found} if found else None


#: Behind the question mark of a new gift, and of what kind the record is.
GIFT_ASKED = {Delegation: "visit", Trip: "trip", Organisation: "organisation", Person: "person"}


def gifts_of(record, user):
    """The gifts on a visit or a trip, or of an organisation or a person, in one query."""
    asked = GIFT_ASKED.get(type(record))
    if asked is None or not user.has_perm("delegations.view_gift"):
        return None
    found = Gift.objects.visible_to(user)
    if asked == "trip":
        found = found.of_trip(record)
    else:
        found = found.filter(**{"delegation" if asked == "visit" else f"other_{asked}": record})
    found = found.defer("notes", "search_text").order_by("-on", "-pk")
    may_add = user.has_perm("delegations.add_gift")
    return {
        "gifts": list(found[:SHOWN]),
        "gift_new_query": f"?{asked}={record.pk}" if may_add else "",
    }


def unclear(user, now, mine):
    """Gifts of which nobody can say whether they must be declared: a value or a rate is missing."""
    if not user.has_perm("delegations.view_gift"):
        return None
    found = Gift.objects.visible_to(user).unclear().select_related("owner", "recipient_user")
    if mine:
        found = found.filter(Q(owner=user) | Q(owner=None, recipient_user=user))
    found = list(found.defer("notes", "search_text").order_by("on", "pk")[:SHOWN])
    return {"gifts": found} if found else None


register(Activity(name="visits", title=_("Visits to us"), latest=activity.latest))
register(
    Chapter(
        name="visits",
        title=_("Visits to us"),
        right="delegations.view_delegation",
        icon="door-open",
        events=chapters.visits,
        facts=chapters.balance,
    )
)
register(
    Chapter(
        name="gifts",
        title=_("Gifts"),
        right="delegations.view_gift",
        icon="gift",
        events=chapters.gifts,
        facts=chapters.gifts_both_ways,
    )
)
register(
    NavEntry(
        title=_("Visits"),
        url_name="delegations:delegation-list",
        right="delegations.view_delegation",
        group=_("Work"),
        icon="door-open",
        order=42,
    )
)
register(
    NavEntry(
        title=_("Steps of visits"),
        url_name="delegations:steptemplate-list",
        right="delegations.view_steptemplate",
        group=_("Rules and templates"),
        icon="list-check",
        order=72,
    )
)
register(
    NavEntry(
        title=_("Letters about visits"),
        url_name="delegations:lettertemplate-list",
        right="delegations.view_lettertemplate",
        group=_("Rules and templates"),
        icon="envelope-paper",
        order=73,
    )
)
register(
    RecordPanel(
        name="visits",
        title=_("Visits to us"),
        template="panels/visits.html",
        context=visited_by,
        order=26,
    )
)
register(
    Searched(
        name="visit",
        model=Delegation,
        title=_("Visits"),
        fields=(
            *called("title", "reference"),
            *telling("comes_from", "city__name"),
            *listing("city__other_names"),
            *telling("requester", "agent", "purpose", "questions"),
            *telling("notes"),
        ),
        hint=lambda delegation: delegation.reference,
        icon="door-open",
        order=34,
    )
)
register(
    Searched(
        name="programme",
        model=ProgrammeItem,
        title=_("Programmes of visits"),
        fields=(*called("title"), *telling("place", "room", "vehicle", "seating", "run_sheet")),
        hint=lambda item: f"{item.delegation.reference}, {day(item.on)}",
        reads=("delegation",),
        icon="calendar2-week",
        order=35,
    )
)
register(
    Searched(
        name="guest",
        model=Member,
        title=_("Guests"),
        fields=(*called("name", "native_name", "spoken_name"), *telling("post")),
        hint=lambda member: f"{member.delegation.reference}, {member.delegation}",
        reads=("delegation",),
        icon="person-badge",
        order=35,
    )
)
register(
    TodayPanel(
        name="visits-coming",
        title=_("Who comes"),
        template="delegations/today_coming.html",
        context=coming,
        order=30,
    )
)
register(
    TodayPanel(
        name="visits-waiting",
        title=_("Requests for a visit that wait for an answer"),
        template="delegations/today_waiting.html",
        context=waiting,
        order=32,
    )
)
register(
    CalendarLayer(
        name="delegations",
        title=_("Visits"),
        entries=visits,
        icon="people",
        right="delegations.view_delegation",
        themed=True,
        order=12,
    )
)
register(
    CalendarLayer(
        name="programme",
        title=_("Programmes of visits"),
        entries=programme,
        icon="calendar2-week",
        right="delegations.view_programmeitem",
        themed=True,
        order=13,
    )
)
register(
    NavEntry(
        title=_("Gifts"),
        url_name="delegations:gift-list",
        right="delegations.view_gift",
        group=_("Work"),
        icon="gift",
        order=43,
    )
)
register(
    NavEntry(
        title=_("Gift rules"),
        url_name="delegations:giftrule-list",
        right="delegations.view_giftrule",
        group=_("Rules and templates"),
        icon="rulers",
        order=76,
    )
)
register(
    RecordPanel(
        name="gifts",
        title=_("Gifts"),
        template="panels/gifts.html",
        context=gifts_of,
        order=28,
    )
)
register(
    Searched(
        name="gift",
        model=Gift,
        title=_("Gifts"),
        fields=(
            *called("description", "reference"),
            *telling("other_name", "affiliation", "occasion", "place", "kept_at", "notes"),
        ),
        hint=lambda gift: gift.reference,
        icon="gift",
        order=36,
    )
)
register(
    TodayPanel(
        name="gifts-unclear",
        title=_("Gifts that cannot be judged"),
        template="delegations/today_gifts.html",
        context=unclear,
        order=34,
    )
)
register(Themed(name="delegation", model=Delegation))
register(Themed(name="programmeitem", model=ProgrammeItem, paths=("delegation__themes",)))
register(Themed(name="gift", model=Gift, paths=("delegation__themes", "trip__themes")))
