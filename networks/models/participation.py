"""Where we took part in the life of a network."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networks.dates import plausible
from networks.models.membership import Membership
from networks.models.network import NetworkBody, check_body
from oia.core.models import Kept
from oia.core.visibility import VisibleQuerySet


class ParticipationQuerySet(VisibleQuerySet):
    sensitivity_path = "membership__sensitivity"

    def for_list(self):
        return self.select_related("membership__network", "body", "colleague")


class Participation(Kept):
    """A meeting or working group of the network at which somebody of the city was present."""

    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="participations", verbose_name=_("membership")
    )
    on = models.DateField(_("on"), validators=[plausible])
    meeting = models.CharField(_("meeting"), max_length=200)
    body = models.ForeignKey(
        NetworkBody,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("body"),
    )
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("colleague"),
    )
    others = models.CharField(
        _("others of the city"), max_length=300, blank=True, help_text=_("Names and posts.")
    )
    hours = models.DecimalField(
        _("hours"),
        max_digits=6,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, _("Hours cannot be negative."))],
    )
    outcome = models.TextField(_("outcome"), blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["membership", "-on"], name="participation_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours=None) | Q(hours__gte=0),
                name="participation_hours_not_negative",
                violation_error_message=_("Hours cannot be negative."),
            ),
            models.CheckConstraint(
                condition=Q(colleague__isnull=False) | ~Q(others=""),
                name="participation_of_somebody",
                violation_error_message=_("Say who of the city took part."),
            ),
        ]

    def __str__(self):
        return f"{self.meeting}, {self.membership}"

    def get_absolute_url(self):
        return f"{self.membership.get_absolute_url()}#participation"

    def clean(self):
        if self.on and self.on > timezone.localdate():
            raise ValidationError({"on": _("The log is for what has taken place.")})
        if self.membership_id and self.body_id:
            check_body(self.body, self.membership.network_id)
