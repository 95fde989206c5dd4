"""Finding the cities that the catalogue names among those of our directory."""

from django.utils.functional import cached_property

from oia.core.text import fold
from oia.directory.models import City


class Places:
    """Cities by name and country. Those that were looked for and not found are remembered too."""

    def __init__(self):
        self.found = {}

    @cached_property
    def by_name(self):
        """The largest city of each folded name in each country, by their first names alone."""
        rows = City.objects.order_by("population").values_list("name", "country", "pk")
        return {(fold(name), country): pk for name, country, pk in rows}

    def find(self, name, country):
        """The primary key of the city, or None. "Washington, DC" is sought as Washington too."""
        if not name or not country:
            return None
        key = (name, country)
        if key not in self.found:
            self.found[key] = self.by_first_name(*key) or self.by_any_name(*key)
        return self.found[key]

    def by_first_name(self, name, country):
        tries = [name, name.split(",")[0], name.split(" (")[0]]
        return next(filter(None, (self.by_name.get((fold(t), country)) for t in tries)), None)

    def by_any_name(self, name, country):
        cities = City.objects.named(name).filter(country=country).order_by("-population")
        return cities.values_list("pk", flat=True).first()
