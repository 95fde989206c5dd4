"""What the reminders put on the desk: the dates on Today and on every record."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.accounts.choices import Role
from oia.accounts.models import Office, User
from oia.core.models import Record
from oia.core.plugs import (
    CalendarLayer,
    Chapter,
    NavEntry,
    RecordPanel,
    Searched,
    TodayPanel,
    called,
    register,
    telling,
)
from oia.core.rows import day
from oia.reminders import chapters
from oia.reminders.answers import forecast, preview
from oia.reminders.choices import Audience, LetterState, ReminderState
from oia.reminders.days import deadlines
from oia.reminders.models import Deadline, FailingAddress, Letter, Reminder, Sender
from oia.reminders.services import deadlines_about
from oia.reminders.words import waits

SHOWN = 40


def today(user, now, mine):
    """Overdue, this week, next week: the user's own dates, or the whole office's."""
    if not user.has_perm("reminders.view_deadline"):
        return None
    found = Deadline.objects.unsettled().visible_to(user)
    if mine:
        found = found.filter(on_the_desk_of(user))
    local = timezone.localtime(now)
    start = local.replace(hour=0, minute=0, second=0, microsecond=0)
    monday = start + timedelta(days=7 - local.weekday())
    spans = [
        (_("Overdue"), "overdue", {"counts_to__lt": now}),
        (_("This week"), "this-week", {"counts_to__gte": now, "counts_to__lt": monday}),
        (
            _("Next week"),
            "next-week",
            {"counts_to__gte": monday, "counts_to__lt": monday + timedelta(days=7)},
        ),
    ]
    found = found.select_related("owner").prefetch_related("subject").order_by("counts_to", "pk")
    return {
        "groups": [(title, slug, list(found.filter(**span)[:SHOWN])) for title, slug, span in spans]
    }


def on_the_desk_of(user):
    """What a user answers for; for a director, also what is put to them, whoever owns it."""
    theirs = Q(owner=user) | Q(backup=user)
    if User.objects.filter(pk=user.pk).in_role(Role.DIRECTOR).exists():
        theirs |= Q(audience=Audience.DIRECTOR)
    return theirs


def failures(user, now, mine):
    """Letters that nobody will get unless somebody acts, and addresses that mail does not reach.

    A letter stands here until none of its dates is left to mind, or it is sent once more.
    """
    if not user.has_perm("reminders.retry_letter"):
        return None
    letters = list(Letter.objects.not_arrived().select_related("user")[:10])
    waits.tell(letters, now, None, held=False)  # they wait for somebody, and for no hour
    addresses = FailingAddress.objects.all()[:10]
    return {"letters": letters, "addresses": addresses} if letters or addresses else None


def about(record, user):
    """The record's deadlines, who will be told of them, and what became of each reminder."""
    is_deadline = isinstance(record, Deadline)
    if not is_deadline and not user.has_perm("reminders.view_deadline"):
        return None
    found = [record] if is_deadline else about_this(record, user)
    is_record = isinstance(record, Record)
    if not (found or is_record):
        return None  # such as a city: no date can hang on it
    unsettled = [one for one in found if one.is_unsettled]
    return {
        "deadlines": unsettled,
        "settled": [one for one in found if not one.is_unsettled],
        "is_deadline": is_deadline,
        "takes_deadlines": is_record and not is_deadline,
        "names_deadlines": not is_deadline,
        "about": f"{ContentType.objects.get_for_model(record).pk}.{record.pk}",
        **what_comes(unsettled),
        **what_became(found),
    }


def about_this(record, user):
    """The dates of a record, each with the record itself at hand."""
    found = deadlines_about(record, user)
    for deadline in found:
        deadline.subject = record
    return found


def what_comes(deadlines):
    """The mails still to come, and the owners whom mail does not reach."""
    if not deadlines:
        return {"coming": [], "unreached": []}
    roll = forecast.RollAhead(timezone.now())
    mails = forecast.coming(deadlines[:SHOWN], roll, with_owed=True)
    owners = {one.owner for one in deadlines if one.owner and one.owner.is_active}
    return {
        "coming": preview.in_rows(mails)[:SHOWN],
        "unreached": [owner for owner in owners if not roll.reaches(owner)],
    }


