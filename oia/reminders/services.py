"""What people do with deadlines and letters."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core.rights import need
from oia.core.states import move, write_down
from oia.core.visibility import Sensitivity
from oia.reminders.choices import LetterState, ReminderState, Status
from oia.reminders.models import Deadline, Letter, Reminder

RIGHT = "reminders.change_deadline"


@transaction.atomic
def mark_done(deadline, *, by, evidence=""):
    """The duty is fulfilled; `evidence` says how one can see it. Nobody is reminded any more."""
    close(deadline, Status.DONE, by=by, why=evidence, evidence=evidence)


@transaction.atomic
def waive(deadline, *, by, why):
    """The duty is let go on purpose. `why` is not optional: somebody will ask."""
    if not why:
        raise ValidationError(_("Say why it is waived."))
    close(deadline, Status.WAIVED, by=by, why=why)


@transaction.atomic
def cancel(deadline, *, by, why=""):
    """The duty fell away. Whoever was told of it is told so, once."""
    close(deadline, Status.CANCELLED, by=by, why=why, next_step_at=timezone.now())


def close(deadline, status, *, by, why, **along):
    need(by, RIGHT)
    along = {"closed_at": timezone.now(), "closed_by": by, "next_step_at": None} | along
    move(deadline, status, by=by, why=why, **along)
    Reminder.objects.owed().filter(deadline=deadline).update(
        state=ReminderState.SUPERSEDED, reason=deadline.get_status_display()
    )


@transaction.atomic
def reopen(deadline, *, by, why=""):
    """It is not done after all: all steps are armed again."""
    need(by, RIGHT)
    move(deadline, Status.OPEN, by=by, why=why, closed_at=None, closed_by=None, evidence="")
    deadline.arm(new_version=True)
    deadline.save()


@transaction.atomic
def type_in(deadline, *, by):
    """Keep a deadline that somebody typed. It is as restricted as the record it belongs to."""
    need(by, "reminders.add_deadline")
    about = getattr(deadline.subject, "sensitivity", Sensitivity.OFFICE)
    if about != Sensitivity.OFFICE:
        deadline.sensitivity = about
    deadline.full_clean()
    deadline.save()
    write_down(deadline, "", deadline.status, by=by)
    return deadline


@transaction.atomic
def change(deadline, *, by, why=""):
    """Keep the changes made to a typed deadline. A moved date arms all its steps anew."""
    need(by, RIGHT)
    if deadline.is_derived:
        raise ValidationError(_("This date comes from its record: change it there."))
    deadline.full_clean()
    deadline._change_reason = why[:100] or None
    deadline.save()
    return deadline


def move_date(deadline, *, on, by, why, at=None):
    """Move a typed deadline to another date."""
    deadline.due_on, deadline.due_time = on, at
    return change(deadline, by=by, why=why)


@transaction.atomic
def retry(letter, *, by):
    """Send a letter that was given up once more, at once, with the same Message-ID."""
    need(by, "reminders.retry_letter")
    states = [LetterState.GIVEN_UP, LetterState.FAILED]
    waiting = Letter.objects.filter(pk=letter.pk, state__in=states)
    if not waiting.update(state=LetterState.READY, go_at=timezone.now(), attempts=0):
        raise ValidationError(_("This letter is not waiting for another try."))
    letter.reminders.filter(state=ReminderState.GIVEN_UP).update(
        state=ReminderState.OWED, reason=""
    )
    letter.refresh_from_db()


def deadlines_about(record, user):
    """The deadlines whose story is told on this record's page, as far as the user may see them."""
    found = Deadline.objects.about(record).visible_to(user)
    return found.select_related("owner").order_by("falls_due_at")
