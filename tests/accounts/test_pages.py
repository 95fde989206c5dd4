"""Own settings and absences, and what every page knows of the office."""

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from oia.accounts.choices import Role
from oia.accounts.middleware import office_hours
from oia.accounts.models import Absence
from tests import factories

pytestmark = pytest.mark.django_db

SETTINGS = "/accounts/settings/"


@pytest.fixture
def anna():
    return factories.user(username="anna", first_name="Anna", last_name="Nowak")


@pytest.fixture
def browser(anna):
    client = Client()
    client.force_login(anna)
    return client


def settings_of(**kw):
    typed = {"first_name": "Anna", "last_name": "Nowak", "zone": "", "language": ""}
    return typed | {"work_start": "09:00", "work_end": "17:00", "work_days": list("12345")} | kw


def text(response):
    return response.content.decode()


def test_settings_are_saved(browser, anna):
    typed = settings_of(zone="Asia/Kathmandu", work_start="07:30", work_days=["7", "1"])

    response = browser.post(SETTINGS, typed, follow=True)

    assert "Saved." in text(response)
    anna.refresh_from_db()
    assert (anna.zone, anna.work_start, anna.work_days) == ("Asia/Kathmandu", time(7, 30), "17")


def test_a_zone_that_does_not_exist_is_told_beside_the_field_and_nothing_typed_is_lost(
    browser, anna
):
    typed = settings_of(first_name="Žofie", zone="Mars/Olympus", work_end="18:45", work_days=["6"])

    response = browser.post(SETTINGS, typed)

    form = response.context["form"]
    assert form.errors == {"zone": ["“Mars/Olympus” is not a time zone."]}
    page = text(response)
    for kept in ('value="Žofie"', 'value="Mars/Olympus"', 'value="18:45"'):
        assert kept in page
    assert "is not a time zone" in page.partition('id="id_zone"')[2]
    assert form["work_days"].value() == ["6"]
    anna.refresh_from_db()
    assert anna.zone == ""


def test_what_is_refused_never_shows_in_the_frame_around(browser):
    response = browser.post(SETTINGS, settings_of(first_name="Mallory", zone="nowhere"))

    assert "Anna Nowak" in text(response)
    assert "Mallory Nowak" not in text(response)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"work_end": "08:00"}, "Work must end after it begins."),
        ({"work_days": []}, "Choose at least one working day."),
        ({"work_days": ["9"]}, "not one of the available choices"),
        ({"work_start": "25:00"}, "valid time"),
        ({"first_name": "x" * 300}, "at most 150 characters"),
        ({"language": "tlh"}, "not one of the available choices"),
    ],
)
def test_mistakes_are_explained(browser, wrong, words):
    response = browser.post(SETTINGS, settings_of(**wrong))

    assert response.status_code == 200
    assert words in text(response)


def test_one_cannot_give_oneself_rights_through_the_settings(browser, anna):
    browser.post(SETTINGS, settings_of(is_superuser="on", email="new@x.test", username="root"))

    anna.refresh_from_db()
    assert (anna.is_superuser, anna.username) == (False, "anna")
    assert anna.email == "anna@city.test"


@pytest.mark.parametrize("name", ["settings", "absence-list", "absence-new"])
def test_pages_want_a_login(name):
    url = reverse(f"accounts:{name}")

    assert Client().get(url).url == f"/accounts/login/?next={url}"


@pytest.mark.parametrize(
    "name", ["account_login", "account_reset_password", "account_reset_password_done"]
)
def test_the_door_itself_wants_none_and_carries_no_inline_style_or_script(name):
    page = Client().get(reverse(name))

    assert page.status_code == 200
    assert "style=" not in text(page)
    assert "onclick" not in text(page)


def test_whoever_keeps_absences_opens_those_of_others_from_what_changed(browser, anna):
    """The page of one's own absences would know nothing of them."""
    director = Client()
    director.force_login(factories.in_role(Role.DIRECTOR))
    away = factories.absence(user=anna)

    told = director.get("/changes/").content.decode()
    link = reverse("admin:accounts_absence_change", args=[away.pk])

    assert f'href="{link}"' in told
    assert director.get(link).status_code == 200
    own = reverse("accounts:absence-edit", args=[away.pk])
    assert f'href="{own}"' in browser.get("/accounts/absences/").content.decode()
    assert browser.get(own).status_code == 200


def test_an_absence_is_entered_changed_and_deleted(browser, anna):
    deputy = factories.user(first_name="Ben")
    typed = {"starts_on": "2026-12-01", "ends_on": "2026-12-04", "deputy": deputy.pk}

    listed = browser.post("/accounts/absences/new/", typed, follow=True)
    assert "Ben" in text(listed)
    away = Absence.objects.get(user=anna)
    assert away.history.first().history_user == anna

    edit = reverse("accounts:absence-edit", args=[away.pk])
    assert 'value="2026-12-01"' in text(browser.get(edit))
    browser.post(edit, typed | {"ends_on": "2026-12-05"})
    away.refresh_from_db()
    assert away.ends_on == date(2026, 12, 5)

    delete = reverse("accounts:absence-delete", args=[away.pk])
    assert browser.get(delete).status_code == 200
    assert Absence.objects.exists()
    browser.post(delete)
    assert not Absence.objects.exists()


