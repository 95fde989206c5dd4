"""One list page in an office of its own: filled, opened in turns with its twins, and timed."""

import time
from statistics import median

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.faults import filling
from tests.faults.lists import plain, plans, twin
from tests.faults.lists.specimen import addresses
from tests.faults.lists.specimens import SPECIMENS

AT_ONCE = 5_000  # records made in one go


def timed_list(post, *, name, sizes, rounds):
    """The figures of one list at each of several sizes; it grows from one to the next."""
    specimen, found, rows = SPECIMENS[name], {}, 0
    filling.open_office()
    user = factories.in_role("officer", username="officer")
    twin.register(specimen, specimen.view(user))  # before the URLconf asks what there is
    with override_settings(ROOT_URLCONF="tests.faults.lists.urls"):
        for size in sizes:
            grow(specimen, rows, size)
            rows = size
            found[size] = measured(specimen, user, rounds)
    return found


def grow(specimen, begin, end):
    for start in range(begin, end, AT_ONCE):
        specimen.fill(range(start, min(start + AT_ONCE, end)))
    filling.gathered()


def measured(specimen, user, rounds):
    """Milliseconds of each page made in each way, and what our pages cost besides."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    ways = addresses_of(specimen, user)
    costs = {page: cost(client, address) for page, address in ways["ours"].items()}
    for page, address in ways["ours"].items():
        same_rows(client, page, address, ways["admin"][page])
    return {
        "ms": in_turns(client, ways, rounds),
        "queries": max(len(asked) for asked, _size in costs.values()),
        "bytes": max(size for _asked, size in costs.values()),
        "plan": plan_of(specimen, specimen.view(user), costs["first"][0]),
    }


def plan_of(specimen, view, asked):
    """What is wrong with the plan of the list as it opens; blank if nothing."""
    found = plans.faults(asked, view.model._meta.db_table)
    return ", ".join(found - {plans.SORT} if specimen.may_sort else found)


def addresses_of(specimen, user):
    """The address of each page in each of the three ways."""
    view = specimen.view(user)
    meta = view.model._meta
    theirs = reverse(f"twin:{meta.app_label}_{meta.model_name}_changelist")
    queries = specimen.queries(user)
    return {
        "ours": addresses(specimen.address, queries),
        "admin": addresses(theirs, specimen.admin_queries(user)),
        "plain": {
            page: plain.prepare(specimen, user, page, query) for page, query in queries.items()
        },
    }


def opened(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, f"{address} answers {answer.status_code}."
    return answer.content


def cost(client, address):
    """Queries and bytes of a page, once what is asked only the first time is known."""
    opened(client, address)
    with CaptureQueriesContext(connection) as asked:
        content = opened(client, address)
    return [query["sql"] for query in asked.captured_queries], len(content)


def same_rows(client, page, ours, theirs):
    """Both show as many rows, or they would not be comparable."""
    shown = [rows_of(opened(client, address)) for address in (ours, theirs)]
    assert shown[0] == shown[1] > 0, f"{page}: {shown} rows at {ours} and {theirs}."


def rows_of(content):
    """The rows of the last table of a page; the admin has another beside it."""
    return content.rpartition(b"<tbody>")[2].count(b"<tr")


def in_turns(client, ways, rounds):
    """The median of each page in each way; they take turns, so that all meet the same weather."""
    pages = next(iter(ways.values()))
    took = {page: {way: [] for way in ways} for page in pages}
    for _round in range(rounds):
        for page, ours in took.items():
            for way, times in ours.items():
                began = time.perf_counter()
                opened(client, ways[way][page])
                times.append(time.perf_counter() - began)
    return {
        page: {way: round(1000 * median(times), 2) for way, times in ours.items()}
        for page, ours in took.items()
    }
