"""Deadlines as rows of a sheet: typed in, changed, handed over and closed through the services."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from oia.core.limits import check_backup
from oia.core.rights import need
from oia.core.subjects import find_subject
from oia.core.visibility import Sensitivity
from oia.reminders import services
from oia.reminders.choices import Status
from oia.reminders.models import Deadline


@transaction.atomic
def keep_row(deadline, along, *, by):
    """Keep a deadline as its row has it: a new one is typed in. Of one that comes from a record
    only the owner and the helpers are changed here."""
    need(by, f"reminders.{'add' if deadline._state.adding else 'change'}_deadline")
    find_subject(deadline, by=by)
    check_backup(deadline)
    if deadline._state.adding:
        type_in(deadline, by=by)
    elif changed := fields_changed(deadline):
        change = hand_over if deadline.is_derived else change_typed
        change(deadline, changed, by=by)
    if "helpers" in along:
        services.set_helpers(deadline, along["helpers"], by=by)


def type_in(deadline, *, by):
    """A row may say that the date is closed already: then it is typed in and closed at once."""
    wanted, deadline.status = deadline.status, Status.OPEN
    deadline.kind = "typed"
    if deadline.subject is None:
        raise ValidationError({"about": _("Say which record it is about.")})
    services.type_in(deadline, by=by)
    if wanted != Status.OPEN:
        move_row(deadline, wanted, by=by)


def fields_changed(deadline):
    """The names of the fields in which it differs from what is stored."""
    stored = Deadline.objects.get(pk=deadline.pk)
    fields = (field for field in Deadline._meta.concrete_fields if field.editable)
    names = (field.attname for field in fields if field.name != "updated_at")
    return {name for name in names if getattr(stored, name) != getattr(deadline, name)}


def change_typed(deadline, changed, *, by):
    """It stays as restricted as the record it is about."""
    about = getattr(deadline.subject, "sensitivity", Sensitivity.OFFICE)
    if about != Sensitivity.OFFICE:
        deadline.sensitivity = about
    services.change(deadline, by=by)


def hand_over(deadline, changed, *, by):
    """The one change to a date of a record that is not made at the record: whose it is."""
    if changed != {"owner_id"}:
        raise ValidationError(_("This date comes from its record: change it there."))
    to = deadline.owner
    deadline.refresh_from_db()
    services.hand_over(deadline, to=to, by=by)


def move_row(deadline, to, *, by, why=""):
    """Close a deadline with the evidence that its row gives. No row opens one again without a
    word why: a file of last month would undo what was done since."""
    if to == Status.DONE:
        services.mark_done(deadline, by=by, evidence=deadline.evidence or why)
    elif to == Status.WAIVED:
        services.waive(deadline, by=by, why=why or deadline.evidence)
    elif to == Status.CANCELLED:
        services.cancel(deadline, by=by, why=why)
    elif to == Status.OPEN:
        if not why:
            raise ValidationError({"status": _("It is closed. Open it again on its own page.")})
        services.reopen(deadline, by=by, why=why)
    else:
        raise ValidationError(_("A date is missed when its moment passes: nobody sets it so."))