def what_became(deadlines):
    """The reminders written down so far by what became of them, the latest first."""
    reminders = Reminder.objects.filter(deadline__in=deadlines)
    reminders = reminders.select_related("user", "letter", "on_behalf_of")
    at_hand = {deadline.pk: deadline for deadline in deadlines}
    found = list(reminders.order_by("-written_at", "-step")[: SHOWN + 1]) if deadlines else []
    became = {"stuck": [], "waiting": [], "sent": [], "not_sent": []}
    for one in found[:SHOWN]:
        one.deadline = at_hand[one.deadline_id]
        became[fate(one)].append(one)
    tell_waits(became["waiting"])
    return became | {"has_more": len(found) > SHOWN, "any_written": bool(found)}


def tell_waits(reminders):
    """Let each letter that waits say for what."""
    carried = [one for one in reminders if one.letter]
    if not carried:
        return
    now, office, held = timezone.now(), Office.current(), Sender.current().is_held
    for one in carried:
        one.letter.user = one.user
        one.letter.waits = waits.words_for(one.letter, now, office, held=held)


def fate(reminder):
    """Under which heading a reminder stands."""
    letter, state = reminder.letter, reminder.state
    if state == ReminderState.GIVEN_UP or (letter and letter.state == LetterState.BOUNCED):
        return "stuck"
    if state == ReminderState.OWED:
        return "stuck" if letter and letter.state == LetterState.FAILED else "waiting"
    return "sent" if state == ReminderState.SENT else "not_sent"


register(
    TodayPanel(
        name="deadlines",
        title=_("Deadlines"),
        template="reminders/today_deadlines.html",
        context=today,
        order=10,
    )
)
register(
    TodayPanel(
        name="failed-letters",
        title=_("Letters that did not arrive"),
        template="reminders/today_failures.html",
        context=failures,
        order=5,
    )
)
register(
    RecordPanel(
        name="deadlines",
        title=_("Deadlines and reminders"),
        template="panels/deadlines.html",
        context=about,
        order=20,
    )
)
register(
    NavEntry(
        title=_("Deadlines"),
        url_name="reminders:deadline-list",
        right="reminders.view_deadline",
        group=_("Work"),
        icon="calendar-check",
        order=15,
    )
)
register(
    NavEntry(
        title=_("Outbox"),
        url_name="reminders:letter-list",
        right="reminders.view_letter",
        group=_("Reminders"),
        icon="envelope",
        order=80,
    )
)
register(
    NavEntry(
        title=_("Rules"),
        url_name="reminders:rule-list",
        right="reminders.view_rule",
        group=_("Reminders"),
        icon="sliders",
        order=81,
    )
)
register(
    NavEntry(
        title=_("Sending"),
        url_name="reminders:sending",
        right="reminders.view_letter",
        group=_("Reminders"),
        icon="heart-pulse",
        order=82,
    )
)
register(
    NavEntry(
        title=_("Why did I (not) get this?"),
        url_name="reminders:why",
        right="reminders.view_deadline",
        group=_("Reminders"),
        icon="question-circle",
        order=83,
    )
)
register(
    Searched(
        name="deadline",
        model=Deadline,
        title=_("Deadlines"),
        fields=(*called("title"), *telling("organiser_words", "notes")),
        hint=lambda deadline: day(deadline.due_on),
        icon="alarm",
        order=70,
    )
)
register(
    CalendarLayer(
        name="deadlines",
        title=_("Deadlines"),
        entries=deadlines,
        icon="alarm",
        right="reminders.view_deadline",
        themed=True,
        order=10,
    )
)
register(
    Chapter(
        name="dates",
        title=_("Dates"),
        right="reminders.view_deadline",
        icon="alarm",
        events=chapters.dates,
    )
)
