"""The days that matter to the whole office: holidays and meetings of the council."""

from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from oia.accounts.models.office import OpenQuerySet
from oia.core.models import Kept
from oia.core.validators import plausible_day


class HolidayQuerySet(OpenQuerySet):
    def days(self):
        """The dates alone, as a set: what the functions in `hours.py` take."""
        return set(self.values_list("on", flat=True))


class Holiday(Kept):
    """A day on which the office is closed. It is no working day for anybody."""

    on = models.DateField(
        _("on"),
        unique=True,
        validators=[plausible_day],
        error_messages={"unique": _("That day is a holiday already.")},
    )
    name = models.CharField(_("name"), max_length=100)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["on"]

    def __str__(self):
        return f"{self.name}, {date_format(self.on, 'j M Y')}"


class CouncilDateQuerySet(OpenQuerySet):
    def closing_by(self, day):
        """The meetings whose agenda is closed by a day, the latest first."""
        return self.filter(agenda_closes_on__lte=day).order_by("-on")

    def after(self, day):
        """The meetings still to come on or after a day, the next first."""
        return self.filter(on__gte=day).order_by("on")


class CouncilDate(Kept):
    """A meeting of the council, and the last day to hand in papers for it."""

    on = models.DateField(
        _("meets on"),
        unique=True,
        validators=[plausible_day],
        error_messages={"unique": _("The council meets on that day already.")},
    )
    agenda_closes_on = models.DateField(
        _("agenda closes on"),
        validators=[plausible_day],
        help_text=_("The last day to hand in papers for this meeting."),
    )

    objects = CouncilDateQuerySet.as_manager()

    class Meta:
        verbose_name = _("council date")
        verbose_name_plural = _("council dates")
        ordering = ["on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agenda_closes_on__lte=F("on")),
                name="council_agenda_closes_before_it_meets",
                violation_error_message=_("The agenda cannot close after the council meets."),
            )
        ]

    def __str__(self):
        return date_format(self.on, "j M Y")
