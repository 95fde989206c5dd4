"""The nights of a trip for which nobody has a bed: not those in the air, on a train or at home;
and those for which somebody has two."""

from datetime import datetime, time, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

DAY = timedelta(days=1)

#: Whoever is somewhere at this hour spends the night there.
DEEP_IN_THE_NIGHT = time(4)


def without_bed(way, stays, until):
    """The runs of nights between the legs of one traveller that no lodging is for.

    Each is (leg, first evening, last evening). They are nights of the place to which the leg led,
    by its own calendar. After the last leg they stay there `until` a day; None says that they are
    home.
    """
    for leg, following in zip(way, [*way[1:], None], strict=True):
        departs = following.departs_there if following else end_of(leg, until)
        for first, last in gaps(*nights_between(leg.arrives_there, departs), stays):
            yield leg, first, last


def end_of(leg, until):
    """Until when they are where the last leg led."""
    return leg.arrives_there if until is None else datetime.combine(until, DEEP_IN_THE_NIGHT)


def nights_between(arrives, departs):
    """The first and the last evening of the nights that lie between, both by the clocks there."""
    first = arrives.date() - (DAY if arrives.time() <= DEEP_IN_THE_NIGHT else timedelta())
    last = departs.date() - (DAY if departs.time() >= DEEP_IN_THE_NIGHT else 2 * DAY)
    return first, last


def gaps(first, last, stays):
    """The runs of evenings, from the first to the last of all, on which no lodging is for them."""
    for stay in sorted(stays, key=lambda stay: stay.from_on):
        if first <= min(last, stay.from_on - DAY):
            yield first, min(last, stay.from_on - DAY)
        first = max(first, stay.until_on)
    if first <= last:
        yield first, last


def taken_twice(stays):
    """What of lodgings wants a look, each as (kind, words, lodging): somebody has two beds in one
    night, or could cancel for free when they are there already."""
    stays = sorted(stays, key=lambda stay: (stay.from_on, stay.pk))
    for number, stay in enumerate(stays):
        for other in stays[:number]:
            if other.until_on > stay.from_on and share_somebody(stay, other):
                yield "beds", _("For the same nights there is “%s”.") % other, stay
        if stay.cancel_by and stay.cancel_by > stay.from_on:
            yield "cancel", _("Free cancellation ends after the first night."), stay


def outside(trip, stays):
    """Lodgings on other days than the trip, each as (kind, words, lodging). By the calendar there
    it may be a day from ours.
    """
    for stay in stays if trip.starts_on else ():
        if stay.from_on < trip.starts_on - DAY or stay.until_on > trip.last_day + DAY:
            yield "outside", _("That is outside the days of the trip."), stay


def share_somebody(one, other):
    """Whether somebody is to sleep in both. Nobody named is everybody."""
    both = [{who.pk for who in stay.travellers.all()} for stay in (one, other)]
    return not all(both) or not both[0].isdisjoint(both[1])


def words_for(first, last):
    if first == last:
        return _("No lodging for the night of %s.") % date_format(first, "j F")
    return _("No lodging for the nights of %s.") % days_between(first, last)


def days_between(first, last):
    """ "3–15 May", "30 May – 2 June"; with years where they are not one."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_format(last, 'j F')}"
    shown = "j F" if first.year == last.year else "j F Y"
    return f"{date_format(first, shown)} – {date_format(last, shown)}"
