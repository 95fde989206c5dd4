"""What a higher level wants before, or after, a city signs with somebody abroad."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from oia.core.limits import check
from oia.core.models import Kept
from oia.core.text import fold
from oia.core.validators import plausible_day
from oia.core.visibility import VisibleQuerySet
from oia.directory.choices import ClearanceKind
from oia.directory.models.agreement import Agreement
from oia.directory.models.organisation import Organisation


def day(words):
    return models.DateField(words, null=True, blank=True, validators=[plausible_day])


class ClearanceQuerySet(VisibleQuerySet):
    sensitivity_path = "agreement__sensitivity"

    def for_list(self):
        return self.select_related("agreement", "authority").order_by("asked_on", "due_on", "pk")

    def outstanding(self):
        """Neither granted nor refused."""
        return self.filter(granted_on=None, refused_on=None)

    def asked_last(self):
        """Of those asked for the same of the same authority the last, whatever came before."""
        last = {}
        for one in self.order_by(F("asked_on").asc(nulls_last=True), "pk"):
            last[one.kind, one.authority_id or fold(one.authority_words)] = one
        return list(last.values())

    def before_signing(self):
        """Those without which nothing may be signed."""
        return self.exclude(kind=ClearanceKind.NOTICE_AFTER)


class Clearance(Kept):
    """One thing that a ministry or a region wants of an agreement.

    In some countries what a city signs without it is void.
    """

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="clearances", verbose_name=_("agreement")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=ClearanceKind)
    authority = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="clearances",
        verbose_name=_("authority"),
    )
    authority_words = models.CharField(
        _("authority in words"), max_length=200, blank=True, help_text=_("Where it is not listed.")
    )
    due_on = day(_("due"))
    asked_on = day(_("asked on"))
    reference = models.CharField(_("reference"), max_length=100, blank=True)
    granted_on = day(_("granted on"))
    refused_on = day(_("refused on"))
    notes = models.TextField(_("notes"), blank=True, help_text=_("Conditions, reasons."))

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("clearance")
        verbose_name_plural = _("clearances")
        constraints = [
            check(
                "clearance_is_asked_of_somebody",
                Q(authority__isnull=False) | ~Q(authority_words=""),
                _("Say who gives it."),
                beside="authority",
            ),
            check(
                "clearance_is_granted_or_refused",
                Q(granted_on=None) | Q(refused_on=None),
                _("It was granted or refused, not both."),
                beside="refused_on",
            ),
            check(
                "clearance_granted_after_asking",
                Q(granted_on=None) | Q(asked_on=None) | Q(granted_on__gte=F("asked_on")),
                _("It cannot be granted before it was asked for."),
                beside="granted_on",
            ),
            check(
                "clearance_refused_after_asking",
                Q(refused_on=None) | Q(asked_on=None) | Q(refused_on__gte=F("asked_on")),
                _("It cannot be refused before it was asked for."),
                beside="refused_on",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.agreement}"

    def get_absolute_url(self):
        return f"{self.agreement.get_absolute_url()}#clearances"

    @property
    def condition(self):
        """How it stands: a stored-like value for its colour, and words."""
        if self.granted_on:
            return "accepted", _now("Granted")
        if self.refused_on:
            return "refused", _now("Refused")
        if self.due_on and self.due_on < timezone.localdate():
            return "late", _now("Late")
        return ("requested", _now("Asked for")) if self.asked_on else ("draft", _now("To ask for"))
