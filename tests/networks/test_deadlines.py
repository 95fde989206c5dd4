"""Every date of a membership or duty is a deadline of whoever leads it, at once."""

from datetime import UTC, date, datetime

import pytest

from networks.choices.membership import MembershipStatus as Status
from networks.dated import duties as duty_dates
from networks.dated import memberships as membership_dates
from networks.services import duties, memberships, reviews
from networks.services.dues import pay
from networks.services.terms import renew
from oia.core.plugs import DeadlineSource, board
from oia.reminders.models import Deadline
from oia.reminders.services import hand_over
from oia.reminders.sources import reconcile
from tests import factories

pytestmark = pytest.mark.django_db

FAR = date(2099, 12, 31)


def of(kind):
    return Deadline.objects.filter(kind=kind)


def test_a_term_brings_its_end_and_its_notice_by_date():
    backup = factories.user()
    ours = factories.membership(backup=backup)
    term = factories.term(membership=ours, ends_on=FAR, notice_months=6)

    notice = of("membership.notice_by").get()
    assert notice.due_on == term.notice_by == date(2099, 5, 19)
    assert (notice.owner, notice.backup) == (ours.lead, backup)
    assert notice.subject == ours
    assert of("membership.term_end").get().due_on == FAR


def test_the_notice_by_deadline_follows_the_councils_lead_time():
    factories.term(ends_on=FAR)
    factories.office(council_lead_days=10)

    assert of("membership.notice_by").get().due_on == date(2099, 12, 21)


def test_a_renewed_term_is_done_with_and_the_next_one_counts():
    term = factories.term()
    renew(term, by=factories.in_role("officer"))

    old, new = of("membership.notice_by").order_by("due_on")
    assert (old.status, old.evidence) == ("done", "A later term is in the ledger")
    assert new.due_on == date(2027, 11, 19)


def test_notice_given_closes_what_it_was_for():
    officer = factories.in_role("officer")
    term = factories.term(ends_on=FAR)
    memberships.move(term.membership, Status.NOTICE_GIVEN, by=officer, why="Too dear")

    closed = of("membership.notice_by").get()
    assert (closed.status, closed.evidence) == ("done", "Notice given")


def test_dues_are_a_deadline_until_they_are_paid():
    dues = factories.dues(due_on=FAR)
    assert of("membership.dues").get().due_on == FAR

    pay(dues, by=factories.in_role("officer"), on=date(2026, 11, 23))
    closed = of("membership.dues").get()
    assert (closed.status, closed.evidence) == ("done", "Paid on 23 Nov 2026")


def test_dues_without_a_date_have_no_deadline():
    factories.dues()
    factories.dues(due_on=FAR, membership=factories.membership(status=Status.EXITED))

    assert not of("membership.dues").exists()


def test_a_mandate_and_a_liaisons_post_end():
    factories.seat(ends_on=FAR, role="Vice-president")
    holding = factories.holding(ends_on=FAR)
    ours = factories.membership(political_liaison=holding)

    assert "Vice-president" in of("membership.seat_end").get().title
    assert of("membership.liaison_end").get().subject == ours
    holding.ends_on = date(2098, 1, 1)
    holding.save()
    assert of("membership.liaison_end").get().due_on == date(2098, 1, 1)


def test_a_restricted_liaison_is_not_named_in_titles_and_outcomes():
    person = factories.person(name="Aisha Rahman")
    ours = factories.membership(political_liaison=factories.holding(ends_on=FAR, person=person))
    deadline = of("membership.liaison_end").get()
    assert "Aisha Rahman" in deadline.title

    person.sensitivity = "restricted"
    person.save()
    deadline.refresh_from_db()
    assert "Aisha Rahman" not in deadline.title
    assert str(ours.network) in deadline.title

    hidden = factories.holding(person=factories.person(name="Bo Li", sensitivity="restricted"))
    ours.political_liaison = hidden
    ours.save()
    deadline.refresh_from_db()
    assert (deadline.status, deadline.evidence) == ("done", "Now: somebody else")


