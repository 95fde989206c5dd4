"""What in a programme cannot be: two things at once, ways too short, somebody in two places."""

from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import time

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delegations.choices.programme import ItemKind
from delegations.models import ProgrammeItem
from delegations.services.local_time import as_shown
from delegations.services.programme_people import NAMED, NOBODY, TIED, items_of, through
from delegations.services.programme_rows import hidden_people
from oia.accounts.hours import DAY
from oia.core.text import fold
from oia.core.visibility import hidden_from

#: What is read of an item that may want what another one wants.
READS = ("title", "starts_at", "ends_at", "room_key", "interpreter_key", "vehicle", "place")
READS += (*NAMED, "delegation__reference", "delegation__sensitivity")

#: Where an item names several of ours.
OURS = ("ours", "staff")


@dataclass(frozen=True)
class Clash:
    """Why an item cannot be as it stands, in words, with the other visit's page if it has one."""

    kind: str
    words: str
    url: str = ""


def clashes(delegation, user, items=None):
    """What clashes, by the number of the item. Few queries, besides those of the items."""
    items = items_of(delegation) if items is None else items
    items = sorted(items, key=lambda item: (item.starts_at, item.pk))
    found = defaultdict(list)
    for pk, clash in (
        *overlaps(items),
        *gaps(items),
        *outside(delegation, items),
        *doubles(delegation, items, user),
    ):
        if clash not in found[pk]:
            found[pk].append(clash)
    return dict(found)


def share_guests(one, other):
    """Whether somebody of the party would have to be at both. Nobody named is everybody."""
    both = (one.guest_keys, other.guest_keys)
    return not all(both) or not both[0].isdisjoint(both[1])


def overlaps(items):
    """Pairs that are on at one time for the same guests, told at the later one."""
    running = []
    for item in items:
        running = [other for other in running if other.ends_at > item.starts_at]
        for other in running:
            if share_guests(item, other):
                words = _("Begins before “%(other)s” ends, for the same guests.")
                yield item.pk, Clash("overlap", words % {"other": other})
        running.append(item)


def gaps(items):
    """Ways that take longer than there is time. What is travel is itself the way."""
    for at, item in enumerate(items):
        if item.kind == ItemKind.TRAVEL:
            left = minutes(item.starts_at, item.ends_at)
            if left < (item.travel_minutes or 0):
                yield item.pk, Clash("gap", way_words(item, left))
        elif after := follows(item, items[at + 1 :]):
            left = minutes(item.ends_at, after.starts_at)
            if left < (item.travel_minutes or 0):
                yield after.pk, Clash("gap", gap_words(item, left))
            elif not left and item.travel_minutes is None and is_elsewhere(item, after):
                words = _("Begins elsewhere at the moment at which “%(before)s” ends.")
                yield after.pk, Clash("gap", words % {"before": item})


def follows(item, later):
    """The first thing after an item to which somebody goes who was there."""
    for one in later:
        is_after = one.starts_at >= item.ends_at and one.kind != ItemKind.TRAVEL
        if is_after and share_guests(item, one):
            return one
    return None


def is_elsewhere(item, after):
    return bool(item.place and after.place) and not may_be_one_house(item, after)


