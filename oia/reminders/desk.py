"""What the reminders put on the desk: the dates on Today and on every record."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.core.models import Record
from oia.core.plugs import NavEntry, RecordPanel, TodayPanel, register
from oia.reminders.models import Deadline, FailingAddress, Letter, Reminder
from oia.reminders.services import deadlines_about

SHOWN = 40


def today(user, now, mine):
    """Overdue, this week, next week: the user's own dates, or the whole office's."""
    if not user.has_perm("reminders.view_deadline"):
        return None
    found = Deadline.objects.unsettled().visible_to(user)
    if mine:
        found = found.of(user)
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


def failures(user, now, mine):
    """Letters that nobody will get unless somebody acts, and addresses that mail does not reach.

    A letter stands here until none of its dates is left to mind, or it is sent once more.
    """
    if not user.has_perm("reminders.retry_letter"):
        return None
    letters = Letter.objects.not_arrived().select_related("user")[:10]
    addresses = FailingAddress.objects.all()[:10]
    return {"letters": letters, "addresses": addresses} if letters or addresses else None


def about(record, user):
    """The record's deadlines, and what was planned, sent or held back for them: two queries."""
    if isinstance(record, Deadline):
        found = [record]
    elif user.has_perm("reminders.view_deadline"):
        found = list(deadlines_about(record, user))
    else:
        return None
    is_deadline = isinstance(record, Deadline)
    reminders = Reminder.objects.filter(deadline__in=found)
    reminders = reminders.select_related("user", "letter", "deadline")
    return {
        "deadlines": [one for one in found if one.is_unsettled],
        "settled": [one for one in found if not one.is_unsettled],
        "is_deadline": is_deadline,
        "takes_deadlines": isinstance(record, Record) and not is_deadline,
        "names_deadlines": not is_deadline,
        "reminders": list(reminders.order_by("-written_at", "-step")[:SHOWN]),
        "type_id": ContentType.objects.get_for_model(record).pk,
    }


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