def test_a_new_liaison_settles_the_old_ones_leaving():
    ours = factories.membership(political_liaison=factories.holding(ends_on=FAR))
    ours.political_liaison = factories.holding()
    ours.save()

    assert of("membership.liaison_end").get().status == "done"


def test_a_review_is_due_until_it_is_decided():
    director = factories.in_role("director")
    review = factories.review(due_on=FAR, recommendation="keep")
    assert of("membership.review").get().due_on == FAR

    reviews.decide(review, by=director)
    assert "Keep" in of("membership.review").get().evidence


def test_a_window_closes_on_the_platforms_clock():
    factories.duty_round(
        closes_on=date(2027, 7, 25),
        zone_kind="place",
        zone="America/New_York",
        organiser_words="25 July, end of day in New York",
    )

    closing = of("duty.closes").get()
    assert closing.falls_due_at == datetime(2027, 7, 26, 3, 59, tzinfo=UTC)
    assert closing.organiser_words == "25 July, end of day in New York"


def test_handing_in_closes_the_round_and_opens_the_next():
    officer = factories.in_role("officer")
    duty = factories.duty(every_months=24)
    current = factories.duty_round(duty=duty, opens_on=FAR, closes_on=FAR)
    factories.contribution(round=current, due_on=date(2099, 11, 1))
    duties.hand_in(current, by=officer)

    assert sorted(of("duty.closes").values_list("status", flat=True)) == ["done", "open"]
    assert of("duty.opens").filter(status="open").get().due_on == date(2101, 12, 31)
    reconcile()
    assert of("duty.contribution").get().status == "cancelled"


def test_data_received_is_done():
    owed = factories.contribution(due_on=FAR)
    assert of("duty.contribution").get().owner == owed.round.duty.lead

    duties.receive(owed, by=factories.in_role("officer"), on=date(2026, 11, 23))
    assert of("duty.contribution").get().evidence == "Received on 23 Nov 2026"


def test_a_window_that_has_opened_is_no_longer_waited_for():
    factories.duty_round(opens_on=date(2020, 1, 1), closes_on=FAR)

    assert not of("duty.opens").exists()


def test_a_restricted_membership_keeps_its_name_to_itself():
    network = factories.network(name="Secret club")
    factories.term(
        membership=factories.membership(network=network, sensitivity="restricted"), ends_on=FAR
    )

    assert "Secret club" not in of("membership.notice_by").get().travels_as


def test_after_all_that_nothing_is_out_of_step():
    factories.term(ends_on=FAR)
    factories.dues(due_on=FAR)
    factories.duty_round(opens_on=date(2099, 1, 1), closes_on=FAR)
    reconcile()

    assert reconcile() == 0


def test_every_source_has_a_rule():
    declared = {plug.kind for plug in (*membership_dates.SOURCES, *duty_dates.SOURCES)}
    ruled = {kind for rule in (*membership_dates.RULES, *duty_dates.RULES) for kind in rule.kinds}

    assert declared == ruled
    assert declared <= {plug.kind for plug in board.all(DeadlineSource)}


def test_whoever_was_put_in_charge_stays_until_the_record_names_somebody_new():
    term = factories.term(ends_on=FAR, notice_months=6)
    ours, stands_in, successor = term.membership, factories.user(), factories.user()
    hand_over(of("membership.notice_by").get(), to=stands_in, by=None)

    term.notice_months = 9
    term.save()
    moved = of("membership.notice_by").get()
    assert (moved.owner, moved.due_on.month) == (stands_in, 2)
    ours.backup = factories.user()
    ours.save()
    assert of("membership.notice_by").get().owner == stands_in
    ours.lead = successor
    ours.save()

    assert of("membership.notice_by").get().owner == successor
