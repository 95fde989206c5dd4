"""Our city and one declaration: who asked, who agreed, who signed, and what came of it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from networks.choices.declarations import (
    APPROVED,
    BEFORE_SIGNING,
    IN_FORCE,
    SIGN_ON_MAY_FOLLOW,
    TO_RATIFY,
    UNDECIDED,
    WAS_SIGNED,
    DiplomaticFunction,
    Method,
    Nature,
    SignedAs,
    SignOnStatus,
)
from networks.dates import plausible
from networks.models.declaration import Declaration
from networks.models.sign_on_limits import CONSTRAINTS, INDEXES, TAKES_EFFECT
from networks.models.theirs import OnTheirClock
from oia.accounts.models import Office
from oia.core.limits import check_backup
from oia.core.models import Record
from oia.core.remembered import address
from oia.core.validators import all_over_by_now
from oia.core.visibility import VisibleQuerySet

#: Long texts that no row of a list shows.
UNSHOWN = [
    *("notes", "conditions", "reservations", "fast_track_why"),
    *("declaration__notes", "declaration__search_text", "declaration__signatories_note"),
    "declaration__catalogue",
]

#: Days of what happened, and so none that is still to come.
HAPPENED = ("received_on", "approved_on", "signed_on", "confirmed_on", "listed_on")
HAPPENED += ("final_text_came_on",)


def day(words, **more):
    return models.DateField(words, null=True, blank=True, validators=[plausible], **more)


def link(model, related_name, words, **more):
    options = {"null": True, "blank": True, "related_name": related_name, "verbose_name": words}
    return models.ForeignKey(model, models.PROTECT, **options | more)


def is_function(value):
    return value in DiplomaticFunction.values


class SignOnQuerySet(VisibleQuerySet):
    def for_list(self):
        return self.select_related("declaration", "owner").defer(*UNSHOWN)

    def named(self, text):
        return self.filter(declaration__in=Declaration.objects.order_by().named(text))

    def matching(self, text):
        return self.filter(declaration__in=Declaration.objects.order_by().matching(text))

    def before_signing(self):
        return self.filter(status__in=BEFORE_SIGNING)

    def in_force(self):
        return self.filter(status__in=IN_FORCE)

    def signed(self):
        return self.filter(status__in=WAS_SIGNED)

    def signed_under(self, holding):
        """Those signed while somebody held a post."""
        return self.filter(holding.during("signed_on"))

    def unratified(self, today=None):
        """Signed, and no approval covers it yet, whatever became of it since."""
        today = today or timezone.localdate()
        uncovered = Q(approved_on=None) | Q(holds_from__gt=today) | Q(awaits_final_text=True)
        held = self.alias(holds_from=Coalesce("approved_from", "approved_on"))
        return held.filter(uncovered | Q(ratify_later=True), status__in=WAS_SIGNED)

    def to_ratify(self, today=None):
        """Those of them that nobody took back."""
        return self.unratified(today).filter(status__in=TO_RATIFY)

    def undecided(self):
        """Those of which it is still to be decided whether we sign, or whether to ratify."""
        open_still = Q(approved_on=None) | Q(ratify_later=True)
        late = Q(open_still, status__in=[*APPROVED, *TO_RATIFY])
        return self.filter(late | Q(status__in=UNDECIDED))

    def awaiting_text(self):
        """Those that wait for the final text: to be signed, or for their approval to hold."""
        held_up = Q(status__in=IN_FORCE, awaits_final_text=True)
        return self.filter(held_up | Q(status__in=BEFORE_SIGNING))


class SignOn(OnTheirClock, Record):
    """A request to sign a declaration, and what our city did about it.

    `due_on` with its clock is when signing closes. The approval is a decision among the papers of
    the record; what counts of it is kept here: the day, the day from which it holds (after a
    call-in period), the text that it covers, and whether it waits for the final text.
    """

    MAY_FOLLOW = SIGN_ON_MAY_FOLLOW
    names_days = {
        "signed_on": _("the signing"),
        "in_effect_on": _("its taking effect"),
        "received_on": _("the request"),
    }
    promises_on = "signed_on"

    declaration = models.ForeignKey(
        Declaration, models.PROTECT, related_name="sign_ons", verbose_name=_("declaration")
    )
    status = models.CharField(
        _("state"), max_length=12, choices=SignOnStatus, default=SignOnStatus.RECEIVED
    )
    nature = models.CharField(_("what is asked"), max_length=8, choices=Nature, blank=True)
    received_on = models.DateField(
        _("request received"), default=timezone.localdate, validators=[plausible]
    )
    asked_by = link("directory.Organisation", "sign_ons_asked", _("asked by"))
    asked_by_words = models.CharField(_("asked by, in words"), max_length=200, blank=True)
    who_may_sign = models.CharField(
        _("who may sign"), max_length=200, blank=True, help_text=_("As they put it.")
    )

    due_on = day(_("signing closes"))
    final_text_on = day(_("final text expected"))
    final_text_came_on = day(
        _("final text came on"), help_text=_("Known by itself once a version is marked as final.")
    )
    council_on = day(_("council agenda closes"))
    embargo_on = day(_("embargo until"))

    fast_track = models.BooleanField(
        _("fast track"),
        default=False,
        help_text=_("Signed or approved before all were asked, to be ratified afterwards."),
    )
    fast_track_why = models.TextField(_("why in a hurry"), blank=True)

    approved_on = day(_("approved on"))
    approved_from = day(
        _("approval holds from"), help_text=_("Later, where there is a call-in period.")
    )
    conditions = models.TextField(_("conditions"), blank=True)
    awaits_final_text = models.BooleanField(_("approved subject to the final text"), default=False)
    ratify_later = models.BooleanField(
        _("to be ratified later"),
        default=False,
        db_default=False,
        help_text=_("Approved in a hurry: it covers a signature only once it is ratified."),
    )
    approved_text = models.ForeignKey(
        "networks.InstrumentText",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("text that was approved"),
    )

    signed_on = day(_("signed on"))
    method = models.CharField(_("how"), max_length=10, choices=Method, blank=True)
    signed_as = models.CharField(_("signed as"), max_length=6, choices=SignedAs, blank=True)
    signatory = link("directory.PostHolding", "sign_ons", _("signed by, in which post"))
    signatory_words = models.CharField(
        _("signed by, in words"),
        max_length=200,
        blank=True,
        help_text=_("Name and post at the time, where they are not listed."),
    )
    reservations = models.TextField(_("reservations"), blank=True)
    in_effect_on = day(_("in effect from"))
    ratify_by = day(_("to be ratified by"))

    confirm_by = day(_("confirmation expected by"))
    confirmed_on = day(_("confirmed on"))
    list_check_on = day(_("look up the list on"))
    listed_on = day(_("found listed on"))
    listed_as = models.CharField(
        _("listed as"), max_length=200, blank=True, help_text=_("Our name as it stands there.")
    )
    listed_wrong = models.BooleanField(_("misspelt there"), default=False, db_default=False)
    ended_on = day(_("ended on"))

    functions = models.JSONField(
        _("diplomatic function"),
        default=list,
        blank=True,
        help_text=_("What it is for. Nobody has to say; it makes one chart."),
    )

    owner = link(settings.AUTH_USER_MODEL, "sign_ons", _("owner"))
    backup = link(settings.AUTH_USER_MODEL, "sign_ons_backed", _("backup"))
    department = link("accounts.Department", "sign_ons", _("department"))

    objects = SignOnQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-on")
        verbose_name_plural = _("sign-ons")
        ordering = ["-received_on", "-pk"]
        permissions = [("approve_signon", "Can approve what the city signs")]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self):
        return str(self.declaration)

    def get_absolute_url(self):
        return address("networks:signon-detail", self.pk)

    @property
    def is_retroactive(self):
        """Whether it takes effect before the day of signing: that exists, but is rare."""
        return bool(self.in_effect_on and self.signed_on and self.in_effect_on < self.signed_on)

    def clean(self):
        """What the constraints say, beside the field that it is about."""
        super().clean()
        all_over_by_now(self, *HAPPENED)
        if self.approved_from and self.approved_on and self.approved_from < self.approved_on:
            raise ValidationError({"approved_from": TAKES_EFFECT})
        known = isinstance(self.functions, list) and all(map(is_function, self.functions))
        if not known:
            raise ValidationError({"functions": _now("There is no such function.")})
        check_backup(self)

    @property
    def is_before_signing(self):
        return self.status in BEFORE_SIGNING

    @property
    def is_past_closing(self):
        """Whether the time to sign ran out before anybody answered."""
        if not self.due_on or not self.is_before_signing:
            return False
        return self.due.instant(Office.current().zone) < timezone.now()

    @property
    def is_in_force(self):
        return self.status in IN_FORCE

    @property
    def is_approved(self):
        return self.status in APPROVED

    @property
    def is_covered(self):
        """Whether an approval holds today for what was, or will be, signed."""
        return self.is_settled and self.holds_from <= timezone.localdate()

    @property
    def is_settled(self):
        """Whether all have decided who have to, though it may hold only from a later day."""
        is_open = self.awaits_final_text or self.ratify_later
        return self.approved_on is not None and not is_open

    @property
    def awaits_comments(self):
        """Whether anybody is still waited for who was asked: until it is signed and approved."""
        return self.is_before_signing or (self.is_in_force and not self.is_settled)

    @property
    def holds_from(self):
        """The day from which the approval holds, if there is one."""
        return self.approved_from or self.approved_on

    @property
    def is_unratified(self):
        """Signed without an approval that covers it: to be told wherever it is shown."""
        return self.status in WAS_SIGNED and not self.is_covered

    @property
    def status_words(self):
        """How it stands, where no badge tells it."""
        words = self.get_status_display()
        return _now("%s, not ratified") % words if self.is_unratified else words

    @property
    def was_signed_early(self):
        """Ratified by now, but only after it had been signed."""
        return bool(self.is_covered and self.signed_on and self.holds_from > self.signed_on)

    @property
    def was_signed_late(self):
        """Whether it was signed on a day on which signing had closed by our clock."""
        return bool(self.signed_on and self.due_on and self.signed_on > self.due_here_on)

    @property
    def function_words(self):
        """What it is for, in words and in the order of the choices."""
        return [label for value, label in DiplomaticFunction.choices if value in self.functions]

    def signatory_known_to(self, user):
        """Whether a user may know which person signed."""
        return self.signatory is None or self.signatory.known_to(user)
