"""The public form for requests: what comes in by it, what does not, and who is told."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from delegations.models import Delegation
from delegations.services import public_form
from oia.reminders.models import Letter, Reminder
from tests import factories

URL = "/public/visit-request/"


@pytest.fixture
def form_open(office):
    return factories.office(visit_form_open=True, office_mailbox="oia@city.test")


@pytest.fixture
def asked():
    return {
        "requester": "Vice-Consul Tanaka",
        "email": "tanaka@consulate.test",
        "comes_from": "City of Kobe, Japan",
        "title": "Study tour on night buses",
        "purpose": "See how the night buses are paid for.",
        "kind": "study",
        "level_asked": "technical",
        "arrives_on": "2027-03-08",
        "leaves_on": "2027-03-09",
        "flexibility": "weeks",
        "interpreting": "ours",
        "languages": "Japanese, English",
        "party_size": "12",
    }


def seal_in(page):
    return re.search(rb'name="sealed" value="([^"]+)"', page.content)[1].decode()


def send(client, typed, *, seconds=60, **more):
    """Open the page, type for so long, and send it."""
    sealed = seal_in(client.get(URL))
    with time_machine.travel(timezone.now() + timedelta(seconds=seconds)):
        return client.post(URL, typed | {"sealed": sealed}, **more)


def test_while_it_is_off_there_is_no_such_page(client, office):
    assert client.get(URL).status_code == 404
    assert client.post(URL).status_code == 404


def test_a_request_gets_a_number_waits_for_an_answer_and_staff_are_told(
    form_open, asked, as_protocol
):
    answer = send(Client(), asked)
    one = Delegation.objects.get()
    receipt = Client().get(answer["Location"]).content.decode()

    assert one.reference in receipt and "3 Dec 2026" in receipt
    assert (one.channel, one.status, one.owner) == ("form", "received", None)
    assert one.requester_contact == "tanaka@consulate.test"
    assert one.reply_by == date(2026, 12, 3)
    assert one.title in as_protocol.get("/").content.decode()
    told = Reminder.objects.get()
    assert (told.what, told.recipient) == ("asked", "mail:oia@city.test")
    assert "Kobe" not in told.reason
    assert set(Letter.objects.values_list("address", flat=True)) == {"oia@city.test"}


def test_whoever_takes_what_the_form_brings_owns_it_and_is_told(client, office, asked, officer):
    factories.office(visit_form_open=True, visit_form_owner=officer)

    send(client, asked)

    assert Delegation.objects.get().owner == officer
    assert Letter.objects.get().user == officer


def test_without_a_mailbox_directors_are_told_and_without_any_it_is_kept(client, office, asked):
    factories.office(visit_form_open=True, office_mailbox="")

    send(client, asked)
    assert (Delegation.objects.count(), Letter.objects.count()) == (1, 0)
    factories.in_role("director", email="director@city.test")
    send(client, asked)

    assert Letter.objects.get().address == "director@city.test"


def test_a_form_needs_its_token_its_time_its_seal_and_an_empty_trap(client, form_open, asked):
    strict = Client(enforce_csrf_checks=True)
    refused = {
        "no token": strict.post(URL, asked | {"sealed": seal_in(strict.get(URL))}).status_code,
        "quick": send(client, asked, seconds=1).status_code,
        "old": send(client, asked, seconds=13 * 3600).status_code,
        "forged": client.post(URL, asked | {"sealed": "x:y:z"}).status_code,
        "none": client.post(URL, asked).status_code,
        "trap": send(client, asked | {"website": "https://pills.test"}).status_code,
    }

    assert refused == {"no token": 403} | dict.fromkeys(list(refused)[1:], 200)
    assert Delegation.objects.count() == 0


def test_sent_twice_it_is_written_down_once(client, form_open, asked):
    typed = asked | {"sealed": seal_in(client.get(URL))}
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        first, second = client.post(URL, typed), client.post(URL, typed)

    assert first["Location"] == second["Location"]
    assert Delegation.objects.count() == 1


def two_at_once(monkeypatch, send_again):
    """While the first form is being written down, the same is sent to another process."""
    receive, answers = public_form.receive, []

    def slowly(*args, **kw):
        if not answers:
            answers.append(None)
            answers[0] = send_again()
        return receive(*args, **kw)

    monkeypatch.setattr(public_form, "receive", slowly)
    return answers


def test_sent_twice_at_once_it_is_written_down_once(client, form_open, asked, monkeypatch):
    monkeypatch.setattr(public_form, "BETWEEN_LOOKS", 0)
    typed = asked | {"sealed": seal_in(client.get(URL))}
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        second = two_at_once(monkeypatch, lambda: Client().post(URL, typed))
        first = client.post(URL, typed)
        third = client.post(URL, typed | {"sealed": seal_in(second[0])})

    assert second[0].status_code == 409
    assert "being written down" in second[0].content.decode()
    assert Delegation.objects.count() == Letter.objects.count() == 1
    assert third["Location"] == first["Location"]


def test_the_second_of_two_clicks_waits_for_the_number_of_the_first(office, monkeypatch):
    cache.set("form", public_form.TAKEN)
    monkeypatch.setattr(public_form.time, "sleep", lambda _for: cache.set("form", "receipt"))

    with pytest.raises(public_form.AlreadyInError) as known:
        public_form.take("form")
    assert known.value.receipt == "receipt"


def test_a_form_that_could_not_be_written_down_may_be_sent_again(
    client, form_open, asked, monkeypatch
):
    typed = asked | {"sealed": seal_in(client.get(URL))}
    receive, calls = public_form.receive, []

    def fails_first(*args, **kw):
        calls.append(1)
        if len(calls) == 1:
            raise OSError("The disk is full")
        return receive(*args, **kw)

    monkeypatch.setattr(public_form, "receive", fails_first)
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        with pytest.raises(OSError, match="disk"):
            client.post(URL, typed)
        assert client.post(URL, typed).status_code == 302
    assert Delegation.objects.count() == 1


def test_too_many_from_one_address_wait_and_a_forged_address_helps_nobody(office, asked):
    factories.office(visit_form_open=True, visit_form_each=2, visit_form_all=3)
    statuses = [
        send(Client(), asked, headers={"x-forwarded-for": f"10.0.0.{number}"}).status_code
        for number in range(3)
    ]
    refused = send(Client(), asked)

    assert statuses == [302, 302, 429]
    assert "Study tour on night buses" in refused.content.decode()
    assert send(Client(), asked, REMOTE_ADDR="192.0.2.7").status_code == 302
    assert send(Client(), asked, REMOTE_ADDR="192.0.2.8").status_code == 429  # too many of all
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert send(Client(), asked).status_code == 302


def test_it_speaks_the_languages_of_the_office(client, form_open, settings):
    settings.LANGUAGES = [("en-gb", "English"), ("ar", "العربية")]

    page = client.get(URL, {"language": "ar"}).content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert "?language=en-gb" in page
    assert '<html lang="en-gb"' in client.get(URL, {"language": "tlh"}).content.decode()


HOSTILE = {
    "long": {"title": "x" * 100_000, "purpose": "y" * 5_000},
    "binary": {"title": "a\0b", "purpose": b"\xff\xfe\x00\x81".decode("latin-1") + "\0"},
    "not utf-8": {"purpose": "\ufffd\ufffd"},
    "empty to the eye": {"title": "\u200b\u200d\u202e", "comes_from": "…"},
    "types": {"party_size": "many", "arrives_on": "soon", "kind": "invasion", "leaves_on": "1"},
    "figures": {"party_size": "9" * 5_000, "arrives_on": "9999-99-99"},
    "order": {"arrives_on": "2027-03-08", "leaves_on": "2027-03-01"},
    "past": {"arrives_on": "0001-01-01"},
    "address": {"email": "a@b\nBcc: all@city.test"},
    "language": {"languages": ""},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_nobody_can_use_is_refused_beside_its_field(name, client, form_open, asked):
    answer = send(client, asked | HOSTILE[name])

    assert answer.status_code == 200
    assert b'id="mistakes"' in answer.content
    assert Delegation.objects.count() == 0


def test_scripts_and_hidden_signs_become_plain_words(client, form_open, asked, as_protocol):
    flood = "Z" + "\u0335" * 200 + "algo"
    said = {"title": "<script>alert(1)</script> \u202etnemyap", "purpose": flood}

    assert send(Client(), asked | said).status_code == 302
    one = Delegation.objects.get()
    page = as_protocol.get(one.get_absolute_url()).content.decode()

    assert one.title == "<script>alert(1)</script> tnemyap"
    assert len(one.purpose) < 12
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize(
    "kind", ["application/json", "multipart/form-data; boundary=b; charset=hex", "text/\xff"]
)
def test_ten_megabytes_and_bodies_of_another_kind_are_turned_away(kind, client, form_open):
    body = b"--b\r\nContent-Disposition: form-data; name=title\r\n\r\n\xff\x00\r\n--b--\r\n"

    assert client.generic("POST", URL, b"a" * 10_000_000, kind).status_code == 413
    assert client.generic("POST", URL, body, kind).status_code in (200, 400)
    assert Delegation.objects.count() == 0


def test_a_receipt_that_we_did_not_give_opens_nothing(client, form_open):
    assert client.get(f"{URL}forged/").status_code == 404
    assert reverse("delegations:visit-request") == URL


def test_what_is_wrong_is_told_once_in_the_order_of_the_form(client, form_open, asked):
    wrong = {"arrives_on": "2026-11-01", "leaves_on": "2026-12-05", "party_size": "-3"}

    page = send(client, asked | wrong | {"requester": "", "email": "nobody"})

    errors = page.context["form"].errors
    assert errors["arrives_on"] == ["This day is over."]
    assert errors["party_size"] == ["At least one person comes."]
    summary = page.content.decode().partition('id="mistakes"')[2].partition("</ul>")[0]
    assert "Not sent yet: 4 things to put right" in summary
    told = [summary.index(f"id_{name}") for name in ("requester", "email", "party_size")]
    assert told == sorted(told)
    assert summary.index("id_party_size") < summary.index("id_arrives_on")
