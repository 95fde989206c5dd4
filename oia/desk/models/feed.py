"""The calendar as somebody likes to see it, under an address for their own calendar program."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oia.core.models import Stamped
from oia.directory.models import Theme


def new_token():
    return secrets.token_urlsafe(32)


class CalendarFeedQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(owner=user).select_related("whose", "theme").order_by("name", "pk")

    def opened_by(self, token):
        """That which an address opens: not once it was revoked, nor once its owner is gone."""
        opened = self.exclude(token="").filter(token=token)
        return opened.filter(owner__is_active=True, owner__logs_in=True)


class CalendarFeed(Stamped):
    """What somebody wants to see of the calendar, under a name. Whoever holds the address reads it
    with its owner's rights, until it is renewed or revoked.

    `kinds` names layers of the calendar; empty for all. `fingerprint` is that of the file last
    given out, and `changed_at` the moment at which it began to be so.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feeds", editable=False
    )
    name = models.CharField(_("name"), max_length=60)
    kinds = models.JSONField(_("kinds"), default=list, blank=True)
    whose = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("whose"),
    )
    theme = models.ForeignKey(
        Theme, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("theme")
    )
    token = models.CharField(max_length=64, blank=True, default=new_token, editable=False)
    fetched_at = models.DateTimeField(_("last fetched"), null=True, editable=False)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("feed of the calendar")
        verbose_name_plural = _("feeds of the calendar")
        default_permissions = ()  # everybody's are their own affair
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="calendar_feed_name_is_unique",
                violation_error_message=_("You have a feed of this name already."),
            ),
            models.UniqueConstraint(
                fields=["token"],
                condition=~Q(token=""),
                name="calendar_feed_token_opens_one",
                violation_error_message=_("This address opens another feed."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("desk:feed-list")

    @property
    def address(self):
        """Where a calendar program fetches it; blank once it was revoked."""
        return reverse("desk:feed", args=[self.token]) if self.token else ""
