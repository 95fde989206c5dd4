"""What a letter says: subject, text, HTML and calendar file."""

from email.utils import format_datetime
from functools import cache

from django.conf import settings
from django.template import engines
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oia.reminders import keys
from oia.reminders.choices import Because, Pace
from oia.reminders.returns.reports import OUR_HEADER
from oia.reminders.sending.mail import Mail
from oia.reminders.words import calendars
from oia.reminders.words.buttons import buttons_of
from oia.reminders.words.entries import entries
from oia.reminders.words.wording import one_line

#: Signs of a subject. What it says comes first, so that nothing of it is cut but a long title.
SUBJECT = 200

#: How many dates a letter shows with all their words, and how many more by a line each: Gmail
#: cuts whatever is longer than 102 kB. The calendar file has them all.
IN_FULL, IN_SHORT = 30, 100


def subject_of(shown, pace=Pace.AT_ONCE):
    """The subject line: the headline of the one, or the count of the many and the first of them."""
    count = len({entry.deadline.pk for entry in shown})
    if count == 1:
        return one_line(shown[0].headline, SUBJECT)
    words = {"count": count, "first": shown[0].headline}
    return one_line(opening(pace, count) % words, SUBJECT)


def opening(pace, count):
    """How the subject of a letter with many dates begins."""
    if pace == Pace.WEEKLY:
        return ngettext(
            "Your week: %(count)d date to mind, first %(first)s",
            "Your week: %(count)d dates to mind, first %(first)s",
            count,
        )
    if pace == Pace.DAILY:
        return ngettext(
            "Your day: %(count)d date to mind, first %(first)s",
            "Your day: %(count)d dates to mind, first %(first)s",
            count,
        )
    return ngettext(
        "%(count)d date to mind, first %(first)s",
        "%(count)d dates to mind, first %(first)s",
        count,
    )


def heading_of(count, pace):
    """What stands above many dates."""
    words = {"count": count}
    if pace == Pace.WEEKLY:
        return ngettext("Your week: %(count)d date", "Your week: %(count)d dates", count) % words
    if pace == Pace.DAILY:
        return ngettext("Your day: %(count)d date", "Your day: %(count)d dates", count) % words
    return ngettext("%(count)d date to mind", "%(count)d dates to mind", count) % words


def language_of(user):
    """The language that a reader likes; that of the office for the others, and for mailboxes."""
    return user.reads if user else settings.LANGUAGE_CODE


def write(letter, reminders, office, now=None):
    """Fill in subject, text and HTML, in the language of whoever reads them."""
    with translation.override(language_of(letter.user)):
        shown = entries(letter, reminders, office, now)
        letter.subject = subject_of(shown, letter.pace)
        context = words_of(letter, shown, office)
        templates = engines["letters"]
        letter.text = templates.get_template("reminder.txt").render(context)
        letter.html = templates.get_template("reminder.html").render(context)


def words_of(letter, shown, office):
    """All that the templates show."""
    many, reader = len(shown) > 1, shown[0].reader
    rtl = translation.get_language_bidi()
    return {
        "entries": shown[:IN_FULL],
        "short": shown[IN_FULL : IN_FULL + IN_SHORT],
        "more": more_than_shown(len(shown) - IN_FULL - IN_SHORT),
        "many": many,
        "heading": heading_of(len(shown), letter.pace) if many else shown[0].title,
        "preview": "; ".join(entry.title for entry in shown[:3]) if many else shown[0].date,
        "subject": letter.subject,
        "office": office.name,
        "footer": footer(letter, shown),
        "all_dates": address("reminders:deadline-list") if many and reader.logs_in else "",
        "wishes": address("reminders:wishes") if letter.user and reader.logs_in else "",
        "language": translation.get_language(),
        "direction": "rtl" if rtl else "ltr",
        "start": "right" if rtl else "left",
    }


def more_than_shown(count):
    if count <= 0:
        return ""
    words = ngettext(
        "%(count)d more date is in the calendar file with this letter.",
        "%(count)d more dates are in the calendar file with this letter.",
        count,
    )
    return words % {"count": count}


def footer(letter, shown):
    """Why the letter comes, where each date does not say so itself."""
    if letter.user is None:
        return _(
            "This letter goes to a shared mailbox. Whoever sees to it first closes it for all."
        )
    if not letter.user.logs_in:
        return _("You need no login: the buttons in this letter are enough.")
    if not any(entry.asks for entry in shown):
        return _("You get this letter so that you know what changed.")
    if all(entry.reminder.because == Because.OWNER for entry in shown):
        return _("You get this letter because you answer for what it names.")
    return _("You get this letter for the reasons that stand in it.")


def address(name):
    """A page of ours as the outside world types it."""
    return f"{settings.SITE_URL}{path_to(name)}"


path_to = cache(reverse)  # asked for once, for every letter has several


def write_plainly(letter, reminders):
    """A letter without any template: better than silence when a record breaks its template."""
    with translation.override(language_of(letter.user)):
        letter.subject = _("A date of the office needs you")
        lines = [line for one in reminders for line in plain_lines(one, letter.user)]
    letter.text = "\n".join([letter.subject, "", *lines])
    letter.html = ""


def plain_lines(reminder, user):
    """What a date is and when, as far as its record can say; and the page or, for whoever cannot
    open that, the buttons."""
    deadline = reminder.deadline
    try:
        title = one_line(deadline.travels_as, SUBJECT)
    except Exception:  # what breaks the letter may break this
        title = deadline.kind_label
    links = [f"{settings.SITE_URL}{deadline.get_absolute_url()}"]
    if user and not user.logs_in:
        links = [f"{words}: {url}" for url, words in buttons_of(reminder)]
    return [f"{title}: {date_format(deadline.due_on, 'D j M Y')}", *links, ""]


def kept(letter):
    """What is kept of a letter: its words, without the keys that open its buttons."""
    return {
        "subject": letter.subject,
        "text": keys.blunted(letter.text),
        "html": keys.blunted(letter.html),
    }


def as_mail(letter, reminders):
    """The mail itself, with the Message-ID that it bears at every attempt."""
    return Mail(
        letter.subject,
        letter.text,
        html=letter.html,
        calendar=calendar(letter, reminders),
        from_email=settings.BOUNCE_ADDRESS or settings.DEFAULT_FROM_EMAIL,  # of the envelope
        to=[letter.address],
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": letter.message_id,
            OUR_HEADER: letter.message_id,
            "Date": format_datetime(timezone.now()),
            "Auto-Submitted": "auto-generated",
        },
    )


def calendar(letter, reminders):
    """The dates of a letter as a file that any calendar takes up; nothing where there is none."""
    linked = letter.user is None or letter.user.logs_in
    dates = {reminder.deadline for reminder in reminders}
    return calendars.calendar_of(dates, linked=linked) if dates else b""
