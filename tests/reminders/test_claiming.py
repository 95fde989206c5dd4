"""Letters are claimed by the handful; what changes meanwhile is seen before each goes."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from oia.reminders import planning, services, tasks
from oia.reminders.choices import HeldBy, LetterState
from oia.reminders.models import Deadline, FailingAddress, Letter, Sender
from oia.reminders.sending import claiming, delivery
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def due(days):
    """Three deadlines, each with a letter that waits; the clock stands still then."""
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        for number in range(3):
            factories.deadline(title=f"Duty {number}", due_on=date(2026, 12, 17))
    with days.on(2026, 12, 10):
        planning.write_down_owed()
        yield list(Letter.objects.order_by("go_at", "pk").values_list("pk", flat=True))


def handed_out(pks):
    """What would be sent, each as it stands when its turn comes."""
    with claiming.Hand() as hand:
        for letter in hand.of(pks):
            if fresh := hand.as_it_stands(letter):
                yield fresh


def of(letter):
    return letter.carries[0].deadline


def test_each_is_handed_out_once_and_bears_the_mark(due):
    assert [letter.pk for letter in handed_out(due)] == due
    assert list(handed_out(due)) == []


def test_a_record_that_changes_while_in_hand_is_read_again(due):
    letters = handed_out(due)
    last = Deadline.objects.order_by("pk").last()
    next(letters)
    last.title = "Duty with another name"
    last.save()

    assert [of(letter).title for letter in letters] == ["Duty 1", "Duty with another name"]


def test_a_date_closed_while_in_hand_is_not_mailed(due, post):
    letters = handed_out(due)
    first = next(letters)
    services.mark_done(of(list(claiming.read(first.claim, [due[2]]))[0]), by=None, evidence="sent")

    second, third = letters

    assert claiming.still_wanted(second)
    assert not claiming.still_wanted(third)


def test_an_address_that_failed_while_in_hand_is_spared(due):
    letters = handed_out(due)
    next(letters)
    address = Letter.objects.get(pk=due[1]).address.upper()
    FailingAddress.objects.create(address=address, since=timezone.now(), words="550")

    second, third = letters

    assert not claiming.still_wanted(second)
    assert claiming.still_wanted(third)


def test_a_new_address_is_used_at_once(due):
    letters = handed_out(due)
    next(letters)
    owner = Deadline.objects.order_by("pk")[1].owner
    owner.email = "new@city.test"
    owner.save()

    assert next(letters).address == "new@city.test"


def test_a_hold_stops_the_letters_that_are_in_hand(due):
    letters = handed_out(due)
    next(letters)
    Sender.note(held_at=timezone.now(), held_by=HeldBy.PERSON)

    assert list(letters) == []

    waiting = Letter.objects.filter(pk__in=due[1:])
    assert {letter.state for letter in waiting} == {LetterState.READY}
    assert {letter.attempts for letter in waiting} == {0}


def test_a_letter_that_another_worker_took_over_is_left_to_it(due):
    letters = handed_out(due)
    next(letters)
    Letter.objects.filter(pk=due[1]).update(claim="somebody else's")

    assert [letter.pk for letter in letters] == [due[2]]

    assert Letter.objects.get(pk=due[1]).state == LetterState.SENDING


def test_what_was_read_serves_for_a_moment_only(due, monkeypatch):
    now, letters = timezone.now(), handed_out(due)
    next(letters)
    subject = factories.organisation()
    Deadline.objects.filter(pk=Deadline.objects.last().pk).update(subject_id=subject.pk)
    monkeypatch.setattr(claiming.timezone, "now", lambda: now + 2 * claiming.FRESH)

    later = list(letters)

    assert [of(letter).subject for letter in later][-1] == subject
    assert {letter.lease_until for letter in later} == {now + 2 * claiming.FRESH + claiming.LEASE}


def test_letters_cost_the_same_few_queries_each(due, post, query_count):
    few = query_count(lambda: delivery.deliver_batch(due[:1]))
    more = query_count(lambda: delivery.deliver_batch(due[1:]))

    assert len(post.mails) == 3
    assert more - few <= 6  # a glance, and the proof with its transaction


def test_a_batch_that_was_handed_out_again_costs_one_question(due, post, query_count):
    tasks.deliver(due)

    assert query_count(lambda: tasks.deliver(due)) == 1
    assert len(post.mails) == 3


def test_a_batch_that_nobody_takes_is_forgotten_by_the_broker_and_handed_out_anew(due, monkeypatch):
    handed_out, app = [], tasks.deliver.app
    monkeypatch.setitem(app.conf.changes, "task_always_eager", False)
    monkeypatch.setattr(
        app.amqp,
        "send_task_message",
        lambda producer, name, message, **other: handed_out.append(message),
    )
    tasks.tick()
    tasks.tick()

    first, again = handed_out
    assert first.body[0] == again.body[0] == (due,)
    forgotten_at = datetime.fromisoformat(first.headers["expires"])
    assert forgotten_at == timezone.now() + timedelta(minutes=10)
