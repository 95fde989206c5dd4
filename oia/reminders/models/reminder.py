"""The promise to tell somebody, and the proof that it was kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from oia.reminders.choices import ReminderState, What


class ReminderQuerySet(models.QuerySet):
    def owed(self):
        return self.filter(state=ReminderState.OWED)


class Reminder(models.Model):
    """One promise: for a deadline in one version, a step and a recipient. Unique in the database.

    `step` is days left when it was reached, negative once overdue. `recipient` is "user:5" or
    "mail:finance@example.org". `told_due_at` is the date that the letter named, so that whoever
    was told of it can be told when it moves.
    """

    deadline = models.ForeignKey("reminders.Deadline", models.CASCADE, related_name="reminders")
    version = models.PositiveIntegerField()
    what = models.CharField(max_length=10, choices=What, default=What.STEP)
    step = models.SmallIntegerField()
    recipient = models.CharField(max_length=260)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="reminders"
    )
    escalated = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ReminderState, default=ReminderState.OWED)
    reason = models.CharField(max_length=200, blank=True)
    letter = models.ForeignKey(
        "reminders.Letter", models.SET_NULL, null=True, related_name="reminders"
    )
    reached_at = models.DateTimeField()
    written_at = models.DateTimeField()
    told_due_at = models.DateTimeField(null=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        ordering = ["-reached_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["deadline", "version", "what", "step", "recipient"],
                name="reminder_once_per_step_and_person",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReminderState.SENT) | Q(told_due_at__isnull=False),
                name="reminder_sent_says_what_it_told",
            ),
        ]
        indexes = [
            models.Index(
                fields=["deadline"], condition=Q(state="owed"), name="reminder_owed_by_deadline"
            ),
            models.Index(fields=["user", "-reached_at"], name="reminder_by_user"),
        ]

    def __str__(self):
        return f"{self.deadline} · {self.get_what_display()} {self.step}"

    @property
    def step_label(self):
        """The step in words: "7 days before", "on the day", "2 days after", "Date moved"."""
        if self.what != What.STEP:
            return self.get_what_display()
        if self.step == 0:
            return _t("on the day")
        words = (
            ngettext("%d day before", "%d days before", self.step)
            if self.step > 0
            else ngettext("%d day after", "%d days after", -self.step)
        )
        return words % abs(self.step)

    @property
    def address(self):
        """Where it goes: a user's address now, or the mailbox it names."""
        return self.user.email if self.user else self.recipient.removeprefix("mail:")
