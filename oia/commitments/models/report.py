"""How a promise stands: reports that are owed, and those that were given."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from oia.commitments.choices import Status
from oia.commitments.models.commitment import Commitment
from oia.core.models import Kept
from oia.core.validators import plausible_day
from oia.core.visibility import VisibleQuerySet, hidden_from
from oia.documents.models import Attachment
from oia.reminders.fields import Deadlines


class ReportQuerySet(VisibleQuerySet):
    sensitivity_path = "commitment__sensitivity"

    def visible_to(self, user):
        """As restricted as the commitment, and so as the record behind that."""
        if not hidden_from(user):
            return self
        seen = Commitment.objects.visible_to(user).order_by()
        return self.filter(commitment__in=seen.values("pk"))

    def for_list(self):
        return self.select_related("commitment", "by", "paper")

    def given(self):
        return self.filter(on__isnull=False)

    def outstanding(self):
        """Owed, of commitments still open."""
        return self.filter(on=None, commitment__status=Status.OPEN)


class CommitmentReport(Kept):
    """How a promise stood on a day. One that recurs is planned first, with the day it is due."""

    commitment = models.ForeignKey(
        Commitment, models.CASCADE, related_name="reports", verbose_name=_("commitment")
    )
    due_on = models.DateField(_("due"), null=True, blank=True, validators=[plausible_day])
    on = models.DateField(_("given on"), null=True, blank=True, validators=[plausible_day])
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitment_reports",
        verbose_name=_("reported by"),
    )
    text = models.TextField(_("how it stands"), blank=True)
    value = models.DecimalField(
        _("value of the indicator"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    paper = models.ForeignKey(
        Attachment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitment_reports",
        verbose_name=_("paper"),
    )

    deadlines = Deadlines()

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report on a commitment")
        verbose_name_plural = _("reports on commitments")
        ordering = ["commitment", F("on").desc(nulls_first=True), "-pk"]
        indexes = [models.Index(fields=["due_on"], name="commitment_report_by_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(on__isnull=False) | Q(due_on__isnull=False),
                name="commitment_report_has_a_day",
                violation_error_message=_("Say when it was given, or when it is due."),
            ),
            models.CheckConstraint(
                condition=Q(on=None) | ~Q(text=""),
                name="commitment_report_says_something",
                violation_error_message=_("Say how it stands."),
            ),
            models.UniqueConstraint(
                fields=["commitment"],
                condition=Q(on=None),
                name="commitment_report_owed_once",
                violation_error_message=_("The next report on this is planned already."),
            ),
        ]

    def __str__(self):
        day = self.on or self.due_on
        words = _now("Report of %s") if self.on else _now("Report due %s")
        return words % (date_format(day, "j M Y") if day else "–")

    def get_absolute_url(self):
        return f"{self.commitment.get_absolute_url()}#reports"

    @property
    def is_late(self):
        return not self.on and bool(self.due_on) and self.due_on < timezone.localdate()
