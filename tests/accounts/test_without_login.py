"""People without a login: they own dates and get letters, and there is no way in for them."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from oia.accounts import services
from oia.accounts.choices import Role
from oia.accounts.models import User
from tests import factories

pytestmark = pytest.mark.django_db

LIST = "/accounts/without-login/"
NEW = f"{LIST}new/"
LOGIN = "/accounts/login/"


@pytest.fixture
def officer():
    return factories.in_role(Role.OFFICER, username="ana")


@pytest.fixture
def browser(officer):
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def finance():
    return factories.user(
        username="finance", email="finance@city.test", first_name="Finance", logs_in=False
    )


def typed(**kw):
    person = {"first_name": "Legal", "last_name": "", "email": "legal@city.test", "is_active": "on"}
    person |= {"department": "", "zone": "", "language": ""}
    return person | {"work_start": "09:00", "work_end": "17:00", "work_days": list("12345")} | kw


def text(response):
    return response.content.decode()


# Keeping them


@pytest.mark.parametrize("name", ["Legal", "الشؤون القانونية", "法务部"])
def test_an_officer_enters_somebody_who_can_then_own_dates(browser, officer, name):
    listed = browser.post(NEW, typed(first_name=name, email="Legal@City.test"), follow=True)

    assert f"<bdi>{name}</bdi>" in text(listed)
    legal = User.objects.get(email="legal@city.test")
    assert (legal.logs_in, legal.username, str(legal)) == (False, "legal", f"{name} (no login)")
    assert not legal.has_usable_password()
    assert legal.history.get().history_user == officer


def test_somebody_is_changed_and_leaves(browser, finance):
    url = reverse("accounts:without-login-edit", args=[finance.pk])
    assert 'value="finance@city.test"' in text(browser.get(url))

    browser.post(url, typed(first_name="Budget", email="budget@city.test", is_active=""))

    finance.refresh_from_db()
    assert (finance.first_name, finance.username, finance.is_active) == ("Budget", "finance", False)
    browser.get(LIST)  # the message is read once
    assert "Budget" not in text(browser.get(LIST))
    assert "Budget" in text(browser.get(f"{LIST}?state=left"))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"email": "finance@CITY.test"}, "There is a user with this e-mail already."),
        ({"email": "ana@city.test"}, "There is a user with this e-mail already."),
        ({"email": ""}, "This field is required."),
        ({"first_name": ""}, "This field is required."),
        ({"zone": "Mars/Olympus"}, "is not a time zone"),
        ({"work_end": "08:00"}, "Work must end after it begins."),
    ],
)
def test_mistakes_are_explained_and_nothing_typed_is_lost(browser, finance, wrong, words):
    page = text(browser.post(NEW, typed(last_name="Žák") | wrong))

    assert words in page
    assert 'value="Žák"' in page
    assert User.objects.without_login().get() == finance


def test_whoever_logs_in_is_out_of_reach(browser, officer):
    director = factories.in_role(Role.DIRECTOR)
    url = reverse("accounts:without-login-edit", args=[director.pk])

    assert browser.get(url).status_code == 404
    assert browser.post(url, typed(email="mine@city.test")).status_code == 404
    with pytest.raises(ValidationError):
        services.keep_person(director, by=officer)


def test_nobody_is_made_more_than_they_are(browser):
    more = {"is_superuser": "on", "logs_in": "on", "username": "root", "password": "x", "groups": 5}

    browser.post(NEW, typed() | more)

    legal = User.objects.get(email="legal@city.test")
    assert (legal.is_superuser, legal.logs_in, legal.username) == (False, False, "legal")
    assert not legal.groups.exists()


def test_it_takes_the_right_also_without_the_page(finance):
    with pytest.raises(PermissionDenied):
        services.keep_person(finance, by=factories.in_role(Role.READER))


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("finance@partner.test", "finance-3"),
        ("o'neil@partner.test", "o-neil"),
        ("new.one+x@partner.test", "new.one+x"),
    ],
)
def test_the_user_name_is_made_from_the_address(finance, officer, address, name):
    factories.user(username="Finance-2")
    person = services.keep_person(User(first_name="X", email=address, logs_in=False), by=officer)

    assert person.username == name


def test_the_list_says_what_to_do_while_it_is_empty(browser):
    page = text(browser.get(LIST))

    assert "Nobody yet" in page
    assert NEW in page


def test_the_list_is_reached_from_the_navigation(browser):
    assert f'href="{LIST}"' in text(browser.get("/accounts/settings/"))


def test_the_list_is_searched(browser, finance):
    factories.user(first_name="Legal", logs_in=False)

    page = text(browser.get(f"{LIST}?q=fin+city.test"))

    assert "Finance" in page
    assert "Legal" not in page


def test_the_list_costs_the_same_for_one_and_for_fifty(browser, query_count):
    def add(number):
        for _ in range(number):
            factories.user(logs_in=False, department=factories.department())

    add(1)
    browser.get(LIST)
    once = query_count(lambda: browser.get(LIST))
    add(49)

    assert query_count(lambda: browser.get(LIST)) == once


# No way in


def test_the_database_keeps_them_from_being_superusers(finance):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=finance.pk).update(is_superuser=True)
    finance.is_superuser = True
    with pytest.raises(ValidationError, match="needs a login"):
        finance.full_clean()


def test_a_password_opens_nothing_to_them(finance):
    assert finance.check_password("secret-enough")

    client = Client()
    answer = client.post(LOGIN, {"login": "finance", "password": "secret-enough"})

    assert answer.url == "/accounts/inactive/"
    assert "_auth_user_id" not in client.session
    assert not Client().login(username="finance", password="secret-enough")


def test_a_role_left_over_gives_them_no_right(finance):
    finance.groups.add(Group.objects.get(name=Role.ADMINISTRATOR))

    assert not finance.has_perm("directory.view_city")
    assert finance.get_all_permissions() == set()


def ask_for_link(address):
    mail.outbox.clear()
    answer = Client().post("/accounts/password/reset/", {"email": address})
    assert answer.url == "/accounts/password/reset/done/"
    return [re.search(r"https?://\S+", letter.body)[0] for letter in mail.outbox]


def test_they_get_no_link_for_a_new_password(finance):
    assert ask_for_link("finance@city.test") == []


def test_a_link_from_before_they_lost_their_login_opens_nothing(settings):
    eva = factories.user(username="eva", email="eva@city.test")
    [link] = ask_for_link("eva@city.test")
    User.objects.filter(pk=eva.pk).update(logs_in=False)

    page = Client().get(link.removeprefix(settings.SITE_URL), follow=True)

    assert "no longer works" in text(page)


def test_whoever_loses_their_login_is_out_at_the_next_request(browser, officer):
    assert browser.get("/accounts/settings/").status_code == 200
    User.objects.filter(pk=officer.pk).update(logs_in=False)

    assert browser.get("/accounts/settings/").url.startswith(LOGIN)


def test_a_calendar_feed_is_shut_with_the_login(officer):
    url = factories.calendar_feed(owner=officer).address
    assert Client().get(url).status_code == 200
    User.objects.filter(pk=officer.pk).update(logs_in=False)

    assert Client().get(url).status_code == 404


# Given and taken away by administrators


@pytest.fixture
def administrator():
    client = Client()
    client.force_login(factories.in_role(Role.ADMINISTRATOR))
    return client


def change_url(user):
    return reverse("admin:accounts_user_change", args=[user.pk])


def send(client, user, **changes):
    """The form of a user in the admin, sent back with some changes; None takes a tick away."""
    page = client.get(change_url(user))
    form = page.context["adminform"].form
    data = {field.html_name: field.value() for field in form if field.name != "password"}
    for inline in page.context["inline_admin_formsets"]:
        data |= {field.html_name: field.value() for field in inline.formset.management_form}
    data = {
        name: value
        for name, value in (data | changes).items()
        if value is not None and value is not False
    }
    answer = client.post(change_url(user), data)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    user.refresh_from_db()
    return user


def test_an_administrator_takes_a_login_away_and_roles_and_password_go_with_it(
    administrator, officer
):
    before = officer.history.count()

    send(administrator, officer, logs_in=None)

    assert not officer.logs_in
    assert not officer.has_usable_password()
    assert not officer.groups.exists()
    assert officer.history.count() > before
    assert officer in User.objects.active()


def test_an_administrator_gives_a_login_and_then_a_role_and_a_password(administrator, finance):
    finance.set_unusable_password()
    finance.save()
    page = text(administrator.get(change_url(finance)))
    assert 'name="groups"' not in page
    assert "/password/" not in page
    assert administrator.get(f"/admin/accounts/user/{finance.pk}/password/").status_code == 403

    send(administrator, finance, logs_in="on")

    page = text(administrator.get(change_url(finance)))
    assert 'name="groups"' in page
    assert administrator.get(f"/admin/accounts/user/{finance.pk}/password/").status_code == 200
    assert len(ask_for_link("finance@city.test")) == 1


# Chosen like everybody else


def test_they_are_offered_wherever_somebody_is_chosen(browser, finance):
    marked = "Finance (no login)</option>"
    membership = factories.membership()
    plan = factories.plan()
    about = f"?about={factories.deadline().subject_type_id}.{factories.deadline().subject_id}"
    for url in (
        "/accounts/absences/new/",
        reverse("reminders:deadline-list"),
        reverse("reminders:deadline-new") + about,
        reverse("networks:membership-edit", args=[membership.pk]),
        reverse("networks:plan-edit", args=[plan.summit.slug]),
        reverse("networks:duty-new"),
    ):
        assert marked in text(browser.get(url)), url


def test_lists_and_pages_say_that_they_have_no_login(browser, finance):
    deadline = factories.deadline(owner=finance)

    for url in (reverse("reminders:deadline-list"), deadline.get_absolute_url()):
        assert "<bdi>Finance (no login)</bdi>" in text(browser.get(url))
