"""What happened when a summit moved."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from networks.models.summit import Summit
from oia.core.visibility import VisibleQuerySet

#: What may become of a date when its summit moves, in the order in which it is told.
OUTCOMES = {
    "moved": _("Moved with the summit"),
    "confirmed": _("Check: the organiser confirmed this date for the old dates"),
    "own": _("Kept: has a date of its own"),
    "done": _("Kept: done or waived"),
    "people": _("Check the days of these people"),
    "events": _("Check the dates of these side events and slots"),
    "beside": _("Held beside it, and not moved"),
}


class SummitShiftQuerySet(VisibleQuerySet):
    sensitivity_path = "summit__sensitivity"

    def for_list(self):
        return self.select_related("summit", "by").order_by("-at", "-pk")


class SummitShift(models.Model):
    """One change of a summit's dates: by whom, why, and what it moved or left. Never edited.

    `report` holds lists of lines by what became of them, see `OUTCOMES`.
    """

    summit = models.ForeignKey(
        Summit, models.CASCADE, related_name="shifts", verbose_name=_("summit")
    )
    old_starts_on = models.DateField(_("began before"))
    old_ends_on = models.DateField(_("ended before"), null=True, blank=True)
    starts_on = models.DateField(_("begins"))
    ends_on = models.DateField(_("ends"))
    why = models.TextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("when"))
    report = models.JSONField(default=dict, editable=False)

    objects = SummitShiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("move of a summit")
        verbose_name_plural = _("moves of summits")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.summit}: {self.old_starts_on} → {self.starts_on}"

    def get_absolute_url(self):
        return reverse("networks:summit-shift", args=[self.summit.slug, self.pk])

    @property
    def outcomes(self):
        """The report as the page tells it: what became of the dates, with the lines of each."""
        return [
            {"name": name, "words": words, "lines": [as_dates(line) for line in self.report[name]]}
            for name, words in OUTCOMES.items()
            if self.report.get(name)
        ]


def as_dates(line):
    """A line of the report with its dates as dates."""
    dates = {name: parse_date(line[name]) for name in ("old", "new") if name in line}
    return line | dates
