"""Letters that came back, from the postbox to whoever is told of it."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from oia.reminders import services
from oia.reminders.choices import LetterState, ReminderState, What
from oia.reminders.models import FailingAddress, Letter, Reminder, Sender
from oia.reminders.returns import bounces
from oia.reminders.returns.bounces import Outcome
from tests import factories
from tests.reminders import returned
from tests.reminders.imap_server import imap_server

pytestmark = pytest.mark.django_db


class Returned:
    """A letter that was sent to Ana, and the folder into which servers' mails fall."""

    def __init__(self, days, folder):
        self.days, self.folder, self.count = days, folder, 0
        self.ana = factories.user(first_name="Ana", last_name="Duarte", email="ana@city.test")
        self.bruno = factories.user(first_name="Bruno", email="bruno@city.test")
        factories.rule(steps="7,3")
        with days.on(2026, 12, 1):
            self.deadline = factories.deadline(
                owner=self.ana, backup=self.bruno, due_on=date(2026, 12, 17)
            )
        days.round(2026, 12, 10)
        self.letter = Letter.objects.get(address=self.ana.email)

    def comes(self, template, *, message_id=None, to=None):
        self.put(
            returned.mail(template, message_id or self.letter.message_id, to or self.ana.email)
        )

    def put(self, data):
        self.count += 1
        (self.folder / f"{self.count:03}.eml").write_bytes(data)

    def read(self, *when):
        with self.days.on(*when or (2026, 12, 10, 11)):
            tally = bounces.read_postbox()
        self.letter.refresh_from_db()
        return dict(tally)

    def lies_in(self, shelf):
        return len(list((self.folder / shelf).glob("*.eml")))


@pytest.fixture
def back(days, post, settings, tmp_path):
    settings.BOUNCE_FOLDER = str(tmp_path)
    return Returned(days, tmp_path)


def told_undelivered():
    return sorted(one.address for one in Reminder.objects.filter(what=What.UNDELIVERED))


@pytest.mark.parametrize("name", returned.FAILED)
def test_a_letter_that_came_back_was_not_told_and_others_are(back, post, name):
    template, words = returned.FAILED[name]
    back.comes(template)

    assert back.read() == {Outcome.CAME_BACK: 1}

    assert back.letter.state == LetterState.BOUNCED
    assert back.letter.bounced_at and words in back.letter.server_words
    step = back.letter.reminders.get()
    assert (step.state, step.told_due_at) == (ReminderState.GIVEN_UP, None)
    assert step.reason.startswith("Came back: ")
    assert told_undelivered() == [back.bruno.email, "office@city.test"]
    assert FailingAddress.objects.get().address == back.ana.email
    back.days.round(2026, 12, 10, 11, 2)
    assert "Ana Duarte was not reached" in post.mails[-1].get_body(["plain"]).get_content()


def test_reading_twice_or_the_same_report_twice_changes_nothing_twice(back):
    back.comes(returned.POSTFIX)
    back.comes(returned.POSTFIX)
    assert back.read() == {Outcome.CAME_BACK: 1, Outcome.NOTHING: 1}

    back.comes(returned.GMAIL)
    assert back.read(2026, 12, 10, 12) == {Outcome.NOTHING: 1}
    assert back.read(2026, 12, 10, 13) == {}

    assert told_undelivered() == [back.bruno.email, "office@city.test"]
    assert (back.lies_in("."), back.lies_in("handled"), back.lies_in("aside")) == (0, 3, 0)


@pytest.mark.parametrize("name", returned.LATE)
def test_a_letter_that_is_late_is_only_noted(back, name):
    back.comes(returned.LATE[name])
    back.comes(returned.LATE[name])

    assert back.read() == {Outcome.DELAYED: 1, Outcome.NOTHING: 1}

    assert back.letter.state == LetterState.SENT
    assert back.letter.delayed_at and back.letter.server_words
    assert back.letter.reminders.get().state == ReminderState.SENT
    assert not told_undelivered()
    back.comes(returned.POSTFIX)
    assert back.read() == {Outcome.CAME_BACK: 1}


@pytest.mark.parametrize("name", returned.ANSWERS)
def test_whoever_answers_was_reached(back, name):
    back.comes(returned.ANSWERS[name])

    assert back.read() == {Outcome.NO_REPORT: 1}

    assert back.letter.state == LetterState.SENT
    assert back.lies_in("handled") == 1


def test_a_refused_content_blames_no_address(back):
    back.comes(returned.POSTFIX.replace("5.1.1", "5.7.1"))

    back.read()

    assert back.letter.state == LetterState.BOUNCED
    assert not FailingAddress.objects.exists()


def test_a_report_on_a_letter_that_we_never_wrote_is_kept_aside_and_counted(back):
    back.comes(returned.POSTFIX, message_id="<oia.ffffffffffffffffffffffffffffffff@city.test>")
    back.comes(returned.QMAIL, message_id="<other@elsewhere.test>")

    assert back.read() == {Outcome.UNKNOWN: 2}

    assert back.lies_in("aside") == 2
    assert Sender.current().bounces_aside == 2
    assert Sender.current().bounces_read_at


