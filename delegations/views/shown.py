"""What the pages of visits and gifts show of what hangs on them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Prefetch
from django.template.defaultfilters import floatformat
from django.utils import timezone

from delegations.choices.hosting import HostingPayer
from delegations.models import VisitStep
from delegations.services import flags, gift_duty
from oia.accounts.costs import by_payer, together
from oia.core.visibility import hidden_from
from oia.reminders.models import Deadline
from oia.reminders.shown import Minded, open_and_past


@dataclass(frozen=True)
class StepRow(Minded):
    """A step with its date: that of its deadline where it is done, for then it stays."""

    step: VisitStep
    deadline: Deadline | None

    step_url = "delegations:visitstep-step"
    edit_url = "delegations:visitstep-edit"
    remove_url = "delegations:visitstep-remove"

    @property
    def on(self):
        return self.deadline.due_on if self.deadline else self.step.falls_on


def party_of(delegation):
    """Who comes, in order of precedence, each with the visit and the consents at hand."""
    party = list(delegation.members.prefetch_related("consents"))
    for member in party:
        member.delegation = delegation
    return party


def programme_in_short(delegation):
    """How much of a programme there is, from which day to which, and its last version."""
    found = delegation.programme.aggregate(
        items=Count("pk"), begins=Min("starts_at"), ends=Max("starts_at")
    )
    days = [at and timezone.localtime(at).date() for at in (found["begins"], found["ends"])]
    latest = delegation.programme_versions.defer("content").first()
    return {"items": found["items"], "first": days[0], "last": days[1], "version": latest}


def hosting(delegation):
    """What a visit costs by line, by payer and altogether, and the hours spent on it."""
    totals = by_payer(delegation.costs, HostingPayer.choices)
    today = timezone.localdate()
    hours = list(delegation.hours.select_related("user"))
    return {
        "costs": list(delegation.costs.all()),
        "cost_totals": totals,
        "costs_together": together(totals, min(delegation.arrives_on or today, today)),
        "hours": hours,
        "hours_total": floatformat(sum(one.hours for one in hours), 2),
    }


def ceremony(delegation):
    """Flags with what is to be seen to of them, and speeches, both in their order."""
    found = list(delegation.flags.all())
    return {
        "flags": found,
        "flag_checks": flags.checked(found),
        "speeches": list(delegation.speeches.all()),
    }


def step_rows(delegation):
    """The rows of a visit by date: those still open, and those done or past."""
    deadlines = Prefetch("deadlines", Deadline.objects.select_related("closed_by"))
    rows = []
    for step in delegation.steps.prefetch_related(deadlines):
        step.delegation = delegation
        rows.append(StepRow(step, step.deadline))
    rows.sort(key=lambda row: (row.on is None, row.on or date.max, row.step.pk))
    return open_and_past(rows)


@dataclass(frozen=True)
class ShownDuty:
    """Whether a gift has to be declared and why, as far as somebody may know of the others."""

    said: gift_duty.Judgement
    others: list  # what further rules say
    earlier: list  # the gifts of the donor that count, those hidden left out
    hidden: int  # how many of them are left out


def duty_of(gift, user):
    said, every = gift_duty.judged(gift)
    seen = [one for one in said.earlier if one.gift.sensitivity not in hidden_from(user)]
    others = [one for one in every if one.rule != said.rule]
    return ShownDuty(said, others, seen, len(said.earlier) - len(seen))
