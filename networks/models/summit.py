"""The series in which cities and states meet, and their single editions."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from networks.choices.summits import (
    NOT_CONFIRMED,
    Cadence,
    Level,
    PlanStatus,
    SummitFormat,
    SummitStatus,
)
from networks.dates import EARLIEST, LATEST, plausible
from oia.core.finding import FindableQuerySet
from oia.core.models import Catalogued, Record, Searchable
from oia.core.remembered import address, choice
from oia.core.visibility import hidden_from
from oia.core.zones import valid_zone

#: Words that pages of ours already use in the addresses of summits, networks and declarations.
RESERVED = ["lookup", "members", "new", "series", "signatories", "templates"]


def not_reserved(slug):
    """Refuse a short name at whose address another page of ours lives."""
    if slug in RESERVED:
        raise ValidationError(_("“%(slug)s” is the address of another page.") % {"slug": slug})


class SummitSeriesQuerySet(FindableQuerySet):
    best_first = ("name", "pk")

    def for_list(self):
        editions = Summit.objects.filter(series=OuterRef("pk")).order_by().values("series")
        count = Subquery(editions.values(number=Count("pk")))
        return self.annotate(edition_count=Coalesce(count, 0)).select_related("mirrors")


class SummitSeries(Record, Searchable, Catalogued):
    """A row of summits under one name, such as the UN climate conferences."""

    name = models.CharField(_("name"), max_length=300)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    convener_networks = models.ManyToManyField(
        "networks.Network", related_name="summit_series", blank=True, verbose_name=_("conveners")
    )
    level = models.CharField(_("level"), max_length=8, choices=Level, blank=True)
    cadence = models.CharField(_("rhythm"), max_length=16, choices=Cadence, blank=True)
    mirrors = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="mirrored_by",
        verbose_name=_("runs alongside"),
    )

    objects = SummitSeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("summit series")
        verbose_name_plural = _("summit series")
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["name", "id"], name="series_by_name"),
            models.Index(fields=["acronym", "id"], name="series_by_acronym"),
            models.Index(fields=["level", "id"], name="series_by_level"),
            models.Index(fields=["cadence", "id"], name="series_by_cadence"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(mirrors=None) | ~Q(mirrors=F("id")),
                name="series_does_not_mirror_itself",
                violation_error_message=_("A series cannot run alongside itself."),
            )
        ]

    def __str__(self):
        return self.acronym or self.name

    def get_absolute_url(self):
        return address("networks:series-detail", self.slug)

    def names(self):
        return [self.name, self.acronym, self.slug.replace("-", " ")]


class SummitQuerySet(FindableQuerySet):
    best_first = ("-starts_on", "pk")

    def for_list(self):
        return self.select_related("series")

    def upcoming(self, today):
        """Editions that are under way or still to come."""
        return self.filter(ends_on__gte=today)

    def past(self, today):
        return self.filter(ends_on__lt=today)

    def with_our_plan(self, user):
        """Each edition with the state of our plan for it, as far as this user may see it."""
        seen = Q(plan__isnull=False) & ~Q(plan__sensitivity__in=hidden_from(user))
        state = Case(When(seen, then=F("plan__status")), default=Value(""))
        return self.annotate(our_status=state)


class Summit(Record, Searchable, Catalogued):
    """One edition of a series: where and when people meet. What we do there, its plan says."""

    series = models.ForeignKey(
        SummitSeries, models.PROTECT, related_name="editions", verbose_name=_("series")
    )
    edition_label = models.CharField(_("edition"), max_length=60, blank=True)
    name = models.CharField(_("name"), max_length=300)
    starts_on = models.DateField(_("begins"), validators=[plausible])
    ends_on = models.DateField(_("ends"), validators=[plausible])
    host_city = models.CharField(_("city, as written"), max_length=200, blank=True)
    city = models.ForeignKey(
        "directory.City",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="summits",
        verbose_name=_("city"),
    )
    host_country = CountryField(_("country"), blank=True)
    timezone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        validators=[valid_zone],
        help_text=_("Such as Africa/Addis_Ababa. For online editions, the host's."),
    )
    format = models.CharField(_("format"), max_length=12, choices=SummitFormat, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=SummitStatus, blank=True)
    parent_summit = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="side_summits",
        verbose_name=_("held beside"),
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("Made up for the demo office.")
    )

    objects = SummitQuerySet.as_manager()

    class Meta:
        verbose_name = _("summit")
        verbose_name_plural = _("summits")
        ordering = ["starts_on", "pk"]
        indexes = [
            models.Index(fields=["starts_on", "id"], name="summit_by_start"),
            models.Index(fields=["ends_on", "id"], name="summit_by_end"),
            models.Index(fields=["name", "id"], name="summit_by_name"),
            models.Index(fields=["host_city", "id"], name="summit_by_city"),
            models.Index(fields=["series", "starts_on", "id"], name="summit_by_series"),
            models.Index(fields=["status", "starts_on", "id"], name="summit_by_status"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="summit_ends_after_it_begins",
                violation_error_message=_("The summit ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__gte=EARLIEST, ends_on__lte=LATEST),
                name="summit_in_a_plausible_year",
                violation_error_message=_("The year of the summit cannot be right."),
            ),
            models.CheckConstraint(
                condition=Q(parent_summit=None) | ~Q(parent_summit=F("id")),
                name="summit_not_beside_itself",
                violation_error_message=_("A summit cannot be held beside itself."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address("networks:summit-detail", self.slug)

    def names(self):
        series = [self.series.acronym, self.series.name]
        return [self.name, self.edition_label, *series, self.host_city, self.host_country.name]

    def clean(self):
        super().clean()
        not_reserved(self.slug)
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The summit ends before it begins.")})

    @property
    def status_words(self):
        """The state in words. Blank means that it was announced and is not confirmed, not "no"."""
        return choice(SummitStatus, self.status) if self.status else NOT_CONFIRMED

    @property
    def our_status_words(self):
        """The state of our plan in words, on rows of `with_our_plan`."""
        return choice(PlanStatus, self.our_status) if self.our_status else ""

    @property
    def place(self):
        """Where it is held, as far as that is known."""
        city = self.city.name if self.city else self.host_city
        return ", ".join(filter(None, [city, self.host_country.name]))
