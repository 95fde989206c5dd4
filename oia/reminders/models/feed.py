"""The address under which a calendar program fetches somebody's deadlines."""

import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oia.core.models import Stamped


def new_token():
    return secrets.token_urlsafe(32)


class FeedToken(Stamped):
    """A key to one person's calendar feed. Whoever holds the address reads it, so it can be
    replaced at any time; the old one opens nothing any more."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="feed_token")
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)

    class Meta:
        verbose_name = _("calendar feed")
        default_permissions = ()  # everybody's is their own affair

    def __str__(self):
        return str(self.user)

    def get_absolute_url(self):
        return reverse("reminders:feed", args=[self.token])
