"""The term ledger: notice-by dates, gaps, renewals, and what the database refuses."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from networks.dates import add_months
from networks.models import Term
from networks.services.terms import Gap, ledger, renew, renew_by_itself, renew_ended
from oia.core.dates import end_after
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 6, 30), -6, date(2026, 12, 30)),
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
        (date(2028, 8, 31), -6, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
    ],
)
def test_months_are_reckoned_as_contracts_do(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("ended", "months", "expected"),
    [
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
        (date(2027, 6, 30), 6, date(2027, 12, 31)),
        (date(2027, 2, 28), 12, date(2028, 2, 29)),
        (date(2028, 2, 28), 12, date(2029, 2, 28)),
        (date(2027, 3, 30), 1, date(2027, 4, 30)),
        (date(2026, 8, 30), 6, date(2027, 2, 28)),
        (date(2026, 11, 14), 12, date(2027, 11, 14)),
    ],
)
def test_a_term_ends_where_the_next_one_begins(ended, months, expected):
    assert end_after(ended, months) == expected


@pytest.mark.parametrize(
    ("ends_on", "months", "council", "expected"),
    [
        (date(2027, 6, 30), 6, 42, date(2026, 11, 18)),
        (date(2026, 8, 31), 6, 0, date(2026, 2, 28)),
        (date(2028, 8, 31), 6, 0, date(2028, 2, 29)),
        (date(2026, 12, 31), 0, 42, date(2026, 11, 19)),
        (None, 6, 42, None),
    ],
)
def test_notice_by_is_reckoned_back_from_the_end(ends_on, months, council, expected):
    factories.office(council_lead_days=council)
    term = factories.term(starts_on=date(2025, 1, 1), ends_on=ends_on, notice_months=months)

    assert term.notice_by == expected
    assert term.membership.__class__.objects.get(pk=term.membership_id).notice_by == expected


def test_the_derivation_is_told_in_words():
    term = factories.term(ends_on=date(2027, 6, 30), notice_months=6)

    assert term.derivation == "30 Jun 2027 − 6 months − 42 days for the council"


def test_notice_dates_follow_the_councils_lead_time_and_keep_it_in_the_history():
    ahead = factories.term(starts_on=date(2026, 1, 1), ends_on=date(2099, 12, 31))
    past = factories.term(starts_on=date(2020, 1, 1), ends_on=date(2020, 12, 31))
    factories.office(council_lead_days=10)

    ahead.refresh_from_db()
    past.refresh_from_db()
    assert (ahead.notice_by, past.notice_by) == (date(2099, 12, 21), date(2020, 11, 19))
    assert ahead.history.count() == 2
    ahead.membership.refresh_from_db()
    assert ahead.membership.notice_by == date(2099, 12, 21)


def test_the_list_shows_where_the_ledger_ends():
    first = factories.term()
    ours = first.membership
    second = factories.term(membership=ours, starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31))
    ours.refresh_from_db()
    assert ours.term_ends_on == date(2027, 12, 31)

    second.delete()
    ours.refresh_from_db()
    assert ours.term_ends_on == date(2026, 12, 31)


def test_gaps_are_rows_of_their_own():
    ours = factories.membership()
    old = factories.term(membership=ours, starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31))
    new = factories.term(membership=ours, starts_on=date(2025, 3, 1), ends_on=None)

    assert ledger([old, new]) == [new, Gap(date(2025, 1, 1), date(2025, 2, 28)), old]
    assert Gap(date(2025, 1, 1), date(2025, 2, 28)).days == 59


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "next_end"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), date(2027, 12, 31)),
        (date(2023, 3, 1), date(2024, 2, 29), date(2025, 2, 28)),
        (date(2026, 5, 17), date(2026, 6, 3), date(2026, 6, 21)),
    ],
)
def test_a_renewal_is_a_new_row_as_long_as_the_one_before(starts_on, ends_on, next_end):
    term = factories.term(
        starts_on=starts_on, ends_on=ends_on, notice_months=3, notice_form="in writing"
    )
    renewal = renew(term, by=factories.in_role("officer"))

    term.refresh_from_db()
    assert (term.starts_on, term.ends_on) == (starts_on, ends_on)
    assert renewal.ends_on == next_end
    assert (renewal.notice_months, renewal.notice_form) == (3, "in writing")
    assert renewal.history.get().history_change_reason == "Renewed"


def test_a_term_is_renewed_once():
    term = factories.term()
    officer = factories.in_role("officer")
    renew(term, by=officer)

    with pytest.raises(ValidationError):
        renew(term, by=officer)
    assert Term.objects.count() == 2


def test_after_notice_no_term_follows_and_the_page_says_until_when_we_belong(client):
    membership = factories.membership(status="notice_given", notice_given_on=date(2026, 11, 2))
    ends_on = timezone.localdate() + timedelta(days=400)
    days = {"starts_on": date(2026, 1, 1), "ends_on": ends_on, "auto_renews": True}
    term = factories.term(membership=membership, **days)
    officer = factories.in_role("officer")

    with pytest.raises(ValidationError, match="take it back before you renew"):
        renew(term, by=officer)

    client.force_login(officer)
    page = client.get(membership.get_absolute_url()).content.decode()
    assert "Notice given on Mon 2 Nov 2026" in page and "We belong to it until" in page
    assert "the last one: notice is given" in page
    assert "renews by itself" not in page and "/renew/" not in page
    assert 'page-head__lead">Notice by' not in page


def test_what_renews_itself_is_written_down_once_however_often_and_late_the_job_runs():
    term = factories.term(starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31), auto_renews=True)
    factories.term(starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31))
    given = factories.membership(status="notice_given")
    factories.term(
        membership=given, starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31), auto_renews=True
    )

    assert len(renew_ended(today=date(2026, 11, 23))) == 3
    assert renew_ended(today=date(2026, 11, 23)) == []
    ends = term.membership.terms.order_by("ends_on").values_list("ends_on", flat=True)
    assert [day.year for day in ends] == [2023, 2024, 2025, 2026]


def ended_last_year(**kw):
    days = {"starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31)}
    return factories.term(**days | {"auto_renews": True} | kw)


def test_a_term_that_cannot_be_renewed_holds_up_no_other(caplog):
    bad = ended_last_year(starts_on=date(1800, 1, 1))  # by a road that checks nothing
    good = [ended_last_year(), ended_last_year()]
    written = renew_ended(today=date(2026, 11, 23))

    assert {term.membership for term in written} == {term.membership for term in good}
    assert [record.args for record in caplog.records if "not renewed" in record.msg] == [(bad.pk,)]


def test_a_term_that_was_renewed_by_somebody_quicker_is_none_that_failed(caplog):
    first = ended_last_year()
    renewed = renew(first, by=None)

    assert renew_by_itself(first, by=None) is None
    assert Term.objects.get(renewed_from=first) == renewed
    assert "not renewed" not in caplog.text


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2026, 12, 31), None),
        (date(2025, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 1), date(2026, 4, 1)),
        (date(2025, 1, 1), date(2027, 1, 1)),
        (date(2025, 1, 1), None),
    ],
)
def test_the_database_refuses_two_terms_that_share_a_day(starts_on, ends_on):
    ours = factories.term().membership

    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.bulk_create([Term(membership=ours, starts_on=starts_on, ends_on=ends_on)])


def test_the_database_refuses_a_change_that_makes_two_terms_overlap():
    first = factories.term()
    second = factories.term(membership=first.membership, starts_on=date(2027, 1, 1), ends_on=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.filter(pk=second.pk).update(starts_on=date(2026, 6, 1))
    Term.objects.filter(pk=second.pk).update(starts_on=date(2027, 2, 1))


def test_the_database_takes_terms_side_by_side():
    ours = factories.term().membership
    factories.term(membership=ours, starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))
    factories.term(membership=ours, starts_on=date(2027, 1, 1), ends_on=None)
    factories.term()

    assert Term.objects.count() == 4
