"""Whoever the office deals with that is not a person."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from oia.core.finding import FindableQuerySet
from oia.core.models import Record, Searchable
from oia.core.remembered import address
from oia.directory.choices import OrganisationKind
from oia.directory.models.city import City


class OrganisationQuerySet(FindableQuerySet):
    best_first = ("name", "pk")

    def for_list(self):
        return (
            self.select_related("city")
            .defer("notes", "search_text")
            .defer("city__other_names", "city__search_text")
        )


class Organisation(Record, Searchable):
    """A city government, a ministry, a consulate, a network's secretariat, a company …"""

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

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        indexes = [
            models.Index(fields=["name", "id"], name="organisation_by_name"),
            models.Index(fields=["kind", "id"], name="organisation_by_kind"),
            models.Index(fields=["country", "id"], name="organisation_by_country"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="organisation_is_no_part_of_itself",
                violation_error_message=_("An organisation cannot be part of itself."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address("directory:organisation-detail", self.pk)

    def clean(self):
        """An organisation is in its city's country, and no part of one of its own parts."""
        if self.city_id and not self.country:
            self.country = self.city.country
        above = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": _now("This is itself a part of %s.") % self.name})
            above = above.parent

    def names(self):
        return [self.name, self.short_name]

    @property
    def lookup_label(self):
        return f"{self.name} ({self.short_name})" if self.short_name else self.name
