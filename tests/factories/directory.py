"""Cities, organisations, people and their posts, made for tests."""

from itertools import count

from oia.directory.choices import OrganisationKind
from oia.directory.models import City, Organisation, Person, Post, PostHolding, Theme

numbers = count(1)


def theme(**kw):
    number = next(numbers)
    return Theme.objects.create(**{"slug": f"theme-{number}", "name": f"Theme {number}"} | kw)


def city(**kw):
    defaults = {"name": f"City {next(numbers)}", "country": "DE", "zone": "Europe/Berlin"}
    return City.objects.create(**defaults | kw)


def organisation(**kw):
    defaults = {"name": f"Organisation {next(numbers)}", "kind": OrganisationKind.CITY}
    return Organisation.objects.create(**defaults | kw)


def person(**kw):
    return Person.objects.create(**{"name": f"Person {next(numbers)}"} | kw)


def post(**kw):
    owner = {"organisation": kw.get("organisation") or organisation()}
    return Post.objects.create(**owner | {"title": f"Post {next(numbers)}"} | kw)


def holding(**kw):
    both = {"post": kw.get("post") or post(), "person": kw.get("person") or person()}
    return PostHolding.objects.create(**both | kw)
