"""Times and titles in the words of letters."""

import unicodedata
from datetime import timedelta
from functools import lru_cache

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

#: Marks that turn the direction of what follows them, past the end of a title.
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])

#: Control characters and half letters; joiners and isolates are none of them.
UNSEEN = {"Cc", "Cs"}


def left(moment, zone, now=None):
    """How long is left, in words: "3 days left", "5 hours left", "2 days overdue"."""
    now = now or timezone.now()
    days = (timezone.localdate(moment, zone) - timezone.localdate(now, zone)).days
    ahead = moment - now
    if ahead >= DAY:
        return ngettext("%d day left", "%d days left", days) % days
    if ahead >= HOUR:
        hours = ahead // HOUR
        return ngettext("%d hour left", "%d hours left", hours) % hours
    if ahead >= timedelta(0):
        return _("less than an hour left")
    return ngettext("%d day overdue", "%d days overdue", -days) % -days if days else _("just past")


def when(moment, zone, place):
    """ "Fri 12 Dec 2026, 23:59 (Bogotá)" """
    return f"{day_and_hour(moment, zone, 'D j M Y, H:i')} ({place})"


def shortly(moment, zone, place):
    """ "Fri 12 Dec 23:59 Bogotá" """
    return f"{day_and_hour(moment, zone, 'D j M H:i')} {place}"


def day_and_hour(moment, zone, shape):
    """A moment by a zone's clock, in the language of the letter."""
    local = moment.astimezone(zone).replace(tzinfo=None)
    return _formatted(local, shape, translation.get_language())


@lru_cache(maxsize=2000)
def _formatted(moment, shape, language):
    return date_format(moment, shape)


def place_of(zone):
    """What people call a zone: its city, or its offset."""
    name = str(zone)
    return name.rpartition("/")[2].replace("_", " ") if "/" in name else name


def isolated(title):
    """A title inside a line; one with right-to-left letters must not turn the words around it."""
    title = title.translate(TURNING)
    turns = not title.isascii() and any(unicodedata.bidirectional(c) in {"R", "AL"} for c in title)
    return f"\u2068{title}\u2069" if turns else title


def name_of(person):
    """What a letter calls a colleague, inside a line."""
    return isolated(person.get_full_name() or person.username)


def one_line(words, longest):
    """Words for a line of their own: nothing in them can begin another, or go on for ever."""
    words = " ".join(words.split())
    if not words.isprintable():
        words = "".join(sign for sign in words if unicodedata.category(sign) not in UNSEEN)
    return shortened(words, longest)


def shortened(words, longest):
    return words if len(words) <= longest else Truncator(words).chars(longest)
