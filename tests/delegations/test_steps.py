"""What has to be ready for a visit comes from templates, and is counted from its days."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from delegations.models import Delegation, StepTemplate, VisitStep
from delegations.services import counted_steps, delegations, steps
from delegations.shipped import SHIPPED, write_shipped_steps
from oia.reminders.models import Deadline
from oia.reminders.sources import reconcile
from tests import factories
from tests.sheets.pages import checked
from tests.sheets.pages import step as step_of_import

pytestmark = pytest.mark.django_db

MARCH_8 = date(2027, 3, 8)


@pytest.fixture
def no_templates(db):
    StepTemplate.objects.all().delete()


@pytest.fixture
def visit(no_templates, protocol):
    """An official visit from the 8th to the 10th of March, accepted, with two steps."""
    factories.step_template(title="Names", days_before=14)
    factories.step_template(title="Thanks", days_before=-5, counted_from="departure")
    made = factories.delegation(
        status="triaged", kind="official", arrives_on=MARCH_8, leaves_on=date(2027, 3, 10)
    )
    return delegations.decide(made, "accepted", by=protocol, why="Welcome")


def dates():
    found = Deadline.objects.filter(kind="delegation.step").order_by("due_on")
    return [(one.title.partition(" ·")[0], one.due_on, one.status) for one in found]


def titles(visit):
    return sorted(visit.steps.values_list("title", flat=True))


def test_the_shipped_templates_are_there_once_and_stay_as_the_office_has_them():
    first = StepTemplate.objects.get(slug="names-final")
    first.days_before, first.is_active = 30, False
    first.save()
    write_shipped_steps()

    assert StepTemplate.objects.filter(slug__in=[one.slug for one in SHIPPED]).count() == len(
        SHIPPED
    )
    assert StepTemplate.objects.get(slug="names-final").days_before == 30


def test_a_courtesy_call_takes_no_security_list_and_an_official_visit_its_names_earlier():
    def asked(kind):
        return {one.slug for one in StepTemplate.objects.for_kind(kind)}

    assert "security-list" in asked("working")
    assert not {"security-list", "courtesy-security-list"} & asked("courtesy")
    assert "official-names-final" in asked("official")
    assert "names-final" not in asked("official")


def test_steps_come_with_the_acceptance_counted_back_from_the_visit(visit):
    assert dates() == [
        ("Names", date(2027, 2, 22), "open"),
        ("Thanks", date(2027, 3, 15), "open"),
    ]
    deadline = Deadline.objects.get(due_on=date(2027, 2, 22))
    assert (deadline.owner, deadline.subject) == (visit.owner, visit)


def test_a_request_that_is_not_accepted_has_none(no_templates, protocol):
    factories.step_template()
    visit = factories.delegation(status="triaged")
    delegations.decide(visit, "declined", by=protocol, why="No time")

    assert steps.plan_steps(visit, by=protocol) == []
    assert not visit.steps.exists()


def test_templates_added_since_are_taken_over_once(visit, protocol):
    factories.step_template(title="Flags", kind="official")
    factories.step_template(title="Bus", kind="study")

    assert len(steps.plan_steps(visit, by=protocol)) == 1
    assert steps.plan_steps(visit, by=protocol) == []
    assert titles(visit) == ["Flags", "Names", "Thanks"]


def test_moving_the_visit_moves_what_is_not_done(visit, protocol):
    counted_steps.finish(visit.steps.get(title="Names"), by=protocol, words="By mail")
    days = {"arrives_on": date(2027, 4, 5), "leaves_on": date(2027, 4, 6)}
    delegations.move_dates(visit, **days, by=protocol, why="Their council")

    assert dates() == [
        ("Names", date(2027, 2, 22), "done"),
        ("Thanks", date(2027, 4, 11), "open"),
    ]


def test_a_visit_of_another_kind_has_the_steps_of_that_and_keeps_what_people_did(visit, protocol):
    for title in ("Flags", "Anthem", "Red carpet"):
        factories.step_template(title=title, kind="official")
    factories.step_template(title="Bus", kind="study")
    steps.plan_steps(visit, by=protocol)
    counted_steps.finish(visit.steps.get(title="Flags"), by=protocol)
    visit.steps.filter(title="Anthem").update(notes="Sung by the school")

    visit.kind = "study"
    delegations.change(visit, by=protocol)

    assert titles(visit) == ["Anthem", "Bus", "Flags", "Names", "Thanks"]
    removed = VisitStep.history.get(title="Red carpet", history_type="-")
    assert removed.history_change_reason == "It is another kind of visit."
    assert [state for title, _on, state in dates() if title == "Red carpet"] == ["cancelled"]


def test_it_moves_along_by_whatever_road_the_visit_is_moved(visit):
    Delegation.objects.update(arrives_on=date(2027, 5, 3), leaves_on=None)
    reconcile()

    assert [on for _title, on, _state in dates()] == [date(2027, 4, 19), date(2027, 5, 8)]


def test_a_step_with_a_day_of_its_own_stays(visit, protocol):
    factories.visit_step(delegation=visit, title="Concert", due_on=date(2027, 3, 1))
    days = {"arrives_on": date(2027, 4, 5), "leaves_on": None}
    delegations.move_dates(visit, **days, by=protocol, why="Their council")

    assert ("Concert", date(2027, 3, 1), "open") in dates()


@pytest.mark.parametrize("to", ["cancelled", "postponed"])
def test_calling_the_visit_off_calls_them_off(to, visit, protocol):
    counted_steps.finish(visit.steps.get(title="Names"), by=protocol)
    delegations.move(visit, to, by=protocol, why="Elections")

    assert [state for _title, _on, state in dates()] == ["done", "cancelled"]


def test_a_visit_taken_up_again_has_them_back(visit, protocol):
    delegations.move(visit, "postponed", by=protocol, why="Elections")
    visit.arrives_on, visit.leaves_on = date(2027, 9, 6), None
    delegations.change(visit, by=protocol)
    delegations.move(visit, "triaged", by=protocol)
    delegations.decide(visit, "accepted", by=protocol, why="Now they can")

    assert dates() == [
        ("Names", date(2027, 8, 23), "open"),
        ("Thanks", date(2027, 9, 11), "open"),
    ]


def test_a_visit_without_a_day_has_steps_and_no_dates(no_templates, protocol):
    factories.step_template(title="Names")
    visit = factories.delegation(status="triaged", arrives_on=None)
    delegations.decide(visit, "accepted", by=protocol, why="Some day")
    assert (titles(visit), dates()) == (["Names"], [])
    with pytest.raises(ValidationError, match="has no date"):
        counted_steps.finish(visit.steps.get(), by=protocol)

    days = {"arrives_on": MARCH_8, "leaves_on": None}
    delegations.move_dates(visit, **days, by=protocol, why="They know now")
    assert [on for _title, on, _state in dates()] == [date(2027, 2, 26)]


def test_a_step_is_done_or_not_needed_and_taken_up_again(visit, protocol):
    step = visit.steps.get(title="Names")
    counted_steps.finish(step, by=protocol, words="Nine names by mail")
    assert (step.deadlines.get().status, step.deadlines.get().evidence) == (
        "done",
        "Nine names by mail",
    )
    counted_steps.reopen(step, by=protocol, words="Two more come")
    counted_steps.waive(step, by=protocol, words="They come as they are")

    assert step.deadlines.get().status == "waived"


@pytest.mark.parametrize(
    "wrong", [{"days_before": 3, "due_on": MARCH_8}, {"days_before": None, "due_on": None}]
)
def test_a_step_is_counted_or_has_a_day(wrong, visit):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.visit_step(delegation=visit, **wrong)


def test_only_the_step_of_a_kind_stands_in_for_a_common_one():
    common = factories.step_template()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.step_template(replaces=common)
    factories.step_template(kind="study", replaces=common)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.step_template(kind="study", replaces=common)


def test_nothing_was_due_before_somebody_could_know_of_it(no_templates, protocol):
    factories.step_template(title="Invitation", days_before=42)
    factories.step_template(title="Thanks", days_before=-5, counted_from="departure")
    visit = factories.delegation(status="triaged", arrives_on=date(2026, 12, 14))
    delegations.decide(visit, "accepted", by=protocol, why="Soon")

    assert [on for _title, on, _state in dates()] == [date(2026, 11, 23), date(2026, 12, 19)]

    VisitStep.objects.filter(days_before=42).update(created_at=datetime(2026, 12, 1, tzinfo=UTC))
    Delegation.objects.update(leaves_on=date(2026, 12, 15))
    reconcile()
    assert [on for _title, on, _state in dates()] == [date(2026, 11, 23), date(2026, 12, 20)]

    days = {"arrives_on": date(2027, 3, 8), "leaves_on": None}
    visit.refresh_from_db()
    delegations.move_dates(visit, **days, by=protocol, why="Their flight")
    assert [on for _title, on, _state in dates()] == [date(2027, 1, 25), date(2027, 3, 13)]


def test_a_step_of_old_stays_late_and_one_planned_late_comes_back_with_its_day(
    no_templates, protocol, as_protocol
):
    factories.step_template(title="Invitation", days_before=42)
    visit = factories.delegation(status="triaged", arrives_on=date(2026, 12, 14))
    delegations.decide(visit, "accepted", by=protocol, why="Soon")
    factories.visit_step(delegation=visit, title="Flags", days_before=30)
    assert [on for _title, on, _state in dates()] == [date(2026, 11, 14), date(2026, 11, 23)]

    text = f"Visit,Step,Days before,Not due before\n{visit.reference},Invitation,42,2026-11-23\n"
    VisitStep.objects.all().delete()
    bringing = checked(as_protocol, text, sheet="visit_steps", name="steps.csv")
    step_of_import(as_protocol, bringing, "write")
    assert [on for _t, on, state in dates() if state == "open"] == [date(2026, 11, 23)]
