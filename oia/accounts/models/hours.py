"""When somebody works: shared by each user and the office as a whole."""

from datetime import time

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from oia.accounts.validators import valid_work_days


class KeepsHours(models.Model):
    """Whoever has working hours and days. Mail goes out only within them."""

    work_start = models.TimeField(
        _("work begins"), default=time(9), help_text=_("No mail is sent earlier in the day.")
    )
    work_end = models.TimeField(
        _("work ends"), default=time(17), help_text=_("No mail is sent later in the day.")
    )
    work_days = models.CharField(
        _("working days"), max_length=7, default="12345", validators=[valid_work_days]
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(work_end__gt=F("work_start")),
                name="%(class)s_work_ends_after_it_starts",
                violation_error_message=_("Work must end after it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(work_days=""),
                name="%(class)s_has_a_working_day",
                violation_error_message=_("Choose at least one working day."),
            ),
        ]

    def works_on(self, weekday):
        """Whether an ISO weekday (Monday is 1) is among the working days."""
        return str(weekday) in self.work_days
