"""Milestones come from templates when we mean to go, and are finished one by one."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from networks.choices.summits import PlanStatus
from networks.models import Plan
from networks.services import milestones, plans
from oia.accounts.choices import Role
from oia.reminders.choices import Status
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    """A plan that only watches, for an edition with one template of its own and a common one."""
    summit = factories.summit(starts_on=date(2027, 11, 8))
    factories.template(title="Hotel block", days_before_start=120)
    factories.template(title="Nomination", days_before_start=99, series=summit.series)
    factories.template(title="Of another series", series=factories.series())
    return factories.plan(summit=summit, status=PlanStatus.WATCHING)


def titles(plan):
    return sorted(plan.milestones.values_list("title", flat=True))


def test_watching_an_edition_brings_no_milestones(plan, officer):
    assert milestones.plan_milestones(plan, by=officer) == []


def test_meaning_to_go_brings_those_of_the_series_and_the_common_ones(plan, officer):
    plans.move_plan(plan, PlanStatus.INTEND, by=officer)

    assert titles(plan) == ["Hotel block", "Nomination"]
    assert plan.milestones.get(title="Nomination").due_on == date(2027, 8, 1)


def test_milestones_come_into_being_once(plan, officer):
    plans.move_plan(plan, PlanStatus.INTEND, by=officer)
    plans.move_plan(plan, PlanStatus.DECLINED, by=officer)
    plans.move_plan(plan, PlanStatus.INTEND, by=officer)
    milestones.plan_milestones(plan, by=officer)

    assert titles(plan) == ["Hotel block", "Nomination"]


def test_a_plan_opened_with_the_will_to_go_has_its_milestones_at_once(officer):
    factories.template(title="Registration")
    plan = Plan(summit=factories.summit(), lead=officer, status=PlanStatus.INTEND)

    plans.open_plan(plan, by=officer)

    assert titles(plan) == ["Registration"]


def test_past_ones_come_into_being_too_and_stand_open(officer):
    factories.template(title="Sherpa", days_before_start=240)
    plan = factories.plan(summit=factories.summit(starts_on=date(2027, 1, 20)))

    (milestone,) = milestones.plan_milestones(plan, by=officer)

    assert milestone.due_on == date(2026, 5, 25)
    assert milestone.deadline.status == Status.OPEN
    assert milestone.deadline.next_step_at is None


def test_a_series_may_do_a_common_one_differently_or_not_at_all(plan, officer):
    hotel = plan.summit.series.milestone_templates.model.objects.get(title="Hotel block")
    visa = factories.template(title="Visa")
    series = plan.summit.series
    factories.template(title="Rooms", series=series, replaces=hotel)
    factories.template(title="No visa", series=series, replaces=visa, is_active=False)

    plans.move_plan(plan, PlanStatus.INTEND, by=officer)

    assert titles(plan) == ["Nomination", "Rooms"]


def test_owners_follow_the_audience(plan, officer):
    plan.officer = officer
    plan.save()
    for audience in ("officer", "lead", "mayor_office", "director"):
        factories.template(title=audience, audience=audience)
    plans.move_plan(plan, PlanStatus.INTEND, by=officer)

    found = {m.title: m.deadline for m in plan.milestones.all()}

    assert found["officer"].owner == officer
    assert {found[name].owner for name in ("lead", "mayor_office", "director")} == {plan.lead}
    spoken_to = {name: found[name].audience for name in ("officer", "mayor_office", "director")}
    assert spoken_to == {
        "officer": "owner",
        "mayor_office": "mayor_office",
        "director": "director",
    }


def test_declining_cancels_what_was_open_and_coming_back_opens_it_again(plan, officer):
    plans.move_plan(plan, PlanStatus.INTEND, by=officer)
    nomination = plan.milestones.get(title="Nomination")

    plans.move_plan(plan, PlanStatus.DECLINED, by=officer)
    assert nomination.deadlines.get().status == Status.CANCELLED

    plans.move_plan(plan, PlanStatus.INTEND, by=officer)
    assert nomination.deadlines.get().status == Status.OPEN


def test_a_milestone_is_done_with_its_evidence(officer):
    milestone = factories.milestone()

    milestones.finish(milestone, by=officer, evidence="Mail of 3 May")

    deadline = milestone.deadlines.get()
    assert (deadline.status, deadline.evidence) == (Status.DONE, "Mail of 3 May")
    assert deadline.closed_by == officer


def test_a_milestone_is_not_done_twice(officer):
    milestone = factories.milestone()
    milestones.finish(milestone, by=officer)
    with pytest.raises(ValidationError):
        milestones.finish(milestone, by=officer)


def test_a_milestone_of_a_plan_we_only_watch_has_no_deadline(officer):
    milestone = factories.milestone(plan=factories.plan(status=PlanStatus.WATCHING))
    with pytest.raises(ValidationError):
        milestones.finish(milestone, by=officer)


def test_an_undecided_plan_has_a_deadline_until_it_is_decided(officer):
    plan = factories.plan(
        summit=factories.summit(starts_on=date(2027, 11, 8)), status=PlanStatus.WATCHING
    )
    assert plan.deadlines.get(kind="summit.decide").due_on == date(2027, 5, 12)

    plan.decide_by = date(2027, 3, 1)
    plan.save()
    assert plan.deadlines.get(kind="summit.decide").due_on == date(2027, 3, 1)

    plans.move_plan(plan, PlanStatus.INTEND, by=officer)
    deadline = plan.deadlines.get(kind="summit.decide")
    assert (deadline.status, deadline.evidence) == (Status.DONE, "We intend to go")


def test_applications_and_papers_have_deadlines_until_they_are_out(officer):
    event = factories.side_event(due_on=date(2027, 8, 17))
    paper = factories.paper(due_on=date(2027, 9, 1), owner=officer)
    assert paper.deadlines.get().owner == officer

    plans.move_side_event(event, "submitted", by=officer)
    paper.status = "signed_off"
    plans.save_part(paper, by=officer)

    assert event.deadlines.get(kind="summit.side_event").status == Status.DONE
    assert paper.deadlines.get().status == Status.DONE


def test_readers_change_nothing_through_services(plan):
    reader = factories.in_role(Role.READER)
    for refused in (
        lambda: plans.move_plan(plan, PlanStatus.INTEND, by=reader),
        lambda: milestones.finish(factories.milestone(), by=reader),
        lambda: milestones.plan_milestones(plan, by=reader),
    ):
        with pytest.raises(PermissionDenied):
            refused()
