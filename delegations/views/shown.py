"""What the page of a visit shows of what hangs on it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.models import VisitStep
from oia.reminders.choices import Status
from oia.reminders.models import Deadline


def unless_hidden(record, hidden):
    """A record that another one names, or None where it is not for whoever looks."""
    return None if record is None or record.sensitivity in hidden else record


@dataclass(frozen=True)
class StepRow:
    """A step with its date: that of its deadline where it is done, for then it stays."""

    step: VisitStep
    deadline: Deadline | None

    @property
    def on(self):
        return self.deadline.due_on if self.deadline else self.step.falls_on

    @property
    def state(self):
        if not self.deadline:
            return "none"
        return "overdue" if self.deadline.is_overdue else self.deadline.status

    @property
    def state_words(self):
        if not self.deadline:
            return _("Not reminded of")
        return _("Overdue") if self.state == "overdue" else self.deadline.get_status_display()

    @property
    def is_open(self):
        return bool(self.deadline) and self.deadline.is_unsettled

    @property
    def is_closed(self):
        return bool(self.deadline) and self.deadline.status in (Status.DONE, Status.WAIVED)

    @property
    def is_past(self):
        """Whether nothing is left to do about it."""
        if self.deadline:
            return not self.deadline.is_unsettled
        return self.on is not None and self.on < timezone.localdate()


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
    return {
        "open": [row for row in rows if not row.is_past],
        "past": [row for row in rows if row.is_past],
    }
