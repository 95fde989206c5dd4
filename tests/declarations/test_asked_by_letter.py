"""A comment that somebody who does not work in the program gives under the link of a letter."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from networks.models import TextBody
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


def comment(link, seen=None, **told):
    """What somebody sends off who opened the page before, and read what it says now or `seen`."""
    seen = Client().get(link).context["seen"] if seen is None else seen
    return Client().post(link, {"seen": seen} | told, follow=True)


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

    after = comment(link, verdict="changes", text="“Shall” is too strong.")

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
    comment(link, verdict="agreed")
    sign_on_steps.ask_again(step.sign_on, by=officer, why="The text changed")

    assert "newer letter" in said(Client().post(link, {"verdict": "agreed"}))
    step.refresh_from_db()
    asked_by_letter.ask(step, by=officer)
    delivery.deliver_all()
    new = LINK.search(text_of(post.mails[-1]))["path"]
    assert "The text changed" in said(Client().get(new))
    comment(new, verdict="agreed")

    step.refresh_from_db()
    assert new != link and step.verdict == "agreed" and step.round == 2


def test_a_comment_is_not_kept_for_words_that_its_writer_never_saw(link, that_day, step):
    seen = Client().get(link).context["seen"]
    factories.instrument_text("States build roads.", declaration=step.sign_on.declaration)

    for unseen in (seen, ""):
        page = comment(link, seen=unseen, verdict="changes", text="More trees.")
        form = page.context["form"]
        assert "The text changed while you wrote" in str(form.errors["text"])
        assert "More trees." in str(form["text"]) and "States build roads." in said(page)
    step.refresh_from_db()
    assert step.verdict == ""

    comment(link, seen=page.context["seen"], verdict="changes", text="Fewer roads.")
    step.refresh_from_db()
    assert (step.verdict, step.text) == ("changes", "Fewer roads.")


def test_the_answer_that_the_office_kept_meanwhile_is_not_overwritten(step, lawyer, officer):
    same = type(step).objects.get(pk=step.pk)
    seen = asked_by_letter.told(step)["seen"]
    sign_on_steps.answer(same, by=officer, verdict="objected", text="Told in a call")

    with pytest.raises(PermissionDenied):
        asked_by_letter.answer(step, by=lawyer, seen=seen, verdict="agreed")

    step.refresh_from_db()
    assert (step.verdict, step.text) == ("objected", "Told in a call")


def test_of_long_words_the_page_shows_the_beginning_and_says_so(link, that_day, monkeypatch):
    assert "too long to be shown whole" not in said(Client().get(link))
    monkeypatch.setattr(asked_by_letter, "MOST_SHOWN", len(WORDS) - 8)

    page = Client().get(link)

    assert said(page).count("too long to be shown whole") == 1
    assert "2. States consult" in said(page) and "mayors." not in said(page)


def test_of_all_versions_only_the_words_of_the_latest_are_loaded(step, monkeypatch):
    loaded = []
    made = TextBody.from_db.__func__

    def from_db(kind, db, names, values):
        body = made(kind, db, names, values)
        loaded.extend({"words", "mentions"} - body.get_deferred_fields())
        return body

    monkeypatch.setattr(TextBody, "from_db", classmethod(from_db))

    shown = asked_by_letter.told(step)["texts"]

    assert [paragraphs for _text, paragraphs, _more in shown] == [
        ["1. Las ciudades."],
        WORDS.split("\n\n"),
    ]
    assert loaded == []


@pytest.mark.parametrize(("named", "to"), [(True, "legal@city.test"), (False, "mayor@city.test")])
def test_the_mayors_office_is_asked_at_its_mailbox_unless_somebody_there_is_named(
    days, post, lawyer, officer, named, to
):
    with days.on(2026, 11, 20):
        factories.office(mayor_mailbox="mayor@city.test")
        asked = factories.sign_on(owner=officer)
        owner = lawyer if named else None
        factories.sign_on_step(sign_on=asked, owner=owner, kind="political", due_on="2026-12-04")

    days.round(2026, 11, 27)
    days.round(2026, 12, 3)

    letters = [mail for mail in post.mails if mail["To"] == to]
    assert letters and {mail["To"] for mail in post.mails} == {to}
    assert all(bool(LINK.search(text_of(mail))) is named for mail in letters)
    assert all(("Done: " in text_of(mail)) is not named for mail in letters)


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
