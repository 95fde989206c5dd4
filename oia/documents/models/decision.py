"""Who decided what, when, by which instrument and under which conditions."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from oia.core.validators import plausible_day
from oia.documents.choices import DecisionBody, Verdict
from oia.documents.models.attachment import Attachment
from oia.documents.models.subject import OnSubject, OnSubjectQuerySet

TOO_EARLY = _("The decision takes effect before it is taken.")
UNSAID = _("Say under which conditions it was approved.")


class DecisionQuerySet(OnSubjectQuerySet):
    sensitivity_path = None  # a decision is as open as the record that it is about

    def for_list(self):
        return self.select_related("paper").order_by("-taken_on", "-pk")

    def approving(self):
        """Those by which a thing may go ahead."""
        return self.filter(verdict__in=[Verdict.APPROVED, Verdict.WITH_CONDITIONS])


class Decision(OnSubject):
    """The decision that approved a thing, or did not. It may take effect later than taken."""

    body = models.CharField(_("decided by"), max_length=10, choices=DecisionBody)
    instrument = models.CharField(
        _("instrument"),
        max_length=120,
        blank=True,
        help_text=_("The number of the resolution, order or letter."),
    )
    taken_on = models.DateField(_("taken on"), validators=[plausible_day])
    effective_on = models.DateField(
        _("takes effect on"), null=True, blank=True, validators=[plausible_day]
    )
    verdict = models.CharField(
        _("verdict"), max_length=10, choices=Verdict, default=Verdict.APPROVED
    )
    conditions = models.TextField(_("conditions"), blank=True)
    approves = models.TextField(_("what it decides"), blank=True)
    paper = models.ForeignKey(
        Attachment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("paper"),
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-taken_on", "-pk"]
        indexes = [
            models.Index(
                fields=["subject_type", "subject_id", "-taken_on"], name="decision_of_record"
            ),
            models.Index(fields=["taken_on", "id"], name="decision_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_on=None) | Q(effective_on__gte=F("taken_on")),
                name="decision_takes_effect_after_it_is_taken",
                violation_error_message=TOO_EARLY,
            ),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.WITH_CONDITIONS) | ~Q(conditions=""),
                name="decision_with_conditions_names_them",
                violation_error_message=UNSAID,
            ),
        ]

    def __str__(self):
        words = [self.get_body_display(), self.instrument, self.get_verdict_display().lower()]
        return ", ".join(filter(None, words))

    def clean(self):
        """What the constraints say, beside the field that it is about."""
        if self.taken_on and self.effective_on and self.effective_on < self.taken_on:
            raise ValidationError({"effective_on": TOO_EARLY})
        if self.verdict == Verdict.WITH_CONDITIONS and not self.conditions:
            raise ValidationError({"conditions": UNSAID})
