"""The nights of a trip for which nobody has a bed: not those in the air, on a train or at home."""

from datetime import datetime, time, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

DAY = timedelta(days=1)

#: Whoever is somewhere at this hour spends the night there.
DEEP_IN_THE_NIGHT = time(4)


def without_bed(way, stays, until):
    """The nights between the legs of one traveller that no lodging is for: (leg, evening).

    They are nights of the place to which the leg led, by its own calendar. After the last leg they
    stay there `until` a day; None says that they are home.
    """
    for leg, following in zip(way, [*way[1:], None], strict=True):
        departs = following.departs_there if following else end_of(leg, until)
        for evening in nights_between(leg.arrives_there, departs):
            if not any(stay.from_on <= evening < stay.until_on for stay in stays):
                yield leg, evening


def end_of(leg, until):
    """Until when they are where the last leg led."""
    return leg.arrives_there if until is None else datetime.combine(until, DEEP_IN_THE_NIGHT)


def nights_between(arrives, departs):
    """The evenings of the nights that lie between, both by the clocks there."""
    evening = arrives.date() - DAY
    while (deep := datetime.combine(evening + DAY, DEEP_IN_THE_NIGHT)) <= departs:
        if deep >= arrives:
            yield evening
        evening += DAY


def words_for(evening):
    return _("No lodging for the night of %s.") % date_format(evening, "j F")
