"""Who is asked before we sign, until when, and what they say."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networks.choices.declarations import BEFORE_SIGNING, IN_FORCE, StepKind, StepVerdict
from networks.dates import plausible
from networks.models.sign_on import SignOn
from oia.core.models import Kept
from oia.core.visibility import VisibleQuerySet

#: Nobody waits longer for a comment.
BOUNDS = [MaxValueValidator(365)]

ANSWER_INCOMPLETE = _("A verdict has its day, and a day its verdict.")


class SignOnStepTemplateQuerySet(VisibleQuerySet):
    sensitivity_path = None

    def for_list(self):
        return self.select_related("owner", "department")

    def asked(self, *, fast):
        """Those that a request brings along; in a hurry only those that have time for it."""
        found = self.filter(is_active=True)
        return found.exclude(fast_days=None) if fast else found


class SignOnStepTemplate(Kept):
    """A default: who is asked about each request to sign, and how many days they have."""

    slug = models.SlugField(_("short name"), max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=StepKind, default=StepKind.OTHER)
    days = models.PositiveSmallIntegerField(
        _("days"), validators=BOUNDS, help_text=_("From the day on which they are asked.")
    )
    fast_days = models.PositiveSmallIntegerField(
        _("days in a hurry"),
        null=True,
        blank=True,
        validators=BOUNDS,
        help_text=_("Blank: on the fast track they are not asked."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sign_on_step_templates",
        verbose_name=_("who is asked"),
    )
    department = models.ForeignKey(
        "accounts.Department",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sign_on_step_templates",
        verbose_name=_("department"),
    )
    is_active = models.BooleanField(_("in use"), default=True)
    notes = models.TextField(_("notes"), blank=True)

    objects = SignOnStepTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("template of a clearance step")
        verbose_name_plural = _("templates of clearance steps")
        ordering = ["days", "pk"]
        indexes = [
            models.Index(fields=["days", "id"], name="signonsteptemplate_by_days"),
            models.Index(fields=["title", "id"], name="signonsteptemplate_by_title"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("networks:signonsteptemplate-list")

    def days_given(self, *, fast):
        return self.fast_days if fast and self.fast_days is not None else self.days


class SignOnStepQuerySet(VisibleQuerySet):
    sensitivity_path = "sign_on__sensitivity"

    def for_list(self):
        return self.select_related("sign_on__declaration", "owner", "department", "answered_by")

    def outstanding(self):
        return self.filter(verdict="")

    def waited_for(self):
        """Those whose answer is still wanted: nobody's, once it is signed and approved."""
        settled = Q(sign_on__approved_on__isnull=False)
        settled &= Q(sign_on__awaits_final_text=False, sign_on__ratify_later=False)
        wanted = Q(sign_on__status__in=BEFORE_SIGNING)
        wanted |= Q(sign_on__status__in=IN_FORCE) & ~settled
        return self.outstanding().filter(wanted)


class SignOnStep(Kept):
    """One who is asked: what they say of the text as it stands. A new text asks them anew."""

    page_section = "steps"

    sign_on = models.ForeignKey(
        SignOn, models.CASCADE, related_name="steps", verbose_name=_("sign-on")
    )
    template = models.ForeignKey(
        SignOnStepTemplate,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="steps",
        verbose_name=_("template"),
    )
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=StepKind, default=StepKind.OTHER)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sign_on_steps",
        verbose_name=_("who is asked"),
    )
    department = models.ForeignKey(
        "accounts.Department",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sign_on_steps",
        verbose_name=_("department"),
    )
    days = models.PositiveSmallIntegerField(
        _("days"), default=10, validators=BOUNDS, help_text=_("Given again when asked anew.")
    )
    due_on = models.DateField(_("due"), validators=[plausible])
    verdict = models.CharField(_("verdict"), max_length=8, choices=StepVerdict, blank=True)
    text = models.TextField(_("what they say"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True, validators=[plausible])
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("written down by"),
    )
    round = models.PositiveSmallIntegerField(_("asked for the … time"), default=1, editable=False)
    asked_again_why = models.CharField(
        _("why asked again"), max_length=300, blank=True, editable=False
    )

    objects = SignOnStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("clearance step")
        verbose_name_plural = _("clearance steps")
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["sign_on", "due_on"], name="sign_on_step_by_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="", answered_on=None)
                | (~Q(verdict="") & Q(answered_on__isnull=False)),
                name="sign_on_step_verdict_has_a_day",
                violation_error_message=ANSWER_INCOMPLETE,
            ),
            models.UniqueConstraint(
                fields=["sign_on", "template"],
                condition=Q(template__isnull=False),
                name="sign_on_step_once_per_template",
                violation_error_message=_("They are asked already."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{self.sign_on.get_absolute_url()}#step-{self.pk}"

    @property
    def is_answered(self):
        """Whether they said something, which another text may change."""
        return self.verdict not in ("", StepVerdict.WAIVED)

    @property
    def is_late(self):
        return not self.verdict and self.due_on < timezone.localdate()

    def ask_again(self, why):
        """Forget the answer; the history keeps it. The same days are given again."""
        self.verdict, self.text, self.answered_on, self.answered_by = "", "", None, None
        self.round += 1
        self.asked_again_why = why[:300]
        self.due_on = timezone.localdate() + timedelta(days=self.days)
