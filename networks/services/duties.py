"""Reporting duties: planning a round, gathering the data, handing in."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.dates import add_months
from networks.models import Contribution, DutyRound
from networks.services.keeping import keep
from oia.core.holding import hold
from oia.core.rights import need
from oia.core.zones import Certainty

#: Departments are asked to be ready this long before the window closes.
DATA_AHEAD = timedelta(days=21)


@transaction.atomic
def plan_round(duty_round, *, by):
    """Write down a round, and ask the duty's departments for their data."""
    need(by, "networks.add_dutyround")
    keep(duty_round, by=by)
    due_on = duty_round.closes_on - DATA_AHEAD
    for department in duty_round.duty.departments.all():
        asked = Contribution(round=duty_round, department=department, due_on=due_on)
        keep(asked, by=by)
    return duty_round


@transaction.atomic
def hand_in(duty_round, *, by, on=None, result="", badge="", valid_until=None):
    """Close a round. Where the duty recurs the next round is planned. Returns that, or None."""
    need(by, "networks.change_dutyround")
    hold(duty_round)
    if duty_round.submitted_on:
        raise ValidationError(_("This round was already handed in."))
    on = on or timezone.localdate()
    duty_round.submitted_on, duty_round.submitted_by = on, by
    duty_round.result, duty_round.badge, duty_round.valid_until = result, badge, valid_until
    keep(duty_round, by=by, why=_("Handed in"))
    return plan_next(duty_round, by=by)


def plan_next(duty_round, *, by):
    """The round after this one, a tentative copy of its window; None where none is owed.

    A round that is already planned is left alone.
    """
    duty = duty_round.duty
    months = duty.every_months
    planned = duty.rounds.filter(closes_on__gt=duty_round.closes_on).exists()
    if not months or duty.ended_on or planned:
        return None
    following = DutyRound(
        duty=duty,
        period=next_label(duty_round, months),
        opens_on=duty_round.opens_on and add_months(duty_round.opens_on, months),
        closes_on=add_months(duty_round.closes_on, months),
        closes_at=duty_round.closes_at,
        zone_kind=duty_round.zone_kind,
        zone=duty_round.zone,
        certainty=Certainty.TENTATIVE,
    )
    return plan_round(following, by=by)


def next_label(duty_round, months):
    """ "2026" becomes "2027"; any other label gives way to the month in which it closes."""
    period = duty_round.period
    if period.isdigit() and len(period) == 4 and months % 12 == 0:
        return str(int(period) + months // 12)
    return f"{add_months(duty_round.closes_on, months):%Y-%m}"


@transaction.atomic
def receive(contribution, *, by, on=None):
    """A department delivered its data."""
    need(by, "networks.change_contribution")
    hold(contribution)
    if contribution.received_on:
        raise ValidationError(_("This was already received."))
    contribution.received_on = on or timezone.localdate()
    return keep(contribution, by=by, why=_("Received"))
