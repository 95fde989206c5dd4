"""Hours of a programme or a journey: typed as the clocks of a place show them, kept as moments.

The place is our own unless a zone is named.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from oia.core.zones import valid_zone


def as_shown(day, clock, zone=None):
    """Both moments at which clocks may show this: the same one on all days but one a year."""
    naive, zone = datetime.combine(day, clock), zone or get_current_timezone()
    return tuple(naive.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))


def instant(day, clock, *, kept=None, after=None, zone=None):
    """The moment at which clocks show this on a day.

    In the night in which they are put back they show an hour twice: then it is the first time,
    unless the item was at the second before (`kept`), or ends then and begins `after` the first.
    """
    zone = zone or get_current_timezone()
    first, second = as_shown(day, clock, zone)
    shown = first.astimezone(zone).replace(tzinfo=None)
    if shown != datetime.combine(day, clock):
        raise ValidationError(
            _("There is no %(time)s on that day: the clocks are put forward.")
            % {"time": clock.strftime("%H:%M")}
        )
    is_second = kept == second or (after is not None and first <= after)
    return second if is_second else first


def zone_named(name):
    """The zone that a name stands for; None where there is no such zone, which its field tells."""
    try:
        valid_zone(name or "")
    except ValidationError:
        return None
    return ZoneInfo(name)


def comes_twice(local):
    """Whether the clocks of its zone show a moment again, or have shown it before."""
    return local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()


def shifted(moment, *, days=0, minutes=0):
    """So many days later at the same hour of our clocks, and then so many minutes."""
    local = moment.astimezone(get_current_timezone())
    later = local.replace(tzinfo=None) + timedelta(days=days)
    there = later.replace(tzinfo=local.tzinfo, fold=local.fold).astimezone(UTC)
    return there + timedelta(minutes=minutes)
