"""The pages of editions, and what these say to bad input."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from networks.choices.summits import NOT_CONFIRMED
from networks.models import Summit, SummitSeries
from oia.core.visibility import Sensitivity
from tests import factories

pytestmark = pytest.mark.django_db


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
    ahead = timezone.localdate() + timedelta(days=100)
    factories.plan(summit=factories.summit(name="Ahead", starts_on=ahead))

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


def test_a_blank_status_is_not_known_never_not_held(page):
    summit = factories.summit(status="", starts_on=date(2026, 11, 9))
    for url in (summit.get_absolute_url(), reverse("networks:summit-list") + "?when=all"):
        html = text_of(page.get(url))
        assert str(NOT_CONFIRMED) in html
        assert "not held" not in html.lower()


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
