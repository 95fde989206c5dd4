"""Those who go to a summit for the city, and where they speak."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from networks.choices.summits import AccessRoute, BadgeType, DelegateStatus, SlotStatus
from networks.dates import plausible
from networks.models.part import Part, of_plan
from oia.core.visibility import hidden_from, unless_hidden


class Delegate(Part):
    """One who goes for the city, perhaps not yet named. One person gets in by one route."""

    page_section = "people"

    plan = of_plan("delegates")
    person = models.ForeignKey(
        "directory.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="summit_places",
        verbose_name=_("person"),
    )
    name = models.CharField(
        _("name or function, where nobody is chosen yet"), max_length=300, blank=True
    )
    badge_type = models.CharField(_("badge"), max_length=16, choices=BadgeType, blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=DelegateStatus, default=DelegateStatus.PROPOSED
    )
    route = models.CharField(_("access route"), max_length=12, choices=AccessRoute, blank=True)
    from_on = models.DateField(_("there from"), null=True, blank=True, validators=[plausible])
    to_on = models.DateField(_("there until"), null=True, blank=True, validators=[plausible])
    needs_check = models.BooleanField(_("days to be checked"), default=False, editable=False)

    class Meta:
        verbose_name = _("person going")
        verbose_name_plural = _("people going")
        ordering = ["plan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person"],
                condition=Q(person__isnull=False),
                name="delegate_once_per_plan",
                violation_error_message=_(
                    "This person is already on the list: one person has one route."
                ),
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name=""),
                name="delegate_has_person_or_name",
                violation_error_message=_("Choose a person, or say who is still to be chosen."),
            ),
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="delegate_leaves_after_arriving",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self):
        return str(self.person) if self.person else self.name

    def name_for(self, user):
        """Who goes, as far as a user may know."""
        seen = unless_hidden(self.person, hidden_from(user))
        return str(self) if seen or not self.person else gettext("hidden")

    def clean(self):
        super().clean()
        if self.from_on and self.to_on and self.to_on < self.from_on:
            raise ValidationError({"to_on": _("The last day is before the first.")})


class SpeakingSlot(Part):
    """A place on somebody's panel: asked for or confirmed, and what the organiser has of us."""

    page_section = "speaking-slots"

    plan = of_plan("speaking_slots")
    session = models.CharField(_("session"), max_length=300)
    topic = models.CharField(_("topic"), max_length=300, blank=True)
    speaker = models.ForeignKey(
        "directory.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="speaking_slots",
        verbose_name=_("speaker"),
    )
    status = models.CharField(
        _("status"), max_length=12, choices=SlotStatus, default=SlotStatus.REQUESTED
    )
    on = models.DateField(_("day"), null=True, blank=True, validators=[plausible])
    bio_sent_on = models.DateField(
        _("biography sent"), null=True, blank=True, validators=[plausible]
    )
    photo_sent_on = models.DateField(_("photo sent"), null=True, blank=True, validators=[plausible])
    av_sent_on = models.DateField(
        _("slides and technical needs sent"), null=True, blank=True, validators=[plausible]
    )

    class Meta:
        verbose_name = _("speaking slot")
        verbose_name_plural = _("speaking slots")
        ordering = ["plan", "on", "pk"]

    def __str__(self):
        return self.session
