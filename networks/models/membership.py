"""Our relationship with a network, from scouting to the day we leave it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networks.choices.membership import BELONGING, LEAVING, MAY_FOLLOW, OVER, Basis, Function
from networks.choices.membership import MembershipStatus as Status
from networks.dates import plausible
from networks.models.dues import Dues, still_owed
from networks.models.network import Network
from oia.core.limits import check_backup
from oia.core.models import Record
from oia.core.remembered import address
from oia.core.visibility import VisibleQuerySet
from oia.reminders.fields import Deadlines

DUES_STATES = {
    "arrears": _("In arrears"),
    "owed": _("To pay"),
    "paid": _("Paid"),
    "none": _("None recorded"),
}


class MembershipQuerySet(VisibleQuerySet):
    def for_list(self):
        return self.with_dues_state().select_related("network", "lead")

    def belonging(self):
        """Memberships in force, whether or not all is well with them."""
        return self.filter(status__in=BELONGING)

    def running(self):
        """Memberships about which something may still have to be done."""
        return self.exclude(status__in=OVER)

    def with_dues_state(self, today: date | None = None):
        """Adds `dues_state`: in arrears, to pay, paid, or none recorded."""
        late = Q(due_on__lt=today or timezone.localdate())
        state = Case(
            When(still_owed() & late, then=Value("arrears")),
            When(still_owed(), then=Value("owed")),
            default=Value("paid"),
        )
        dues = Dues.objects.filter(membership=OuterRef("pk")).order_by().values("membership")
        worst = dues.values(worst=Min(state)).values("worst")  # the first by the alphabet
        return self.annotate(dues_state=Coalesce(Subquery(worst), Value("none")))


class Membership(Record):
    """Our place in one network. Its periods are terms, its money dues and other costs."""

    MAY_FOLLOW = MAY_FOLLOW

    UNTOLD = ("term_ends_on", "notice_by")  # they follow a term, whose change tells it

    network = models.OneToOneField(
        Network,
        models.PROTECT,
        related_name="membership",
        verbose_name=_("network"),
        error_messages={"unique": _("There is already a membership of this network.")},
    )
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.SCOUTING)
    tier = models.CharField(_("tier or category"), max_length=100, blank=True)
    basis = models.CharField(_("basis"), max_length=20, choices=Basis, blank=True)
    paid_through = models.ForeignKey(
        Network,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="collects_for",
        verbose_name=_("paid through"),
        help_text=_("The section, if dues flow through one."),
    )
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships_led",
        verbose_name=_("lead officer"),
    )
    backup = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="memberships_backed",
        verbose_name=_("backup"),
    )
    department = models.ForeignKey(
        "accounts.Department",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("sponsoring department"),
    )
    political_liaison = models.ForeignKey(
        "directory.PostHolding",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="memberships_represented",
        verbose_name=_("political liaison"),
    )
    staff_liaison = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="memberships_staffed",
        verbose_name=_("staff liaison"),
    )
    billing_recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="memberships_billed",
        verbose_name=_("billing recipient"),
    )
    applied_on = models.DateField(_("applied"), null=True, blank=True, validators=[plausible])
    joined_on = models.DateField(_("joined"), null=True, blank=True, validators=[plausible])
    effective_on = models.DateField(
        _("in effect from"), null=True, blank=True, validators=[plausible]
    )
    notice_given_on = models.DateField(
        _("notice given"), null=True, blank=True, validators=[plausible]
    )
    left_on = models.DateField(_("left"), null=True, blank=True, validators=[plausible])
    dues_formula = models.CharField(
        _("what dues are reckoned from"),
        max_length=200,
        blank=True,
        help_text=_("For example: population of the last census."),
    )
    objectives = models.TextField(_("what we want from it"), blank=True)
    functions = models.JSONField(_("what we use it for"), default=list, blank=True)
    # Where the ledger ends, kept by its terms, so that the list can sort by it from an index.
    term_ends_on = models.DateField(_("term ends"), null=True, editable=False)
    notice_by = models.DateField(_("notice by"), null=True, editable=False)

    deadlines = Deadlines()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["network__name", "pk"]
        permissions = [("approve_membership", "Can approve joining or leaving a network")]
        indexes = [
            models.Index(fields=["status", "id"], name="membership_by_status"),
            models.Index(fields=["term_ends_on", "id"], name="membership_by_term_end"),
            models.Index(fields=["notice_by", "id"], name="membership_by_notice"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(joined_on=None) | Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="membership_left_after_joining",
                violation_error_message=_("We cannot have left before we joined."),
            ),
            models.CheckConstraint(
                condition=Q(applied_on=None)
                | Q(joined_on=None)
                | Q(joined_on__gte=F("applied_on")),
                name="membership_joined_after_applying",
                violation_error_message=_("We cannot have joined before we applied."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values),
                name="membership_status_is_known",
            ),
        ]

    def __str__(self):
        return str(self.network)

    def get_absolute_url(self):
        return address("networks:membership-detail", self.pk)

    def clean(self):
        """Who stands in for the lead is told beside the field."""
        check_backup(self, "lead")

    @property
    def neutral_title(self):
        return _("Membership %(number)s") % {"number": self.pk}

    @property
    def belongs(self):
        return self.status in BELONGING

    @property
    def is_leaving(self):
        """Whether it ends with the term that runs, or has ended."""
        return self.status in LEAVING

    @property
    def function_labels(self):
        return [label for value, label in Function.choices if value in self.functions]

    @property
    def dues_state_label(self):
        """In words, where the queryset was asked `with_dues_state`."""
        return DUES_STATES[self.dues_state]
