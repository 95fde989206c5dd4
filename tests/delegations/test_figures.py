"""How long our answers took, held against what we promise."""

from datetime import date

import pytest
from django.urls import reverse

from delegations.services import figures
from oia.accounts.models import Office
from tests import factories

pytestmark = pytest.mark.django_db


def answered(received_on, replied_on, status="declined", *, kept=True, **more):
    return factories.delegation(
        received_on=received_on, replied_on=replied_on, kept_promise=kept, status=status, **more
    )


def test_answers_are_counted_by_fiscal_year_and_unanswered_ones_do_not_shorten_them(officer):
    factories.office(fiscal_year_start_month=7)
    answered(date(2026, 6, 30), date(2026, 7, 2))
    answered(date(2026, 7, 1), date(2026, 7, 5), "closed")
    answered(date(2026, 8, 1), date(2026, 8, 21), kept=False)
    answered(date(2026, 8, 1), date(2026, 9, 1), sensitivity="restricted")
    factories.delegation(received_on=date(2026, 11, 2), reply_by=date(2026, 12, 2))

    this, last = figures.by_year(officer, Office.current())

    assert (this.year, this.received, this.answered) == (2026, 3, 2)
    assert (this.median_days, this.longest, this.in_time_percent) == (12, 20, 50)
    assert (this.came, this.declined) == (1, 1)
    assert (last.year, last.median_days, last.in_time_percent) == (2025, 2, 100)


def test_what_should_have_been_answered_by_now_was_not_answered_in_time(officer):
    answered(date(2026, 11, 2), date(2026, 11, 5))
    late = {"received_on": date(2026, 11, 2), "reply_by": date(2026, 11, 12)}
    for status in ("received", "triaged", "acknowledged"):
        factories.delegation(status=status, **late)
    factories.delegation(status="received", reply_by=date(2026, 11, 23))
    factories.delegation(status="cancelled", **late)

    (year,) = figures.by_year(officer, Office.current())

    assert (year.answered, year.in_time, year.overdue, year.in_time_percent) == (1, 1, 3, 25)


def test_the_list_and_the_figures_say_how_long_it_took(as_officer):
    answered(date(2026, 11, 2), date(2026, 11, 20), title="Late one", kept=False)

    listed = as_officer.get(reverse("delegations:delegation-list")).content.decode()
    page = as_officer.get(reverse("delegations:delegation-figures")).content.decode()

    assert "after 18 days" in listed and "late" in listed
    assert "(0 %)" in page
