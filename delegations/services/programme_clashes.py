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
from delegations.services.programme_people import items_of
from oia.accounts.hours import DAY
from oia.core.text import fold
from oia.core.visibility import hidden_from

#: What is read of an item that may want what another one wants.
READS = ("title", "starts_at", "ends_at", "room_key", "interpreter_key")
READS += ("place", "host", "interpreter", "delegation__reference", "delegation__sensitivity")


@dataclass(frozen=True)
class Clash:
    """Why an item cannot be as it stands, in words, with the other visit's page if it has one."""

    kind: str
    words: str
    url: str = ""


def clashes(delegation, user, items=None):
    """What clashes, by the number of the item. One query, besides those of the items themselves."""
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
    """Rooms, hosts and interpreters that something else has at the same time, in any visit."""
    hidden = hidden_from(user)
    others = sorted([*items, *rivals(delegation, items)], key=lambda one: (one.starts_at, one.pk))
    for item, other in at_once(items, others):
        for kind, subject in shared(item, other):
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
    """All items of other visits that may want what these want, at a time near theirs: one query."""
    if not items:
        return []
    first, last = items[0].starts_at, max(item.ends_at for item in items)
    rooms = {item.room_key for item in items} - {""}
    voices = {item.interpreter_key for item in items} - {""}
    hosts = {item.host_id for item in items} - {None}
    wanted = Q(room_key__in=rooms) | Q(interpreter_key__in=voices) | Q(host__in=hosts)
    wanted |= Q(interpreter__in={item.interpreter_id for item in items} - {None})
    found = ProgrammeItem.objects.exclude(delegation=delegation)
    found = found.standing().between(first, last).filter(wanted)
    return list(found.select_related("delegation").only(*READS))


def shared(item, other):
    """What both want: (kind, words for the page)."""
    if item.room_key and item.room_key == other.room_key and may_be_one_house(item, other):
        yield "room", _("The room")
    if item.host_id and item.host_id == other.host_id:
        yield "host", _("The host")
    same = item.interpreter_id and item.interpreter_id == other.interpreter_id
    if same or (item.interpreter_key and item.interpreter_key == other.interpreter_key):
        yield "interpreter", _("The interpreter")


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
