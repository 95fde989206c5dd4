"""If the sender itself falls silent, people see it: monitoring, the banner, the page "Sending"."""

import time
from datetime import date, timedelta
from types import SimpleNamespace
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from oia.core import broker
from oia.reminders import health, heartbeat, hold, planning
from oia.reminders.choices import LetterState
from oia.reminders.context import alarms
from oia.reminders.models import FailingAddress, Letter, Worker
from oia.reminders.sending import delivery
from tests import factories

pytestmark = pytest.mark.django_db

TEN = (2026, 12, 10, 10)


@pytest.fixture
def answers(monkeypatch):
    """A broker that answers."""
    monkeypatch.setattr(health, "of_broker", lambda: health.Check("broker", True, "It answers."))


@pytest.fixture
def at_work(days, post, answers):
    """An office where at ten a tick was just done and a worker heard of, and a letter is sent."""
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        factories.deadline(due_on=date(2026, 12, 17))
    with days.on(*TEN):
        beat(), work()
    return days


def beat():
    planning.write_down_owed()


def work():
    heartbeat.note("celery@city")
    delivery.deliver_all()


def wrong(**headers):
    """The names of the checks that are red, as monitoring hears it; the status agrees."""
    answer = Client().get("/healthz", headers=headers)
    told = answer.json()
    assert answer.status_code == (200 if told["ok"] else 503)
    assert all(check["says"] for check in told["checks"].values())
    red = [name for name, check in told["checks"].items() if not check["ok"]]
    assert bool(red) != told["ok"]
    return red


def banner(role="reader"):
    client = Client()
    client.force_login(factories.in_role(role))
    page = client.get("/reminders/").content.decode()
    return page.partition('class="banner"')[2].partition("</div>")[0]


def test_all_is_well_while_scheduler_and_worker_live(at_work):
    with at_work.at(*TEN, 2):
        assert wrong() == []
        assert banner() == ""


@pytest.mark.parametrize(
    ("stops", "red"),
    [("worker", ["workers"]), ("beat", ["tick"]), ("both", ["tick", "workers"])],
)
def test_truth_11_within_ten_minutes_it_is_red_when_one_of_them_stops(at_work, stops, red):
    for minute in range(2, 12, 2):
        with at_work.at(*TEN, minute):
            if stops == "worker":
                beat()
            if stops == "beat":
                work()
    with at_work.at(*TEN, 10, 1):
        assert wrong() == red
        assert "No reminders go out" in banner()


def test_a_letter_that_should_be_gone_is_told_of(at_work):
    with at_work.on(*TEN):
        factories.deadline(due_on=date(2026, 12, 17))
        beat()
    with at_work.at(*TEN, 11):
        beat(), heartbeat.note("celery@city")
        assert wrong() == ["letters"]
        assert "10 Dec 2026, 10:00 CET" in banner()


def test_a_letter_in_dead_hands_is_told_of(at_work):
    at = timezone.datetime(2026, 12, 10, 9, tzinfo=timezone.get_fixed_timezone(60))
    Letter.objects.update(state=LetterState.SENDING, lease_until=at, sent_at=None)
    with at_work.at(*TEN, 2):
        assert wrong() == ["letters"]


@pytest.mark.parametrize("state", [LetterState.FAILED, LetterState.READY])
def test_a_letter_for_later_is_not_owed_yet(at_work, state):
    with at_work.at(*TEN, 2):
        Letter.objects.update(state=state, go_at=timezone.now() + timedelta(hours=1))
        assert wrong() == []


def test_held_mail_is_red_and_leads_whoever_may_release_it_there(at_work):
    with at_work.at(*TEN, 1):
        hold.hold(by=None)
        assert wrong() == ["held"]
        assert "/reminders/sending/#held" in banner("director")
        assert "#held" not in banner("reader")


def test_a_new_office_has_ten_minutes_to_begin(db, answers, time_machine):
    time_machine.move_to("2026-11-23 10:00:00Z", tick=False)
    assert wrong() == [], "nobody works here yet"
    factories.user()
    time_machine.move_to("2026-11-23 10:09:00Z", tick=False)
    assert wrong() == []
    time_machine.move_to("2026-11-23 10:11:00Z", tick=False)
    assert wrong() == ["tick", "workers"]


def test_it_answers_when_the_database_is_gone(db, answers, caplog):
    def gone(*args):
        raise OperationalError("could not connect to db.internal as user secret")

    client = Client(raise_request_exception=False)
    client.force_login(factories.in_role("reader"))  # whose session nobody can read now
    with connection.execute_wrapper(gone):
        answer = client.get("/healthz")

    assert answer.status_code == 503
    assert not answer.json()["checks"]["database"]["ok"]
    assert "secret" not in answer.content.decode()


def test_it_answers_when_the_broker_is_gone(at_work, monkeypatch, settings, tmp_path):
    monkeypatch.undo()
    settings.REDIS_URL = f"unix://user:secret@{tmp_path}/nobody"
    with at_work.at(*TEN, 1):
        assert wrong() == ["broker"]
        assert b"secret" not in Client().get("/healthz").content


