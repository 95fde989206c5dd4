"""The steps of memberships, what they cost, how they overlap, and their reviews."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from networks.choices.membership import MAY_FOLLOW
from networks.choices.membership import MembershipStatus as Status
from networks.services import duties, memberships, reviews
from networks.services.costs import years_of
from networks.services.dues import pay
from networks.services.overlap import compare, grounds
from networks.services.voting import voting_status
from oia.core.models import Move
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


@pytest.fixture
def officer():
    return factories.in_role("officer")


@pytest.fixture
def director():
    return factories.in_role("director")


def test_a_membership_walks_from_scouting_to_leaving(officer, director):
    ours = factories.membership(status=Status.SCOUTING, joined_on=None)
    memberships.move(ours, Status.PROPOSED, by=officer)
    decision = factories.decision(subject=ours)
    memberships.move(ours, Status.APPROVED, by=director)
    for step in (Status.APPLIED, Status.ACTIVE):
        memberships.move(ours, step, by=officer)
    assert ours.applied_on
    assert ours.joined_on
    memberships.move(ours, Status.NOTICE_GIVEN, by=officer, why="Too dear")
    memberships.move(ours, Status.EXITED, by=officer)

    assert ours.left_on
    moves = Move.objects.filter(subject_id=ours.pk).order_by("pk")
    assert [move.went_to for move in moves][-2:] == ["notice_given", "exited"]
    assert str(decision) in moves[1].why
    assert moves[4].why == "Too dear"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (before, after)
        for before in Status
        for after in Status
        if before not in MAY_FOLLOW.get(after, ())
    ][::7],
)
def test_steps_that_may_not_follow_are_refused(director, before, after):
    ours = factories.membership(status=before)
    factories.decision(subject=ours)

    with pytest.raises(ValidationError):
        memberships.move(ours, after, by=director, why="because")
    ours.refresh_from_db()
    assert ours.status == before


def test_approving_wants_a_director_and_a_decision(officer, director):
    ours = factories.membership(status=Status.PROPOSED)
    with pytest.raises(PermissionDenied):
        memberships.approve(ours, by=officer)
    with pytest.raises(ValidationError, match="No decision is recorded"):
        memberships.approve(ours, by=director)
    with pytest.raises(ValidationError, match="something else"):
        elsewhere = factories.decision(subject=factories.membership())
        memberships.approve(ours, by=director, decision=elsewhere)


@pytest.mark.parametrize("step", sorted(memberships.NEED_WHY))
def test_steps_that_somebody_will_ask_about_want_a_reason(officer, step):
    ours = factories.membership()

    with pytest.raises(ValidationError, match="Say why"):
        memberships.move(ours, step, by=officer)


def test_the_full_cost_is_dues_travel_and_hours_in_our_currency():
    ours = factories.dues(
        amount=Decimal("1000"), currency="USD", due_on=date(2026, 3, 1)
    ).membership
    factories.exchange_rate(currency="USD", on=date(2026, 1, 1), rate=Decimal("0.9"))
    factories.other_cost(membership=ours, amount=Decimal("500"))
    factories.other_cost(membership=ours, kind="hours", hours=Decimal("40"), amount=Decimal("2000"))
    cost = years_of(ours)[0]

    assert (cost.total, cost.currency, cost.hours) == (Decimal("3400.00"), "EUR", Decimal("40.0"))
    assert cost.complete


def test_a_sum_without_a_rate_or_a_price_is_named_and_not_left_out_silently():
    ours = factories.dues(amount=Decimal("2000"), currency="JPY").membership
    factories.other_cost(membership=ours, kind="hours", hours=Decimal("12"), amount=None)
    factories.other_cost(membership=ours, amount=Decimal("100"))
    cost = years_of(ours)[0]

    assert cost.total == Decimal("100.00")
    assert cost.missing == ["Dues: no rate for JPY", "Staff hours: 12 hours without a price"]
    assert not cost.complete


def test_arrears_are_what_is_due_and_not_paid_in_full(officer, time_machine):
    time_machine.move_to(f"{TODAY} 10:00:00Z")
    late = factories.dues(due_on=date(2026, 3, 1))
    part = factories.dues(due_on=date(2026, 3, 1), paid_on=TODAY, paid_amount=Decimal("20"))
    paid = factories.dues(due_on=date(2026, 3, 1))
    ahead = factories.dues(due_on=date(2027, 3, 1))
    free = factories.dues(due_on=date(2026, 3, 1), amount=0)
    pay(paid, by=officer, on=TODAY)
    everything = type(late).objects

    assert set(everything.in_arrears(TODAY)) == {late, part}
    assert set(everything.unpaid()) == {late, part, ahead}
    assert part.owed == Decimal("1700.00")
    states = [one.state for one in (late, part, paid, ahead, free)]
    assert states == ["arrears", "arrears", "paid", "owed", "paid"]


def test_dues_that_are_paid_keep_the_day_on_which_they_were(officer):
    dues = factories.dues()
    stale = type(dues).objects.get(pk=dues.pk)
    pay(dues, by=officer, on=date(2026, 3, 1))

    with pytest.raises(ValidationError, match="Nothing is owed"):
        pay(stale, by=officer, on=TODAY)
    assert type(dues).objects.get().paid_on == date(2026, 3, 1)


def test_what_somebody_else_closed_meanwhile_is_not_closed_again(officer, director):
    review = factories.review(recommendation="keep")
    round_ = factories.duty_round(duty=factories.duty(every_months=12))
    owed = factories.contribution()
    stale = [type(one).objects.get(pk=one.pk) for one in (review, round_, owed)]
    reviews.decide(review, by=director)
    duties.hand_in(round_, by=officer, on=date(2026, 7, 1))
    duties.receive(owed, by=officer, on=date(2026, 7, 1))

    for again, one in zip((reviews.decide, duties.hand_in, duties.receive), stale, strict=True):
        with pytest.raises(ValidationError, match="already"):
            again(one, by=director)
    assert round_.duty.rounds.count() == 2


def test_votes_follow_the_dues_where_membership_rests_on_a_fee():
    ours = factories.membership(basis="fee")
    late = factories.dues(membership=ours, due_on=date(2026, 3, 1))

    assert "arrears (2026)" in voting_status(ours, [late])
    late.paid_amount = late.amount
    assert "Paid up" in voting_status(ours, [late])
    ours.basis = "signature"
    assert voting_status(ours, [late]) == "Not tied to dues"
    ours.basis = ""
    assert voting_status(ours, [late]) == ""


def test_a_review_is_decided_by_a_director_and_freezes_its_costs(officer, director):
    review = factories.review(recommendation="leave")
    factories.dues(membership=review.membership)
    with pytest.raises(PermissionDenied):
        reviews.decide(review, by=officer)
    reviews.decide(review, by=director)

    review.refresh_from_db()
    review.membership.refresh_from_db()
    assert review.decided_by == director
    assert review.costs[0]["total"] == "1720.00"
    assert review.membership.status == Status.UNDER_REVIEW
    with pytest.raises(ValidationError, match="already decided"):
        reviews.decide(review, by=director)


def test_a_review_that_recommends_nothing_is_not_decided(director):
    with pytest.raises(ValidationError, match="recommends"):
        reviews.decide(factories.review(), by=director)


def member(region, themes, functions=(), **kw):
    network = factories.network(region=region)
    network.themes.set(themes)
    return factories.membership(network=network, functions=list(functions), **kw)


def test_overlap_is_shared_themes_times_shared_functions_where_regions_meet(officer):
    climate, energy, culture = (factories.theme() for _number in range(3))
    wide = member("global", [climate, energy], ["exchange", "advocacy"])
    europe = member("europe", [climate, energy], ["exchange", "advocacy"])
    africa = member("africa", [climate])
    alone = member("europe", [culture])
    member("global", [climate], status=Status.EXITED)
    lines = {line.membership: line for line in compare(officer, today=TODAY)}

    assert [(o.membership, n) for o, n in lines[wide].shared] == [(europe, 4), (africa, 1)]
    assert lines[africa].score == 1  # not with Europe
    assert lines[alone].shared == []
    assert len(lines) == 4


def test_we_pay_and_take_no_part_is_said(officer):
    idle, busy, free = (factories.membership() for _number in range(3))
    for ours in (idle, busy):
        factories.dues(membership=ours)
    factories.participation(membership=idle, on=date(2025, 1, 1))
    factories.participation(membership=busy, on=date(2026, 5, 1), hours=3)
    factories.participation(membership=busy, on=date(2026, 6, 1), hours=4)
    lines = {line.membership: line for line in compare(officer, today=TODAY)}

    assert [lines[ours].idle for ours in (idle, busy, free)] == [True, False, False]
    assert (lines[busy].times, lines[busy].hours) == (2, 7)
    assert lines[idle].cost.total == Decimal("1720.00")
    assert lines[idle].last_on == date(2025, 1, 1)


def test_grounds_put_what_most_cover_first(officer):
    climate, culture = factories.theme(name="Climate"), factories.theme(name="Culture")
    for themes in ([climate], [climate, culture]):
        factories.dues(membership=member("europe", themes))
    lines = compare(officer, today=TODAY)
    first, second = grounds(lines, "theme")

    assert (first.label, len(first.lines), first.total) == ("Climate", 2, Decimal("3440.00"))
    assert (second.label, len(second.lines)) == ("Culture", 1)
    assert [ground.label for ground in grounds(lines, "region")] == ["Europe"]
    assert [ground.label for ground in grounds(lines, "function")] == ["not said"]


def test_a_restricted_membership_is_left_out_of_the_comparison(officer, director):
    factories.membership(sensitivity="restricted")

    assert compare(officer) == []
    assert len(compare(director)) == 1
