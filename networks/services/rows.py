"""Records that come as the rows of a sheet, stored through the same services as those of pages."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from networks.models import DutyRound, Milestone
from networks.services import (
    declarations,
    duties,
    memberships,
    milestones,
    plans,
    sign_on_steps,
    sign_ons,
    summits,
    texts,
)
from networks.services.keeping import keep
from networks.services.networks import save_network
from networks.services.parts import save_part
from oia.core.holding import held
from oia.core.rights import need
from oia.core.roads import why_now
from oia.core.sheets import tie
from oia.core.zones import ZoneKind


def by_service(add, change=None):
    """What a sheet stores a record with: one service for new ones, perhaps another for changed."""

    @transaction.atomic
    def save(record, along, *, by):
        service = add if record._state.adding else change or add
        service(record, by=by)
        tie(record, along)

    return save


def add_summit(summit, *, by):
    """Add an edition; where no zone is given it is that of the city, as in the form."""
    if summit.city and not summit.timezone:
        summit.timezone = summit.city.zone
    return summits.add_summit(summit, by=by)


def change_summit(summit, *, by):
    """Change an edition. Where its dates move, why is what the whole import or change says."""
    return summits.change_summit(summit, by=by, why=why_now())


def add_round(duty_round, *, by):
    """A round still open asks departments for their data; one handed in long since does not."""
    if duty_round.submitted_on is None:
        return duties.plan_round(duty_round, by=by)
    need(by, "networks.add_dutyround")
    duty_round.submitted_by = duty_round.submitted_by or by
    return keep(duty_round, by=by, why=_("Handed in"))


@transaction.atomic
def change_round(duty_round, *, by):
    """Change a round. One that is handed in by this is followed by the next."""
    need(by, "networks.change_dutyround")
    held(DutyRound, [duty_round.pk])
    stored = DutyRound.objects.get(pk=duty_round.pk)
    handed_in = duty_round.submitted_on and not stored.submitted_on
    if handed_in:
        duty_round.submitted_by = duty_round.submitted_by or by
    keep(duty_round, by=by, why=_("Handed in") if handed_in else "")
    if handed_in:
        duties.plan_next(duty_round, by=by)


def add_milestone(milestone, *, by):
    """A milestone without a date has it reckoned from its days before the summit."""
    need(by, "networks.add_milestone")
    if milestone.due_on is None:
        reckon_date(milestone)
    fill_in_zone(milestone)
    return milestones.add_milestone(milestone, by=by)


def change_milestone(milestone, *, by):
    """Days and date belong together: the one that was changed carries the other along."""
    need(by, "networks.change_milestone")
    stored = Milestone.objects.get(pk=milestone.pk)
    days_changed = stored.days_before != milestone.days_before
    date_changed = stored.due_on != milestone.due_on
    if milestone.days_before is not None and days_changed and not date_changed:
        reckon_date(milestone)
    elif milestone.days_before is not None and date_changed and not days_changed:
        milestone.days_before = (milestone.plan.summit.starts_on - milestone.due_on).days
    fill_in_zone(milestone)
    return milestones.change_milestone(milestone, by=by)


def reckon_date(milestone):
    if milestone.days_before is None or not milestone.plan_id:
        raise ValidationError({"due_on": _("Give a date, or days before the summit.")})
    start = milestone.plan.summit.starts_on
    milestone.due_on = milestones.days_ahead(start, milestone.days_before)


def fill_in_zone(part):
    """The zone of a place is, unless said, the summit's."""
    if part.zone_kind == ZoneKind.PLACE and not part.zone and part.plan_id:
        part.zone = part.plan.summit.timezone


def save_side_event(event, *, by):
    fill_in_zone(event)
    return plans.save_part(event, by=by)


keep_network = by_service(save_network)
keep_membership = by_service(memberships.create, memberships.change)
keep_part = by_service(save_part)
keep_series = by_service(summits.add_series, summits.change_series)
keep_summit = by_service(add_summit, change_summit)
keep_template = by_service(milestones.save_template)
keep_round = by_service(add_round, change_round)
keep_plan = by_service(plans.open_plan, plans.change_plan)
keep_milestone = by_service(add_milestone, change_milestone)
keep_plan_part = by_service(plans.save_part)
keep_side_event = by_service(save_side_event)
keep_declaration = by_service(declarations.save_declaration)
keep_framework = by_service(declarations.save_framework)
keep_count = by_service(declarations.save_count)
keep_text = by_service(texts.bring_text, texts.bring_text_again)
keep_sign_on = by_service(sign_ons.receive, sign_ons.change)
keep_sign_on_step = by_service(sign_on_steps.save_step)
keep_sign_on_template = by_service(sign_on_steps.save_template)
