"""A date that somebody else set, on their clock and in their words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networks.dates import plausible
from oia.core.zones import Certainty, Due, ZoneKind, check_zone

#: What a deadline source watches of a date on somebody's clock.
CLOCK_COLUMNS = (
    "due_on",
    "due_time",
    "zone_kind",
    "zone",
    "organiser_words",
    "certainty",
    "hard",
    "source_link",
    "internal_on",
)


class OnTheirClock(models.Model):
    """What surrounds a due date: time, zone, the organiser's words, how certain it is.

    The model itself has `due_on`, which some may lack.
    """

    due_time = models.TimeField(
        _("time"), null=True, blank=True, help_text=_("Blank: the end of that day.")
    )
    zone_kind = models.CharField(
        _("whose clock"), max_length=12, choices=ZoneKind, default=ZoneKind.OFFICE
    )
    zone = models.CharField(
        _("zone"),
        max_length=64,
        blank=True,
        help_text=_("Such as Africa/Nairobi, +03:00 or CET, as the kind of clock asks."),
    )
    organiser_words = models.CharField(
        _("in the organiser's words"),
        max_length=300,
        blank=True,
        help_text=_("Copied as printed, for example “23:59 CET”."),
    )
    certainty = models.CharField(
        _("certainty"), max_length=12, choices=Certainty, default=Certainty.TENTATIVE
    )
    hard = models.BooleanField(
        _("hard"), default=False, help_text=_("A late answer is refused; there is no second day.")
    )
    source_link = models.URLField(_("where it is stated"), max_length=500, blank=True)
    internal_on = models.DateField(
        _("our own date ahead of it"), null=True, blank=True, validators=[plausible]
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        try:
            self.zone = check_zone(self.zone_kind, self.zone)
        except ValidationError as error:
            raise ValidationError({"zone": error.messages}) from error
        if self.internal_on and self.due_on and self.internal_on > self.due_on:
            raise ValidationError(
                {"internal_on": _("Our own date must not be later than the date itself.")}
            )

    @property
    def due(self):
        return Due(on=self.due_on, at=self.due_time, kind=self.zone_kind, zone=self.zone)

    @property
    def due_here_on(self):
        """The day by our own clock on which it falls due."""
        if self.due_on is None or not self.is_theirs:
            return self.due_on
        return timezone.localdate(min(self.due.moments()))

    @property
    def is_unclear(self):
        """Whether the organiser's words may mean more than one instant."""
        return bool(self.due_on) and self.due.is_unclear

    @property
    def is_theirs(self):
        return self.zone_kind != ZoneKind.OFFICE
