"""What words that a worker takes out of a file have in common: who is at it, how often already."""

from datetime import timedelta
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

#: A worker that says nothing for so long is taken for dead. No reader is silent for so long.
LEASE = timedelta(minutes=5)

#: So often a file is taken up whose reading was broken off; after that it is given up.
MOST_ATTEMPTS = 3

#: A row at which nobody is.
LET_GO = {"claim": "", "lease_until": None}

WAITING = "waiting"


class BeingReadQuerySet(models.QuerySet):
    def waiting(self, now=None):
        """Those still to be read, which nobody reads at the moment."""
        free = Q(lease_until=None) | Q(lease_until__lt=now or timezone.now())
        return self.filter(free, state=WAITING)

    def take_up(self):
        """Claim the one row that is asked for: it, for as long as nobody else has it; or None.

        One at which every worker died is given up.
        """
        now, claim = timezone.now(), uuid4().hex
        free = self.waiting(now)
        if free.filter(attempts__gte=MOST_ATTEMPTS).update(**self.model.given_up(), **LET_GO):
            return None
        taken = free.update(claim=claim, lease_until=now + LEASE, attempts=F("attempts") + 1)
        return self.filter(claim=claim) if taken else None

    def hold(self, **along):
        """Say that the worker still lives. Returns whether the claim is still its own."""
        return bool(self.update(lease_until=timezone.now() + LEASE, **along))


class BeingRead(models.Model):
    """`claim` says which worker reads, until `lease_until`; `attempts` how often it was begun."""

    claim = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)

    objects = BeingReadQuerySet.as_manager()

    class Meta:
        abstract = True

    @staticmethod
    def given_up():
        """What is kept of a file that takes down whoever reads it."""
        raise NotImplementedError