def test_a_broker_that_hangs_is_not_waited_for(settings):
    with mock.patch.object(broker, "client") as client:
        client.return_value.__enter__.return_value.ping.side_effect = TimeoutError
        assert not health.of_broker().ok
    assert client.call_args.kwargs["seconds"] <= 1


def test_monitoring_needs_no_login_no_https_and_no_host_name_and_nobody_keeps_the_answer(
    at_work, settings
):
    settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS = True, ["oia.example.org"]
    with at_work.at(*TEN, 1):
        assert wrong(host="10.0.0.7") == []
        answer = Client().head("/healthz")
    assert (answer.status_code, answer.content) == (200, b"")
    assert "no-store" in answer.headers["Cache-Control"]
    assert Client().post("/healthz").status_code == 405


def test_it_names_nobody(at_work):
    FailingAddress.objects.create(address="x@city.test", since=timezone.now(), words="550")
    with at_work.at(*TEN, 1):
        told = Client().get("/healthz").content.decode()
    assert "city" not in told and "user" not in told


# the banner and the page


def test_whoever_mail_does_not_reach_is_told_and_nobody_else(at_work):
    anna, client = factories.in_role("reader"), Client()
    with at_work.at(*TEN, 1):
        factories.failing_address(address=anna.email.upper())
        client.force_login(anna)
        page = client.get("/reminders/").content.decode()
        assert "Mail to you comes back since Thu 10 Dec 2026, 10:01 CET" in page
        assert banner() == ""


def test_the_banner_costs_one_query(at_work, query_count):
    user = factories.in_role("director")
    user.has_perm("reminders.view_letter")
    with at_work.at(*TEN, 30):
        assert query_count(lambda: alarms(user)) == 1


def test_the_page_tells_how_it_stands_and_no_password(at_work, settings):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "mailer", "hunter2"
    settings.BOUNCE_URL = "imaps://mailer:hunter2@imap.city.example/INBOX"
    client = Client()
    with at_work.at(*TEN, 1):
        client.force_login(factories.in_role("reader"))
        page = client.get("/reminders/sending/").content.decode()
    for words in (
        "celery@city",
        "imap.city.example",
        f"127.0.0.1:{settings.EMAIL_PORT}",
        "None. When a mail server",
    ):
        assert words in page
    assert "hunter2" not in page and "mailer" not in page


def test_an_address_that_works_again_is_taken_off_the_list(at_work):
    failing = factories.failing_address(words="550 5.1.1 Nobody here")
    url = reverse("reminders:failingaddress-retry", args=[failing.pk])
    client = Client()
    with at_work.at(*TEN, 1):
        client.force_login(factories.in_role("reader"))
        page = client.get("/reminders/sending/").content.decode()
        assert "550 5.1.1 Nobody here" in page and "Try this address again" not in page
        assert client.post(url).status_code == 403
        client.force_login(factories.in_role("officer"))
        assert "Try this address again" in client.get("/reminders/sending/").content.decode()
        client.post(url)

    assert not FailingAddress.objects.exists()


def test_the_page_costs_the_same_for_one_failing_address_and_for_fifty(at_work, query_count):
    client = Client()
    with at_work.at(*TEN, 1):
        client.force_login(factories.in_role("officer"))
        factories.failing_address()
        client.get("/reminders/sending/")
        one = query_count(lambda: client.get("/reminders/sending/"))
        for _each in range(50):
            factories.failing_address()
        assert query_count(lambda: client.get("/reminders/sending/")) == one


# workers


@pytest.fixture
def heart(monkeypatch):
    monkeypatch.setattr(heartbeat, "last", {})
    monkeypatch.setattr(heartbeat, "time", SimpleNamespace(monotonic=time.time))
    return SimpleNamespace(eventer=SimpleNamespace(hostname="celery@a"))


@pytest.mark.django_db(transaction=True)
def test_a_worker_is_written_down_once_a_minute_and_the_dead_are_forgotten(heart, time_machine):
    time_machine.move_to("2026-11-23 10:00:00Z", tick=False)
    factories.worker(name="celery@old", seen_at="2026-11-22T09:00Z")
    for second in (0, 2, 58, 59):
        time_machine.move_to(f"2026-11-23 10:00:{second:02}Z", tick=False)
        heartbeat.worker_lives(heart)
    assert Worker.objects.get().seen_at.second == 0
    time_machine.move_to("2026-11-23 10:01:01Z", tick=False)
    heartbeat.worker_lives(heart)

    assert Worker.objects.get().seen_at.minute == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_lives_on_when_the_database_is_gone_and_keeps_no_connection(heart, monkeypatch):
    heartbeat.worker_lives(heart)
    assert connection.connection is None

    monkeypatch.setattr(heartbeat, "last", {})
    monkeypatch.setattr(heartbeat, "note", mock.Mock(side_effect=OperationalError("gone")))
    heartbeat.worker_lives(heart)
    assert connection.connection is None
