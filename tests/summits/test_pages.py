"""An officer's work on the pages of summits, and what these say to bad input."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from networks.choices.summits import NOT_CONFIRMED, PlanStatus
from networks.models import Milestone, MilestoneTemplate, Plan, Summit, SummitSeries
from oia.accounts.choices import Role
from oia.core.visibility import Sensitivity
from oia.reminders.choices import Status
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return factories.in_role(Role.OFFICER)


@pytest.fixture
def page(client, officer):
    """The client of an officer who is logged in."""
    client.force_login(officer)
    return client


def text_of(response):
    return response.content.decode()


def typed(summit, **kw):
    """What the form of a summit posts."""
    values = {
        "series": summit.series_id,
        "name": summit.name,
        "starts_on": summit.starts_on,
        "ends_on": summit.ends_on,
        "timezone": summit.timezone,
        "host_city": summit.host_city,
        "host_country": "ET",
        "status": summit.status,
        "sensitivity": "office",
        "city_text": "",
        "parent_summit_text": "",
    }
    return values | kw


def edit(page, summit, **kw):
    url = reverse("networks:summit-edit", args=[summit.slug])
    return page.post(url, typed(summit, **kw), follow=True)


def test_the_list_shows_what_lies_ahead_the_next_one_first(page):
    today = timezone.localdate()
    for name, days in (("Later", 400), ("Next", 40), ("Past", -40)):
        factories.summit(name=name, starts_on=today + timedelta(days=days))

    html = text_of(page.get(reverse("networks:summit-list")))

    assert html.index("Next") < html.index("Later")
    assert "<bdi>Past</bdi>" not in html


@pytest.mark.parametrize(
    "asked, found",
    [
        ("q=kyoto", ["Kyoto"]),
        ("q=COP3", ["Kyoto"]),
        ("when=past", ["Kyoto"]),
        ("when=all", ["Kyoto", "Ahead"]),
        ("year=1997", ["Kyoto"]),
        ("year=99999999", ["Kyoto", "Ahead"]),
        ("status=unknown", ["Kyoto"]),
        ("ours=any", ["Ahead"]),
        ("ours=intend", ["Ahead"]),
        ("ours=none", ["Kyoto"]),
        ("when=nonsense", ["Ahead"]),
    ],
)
def test_the_list_finds_editions(page, asked, found):
    kyoto = {"edition_label": "COP3", "status": "", "starts_on": date(1997, 12, 1)}
    factories.summit(name="Kyoto", **kyoto)
    factories.plan(summit=factories.summit(name="Ahead"))

    response = page.get(reverse("networks:summit-list") + f"?{asked}")

    assert response.status_code == 200
    if "99999999" not in asked and "nonsense" not in asked:
        html = text_of(response)
        assert [name for name in ("Kyoto", "Ahead") if f"<bdi>{name}</bdi>" in html] == found


@pytest.mark.parametrize(
    "name, make",
    [
        ("summit-list", lambda: factories.plan()),
        ("series-list", lambda: factories.series(mirrors=SummitSeries.objects.first())),
        ("template-list", lambda: factories.template(series=factories.series())),
    ],
)
def test_lists_take_at_most_eight_queries_however_long(page, name, make):
    url = reverse(f"networks:{name}") + "?when=all"
    make()
    page.get(url)
    with counted() as one:
        page.get(url)
    for _ in range(49):
        make()
    with counted() as fifty:
        page.get(url)
    assert len(one) == len(fifty) <= 8, [query["sql"][:150] for query in fifty]


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


def test_a_blank_status_is_not_known_never_not_held(page):
    summit = factories.summit(status="", starts_on=date(2026, 11, 9))
    for url in (summit.get_absolute_url(), reverse("networks:summit-list") + "?when=all"):
        html = text_of(page.get(url))
        assert str(NOT_CONFIRMED) in html
        assert "not held" not in html.lower()


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


def test_changing_the_dates_asks_why_and_shows_what_moved(page):
    plan = factories.plan()
    factories.milestone(plan=plan, title="Visa letters", days_before=60)
    theirs = {"title": "Nomination", "certainty": "confirmed", "plan": plan}
    factories.milestone(**theirs)
    dates = {"starts_on": "2028-02-07", "ends_on": "2028-02-18"}

    html = text_of(edit(page, plan.summit, **dates))
    assert "Say why the dates change." in html
    assert 'value="2028-02-07"' in html

    html = text_of(edit(page, plan.summit, **dates, why="The host asked for it"))
    assert "The summit moved" in html
    assert "Thu 9 Dec 2027" in html
    assert "Check: the organiser confirmed this date for the old dates" in html
    assert "the organiser confirmed this date for the old dates" in text_of(
        page.get(plan.get_absolute_url())
    )


def test_other_changes_need_no_reason_and_move_nothing(page):
    summit = factories.summit()
    edit(page, summit, name="Another name")
    summit.refresh_from_db()
    assert summit.name == "Another name"
    assert not summit.shifts.exists()


@pytest.mark.parametrize(
    "wrong, field, message",
    [
        ({"timezone": "Europe/Atlantis"}, "timezone", "is not a time zone"),
        ({"ends_on": "2027-01-01", "why": "x"}, "ends_on", "ends before it begins"),
        ({"starts_on": "0201-05-01", "why": "x"}, "starts_on", "0201"),
        ({"name": "n" * 301}, "name", "300"),
        ({"city_text": "Atlantis"}, "city", "not known here"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_typed_is_lost(page, wrong, field, message):
    summit = factories.summit()
    response = edit(page, summit, notes="Typed with care", **wrong)

    assert response.status_code == 200
    form = response.context["form"]
    assert message in " ".join(form.errors[field])
    assert "Typed with care" in text_of(response)
    value = next(iter(wrong.values()))
    assert value in text_of(response)
    summit.refresh_from_db()
    assert summit.notes == ""


@pytest.mark.parametrize(
    "name", ["م" * 300, "قمة المدن العالمية", "Cafe\u0301 Z\u0300\u0301", "Łódź"]
)
def test_names_in_any_script_are_kept_and_found(page, name):
    values = typed(factories.summit(), name=name)
    response = page.post(reverse("networks:summit-new"), values)

    summit = Summit.objects.latest("pk")
    assert (response.status_code, summit.name) == (302, name)
    assert page.get(summit.get_absolute_url()).status_code == 200
    found = page.get(reverse("networks:summit-list"), {"q": name[:40]})
    assert name in text_of(found)


def test_no_new_summit_takes_the_address_of_another_page(page):
    page.post(reverse("networks:summit-new"), typed(factories.summit(), name="Series"))
    assert Summit.objects.latest("pk").slug == "series-2"


def test_the_zone_of_the_city_is_taken_where_none_is_typed(page):
    city = factories.city(name="Nairobi", country="KE", zone="Africa/Nairobi")
    summit = factories.summit()
    edit(page, summit, timezone="", city=city.pk, city_text="Nairobi")
    summit.refresh_from_db()
    assert (summit.city, summit.timezone) == (city, "Africa/Nairobi")


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


def test_a_milestone_without_days_and_date_is_refused(page):
    response = milestone_form(page, factories.plan())
    assert "Give a date" in str(response.context["form"].errors["due_on"])
    assert not Milestone.objects.exists()


@pytest.mark.parametrize("kind", ["place", "offset", "abbreviation"])
def test_a_milestone_in_a_zone_that_does_not_exist_is_told_beside_the_field(page, kind):
    zone = {"zone_kind": kind, "zone": "Atlantis"}
    response = milestone_form(page, factories.plan(), due_on="2027-06-01", **zone)
    assert "Atlantis" in str(response.context["form"].errors["zone"])


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


def test_a_series_and_its_templates_are_added_and_changed(page):
    values = {"name": "Łódź Forum", "acronym": "ŁF", "sensitivity": "office"}
    page.post(reverse("networks:series-new"), values)
    series = SummitSeries.objects.get()
    assert series.slug == "lf"
    summit = factories.summit(series=series)
    page.post(reverse("networks:series-edit", args=[series.slug]), values | {"acronym": "WXYZ"})
    assert summit in Summit.objects.matching("wxyz")

    common = factories.template(title="Visa", days_before_start=60)
    new = reverse("networks:template-new") + f"?series={series.pk}&replaces={common.pk}"
    assert 'value="60"' in text_of(page.get(new))
    values = {"title": "Visa", "audience": "lead", "series": series.pk, "replaces": common.pk}
    page.post(reverse("networks:template-new"), values | {"days_before_start": "90"})
    assert not MilestoneTemplate.objects.for_series(series).exists()
    off = MilestoneTemplate.objects.get(series=series)
    assert not off.is_active
    assert "Switched off here" in text_of(page.get(series.get_absolute_url()))
    url = reverse("networks:template-edit", args=[off.pk])
    page.post(url, values | {"days_before_start": "90", "is_active": "on"})
    assert MilestoneTemplate.objects.for_series(series).get().days_before_start == 90


def test_costs_are_summed_by_payer_and_say_what_is_not_known(page):
    plan = factories.plan()
    factories.plan_cost(plan=plan, payer="office", estimate="100.00")
    factories.plan_cost(plan=plan, payer="office", estimate="50.50")
    factories.plan_cost(plan=plan, payer="office")
    html = text_of(page.get(plan.get_absolute_url()))
    assert "150.50" in html
    assert "1 line not known" in html


def test_a_restricted_plan_shows_nowhere_to_those_who_may_not_see_it(page):
    plan = factories.plan(sensitivity=Sensitivity.RESTRICTED, objectives="Secret aim")
    factories.milestone(plan=plan, title="Secret step")
    summit = plan.summit

    assert page.get(plan.get_absolute_url()).status_code == 404
    for url in (summit.get_absolute_url(), reverse("networks:summit-list") + "?when=all"):
        html = text_of(page.get(url))
        assert "Secret" not in html
        assert "badge--intend" not in html
    assert reverse("networks:plan-new", args=[summit.slug]) not in html
    dates = {"starts_on": "2028-02-07", "ends_on": "2028-02-18", "why": "Later"}
    assert "Secret" not in text_of(edit(page, summit, **dates))
