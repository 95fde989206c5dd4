"""Who travels with us, in which post, and how their papers and their claim stand."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import (
    ANSWERABLE,
    CLAIM_DECIDED,
    CLAIM_MAY_FOLLOW,
    Claim,
    TravelPart,
    Visa,
)
from delegations.models.delegation import day, link, words
from delegations.models.trip import Trip
from oia.core.models import Kept
from oia.core.text import fold
from oia.core.visibility import VisibleQuerySet
from oia.directory.models import Person
from oia.reminders.fields import Deadlines


def unless_decided(collector, field, sub_objs, using):
    """Goes with its trip, unless somebody decided on it: then the trip stays as well."""
    if kept := {one for one in sub_objs if one.is_decided}:
        raise models.ProtectedError("What was decided stays on record.", kept)
    models.CASCADE(collector, field, sub_objs, using)


def in_any_order(name):
    """The words of a name, so that "NOWAK Ana" is Ana Nowak."""
    return sorted(fold(name).split())


def of_trip(related_name, on_delete=models.CASCADE):
    return models.ForeignKey(Trip, on_delete, related_name=related_name, verbose_name=_("trip"))


def days(label, **more):
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MaxValueValidator(365)], **more
    )


class TripPartQuerySet(VisibleQuerySet):
    """Things that hang on a trip, as open as it is."""

    sensitivity_path = "trip__sensitivity"

    def for_list(self):
        return self.select_related("trip")


class TravellerQuerySet(TripPartQuerySet):
    def answerable(self):
        """Those who hold a post with us: the public may ask about them."""
        return self.filter(part__in=ANSWERABLE)

    def who_is(self, user):
        """Those who are this user: tied to the login, a person with its mailbox, or somebody
        without a login who has the same name."""
        same = Q(user=user) | Q(pk__in=self.called(user.get_full_name()))
        if user.email:
            same |= Q(person__email__iexact=user.email)
        return self.filter(same)

    def called(self, name):
        """The keys of those who are tied to no login and have this name, however it is written."""
        wanted = in_any_order(name)
        found = self.filter(user=None).values_list("pk", "name", "person__name") if wanted else ()
        return [pk for pk, *names in found if wanted in map(in_any_order, names)]


class Traveller(Kept):
    """Somebody on a trip of ours, in the post held then. `status` is how their claim stands.

    Without days of their own they have those of the trip.
    """

    MAY_FOLLOW = CLAIM_MAY_FOLLOW
    page_section = "travellers"
    UNTOLD = ("decided_on", "decided_by", "given_by", "paper")

    trip = of_trip("travellers", unless_decided)
    name = models.CharField(_("name"), max_length=200, help_text=_("As in the passport."))
    part = models.CharField(
        _("part on the trip"), max_length=12, choices=TravelPart, default=TravelPart.STAFF
    )
    post = words(_("post"), 250, help_text=_("As held when they travel."))
    person = link(Person, "travels", _("in the directory"))
    user = link(
        settings.AUTH_USER_MODEL,
        "travels",
        _("login"),
        help_text=_("Whoever travels approves neither the trip nor their own claim."),
    )
    official_days = days(_("official days"))
    personal_days = days(_("personal days"))
    visa = models.CharField(_("visa"), max_length=8, choices=Visa, default=Visa.UNKNOWN)
    visa_by = day(
        _("visa applied for by"),
        help_text=_("Blank: as long before the departure as a passport has to be renewed."),
    )
    passport_until = day(
        _("passport valid until"), help_text=_("Many states want six months beyond the return.")
    )
    status = models.CharField(_("claim"), max_length=10, choices=Claim, default=Claim.NONE)
    decided_on = models.DateField(_("claim decided on"), null=True, editable=False)
    decided_by = link(settings.AUTH_USER_MODEL, "+", _("claim decided by"), editable=False)
    given_by = words(_("verdict on the claim given by"), editable=False, db_default="", default="")
    paper = words(_("paper of that verdict"), 300, editable=False, db_default="", default="")
    notes = models.TextField(
        _("notes"), blank=True, help_text=_("Facts only, as if they were reading them.")
    )

    deadlines = Deadlines()

    objects = TravellerQuerySet.as_manager()

    class Meta:
        verbose_name = _("traveller")
        verbose_name_plural = _("travellers")
        ordering = ["pk"]
        indexes = [models.Index(fields=["name", "id"], name="traveller_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["trip"],
                condition=Q(part=TravelPart.MAYOR),
                name="traveller_one_mayor",
                violation_error_message=_("A trip has one mayor."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=Claim.values),
                name="traveller_claim_is_known",
                violation_error_message=_("There is no such state."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{self.trip.get_absolute_url()}#traveller-{self.pk}"

    @property
    def is_decided(self):
        """Whether somebody decided on their claim."""
        return self.status in CLAIM_DECIDED
