"""A letter that had to wait still comes in working hours, and not as one of too many."""

from datetime import date, time

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from oia.core.roads import acting
from oia.reminders import planning, pressing, services
from oia.reminders.choices import LetterState
from oia.reminders.models import Deadline, Letter
from oia.reminders.sending import claiming, delivery
from tests import factories
from tests.reminders.people import in_role, words

pytestmark = pytest.mark.django_db


def due(days, *when, **kw):
    with days.on(*(when or (2026, 12, 1))):
        return factories.deadline(**{"due_on": date(2026, 12, 17)} | kw)


def texts(mail):
    return mail.get_body(["plain"]).get_content()


# Hours


def test_truth_7_a_letter_that_is_tried_again_keeps_to_working_hours(days, post):
    factories.rule(steps="7")
    owner = due(days).owner
    post.refuse[owner.email] = "451 Come back later"
    days.round(2026, 12, 10, 16, 55)
    post.refuse.clear()

    days.round(2026, 12, 10, 17, 5)
    assert post.mails == []
    letter = Letter.objects.get()
    assert letter.state == LetterState.FAILED, "and so the page says when the next try is"
    assert "Come back later" in letter.server_words and letter.attempts == 1

    days.round(2026, 12, 11, 8, 59)
    assert post.mails == []
    days.round(2026, 12, 11, 9, 0)
    assert [mail["To"] for mail in post.mails] == [owner.email]


def test_truth_7_a_letter_that_no_worker_took_waits_for_monday(days, post):
    factories.rule(steps="7")
    due(days, due_on=date(2026, 12, 18))  # a Friday; its step is Friday the 11th
    with days.on(2026, 12, 11):
        planning.write_down_owed()

    days.round(2026, 12, 12)
    assert post.mails == [] and Letter.objects.get().state == LetterState.READY
    days.round(2026, 12, 14)
    assert len(post.mails) == 1


def test_truth_7_what_falls_due_before_the_hours_begin_is_tried_again_at_night(days, post):
    factories.rule(steps="1")
    owner = due(days, due_on=date(2026, 12, 10)).owner
    post.refuse[owner.email] = "451 Come back later"
    days.round(2026, 12, 9, 16, 59)
    post.refuse.clear()

    days.round(2026, 12, 9, 17, 30)
    assert post.mails == [], "there are hours before it tomorrow"

    late = due(days, 2026, 12, 10, 15, due_on=date(2026, 12, 10), due_time=time(23, 0)).owner
    post.refuse[late.email] = "451 Come back later"
    factories.rule(steps="1, 0")
    days.round(2026, 12, 10, 16, 59)
    post.refuse.clear()
    days.round(2026, 12, 10, 17, 30)
    assert late.email in [mail["To"] for mail in post.mails]


def test_truth_7_the_hours_are_those_the_reader_has_when_it_goes(days, post):
    factories.rule(steps="7")
    owner = due(days).owner
    with days.on(2026, 12, 10, 9, 30):
        planning.write_down_owed()
        owner.work_start = time(11)
        owner.save()
        delivery.deliver_all()
    assert post.mails == []

    days.round(2026, 12, 10, 11)
    assert len(post.mails) == 1


# How many in an hour


def after_an_outage(days, post, count):
    """So many letters to one owner that wait because the mail server was away."""
    factories.rule(steps="7")
    owner = factories.user()
    with days.on(2026, 12, 10):
        for number in range(count):
            one = due(days, owner=owner, title=f"Date {number:02}")
            letter = Letter.objects.create(
                user=owner,
                address=owner.email,
                message_id=f"<{number}@city.test>",
                state=LetterState.FAILED,
                server_words="Connection refused",
                attempts=1,
                go_at=timezone.now(),
                written_at=timezone.now(),
            )
            letter.reminders.create(
                deadline=one,
                version=one.version,
                step=7,
                recipient=f"user:{owner.pk}",
                user=owner,
                reached_at=timezone.now(),
                written_at=timezone.now(),
            )
        Deadline.objects.update(next_step_at=None)
    return owner


def test_after_an_outage_nobody_gets_more_than_ten_letters_an_hour(days, post):
    owner = after_an_outage(days, post, 25)

    counts = []
    for hour, minute in [(10, 0), (10, 30), (10, 59), (11, 0), (11, 59), (12, 0)]:
        with days.on(2026, 12, 10, hour, minute):
            delivery.deliver_all()
        counts.append(len(post.mails))

    assert counts == [10, 10, 10, 20, 20, 25]
    assert {mail["To"] for mail in post.mails} == {owner.email}
    everything = "".join(texts(mail) for mail in post.mails)
    assert all(f"Date {number:02}" in everything for number in range(25))


