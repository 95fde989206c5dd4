"""The programme of a visit: written, changed, shifted, and frozen into versions."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.choices.visit import VisitStatus
from delegations.models import ProgrammeVersion
from delegations.services import counted_steps, delegations
from delegations.services.local_time import shifted
from delegations.services.party import locked
from delegations.services.programme_meanwhile import ChangedMeanwhile, take
from delegations.services.programme_rows import told_of
from oia.core.rights import need
from oia.core.roads import why_now
from oia.core.sheets import tie
from oia.directory.services.keeping import keep, remove_part
from oia.reminders.choices import UNSETTLED

ADD = "delegations.add_programmeitem"
CHANGE = "delegations.change_programmeitem"
FREEZE = "delegations.add_programmeversion"

#: The step that is done once a programme is frozen.
FREEZING = "programme-freeze"


@transaction.atomic
def save_item(item, *, by, seen=None, people=None, why=""):
    """Keep an item, new or changed, with its people by the names of their fields.

    `seen` is the revision that whoever changes it had before them. Raises ChangedMeanwhile where
    somebody else was quicker.
    """
    is_new = item._state.adding
    need(by, ADD if is_new else CHANGE)
    if not is_new:
        take(item, seen, by=by)
    keep(item, by=by, why=why or why_now())
    refuse_strangers(item, (people or {}).get("guests", ()))
    tie(item, people or {})
    return item


def refuse_strangers(item, guests):
    """Guests of an item come with its visit."""
    if any(guest.delegation_id != item.delegation_id for guest in guests):
        raise ValidationError({"guests": _("Only those who come with this visit can be guests.")})


def keep_item_row(item, along, *, by):
    """Keep an item as a row of a sheet has it."""
    save_item(item, by=by, people=along)


def set_times(item, starts_at, ends_at, *, by, seen=None):
    """Other hours for one item; all else stays."""
    item.starts_at, item.ends_at = starts_at, ends_at
    return save_item(item, by=by, seen=seen)


@transaction.atomic
def remove_item(item, *, by, seen=None):
    """Take an item out of the programme, if it is as it was seen."""
    need(by, "delegations.delete_programmeitem")
    take(item, seen, by=by)
    remove_part(item, by=by)


def revisions(delegation):
    """How often each item of a programme was changed, by its number."""
    return dict(delegation.programme.order_by("pk").values_list("pk", "revision"))


def to_shift(delegation, item=None, *, with_it=True, only_that_day=False):
    """What a shift moves: everything that begins after an item, and the item; all without one."""
    found = list(delegation.programme.order_by("starts_at", "pk"))
    if item is None:
        return found
    after = [one for one in found if one.starts_at > item.starts_at]
    if only_that_day:
        after = [one for one in after if one.on == item.on]
    return [one for one in found if with_it and one.pk == item.pk] + after


@transaction.atomic
def shift(delegation, *, by, item=None, days=0, minutes=0, seen=None, **which):
    """Move what follows an item by so many days and minutes. Returns how many were moved.

    `seen` has the revisions of the whole programme that whoever shifts had before them: where it
    is another by now, nothing is moved.
    """
    need(by, CHANGE)
    if not days and not minutes:
        raise ValidationError(_("Say by how much."))
    if seen is not None and (now := revisions(delegation)) != seen:
        raise ChangedMeanwhile(differing(seen, now), by)
    items = to_shift(delegation, item, **which)
    for one in items:
        times = [shifted(at, days=days, minutes=minutes) for at in (one.starts_at, one.ends_at)]
        one.starts_at, one.ends_at = times
        save_item(one, by=by, seen=one.revision, why=_("Shifted"))
    return len(items)


def differing(seen, now):
    """The items that are not as they were seen, each with the revision that was."""
    return {pk: seen.get(pk, 0) for pk in {*seen, *now} if seen.get(pk) != now.get(pk)}


@transaction.atomic
def freeze(delegation, *, by, why=""):
    """Make a numbered version of the programme as it stands, for those who get it on paper.

    The step that waits for it is done with that, and a confirmed visit moves on.
    """
    need(by, FREEZE)
    locked(delegation)
    now, latest = told_of(delegation), delegation.programme_versions.first()
    if not now:
        raise ValidationError(_("There is nothing to freeze yet. Write the programme first."))
    if latest is not None and latest.content == now:
        raise ValidationError(
            _("Nothing changed since version %(number)d.") % {"number": latest.number}
        )
    version = ProgrammeVersion(
        delegation=delegation,
        number=latest.number + 1 if latest else 1,
        at=timezone.now(),
        by=by,
        why=why.strip()[:300],
        content=now,
    )
    keep(version, by=by, why=why)
    finish_step(delegation, version, by=by)
    if delegation.status == VisitStatus.CONFIRMED:
        delegations.move(delegation, VisitStatus.FROZEN, by=by, why=str(version))
    return version


def finish_step(delegation, version, *, by):
    """Mark the step done that waits for the frozen programme, if it is open."""
    for step in delegation.steps.filter(template__slug=FREEZING):
        deadline = step.deadlines.first()
        if deadline is not None and deadline.status in UNSETTLED:
            counted_steps.finish(step, by=by, words=str(version))
