"""After a restored backup or a clock that jumped back, nothing goes until somebody has looked."""

from datetime import date
from io import StringIO

import pytest
from django.core import serializers
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from oia.reminders import hold, planning, tasks, waiting, witness
from oia.reminders.choices import HeldBy, LetterState, ReminderState
from oia.reminders.models import Deadline, Letter, Reminder, Sender
from oia.reminders.models.letter import LEASE
from oia.reminders.sending import claiming, delivery
from tests import factories

lasting = pytest.mark.django_db(transaction=True)
PAGE = "/reminders/sending/"


class Backup:
    """What the database held at a moment: deadlines, promises, letters and the sender's row."""

    def __init__(self):
        self.sender = serializers.serialize("json", Sender.objects.all())
        self.letters = serializers.serialize("json", Letter.objects.all())
        self.reminders = serializers.serialize("json", Reminder.objects.all())
        self.steps = dict(Deadline.objects.values_list("pk", "next_step_at"))

    def restore(self):
        for model in (Reminder, Letter, Sender):
            model.objects.all().delete()
        for kept in (self.sender, self.letters, self.reminders):
            for row in serializers.deserialize("json", kept):
                row.save()
        for pk, step in self.steps.items():
            Deadline.objects.filter(pk=pk).update(next_step_at=step)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A witness of its own for each test, and no broker."""
    settings.WITNESS_FOLDER = tmp_path / "witness"
    settings.REDIS_URL = f"unix://{tmp_path}/nobody"
    return settings.WITNESS_FOLDER


def due(days, *on, **kw):
    with days.on(2026, 12, 1):
        return factories.deadline(due_on=date(*on), **kw)


def as_role(role):
    client = Client()
    client.user = factories.in_role(role)
    client.force_login(client.user)
    return client


def page_of(client, **query):
    return client.get(PAGE, query).content.decode()


@pytest.fixture
def restored(days, post):
    """One letter is sent before the backup, one after it; then the backup is restored."""
    factories.rule(steps="7", overdue_every=0)
    days.round(2026, 12, 1)
    due(days, 2026, 12, 10, title="Told before")
    due(days, 2026, 12, 17, title="Told after")
    days.round(2026, 12, 3)
    backup = Backup()
    days.round(2026, 12, 10)
    assert len(post.mails) == 2
    post.mails.clear()
    backup.restore()


@lasting
def test_a_restored_backup_sends_nothing_again(days, post, restored):
    for minute in (10, 20, 40):
        days.round(2026, 12, 10, 10, minute)

    assert post.mails == []
    sender = Sender.current()
    assert (sender.held_by, sender.gap_from.day, sender.gap_until.day) == (HeldBy.RESTORE, 3, 10)
    assert Letter.objects.filter(state=LetterState.READY).count() == 1, "planning goes on"


@lasting
def test_workers_that_come_before_the_scheduler_find_the_restored_backup_too(days, post, restored):
    with days.at(2026, 12, 10, 10, 5):
        planning.plan_due(timezone.now())  # the letter is there, and nobody ticked yet
        tasks.deliver(list(Letter.objects.values_list("pk", flat=True)))

    assert post.mails == []
    assert Sender.current().held_by == HeldBy.RESTORE


@lasting
def test_nothing_goes_out_by_celery_or_by_the_command_while_held(days, post, restored):
    with days.at(2026, 12, 10, 10, 5):
        said = StringIO()
        call_command("remind", stdout=said)
        tasks.tick()
        assert delivery.deliver_all() == 0
        ready = Letter.objects.get(state=LetterState.READY)
        with claiming.Hand() as hand:
            assert [hand.as_it_stands(letter) for letter in hand.of([ready.pk])] == []

    assert post.mails == []
    assert "All mail is held" in said.getvalue()


@lasting
def test_a_backup_on_a_machine_that_remembers_nothing_is_held(days, post, folder):
    factories.rule(steps="7")
    due(days, 2026, 12, 17)
    days.round(2026, 12, 3)
    for file in folder.iterdir():
        file.unlink()

    days.round(2026, 12, 10)

    assert post.mails == []
    assert Sender.current().held_by == HeldBy.RESTORE


@lasting
def test_an_office_that_begins_is_not_held_nor_is_another_database_beside_it(days, post):
    factories.rule(steps="7")
    due(days, 2026, 12, 17)
    for day in range(1, 11):
        days.round(2026, 12, day)
    Sender.objects.all().delete()  # as a new database has none; the folder is the same
    days.round(2026, 12, 11)

    assert not Sender.current().is_held
    assert len(post.mails) == 1


@lasting
def test_released_it_goes_on_and_is_not_held_again(days, post, restored, folder):
    days.round(2026, 12, 10, 10, 5)
    [file] = folder.iterdir()
    file.write_text(witness.Memory(5_000, timezone.now()).as_text())  # another machine's
    director = factories.in_role("director")
    with days.at(2026, 12, 10, 10, 9):
        rows = waiting.rows()
        send = {row.letter.pk for row in rows}
        hold.release(by=director, send=send, seen=waiting.digest(rows))
    days.round(2026, 12, 10, 10, 10)
    days.round(2026, 12, 11)

    sender = Sender.current()
    assert (sender.is_held, sender.released_by) == (False, director)
    assert (sender.held_by, sender.gap_from, sender.gap_until) == ("", None, None)
    assert sender.ticks > 5_000
    assert len(post.mails) == 1


@lasting
def test_a_second_restore_is_found_as_well(days, post, restored):
    backup = Backup()
    days.round(2026, 12, 10, 10, 5)
    with days.at(2026, 12, 10, 10, 9):
        hold.release(by=None, send=set(), seen=waiting.digest(waiting.rows()))
    days.round(2026, 12, 10, 10, 10)
    backup.restore()

    days.round(2026, 12, 10, 10, 20)

    assert Sender.current().is_held
    assert post.mails == []


@pytest.mark.django_db
@pytest.mark.parametrize("back", [(2026, 12, 10, 9, 0), (2026, 12, 8, 10, 0)])
def test_a_clock_that_jumped_back_holds_all_mail(days, post, back):
    due(days, 2026, 12, 17)
    due(days, 2026, 12, 15)
    with days.at(2026, 12, 10):
        planning.write_down_owed()
    with days.at(*back):
        planning.write_down_owed()
        delivery.deliver_all()
    with days.at(2026, 12, 10, 11):  # and forth again
        planning.write_down_owed()
        assert delivery.deliver_all() == 0

    assert post.mails == []
    assert Sender.current().held_by == HeldBy.CLOCK


@pytest.mark.django_db
def test_clocks_that_agree_within_two_minutes_hold_nothing(days, post):
    due(days, 2026, 12, 17)
    with days.at(2026, 12, 10, 10, 2):
        planning.write_down_owed()
    with days.at(2026, 12, 10, 10, 0):
        planning.write_down_owed()

    assert not Sender.current().is_held


@pytest.mark.django_db
def test_a_clock_that_jumped_ahead_and_back_is_not_held_again_once_released(days, post):
    due(days, 2026, 12, 31)
    for when in ((2026, 12, 14), (2026, 12, 12)):
        with days.at(*when):
            planning.write_down_owed()
    with days.at(2026, 12, 12, 10, 1):
        hold.release(by=None, send=set(), seen=waiting.digest(waiting.rows()))
        planning.write_down_owed()
        delivery.deliver_all()

    assert not Sender.current().is_held


@lasting
def test_playing_another_moment_neither_holds_nor_tells_the_witness(days, post, folder):
    due(days, 2026, 12, 17)
    days.round(2026, 12, 10)
    [file] = folder.iterdir()
    before = (file.read_text(), Sender.current().ticked_at)

    with days.at(2026, 12, 10, 10, 30):
        call_command("remind", "--at", "2026-12-08 09:00", stdout=StringIO())
        call_command("remind", "--at", "2026-12-24 09:00", stdout=StringIO())
        call_command("remind", "--dry-run", stdout=StringIO())

    assert (file.read_text(), Sender.current().ticked_at) == before
    assert not Sender.current().is_held


@lasting
def test_a_rehearsal_after_a_restore_holds_nothing_and_tells_nobody(days, post, restored):
    with days.at(2026, 12, 10, 10, 5):
        call_command("remind", "--dry-run", stdout=StringIO())
        assert not Sender.current().is_held
        planning.write_down_owed()

    assert Sender.current().is_held


# the witness


def test_a_witness_never_goes_back(folder):
    later = witness.Memory(7, timezone.now())
    witness.remember("a", later)
    witness.remember("a", witness.Memory(3, timezone.now()))

    assert witness.recall("a") == later
    assert witness.recall("b") is None
    assert [file.name for file in folder.iterdir()] == ["a.json"]


def test_a_witness_that_cannot_be_told_stops_nothing(settings, tmp_path):
    settings.WITNESS_FOLDER = tmp_path / "file" / "witness"
    (tmp_path / "file").write_text("not a folder")

    witness.remember("a", witness.Memory(7, timezone.now()))

    assert witness.recall("a") is None


# by hand


@pytest.fixture
def stopped(days, post):
    """Two letters wait, and a director has stopped all mail."""
    factories.rule(steps="7")
    anna, boris = factories.user(first_name="Anna"), factories.user(first_name="Boris")
    due(days, 2026, 12, 17, owner=anna, title="Pay the dues")
    due(days, 2026, 12, 17, owner=boris, title="Sign the letter")
    with days.at(2026, 12, 10):
        director = as_role("director")
        director.post(reverse("reminders:sending-hold"))
        planning.write_down_owed()
        assert delivery.deliver_all() == 0
    return director


def form_on(page):
    """What the browser would send: digest, what is shown, and the ticks."""
    rows = waiting.rows()
    assert waiting.digest(rows) in page
    pks = [str(row.letter.pk) for row in rows]
    return {"seen": waiting.digest(rows), "shown": ",".join(pks), "send": pks}


@pytest.mark.django_db
def test_the_list_shows_what_waits_and_all_of_it_is_ticked(days, stopped):
    with days.at(2026, 12, 10):
        page = page_of(stopped)

    for words in ("Anna", "Boris", "Pay the dues", "Sign the letter", "7 days before"):
        assert words in page
    assert page.count(" checked") == 2


@pytest.mark.django_db
def test_what_is_not_ticked_never_goes_and_its_reminder_says_who_held_it_back(days, stopped, post):
    with days.at(2026, 12, 10):
        form = form_on(page_of(stopped))
        kept_back = Letter.objects.get(user__first_name="Boris")
        form["send"].remove(str(kept_back.pk))
        stopped.post(reverse("reminders:sending-release"), form)
    for day in (10, 11, 14):
        days.round(2026, 12, day)

    assert [mail["To"] for mail in post.mails] == [Letter.objects.get(state="sent").address]
    reminder = Reminder.objects.get(user__first_name="Boris", step=7)
    assert reminder.state == ReminderState.SUPPRESSED
    assert f"Not sent: {stopped.user} held it back after somebody stopped it." == reminder.reason


@pytest.mark.django_db
def test_a_list_that_changed_meanwhile_is_shown_again_and_no_tick_is_lost(days, stopped, post):
    with days.at(2026, 12, 10):
        form = form_on(page_of(stopped))
        form["send"] = form["send"][:1]
        due(days, 2026, 12, 17, title="Came in meanwhile")
        planning.write_down_owed()
        page = stopped.post(reverse("reminders:sending-release"), form).content.decode()

    assert "The list has changed" in page
    assert Sender.current().is_held
    ticked = [
        pk
        for pk in map(str, Letter.objects.values_list("pk", flat=True))
        if f'id="send-{pk}" checked' in page
    ]
    new = str(Letter.objects.get(reminders__deadline__title="Came in meanwhile").pk)
    assert set(ticked) == {form["send"][0], new}


@pytest.mark.django_db
@pytest.mark.parametrize(("button", "ticks"), [("all", 2), ("none", 0)])
def test_buttons_tick_all_or_none_and_release_nothing(days, stopped, button, ticks):
    with days.at(2026, 12, 10):
        form = form_on(page_of(stopped)) | {"tick": button}
        page = stopped.post(reverse("reminders:sending-release"), form).content.decode()

    assert page.count(" checked") == ticks
    assert Sender.current().is_held


@lasting
def test_what_may_have_gone_is_marked_and_can_be_left_out_at_once(days, post, restored):
    days.round(2026, 12, 10, 10, 5)
    due(days, 2026, 12, 18, title="New since the backup")
    days.round(2026, 12, 11)
    with days.at(2026, 12, 11):
        director = as_role("director")
        page = page_of(director)
        form = form_on(page) | {"tick": "new"}
        after = director.post(reverse("reminders:sending-release"), form).content.decode()

    assert page.count("May have gone already") == 1
    assert (page.count(" checked"), after.count(" checked")) == (2, 1)


@lasting
def test_before_all_is_planned_that_the_backup_owes_nothing_can_be_released(days, post, restored):
    with days.at(2026, 12, 10, 10, 5):
        hold.look_around(timezone.now())  # and the scheduler dies here
        with pytest.raises(ValidationError, match="still being written down"):
            hold.release(by=None, send=set(), seen=waiting.digest(waiting.rows()))


@pytest.mark.django_db
def test_while_a_worker_has_letters_in_hand_nothing_can_be_released(days, stopped):
    with days.at(2026, 12, 10):
        form = form_on(page_of(stopped))
        lease = {"state": LetterState.SENDING, "lease_until": timezone.now() + LEASE}
        Letter.objects.filter(pk=form["send"][0]).update(**lease)
        form["seen"] = waiting.digest(waiting.rows())
        page = stopped.post(reverse("reminders:sending-release"), form).content.decode()
    with days.at(2026, 12, 10, 10, 9):
        assert len(waiting.rows()) == 2, "the worker died"

    assert "still has letters in hand" in page
    assert Sender.current().is_held


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["reader", "officer", "protocol"])
def test_only_who_has_the_right_stops_and_releases(days, stopped, role):
    with days.at(2026, 12, 10):
        client = as_role(role)
        assert client.post(reverse("reminders:sending-hold")).status_code == 403
        assert client.post(reverse("reminders:sending-release")).status_code == 403
        page = page_of(client)
    with pytest.raises(PermissionDenied):
        hold.hold(by=client.user)
    with pytest.raises(PermissionDenied):
        hold.release(by=client.user, send=set(), seen="")

    assert "All mail is held" in page and "Pay the dues" not in page


@pytest.mark.django_db
def test_stopping_twice_and_releasing_twice_are_told(days, stopped):
    with days.at(2026, 12, 10):
        again = stopped.post(reverse("reminders:sending-hold"), follow=True).content.decode()
        stopped.post(reverse("reminders:sending-release"), form_on(page_of(stopped)))
        twice = stopped.post(reverse("reminders:sending-release"), {"seen": "x"}).content.decode()

    assert "held already" in again
    assert "Mail is not held" in twice


@pytest.mark.django_db
def test_the_list_costs_the_same_for_two_letters_and_for_fifty(days, stopped, query_count):
    with days.at(2026, 12, 10):
        page_of(stopped)
        two = query_count(lambda: page_of(stopped))
        for number in range(50):
            due(days, 2026, 12, 17, title=f"Duty {number}")
        planning.write_down_owed()
        fifty = query_count(lambda: page_of(stopped))

    assert fifty == two
