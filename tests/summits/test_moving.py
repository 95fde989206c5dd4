"""When a summit moves, our undone milestones move with it, and nothing else does."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from networks.services import milestones, summits
from oia.accounts.choices import Role
from oia.core.zones import Certainty
from oia.reminders.choices import Status
from tests import factories

pytestmark = pytest.mark.django_db

FEBRUARY = {"starts_on": date(2028, 2, 7), "ends_on": date(2028, 2, 18)}


@pytest.fixture
def plan():
    return factories.plan(summit=factories.summit(starts_on=date(2027, 11, 8)))


def move(plan, by, **dates):
    return summits.move_summit(plan.summit, **FEBRUARY | dates, by=by, why="Host asked for it")


def titles(shift, outcome):
    return [line["title"] for line in shift.report.get(outcome, [])]


def test_undone_milestones_keep_their_distance_to_the_summit(plan, officer):
    visa = factories.milestone(plan=plan, title="Visa", days_before=60)
    report = factories.milestone(plan=plan, title="Report", days_before=-21)

    shift = move(plan, officer)

    visa.refresh_from_db()
    report.refresh_from_db()
    assert (visa.due_on, report.due_on) == (date(2027, 12, 9), date(2028, 2, 28))
    assert visa.deadline.due_on == date(2027, 12, 9)
    assert titles(shift, "moved") == ["Visa", "Report"]
    assert shift.report["moved"][0]["old"] == "2027-09-09"


def test_our_own_date_ahead_moves_along(plan, officer):
    ahead = factories.milestone(plan=plan, days_before=60, internal_on=date(2027, 9, 1))
    move(plan, officer)
    ahead.refresh_from_db()
    assert ahead.internal_on == date(2027, 12, 1)


def test_done_and_waived_ones_stay(plan, officer):
    done, waived = (factories.milestone(plan=plan, title=name) for name in ("Done", "Waived"))
    milestones.finish(done, by=officer)
    milestones.waive(waived, by=officer, why="Online this time")

    shift = move(plan, officer)

    assert titles(shift, "moved") == []
    assert sorted(titles(shift, "done")) == ["Done", "Waived"]
    for kept in (done, waived):
        before = kept.due_on
        kept.refresh_from_db()
        assert kept.due_on == before
    assert done.deadlines.get().status == Status.DONE


@pytest.mark.parametrize("certainty", [Certainty.CONFIRMED, Certainty.EXTENDED])
def test_a_date_of_the_organiser_stays_and_is_flagged(plan, officer, certainty):
    theirs = factories.milestone(plan=plan, title="Nomination", certainty=certainty)
    before = theirs.due_on

    shift = move(plan, officer)

    theirs.refresh_from_db()
    assert (theirs.due_on, theirs.needs_check) == (before, True)
    assert titles(shift, "confirmed") == ["Nomination"]
    milestones.change_milestone(theirs, by=officer)
    assert not theirs.needs_check


def test_a_date_of_its_own_stays(plan, officer):
    own = factories.milestone(plan=plan, title="Gala", due_on=date(2027, 6, 1))
    assert titles(move(plan, officer), "own") == ["Gala"]
    own.refresh_from_db()
    assert own.due_on == date(2027, 6, 1)


def test_peoples_days_are_flagged_not_moved(plan, officer):
    going = factories.delegate(plan=plan, name="Mayor", from_on=date(2027, 11, 8))
    factories.delegate(plan=plan, name="Without days")

    assert titles(move(plan, officer), "people") == ["Mayor"]
    going.refresh_from_db()
    assert (going.from_on, going.needs_check) == (date(2027, 11, 8), True)
    told = going.history.latest()
    assert (told.needs_check, told.history_user) == (True, officer)
    assert told.history_change_reason == "Host asked for it"


def test_a_missed_milestone_that_moves_ahead_is_not_lost(plan, officer):
    missed = factories.milestone(plan=plan, days_before=400, hard=True)
    missed.deadlines.update(status=Status.MISSED)
    move(plan, officer)
    missed.refresh_from_db()
    assert missed.due_on == date(2027, 1, 3)


def test_the_move_is_kept_with_its_reason(plan, officer):
    shift = move(plan, officer)

    assert (shift.old_starts_on, shift.starts_on) == (date(2027, 11, 8), date(2028, 2, 7))
    assert (shift.by, shift.why) == (officer, "Host asked for it")
    change = plan.summit.history.first()
    assert (change.history_user, change.history_change_reason) == (officer, "Host asked for it")


def test_a_move_without_a_reason_is_refused(plan, officer):
    with pytest.raises(ValidationError):
        summits.move_summit(plan.summit, **FEBRUARY, by=officer, why=" ")


def test_a_move_that_ends_before_it_begins_changes_nothing(plan, officer):
    visa = factories.milestone(plan=plan)
    with pytest.raises(ValidationError):
        move(plan, officer, ends_on=date(2028, 2, 1))
    plan.summit.refresh_from_db()
    visa.refresh_from_db()
    assert plan.summit.starts_on == date(2027, 11, 8)
    assert visa.due_on == date(2027, 9, 9)


def test_readers_move_no_summit(plan):
    with pytest.raises(PermissionDenied):
        move(plan, factories.in_role(Role.READER))


def test_a_summit_without_a_plan_moves_alone(officer):
    summit = factories.summit()
    shift = summits.move_summit(summit, **FEBRUARY, by=officer, why="Later")
    assert not any(shift.report.values())


def test_what_is_held_beside_it_is_named(plan, officer):
    factories.summit(name="Mayors' day", parent_summit=plan.summit)
    assert titles(move(plan, officer), "beside") == ["Mayors' day"]


def test_dates_changed_by_another_road_take_the_milestones_along_at_the_next_load(plan, officer):
    factories.template(title="Visa", days_before_start=60)
    (visa,) = milestones.plan_milestones(plan, by=officer)
    assert summits.catch_up() == []
    type(plan.summit).objects.filter(pk=plan.summit.pk).update(**FEBRUARY)

    (shift,) = summits.catch_up()

    visa.refresh_from_db()
    assert visa.due_on == date(2027, 12, 9)
    assert (shift.old_starts_on, shift.old_ends_on) == (date(2027, 11, 8), None)
    assert titles(shift, "moved") == ["Visa"]
    assert summits.catch_up() == []