def test_a_deputy_who_is_away_as_well_is_told_of(browser, anna):
    ben, cleo = factories.user(first_name="Ben"), factories.user(first_name="Cleo")
    factories.absence(user=ben, deputy=cleo, starts_on=date(2026, 12, 4), ends_on=date(2026, 12, 9))
    typed = {"starts_on": "2026-12-01", "ends_on": "2026-12-03", "deputy": ben.pk}

    fine = text(browser.post("/accounts/absences/new/", typed, follow=True))
    away = Absence.objects.get(user=anna)
    address = reverse("accounts:absence-edit", args=[away.pk])
    said = text(browser.post(address, typed | {"ends_on": "2026-12-04"}, follow=True))
    ben.absences.update(deputy=None)
    alone = text(browser.post(address, typed | {"ends_on": "2026-12-05"}, follow=True))

    assert "away as well" not in fine
    assert "Ben is away as well, from 4 Dec 2026 to 9 Dec 2026; then Cleo stands in." in said
    assert "and names no deputy" in alone


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ends_on": "2026-11-30"}, "The absence ends before it starts."),
        ({"starts_on": "0201-12-01"}, "The year 0201 cannot be meant."),
        ({"starts_on": "soon"}, "valid date"),
        ({"starts_on": "2026-12-20", "ends_on": "2026-12-24"}, "This overlaps with the absence"),
    ],
)
def test_an_impossible_absence_is_explained_and_nothing_typed_is_lost(browser, anna, wrong, words):
    factories.absence(user=anna, starts_on=date(2026, 12, 24), ends_on=date(2026, 12, 31))
    typed = {"starts_on": "2026-12-01", "ends_on": "2026-12-04", "deputy": ""} | wrong

    response = browser.post("/accounts/absences/new/", typed)

    assert words in text(response)
    assert f'value="{typed["starts_on"]}"' in text(response)
    assert Absence.objects.count() == 1


def test_one_cannot_be_ones_own_deputy_nor_name_somebody_who_left(browser, anna):
    gone = factories.user(is_active=False)

    for deputy in (anna, gone):
        typed = {"starts_on": "2026-12-01", "ends_on": "2026-12-04", "deputy": deputy.pk}
        assert "not one of the available choices" in text(
            browser.post("/accounts/absences/new/", typed)
        )


@pytest.mark.parametrize("name", ["absence-edit", "absence-delete"])
def test_nobody_reaches_the_absences_of_others(browser, name):
    other = factories.absence()

    for method in (browser.get, browser.post):
        assert method(reverse(f"accounts:{name}", args=[other.pk])).status_code == 404
    assert other.user.username not in text(browser.get("/accounts/absences/"))


def test_an_empty_list_says_what_to_do(browser):
    assert "Enter an absence" in text(browser.get("/accounts/absences/"))


def test_the_list_costs_the_same_for_one_absence_and_for_fifty(
    browser, anna, django_assert_max_num_queries
):
    factories.office()
    factories.absence(user=anna, starts_on=date(2020, 1, 1), ends_on=date(2020, 1, 1))
    with django_assert_max_num_queries(8) as once:
        browser.get("/accounts/absences/")
    for day in range(1, 29):
        deputy = factories.user()
        when = {"starts_on": date(2021, 1, day), "ends_on": date(2021, 1, day)}
        factories.absence(user=anna, deputy=deputy, **when)

    with django_assert_max_num_queries(8) as again:
        browser.get("/accounts/absences/")
    assert len(again) == len(once)


def test_every_request_knows_the_office_after_one_query(browser):
    factories.office(name="Städtisches Büro", zone="Asia/Kathmandu")

    response = browser.get(SETTINGS)

    assert response.wsgi_request.office.name == "Städtisches Büro"
    assert "Städtisches Büro" in text(response)


def test_pages_show_the_clock_of_the_office_and_leave_none_behind(rf, anna, settings):
    factories.office(zone="Asia/Kathmandu")
    seen = []
    request = rf.get("/")
    request.user = anna

    office_hours(lambda request: seen.append(timezone.get_current_timezone_name()))(request)

    assert seen == ["Asia/Kathmandu"]
    assert timezone.get_current_timezone_name() == "UTC"


def test_the_office_is_asked_for_once_a_request(browser, django_assert_max_num_queries):
    browser.get(SETTINGS)

    with django_assert_max_num_queries(20) as asked:
        browser.get(SETTINGS)

    offices = [query for query in asked if 'FROM "accounts_office"' in query["sql"]]
    assert len(offices) == 1
