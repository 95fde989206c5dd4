"""A network of cities, its bodies, and where sources about it disagree."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Prefetch, Q, Value, When
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from networks.choices.membership import BELONGING, MembershipStatus
from networks.choices.network import BodyKind, MembersKind, NetworkKind, Region, UnStatus
from networks.languages import language_name
from networks.models.summit import not_reserved
from oia.core.finding import FindableQuerySet
from oia.core.light import light
from oia.core.models import Catalogued, Kept, Record, Searchable
from oia.core.remembered import address, choice
from oia.core.visibility import VisibleQuerySet, hidden_from
from oia.directory.models import Theme

YEARS = [MinValueValidator(1850), MaxValueValidator(2150)]


class NetworkQuerySet(FindableQuerySet):
    best_first = ("name", "pk")

    def for_list(self):
        """With the themes they show: a list of each, as that is quicker than a relation."""
        themes = Theme.objects.only("name")
        return self.prefetch_related(Prefetch("themes", light(themes), to_attr="themes_shown"))

    def with_our_status(self, user):
        """Adds `our_status`: the state of our membership, as far as this user may see it."""
        seen = ~Q(membership__sensitivity__in=hidden_from(user))
        state = Case(When(seen, then=F("membership__status")), default=Value(""))
        return self.annotate(our_status=state, our_pk=F("membership"))

    def living(self):
        return self.filter(dissolved_year=None)

    def ours(self):
        """Networks we belong to now."""
        return self.filter(membership__status__in=BELONGING)


class Network(Record, Searchable, Catalogued):
    """A body in which cities work together. Whether we belong to it, its membership says."""

    is_partner = True  # somebody to whom one promises something

    name = models.CharField(_("name"), max_length=300)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    founded_year = models.PositiveSmallIntegerField(
        _("founded"), null=True, blank=True, validators=YEARS
    )
    dissolved_year = models.PositiveSmallIntegerField(
        _("dissolved"), null=True, blank=True, validators=YEARS
    )
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("merged into or followed by"),
    )
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sections",
        verbose_name=_("section of"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=NetworkKind, blank=True)
    region = models.CharField(_("region"), max_length=30, choices=Region, blank=True)
    themes = models.ManyToManyField(
        "directory.Theme", blank=True, related_name="networks", verbose_name=_("themes")
    )
    members_kind = models.CharField(_("members"), max_length=20, choices=MembersKind, blank=True)
    seat_name = models.CharField(_("seat, as written"), max_length=200, blank=True)
    seat_country = CountryField(_("country of the seat"), blank=True)
    seat = models.ForeignKey(
        "directory.City",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="networks_seated",
        verbose_name=_("seat"),
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    un_status = models.CharField(_("status at the UN"), max_length=20, choices=UnStatus, blank=True)
    languages = models.CharField(
        _("working languages"), max_length=60, blank=True, help_text=_("Codes such as en;fr;es.")
    )

    objects = NetworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["name", "id"], name="network_by_name"),
            models.Index(fields=["acronym", "id"], name="network_by_acronym"),
            models.Index(fields=["founded_year", "id"], name="network_by_founding"),
            models.Index(fields=["kind", "id"], name="network_by_kind"),
            models.Index(fields=["region", "id"], name="network_by_region"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(founded_year=None)
                | Q(dissolved_year=None)
                | Q(dissolved_year__gte=F("founded_year")),
                name="network_dissolved_after_founding",
                violation_error_message=_("The network was dissolved before it was founded."),
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | ~Q(successor=F("id")),
                name="network_not_its_own_successor",
                violation_error_message=_("A network cannot be its own successor."),
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="network_not_its_own_section",
                violation_error_message=_("A network cannot be a section of itself."),
            ),
        ]

    def __str__(self):
        return self.acronym or self.name

    def get_absolute_url(self):
        return address("networks:network-detail", self.slug)

    def clean(self):
        super().clean()
        not_reserved(self.slug)

    def names(self):
        return [self.name, self.acronym, self.slug.replace("-", " ")]

    @property
    def our_status_words(self):
        """In words, where the queryset was asked `with_our_status`."""
        return choice(MembershipStatus, self.our_status) if self.our_status else ""

    @property
    def full_name(self):
        """The name with its acronym, once."""
        known = not self.acronym or self.acronym in self.name
        return self.name if known else f"{self.name} ({self.acronym})"

    @property
    def language_words(self):
        """The working languages by name; a code that nobody knows stays as it is."""
        codes = [code.strip() for code in self.languages.split(";") if code.strip()]
        return ", ".join(map(language_name, codes))

    @property
    def seat_words(self):
        """Where it sits, as far as it is known: the city of the directory, or as written."""
        place = self.seat.name if self.seat else self.seat_name
        return ", ".join(filter(None, [place, self.seat_country.name if self.seat_country else ""]))


class NetworkBodyQuerySet(VisibleQuerySet):
    sensitivity_path = "network__sensitivity"

    def for_list(self):
        return self.select_related("network")


class NetworkBody(Kept):
    """A board, committee or working group of a network, in which a city may hold a seat."""

    network = models.ForeignKey(
        Network, models.CASCADE, related_name="bodies", verbose_name=_("network")
    )
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=20, choices=BodyKind, default=BodyKind.WORKING_GROUP
    )

    objects = NetworkBodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("body of a network")
        verbose_name_plural = _("bodies of networks")
        ordering = ["network", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "name"],
                name="body_once_per_network",
                violation_error_message=_("This network already has a body of that name."),
            )
        ]

    def __str__(self):
        return f"{self.name} · {self.network}"

    def get_absolute_url(self):
        return self.network.get_absolute_url()


def check_body(body, network_id):
    """Refuse a body of some other network."""
    if body and network_id and body.network_id != network_id:
        raise ValidationError({"body": _("%(body)s belongs to another network.") % {"body": body}})
