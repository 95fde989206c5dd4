"""What pages show of things that a deadline reminds of, such as the milestones of a plan."""

from django.utils import timezone
from django.utils.translation import gettext as _

from oia.reminders.choices import Status


class Minded:
    """Something whose state its deadline knows.

    A subclass has `deadline`, None while nobody is reminded of it, and `on`, its day if it has one.
    """

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


def open_and_past(rows):
    """Those of such things that are still open, and those done or past."""
    return {
        "open": [row for row in rows if not row.is_past],
        "past": [row for row in rows if row.is_past],
    }
