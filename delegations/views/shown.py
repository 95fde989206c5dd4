"""What the page of a visit shows of what hangs on it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from delegations.models import VisitStep
from oia.reminders.models import Deadline
from oia.reminders.shown import Minded, open_and_past


@dataclass(frozen=True)
class StepRow(Minded):
    """A step with its date: that of its deadline where it is done, for then it stays."""

    step: VisitStep
    deadline: Deadline | None

    @property
    def on(self):
        return self.deadline.due_on if self.deadline else self.step.falls_on


def party_of(delegation):
    """Who comes, in order of precedence, each with the visit and the consents at hand."""
    party = list(delegation.members.prefetch_related("consents"))
    for member in party:
        member.delegation = delegation
    return party


def step_rows(delegation):
    """The rows of a visit by date: those still open, and those done or past."""
    deadlines = Prefetch("deadlines", Deadline.objects.select_related("closed_by"))
    rows = []
    for step in delegation.steps.prefetch_related(deadlines):
        step.delegation = delegation
        rows.append(StepRow(step, step.deadline))
    rows.sort(key=lambda row: (row.on is None, row.on or date.max, row.step.pk))
    return open_and_past(rows)
