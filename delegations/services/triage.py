"""What to know of a request before it is answered."""

import re
from dataclasses import dataclass, field

from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from delegations.choices.visit import OVER, VisitStatus
from delegations.models import Delegation, ProgrammeItem, Traveller, Trip
from delegations.services.activity import been_here, been_there
from delegations.services.delegations import DECIDE
from networks.choices.summits import GOING
from networks.models import Plan
from oia.accounts.choices import Role
from oia.accounts.models import Absence, CouncilDate, Holiday, User
from oia.core.dates import add_months
from oia.core.plugs import Activity, Chapter, board
from oia.core.visibility import hidden_from
from oia.core.zones import span_of_days
from oia.directory.models import Agreement, City, Organisation

SHOWN = 20

#: By these names apps tell of visits to us and by us, which are told here in their own way.
BOTH_WAYS = ("visits", "trips")

#: Who takes visits.
CAN_TAKE_ONE = [Role.OFFICER, Role.PROTOCOL, Role.DIRECTOR]


@dataclass(frozen=True)
class Few:
    """The first of some, how many more there are, and how many that are not for everybody."""

    shown: list
    more: int = 0
    hidden: int = 0


@dataclass(frozen=True)
class Alike:
    """Another request of the same body, from the same city or about the same."""

    delegation: Delegation
    why: list


def alike(delegation, user, months, meant=()):
    """What the same people asked, or others about the same, as far back as the office looks.

    The same body comes first, then the same city: others about the same are left out first.
    `meant` are the cities and organisations that its words may mean, where none is linked.
    """
    since = add_months(delegation.received_on, -months)
    bodies, cities = come_of(delegation, meant)
    themes = set(delegation.themes.values_list("pk", flat=True))
    same_body = Q(organisation__in=bodies) | Q(authorising_body__in=bodies)
    same_city = from_there(delegation, cities)
    about = Delegation.themes.through.objects.filter(theme__in=themes).values("delegation")
    found = Delegation.objects.visible_to(user).exclude(pk=delegation.pk)
    found = found.filter(same_body | same_city | Q(pk__in=about), received_on__gte=since)
    near = Case(When(same_body, then=0), When(same_city, then=1), default=2)
    keys = list(found.order_by(near, "-received_on", "-pk").values_list("pk", flat=True))
    first = Delegation.objects.select_related("city", "organisation").prefetch_related("themes")
    first = first.in_bulk(keys[:SHOWN])
    shown = [first[key] for key in keys[:SHOWN]]
    return Few(
        [Alike(one, why_alike(delegation, one, bodies, cities, themes)) for one in shown],
        len(keys) - len(shown),
    )


def come_of(delegation, meant):
    """The keys of the bodies and the cities that come with a request, or may be meant by it."""
    bodies = {delegation.organisation_id, delegation.authorising_body_id} - {None}
    cities = [delegation.city] if delegation.city_id else []
    bodies |= {one.pk for one in meant if isinstance(one, Organisation)}
    return bodies, cities + [one for one in meant if isinstance(one, City)]


def from_there(delegation, cities):
    """The condition under which a request comes from one of these cities, or says the same."""
    found = Q(city__in=cities) | Q(organisation__city__in=cities)
    if delegation.comes_from:
        found |= Q(comes_from__iexact=delegation.comes_from)
    return found | in_words(city.name for city in cities)


def in_words(names):
    """The condition under which a request that links no city names one of these in its words."""
    found = Q(pk__in=[])
    for name in names:
        whole = rf"(^|\W){re.escape(name)}(\W|$)"  # "Ely" is not in "barely"
        found |= Q(city=None, comes_from__icontains=name, comes_from__iregex=whole)
    return found


def why_alike(delegation, one, bodies, cities, themes):
    """In which respects another request is like this one, in words; what is guessed says so."""
    shared = [theme.name for theme in one.themes.all() if theme.pk in themes]
    theirs = {one.organisation_id, one.authorising_body_id}
    linked = bodies & {delegation.organisation_id, delegation.authorising_body_id}
    same_city = one.city in cities
    words = {
        _("same body"): bool(linked & theirs),
        _("perhaps the same body"): bool((bodies - linked) & theirs),
        _("same city"): same_city and one.city == delegation.city,
        _("perhaps the same city"): same_city and one.city != delegation.city,
        format_lazy(_("same topic: {themes}"), themes=", ".join(shared)): bool(shared),
    }
    return [word for word, holds in words.items() if holds] or [_("same origin")]


def clashes(delegation, user):
    """Other visits on any of these days, whichever of them encloses the other."""
    if delegation.arrives_on is None:
        return Few([])
    found = Delegation.objects.exclude(pk=delegation.pk)
    found = found.exclude(status__in=[*OVER, VisitStatus.POSTPONED])
    found = found.overlapping(delegation.arrives_on, delegation.last_day)
    seen = found.visible_to(user).select_related("city", "organisation")
    return few(seen.order_by("arrives_on", "pk"), hidden=unseen(found, user))


def few(found, hidden=0):
    """The first of these, in as few questions as it takes."""
    shown = list(found[: SHOWN + 1])
    more = found.count() - SHOWN if len(shown) > SHOWN else 0
    return Few(shown[:SHOWN], more, hidden)


def unseen(found, user):
    """How many of these a user may not see: whoever answers requests is told that much."""
    if not (hidden_from(user) and user.has_perm(DECIDE)):
        return 0
    return found.exclude(pk__in=found.visible_to(user).order_by().values("pk")).count()


