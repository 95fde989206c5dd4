"""The chain by which trips are approved: its steps as the office sets them, and those of a trip."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import TAKE_APPROVALS, TripKind
from delegations.choices.trip_decisions import (
    PASSED,
    VERDICT_MAY_FOLLOW,
    ApprovedBy,
    Body,
    ChainPayer,
    Verdict,
)
from delegations.models.delegation import link, words
from delegations.models.traveller import TripPartQuerySet, of_trip, unless_decided
from oia.core.limits import check
from oia.core.models import Kept
from oia.core.visibility import VisibleQuerySet
from oia.reminders.fields import Deadlines

#: How long before the host wants to know somebody has to have said whether we may accept.
BEFORE_ANSWER = timedelta(days=3)

ONLY_OUTSIDE = _("Only who has no login is asked by letter. Let somebody outside take the step.")


def asked_outside(name):
    return check(name, Q(approver=None) | Q(role=ApprovedBy.OUTSIDE), ONLY_OUTSIDE)


class StepOfChain(Kept):
    """What the steps of the office's chain and those of one trip have in common."""

    title = models.CharField(_("title"), max_length=200)
    body = models.CharField(_("whose word"), max_length=12, choices=Body, default=Body.DIRECTOR)
    order = models.PositiveSmallIntegerField(
        _("order"), default=10, help_text=_("Steps of a lower number come first.")
    )
    role = models.CharField(
        _("who takes it"), max_length=13, choices=ApprovedBy, default=ApprovedBy.DIRECTOR
    )
    approver = link(
        settings.AUTH_USER_MODEL,
        "+",
        _("asked by letter"),
        help_text=_(
            "A person without a login, such as the ethics board. They get a letter with a link "
            "under which they give their verdict."
        ),
    )
    lead_days = models.PositiveSmallIntegerField(
        _("days before the departure"), default=21, validators=[MaxValueValidator(730)]
    )
    before_acceptance = models.BooleanField(
        _("before anybody accepts"),
        default=False,
        help_text=_("The invitation is not accepted until this step is taken."),
    )
    asks_payer = models.BooleanField(_("again when somebody else pays"), default=False)
    asks_cost = models.BooleanField(_("again when it costs more"), default=False)
    asks_destination = models.BooleanField(_("again when it goes elsewhere"), default=False)
    asks_dates = models.BooleanField(
        _("again when the days change"), default=False, db_default=False
    )

    #: What a step of a trip takes over from the office's chain.
    TAKEN_OVER = (
        *("title", "body", "order", "role", "approver", "lead_days", "before_acceptance"),
        *("asks_payer", "asks_cost", "asks_destination", "asks_dates"),
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    def clean(self):
        if self.approver_id is None:
            return
        if self.role != ApprovedBy.OUTSIDE or (self.approver.logs_in and not self.asked_before()):
            raise ValidationError({"approver": ONLY_OUTSIDE})

    def asked_before(self):
        """Whether they were named already: who gets a login later holds up no other change."""
        same = type(self).objects.filter(pk=self.pk, approver_id=self.approver_id)
        return self.pk is not None and same.exists()

    @property
    def is_outside(self):
        """Whether somebody without a login takes it: by a signed link, or on paper."""
        return self.role == ApprovedBy.OUTSIDE


class ChainStepQuerySet(VisibleQuerySet):
    sensitivity_path = None

    def asked_of(self, kind, payers):
        """The steps that a trip of this kind takes over, for the money of these."""
        return self.meant_for(kind, payers).filter(is_active=True)

    def meant_for(self, kind, payers):
        """Those for such a trip, also the ones that no trip takes over any more."""
        third = bool(set(payers) - {"city", "own"})
        money = [""] + ["city"] * ("city" in payers) + ["third"] * third
        return self.filter(kind__in=["", kind], payer__in=money)


class ChainStep(StepOfChain):
    """One step of the chain, for which kind of trip and whose money it is asked for."""

    slug = models.SlugField(_("short name"), max_length=100, unique=True)
    kind = models.CharField(
        _("kind of trip"),
        max_length=10,
        choices=TripKind,
        blank=True,
        help_text=_("Blank: for every trip."),
    )
    payer = models.CharField(
        _("whose money"),
        max_length=5,
        choices=ChainPayer,
        blank=True,
        help_text=_("Blank: whoever pays."),
    )
    is_active = models.BooleanField(_("in use"), default=True)
    notes = models.TextField(_("notes"), blank=True)

    objects = ChainStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of the approval chain")
        verbose_name_plural = _("steps of the approval chain")
        ordering = ["order", "pk"]
        indexes = [
            models.Index(fields=["order", "id"], name="chainstep_by_order"),
            models.Index(fields=["title", "id"], name="chainstep_by_title"),
        ]
        constraints = [asked_outside("chainstep_asks_outside")]

    def get_absolute_url(self):
        return reverse("delegations:chainstep-list")


class Approval(StepOfChain):
    """One step of the chain for one trip: who said what about it, when, on which paper.

    What the city and others were to bear when somebody agreed stays with it: beyond that it is
    asked again.
    """

    MAY_FOLLOW = VERDICT_MAY_FOLLOW
    page_section = "approvals"
    UNTOLD = (
        *("decided_on", "decided_by", "given_by", "paper", "words_said"),
        *("approved_cost", "approved_others"),
    )

    trip = of_trip("approvals", unless_decided)
    step = models.ForeignKey(
        ChainStep,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="approvals",
        verbose_name=_("step of the chain"),
    )
    status = models.CharField(_("verdict"), max_length=10, choices=Verdict, default=Verdict.PENDING)
    decided_on = models.DateField(_("decided on"), null=True, editable=False)
    decided_by = link(settings.AUTH_USER_MODEL, "+", _("decided or noted by"), editable=False)
    approved_cost = models.DecimalField(
        _("costs as approved"), max_digits=14, decimal_places=2, null=True, editable=False
    )
    approved_others = models.DecimalField(
        _("what others bear, as approved"),
        max_digits=14,
        decimal_places=2,
        null=True,
        editable=False,
    )
    given_by = words(_("given by"), editable=False)
    paper = words(_("paper"), 300, editable=False)
    words_said = models.TextField(_("conditions or reason"), blank=True, editable=False)

    deadlines = Deadlines()

    objects = TripPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["trip", "step"],
                condition=Q(step__isnull=False),
                name="approval_once_per_step",
                violation_error_message=_("The trip already has this step."),
            ),
            models.CheckConstraint(
                condition=Q(status=Verdict.PENDING) | Q(decided_on__isnull=False),
                name="approval_decided_on_a_day",
                violation_error_message=_("What is decided knows its day."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=Verdict.values),
                name="approval_status_is_known",
                violation_error_message=_("There is no such state."),
            ),
            asked_outside("approval_asks_outside"),
        ]

    def get_absolute_url(self):
        return f"{self.trip.get_absolute_url()}#approval-{self.pk}"

    @property
    def is_decided(self):
        return self.status != Verdict.PENDING

    @property
    def has_passed(self):
        return self.status in PASSED

    @property
    def asked_for(self):
        """For whose money the chain asks for it; blank where it does for everybody's."""
        return self.step.payer if self.step else ""

    @property
    def falls_on(self):
        """The day by which it should be taken; None while neither trip nor answer has one."""
        start, answer = self.trip.starts_on, self.answered_before
        days = (start and start - timedelta(days=self.lead_days), answer)
        return min(filter(None, days), default=None)

    @property
    def answered_before(self):
        """The day that leaves time for our answer, of a step that comes before it."""
        invitation = getattr(self.trip, "invitation", None) if self.before_acceptance else None
        if invitation is None or not invitation.is_unanswered or invitation.answer_by is None:
            return None
        return max(invitation.answer_by - BEFORE_ANSWER, invitation.received_on)

    @property
    def is_late(self):
        """Whether it waits on, though the day has passed by which it should be taken."""
        waits = not self.is_decided and self.trip.status in TAKE_APPROVALS
        return waits and self.falls_on is not None and self.falls_on < timezone.localdate()
