"""Whoever the office deals with that is not a person."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from oia.core.finding import FindableQuerySet
from oia.core.models import Record, Searchable
from oia.core.remembered import address
from oia.directory.choices import CONSULAR, Career, OrganisationKind
from oia.directory.models.city import City
from oia.directory.models.known import AlsoKnown

#: The last day that each month can have.
LAST_DAYS = dict(enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), start=1))
NO_SUCH_DAY = _("There is no such day in that month.")


def in_a_month():
    """That a national day is a day that there is, or none."""
    days = Q()
    for month, last in LAST_DAYS.items():
        days |= Q(national_month=month, national_date__range=(1, last))
    known = Q(national_month__isnull=False, national_date__isnull=False)
    return Q(national_month=None, national_date=None) | (known & days)


class OrganisationQuerySet(FindableQuerySet):
    best_first = ("name", "pk")

    def governing(self, **of):
        """The own administrations of cities."""
        return self.filter(kind=OrganisationKind.CITY, city__isnull=False, **of)

    def consular(self):
        """Embassies and consulates."""
        return self.filter(kind__in=CONSULAR)

    def for_list(self):
        return (
            self.select_related("city")
            .defer("notes", "search_text")
            .defer("city__other_names", "city__search_text")
        )


class Organisation(AlsoKnown, Record, Searchable):
    """A city government, a ministry, a consulate, a network's secretariat, a company …"""

    said_together = {"national_date": ("national_month",)}

    name = models.CharField(_("name"), max_length=250)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=15, choices=OrganisationKind)
    city = models.ForeignKey(
        City,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("city"),
    )
    country = CountryField(
        _("country"), blank=True, help_text=_("Taken from the city where left empty.")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=50, blank=True)
    career = models.CharField(
        _("headed by"),
        max_length=8,
        choices=Career,
        blank=True,
        help_text=_("Of a consulate: a career or an honorary consul."),
    )
    jurisdiction = models.CharField(
        _("consular district"), max_length=250, blank=True, help_text=_("For which places it is.")
    )
    national_date = models.PositiveSmallIntegerField(
        _("national day"), null=True, blank=True, help_text=_("The day of the month.")
    )
    national_month = models.PositiveSmallIntegerField(
        _("month of the national day"), null=True, blank=True, choices=list(MONTHS.items())
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        indexes = [
            models.Index(fields=["name", "id"], name="organisation_by_name"),
            models.Index(fields=["kind", "id"], name="organisation_by_kind"),
            models.Index(fields=["country", "id"], name="organisation_by_country"),
            models.Index(
                fields=["country", "id"],
                condition=Q(kind__in=CONSULAR),
                name="organisation_consular",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="organisation_is_no_part_of_itself",
                violation_error_message=_("An organisation cannot be part of itself."),
            ),
            models.CheckConstraint(
                condition=in_a_month(),
                name="organisation_national_day_is_a_day",
                violation_error_message=NO_SUCH_DAY,
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def governs(self):
        """The key of the city whose own administration it is; None for any other body."""
        return self.city_id if self.kind == OrganisationKind.CITY else None

    @property
    def told_apart(self):
        """What tells it from others of its name."""
        place = self.country.name if self.country else ""
        return " · ".join(filter(None, [str(self.get_kind_display()), place]))

    def get_absolute_url(self):
        return address("directory:organisation-detail", self.pk)

    def clean(self):
        """An organisation is in its city's country, and no part of one of its own parts."""
        if self.city_id and not self.country:
            self.country = self.city.country
        days = (self.national_date, self.national_month)
        known = [part for part in days if part is not None]
        if len(known) == 1:
            raise ValidationError({"national_date": _now("Say both day and month, or neither.")})
        if known and not 1 <= days[0] <= LAST_DAYS.get(days[1], 0):
            raise ValidationError({"national_date": NO_SUCH_DAY})
        above = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": _now("This is itself a part of %s.") % self.name})
            above = above.parent

    def own_names(self):
        return [self.name, self.short_name]

    @property
    def national_day(self):
        """ "7 September"; blank where it is not known."""
        if not self.national_month:
            return ""
        return f"{self.national_date} {self.get_national_month_display()}"

    @property
    def lookup_label(self):
        return f"{self.name} ({self.short_name})" if self.short_name else self.name
