"""The admin of the office and its people."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import localize

from oia.accounts.choices import Role
from oia.accounts.models import Office, User
from tests import factories

pytestmark = pytest.mark.django_db


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def administrator():
    return factories.in_role(Role.ADMINISTRATOR, username="boss")


@pytest.fixture
def browser(administrator):
    return logged_in(administrator)


def change_url(record):
    return reverse(f"admin:{record._meta.label_lower.replace('.', '_')}_change", args=[record.pk])


def typed_into(page):
    """What the browser would send back if nothing were changed."""
    form = page.context["adminform"].form
    data = {}
    for field in form:
        value = field.value()
        if value is True:
            data[field.html_name] = "on"
        elif value not in (None, False) and field.name != "password":
            data[field.html_name] = value
    for inline in page.context["inline_admin_formsets"]:
        for field in inline.formset.management_form:
            data[field.html_name] = field.value()
    return data


@pytest.mark.parametrize(
    "model", ["user", "department", "holiday", "councildate", "exchangerate", "absence"]
)
def test_every_list_and_form_opens(browser, model):
    factories.absence(user=factories.user(department=factories.department()))
    factories.holiday(), factories.council_date(), factories.exchange_rate()

    listed = browser.get(reverse(f"admin:accounts_{model}_changelist"))
    assert listed.status_code == 200
    assert browser.get(reverse(f"admin:accounts_{model}_add")).status_code == 200
    record = listed.context["cl"].result_list[0]
    assert browser.get(change_url(record)).status_code == 200
    history = reverse(f"admin:accounts_{model}_history", args=[record.pk])
    assert browser.get(history, follow=True).status_code == 200


def test_the_list_of_users_asks_no_more_for_many(browser, django_assert_max_num_queries):
    url = reverse("admin:accounts_user_changelist")
    browser.get(url)
    with django_assert_max_num_queries(20) as few:
        browser.get(url)
    for _ in range(20):
        factories.in_role(Role.OFFICER, department=factories.department())

    with django_assert_max_num_queries(20) as many:
        browser.get(url)
    assert len(many) == len(few)


def test_the_office_skips_its_list_and_is_changed(browser):
    page = browser.get(reverse("admin:accounts_office_changelist"), follow=True)
    assert "Europe/Warsaw" in page.content.decode()  # offered while typing

    data = typed_into(page) | {"zone": "warsaw", "work_days": ["1", "2"]}
    browser.post(page.redirect_chain[-1][0], data)

    office = Office.current()
    assert (office.zone, office.work_days) == ("Europe/Warsaw", "12")


def test_a_mistake_in_the_settings_is_told_beside_the_field(browser):
    page = browser.get(change_url(Office.current()))
    data = typed_into(page) | {"zone": "Nowhere", "currency": "EURO"}

    errors = browser.post(change_url(Office.current()), data).context["adminform"].form.errors

    assert set(errors) == {"zone", "currency"}


def test_nobody_adds_or_deletes_an_office(browser):
    Office.current()

    assert browser.get(reverse("admin:accounts_office_add")).status_code == 403
    assert browser.get(reverse("admin:accounts_office_delete", args=[1])).status_code == 403


def test_an_administrator_adds_a_user_who_can_then_log_in(browser):
    officer = factories.in_role(Role.OFFICER).groups.get()
    data = {"username": "eva", "email": "Eva@City.test", "groups": [officer.pk]}
    data |= {"usable_password": "true", "password1": "a-good-one-77", "password2": "a-good-one-77"}

    response = browser.post(reverse("admin:accounts_user_add"), data)

    eva = User.objects.get(username="eva")
    assert response.url == change_url(eva)
    assert eva.has_perm("networks.change_membership")
    assert eva.check_password("a-good-one-77")
    assert eva.email == "eva@city.test"


def test_an_administrator_gives_a_role_and_takes_a_login_away(browser):
    eva = factories.user(username="eva")
    reader = factories.in_role(Role.READER).groups.get()
    data = typed_into(browser.get(change_url(eva))) | {"groups": [reader.pk]}
    data.pop("is_active")

    browser.post(change_url(eva), data)

    eva.refresh_from_db()
    assert not eva.is_active
    assert list(eva.groups.all()) == [reader]


def test_an_administrator_sets_a_password(browser):
    eva = factories.user()
    data = {"usable_password": "true", "password1": "a-good-one-77", "password2": "a-good-one-77"}

    browser.post(f"/admin/accounts/user/{eva.pk}/password/", data)

    eva.refresh_from_db()
    assert eva.check_password("a-good-one-77")


def test_an_administrator_cannot_become_a_superuser(browser, administrator):
    data = typed_into(browser.get(change_url(administrator))) | {"is_superuser": "on"}

    browser.post(change_url(administrator), data | {"first_name": "Changed"})

    administrator.refresh_from_db()
    assert administrator.first_name == "Changed"
    assert not administrator.is_superuser


def test_nor_set_the_password_of_one(browser):
    chief = User.objects.create_superuser("chief", "chief@city.test", "secret-enough")
    data = {"usable_password": "true", "password1": "a-good-one-77", "password2": "a-good-one-77"}

    assert browser.post(f"/admin/accounts/user/{chief.pk}/password/", data).status_code == 403
    assert browser.post(change_url(chief), {"first_name": "x"}).status_code == 403


def test_a_superuser_makes_another():
    chief = User.objects.create_superuser("chief", "chief@city.test", "secret-enough")
    eva, browser = factories.user(), logged_in(chief)
    data = typed_into(browser.get(change_url(eva))) | {"is_superuser": "on"}

    browser.post(change_url(eva), data)

    eva.refresh_from_db()
    assert eva.is_superuser


def test_users_are_never_deleted(browser):
    eva = factories.user()

    assert (
        browser.post(f"/admin/accounts/user/{eva.pk}/delete/", {"post": "yes"}).status_code == 403
    )
    assert User.objects.filter(pk=eva.pk).exists()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.PROTOCOL, Role.DIRECTOR])
def test_only_administrators_change_users_and_the_office(role):
    browser, eva = logged_in(factories.in_role(role)), factories.user()

    for record in (eva, Office.current()):
        assert browser.get(change_url(record)).status_code == 200  # may look
        assert browser.post(change_url(record), {"first_name": "x"}).status_code == 403


def test_a_reader_has_no_business_in_the_admin():
    assert logged_in(factories.in_role(Role.READER)).get("/admin/", follow=True).status_code == 403


def test_an_officer_may_look_people_up_where_a_record_names_one():
    browser = logged_in(factories.in_role(Role.OFFICER))
    factories.user(first_name="Łucja")
    asked = {"app_label": "accounts", "model_name": "absence", "field_name": "deputy"}

    found = browser.get("/admin/autocomplete/", asked | {"term": "Łucja"})

    assert [result["text"] for result in found.json()["results"]] == ["Łucja"]


def test_administrators_find_the_settings_in_the_navigation(browser):
    page = browser.get("/accounts/settings/").content.decode()

    assert reverse("admin:accounts_office_changelist") in page
    plain = logged_in(factories.in_role(Role.OFFICER)).get("/accounts/settings/").content.decode()
    assert reverse("admin:accounts_office_changelist") not in plain


def test_hours_go_from_0_to_24():
    late = datetime(2026, 11, 29, 23, 35)

    assert "23:35" in localize(late)
    assert localize(late.time()) == "23:35"
