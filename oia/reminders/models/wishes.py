"""How soon, and when, somebody wants to hear of each kind of date."""

from datetime import time

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from oia.accounts.choices import Weekday
from oia.core.models import Stamped
from oia.reminders.choices import Pace
from oia.reminders.models.rule import EVERY_OTHER


class Wishes(Stamped):
    """One person's wishes. `paces` maps a kind of deadline, or "*" for the others, to a pace.

    What is overdue or climbed goes at once, whatever they say. `at` and `weekday` are when their
    daily and their weekly letter goes, by their own clock.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="wishes")
    paces = models.JSONField(default=dict, blank=True)
    at = models.TimeField(_("at"), default=time(9))
    weekday = models.CharField(_("on"), max_length=1, choices=Weekday, default=Weekday.MONDAY)

    class Meta:
        verbose_name = _("wishes")
        verbose_name_plural = _("wishes")
        default_permissions = ()  # everybody's are their own affair

    def __str__(self):
        return str(self.user)

    def pace_for(self, kind):
        """How soon this person wants to hear of a kind of date."""
        return Pace(self.paces.get(kind) or self.paces.get(EVERY_OTHER) or Pace.AT_ONCE)
