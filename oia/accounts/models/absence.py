"""Who is away, from when to when, and who stands in."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oia.accounts.models.office import OpenQuerySet
from oia.core.models import Kept
from oia.core.validators import plausible_day


class AbsenceQuerySet(OpenQuerySet):
    def covering(self, day):
        """The absences of those who are away on a day."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def overlapping(self, absence):
        """Other absences of the same user that share a day with this one."""
        others = self.filter(user_id=absence.user_id).exclude(pk=absence.pk)
        return others.filter(starts_on__lte=absence.ends_on, ends_on__gte=absence.starts_on)

    def for_list(self):
        return self.select_related("user", "deputy")


class Absence(Kept):
    """Days on which somebody is away. Their deputy gets their reminders too."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="absences",
        verbose_name=gettext_lazy("who is away"),
    )
    starts_on = models.DateField(gettext_lazy("first day away"), validators=[plausible_day])
    ends_on = models.DateField(gettext_lazy("last day away"), validators=[plausible_day])
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="stands_in_during",
        verbose_name=gettext_lazy("deputy"),
        help_text=gettext_lazy("Gets the reminders too for as long as the absence lasts."),
    )

    told_with = "change"  # people see their own absences, and whoever keeps them all
    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("absence")
        verbose_name_plural = gettext_lazy("absences")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="absence_ends_after_it_starts",
                violation_error_message=gettext_lazy("The absence ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(deputy=None) | ~Q(deputy=F("user")),
                name="absence_deputy_is_somebody_else",
                violation_error_message=gettext_lazy("Nobody can be their own deputy."),
            ),
        ]

    def __str__(self):
        words = self.in_words
        return f"{words['who']}: {words['from']} – {words['to']}"

    @property
    def in_words(self):
        """Who is away from when to when, as sentences take it."""
        first, last = (date_format(day, "j M Y") for day in (self.starts_on, self.ends_on))
        return {"who": self.user, "from": first, "to": last}

    def get_absolute_url(self):
        """Where whoever keeps everybody's absences finds it; one's own stand on a page apart."""
        return reverse("admin:accounts_absence_change", args=[self.pk])

    @property
    def deputy_is_away(self):
        """The absence of the deputy that shares a day with this one; None if there is none."""
        theirs = Absence(user_id=self.deputy_id, starts_on=self.starts_on, ends_on=self.ends_on)
        return Absence.objects.overlapping(theirs).order_by("starts_on").first()

    def clean(self):
        """Two absences of one user that overlap would name two deputies for one day."""
        if not (self.user_id and self.starts_on and self.ends_on):
            return
        if other := Absence.objects.overlapping(self).first():
            words = _("This overlaps with the absence from %(from)s to %(to)s.")
            raise ValidationError(words % other.in_words)