@pytest.mark.parametrize("state", [LetterState.READY, LetterState.DROPPED, LetterState.GIVEN_UP])
def test_only_a_letter_that_was_sent_can_come_back(back, state):
    Letter.objects.update(state=state)
    back.comes(returned.POSTFIX)

    assert back.read() == {Outcome.NOTHING: 1}

    assert back.letter.state == state
    assert not told_undelivered()


def test_a_report_that_is_faster_than_our_proof_waits_for_it(back):
    Letter.objects.update(state=LetterState.SENDING, lease_until="2026-12-10T11:00:00Z")
    back.comes(returned.POSTFIX)
    assert back.read() == {Outcome.LATER: 1}

    Letter.objects.update(state=LetterState.SENT)
    assert back.read() == {Outcome.CAME_BACK: 1}


def test_forwarded_mail_comes_back_without_blame_for_the_address_we_know(back):
    back.comes(returned.POSTFIX, to="ana@private.test")

    assert back.read() == {Outcome.CAME_BACK: 1}

    assert not FailingAddress.objects.exists()


def test_forwarded_mail_that_reached_one_of_two_places_arrived(back):
    two = "Final-Recipient: rfc822; x@a.test\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient:"
    back.comes(returned.POSTFIX.replace("Final-Recipient:", two, 1), to="ana@private.test")

    assert back.read() == {Outcome.NOTHING: 1}


def test_the_original_recipient_of_forwarded_mail_is_the_one_we_know(back):
    back.comes(
        returned.POSTFIX.replace(
            "Final-Recipient: rfc822; {to}", "Final-Recipient: rfc822; z@z.test"
        )
    )

    back.read()

    assert FailingAddress.objects.get().address == back.ana.email


def test_one_of_many_behind_a_shared_mailbox_does_not_bring_it_down(back):
    Letter.objects.update(user=None, address="office@city.test")
    back.comes(returned.POSTFIX, to="one.of.many@city.test")

    assert back.read() == {Outcome.UNKNOWN: 1}

    assert back.letter.state == LetterState.SENT


def test_one_broken_mail_stops_no_other(back, monkeypatch):
    read = bounces.reports.read

    def breaks(data):
        if b"poison" in data:
            raise RecursionError
        return read(data)

    monkeypatch.setattr(bounces.reports, "read", breaks)
    back.put(b"poison")
    back.comes(returned.POSTFIX)

    assert back.read() == {Outcome.UNREADABLE: 1, Outcome.CAME_BACK: 1}
    assert back.read() == {}
    assert back.lies_in("aside") == 1


def test_a_move_is_not_told_to_whom_the_date_was_never_told(back, post):
    back.comes(returned.POSTFIX.replace("5.1.1", "5.7.1"))
    back.read()
    back.days.round(2026, 12, 10, 12)
    with back.days.on(2026, 12, 11):
        services.move_date(back.deadline, on=date(2027, 3, 1), by=None, why="later")

    back.days.round(2026, 12, 11, 12)

    assert not Reminder.objects.filter(what=What.MOVED, user=back.ana).exists()
    assert Reminder.objects.filter(what=What.MOVED, user=back.bruno).exists()


def test_the_next_step_goes_to_somebody_who_can_be_reached(back, post):
    back.comes(returned.POSTFIX)
    back.read()
    before = len(post.mails)

    back.days.round(2026, 12, 15)

    assert back.ana.email not in [m["To"] for m in post.mails[before:]]
    assert Reminder.objects.filter(what=What.STEP, step=3, user=back.bruno).exists()


def test_what_came_back_can_be_sent_once_more(back, post):
    back.comes(returned.POSTFIX.replace("5.1.1", "5.7.1"))
    back.read()
    with back.days.on(2026, 12, 10, 12):
        services.retry(back.letter, by=factories.in_role("officer"))

    back.days.round(2026, 12, 10, 12, 2)

    back.letter.refresh_from_db()
    assert back.letter.state == LetterState.SENT
    assert [m["Message-ID"] for m in post.mails].count(back.letter.message_id) == 2


def test_letters_bear_their_id_twice_and_come_back_to_the_address_that_is_read(
    days, post, settings, tmp_path
):
    settings.BOUNCE_ADDRESS = "returned@city.test"
    envelopes = []

    async def note(server, session, envelope, address, options):
        envelopes.append(address)
        envelope.mail_from = address
        return "250 OK"

    post.handle_MAIL = note
    back = Returned(days, tmp_path)

    (mail,) = post.mails
    assert envelopes == ["returned@city.test"]
    assert mail["From"] == settings.DEFAULT_FROM_EMAIL
    assert mail["X-Letter-ID"] == mail["Message-ID"] == back.letter.message_id


def test_the_command_without_celery_reads_them_too(back, capsys):
    back.comes(returned.POSTFIX)

    with back.days.on(2026, 12, 10, 11):
        call_command("remind")

    assert "1 came back" in capsys.readouterr().out
    back.letter.refresh_from_db()
    assert back.letter.state == LetterState.BOUNCED


