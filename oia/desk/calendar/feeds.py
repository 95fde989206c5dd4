"""A feed of the calendar: kept, renewed, revoked, and made whenever it is fetched."""

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.accounts.models import Office
from oia.desk.calendar.asked import Asked
from oia.desk.models import CalendarFeed
from oia.desk.models.feed import new_token
from oia.reminders.words.calendars import escaped, stamp, written

HEAD = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Office of International Affairs//Calendar//EN",
    "METHOD:PUBLISH",
]

#: How far a feed reaches: so many days back, so many ahead.
BACK, AHEAD = timedelta(days=60), timedelta(days=400)

MOST_FEEDS = 50  # of one person

#: What an entry without an end lasts in calendars that must draw something.
AT_LEAST = timedelta(minutes=30)


def keep(feed, *, by):
    """Keep a feed of one's own, new or changed."""
    need_own(feed, by)
    if feed.pk is None and by.calendar_feeds.count() >= MOST_FEEDS:
        raise ValidationError(_("You have very many feeds. Please delete one first."))
    feed.full_clean()
    feed.save()
    return feed


def renew(feed, *, by):
    """Give a feed another address, never fetched yet: the one it had opens nothing any more."""
    need_own(feed, by)
    feed.fetched_at = None
    readdressed(feed, new_token())


def revoke(feed, *, by):
    """Take a feed its address. What it shows stays kept under its name, and when it was fetched."""
    need_own(feed, by)
    readdressed(feed, "")


def readdressed(feed, token):
    feed.token = token
    feed.save(update_fields=["token", "fetched_at", "updated_at"])


def drop(feed, *, by):
    need_own(feed, by)
    feed.delete()


def need_own(feed, by):
    if feed.owner_id != by.pk:
        raise PermissionDenied(_("A feed is its owner’s own affair."))


def fetched(feed, now):
    """The calendar file of a feed and its fingerprint, which stays while nothing changes in it.

    The stamp of every event is the moment at which the file became what it is, so that two
    files that say the same are the same.
    """
    events = list(events_of(feed, timezone.localdate(now)))
    said = "\n".join([feed.name, *(line for event in events for line in event)])
    fingerprint = sha256(said.encode()).hexdigest()
    if fingerprint != feed.fingerprint:
        feed.fingerprint, feed.changed_at = fingerprint, now
    CalendarFeed.objects.filter(pk=feed.pk, token=feed.token).update(
        fetched_at=now, fingerprint=feed.fingerprint, changed_at=feed.changed_at
    )
    return calendar_of(feed, events), fingerprint


def calendar_of(feed, events):
    lines = [*HEAD, f"X-WR-CALNAME:{escaped(feed.name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"]
    for event in events:
        lines += ["BEGIN:VEVENT", f"DTSTAMP:{stamp(feed.changed_at)}", *event, "END:VEVENT"]
    return written([*lines, "END:VCALENDAR"])


def events_of(feed, today):
    """What its owner may see of what the feed asks for, each as the lines of an event.

    Whatever is restricted comes under its neutral title, without a link that could tell on it, or
    stays at home. Notes stay at home in any case: they name others.
    """
    asked = Asked(tuple(feed.kinds), feed.whose, feed.theme)
    user, keeps_home = feed.owner, Office.current().keeps_restricted_home
    for layer in asked.layers(user):
        for entry in asked.entries(user, layer, today - BACK, today + AHEAD):
            if not (entry.travels_as and keeps_home):
                yield event_of(layer, entry)


def event_of(layer, entry):
    host = settings.SITE_URL.partition("://")[2]
    lines = [
        f"UID:{layer.name}-{entry.key}@{host}",
        *when(entry),
        f"SUMMARY:{escaped(str(entry.travels_as or entry.title))}",
        f"CATEGORIES:{escaped(str(layer.title))}",
        "TRANSP:TRANSPARENT",
    ]
    if entry.url and not entry.travels_as:
        lines.append(f"URL:{settings.SITE_URL}{entry.url}")
    return lines


def when(entry):
    """The hours of an entry that has some, or whole days, of which the last is not one any more."""
    if entry.at:
        until = entry.until or entry.at + AT_LEAST
        return [f"DTSTART:{stamp(entry.at)}", f"DTEND:{stamp(until)}"]
    last = (entry.ends_on or entry.starts_on) + timedelta(days=1)
    return [
        f"DTSTART;VALUE=DATE:{entry.starts_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last:%Y%m%d}",
    ]
