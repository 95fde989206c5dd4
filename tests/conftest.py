"""What every test has at hand."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture(autouse=True)
def nothing_remembered():
    """What one test made pages remember of its database is nothing to the next."""
    caches["fragments"].clear()


@pytest.fixture
def query_count(db):
    """How many queries something costs."""

    def count(doing):
        with CaptureQueriesContext(connection) as captured:
            doing()
        return len(captured)

    return count
