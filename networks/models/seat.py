"""The seats we hold in the bodies of a network."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from networks.choices.membership import HeldBy
from networks.dates import plausible
from networks.models.membership import Membership
from networks.models.network import NetworkBody, check_body
from oia.core.models import Kept
from oia.core.visibility import VisibleQuerySet
from oia.reminders.fields import Deadlines


class SeatQuerySet(VisibleQuerySet):
    sensitivity_path = "membership__sensitivity"

    def for_list(self):
        return self.select_related(
            "body__network",
            "membership__network",
            "membership__lead",
            "holder__person",
            "holder__post__organisation",
            "substitute__person",
            "substitute__post__organisation",
        )


class Seat(Kept):
    """A mandate in a body of the network. It belongs to the city, or goes with the person."""

    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="seats", verbose_name=_("membership")
    )
    body = models.ForeignKey(
        NetworkBody, models.PROTECT, related_name="seats", verbose_name=_("body")
    )
    role = models.CharField(
        _("role"), max_length=100, blank=True, help_text=_("For example: vice-president.")
    )
    held_by = models.CharField(_("belongs to"), max_length=10, choices=HeldBy, default=HeldBy.CITY)
    holder = models.ForeignKey(
        "directory.PostHolding",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("held by"),
    )
    substitute = models.ForeignKey(
        "directory.PostHolding",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="seats_substituted",
        verbose_name=_("substitute"),
    )
    starts_on = models.DateField(_("mandate from"), null=True, blank=True, validators=[plausible])
    ends_on = models.DateField(_("mandate to"), null=True, blank=True, validators=[plausible])

    deadlines = Deadlines()

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["membership", "-ends_on", "pk"]
        indexes = [models.Index(fields=["ends_on"], name="seat_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="seat_ends_after_it_starts",
                violation_error_message=_("The mandate ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(holder=None) | Q(substitute=None) | ~Q(holder=F("substitute")),
                name="seat_substitute_is_somebody_else",
                violation_error_message=_("Nobody can be their own substitute."),
            ),
        ]

    def __str__(self):
        return f"{self.role}, {self.body}" if self.role else str(self.body)

    def get_absolute_url(self):
        return f"{self.membership.get_absolute_url()}#seats"

    def clean(self):
        if self.membership_id and self.body_id:
            check_body(self.body, self.membership.network_id)
