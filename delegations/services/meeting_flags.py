"""What of the meetings of a trip wants a look: when they are elsewhere, or cannot be so soon."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delegations.choices.trip import TravelPart
from delegations.services.programme_clashes import is_elsewhere
from oia.core.zones import clock_of

#: Nobody says when a meeting ends. A short talk and a short way take this long.
TALK_AND_WAY = timedelta(minutes=45)


def found(trip, ways, meetings):
    """What is wrong, each as (kind, words, meeting). `ways` are as the itinerary tells them."""
    meetings = sorted(meetings, key=lambda one: (one.starts_at, one.pk))
    for meeting in meetings:
        if is_outside(trip, meeting):
            yield "outside", _("That is outside the days of the trip."), meeting
        elif why := away(meeting, ways_of_the_head(ways)):
            yield "away", why, meeting
    for before, after in zip(meetings, meetings[1:], strict=False):
        if words := too_soon(before, after):
            yield "soon", words, after


def is_outside(trip, meeting):
    """Whether neither the clocks there nor ours show a day of the trip."""
    days = {meeting.begins_there.date(), timezone.localtime(meeting.starts_at).date()}
    first, last = trip.starts_on, trip.last_day
    return first is not None and not any(first <= day <= last for day in days)


def ways_of_the_head(ways):
    """The legs of the mayor, else of each who travels."""
    heads = {
        one.pk
        for way, _who in ways
        for leg in way
        for one in leg.travellers.all()
        if one.part == TravelPart.MAYOR
    }
    return [way for way, who in ways if who in heads] or [way for way, _who in ways]


def away(meeting, ways):
    """Where they are when it begins, in words, where none of them can be there."""
    said = [where(meeting, way) for way in ways]
    return said[0] if said and all(said) else ""


def where(meeting, way):
    """In words, where one way leads to at that time; blank where that may be the place of it."""
    for leg in way:
        if leg.departs_at <= meeting.starts_at < leg.arrives_at:
            return _("They are on the way then: “%s”.") % leg
    behind = [leg for leg in way if leg.arrives_at <= meeting.starts_at]
    place, zone = (
        (behind[-1].to_place, behind[-1].to_zone)
        if behind
        else (way[0].from_place, way[0].from_zone)
    )
    if "UTC" in (zone, meeting.zone) or clock_of(zone) == clock_of(meeting.zone):
        return ""
    return _("By the legs they are in %s then, where the clocks are others.") % place


def too_soon(before, after):
    """That one cannot be at both, in words; blank where one can."""
    apart = after.starts_at - before.starts_at
    if not apart:
        return _("Begins at the same time as “%s”.") % before
    if apart >= TALK_AND_WAY or not (is_elsewhere(before, after) or before.zone != after.zone):
        return ""
    minutes = int(apart.total_seconds() // 60)
    words = ngettext(
        "Begins elsewhere %(minutes)d minute after “%(before)s” does.",
        "Begins elsewhere %(minutes)d minutes after “%(before)s” does.",
        minutes,
    )
    return words % {"minutes": minutes, "before": before}
