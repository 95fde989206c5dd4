"""What the clock wakes."""

from datetime import date

import pytest

from networks.models import Term
from networks.tasks import renew_terms
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_clock_renews_what_renewed_itself():
    factories.term(starts_on=date(2020, 1, 1), ends_on=date(2020, 12, 31), auto_renews=True)
    renew_terms()
    written = Term.objects.count()
    renew_terms()

    assert written > 1
    assert Term.objects.count() == written
