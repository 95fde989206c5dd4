"""The directory as sheets: cities, organisations, people."""

from django.utils.translation import gettext_lazy as _

from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, Target, check_and_save, of_field, of_fields
from oia.directory.models import City, Organisation, Person


def named(queryset, text):
    return queryset.named(text)


def city_named(queryset, text):
    """ "Cordoba, AR": the name alone is borne by many."""
    name, _comma, country = text.rpartition(",")
    if name and len(country.strip()) == 2:
        return queryset.named(name).filter(country=country.strip().upper())
    return queryset.named(text)


def city_label(city):
    return f"{city.name}, {city.country.code}"


CITY = Target(model=City, name_of=city_label, find=city_named, within="country")
ORGANISATION = Target(model=Organisation, find=named)
PERSON = Target(model=Person, find=named)

register(
    Sheet(
        name="cities",
        title=_("Cities"),
        model=City,
        url_name="directory:city-list",
        columns=(
            NUMBER,
            *of_fields(City, "name", "country", "zone", "latitude", "longitude", "population"),
            of_field(City, "other_names"),
        ),
        keys=(("name", "country"),),
        alike="name",
        alike_within=("country",),
        save=check_and_save,
        order=10,
    )
)

register(
    Sheet(
        name="organisations",
        title=_("Organisations"),
        model=Organisation,
        url_name="directory:organisation-list",
        columns=(
            NUMBER,
            *of_fields(Organisation, "name", "short_name", "kind"),
            of_field(Organisation, "city", target=CITY),
            of_field(Organisation, "country"),
            of_field(Organisation, "parent", target=ORGANISATION),
            *of_fields(Organisation, "website", "email", "phone", "sensitivity", "notes"),
        ),
        keys=(("name", "country"), ("name",)),
        alike="name",
        prepare=lambda found: found.select_related("city", "parent"),
        save=check_and_save,
        order=20,
    )
)

register(
    Sheet(
        name="people",
        title=_("People"),
        model=Person,
        url_name="directory:person-list",
        columns=(
            NUMBER,
            *of_fields(Person, "name", "spoken_name", "native_name", "honorific"),
            *of_fields(Person, "email", "phone", "languages", "do_not_contact"),
            *of_fields(Person, "sensitivity", "notes"),
        ),
        keys=(("email",), ("name",)),
        alike="name",
        save=check_and_save,
        order=30,
    )
)
