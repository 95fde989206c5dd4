"""One bad address, one broken record, one slow server: none holds up the others."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from oia.reminders import planning, services
from oia.reminders.choices import LetterState, ReminderState
from oia.reminders.models import Letter, Reminder
from oia.reminders.models.letter import WAITS
from oia.reminders.words import rendering
from tests import factories

pytestmark = pytest.mark.django_db


def due_in_a_week(days, count=1):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        return [factories.deadline(due_on=date(2026, 12, 17)) for _each in range(count)]


@pytest.mark.parametrize("position", [0, 2, 4])
def test_truth_6_one_refused_address_holds_up_nobody(days, post, position):
    owners = [deadline.owner.email for deadline in due_in_a_week(days, 5)]
    post.refuse[owners[position]] = "550 No such mailbox"

    days.round(2026, 12, 10)

    assert sorted(m["To"] for m in post.mails) == sorted(set(owners) - {owners[position]})
    refused = Letter.objects.get(address=owners[position])
    assert refused.state == LetterState.GIVEN_UP
    assert "No such mailbox" in refused.server_words
    assert refused.reminders.get().state == ReminderState.GIVEN_UP


def test_truth_6_a_letter_refused_for_good_is_tried_once(days, post):
    (deadline,) = due_in_a_week(days)
    post.refuse[deadline.owner.email] = "550 No"

    for minute in (0, 10, 30):
        days.round(2026, 12, 10, 10, minute)

    assert post.tries.count(deadline.owner.email) == 1


def test_truth_6_a_greylisted_letter_is_tried_again_later_with_the_same_message_id(days, post):
    (deadline,) = due_in_a_week(days)
    post.refuse[deadline.owner.email] = "451 Come back later"
    days.round(2026, 12, 10, 10, 0)
    letter = Letter.objects.get()
    assert letter.state == LetterState.FAILED
    assert "Come back later" in letter.server_words

    days.round(2026, 12, 10, 10, 0)
    assert len(post.tries) == 1, "not before its time"
    post.refuse.clear()
    days.round(2026, 12, 10, 10, 2)

    assert [m["Message-ID"] for m in post.mails] == [letter.message_id]
    assert Reminder.objects.get(step=7).state == ReminderState.SENT


def test_waits_grow_and_end_within_two_days_and_twelve_tries():
    assert sorted(WAITS) == WAITS
    assert len(WAITS) + 1 <= 12
    assert timedelta(minutes=sum(WAITS)) <= timedelta(hours=48)


def test_a_letter_that_fails_again_and_again_is_given_up(days, post):
    (deadline,) = due_in_a_week(days)
    post.refuse[deadline.owner.email] = "451 Later"
    days.round(2026, 12, 10)
    for _each in range(20):
        Letter.objects.update(go_at=timezone.now() - timedelta(days=30))
        days.round(2026, 12, 10)

    assert post.tries.count(deadline.owner.email) == len(WAITS) + 1
    assert Letter.objects.get(address=deadline.owner.email).state == LetterState.GIVEN_UP


def test_truth_6_an_unreachable_server_loses_nothing(days, post, settings):
    due_in_a_week(days)
    door, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    days.round(2026, 12, 10, 10, 0)
    assert "refused" in Letter.objects.get().server_words
    settings.EMAIL_PORT = door

    days.round(2026, 12, 10, 10, 2)

    assert len(post.mails) == 1


def test_truth_6_a_record_that_breaks_its_template_still_gets_a_plain_letter(
    days, post, monkeypatch
):
    due_in_a_week(days, 3)
    broken, write = [], rendering.write

    def breaks_once(letter, *args, **kwargs):
        if not broken:
            broken.append(letter)
            raise AttributeError("broken record")
        return write(letter, *args, **kwargs)

    monkeypatch.setattr(rendering, "write", breaks_once)
    days.round(2026, 12, 10)

    assert len(post.mails) == 3
    plain = next(m for m in post.mails if m["To"] == broken[0].address)
    assert "/deadlines/" in plain.get_body(["plain"]).get_content()


def test_a_letter_given_up_can_be_sent_once_more_by_whoever_may(days, post):
    (deadline,) = due_in_a_week(days)
    post.refuse[deadline.owner.email] = "550 Mailbox full"
    days.round(2026, 12, 10)
    letter = Letter.objects.get(address=deadline.owner.email)
    with pytest.raises(PermissionDenied):
        services.retry(letter, by=factories.in_role("reader"))

    post.refuse.clear()
    with days.on(2026, 12, 11):
        services.retry(letter, by=factories.in_role("officer"))
    days.round(2026, 12, 11)

    theirs = [m for m in post.mails if m["To"] == letter.address]
    assert [m["Message-ID"] for m in theirs] == [letter.message_id]
    with pytest.raises(ValidationError):
        services.retry(letter, by=None)


def test_more_than_a_handful_at_once_for_one_person_become_one_letter(days, post):
    factories.rule(steps="7")
    owner = factories.user()
    with days.on(2026, 12, 1):
        for number in range(8):
            factories.deadline(owner=owner, title=f"Duty {number}", due_on=date(2026, 12, 17))

    days.round(2026, 12, 10)

    assert [m["To"] for m in post.mails] == [owner.email]
    assert "8 dates" in post.mails[0]["Subject"]


def test_a_tick_with_nothing_due_asks_little(days, django_assert_max_num_queries):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        for _each in range(20):
            factories.deadline(due_on=date(2027, 6, 1))
    days.round(2026, 12, 1)

    with days.on(2026, 12, 2), django_assert_max_num_queries(5):
        planning.write_down_owed()
        list(Letter.objects.deliverable().values_list("pk", flat=True))