def test_two_workers_do_not_both_send_ten(days, post):
    """Each has half of them in hand at the same moment."""
    after_an_outage(days, post, 20)
    pks = list(Letter.objects.order_by("go_at", "pk").values_list("pk", flat=True))

    with days.on(2026, 12, 10, 10, 30):
        claiming.claim(pks[:10])
        delivery.deliver_batch(pks[10:])

    assert post.mails == []


def test_letters_that_wait_for_the_mail_server_count_when_more_are_written(days, post):
    """Else each date that comes up while it is away would have a letter of its own."""
    after_an_outage(days, post, 6)
    for number in range(3):
        owner = Letter.objects.first().user
        due(days, 2026, 12, 10, owner=owner, title=f"More {number}", due_on=date(2026, 12, 16))
    with days.on(2026, 12, 10):
        planning.write_down_owed()

    assert Letter.objects.undelivered().count() == 7


def test_the_page_why_tells_what_a_letter_waits_for(days, post):
    """Not for working hours, if it is the eleventh in an hour or part of an import."""
    factories.rule(steps="90")
    ana, ben = in_role("officer"), in_role("officer")
    for number in range(11):
        last = due(days, 2026, 12, 1, owner=ana.user, title=f"Date {number:02}")
        days.round(2026, 12, 1, 10, number)
    with days.on(2026, 12, 1, 10, 12), acting(ben.user, "import 17"):
        brought = factories.deadline(owner=ben.user, due_on=date(2026, 12, 17))
    with days.on(2026, 12, 1, 10, 12):
        planning.write_down_owed()
        many, rest = words(ana.get(why(last))), words(ben.get(why(brought)))

    assert "had many letters within an hour: the next one goes on 1 Dec 2026, 11:00" in many
    assert "waits for the rest of an import: it goes on 1 Dec 2026, 10:22" in rest


def why(deadline):
    kind = ContentType.objects.get_for_model(Deadline)
    return f"{reverse('reminders:why')}?about={kind.pk}.{deadline.pk}"


# What an import brings


def test_truth_4_an_import_of_many_batches_gives_one_letter(days, post, monkeypatch):
    """It may be written down while the loop is running, a batch at a time."""
    monkeypatch.setattr(planning, "BATCH", 2)
    factories.rule(steps="30")
    owner = factories.user()
    for minute in range(4):
        with days.on(2026, 12, 10, 10, minute), acting(owner, "import 17"):
            for number in range(3):
                title = f"Row {minute}{number}"
                factories.deadline(owner=owner, title=title, due_on=date(2026, 12, 31))
        days.round(2026, 12, 10, 10, minute)
    assert post.mails == []

    for minute in range(10, 16):
        days.round(2026, 12, 10, 10, minute)

    (mail,) = post.mails
    assert all(f"Row {m}{n}" in texts(mail) for m in range(4) for n in range(3))


def test_what_falls_due_while_an_import_settles_does_not_wait(days, post):
    factories.rule(steps="1")
    owner = factories.user()
    with days.on(2026, 12, 10, 10), acting(owner, "import 17"):
        factories.deadline(owner=owner, due_on=date(2026, 12, 10), due_time=time(10, 5))

    days.round(2026, 12, 10, 10)

    assert len(post.mails) == 1


# Links


def test_a_date_that_was_opened_again_is_not_said_to_have_moved(days, post):
    factories.rule(steps="7")
    deadline = due(days)
    days.round(2026, 12, 10)
    reminder = deadline.reminders.get()
    with days.on(2026, 12, 10, 11):
        services.mark_done(deadline, by=None, evidence="")
        deadline.refresh_from_db()
        services.reopen(deadline, by=None, why="after all")
        reminder.refresh_from_db()
        with pytest.raises(pressing.ShutError, match="opened again since"):
            pressing.look(pressing.Link(reminder, "done"))
        deadline.refresh_from_db()
        services.move_date(deadline, on=date(2026, 12, 20), by=None, why="")
        reminder.refresh_from_db()
        reminder.deadline.refresh_from_db()
        with pytest.raises(pressing.ShutError, match="has moved since"):
            pressing.look(pressing.Link(reminder, "done"))
