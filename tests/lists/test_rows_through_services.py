"""Rows of networks and summits go through their services: what follows from a change, follows."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from networks.choices.membership import MembershipStatus
from networks.choices.summits import PlanStatus
from networks.models import DutyRound, Membership, Network, Plan, Summit
from oia.core.models import Move
from oia.core.roads import acting
from tests import factories
from tests.lists.rowing import found, read, row

pytestmark = pytest.mark.django_db


def test_a_new_network_gets_its_address_and_its_themes(officer):
    theme = factories.theme()
    row("networks", officer, name="Cities of the Sea", acronym="CoS", themes=[theme])
    network = Network.objects.get()

    assert (network.slug, list(network.themes.all())) == ("cos", [theme])
    assert network.history.get().history_user == officer


@pytest.mark.parametrize("state", ["scouting", "active", "exited", "lapsed"])
def test_a_membership_is_written_down_in_the_state_it_is_in(officer, state):
    ours = row("memberships", officer, network=factories.network(), status=state)

    assert Membership.objects.get().status == state
    assert [(move.came_from, move.went_to) for move in Move.objects.all()] == [("", state)]
    assert read("memberships", ours).functions == []


@pytest.mark.parametrize("state", ["approved", "applied"])
def test_a_membership_is_not_written_down_in_the_middle_of_its_way(officer, state):
    with pytest.raises(ValidationError, match="begins by scouting"):
        row("memberships", officer, network=factories.network(), status=state)


def test_a_row_moves_a_membership_and_its_own_dates_stay(officer):
    ours = factories.membership()
    row("memberships", officer, ours, status="notice_given", notice_given_on=date(2024, 3, 1))
    row("memberships", officer, ours, status="exited", left_on=date(2024, 12, 31))
    ours.refresh_from_db()

    assert ours.status == MembershipStatus.EXITED
    assert (ours.notice_given_on, ours.left_on) == (date(2024, 3, 1), date(2024, 12, 31))


def test_a_notice_that_is_withdrawn_leaves_no_day_behind(officer):
    ours = factories.membership()
    row("memberships", officer, ours, status="notice_given")
    row("memberships", officer, ours, status="active")

    assert Membership.objects.get().notice_given_on is None


def test_a_step_that_wants_more_than_a_row_is_refused_in_words(director):
    ours = factories.membership(status="proposed")
    with pytest.raises(ValidationError, match="No decision is recorded"):
        row("memberships", director, ours, status="approved")
    with pytest.raises(ValidationError, match="can no longer become “Exited”"):
        row("memberships", director, ours, status="exited")


def test_a_term_reckons_when_to_give_notice(officer):
    ours = factories.membership()
    ends = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    row("terms", officer, membership=ours, notice_months=3, **ends)
    ours.refresh_from_db()

    assert ours.term_ends_on == date(2026, 12, 31)
    assert ours.notice_by < date(2026, 9, 30)


def test_a_round_handed_in_is_followed_by_the_next(officer):
    first = factories.duty_round(duty=factories.duty(every_months=12), period="2026")
    row("duty_rounds", officer, first, submitted_on=date(2026, 12, 1))

    assert DutyRound.objects.get(period="2026").submitted_by == officer
    assert DutyRound.objects.get(period="2027").certainty == "tentative"


def test_a_round_of_long_ago_asks_nobody_for_data(officer):
    duty = factories.duty(every_months=12)
    duty.departments.add(factories.department())
    then = {"closes_on": date(2019, 12, 1), "submitted_on": date(2019, 11, 1)}
    old = row("duty_rounds", officer, duty=duty, period="2019", **then)
    new = row("duty_rounds", officer, duty=duty, period="2026", closes_on=date(2026, 12, 1))

    assert (old.contributions.count(), new.contributions.count()) == (0, 1)
    assert DutyRound.objects.count() == 2


def test_a_summit_moves_with_its_milestones_and_says_by_what(officer):
    milestone = factories.milestone()
    summit, due_on = milestone.plan.summit, milestone.due_on
    later = {"starts_on": summit.starts_on + timedelta(7), "ends_on": summit.ends_on + timedelta(7)}
    with pytest.raises(ValidationError, match="Say why the dates change"):
        row("summits", officer, Summit.objects.get(pk=summit.pk), **later)
    with acting(officer, "import 17"):
        row("summits", officer, Summit.objects.get(pk=summit.pk), **later)
    milestone.refresh_from_db()

    assert milestone.due_on == due_on + timedelta(7)
    assert summit.shifts.get().why == "import 17"


def test_a_new_summit_keeps_the_time_of_its_city(officer):
    place = {"series": factories.series(), "city": factories.city(zone="Asia/Tokyo")}
    days = {"starts_on": date(2027, 5, 1), "ends_on": date(2027, 5, 3)}
    summit = row("summits", officer, name="Sea Cities 2027", **place, **days)

    assert (summit.timezone, summit.slug) == ("Asia/Tokyo", "sea-cities-2027")


def test_a_plan_to_go_brings_its_milestones_at_once_or_when_it_is_moved(officer):
    factories.template(title="Ask for badges")
    row("plans", officer, summit=factories.summit(), status=PlanStatus.INTEND)
    watched = row("plans", officer, summit=factories.summit())
    row("plans", officer, watched, status=PlanStatus.INTEND)

    assert [plan.milestones.get().title for plan in Plan.objects.all()] == ["Ask for badges"] * 2


def test_days_and_date_of_a_milestone_carry_each_other_along(officer):
    plan = factories.plan()
    start = plan.summit.starts_on
    made = row("milestones", officer, plan=plan, title="Book rooms", days_before=90)
    assert made.due_on == start - timedelta(90)
    row("milestones", officer, made, days_before=60)
    assert made.due_on == start - timedelta(60)
    row("milestones", officer, made, due_on=start - timedelta(30))
    assert made.days_before == 30

    with pytest.raises(ValidationError, match="Give a date"):
        row("milestones", officer, plan=plan, title="Undated")


def test_a_network_is_found_by_each_of_its_names():
    network = factories.network(name="Sea Cities", acronym="SC", slug="sea")
    ours = factories.membership(network=network)
    board_of = factories.body(network=network, name="Board")

    for text in ("sea cities", "SC", "Sea Cities (SC)", "sea"):
        assert found("memberships", "network", text) == [network]
        assert found("terms", "membership", text) == [ours]
    for text in ("Board · SC", "board · sea cities", "Board"):
        assert found("seats", "body", text) == [board_of]
