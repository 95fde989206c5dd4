"""Writing a promise down, changing it, and giving it to somebody else to see to."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.commitments.choices import Status
from oia.commitments.models import Commitment
from oia.commitments.models.queryset import PARTNERS
from oia.commitments.services.keeping import keep
from oia.commitments.services.reckoning import at_least, find_post, reckon
from oia.commitments.services.reporting import plan_next
from oia.core.rights import need
from oia.core.states import write_down

CHANGE = "commitments.change_commitment"


@transaction.atomic
def promise(commitment, *, by, themes=None, to=None):
    """Write a promise down. `to` is the record that it was given to, whatever its kind."""
    need(by, "commitments.add_commitment")
    if to is not None:
        give_to(commitment, to)
    commitment.status = Status.OPEN
    check_given(commitment)
    settle(commitment)
    keep(commitment, by=by)
    write_down(commitment, "", commitment.status, by=by)
    finish(commitment, themes, by=by)
    return commitment


@transaction.atomic
def change(commitment, *, by, why="", themes=None):
    """Keep the changes made to a promise; its reports follow their rhythm."""
    need(by, CHANGE)
    check_given(commitment)
    settle(commitment)
    keep(commitment, by=by, why=why)
    finish(commitment, themes, by=by)
    return commitment


def finish(commitment, themes, *, by):
    if themes is not None:
        commitment.themes.set(themes)
    plan_next(commitment, by=by)


def check_given(commitment):
    if commitment.given_on and commitment.given_on > timezone.localdate():
        words = _("That day is still to come: nobody can have promised anything on it.")
        raise ValidationError({"given_on": words})


def give_to(commitment, record):
    """Let it be given to a record: in the column for its kind, or as any other."""
    if name := PARTNERS.get(type(record)):
        setattr(commitment, name, record)
    else:
        commitment.to_other = record


def settle(commitment):
    """What follows from what was typed: the date, the post at the time, who may see it."""
    reckon(commitment)
    find_post(commitment)
    commitment.sensitivity = at_least(commitment, commitment.subject)


@transaction.atomic
def reassign(commitments, *, to, by, why=""):
    """Let somebody else see to these promises. Returns how many changed hands."""
    need(by, CHANGE)
    if not to.is_active:
        raise ValidationError(_("%s no longer works here.") % to)
    moved = [one for one in commitments if one.owner_id != to.pk]
    for commitment in moved:
        commitment.owner = to
        if commitment.backup_id == to.pk:
            commitment.backup = None
        keep(commitment, by=by, why=why or _("Handed over"))
    return len(moved)


def of_record(record, user):
    """The commitments that a record's page tells of, as far as the user may see them."""
    return Commitment.objects.touching(record).visible_to(user).for_list()
