"""The heartbeat of the sender, whether it is held, and the one lock around planning."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.reminders.choices import HeldBy


class SenderQuerySet(models.QuerySet):
    def held(self):
        """The row, if all mail waits for a person."""
        return self.filter(pk=1, held_at__isnull=False)


class Sender(models.Model):
    """One row: when the sender last looked for what is owed, and when it last reconciled.

    Planning locks this row, so that schedulers may overlap. `ticks` counts every round, of planning
    and of sending, and never down: a witness outside the database that has seen a higher number
    proves that a backup was restored. `identity` tells this database from others that share the
    witness. While `held_at` is set no letter is claimed; `gap_from` and `gap_until` say between
    which moments the database does not know what was sent. `bounces_error` is why the mailbox could
    not be read when last tried; `bounces_aside` counts reports that belong to no letter of ours.
    `refused_at` is since when the mail server takes no letters at all; `refused_words` say why.
    """

    identity = models.UUIDField(default=uuid4, editable=False)
    ticked_at = models.DateTimeField(null=True)
    ticks = models.PositiveBigIntegerField(default=0)
    reconciled_at = models.DateTimeField(null=True)
    bounces_read_at = models.DateTimeField(null=True)
    bounces_error = models.TextField(blank=True)
    bounces_aside = models.PositiveIntegerField(default=0)
    refused_at = models.DateTimeField(null=True)
    refused_words = models.TextField(blank=True, default="", db_default="")
    held_at = models.DateTimeField(null=True)
    held_by = models.CharField(max_length=10, choices=HeldBy, blank=True)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    gap_from = models.DateTimeField(null=True)
    gap_until = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = SenderQuerySet.as_manager()

    class Meta:
        verbose_name = _("sender")
        permissions = [("hold_sender", "Can stop all mail and release what is held")]
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="sender_is_one"),
            models.CheckConstraint(
                condition=Q(held_at__isnull=True) | ~Q(held_by=""),
                name="sender_held_says_why",
            ),
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
    def turned_away(cls, words):
        """Keep that the mail server takes nothing from us, and since when."""
        cls.note(refused_words=words)
        cls.objects.filter(refused_at=None).update(refused_at=timezone.now())

    @classmethod
    def let_in(cls):
        """It takes letters again."""
        cls.objects.filter(refused_at__isnull=False).update(refused_at=None, refused_words="")

    @classmethod
    def current(cls):
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @property
    def is_held(self):
        return self.held_at is not None


class Worker(models.Model):
    """A process that sends letters, and when it was last heard of."""

    name = models.CharField(max_length=200, unique=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("worker")
        default_permissions = ()
        ordering = ["name"]

    def __str__(self):
        return self.name
