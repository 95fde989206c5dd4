"""Others beside us: cities and organisations that belong to a network, or signed what we did."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networks.dates import plausible
from oia.core.finding import MOST_WORDS, typed
from oia.core.limits import check
from oia.core.models import Confidence, Kept
from oia.core.visibility import VisibleQuerySet, hidden_from
from oia.directory.models import City, Organisation, Person, PostHolding

#: Long texts that no row shows.
UNSHOWN = ("other_names", "search_text", "notes")
ONE_OF_BOTH = _("Say which city or which organisation it is: one of the two.")


class OthersQuerySet(VisibleQuerySet):
    """An organisation that somebody may not see is not told by what it belongs to or signed."""

    def visible_to(self, user):
        seen, hidden = super().visible_to(user), hidden_from(user)
        return seen.exclude(organisation__sensitivity__in=hidden) if hidden else seen

    def with_names(self):
        """Each with whoever it is, without their long texts."""
        long = [f"city__{name}" for name in UNSHOWN[:2]]
        long += [f"organisation__{name}" for name in UNSHOWN[1:]]
        return self.select_related("city", "organisation").defer(*long)

    def by_name(self):
        return self.order_by(Coalesce("city__name", "organisation__name"), "pk")

    def about(self, text, user):
        """Those with every word of the text in a name of theirs, as far as `user` may know it."""
        cities, organisations = City.objects.all(), Organisation.objects.visible_to(user)
        for word in typed(text).split()[:MOST_WORDS]:
            cities = cities.filter(search_text__contains=word)
            organisations = organisations.filter(search_text__contains=word)
        either = Q(city__in=cities.order_by().values("pk"))
        return self.filter(either | Q(organisation__in=organisations.order_by().values("pk")))

    def of(self, record, user):
        """Those of a city and its government, of an organisation, or of where a person works."""
        return self.filter(THEIRS[type(record)](record, user))


def of_city(city, user):
    governments = Organisation.objects.governing(city=city.pk)
    return Q(city=city.pk) | Q(organisation__in=governments.order_by().values("pk"))


def of_organisation(organisation, user):
    own, city = Q(organisation=organisation.pk), organisation.governs
    return own | Q(city=city) if city else own


def of_person(person, user):
    held = PostHolding.objects.visible_to(user).held_on(timezone.localdate()).filter(person=person)
    at = Organisation.objects.filter(pk__in=held.values("post__organisation")).order_by()
    governments = at.governing()
    return Q(organisation__in=at.values("pk")) | Q(city__in=governments.values("city"))


THEIRS = {City: of_city, Organisation: of_organisation, Person: of_person}


class Other(Kept):
    """A city or an organisation beside ours, as far as we know, and by whom we know it."""

    city = models.ForeignKey(City, models.PROTECT, null=True, blank=True, verbose_name=_("city"))
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("organisation"),
        help_text=_("Where it is no city: a region, an association, a company."),
    )
    source_link = models.URLField(
        _("where it is stated"),
        max_length=500,
        blank=True,
        help_text=_("The page or list from which we know it."),
    )
    as_of_on = models.DateField(
        _("as of"),
        null=True,
        blank=True,
        validators=[plausible],
        help_text=_("The day on which the source said so."),
    )
    confidence = models.CharField(
        _("confidence"),
        max_length=6,
        choices=Confidence,
        blank=True,
        help_text=_("Blank: not known."),
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.who or "")

    def clean(self):
        super().clean()
        if (self.city is None) == (self.organisation is None):
            raise ValidationError({"city": ONE_OF_BOTH})

    @property
    def who(self):
        """The city or the organisation."""
        return self.city or self.organisation


def one_of_both(name):
    """That a row names a city or an organisation, and never both."""
    city, organisation = Q(city=None), Q(organisation=None)
    return check(name, (city & ~organisation) | (organisation & ~city), ONE_OF_BOTH)
