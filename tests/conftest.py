"""What every test has at hand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def query_count(db):
    """How many queries something costs."""

    def count(doing):
        with CaptureQueriesContext(connection) as captured:
            doing()
        return len(captured)

    return count
