"""What must always be true of reminders, one section for each truth of DESIGN.md."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from oia.reminders import planning, services
from oia.reminders.choices import LetterState, ReminderState, Status
from oia.reminders.models import Deadline, Letter, Reminder
from oia.reminders.sending import claiming, delivery
from tests import factories

pytestmark = pytest.mark.django_db


def typed_on(days, *when, **kw):
    with days.on(*when):
        return factories.deadline(**kw)


# 1: after an outage the latest step reached, once


def test_a_step_reached_is_told_once_however_often_the_job_runs(days, post):
    factories.rule(steps="7, 3")
    deadline = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))

    days.round(2026, 12, 10)
    days.round(2026, 12, 10)
    days.round(2026, 12, 11)

    assert [m["To"] for m in post.mails] == [deadline.owner.email]


@pytest.mark.parametrize("outage_days", [1, 14, 41])
def test_truth_1_after_an_outage_the_latest_step_is_owed_once(days, post, outage_days):
    factories.rule(steps="60, 30, 14, 7, 3, 1")
    typed_on(days, 2026, 10, 1, due_on=date(2026, 12, 17))
    days.round(2026, 10, 20)
    post.mails.clear()
    back = date(2026, 11, 3) + timedelta(days=outage_days)

    days.round(back.year, back.month, back.day)

    left = (date(2026, 12, 17) - back).days
    steps = [step for step in (60, 30, 14, 7, 3, 1) if left <= step < 60]
    assert len(post.mails) == bool(steps)
    sent = Reminder.objects.filter(state=ReminderState.SENT)
    assert {r.step for r in sent} == {60, *steps[-1:]}
    superseded = Reminder.objects.filter(state=ReminderState.SUPERSEDED)
    assert {r.step for r in superseded} == set(steps[:-1])


def test_truth_1_it_goes_out_in_the_next_working_hour(days, post):
    factories.rule(steps="30")
    typed_on(days, 2026, 11, 2, due_on=date(2026, 12, 21))

    saturday_night = days.round(2026, 11, 21, 23)  # the step's day is a Saturday
    monday_early = days.round(2026, 11, 23, 7)
    monday = days.round(2026, 11, 23, 9, 30)

    assert (saturday_night, monday_early, monday) == (0, 0, 1)


def test_mail_goes_at_once_when_the_date_falls_before_working_hours_begin(days, post):
    factories.rule(steps="1")
    typed_on(days, 2026, 11, 20, due_on=date(2026, 11, 22))  # a Sunday

    assert days.round(2026, 11, 21, 6) == 1


# 2: killing any process loses nothing


def test_truth_2_a_claim_whose_worker_died_is_taken_up_again_with_the_same_message_id(days, post):
    factories.rule(steps="7")
    typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    with days.on(2026, 12, 10):
        planning.write_down_owed()
        letter = Letter.objects.get()
        assert claiming.read(claiming.claim([letter.pk]))  # and the worker dies here

        assert delivery.deliver_all() == 0, "somebody else has it"
    with days.on(2026, 12, 10, 10, 9):
        assert delivery.deliver_all() == 1

    assert post.mails[0]["Message-ID"] == letter.message_id


def test_truth_2_dying_after_the_server_took_it_repeats_the_same_message_id(
    days, post, monkeypatch
):
    factories.rule(steps="7")
    typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    with monkeypatch.context() as dying:
        dying.setattr(delivery, "keep_proof", lambda *args: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            days.round(2026, 12, 10)

    days.round(2026, 12, 10, 10, 9)

    assert len(post.mails) == 2
    assert len({m["Message-ID"] for m in post.mails}) == 1
    assert Letter.objects.get().state == LetterState.SENT


def test_truth_2_dying_while_planning_leaves_nothing_half_done(days, post, monkeypatch):
    factories.rule(steps="7")
    typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    with monkeypatch.context() as dying:
        dying.setattr(planning, "write_letters", lambda *args: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            days.round(2026, 12, 10)
    assert not Reminder.objects.exists()

    assert days.round(2026, 12, 10) == 1


# 3: two schedulers, many workers


@pytest.mark.django_db(transaction=True)
def test_truth_3_schedulers_and_workers_beside_each_other_send_nothing_twice(days, post):
    factories.rule(steps="7")
    for _each in range(12):
        typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    start, errors = Barrier(4), []

    def work():
        try:
            start.wait()
            planning.write_down_owed()
            delivery.deliver_all()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    with days.on(2026, 12, 10):
        threads = [Thread(target=work) for _each in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        delivery.deliver_all()

    assert errors == []
    assert len(post.mails) == len({m["Message-ID"] for m in post.mails}) == 12


# 4: moved, closed, typed late, imported


def test_truth_4_a_moved_date_arms_its_steps_again_and_says_what_it_was(days, post):
    factories.rule(steps="7")
    deadline = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    days.round(2026, 12, 10)
    with days.on(2026, 12, 11):
        services.move_date(deadline, on=date(2027, 1, 20), by=None, why="Extended by C40")

    days.round(2026, 12, 11)
    days.round(2026, 12, 14)
    days.round(2027, 1, 13)

    first, moved, again = post.subjects()
    assert "7 days left" in first
    assert "moved to Wed 20 Jan" in moved
    assert "7 days left" in again
    assert "17 Dec 2026" in post.mails[1].get_body(["plain"]).get_content()


def test_truth_4_there_and_back_arms_again_without_a_word_of_a_move(days, post):
    factories.rule(steps="7")
    deadline = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    days.round(2026, 12, 10)
    with days.on(2026, 12, 11):
        services.move_date(deadline, on=date(2027, 1, 20), by=None, why="moved")
        services.move_date(deadline, on=date(2026, 12, 17), by=None, why="and back")

    days.round(2026, 12, 11)

    assert len(post.mails) == 2
    assert not any("moved" in subject for subject in post.subjects())


@pytest.mark.parametrize("close", ["mark_done", "waive", "cancel"])
def test_truth_4_once_closed_no_step_goes_out(days, post, close):
    factories.rule(steps="7, 3, 1")
    deadline = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    words = {"evidence": "sent"} if close == "mark_done" else {"why": "not needed"}
    with days.on(2026, 12, 9):
        getattr(services, close)(deadline, by=None, **words)

    for day in range(9, 31):
        days.round(2026, 12, day)

    assert post.mails == []


def test_truth_4_whoever_was_told_is_told_of_the_cancellation_once(days, post):
    factories.rule(steps="7, 3")
    deadline = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    days.round(2026, 12, 10)
    with days.on(2026, 12, 11):
        services.cancel(deadline, by=None, why="COP was cancelled")

    days.round(2026, 12, 11)
    days.round(2026, 12, 14)

    assert len(post.mails) == 2
    assert post.subjects()[1].endswith("cancelled")


def test_truth_4_a_letter_already_written_stays_at_home_once_the_duty_is_done(days, post):
    factories.rule(steps="7")
    deadline = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    with days.on(2026, 12, 10, 3):
        planning.write_down_owed()
    with days.on(2026, 12, 10, 4):
        services.mark_done(deadline, by=None, evidence="sent at night")

    days.round(2026, 12, 10)

    assert post.mails == []
    assert Letter.objects.get().state == LetterState.DROPPED


def test_truth_4_typed_in_late_gets_one_reminder_now(days, post):
    factories.rule(steps="60, 30, 14, 7, 3, 1")
    typed_on(days, 2026, 12, 10, due_on=date(2026, 12, 15))

    days.round(2026, 12, 10)
    days.round(2026, 12, 11)

    assert len(post.mails) == 1
    assert "5 days left" in post.subjects()[0]


def test_truth_4_past_on_arrival_reminds_nobody_and_stays_open(days, post):
    factories.rule(steps="7, 1")
    deadline = typed_on(days, 2026, 12, 10, due_on=date(2026, 12, 1))

    for day in (10, 11, 14, 21):
        days.round(2026, 12, day)

    assert post.mails == []
    deadline.refresh_from_db()
    assert deadline.status == Status.OPEN
    with days.on(2026, 12, 21):
        assert deadline.is_overdue


def test_truth_4_an_import_gives_one_letter_a_person(days, post):
    factories.rule(steps="30")
    owner = factories.user()
    for number in range(4):
        typed_on(days, 2026, 12, 10, owner=owner, title=f"Row {number}", arrival="import 17")

    days.round(2026, 12, 10)
    assert post.mails == [], "the rest of it may still be on its way"
    days.round(2026, 12, 10, 10, 10)

    assert len(post.mails) == 1
    text = post.mails[0].get_body(["plain"]).get_content()
    assert all(f"Row {number}" in text for number in range(4))


def test_truth_4_an_edited_rule_never_mails_history(days, post):
    rule = factories.rule(steps="3")
    typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 31))
    days.round(2026, 12, 10)
    with days.on(2026, 12, 10):
        rule.steps = "60, 30, 3"
        rule.save()

    days.round(2026, 12, 11)
    assert post.mails == []
    suppressed = Reminder.objects.get(step=30)
    assert suppressed.state == ReminderState.SUPPRESSED and suppressed.reason

    days.round(2026, 12, 28)
    assert len(post.mails) == 1


def test_truth_4_a_copied_deadline_copies_no_marks(days, post):
    factories.rule(steps="30")
    deadline = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 31))
    days.round(2026, 12, 2)
    with days.on(2026, 12, 2):
        deadline.pk = None
        deadline._state.adding = True
        deadline.next_step_at = timezone.now()
        deadline.save()

    days.round(2026, 12, 2)

    assert len(post.mails) == 2


# 5: by whatever road a date changes


def test_truth_5_a_date_changed_by_plain_sql_is_right_at_the_next_reconcile(days, post):
    factories.rule(steps="7")
    typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    Deadline.objects.update(due_on=date(2026, 12, 30))

    days.round(2026, 12, 10)
    assert post.mails == []
    days.round(2026, 12, 23)
    assert len(post.mails) == 1


def test_an_office_that_moves_to_another_zone_has_its_dates_there(days):
    deadline = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    assert deadline.falls_due_at.hour == 22
    factories.office(zone="America/Bogota")

    days.round(2026, 12, 2)

    deadline.refresh_from_db()
    assert (deadline.falls_due_at.day, deadline.falls_due_at.hour) == (18, 4)


# and besides


def test_a_hard_deadline_is_missed_when_its_moment_passes_and_a_soft_one_is_not(days, post):
    hard = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 10))
    soft = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 10), hard=False)

    days.round(2026, 12, 11)

    hard.refresh_from_db(), soft.refresh_from_db()
    assert (hard.status, soft.status) == (Status.MISSED, Status.OPEN)


def test_a_missed_deadline_that_moves_ahead_is_open_again(days, post):
    deadline = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 10))
    days.round(2026, 12, 11)
    deadline.refresh_from_db()
    with days.on(2026, 12, 12):
        services.move_date(deadline, on=date(2027, 2, 1), by=None, why="extended")

    days.round(2026, 12, 12)

    deadline.refresh_from_db()
    assert deadline.status == Status.OPEN


def test_overdue_it_climbs_to_the_director(days, post):
    factories.rule(steps="1", overdue_every=1, overdue_until=5, climbs_after=3)
    director = factories.in_role("director")
    typed_on(days, 2026, 11, 30, due_on=date(2026, 12, 8), hard=False)

    for day in range(7, 20):
        days.round(2026, 12, day)

    to_director = post.subjects(director.email)
    assert len(to_director) == 2, "on Friday, and on Monday the last step of the weekend"
    assert "overdue" in to_director[0]


def test_in_an_office_of_one_it_climbs_to_the_mailbox_of_the_office(days, post):
    factories.rule(steps="1", overdue_every=1, overdue_until=5, climbs_after=3)
    alone = factories.in_role("director")
    typed_on(days, 2026, 11, 30, due_on=date(2026, 12, 8), hard=False, owner=alone)

    for day in (7, 9, 10, 11):
        days.round(2026, 12, day)

    assert len(post.subjects(alone.email)) == 4
    (climbed,) = post.subjects("office@city.test")
    assert climbed.startswith("It climbed to you")


def test_while_the_owner_is_away_the_deputy_is_told_too(days, post):
    factories.rule(steps="7")
    deputy = factories.user()
    deadline = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    factories.absence(
        user=deadline.owner,
        deputy=deputy,
        starts_on=date(2026, 12, 8),
        ends_on=date(2026, 12, 12),
    )

    days.round(2026, 12, 10)

    assert {m["To"] for m in post.mails} == {deadline.owner.email, deputy.email}


def test_when_the_owner_has_left_the_backup_is_told_and_else_the_director(days, post):
    factories.rule(steps="7")
    director, backup = factories.in_role("director"), factories.user()
    with_backup = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17), backup=backup)
    without = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    for deadline in (with_backup, without):
        deadline.owner.is_active = False
        deadline.owner.save()

    days.round(2026, 12, 10)

    assert {m["To"] for m in post.mails} == {backup.email, director.email}


def test_an_owner_who_leaves_after_the_letter_was_written_is_replaced(days, post):
    factories.rule(steps="7")
    director = factories.in_role("director")
    deadline = typed_on(days, 2026, 12, 1, due_on=date(2026, 12, 17))
    with days.on(2026, 12, 10, 3):
        planning.write_down_owed()
    deadline.owner.is_active = False
    deadline.owner.save()

    days.round(2026, 12, 10)
    days.round(2026, 12, 10, 11)

    assert [m["To"] for m in post.mails] == [director.email]
