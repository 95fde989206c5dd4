"""Logging in, being locked out, and getting back in."""

import contextlib
import re

import pytest
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests import factories

pytestmark = pytest.mark.django_db

LOGIN = "/accounts/login/"
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"
NO_MATCH = "do not belong together"
LOCKED = "Too many attempts"


@pytest.fixture(autouse=True)
def no_failures_yet():
    cache.clear()


@pytest.fixture
def anna():
    return factories.user(username="anna", email="anna@city.test", password="right-password")


def attempt(login="anna", password="wrong-password", ip=HERE, client=None):
    client = client or Client()
    return client.post(LOGIN, {"login": login, "password": password}, REMOTE_ADDR=ip)


def test_password_managers_know_the_fields():
    page = Client().get(LOGIN).content.decode()

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page


def is_in(response):
    return response.status_code == 302


@pytest.mark.parametrize("login", ["anna", "Anna", "anna@city.test", "ANNA@City.test", " anna "])
def test_one_logs_in_by_name_or_by_mail_however_it_is_typed(anna, login):
    client = Client()

    assert is_in(attempt(login, "right-password", client=client))
    assert client.session["_auth_user_id"] == str(anna.pk)


@pytest.mark.parametrize("login", ["anna", "anna@city.test", "nobody", "nobody@city.test"])
def test_what_is_wrong_is_said_alike_whether_the_user_exists(anna, login):
    response = attempt(login)

    assert response.status_code == 200
    assert NO_MATCH in response.content.decode()
    assert f'value="{login}"' in response.content.decode()


def test_whoever_left_cannot_log_in(anna):
    anna.is_active = False
    anna.save()
    client = Client()

    response = attempt("anna", "right-password", client=client)

    assert response.url == reverse("account_inactive")
    assert "no longer active" in client.get(response.url).content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("nonsense", ["", "x" * 3000, "\u202eanna", "a\x00b", "' OR 1=1 --"])
def test_nonsense_is_answered_not_stumbled_over(anna, nonsense):
    assert attempt(nonsense).status_code == 200


def test_ten_wrong_guesses_close_the_door_even_to_the_right_password(anna):
    for _ in range(10):
        assert NO_MATCH in attempt().content.decode()

    locked = attempt(password="right-password")

    assert LOCKED in locked.content.decode()


def test_name_and_mail_are_counted_together(anna):
    for login in ["anna", "anna@city.test", "ANNA", "Anna@City.test", "anna"] * 2:
        attempt(login)

    for login in ("anna", "anna@city.test"):
        assert LOCKED in attempt(login, "right-password").content.decode()


def test_a_thousand_guesses_from_elsewhere_lock_nobody_out_here(anna, rf):
    adapter, stranger = get_adapter(), rf.post(LOGIN, REMOTE_ADDR=ELSEWHERE)
    counted = 0
    for _ in range(1000):
        with contextlib.suppress(ValidationError):
            adapter.pre_authenticate(stranger, username="anna")
            counted += 1

    assert counted == 10
    assert LOCKED in attempt(password="right-password", ip=ELSEWHERE).content.decode()
    assert is_in(attempt(password="right-password", ip=HERE))


def test_too_many_requests_from_one_address_get_a_page_that_says_so():
    for number in range(60):
        attempt(f"nobody{number}")

    refused = attempt("somebody")

    assert refused.status_code == 429
    assert "Wait a minute" in refused.content.decode()


def test_a_login_that_does_not_exist_is_locked_alike():
    for _ in range(10):
        attempt("nobody")

    assert LOCKED in attempt("nobody").content.decode()


def test_logging_in_rightly_does_not_use_up_guesses(anna):
    for _ in range(15):
        assert is_in(attempt(password="right-password"))


def test_the_door_opens_again_after_a_quarter_of_an_hour(anna, time_machine):
    time_machine.move_to("2026-11-23 09:00:00Z")
    for _ in range(11):
        attempt()
    time_machine.move_to("2026-11-23 09:14:00Z")
    assert LOCKED in attempt(password="right-password").content.decode()

    time_machine.move_to("2026-11-23 09:16:00Z")
    assert is_in(attempt(password="right-password"))


def test_a_flood_of_made_up_names_does_not_wash_out_a_counter(anna):
    for _ in range(10):
        attempt()
    for number in range(1000):
        cache.set(f"flood-{number}", [1.0], 900)

    assert LOCKED in attempt(password="right-password").content.decode()


def test_redis_has_no_part_in_it(settings):
    assert settings.CACHES["default"]["BACKEND"].endswith("db.DatabaseCache")
    assert not any("redis" in cache["BACKEND"].lower() for cache in settings.CACHES.values())


def test_the_admin_has_no_door_of_its_own(anna):
    response = Client().post("/admin/login/", {"username": "anna", "password": "right-password"})

    assert response.status_code == 302
    assert response.url.startswith(LOGIN)


def test_whoever_may_not_use_the_admin_is_told_so(client, anna):
    client.force_login(anna)

    assert client.get("/admin/", follow=True).status_code == 403


def test_nobody_signs_up():
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert Client().get("/accounts/signup/").status_code in (302, 404)


