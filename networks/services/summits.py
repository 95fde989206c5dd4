"""Editions of summits: adding them, changing them, and what follows when one moves."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from networks.choices.summits import SideEventStatus
from networks.models import Delegate, Plan, Summit, SummitShift
from networks.services.keeping import keep
from networks.services.milestones import days_ahead, is_settled, write
from networks.services.sight import at_least, pass_on
from networks.services.slugs import free_slug
from oia.core.rights import need
from oia.core.text import fold_names
from oia.core.zones import Certainty

#: The organiser gave these dates; only the organiser changes them.
THEIRS = [Certainty.CONFIRMED, Certainty.EXTENDED]


def add_summit(summit, *, by):
    """Add an edition to its series, as closed as that."""
    need(by, "networks.add_summit")
    at_least(summit, "series")
    summit.slug = summit.slug or free_slug(Summit, summit.name)
    return keep(summit, by=by)


def add_series(series, *, by):
    """Add a series of summits."""
    need(by, "networks.add_summitseries")
    series.slug = series.slug or free_slug(type(series), series.acronym, series.name)
    return keep(series, by=by)


@transaction.atomic
def change_series(series, *, by):
    """Save what a form changed; the editions are found by the series' names as well.

    Who may not see the series sees neither its editions nor our plans for them.
    """
    need(by, "networks.change_summitseries")
    keep(series, by=by)
    pass_on(series, series.editions.all(), by=by)
    pass_on(series, Plan.objects.filter(summit__series=series), by=by)
    refresh_editions(series)
    return series


def refresh_editions(series):
    """Let the editions be found by their series' names as they are now."""
    for summit in series.editions.select_related("city"):
        summit.series = series
        found_by = fold_names(summit.names())
        Summit.objects.filter(pk=summit.pk).update(search_text=found_by)


@transaction.atomic
def change_summit(summit, *, by, why=""):
    """Save what a form changed. New dates go through `move_summit`, whose report is returned.

    Who may not see the summit does not see our plan for it either.
    """
    need(by, "networks.change_summit")
    at_least(summit, "series")
    before = Summit.objects.get(pk=summit.pk)
    wanted = {"starts_on": summit.starts_on, "ends_on": summit.ends_on}
    summit.starts_on, summit.ends_on = before.starts_on, before.ends_on
    keep(summit, by=by)
    pass_on(summit, Plan.objects.filter(summit=summit), by=by)
    if wanted == {"starts_on": before.starts_on, "ends_on": before.ends_on}:
        return None
    return move_summit(summit, **wanted, by=by, why=why)


@transaction.atomic
def move_summit(summit, *, starts_on, ends_on, by, why):
    """Move an edition to other dates, and our own undone milestones with it.

    Done and waived milestones stay, dates the organiser gave stay and are flagged. Returns the
    `SummitShift` that says what became of each; it is kept with the reason.
    """
    need(by, "networks.change_summit")
    if not why.strip():
        raise ValidationError({"why": _("Say why the dates change.")})
    before = {"old_starts_on": summit.starts_on, "old_ends_on": summit.ends_on}
    summit.starts_on, summit.ends_on = starts_on, ends_on
    keep(summit, by=by, why=why)
    return _write_shift(summit, by=by, why=why, **before)


@transaction.atomic
def catch_up():
    """Take the milestones along where a summit got other dates outside its pages.

    The catalogue does so, as does plain SQL. Safe to run again. Returns the shifts written.
    """
    why = _("Its dates changed outside its page, as by the catalogue.")
    behind = Plan.objects.left_behind().select_related("summit")
    return [
        _write_shift(plan.summit, by=None, why=why, old_starts_on=plan.reckoned_from)
        for plan in behind
    ]


def _write_shift(summit, *, by, why, **before):
    """Shift what hangs on a summit that has its new dates; keep the report of it."""
    report = _shift_plan(summit, by=by, why=why) | {"beside": _beside(summit)}
    now = {"starts_on": summit.starts_on, "ends_on": summit.ends_on, "at": timezone.now()}
    return SummitShift.objects.create(summit=summit, why=why, by=by, report=report, **before, **now)


def _beside(summit):
    """Other editions that are held beside this one and did not move with it."""
    parent = [summit.parent_summit] if summit.parent_summit else []
    return [{"title": other.name} for other in [*parent, *summit.side_summits.all()]]


def _shift_plan(summit, *, by, why):
    """Shift the milestones of our plan, if there is one; say what became of everything dated."""
    plan = Plan.objects.filter(summit=summit).first()
    if plan is None:
        return {}
    Plan.objects.filter(pk=plan.pk).update(reckoned_from=summit.starts_on)
    report = {"moved": [], "done": [], "confirmed": [], "own": []}
    for milestone in plan.milestones.prefetch_related("deadlines"):
        outcome = _outcome(milestone)
        line = {"title": milestone.title, "old": milestone.due_on.isoformat()}
        if outcome == "moved":
            _shift(milestone, days_ahead(summit.starts_on, milestone.days_before))
            line["new"] = milestone.due_on.isoformat()
        milestone.needs_check = milestone.needs_check or outcome == "confirmed"
        if outcome in ("moved", "confirmed"):
            write(milestone, by=by, why=why)
        report[outcome].append(line)
    return report | _to_look_at(plan, by=by, why=why)


def _shift(milestone, due_on):
    """Give a milestone its new date; our own date ahead of it keeps its distance."""
    if milestone.internal_on:
        milestone.internal_on += due_on - milestone.due_on
    milestone.due_on = due_on


def _outcome(milestone):
    """What a move of the summit does to a milestone: one of the headings of the report."""
    if is_settled(milestone):
        return "done"
    if milestone.certainty in THEIRS:
        return "confirmed"
    return "own" if milestone.days_before is None else "moved"


def _ask_to_check(people, *, by, why):
    """Mark them, and say in the history of each who moved the summit and why."""
    people = list(people)
    for one in people:
        one.needs_check = True
    told = {"default_user": by, "default_change_reason": why[:100]}
    bulk_update_with_history(people, Delegate, ["needs_check"], **told)


def _to_look_at(plan, *, by, why):
    """People's days, side events and slots: somebody has to look, for nothing moves by itself."""
    people = plan.delegates.filter(from_on__isnull=False) | plan.delegates.filter(
        to_on__isnull=False
    )
    _ask_to_check(people.filter(needs_check=False), by=by, why=why)
    over = [SideEventStatus.REJECTED, SideEventStatus.WITHDRAWN]
    events = plan.side_events.exclude(status__in=over)
    slots = plan.speaking_slots.filter(on__isnull=False)
    return {
        "people": [{"title": str(one)} for one in people.select_related("person")],
        "events": [{"title": str(one)} for one in [*events, *slots]],
    }
