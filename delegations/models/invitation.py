"""An invitation to the mayor or others of ours, whether anybody went or not."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import Payer
from delegations.choices.trip_decisions import (
    INVITATION_MAY_FOLLOW,
    UNANSWERED_INVITATIONS,
    InvitationStatus,
)
from delegations.models.delegation import day, link, words
from delegations.models.trip import Trip
from delegations.models.trip_limits import check_days
from networks.models import Network, Summit
from oia.core.finding import FindableQuerySet
from oia.core.limits import check_backup
from oia.core.models import Record, Searchable
from oia.core.remembered import address
from oia.core.validators import plausible_day
from oia.core.visibility import Sensitivity, SensitivityField
from oia.directory.models import Agreement, City, Organisation, Person

ENDS_FIRST = _("It ends before it begins.")

UNSHOWN = ["notes", "search_text", "decision_reason", "answer", "about"]


class InvitationQuerySet(FindableQuerySet):
    best_first = ("-received_on", "-pk")

    def for_list(self):
        return self.select_related("owner").defer(*UNSHOWN)

    def unanswered(self):
        return self.filter(status__in=UNANSWERED_INVITATIONS)

    def overlapping(self, first, last):
        """Those that share a day with the days from first to last, enclosing ones included."""
        until = Coalesce("ends_on", "starts_on")
        return self.alias(until=until).filter(starts_on__lte=last, until__gte=first)


class Invitation(Record, Searchable):
    """Who invites whom of ours to what, until when they want to know, and what we said.

    An accepted one has its trip, and one that is being weighed may have it already, since ethics
    may have to clear it before anybody accepts.
    """

    MAY_FOLLOW = INVITATION_MAY_FOLLOW
    protocol_may = ("decide",)
    UNTOLD = ("decided_on", "decided_by", "decision_reason")
    names_days = {"answer_by": _("the answer"), "starts_on": _("the first day")}

    sensitivity = SensitivityField(default=Sensitivity.MOVEMENTS)
    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    title = models.CharField(_("occasion"), max_length=250)
    status = models.CharField(
        _("state"), max_length=10, choices=InvitationStatus, default=InvitationStatus.RECEIVED
    )
    host = words(_("host, in words"), help_text=_("Who invites, as they sign."))
    organisation = link(Organisation, "invitations", _("organisation that invites"))
    invited = words(_("who is invited"), help_text=_("Blank: the mayor."))
    city = link(City, "invitations", _("city"))
    place = words(_("place"))
    summit = link(Summit, "invitations", _("summit"))
    network = link(Network, "invitations", _("network"))
    agreement = link(Agreement, "invitations", _("agreement"))
    about = models.TextField(_("what it is about"), blank=True)
    received_on = models.DateField(
        _("received on"), default=timezone.localdate, validators=[plausible_day]
    )
    answer_by = day(_("answer by"))
    starts_on = day(_("first day"))
    ends_on = day(_("last day"), help_text=_("Blank: the same day."))
    would_pay = models.CharField(
        _("who would pay"), max_length=8, choices=Payer, default=Payer.CITY
    )
    offer = words(_("what they offer"), 300, help_text=_("Flights, hotel, for how many."))
    owner = link(settings.AUTH_USER_MODEL, "invitations", _("owner"))
    backup = link(settings.AUTH_USER_MODEL, "invitations_backed", _("backup"))

    decided_on = models.DateField(_("decided on"), null=True, editable=False)
    decided_by = link(settings.AUTH_USER_MODEL, "+", _("decided by"), editable=False)
    decision_reason = models.TextField(_("reason"), blank=True, editable=False)
    goes_instead = link(Person, "invitations_taken", _("goes instead"))
    answer = models.TextField(_("our answer"), blank=True, help_text=_("As it was sent."))
    trip = models.OneToOneField(
        Trip,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="invitation",
        verbose_name=_("trip"),
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-received_on", "-pk"]
        permissions = [("decide_invitation", "Can accept and decline invitations")]
        indexes = [
            models.Index(fields=["received_on", "id"], name="invitation_by_receipt"),
            models.Index(fields=["answer_by", "id"], name="invitation_by_answer"),
            models.Index(fields=["starts_on", "id"], name="invitation_by_day"),
            models.Index(fields=["title", "id"], name="invitation_by_title"),
            models.Index(fields=["status", "received_on", "id"], name="invitation_by_status"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(host=""),
                name="invitation_has_a_host",
                violation_error_message=_("Say who invites: an organisation, or in words."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="invitation_ends_after_it_begins",
                violation_error_message=ENDS_FIRST,
            ),
            models.CheckConstraint(
                condition=~Q(status=InvitationStatus.ACCEPTED) | Q(trip__isnull=False),
                name="invitation_accepted_has_its_trip",
                violation_error_message=_("What is accepted has its trip."),
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None) | ~Q(decision_reason=""),
                name="invitation_decided_with_a_reason",
                violation_error_message=_("Give the reason for the decision."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=InvitationStatus.values),
                name="invitation_status_is_known",
                violation_error_message=_("There is no such state."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address("delegations:invitation-detail", self.reference)

    def names(self):
        return [self.title, self.reference, self.host, self.place]

    def clean(self):
        """What the constraints say, beside the field that it is about."""
        if self.ends_on and self.starts_on is None:
            raise ValidationError({"starts_on": _now("Say on which day it begins.")})
        if self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": ENDS_FIRST})
        check_days(self)
        check_backup(self)

    @property
    def neutral_title(self):
        return _now("Invitation %(reference)s") % {"reference": self.reference}

    @property
    def is_unanswered(self):
        return self.status in UNANSWERED_INVITATIONS

    @property
    def is_decided(self):
        return not self.is_unanswered

    @property
    def is_late(self):
        """Whether they waited for our answer on an earlier day than today."""
        late = self.answer_by is not None and self.answer_by < timezone.localdate()
        return self.is_unanswered and late

    @property
    def last_day(self):
        return self.ends_on or self.starts_on
