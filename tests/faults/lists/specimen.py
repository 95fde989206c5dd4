"""A list page, and what it takes to make the same list in the admin and in plain SQL."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.test import RequestFactory
from django.urls import resolve, reverse

from oia.core import keyset

DEEP = 0.9  # how far into the list the deep page lies


@dataclass(frozen=True, kw_only=True)
class Specimen:
    """`shown` has for each column of ours what the admin shows there; `plain` are paths for SQL.

    `filtered` and `sorted` are what stands in our address; `found` is the word looked for, and
    `searched` the fields in which the admin looks for it. `narrow` leaves out what our list shows
    only if one of its filters, whose names it gets, is asked for. `about` names the one record
    that the list belongs to, where it is not the list of all.
    """

    url_name: str
    fill: Callable
    shown: dict
    plain: tuple
    filtered: dict
    sorted: str
    searched: tuple
    found: str = "Zanzibar"
    beside: tuple = ()  # filters of the admin for those of ours that take no choice
    narrow: Callable = lambda found, asked: found
    about: Callable | None = None
    may_sort: bool = False  # the few rows of one record, or as few as the consuls of one city

    @property
    def address(self):
        if self.about is None:
            return reverse(self.url_name)
        record = self.about()
        kind = ContentType.objects.get_for_model(record)
        return reverse(self.url_name, args=[f"{kind.pk}.{record.pk}"])

    def view(self, user, **query):
        """The page as it stands in the URLconf, ready to be asked for its records."""
        request = RequestFactory().get(self.address, query)
        request.user = user
        request.resolver_match = resolve(self.address)
        view = request.resolver_match.func.view_class()
        view.setup(request, **request.resolver_match.kwargs)
        return view

    def records(self, user, **query):
        """All that our list finds, in its order."""
        view = self.view(user, **query)
        return view.filterset().qs.order_by(*view.order().clauses())

    def deep(self, user):
        """How many rows lie before the deep page, and the key of the last of them."""
        view, records = self.view(user), self.records(user)
        before = int(records.count() * DEEP) // view.page_size * view.page_size
        return before, keyset.token(records[before - 1], view.order())

    def queries(self, user):
        """What stands in our address for each of the pages that are timed."""
        return {
            "first": {},
            "filtered": self.filtered,
            "sorted": {"sort": self.sorted},
            "searched": {"q": self.found},
            "deep": {"after": self.deep(user)[1]},
        }

    def admin_queries(self, user):
        """The same for the admin, which counts columns and pages."""
        number = 1 + list(self.shown).index(self.sorted.removeprefix("-"))
        page = self.deep(user)[0] // self.view(user).page_size + 1
        return {
            "first": {},
            "filtered": self.filtered,
            "sorted": {"o": f"-{number}" if self.sorted.startswith("-") else str(number)},
            "searched": {"q": self.found},
            "deep": {"p": page},
        }


def addresses(base, queries):
    """Full addresses, by the name of the page."""
    return {name: f"{base}?{urlencode(query)}" for name, query in queries.items()}
