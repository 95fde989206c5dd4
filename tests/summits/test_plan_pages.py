"""An officer plans to take part in a summit, step by step."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from networks.choices.summits import PlanStatus
from networks.models import Milestone, Plan
from oia.reminders.choices import Status
from tests import factories

pytestmark = pytest.mark.django_db


def text_of(response):
    return response.content.decode()


def counted():
    return CaptureQueriesContext(connection)


def test_a_plans_page_takes_as_many_queries_however_much_hangs_on_it(page):
    plan = factories.plan()

    def grow():
        factories.milestone(plan=plan)
        factories.delegate(plan=plan, person=factories.person())
        factories.side_event(plan=plan, due_on=date(2027, 5, 1))
        factories.speaking_slot(plan=plan, speaker=factories.person())
        factories.paper(plan=plan, owner=factories.user())
        factories.plan_cost(plan=plan, estimate=10)

    grow()
    page.get(plan.get_absolute_url())
    with counted() as one:
        page.get(plan.get_absolute_url())
    for _ in range(5):
        grow()
    with counted() as many:
        page.get(plan.get_absolute_url())
    assert len(many) == len(one)


def test_a_plan_names_nobody_who_is_hidden(page, client):
    names = ["Aisha Rahman", "Bo Li", "Hidden League"]
    going, speaker = (factories.person(name=name, sensitivity="restricted") for name in names[:2])
    body = factories.organisation(name=names[2], sensitivity="restricted")
    plan = factories.plan(nominating_organisation=body)
    one = factories.delegate(plan=plan, person=going)
    factories.speaking_slot(plan=plan, speaker=speaker)
    pages = [plan.get_absolute_url()]
    pages += [
        reverse(f"networks:delegate-{page}", args=[plan.summit.slug, one.pk])
        for page in ("edit", "remove")
    ]

    seen = "".join(text_of(page.get(url)) for url in pages)
    assert [name for name in names if name in seen] == []
    assert "hidden" in seen

    client.force_login(factories.in_role("director"))
    seen = "".join(text_of(client.get(url)) for url in pages)
    assert [name for name in names if name in seen] == names


def test_an_officer_plans_participation(page, officer):
    factories.template(title="Hotel block", days_before_start=120)
    summit = factories.summit()
    html = text_of(page.get(summit.get_absolute_url()))
    new = reverse("networks:plan-new", args=[summit.slug])
    assert new in html
    assert page.get(new).status_code == 200

    response = page.post(new, {"status": "intend", "lead": officer.pk, "sensitivity": "office"})

    plan = Plan.objects.get(summit=summit)
    assert response.url == plan.get_absolute_url()
    assert (plan.status, plan.lead) == (PlanStatus.INTEND, officer)
    assert "Hotel block" in text_of(page.get(plan.get_absolute_url()))
    assert page.get(new).url == plan.get_absolute_url()


def step(page, milestone, name, words=""):
    slug = milestone.plan.summit.slug
    url = reverse("networks:milestone-step", args=[slug, milestone.pk, name])
    return page.post(url, {"words": words}, follow=True)


def test_a_milestone_is_marked_done_on_the_plans_page_and_keeps_its_evidence(page):
    milestone = factories.milestone(title="Visa letters")

    html = text_of(step(page, milestone, "done", "Letter No. 7"))

    assert milestone.deadlines.get().status == Status.DONE
    assert "Letter No. 7" in html
    step(page, milestone, "reopen", "Letter withdrawn")
    assert milestone.deadlines.get().status == Status.OPEN


def test_waiving_wants_a_reason(page):
    milestone = factories.milestone()
    assert "Say why" in text_of(step(page, milestone, "waive"))
    step(page, milestone, "waive", "Nobody needs a visa")
    assert milestone.deadlines.get().status == Status.WAIVED


def test_a_confirmed_date_is_checked_off(page):
    milestone = factories.milestone(certainty="confirmed", needs_check=True)
    step(page, milestone, "checked")
    milestone.refresh_from_db()
    assert not milestone.needs_check


def test_an_unknown_step_is_not_found(page):
    assert step(page, factories.milestone(), "explode").status_code == 404


def milestone_form(page, plan, **kw):
    url = reverse("networks:milestone-new", args=[plan.summit.slug])
    defaults = {"title": "Gala", "audience": "lead", "zone_kind": "office"}
    return page.post(url, defaults | {"certainty": "tentative"} | kw, follow=True)


def test_an_own_milestone_is_added_with_days_or_with_a_date(page):
    plan = factories.plan()
    milestone_form(page, plan, days_before="10")
    milestone_form(page, plan, due_on="2027-06-01")
    found = set(plan.milestones.values_list("days_before", "due_on"))
    assert found == {(10, date(2027, 10, 29)), (None, date(2027, 6, 1))}


def test_a_cost_begins_in_the_offices_own_currency(page):
    factories.office(currency="PLN")
    url = reverse("networks:plancost-new", args=[factories.plan().summit.slug])
    assert page.get(url).context["form"]["currency"].value() == "PLN"


def test_days_and_a_date_that_do_not_agree_are_refused_beside_the_date(page):
    plan = factories.plan()
    response = milestone_form(page, plan, days_before="30", due_on="2027-09-01")

    assert "30 days before is 9 October 2027" in str(response.context["form"].errors["due_on"])
    assert not Milestone.objects.exists()

    milestone_form(page, plan, days_before="30", due_on="2027-10-09")
    assert Milestone.objects.get().days_before == 30


def test_days_and_a_date_that_were_both_changed_are_refused_unless_they_agree(page):
    milestone = factories.milestone(days_before=60)
    url = reverse("networks:milestone-edit", args=[milestone.plan.summit.slug, milestone.pk])
    values = {"title": "x", "audience": "lead", "zone_kind": "office", "certainty": "tentative"}

    refused = page.post(url, values | {"days_before": "30", "due_on": "2027-09-01"})
    assert "due_on" in refused.context["form"].errors

    page.post(url, values | {"days_before": "30", "due_on": "2027-09-09"})
    milestone.refresh_from_db()
    assert milestone.due_on == date(2027, 10, 9), "the days alone were changed"


def test_a_milestone_without_days_and_date_is_refused(page):
    response = milestone_form(page, factories.plan())
    assert "Give a date" in str(response.context["form"].errors["due_on"])
    assert not Milestone.objects.exists()


@pytest.mark.parametrize("kind", ["place", "offset", "abbreviation"])
def test_a_milestone_in_a_zone_that_does_not_exist_is_told_beside_the_field(page, kind):
    zone = {"zone_kind": kind, "zone": "Atlantis"}
    response = milestone_form(page, factories.plan(), due_on="2027-06-01", **zone)
    assert "Atlantis" in str(response.context["form"].errors["zone"])


@pytest.mark.parametrize("typed", ["asia/riyadh", "Riyadh", "RIYADH"])
def test_a_zone_is_taken_by_its_name_in_any_case_or_by_its_city(page, typed):
    milestone_form(page, factories.plan(), due_on="2027-06-01", zone_kind="place", zone=typed)
    assert Milestone.objects.get().zone == "Asia/Riyadh"


def test_the_citys_own_zone_is_meant_where_a_place_is_not_named(page):
    milestone_form(page, factories.plan(), due_on="2027-06-01", zone_kind="place")
    assert Milestone.objects.get().zone == "Africa/Addis_Ababa"


def test_a_changed_date_of_a_back_scheduled_milestone_changes_its_distance(page):
    milestone = factories.milestone(days_before=60)
    url = reverse("networks:milestone-edit", args=[milestone.plan.summit.slug, milestone.pk])
    values = {"title": "x", "audience": "lead", "zone_kind": "office", "certainty": "tentative"}
    page.post(url, values | {"days_before": "60", "due_on": "2027-10-29"})
    milestone.refresh_from_db()
    assert (milestone.due_on, milestone.days_before) == (date(2027, 10, 29), 10)


PARTS = {
    "delegate": {"name": "Deputy mayor", "person_text": "", "status": "proposed"},
    "sideevent": {"title": "Panel", "zone_kind": "office", "certainty": "tentative"},
    "speakingslot": {"session": "Plenary", "speaker_text": "", "status": "requested"},
    "paper": {"title": "On heat", "status": "draft"},
    "plancost": {"kind": "travel", "payer": "office", "currency": "EUR", "estimate": "120.50"},
}


@pytest.mark.parametrize("name", PARTS)
def test_parts_of_a_plan_are_added_changed_and_removed(page, name):
    plan = factories.plan()
    slug = plan.summit.slug
    new = reverse(f"networks:{name}-new", args=[slug])
    assert page.get(new).status_code == 200

    assert page.post(new, PARTS[name]).status_code == 302
    related = {"delegate": "delegates", "sideevent": "side_events", "paper": "position_papers"}
    related |= {"speakingslot": "speaking_slots", "plancost": "costs"}
    (part,) = getattr(plan, related[name]).all()
    assert str(part) in text_of(page.get(plan.get_absolute_url()))
    edit_url = reverse(f"networks:{name}-edit", args=[slug, part.pk])
    assert page.get(edit_url).status_code == 200
    page.post(edit_url, PARTS[name] | {"notes": "Looked at"})
    part.refresh_from_db()
    assert part.notes == "Looked at"

    remove = reverse(f"networks:{name}-remove", args=[slug, part.pk])
    assert page.get(remove).status_code == 200
    page.post(remove)
    assert not type(part).objects.exists()


def test_a_negative_cost_is_refused_beside_its_field(page):
    new = reverse("networks:plancost-new", args=[factories.plan().summit.slug])
    response = page.post(new, PARTS["plancost"] | {"estimate": "-5"})
    assert "negative" in str(response.context["form"].errors["estimate"])


def test_the_same_person_twice_is_refused_with_words(page):
    going = factories.delegate(person=factories.person())
    new = reverse("networks:delegate-new", args=[going.plan.summit.slug])
    values = {"person": going.person_id, "status": "proposed"}
    response = page.post(new, values | {"person_text": str(going.person)})
    assert "one person has one route" in str(response.context["form"].non_field_errors())


def test_a_side_event_moves_along(page):
    event = factories.side_event()
    url = reverse("networks:sideevent-move", args=[event.plan.summit.slug, event.pk])
    page.post(url, {"to": "submitted"})
    page.post(url, {"to": "delivered"})
    event.refresh_from_db()
    assert event.status == "submitted"


def test_a_plan_moves_along_and_keeps_why(page):
    plan = factories.plan(status=PlanStatus.WATCHING)
    page.post(
        reverse("networks:plan-move", args=[plan.summit.slug]), {"to": "intend", "why": "Yes"}
    )
    plan.refresh_from_db()
    assert plan.status == PlanStatus.INTEND
    assert "Yes" in text_of(page.get(plan.get_absolute_url()))


def test_new_templates_are_taken_over(page):
    plan = factories.plan()
    factories.template(title="Sherpa")
    page.post(reverse("networks:milestone-fill", args=[plan.summit.slug]))
    assert [m.title for m in plan.milestones.all()] == ["Sherpa"]


def test_costs_are_summed_by_payer_and_say_what_is_not_known(page):
    plan = factories.plan()
    factories.plan_cost(plan=plan, payer="office", estimate="100.00")
    factories.plan_cost(plan=plan, payer="office", estimate="50.50")
    factories.plan_cost(plan=plan, payer="office")
    html = text_of(page.get(plan.get_absolute_url()))
    assert "150.50" in html
    assert "1 line not known" in html


def test_done_milestones_lie_folded_below_the_open_ones(page):
    milestone = factories.milestone(title="Visa letters", certainty="tentative")
    factories.milestone(plan=milestone.plan, title="Hotel block", certainty="tentative")

    rows = step(page, milestone, "done", "Letter No. 7").context["milestones"]

    assert [row.milestone.title for row in rows["open"]] == ["Hotel block"]
    assert [row.milestone for row in rows["past"]] == [milestone]