@dataclass
class Days:
    """What else is on these days: who of ours is away, what is closed, where we are ourselves."""

    away: list = field(default_factory=list)
    holidays: list = field(default_factory=list)
    council: list = field(default_factory=list)
    summits: list = field(default_factory=list)
    trips: Few = Few([])
    free: Few = Few([])


def days(delegation, user):
    """What is on from the day they arrive to the day they leave; nothing where none is known."""
    if delegation.arrives_on is None:
        return Days()
    first, last = delegation.arrives_on, delegation.last_day
    overlapping = {"starts_on__lte": last, "ends_on__gte": first}
    plans = Plan.objects.visible_to(user).filter(
        status__in=GOING, summit__starts_on__lte=last, summit__ends_on__gte=first
    )
    return Days(
        away=list(Absence.objects.filter(**overlapping).select_related("user", "deputy")[:SHOWN]),
        holidays=list(Holiday.objects.filter(on__range=(first, last))),
        council=list(CouncilDate.objects.filter(on__range=(first, last))),
        summits=[plan.summit for plan in plans.select_related("summit")[:SHOWN]],
        trips=trips(first, last, user),
        free=few(free(first, last, delegation)),
    )


def trips(first, last, user):
    """Trips of ours on any of these days, the mayor's on top, as far as the user may know."""
    found = Trip.objects.standing().overlapping(first, last)
    seen = found.visible_to(user).order_by("-with_mayor", "starts_on", "pk")
    return few(seen, hidden=unseen(found, user))


def free(first, last, delegation):
    """Colleagues who could take a visit on these days: here, and with no other one to see to.

    Whom a visit or a trip keeps is left out whatever its sensitivity, since that they are not free
    tells nothing of it: neither why, nor with whom.
    """
    away = Absence.objects.filter(starts_on__lte=last, ends_on__gte=first).values("user")
    busy = Delegation.objects.expected().overlapping(first, last).exclude(pk=delegation.pk)
    moments = span_of_days(first, last)
    at_items = ProgrammeItem.objects.standing()
    at_items = at_items.filter(starts_at__lt=moments[1], ends_at__gte=moments[0])
    at_items = at_items.exclude(delegation=delegation.pk).values("staff")
    who = Q(pk__in=away) | Q(pk__in=busy.exclude(owner=None).order_by().values("owner"))
    who |= Q(pk__in=at_items.exclude(staff=None).order_by())
    able = User.objects.with_login().filter(groups__name__in=CAN_TAKE_ONE)
    return able.exclude(who).exclude(travelling(first, last)).distinct().by_name()


def travelling(first, last):
    """The condition under which a user is on a trip on these days, by login or by mailbox."""
    on_trip = Traveller.objects.filter(trip__in=Trip.objects.standing().overlapping(first, last))
    by_mailbox = on_trip.exclude(person__email="").filter(person__email__iexact=OuterRef("email"))
    return Exists(on_trip.filter(user=OuterRef("pk"))) | Exists(by_mailbox)


@dataclass
class Relation:
    """What we have with whoever comes."""

    agreements: list
    visits: str  # how often they were here, and when last
    trips: str  # how often we were there
    last: list  # (what else happened, on which day)
    standing: list  # what each app says of us and them: who owes what, what was given both ways


def relation(delegation, user):
    """Agreements, how often either came to the other, and when something else last happened."""
    origins = come_from(delegation, user)
    cities = {one.pk for one in origins if isinstance(one, City)}
    body = delegation.organisation_id
    theirs = partners(cities, body)
    agreements = Agreement.objects.visible_to(user).filter(theirs)
    visits = Delegation.objects.visible_to(user).exclude(pk=delegation.pk)
    visits = visits.filter(theirs | Q(organisation__city__in=cities))
    trips = Trip.objects.visible_to(user).filter(met_there(cities, body))
    return Relation(
        list(agreements.order_by("title")),
        been_here(visits),
        been_there(trips),
        last_contacts(cities, body),
        standing(origins, user),
    )


def come_from(delegation, user):
    """The city and the organisation that come, and the city that the organisation is of."""
    seen = delegation.origins_seen_by(user)
    return list(dict.fromkeys([*seen, *(body.city for body in seen if brings_city(body))]))


def brings_city(origin):
    return isinstance(origin, Organisation) and origin.city_id is not None


def standing(origins, user):
    """The facts that stand on top of the relationship with whoever comes, each once.

    How often either was with the other is told by itself, without this visit.
    """
    found = {}
    for origin in origins:
        for chapter in board.all(Chapter):
            if chapter.facts and chapter.name not in BOTH_WAYS and user.has_perm(chapter.right):
                found |= {(one.label, one.words): one for one in chapter.facts(origin, user)}
    return list(found.values())


def partners(cities, body):
    """The condition under which something is with one of the cities or the body that comes."""
    return Q(city__in=cities) | Q(organisation__in={body} - {None})


def met_there(cities, body):
    """The condition under which a trip led to whoever comes, or they were met on one."""
    met = Q(meetings__organisation__city__in=cities)
    return Q(city__in=cities) | met | Q(meetings__organisation__in={body} - {None})


def last_contacts(cities, body):
    """The last day of each other kind of contact with one of the cities or the body."""
    found = []
    for plug in board.all(Activity):
        if plug.name not in BOTH_WAYS:
            days = plug.latest(City, cities).values()
            days = [*days, *plug.latest(Organisation, {body} - {None}).values()]
            found.append((plug.title, max(days, default=None)))
    return found