def test_a_look_at_the_logout_page_logs_nobody_out(client, anna):
    client.force_login(anna)

    assert client.get("/accounts/logout/").status_code == 200
    assert "_auth_user_id" in client.session

    assert client.post("/accounts/logout/").url == LOGIN
    assert "_auth_user_id" not in client.session


def test_logging_out_twice_is_no_trouble(client):
    assert client.post("/accounts/logout/").url == LOGIN


def test_login_leads_to_where_one_wanted_to_go_but_never_outside(anna):
    body = {"login": "anna", "password": "right-password"}

    inside = Client().post(LOGIN, body | {"next": "/accounts/settings/"})
    outside = Client().post(LOGIN, body | {"next": "https://evil.test/"})

    assert inside.url == "/accounts/settings/"
    assert "evil" not in outside.url


# A forgotten password


def ask_for_link(email="anna@city.test", **extra):
    mail.outbox.clear()
    response = Client().post("/accounts/password/reset/", {"email": email}, **extra)
    assert response.url == "/accounts/password/reset/done/"
    return [re.search(r"https?://\S+", letter.body)[0] for letter in mail.outbox]


def open_link(link, settings):
    client = Client()
    response = client.get(link.removeprefix(settings.SITE_URL), follow=True)
    return client, response


def test_a_password_is_reset_by_mail_from_end_to_end(anna, settings):
    elsewhere = Client()
    elsewhere.force_login(anna)
    for _ in range(10):
        attempt()
    [link] = ask_for_link("Anna@City.test")

    client, page = open_link(link, settings)
    new = {"password1": "a-new-password-7", "password2": "a-new-password-7"}
    done = client.post(page.redirect_chain[-1][0], new, REMOTE_ADDR=HERE)

    assert done.url == "/accounts/password/reset/key/done/"
    assert client.get(done.url).status_code == 200
    assert NO_MATCH in attempt(password="right-password").content.decode()
    assert is_in(attempt(password="a-new-password-7"))
    assert elsewhere.get("/accounts/settings/").status_code == 302
    assert mail.outbox[0].to == ["anna@city.test"]
    assert "anna" in mail.outbox[0].body


def test_a_link_works_once(anna, settings):
    [link] = ask_for_link()
    client, page = open_link(link, settings)
    new = {"password1": "a-new-password-7", "password2": "a-new-password-7"}
    client.post(page.redirect_chain[-1][0], new)

    _, again = open_link(link, settings)

    assert "no longer works" in again.content.decode()


def test_a_link_works_for_a_day(anna, settings, time_machine):
    time_machine.move_to("2026-11-23 09:00:00Z")
    [link] = ask_for_link()
    time_machine.move_to("2026-11-24 09:01:00Z")

    assert "no longer works" in open_link(link, settings)[1].content.decode()


def test_the_link_carries_our_own_address_whatever_the_request_called_us(anna, settings):
    [link] = ask_for_link(HTTP_HOST="evil.test")

    assert link.startswith(f"{settings.SITE_URL}/accounts/password/reset/key/")


def test_asking_tells_nobody_who_works_here(anna):
    assert len(ask_for_link("anna@city.test")) == 1
    assert ask_for_link("stranger@city.test") == []


def test_whoever_left_gets_no_link(anna):
    anna.is_active = False
    anna.save()

    assert ask_for_link() == []


def test_an_address_that_was_changed_opens_nothing_any_more(anna):
    ask_for_link()
    attempt("anna@city.test", "right-password")
    anna.email = "new@city.test"
    anna.save()

    assert ask_for_link("anna@city.test") == []
    assert len(ask_for_link("new@city.test")) == 1
    assert NO_MATCH in attempt("anna@city.test", "right-password").content.decode()
    assert not EmailAddress.objects.exists()


def test_a_weak_new_password_is_refused_with_the_reason(anna, settings):
    [link] = ask_for_link()
    client, page = open_link(link, settings)

    weak = client.post(page.redirect_chain[-1][0], {"password1": "anna", "password2": "anna"})

    assert "too short" in weak.content.decode()
    assert is_in(attempt(password="right-password"))


def test_a_mail_server_that_is_away_shows_in_the_log_only(anna, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    assert ask_for_link() == []
    assert "could not be sent" in caplog.text


# A changed password


def test_changing_the_password_ends_every_other_session(client, anna):
    elsewhere = Client()
    for each in (client, elsewhere):
        each.force_login(anna)

    change = {"oldpassword": "right-password"}
    change |= {"password1": "a-new-password-7", "password2": "a-new-password-7"}
    response = client.post("/accounts/password/change/", change)

    assert response.url == "/accounts/settings/"
    assert client.get("/accounts/settings/").status_code == 200
    assert elsewhere.get("/accounts/settings/").url.startswith(LOGIN)


def test_the_old_password_is_asked_for(client, anna):
    client.force_login(anna)

    change = {"oldpassword": "not-it", "password1": "a-new-password-7"}
    response = client.post("/accounts/password/change/", change | {"password2": "a-new-password-7"})

    assert response.status_code == 200
    anna.refresh_from_db()
    assert anna.check_password("right-password")
