"""What the calendar shows of the reminders: the dates themselves, on the day they fall due here."""

from datetime import time

from django.utils import timezone

from oia.core.plugs import CalendarEntry
from oia.core.remembered import address
from oia.core.themes import subject_about
from oia.core.visibility import RIGHT_TO_SEE, neutral
from oia.core.zones import ZoneKind, span_of_days
from oia.documents.models.subject import OnSecret, kinds_of_subject
from oia.reminders.choices import Status
from oia.reminders.models import Deadline
from oia.reminders.services import RIGHT

READ = (
    *("title", "kind", "status", "falls_due_at", "due_time", "zone_kind", "zone", "origin_id"),
    *("sensitivity", "subject_type", "subject_id"),
)


def deadlines(user, first, last, whose, theme=None):
    """All but what fell away. Typed ones can be moved by whoever may change them."""
    found = Deadline.objects.visible_to(user).filter(falls_due_at__range=span_of_days(first, last))
    found = found.exclude(status__in=[Status.CANCELLED, Status.WAIVED])
    if whose is not None:
        found = found.of(whose)
    if theme is not None:
        found = found.filter(subject_about(theme, user))
    may_move = user.has_perm(RIGHT)
    on_secret = OnSecret(kinds_of_subject(), tuple(RIGHT_TO_SEE))
    for one in found.annotate(on_secret=on_secret).only(*READ):
        yield CalendarEntry(
            key=str(one.pk),
            travels_as=one.neutral_title if one.on_secret else neutral(one),
            title=one.title,
            starts_on=timezone.localtime(one.falls_due_at).date(),
            at=one.falls_due_at if has_hour(one) else None,
            url=one.get_absolute_url(),
            tone="done" if one.status == Status.DONE else pressing(one),
            note=hour_there(one),
            is_over=one.status == Status.DONE,
            move_url=address("reminders:deadline-edit", one.pk)
            if may_move and not one.is_derived
            else "",
        )


def has_hour(deadline):
    """A date without a time, meant here, means the end of its day: that is no hour to tell."""
    return deadline.due_time is not None or deadline.zone_kind != ZoneKind.OFFICE


def pressing(deadline):
    late = deadline.status == Status.MISSED or deadline.falls_due_at < timezone.now()
    return "missed" if late else "due"


def hour_there(deadline):
    """What its organiser's clock says, where that is named: "23:59 America/Bogota"."""
    if not deadline.zone:
        return ""
    clock = deadline.due_time or time(23, 59)
    return f"{clock:%H:%M} {deadline.zone}"
