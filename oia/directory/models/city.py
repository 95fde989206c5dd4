"""The cities of the world, from the gazetteer or added by the office."""

from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_countries.fields import CountryField

from oia.core.finding import FindableQuerySet
from oia.core.models import Kept, Searchable
from oia.core.remembered import address
from oia.core.zones import valid_zone

GAZETTEER = "GeoNames"  # the reason that the history gives for what was loaded


class CityQuerySet(FindableQuerySet):
    sensitivity_path = None
    best_first = ("-population", "pk")

    def for_list(self):
        """Without the long texts, which no row shows."""
        return self.defer("other_names", "search_text")


class City(Kept, Searchable):
    """A city of the world. Staff may add what the gazetteer lacks and correct what it has."""

    takes_papers = True
    said_together = {"latitude": ("longitude",)}
    united = ("other_names",)

    name = models.CharField(_("name"), max_length=120)
    country = CountryField(_("country"))
    zone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        validators=[valid_zone],
        help_text=_("As in the world's list of zones, for example Europe/Berlin."),
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    population = models.PositiveIntegerField(
        _("population"), default=0, blank=True, help_text=_("0 where it is not known.")
    )
    other_names = models.TextField(
        _("other names"), blank=True, help_text=_("One a line, in any language and script.")
    )
    geonames_id = models.PositiveIntegerField(
        _("number in GeoNames"), null=True, blank=True, unique=True, editable=False
    )
    is_own = models.BooleanField(_("added by the office"), default=True, editable=False)

    objects = CityQuerySet.as_manager()

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ["name"]
        indexes = [
            models.Index(fields=["name", "id"], name="city_by_name"),
            models.Index(fields=["country", "id"], name="city_by_country"),
            models.Index(fields=["population", "id"], name="city_by_population"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None) | Q(latitude__gte=-90, latitude__lte=90),
                name="city_latitude_exists",
                violation_error_message=_("A latitude lies between -90 and 90."),
            ),
            models.CheckConstraint(
                condition=Q(longitude=None) | Q(longitude__gte=-180, longitude__lte=180),
                name="city_longitude_exists",
                violation_error_message=_("A longitude lies between -180 and 180."),
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="city_position_is_whole",
                violation_error_message=_("A position needs latitude and longitude."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def told_apart(self):
        """What tells it from others of its name: country, inhabitants and where its clocks are."""
        return " · ".join(filter(None, [self.country.name, self.size_and_zone]))

    @property
    def size_and_zone(self):
        people = ngettext("%(number)s inhabitant", "%(number)s inhabitants", self.population)
        counted = people % {"number": f"{self.population:,}"} if self.population else ""
        return " · ".join(filter(None, [counted, self.zone]))

    def get_absolute_url(self):
        return address("directory:city-detail", self.pk)

    def save(self, *args, **kwargs):
        """Keep what the gazetteer said as the first line of the history, then save."""
        if self.pk and not self._state.adding and not self.history.exists():
            self.keep_first_line()
        super().save(*args, **kwargs)

    def keep_first_line(self):
        """The gazetteer is loaded in bulk and leaves no history; the first edit needs one."""
        before = City.objects.get(pk=self.pk)
        before._history_user, before._history_date = None, before.created_at
        City.history.bulk_history_create([before], default_change_reason=GAZETTEER)

    def names(self):
        return [self.name, *self.also_called]

    @property
    def also_called(self):
        """The other names, one by one."""
        return [name for line in self.other_names.splitlines() if (name := line.strip())]

    def absorb(self, double):
        """Go by all names of a double as well, and by its number where there was none."""
        names = dict.fromkeys([*self.also_called, double.name, *double.also_called])
        names.pop(self.name, None)
        self.other_names = "\n".join(names)
        if self.geonames_id is None:
            self.geonames_id, self.is_own = double.geonames_id, double.is_own

    @property
    def lookup_label(self):
        return f"{self.name}, {self.country.name}"

    @property
    def clock(self):
        """The city's zone, or None where it is not known."""
        return ZoneInfo(self.zone) if self.zone else None

    @property
    def now_there(self):
        return timezone.now().astimezone(self.clock) if self.zone else None
