"""The heartbeat of the sender, and the one lock around planning."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

#: Silence that people are told of. A tick comes every two minutes.
SILENCE = timedelta(minutes=15)


class Sender(models.Model):
    """One row: when the sender last looked for what is owed, and when it last reconciled.

    Planning locks this row, so that schedulers may overlap.
    """

    ticked_at = models.DateTimeField(null=True)
    reconciled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="sender_is_one"),
        ]

    def __str__(self):
        return f"last tick {self.ticked_at}"

    @classmethod
    def locked(cls):
        """The row, locked until the transaction ends. Made on first use."""
        cls.objects.get_or_create(pk=1)
        return cls.objects.select_for_update().get(pk=1)

    @classmethod
    def note(cls, **moments):
        """Keep that something was just done: one query once the row is there."""
        if not cls.objects.filter(pk=1).update(**moments):
            cls.objects.update_or_create(pk=1, defaults=moments)

    @classmethod
    def current(cls):
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @property
    def is_silent(self):
        """Whether nothing was looked for lately; a new office has not begun yet."""
        return bool(self.ticked_at) and timezone.now() - self.ticked_at > SILENCE