def minutes(first, last):
    return int((last - first).total_seconds() // 60)


def way_words(item, left):
    words = ngettext(
        "The way takes %(way)d minutes, and there is %(left)d.",
        "The way takes %(way)d minutes, and there are %(left)d.",
        left,
    )
    return words % {"way": item.travel_minutes, "left": left}


def gap_words(item, left):
    words = ngettext(
        "The way from “%(before)s” takes %(way)d minutes, and there is %(left)d.",
        "The way from “%(before)s” takes %(way)d minutes, and there are %(left)d.",
        left,
    )
    return words % {"before": item, "way": item.travel_minutes, "left": left}


def outside(delegation, items):
    """Items on days on which they are not here."""
    if delegation.arrives_on is None:
        return
    comes, _again = as_shown(delegation.arrives_on, time.min)
    goes, _again = as_shown(delegation.last_day + DAY, time.min)
    for item in items:
        if not comes <= item.starts_at < goes:
            yield item.pk, Clash("outside", _("They are not here on that day."))


def doubles(delegation, items, user):
    """Rooms, vehicles and people of ours that something else has at that time, in any visit."""
    hidden, unseen = hidden_from(user), hidden_people(user, [item.people for item in items])
    for item in items:
        note(item, {name: {pk for pk, _name in item.people[name]} for name in (*NAMED, *OURS)})
    others = sorted([*items, *rivals(delegation, items)], key=lambda one: (one.starts_at, one.pk))
    for item, other in at_once(items, others):
        for kind, subject in shared(item, other, unseen):
            yield item.pk, double(kind, subject, delegation, other, hidden)


def at_once(items, others):
    """Pairs that are on at one time. Both come in the order of time, so each is met once or so."""
    ahead, running = deque(others), []
    for item in items:
        while ahead and ahead[0].starts_at < item.ends_at:
            running.append(ahead.popleft())
        running = [other for other in running if other.ends_at > item.starts_at]
        for other in running:
            if other.pk != item.pk and other.starts_at < item.ends_at:
                yield item, other


def rivals(delegation, items):
    """All items of other visits that may want what these want, at a time near theirs."""
    if not items:
        return []
    first, last = items[0].starts_at, max(item.ends_at for item in items)
    rooms = {item.room_key for item in items} - {""}
    voices = {item.interpreter_key for item in items} - {""}
    people = set().union(*(item.persons for item in items))
    staff = set().union(*(item.keys["staff"] for item in items))
    tied = {"ours": ties_to("ours", people), "staff": ties_to("staff", staff)}
    wanted = Q(room_key__in=rooms) | Q(interpreter_key__in=voices)
    if any(item.vehicle_key for item in items):
        wanted |= ~Q(vehicle="")
    for name in NAMED:
        wanted |= Q(**{f"{name}__in": people})
    for pairs in tied.values():
        wanted |= Q(pk__in=pairs.values("programmeitem"))
    found = ProgrammeItem.objects.exclude(delegation=delegation)
    found = found.standing().between(first, last).filter(wanted)
    return with_people(list(found.select_related("delegation").only(*READS)), tied)


def ties_to(name, keys):
    """Which items name any of these there, in any visit."""
    who = TIED[name]._meta.model_name
    return through(name).filter(**{f"{who}__in": [NOBODY, *keys]})


def with_people(items, tied):
    """Items of other visits, each knowing whom of `tied` it names."""
    known = {item.pk: {name: set() for name in OURS} for item in items}
    for name, pairs in tied.items():
        pairs = pairs.filter(programmeitem__in=[NOBODY, *known])
        for pk, key in pairs.values_list("programmeitem", TIED[name]._meta.model_name):
            known[pk][name].add(key)
    for item in items:
        note(
            item, {name: {getattr(item, f"{name}_id")} - {None} for name in NAMED} | known[item.pk]
        )
    return items


def note(item, keys):
    """Keep whom an item takes by what they do there, whom of the directory, and its vehicle."""
    item.keys, item.vehicle_key = keys, one_vehicle(item.vehicle)
    item.persons = set().union(*(keys[name] for name in (*NAMED, "ours")))


def one_vehicle(words):
    """The words, where they tell one vehicle from another: "Bus 7", "The mayor's car". Of what is
    only of a kind, such as "Taxi", there are many."""
    kinds = _(
        "a the our own hired rented private public city on by foot "
        "transport taxi bus coach minibus car van tram metro train"
    )
    key = fold(words)
    told = set(key.split())
    is_named = len(told) > 1 and not told <= set(fold(kinds).split())
    return key if is_named or any(map(str.isdigit, key)) else ""


def shared(item, other, unseen):
    """What both want: (kind, words for the page). Of `unseen` people no name is told."""
    if item.room_key and item.room_key == other.room_key and may_be_one_house(item, other):
        yield "room", _("The room")
    if item.vehicle_key and item.vehicle_key == other.vehicle_key:
        yield "vehicle", _("The vehicle")
    same_voice = item.interpreter_key and item.interpreter_key == other.interpreter_key
    if same_voice or item.keys["interpreter"] & other.persons:
        yield "interpreter", _("The interpreter")
    if item.keys["host"] & other.persons:
        yield "host", _("The host")
    if item.keys["greeter"] & other.persons:
        yield "greeter", _("Whoever greets")
    yield from colleagues(item, other, unseen)


def colleagues(item, other, unseen):
    """Those of ours whom another item takes as well."""
    for name, taken in (("ours", other.persons), ("staff", other.keys["staff"])):
        for key, who in item.people[name]:
            if key in taken:
                is_hidden = name == "ours" and key in unseen
                yield "colleague", _("Somebody of ours") if is_hidden else who


def may_be_one_house(one, other):
    """Whether two places may be the same: one is left open, or says more of the other."""
    first, second = sorted((fold(one.place), fold(other.place)), key=len)
    return second.startswith(first)


def double(kind, subject, delegation, other, hidden):
    """Of a visit that the reader may not see, only that the time is taken."""
    if other.delegation_id == delegation.pk:
        return Clash(
            kind, _("%(what)s is at “%(other)s” then.") % {"what": subject, "other": other}
        )
    visit = other.delegation
    if visit.sensitivity in hidden:
        return Clash(kind, _("%(what)s is taken then.") % {"what": subject})
    words = _("%(what)s is taken then: “%(other)s”, %(visit)s.")
    words %= {"what": subject, "other": other, "visit": visit.reference}
    return Clash(kind, words, other.get_absolute_url())
