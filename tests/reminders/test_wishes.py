"""What people wish: how soon they hear of each kind of date, and at which hour."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from oia.reminders import wishing
from oia.reminders.choices import Pace
from oia.reminders.models import Letter, Wishes
from tests import factories

pytestmark = pytest.mark.django_db

PAGE = "/reminders/wishes/"


@pytest.fixture(autouse=True)
def tuesday(time_machine):
    factories.office(zone="Europe/Warsaw")
    factories.in_force_since_long_ago()
    time_machine.move_to("2026-11-24 09:00:00Z", tick=False)  # 10:00 in Warsaw


@pytest.fixture
def anna():
    return factories.user(username="anna", first_name="Anna")


@pytest.fixture
def browser(anna):
    client = Client()
    client.force_login(anna)
    return client


def typed(**kw):
    return {"everything": "at_once", "at": "09:00", "weekday": "1"} | {
        name.replace("__", "."): value for name, value in kw.items()
    }


def text(response):
    return response.content.decode()


def test_somebody_wishes_for_one_letter_a_day_and_for_exceptions(browser, anna):
    said = typed(everything="daily", at="14:30", **{"kind-typed": "at_once"})
    said |= {"kind-membership.dues": "weekly", "weekday": "4"}

    page = text(browser.post(PAGE, said, follow=True))

    wishes = Wishes.objects.get(user=anna)
    assert wishes.paces == {"*": "daily", "typed": "at_once", "membership.dues": "weekly"}
    assert (wishes.at, wishes.weekday) == (time(14, 30), "4")
    assert wishes.pace_for("summit.paper") == Pace.DAILY
    assert "Your next daily letter: Tue 24 Nov 14:30" in page
    assert "Your next weekly letter: Thu 26 Nov 14:30" in page
    assert '<details class="fold form-group-box" open' in page


def test_whoever_never_said_a_wish_hears_at_once(browser):
    page = browser.get(PAGE)

    assert page.context["form"]["everything"].value() == Pace.AT_ONCE
    assert "come at once, whatever you choose here" in text(page)
    assert "Your next" not in text(page)
    assert not Wishes.objects.exists()


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("", "Wed 25 Nov 09:00<"),
        ("Asia/Kathmandu", "Wed 25 Nov 09:00 (Kathmandu)"),
        ("Pacific/Apia", "Wed 25 Nov 09:00 (Apia)"),
    ],
)
def test_the_hour_is_meant_by_their_own_clock(browser, anna, zone, said):
    anna.zone = zone
    anna.save()

    page = text(browser.post(PAGE, typed(everything="daily"), follow=True))

    assert f"Your next daily letter: {said}" in page


@pytest.mark.parametrize("today", ["2026-11-28", "2026-11-29"])  # a Saturday, a Sunday
def test_a_daily_letter_keeps_its_hour_also_after_days_off(anna, time_machine, today):
    time_machine.move_to(f"{today} 09:00:00Z", tick=False)
    browser = Client()
    browser.force_login(anna)

    page = text(browser.post(PAGE, typed(everything="daily", at="10:15"), follow=True))

    assert "Your next daily letter: Mon 30 Nov 10:15" in page


def test_a_holiday_is_no_day_for_letters(browser):
    factories.holiday(on=date(2026, 11, 30))

    page = text(browser.post(PAGE, typed(everything="weekly"), follow=True))

    assert "Your next weekly letter: Tue 1 Dec 09:00" in page


@pytest.mark.parametrize(
    ("wish", "goes", "why"),
    [
        ({"at": "06:00"}, "Wed 25 Nov 09:00", "You work from 09:00 to 17:00"),
        ({"at": "22:00"}, "Wed 25 Nov 09:00", "You work from 09:00 to 17:00"),
        ({"at": "16:59"}, "Tue 24 Nov 16:59", ""),
        (
            {"everything": "weekly", "weekday": "6"},
            "Mon 30 Nov 09:00",
            "You do not work on that day",
        ),
    ],
)
def test_an_hour_outside_work_moves_into_it_and_the_page_says_so(browser, wish, goes, why):
    page = text(browser.post(PAGE, typed(everything="daily") | wish, follow=True))

    assert goes in page
    assert why in page
    if not why:
        assert "You work from" not in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"at": "25:00"}, "valid time"),
        ({"at": ""}, "This field is required."),
        ({"everything": "never"}, "not one of the available choices"),
        ({"kind-typed": "never"}, "not one of the available choices"),
        ({"weekday": "8"}, "not one of the available choices"),
    ],
)
def test_mistakes_are_explained_and_nothing_typed_is_lost(browser, wrong, words):
    page = browser.post(
        PAGE, typed(everything="weekly", **{"kind-membership.dues": "daily"}) | wrong
    )

    assert words in text(page)
    assert page.context["form"]["kind-membership.dues"].value() == "daily"
    assert not Wishes.objects.exists()


def test_every_role_says_its_own_and_nobody_elses(anna):
    for role in ("reader", "officer", "director"):
        client = Client()
        client.force_login(factories.in_role(role))
        assert client.post(PAGE, typed(everything="weekly")).status_code == 302
    assert not Wishes.objects.filter(user=anna).exists()
    with pytest.raises(PermissionDenied):
        wishing.keep_wishes(Wishes(user=anna), by=factories.in_role("administrator"))
    with pytest.raises(ValidationError):
        wishing.keep_wishes(Wishes(user=anna, weekday="9"), by=anna)


def test_the_page_is_reached_from_the_menu_and_the_settings(browser):
    for url in ("/accounts/settings/", "/accounts/absences/"):
        assert text(browser.get(url)).count(f'href="{PAGE}"') == 2
    page = text(browser.get(PAGE))
    assert reverse("accounts:settings") in page
    assert reverse("accounts:absence-list") in page


def test_a_letter_that_waits_goes_no_later_than_the_new_wish(browser, anna):
    browser.post(PAGE, typed(everything="weekly"))
    monday, friday = (datetime(2026, 11, day, 8, tzinfo=UTC) for day in (30, 27))
    waiting = [
        Letter.objects.create(
            user=anna,
            address=anna.email,
            message_id=str(moment),
            pace=Pace.WEEKLY,
            gathers=True,
            go_at=moment,
            written_at=moment,
        )
        for moment in (monday, datetime(2026, 11, 25, 8, tzinfo=UTC))
    ]

    browser.post(PAGE, typed(everything="weekly", weekday="5"))
    moments = set(Letter.objects.values_list("go_at", flat=True))
    assert moments == {friday, waiting[1].go_at}

    browser.post(PAGE, typed(everything="at_once"))
    assert set(Letter.objects.values_list("go_at", flat=True)) == {
        datetime(2026, 11, 24, 9, tzinfo=UTC)
    }


def test_what_is_planned_follows_the_wishes(browser, anna, days, post):
    browser.post(PAGE, typed(everything="daily", at="15:00"))
    for title in ("Data report", "Budget"):
        factories.deadline(title=title, owner=anna, due_on=date(2026, 12, 1))

    days.round(2026, 11, 24, 11)
    assert post.subjects() == []
    days.round(2026, 11, 24, 15, 1)

    assert len(post.mails) == 1
    assert post.mails[0]["To"] == "anna@city.test"
