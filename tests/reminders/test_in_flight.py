"""What happens to a date while a letter about it is on its way, or lost with its worker."""

from datetime import date, timedelta
from threading import Event, Thread

import pytest
from django.db import Error as DatabaseGone
from django.db import connection, transaction
from django.utils import timezone

from oia.reminders import planning, services
from oia.reminders.choices import HeldBy, LetterState, ReminderState
from oia.reminders.models import Deadline, Letter, Reminder, Sender
from oia.reminders.sending import claiming, delivery
from oia.reminders.sending.postman import Postman
from oia.reminders.sending.proof import keep_proof
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def deadline(days):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        return factories.deadline(due_on=date(2026, 12, 17))


def taken():
    """A letter that the mail server has taken, and what it carries; its proof is still to come."""
    planning.write_down_owed()
    (letter,) = claiming.read(claiming.claim([Letter.objects.get().pk]))
    delivery.written(letter, factories.office())
    return letter, letter.carries


def told(what):
    return list(Reminder.objects.filter(what=what, state=ReminderState.SENT).values_list("user"))


def test_whoever_is_told_of_a_date_while_it_is_cancelled_is_told_of_that(days, post, deadline):
    with days.on(2026, 12, 10):
        letter, carried = taken()
        services.cancel(deadline, by=None, why="It fell away")
        planning.write_down_owed()  # a tick that finds nobody who was told
        keep_proof(letter, carried)

    days.round(2026, 12, 10, 10, 2)
    days.round(2026, 12, 10, 10, 4)

    assert [subject.split(": ")[-1] for subject in post.subjects()] == ["cancelled"]


def test_whoever_is_told_of_a_date_while_it_is_handed_over_is_told_of_that(days, post, deadline):
    before, after = deadline.owner, factories.user()
    with days.on(2026, 12, 10):
        letter, carried = taken()
        services.pass_on(deadline, to=after, by=None)
        planning.write_down_owed()
        keep_proof(letter, carried)

    days.round(2026, 12, 10, 10, 2)

    assert told("taken") == [(before.pk,)]
    assert post.subjects(after.email)


@pytest.mark.parametrize("what", ["cancelled", "moved"])
def test_whoever_may_have_been_told_by_a_worker_that_died_is_told_of_a_change(
    days, post, deadline, what
):
    with days.on(2026, 12, 10):
        taken()  # and the worker dies before it keeps the proof
        if what == "cancelled":
            services.cancel(deadline, by=None, why="It fell away")
        else:
            services.move_date(deadline, on=date(2027, 2, 1), by=None, why="Extended")

    for minute in (2, 9, 11, 13):
        days.round(2026, 12, 10, 10, minute)

    assert told(what) == [(deadline.owner_id,)]
    assert len(post.mails) == 1


def test_a_claim_that_was_lost_proves_nothing(days, deadline):
    with days.on(2026, 12, 10):
        letter, carried = taken()
        Letter.objects.update(claim="somebody else's")
        keep_proof(letter, carried)

    assert Reminder.objects.get(step=7).state == ReminderState.OWED
    assert Letter.objects.get().state == LetterState.SENDING


def test_a_lease_that_a_wrong_clock_gave_holds_nothing_up(days, post, deadline):
    with days.on(2026, 12, 10):
        taken()
        Letter.objects.update(lease_until=timezone.now() + timedelta(days=3))

    days.round(2026, 12, 10, 10, 1)

    assert len(post.mails) == 1


def test_a_hold_between_claim_and_reading_gives_the_letters_back(days, deadline, monkeypatch):
    claim = claiming.claim

    def held_just_then(*args, **kwargs):
        mine = claim(*args, **kwargs)
        Sender.note(held_at=timezone.now(), held_by=HeldBy.PERSON)
        return mine

    monkeypatch.setattr(claiming, "claim", held_just_then)
    days.round(2026, 12, 10)

    letter = Letter.objects.get()
    assert (letter.state, letter.attempts) == (LetterState.READY, 0)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="here one writes at a time")
@pytest.mark.django_db(transaction=True)
def test_whoever_plans_and_whoever_keeps_a_proof_do_not_lock_each_other_out(days, deadline):
    locked, errors = Event(), []

    def proof(letter, carried):
        try:
            locked.wait(10)
            keep_proof(letter, carried)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    with days.on(2026, 12, 10):
        letter, carried = taken()
        services.move_date(deadline, on=date(2027, 1, 20), by=None, why="Moved")
        worker = Thread(target=proof, args=(letter, carried))
        worker.start()
        with transaction.atomic():  # as planning does
            list(Deadline.objects.select_for_update())
            locked.set()
            worker.join(1)
            Reminder.objects.owed().update(state=ReminderState.SUPERSEDED)
        worker.join(10)

    assert errors == []
    assert Letter.objects.get().state == LetterState.SENT
    assert Reminder.objects.get().state == ReminderState.SENT
    assert Deadline.objects.get().next_step_at is not None


@pytest.mark.skipif(connection.vendor != "postgresql", reason="here one writes at a time")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("doing", ["sleep", "give up"])
def test_nobody_who_changes_what_is_owed_locks_out_whoever_plans(days, deadline, doing):
    locked, errors = Event(), []

    def work(letter):
        try:
            locked.wait(10)
            if doing == "sleep":
                key, until = f"user:{deadline.owner_id}", timezone.now() + timedelta(days=1)
                services.let_sleep(deadline, recipient_key=key, until=until, by=None)
            else:
                delivery.give_up(letter, "550 5.1.1 No such user", refused=True)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    with days.on(2026, 12, 10):
        letter, _carried = taken()
        worker = Thread(target=work, args=(letter,))
        worker.start()
        with transaction.atomic():  # as planning does, and closing a date
            list(Deadline.objects.select_for_update())
            locked.set()
            worker.join(1)
            Reminder.objects.owed().update(reason="Looked at")
        worker.join(10)

    assert errors == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="here one writes at a time")
@pytest.mark.django_db(transaction=True)
def test_planning_does_not_wait_for_whoever_changes_a_date(days, deadline):
    with days.on(2026, 12, 10):
        other = factories.deadline(due_on=date(2026, 12, 16))
        looked_at = []

        def plan():
            looked_at.append(planning.plan_due(timezone.now()))
            connection.close()

        with transaction.atomic():
            Deadline.objects.select_for_update().get(pk=deadline.pk)
            planner = Thread(target=plan)
            planner.start()
            planner.join(10)
            assert looked_at == [1]
        assert planning.plan_due(timezone.now()) == 1

    assert {one.deadline_id for one in Reminder.objects.all()} == {deadline.pk, other.pk}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="a file does not go away")
@pytest.mark.django_db(transaction=True)
def test_a_database_that_goes_away_amid_a_batch_loses_nothing(days, post, monkeypatch):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        owners = {factories.deadline(due_on=date(2026, 12, 17)).owner.email for _each in range(5)}
    give = Postman.hand_in

    def cut(postman, mail):
        give(postman, mail)
        if len(post.tries) == 2:
            connection.connection.close()

    with monkeypatch.context() as broken:
        broken.setattr(Postman, "hand_in", cut)
        with pytest.raises(DatabaseGone):
            days.round(2026, 12, 10)
    connection.close()  # as workers do between tasks
    for minute in (9, 11):
        days.round(2026, 12, 10, 10, minute)

    assert {mail["To"] for mail in post.mails} == owners
    assert len({mail["Message-ID"] for mail in post.mails}) == 5
    assert len(post.mails) <= 6
    assert Letter.objects.filter(state=LetterState.SENT).count() == 5