def test_the_page_of_the_letter_and_today_show_it(back, client):
    back.comes(returned.POSTFIX)
    back.read()
    client.force_login(factories.in_role("officer"))

    page = client.get(back.letter.get_absolute_url()).content.decode()
    today = client.get("/").content.decode()
    outbox = client.get(reverse("reminders:letter-list"), {"state": "bounced"}).content.decode()

    assert "Came back" in page and "User unknown" in page and "Try again now" in page
    assert "Letters that did not arrive" in today and back.ana.email in today
    assert "badge--bounced" in outbox
    assert "does not reach" in client.get(back.deadline.get_absolute_url()).content.decode()


def test_whoever_mail_does_not_reach_is_flagged_to_themselves_and_in_data_entry(back, client):
    back.comes(returned.POSTFIX)
    back.read()
    said = "Mail does not reach ana@city.test."

    client.force_login(back.ana)
    assert said in client.get(reverse("accounts:settings")).content.decode()
    client.force_login(factories.in_role("administrator"))
    page = reverse("admin:accounts_user_change", args=[back.ana.pk])
    assert said in client.get(page).content.decode()
    page = reverse("admin:accounts_user_change", args=[back.bruno.pk])
    assert "does not reach" not in client.get(page).content.decode()


def test_a_letter_about_a_letter_that_comes_back_too_tells_whoever_is_left(back, post):
    back.comes(returned.POSTFIX)
    back.read()
    back.days.round(2026, 12, 10, 11, 2)
    about = Letter.objects.get(address=back.bruno.email)
    back.comes(returned.GMAIL, message_id=about.message_id, to=back.bruno.email)

    assert back.read(2026, 12, 10, 12) == {Outcome.CAME_BACK: 1}

    assert told_undelivered() == [back.bruno.email, "office@city.test"]


@pytest.mark.parametrize("can_move", [True, False])
def test_a_mailbox_is_read_and_its_mails_are_put_away(back, settings, can_move):
    with imap_server() as (mailbox, settings.BOUNCE_URL):
        mailbox.can_move = can_move
        for template in (returned.POSTFIX, returned.ANSWERS["german"]):
            mailbox.put(returned.mail(template, back.letter.message_id, back.ana.email))
        mailbox.put(returned.mail(returned.POSTFIX, "<nobody@knows.test>", "x@y.test"))
        mailbox.put(b"\xff\x00" * 3_000_000)
        mailbox.put(returned.mail(returned.GMAIL_LATE, back.letter.message_id, back.ana.email))

        tally = back.read()

        assert tally[Outcome.CAME_BACK] == 1 and tally[Outcome.UNKNOWN] == 1
        assert [mailbox.count(name) for name in ("INBOX", "INBOX.Handled", "INBOX.Aside")] == [
            0,
            4,
            1,
        ]
        assert back.read() == {}
    assert back.letter.state == LetterState.BOUNCED


def test_a_mailbox_without_room_for_folders_marks_what_was_read(back, settings):
    with imap_server() as (mailbox, settings.BOUNCE_URL):
        mailbox.takes_folders = False
        mailbox.put(returned.mail(returned.POSTFIX, back.letter.message_id, back.ana.email))

        assert back.read() == {Outcome.CAME_BACK: 1}
        assert back.read() == {}

        assert mailbox.seen == set(mailbox.folders["INBOX"])


def test_a_mailbox_that_cannot_be_read_is_told_of_and_holds_up_nothing(back, settings):
    with imap_server() as (mailbox, settings.BOUNCE_URL):
        mailbox.password = "another"
        assert back.read() == {}
        sender = Sender.current()
        assert "wrong password" in sender.bounces_error and "sec/ret" not in sender.bounces_error
        assert sender.bounces_read_at is None
        mailbox.password = "sec/ret"
        back.read()
        assert Sender.current().bounces_error == "" and Sender.current().bounces_read_at

    back.read()
    assert "refused" in Sender.current().bounces_error


@pytest.mark.parametrize("url", ["imaps://o:pass/word@host/INBOX", "http://o:p@host/", "word"])
def test_an_address_of_a_mailbox_that_makes_no_sense_keeps_the_password_to_itself(
    back, settings, url
):
    settings.BOUNCE_URL = url

    back.read()

    error = Sender.current().bounces_error
    assert "BOUNCE_URL cannot be read" in error and "pass" not in error.replace("password", "")


def test_two_readers_at_once_do_no_harm(back, monkeypatch):
    """The second has read everything by the time the first puts its mail away."""
    back.comes(returned.POSTFIX)
    back.comes(returned.EXIM_LATE)
    take_in, inner = bounces.take_in, []

    def slowly(data):
        if not inner:
            inner.append(None)
            inner.append(bounces.read_postbox())
        return take_in(data)

    monkeypatch.setattr(bounces, "take_in", slowly)

    assert back.read() == {Outcome.NOTHING: 1}
    assert inner[1][Outcome.CAME_BACK] == 1
    assert told_undelivered() == [back.bruno.email, "office@city.test"]


def test_nothing_but_mails_in_the_folder_is_touched(back):
    stray = Path(back.folder) / "notes.txt"
    stray.write_text("mine")

    assert back.read() == {}
    assert stray.exists()
