"""How our position came, or did not come, into what states adopted."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from networks.choices.declarations import Uptake
from networks.dates import plausible
from networks.models.framework import Framework
from networks.models.sign_on import SignOn
from oia.core.models import Kept
from oia.core.visibility import VisibleQuerySet, hidden_from

UNPROVEN = _("What was taken up is shown by its passage.")


class TraceQuerySet(VisibleQuerySet):
    sensitivity_path = "sign_on__sensitivity"

    def for_list(self):
        return self.select_related("sign_on__declaration", "framework").order_by("pk")


class Trace(Kept):
    """One thread: our position, the wording of the declaration, the wording of a framework.

    Written down by staff, with the passage as evidence.
    """

    page_section = "traces"

    sign_on = models.ForeignKey(
        SignOn, models.CASCADE, related_name="traces", verbose_name=_("sign-on")
    )
    position = models.TextField(_("our position"), help_text=_("What we wanted, in our words."))
    declared = models.TextField(_("as the declaration has it"), blank=True)
    framework = models.ForeignKey(
        Framework, models.PROTECT, related_name="traces", verbose_name=_("framework")
    )
    uptake = models.CharField(
        _("what became of it"), max_length=9, choices=Uptake, default=Uptake.OPEN
    )
    passage = models.TextField(
        _("passage"), blank=True, help_text=_("The wording of the framework, word for word.")
    )
    place = models.CharField(
        _("where it stands"), max_length=100, blank=True, help_text=_("Paragraph, article, page.")
    )
    noted_on = models.DateField(_("noted on"), default=timezone.localdate, validators=[plausible])

    objects = TraceQuerySet.as_manager()

    class Meta:
        verbose_name = _("trace")
        verbose_name_plural = _("traces")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(uptake__in=[Uptake.VERBATIM, Uptake.IN_PART]) | ~Q(passage=""),
                name="trace_taken_up_has_its_passage",
                violation_error_message=UNPROVEN,
            ),
        ]

    def __str__(self):
        return _now("Trace %s") % self.pk

    def get_absolute_url(self):
        return f"{self.sign_on.get_absolute_url()}#traces"

    def clean(self):
        super().clean()
        if self.uptake in (Uptake.VERBATIM, Uptake.IN_PART) and not self.passage:
            raise ValidationError({"passage": UNPROVEN})

    def framework_seen_by(self, user):
        """The framework, or None where a user may not know of it."""
        return None if self.framework.sensitivity in hidden_from(user) else self.framework
