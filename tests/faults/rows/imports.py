"""A large file brought in: how long, in how much memory, and whether all came as foretold."""

import csv
import io
import resource
import time
from collections import Counter

from django.core.files.base import ContentFile

from oia.directory.models import Person
from oia.sheets import services
from oia.sheets.choices import Fate, ImportState, Verdict
from tests import factories
from tests.faults import filling
from tests.faults.lists.stock import name, stored

MEGABYTE = 1024  # the kernel tells kilobytes


def imported(post, *, counts):
    """For each size of file: seconds of checking, writing and undoing, and the most memory held.

    One row in ten is known and unchanged, one known and changed, one wrong, all others are new.
    """
    filling.open_office()
    user = factories.in_role("officer", username="officer")
    return {count: of_size(count, user) for count in counts}


def of_size(count, user):
    known = stored(Person, (person(number) for number in range(count) if number % 10 < 2))
    filling.gathered()
    file = ContentFile(written(count), name="people.csv")
    bringing, took = services.bring(file, sheet_name="people", by=user), {}
    services.start_check(bringing, by=user)
    took["checked"] = seconds(bringing, ImportState.READY)
    foretold = Counter(bringing.counts)
    services.start_writing(bringing, by=user, good_rows_only=True)
    took["written"] = seconds(bringing, ImportState.DONE)
    came = Counter(bringing.rows.filter(fate=Fate.WRITTEN).values_list("verdict", flat=True))
    odd = came_otherwise(foretold, came, Person.objects.count() - len(known))
    services.start_undo(bringing, by=user)
    took["undone"] = seconds(bringing, ImportState.UNDONE)
    odd += abs(Person.objects.count() - len(known))
    Person.objects.filter(pk__in=[one.pk for one in known]).delete()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE
    return {**took, "otherwise": odd, "foretold": dict(foretold), "mb": most}


def came_otherwise(foretold, came, more):
    """How many rows came otherwise than the preview said."""
    both = (Verdict.NEW, Verdict.CHANGED)
    return sum(abs(foretold[one] - came[one]) for one in both) + abs(foretold[Verdict.NEW] - more)


def seconds(bringing, until):
    began = time.perf_counter()
    services.carry_on(bringing.pk)
    bringing.refresh_from_db()
    assert bringing.state == until, f"The import is {bringing.state}: {bringing.trouble}"
    return round(time.perf_counter() - began, 1)


def person(number):
    return Person(name=name(number), email=f"person.{number}@city.test", notes="Known.")


def written(count):
    """The file, as a spreadsheet program saves it."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";")
    rows.writerow(["Name", "E-mail", "Notes"])
    for number in range(count):
        is_wrong, is_changed = number % 10 == 2, number % 10 == 1
        address = "at home" if is_wrong else f"person.{number}@city.test"
        rows.writerow([name(number), address, "Changed." if is_changed else "Known."])
    return text.getvalue().encode()
