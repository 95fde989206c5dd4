"""The promise to tell somebody, and the proof that it was kept."""

from functools import lru_cache

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.utils.translation.trans_real import catalog

from oia.core.models import Stamped
from oia.core.remembered import choice
from oia.core.visibility import VisibleQuerySet
from oia.reminders.choices import Because, Button, LetterState, ReminderState, What


class ReminderQuerySet(VisibleQuerySet):
    """As restricted as the deadlines they are about."""

    sensitivity_path = "deadline__sensitivity"

    def owed(self):
        return self.filter(state=ReminderState.OWED)

    def for_list(self):
        return self.select_related("user", "letter", "deadline", "on_behalf_of")


class Reminder(models.Model):
    """One promise: for a deadline in one version, a step and a recipient. Unique in the database.

    `step` is days left when it was reached, negative once overdue; for what is no step it counts
    how often the same was said before. `recipient` is "user:5" or "mail:finance@example.org".
    `because` says why they are told, `on_behalf_of` for whom a deputy stands in. `told_due_at` is
    the date that the letter named, so that whoever was told of it can be told when it moves.
    `failed_letter` is the one that did not arrive, where that is what this says.
    """

    deadline = models.ForeignKey("reminders.Deadline", models.CASCADE, related_name="reminders")
    version = models.PositiveIntegerField()
    what = models.CharField(max_length=12, choices=What, default=What.STEP)
    step = models.SmallIntegerField()
    recipient = models.CharField(max_length=260)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="reminders"
    )
    because = models.CharField(max_length=10, choices=Because, default=Because.OWNER)
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    state = models.CharField(max_length=10, choices=ReminderState, default=ReminderState.OWED)
    reason = models.CharField(max_length=300, blank=True)
    failed_letter = models.ForeignKey(
        "reminders.Letter", models.SET_NULL, null=True, related_name="told_of_by"
    )
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
    def escalated(self):
        return self.because == Because.CLIMBED

    @property
    def step_label(self):
        """The step in words: "7 days before", "on the day", "2 days after", "Date moved"."""
        if self.what != What.STEP:
            return choice(What, self.what)
        return step_in_words(catalog(), self.step)

    @property
    def when(self):
        """The moment that matters: when it was sent, else when its letter goes, else its step's."""
        letter = self.letter
        if letter is None or self.state in (ReminderState.SUPPRESSED, ReminderState.SUPERSEDED):
            return self.reached_at
        return letter.sent_at or letter.go_at

    @property
    def server_said(self):
        """The mail server's words, where it did not take its letter or sent it back."""
        unsent = self.letter and self.letter.state != LetterState.SENT
        return self.letter.server_words if unsent else ""

    @property
    def address(self):
        """Where it goes: a user's address now, or the mailbox it names."""
        return self.user.email if self.user else self.recipient.removeprefix("mail:")


@lru_cache(maxsize=1_024)
def step_in_words(spoken, step):
    """A step in the language that is spoken: lists say few of them many times."""
    if step == 0:
        return _t("on the day")
    words = (
        ngettext("%d day before", "%d days before", step)
        if step > 0
        else ngettext("%d day after", "%d days after", -step)
    )
    return words % abs(step)


class Snooze(Stamped):
    """Somebody wants to hear no more of a deadline until a moment, when they are told again.

    It holds for one recipient and for one version: a date that moves wakes everybody.
    """

    deadline = models.ForeignKey("reminders.Deadline", models.CASCADE, related_name="snoozes")
    version = models.PositiveIntegerField()
    recipient = models.CharField(max_length=260)
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("snooze")
        default_permissions = ()  # made by pressing a button, and shown with the reminders
        constraints = [
            models.UniqueConstraint(
                fields=["deadline", "version", "recipient", "until"], name="snooze_once"
            )
        ]

    def __str__(self):
        return f"{self.deadline}: {self.recipient}, {self.until}"


class Press(Stamped):
    """A button of a letter that was pressed: each works once for a deadline's version."""

    reminder = models.ForeignKey(Reminder, models.CASCADE, related_name="presses")
    button = models.CharField(max_length=10, choices=Button)
    said = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("pressed button")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["reminder", "button"], name="press_works_once")
        ]

    def __str__(self):
        return f"{self.reminder}: {self.get_button_display()}"
