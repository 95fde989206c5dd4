"""A comment that somebody who does not work in the program gives under the link of a letter."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from networks.services import asked_by_letter, sign_on_steps
from oia.reminders.models import Deadline, Letter
from oia.reminders.sending import delivery
from tests import factories

pytestmark = pytest.mark.django_db

LINK = re.compile(r"(?P<words>Give your comment): https?://[^/]+(?P<path>/sign-ons/comment/\S+)")
WORDS = "1. Each city plants trees.\n\n2. States consult mayors."


@pytest.fixture
def lawyer(db):
    return factories.user(
        first_name="Legal", last_name="Office", email="legal@city.test", logs_in=False
    )


@pytest.fixture
def step(days, lawyer, officer):
    with days.on(2026, 11, 20):
        declared = factories.declaration(title="Declaration on Trees")
        factories.instrument_text("An earlier draft", declaration=declared)
        factories.instrument_text(WORDS, declaration=declared)
        factories.instrument_text("1. Las ciudades.", declaration=declared, language="es")
        asked = factories.sign_on(declaration=declared, owner=officer)
        return factories.sign_on_step(
            sign_on=asked, owner=lawyer, title="Legal comments", due_on="2026-12-04"
        )


@pytest.fixture
def mail(days, post, step, officer, client):
    """The letter that the officer sends from the page of the sign-on."""
    with days.on(2026, 11, 24):
        client.force_login(officer)
        url = reverse("networks:signonstep-ask", args=[step.sign_on_id, step.pk])
        assert url in said(client.get(step.sign_on.get_absolute_url()))
        assert "A letter to Legal Office is on its way" in said(client.post(url, follow=True))
        delivery.deliver_all()
    (mail,) = post.mails
    return mail


@pytest.fixture
def link(mail):
    return LINK.search(text_of(mail))["path"]


@pytest.fixture
def that_day(days, mail):
    with days.on(2026, 11, 24, 11):
        yield


def text_of(mail):
    return mail.get_body(["plain"]).get_content()


def said(page):
    return page.content.decode()


def test_the_letter_bears_the_link_and_no_button_that_would_close_it_without_a_comment(mail):
    assert mail["To"] == "legal@city.test"
    assert LINK.search(text_of(mail)) and "Done: " not in text_of(mail)


def test_the_page_tells_what_is_to_be_signed_and_looking_changes_nothing(link, that_day, step):
    for _each in range(3):
        page = Client().get(link)

    assert page.status_code == 200 and page["Cache-Control"] == "no-store"
    for words in ("Declaration on Trees", "Each city plants trees.", "1. Las ciudades."):
        assert words in said(page)
    assert "An earlier draft" not in said(page)
    step.refresh_from_db()
    assert step.verdict == ""


def test_a_comment_is_given_once_and_settles_the_step(link, that_day, step, lawyer):
    assert "Say what is objected to" in said(Client().post(link, {"verdict": "objected"}))
    assert Client().post(link, {"verdict": "waived"}).context["form"].errors
    told = {"verdict": "changes", "text": "“Shall” is too strong."}

    after = Client().post(link, told, follow=True)

    step.refresh_from_db()
    assert "Your comment is kept" in said(after) and "plants trees" not in said(after)
    assert (step.verdict, step.text) == ("changes", "“Shall” is too strong.")
    assert step.answered_by == lawyer and str(step.answered_on) == "2026-11-24"
    assert step.history.first().history_user == lawyer
    deadline = Deadline.objects.get(kind="signon.comments", origin_id=step.pk)
    assert deadline.status == "done"
    Client().post(link, {"verdict": "agreed"})
    step.refresh_from_db()
    assert step.verdict == "changes"


def test_asked_anew_the_old_link_stays_shut_and_a_new_letter_opens(
    link, that_day, step, officer, post
):
    Client().post(link, {"verdict": "agreed"})
    sign_on_steps.ask_again(step.sign_on, by=officer, why="The text changed")

    assert "newer letter" in said(Client().post(link, {"verdict": "agreed"}))
    step.refresh_from_db()
    asked_by_letter.ask(step, by=officer)
    delivery.deliver_all()
    new = LINK.search(text_of(post.mails[-1]))["path"]
    assert "The text changed" in said(Client().get(new))
    Client().post(new, {"verdict": "agreed"})

    step.refresh_from_db()
    assert new != link and step.verdict == "agreed" and step.round == 2


def test_the_link_is_only_for_who_is_asked_now(link, that_day, step):
    type(step).objects.filter(pk=step.pk).update(owner=factories.user(logs_in=False))

    page = Client().get(link)
    Client().post(link, {"verdict": "agreed"})

    step.refresh_from_db()
    assert page.status_code == 410 and "plants trees" not in said(page)
    assert step.verdict == ""


def test_a_forged_link_opens_nothing(link, that_day):
    assert Client().get(link.replace("comment/", "comment/9")).status_code == 404


def test_whoever_works_here_answers_on_the_page_and_readers_by_letter(step, officer):
    reader = factories.in_role("reader")
    for user, by_letter in ((officer, False), (reader, True)):
        step.owner = user
        assert asked_by_letter.answers_for(step, user) is by_letter


def test_a_reader_sends_no_letter_and_nobody_is_asked_twice(as_reader, as_officer, step, officer):
    url = reverse("networks:signonstep-ask", args=[step.sign_on_id, step.pk])
    assert as_reader.post(url).status_code in (403, 404)
    sign_on_steps.answer(step, by=officer, verdict="agreed")

    assert "They have answered" in said(as_officer.post(url, follow=True))
    assert url not in said(as_officer.get(step.sign_on.get_absolute_url()))
    assert not Letter.objects.exists()
