"""What a letter says: subject, text, HTML and calendar file."""

import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Alarm, Calendar, Event

from oia.reminders.choices import What


def left(moment, zone, now=None):
    """How long is left, in words: "3 days left", "5 hours left", "today", "2 days overdue"."""
    now = now or timezone.now()
    days = (timezone.localdate(moment, zone) - timezone.localdate(now, zone)).days
    if moment < now:
        late = max(-days, 0)
        return (
            ngettext("%d day overdue", "%d days overdue", late) % late if late else _("just past")
        )
    hours = int((moment - now) / timedelta(hours=1))
    if hours < 24:
        return ngettext("%d hour left", "%d hours left", hours) % hours
    return ngettext("%d day left", "%d days left", days) % days


def when(moment, zone, place):
    """ "Fri 12 Dec 2026, 23:59 (Bogotá)" """
    return f"{date_format(moment.astimezone(zone), 'D j M Y, H:i')} ({place})"


def place_of(zone):
    """What people call a zone: its city, or its offset."""
    name = str(zone)
    return name.rpartition("/")[2].replace("_", " ") if "/" in name else name


def isolated(title):
    """A title inside a line; one with right-to-left letters must not turn the words around it."""
    turns = any(unicodedata.bidirectional(letter) in {"R", "AL", "RLE", "RLO"} for letter in title)
    return f"\u2068{title}\u2069" if turns else title


@dataclass
class Entry:
    """One reminder as the letter shows it."""

    reminder: object
    reader: object  # the zone the recipient reads times in
    place: str
    now: object

    @property
    def deadline(self):
        return self.reminder.deadline

    @property
    def title(self):
        return self.deadline.travels_as

    @property
    def is_notice(self):
        return self.reminder.what != What.STEP

    @property
    def left(self):
        return left(self.deadline.falls_due_at, self.reader, self.now)

    @property
    def date(self):
        return when(self.deadline.falls_due_at, self.reader, self.place)

    @property
    def short_date(self):
        moment = self.deadline.falls_due_at.astimezone(self.reader)
        return f"{date_format(moment, 'D j M H:i')} {self.place}"

    @property
    def their_date(self):
        """The same moment on the organiser's clock, where that is another."""
        moment = self.deadline.their_moment
        return when(moment, moment.tzinfo, place_of(moment.tzinfo)) if moment else ""

    @property
    def internal(self):
        """Our own date and how long is left to it."""
        own = self.deadline.internal_on
        if not own:
            return ""
        remaining = left(self.deadline.counts_to, self.reader, self.now)
        return f"{date_format(own, 'D j M Y')} – {remaining}"

    @property
    def told(self):
        """The date that the recipient was last told of, for a notice that it moved."""
        last = (
            self.deadline.reminders.filter(
                recipient=self.reminder.recipient, told_due_at__isnull=False
            )
            .order_by("-written_at")
            .first()
        )
        return when(last.told_due_at, self.reader, self.place) if last else ""

    @property
    def headline(self):
        """The one line that says it all."""
        title = isolated(self.title)
        if self.reminder.what == What.CANCELLED:
            return _("%(title)s: cancelled") % {"title": title}
        if self.reminder.what == What.MOVED:
            return _("%(title)s: moved to %(date)s") % {
                "title": title,
                "date": self.short_date,
            }
        words = {"title": title, "left": self.left, "date": self.short_date}
        return _("%(title)s: %(left)s, %(date)s") % words

    @property
    def is_late(self):
        return self.reminder.step < 0

    @property
    def why(self):
        """Why this reader gets it, where they are not the one who answers for it."""
        if self.reminder.escalated:
            return _("It is overdue and nobody has closed it, so it climbed to you.")
        if self.deadline.is_unclear:
            return _("The organiser’s time zone is unclear: the earliest plausible moment counts.")
        return ""

    @property
    def link(self):
        return f"{settings.SITE_URL}{self.deadline.get_absolute_url()}"


def entries(letter, reminders, office, now=None):
    """The reminders of a letter as it shows them: what moved first, then by date."""
    zone = letter.user.clock if letter.user else office.clock
    place = office.city_name if str(zone) == office.zone and office.city_name else place_of(zone)
    shown = [Entry(reminder, zone, place, now or timezone.now()) for reminder in reminders]
    return sorted(shown, key=lambda entry: (not entry.is_notice, entry.deadline.falls_due_at))


def subject_of(shown):
    """The subject line: the headline of the one, or the count of the many."""
    deadlines = {entry.deadline.pk for entry in shown}
    if len(deadlines) == 1:
        return shown[0].headline
    count = ngettext("%d date to mind", "%d dates to mind", len(deadlines)) % len(deadlines)
    return f"{count}: {shown[0].headline}"


def write(letter, reminders, office, now=None):
    """Fill in subject, text and HTML. Should a template fail, a plain letter still goes out."""
    with translation.override(letter.user.language if letter.user else None):
        shown = entries(letter, reminders, office, now)
        subject = " ".join(subject_of(shown).split())
        letter.subject = Truncator(subject).chars(200)
        context = {"entries": shown, "letter": letter, "office": office, "subject": letter.subject}
        if len({entry.deadline.pk for entry in shown}) > 1:
            context["all_dates"] = f"{settings.SITE_URL}{reverse('reminders:deadline-list')}"
        letter.text = render_to_string("letters/reminder.txt", context)
        letter.html = render_to_string("letters/reminder.html", context)


def write_plainly(letter, reminders):
    """A letter without any template: better than silence when a record breaks its template."""
    letter.subject = _("A date of the office needs you")
    links = [f"{settings.SITE_URL}{one.deadline.get_absolute_url()}" for one in reminders]
    letter.text = "\n".join([letter.subject, "", *links, ""])
    letter.html = ""


def as_mail(letter, reminders):
    """The mail itself, with the Message-ID that it bears at every attempt."""
    mail = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        to=[letter.address],
        headers={
            "Message-ID": letter.message_id,
            "Date": format_datetime(timezone.now()),
            "Auto-Submitted": "auto-generated",
        },
    )
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    mail.attach("deadlines.ics", calendar(reminders).decode(), "text/calendar")
    return mail


def calendar(reminders):
    """The dates of a letter as a calendar file that any program takes up."""
    return calendar_of({reminder.deadline for reminder in reminders})


def calendar_of(deadlines):
    """An iCalendar with one event for each deadline, its neutral title where it is restricted."""
    book = Calendar()
    book.add("prodid", "-//Office of International Affairs//Deadlines//EN")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    for deadline in sorted(deadlines, key=lambda one: (one.falls_due_at, one.pk)):
        book.add_component(event(deadline))
    return book.to_ical()


def event(deadline):
    """The deadline as the last half hour before it falls due."""
    entry = Event()
    entry.add("uid", f"deadline-{deadline.pk}@{settings.SITE_URL.partition('://')[2]}")
    entry.add("sequence", deadline.version)
    entry.add("dtstamp", deadline.updated_at)
    entry.add("dtstart", deadline.falls_due_at - timedelta(minutes=30))
    entry.add("dtend", deadline.falls_due_at)
    entry.add("summary", deadline.travels_as)
    entry.add("url", f"{settings.SITE_URL}{deadline.get_absolute_url()}")
    entry.add("status", "CANCELLED" if deadline.status == "cancelled" else "CONFIRMED")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", deadline.travels_as)
    alarm.add("trigger", timedelta(days=-1))
    entry.add_component(alarm)
    return entry
