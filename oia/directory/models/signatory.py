"""Who signed an agreement, and in which post."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oia.core.models import Kept
from oia.core.visibility import VisibleQuerySet, hidden_from
from oia.directory.choices import Side
from oia.directory.models.agreement import Agreement
from oia.directory.models.post import PostHolding

NAMELESS = _("Choose who signed, or write down the name.")


class SignatoryQuerySet(VisibleQuerySet):
    sensitivity_path = "agreement__sensitivity"

    def for_list(self):
        return self.select_related(
            "agreement", "holding__person", "holding__post__organisation"
        ).order_by("side", "pk")


class Signatory(Kept):
    """Somebody who signed, in the post held at the time: known here, or in words."""

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="signatories", verbose_name=_("agreement")
    )
    side = models.CharField(_("side"), max_length=6, choices=Side)
    holding = models.ForeignKey(
        PostHolding,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="signatures",
        verbose_name=_("who, in which post"),
    )
    name = models.CharField(
        _("name in words"), max_length=200, blank=True, help_text=_("Where they are not listed.")
    )
    post = models.CharField(_("post in words"), max_length=200, blank=True)

    objects = SignatoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        constraints = [
            models.CheckConstraint(
                condition=Q(holding__isnull=False) | ~Q(name=""),
                name="signatory_has_a_name",
                violation_error_message=NAMELESS,
            ),
            models.UniqueConstraint(
                fields=["agreement", "holding"],
                name="signatory_signs_once",
                violation_error_message=_("They are among the signatories already."),
            ),
        ]

    def __str__(self):
        """Without the name of whom not everybody may know."""
        return self.name or f"{self._meta.verbose_name.capitalize()} {self.pk}"

    def get_absolute_url(self):
        return f"{self.agreement.get_absolute_url()}#signatories"

    @property
    def is_of_another_time(self):
        """Whether the post was not theirs on the day of signing, as that is known by now."""
        day, held = self.agreement.signed_on, self.holding
        return bool(held and day) and not held.holds_on(day)

    def is_known_to(self, user):
        """Whether a user may know who it was."""
        if self.holding is None:
            return True
        levels = (self.holding.person.sensitivity, self.holding.post.organisation.sensitivity)
        return not set(levels) & set(hidden_from(user))
