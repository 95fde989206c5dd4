"""Who is told what when people take over, help, snooze, are away, or want one letter a day."""

from datetime import date, datetime, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from oia.reminders import planning, services
from oia.reminders.choices import Because, HeldBy, LetterState, Pace, ReminderState, What
from oia.reminders.models import FailingAddress, Letter, Reminder, Rule, Sender, Wishes
from oia.reminders.sending import delivery
from tests import factories
from tests.reminders.conftest import WARSAW

pytestmark = pytest.mark.django_db


def at(*when):
    return datetime(*when, tzinfo=WARSAW)


def due(days, *when, **kw):
    """A deadline on 17 December 2026 that somebody typed in on a day."""
    with days.on(*(when or (2026, 12, 1))):
        return factories.deadline(**{"due_on": date(2026, 12, 17)} | kw)


def texts(mail):
    return mail.get_body(["plain"]).get_content()


# Hand-overs


def test_who_takes_over_and_who_gave_it_are_both_told_once(days, post):
    factories.rule(steps="7, 3")
    before, now = factories.user(), factories.user()
    deadline = due(days, owner=before)
    days.round(2026, 12, 10)
    with days.on(2026, 12, 11):
        services.hand_over(deadline, to=now, by=None, why="Ana is on leave")

    days.round(2026, 12, 11)
    days.round(2026, 12, 11, 11)
    assert [(m["To"]) for m in post.mails[1:]] in (
        [before.email, now.email],
        [now.email, before.email],
    )

    days.round(2026, 12, 14)
    assert post.mails[3]["To"] == now.email
    assert len(post.mails) == 4


def test_handed_over_before_anybody_was_told_only_the_new_owner_hears_of_it(days, post):
    factories.rule(steps="7")
    now = factories.user()
    deadline = due(days)
    with days.on(2026, 12, 2):
        services.hand_over(deadline, to=now, by=None)

    days.round(2026, 12, 2)
    days.round(2026, 12, 10)
    assert [m["To"] for m in post.mails] == [now.email, now.email]
    assert post.subjects()[0].startswith("Handed to you")


def test_whoever_took_it_over_themselves_is_not_told_so(days, post):
    factories.rule(steps="7, 3")
    before, officer = factories.user(), factories.in_role("officer")
    deadline = due(days, owner=before)
    days.round(2026, 12, 10)
    with days.on(2026, 12, 11):
        services.hand_over(deadline, to=officer, by=officer)

    days.round(2026, 12, 11)

    assert Reminder.objects.get(what=What.HANDED).state == ReminderState.SUPPRESSED
    assert Reminder.objects.get(what=What.TAKEN).user == before
    to_both = {m["To"] for m in post.mails[1:]}
    assert to_both == {before.email, officer.email}, "the officer gets the step that was reached"


def test_there_and_back_again_each_is_told_each_time(days, post):
    factories.rule(steps="30")
    one, other = factories.user(), factories.user()
    deadline = due(days, owner=one)
    days.round(2026, 12, 2)
    for day, to in ((3, other), (4, one), (7, other)):
        with days.on(2026, 12, day):
            services.hand_over(deadline, to=to, by=None)
        days.round(2026, 12, day)
        days.round(2026, 12, day, 11)

    handed = Reminder.objects.filter(what=What.HANDED, state=ReminderState.SENT)
    assert [r.user for r in handed.order_by("pk")] == [other, one, other]
    taken = Reminder.objects.filter(what=What.TAKEN, state=ReminderState.SENT)
    assert [r.user for r in taken.order_by("pk")] == [one, other, one]


def test_without_a_name_it_goes_to_the_backup_and_then_to_the_director(days, post):
    factories.rule(steps="7")
    director, backup = factories.in_role("director"), factories.user()
    deadline = due(days, backup=backup)
    with days.on(2026, 12, 2):
        services.hand_over(deadline, to=None, by=None)
        assert (deadline.owner, deadline.backup) == (backup, None)
        services.hand_over(deadline, to=None, by=None)

    days.round(2026, 12, 10)

    assert [m["To"] for m in post.mails] == [director.email]


def test_an_owner_changed_by_plain_sql_is_noticed_by_the_next_reconcile(days, post):
    factories.rule(steps="7, 1")
    deadline, now = due(days), factories.user()
    days.round(2026, 12, 10)
    type(deadline).objects.update(owner=now)

    days.round(2026, 12, 11)

    assert post.mails[1]["To"] in (now.email, deadline.owner.email)
    assert {m["To"] for m in post.mails[1:]} == {now.email, deadline.owner.email}


def test_whoever_handed_it_on_hears_nothing_of_later_moves(days, post):
    factories.rule(steps="7")
    before, now = factories.in_role("officer"), factories.user()
    deadline = due(days, owner=before)
    days.round(2026, 12, 10)
    with days.on(2026, 12, 11):
        services.hand_over(deadline, to=now, by=before)
    days.round(2026, 12, 11)
    with days.on(2026, 12, 14):
        services.move_date(deadline, on=date(2027, 2, 1), by=None, why="extended")

    days.round(2026, 12, 14)

    assert [m["To"] for m in post.mails] == [before.email, now.email, now.email]


def test_a_reader_may_not_hand_over(days):
    with pytest.raises(PermissionDenied):
        services.hand_over(due(days), to=None, by=factories.in_role("reader"))


# Helpers and people without a login


def test_helpers_get_what_the_owner_gets_with_or_without_a_login(days, post):
    factories.rule(steps="7")
    finance = factories.user(logs_in=False)
    deadline = due(days)
    services.set_helpers(deadline, [finance], by=None)

    days.round(2026, 12, 10)

    assert {m["To"] for m in post.mails} == {deadline.owner.email, finance.email}
    assert Reminder.objects.get(user=finance).because == Because.HELPER


def test_it_may_climb_to_a_person_without_a_login(days, post):
    board = factories.user(logs_in=False)
    factories.rule(
        steps="1", overdue_every=1, overdue_until=3, climbs_after=2, climbs_to=f"user:{board.pk}"
    )
    due(days, due_on=date(2026, 12, 7), hard=False)

    for day in range(6, 12):
        days.round(2026, 12, day)

    assert len(post.subjects(board.email)) == 2


# Snoozing


def test_snoozed_steps_stay_at_home_and_one_letter_comes_when_it_is_over(days, post):
    factories.rule(steps="7, 5, 1")
    deadline = due(days)
    days.round(2026, 12, 10)
    with days.on(2026, 12, 10, 12):
        key = f"user:{deadline.owner_id}"
        services.let_sleep(deadline, recipient_key=key, until=at(2026, 12, 14, 9), by=None)

    days.round(2026, 12, 12)
    days.round(2026, 12, 14, 8)
    assert len(post.mails) == 1
    days.round(2026, 12, 14, 9, 1)
    days.round(2026, 12, 14, 10)
    assert len(post.mails) == 2
    days.round(2026, 12, 16)

    assert len(post.mails) == 3
    slept = Reminder.objects.get(step=5, what=What.STEP)
    assert slept.state == ReminderState.SUPPRESSED
    assert "14 Dec 2026" in slept.reason


def test_a_snooze_is_one_persons_own_and_ends_when_the_date_moves(days, post):
    factories.rule(steps="7, 5", recipients=["owner", "backup"])
    deadline = due(days, backup=factories.user())
    with days.on(2026, 12, 9):
        key = f"user:{deadline.owner_id}"
        services.let_sleep(deadline, recipient_key=key, until=at(2026, 12, 16, 9), by=None)
    days.round(2026, 12, 10)
    assert [m["To"] for m in post.mails] == [deadline.backup.email]

    with days.on(2026, 12, 10, 11):
        deadline.refresh_from_db()
        services.move_date(deadline, on=date(2026, 12, 16), by=None, why="earlier")
    days.round(2026, 12, 11)

    assert deadline.owner.email in {m["To"] for m in post.mails}


def test_after_an_outage_over_its_end_one_letter_is_enough(days, post):
    factories.rule(steps="7, 3")
    deadline = due(days)
    with days.on(2026, 12, 9):
        key = f"user:{deadline.owner_id}"
        services.let_sleep(deadline, recipient_key=key, until=at(2026, 12, 11, 9), by=None)

    days.round(2026, 12, 15)

    assert len(post.mails) == 1


def test_it_cannot_be_snoozed_past_its_date_nor_for_others(days):
    deadline, somebody = due(days), factories.in_role("officer")
    mine = f"user:{somebody.pk}"
    with days.on(2026, 12, 10):
        with pytest.raises(ValidationError, match="falls due before"):
            services.snooze(deadline, recipient_key=mine, until=at(2026, 12, 18), by=somebody)
        with pytest.raises(ValidationError, match="has passed"):
            services.snooze(deadline, recipient_key=mine, until=at(2026, 12, 9), by=somebody)
        with pytest.raises(PermissionDenied):
            services.snooze(deadline, recipient_key="user:1", until=at(2026, 12, 12), by=somebody)


# Digests


def wishes(user, **kw):
    return Wishes.objects.create(user=user, **kw)


def test_a_daily_letter_gathers_the_steps_of_the_day_at_the_hour_wished_for(days, post):
    factories.rule(steps="7")
    owner = factories.user()
    wishes(owner, paces={"*": Pace.DAILY}, at=time(16))
    for title in ("First", "Second"):
        due(days, owner=owner, title=title)

    days.round(2026, 12, 10, 9, 30)
    due(days, 2026, 12, 10, owner=owner, title="Third", due_on=date(2026, 12, 14))
    days.round(2026, 12, 10, 11)
    assert post.mails == []
    days.round(2026, 12, 10, 16, 1)

    assert len(post.mails) == 1
    assert all(title in texts(post.mails[0]) for title in ("First", "Second", "Third"))


def test_a_weekly_letter_waits_for_its_day_but_not_past_the_date(days, post):
    factories.rule(steps="10, 2", overdue_every=0)
    owner = factories.user()
    wishes(owner, paces={"typed": Pace.WEEKLY}, weekday="1")  # Mondays at nine
    due(days, 2026, 12, 1, owner=owner, title="In time", due_on=date(2026, 12, 20))
    days.round(2026, 12, 10)
    due(days, 2026, 12, 10, owner=owner, title="Too near", due_on=date(2026, 12, 12))

    days.round(2026, 12, 10, 11)
    assert len(post.mails) == 1
    assert "Too near" in post.subjects()[0]
    days.round(2026, 12, 14, 9, 1)

    assert len(post.mails) == 2
    assert "In time" in post.subjects()[1]


def test_what_is_overdue_goes_at_once_whatever_somebody_wishes(days, post):
    factories.rule(steps="7", overdue_every=1)
    owner = factories.user()
    wishes(owner, paces={"*": Pace.WEEKLY})
    due(days, owner=owner, due_on=date(2026, 12, 9), hard=False)

    days.round(2026, 12, 10)  # a Thursday

    assert len(post.mails) == 1


def test_the_wish_is_for_one_kind_and_others_go_at_once(days, post):
    factories.rule(steps="7")
    owner = factories.user()
    wishes(owner, paces={"dues": Pace.DAILY}, at=time(16))
    due(days, owner=owner)

    assert days.round(2026, 12, 10) == 1


def test_a_date_done_meanwhile_leaves_the_letter_of_the_day(days, post):
    factories.rule(steps="7")
    owner = factories.user()
    wishes(owner, paces={"*": Pace.DAILY}, at=time(16))
    done = due(days, owner=owner, title="Done by then")
    due(days, owner=owner, title="Still to do")
    days.round(2026, 12, 10)
    with days.on(2026, 12, 10, 12):
        services.mark_done(done, by=None, evidence="sent")

    days.round(2026, 12, 10, 16, 1)

    assert "Still to do" in texts(post.mails[0])
    assert "Done by then" not in texts(post.mails[0])


def test_a_flood_over_several_batches_is_one_letter_from_the_second_on(days, post, monkeypatch):
    monkeypatch.setattr(planning, "BATCH", 4)
    factories.rule(steps="7")
    owner = factories.user()
    for _each in range(20):
        due(days, owner=owner)

    days.round(2026, 12, 10)

    carried = [letter.reminders.count() for letter in Letter.objects.order_by("pk")]
    assert carried == [1, 1, 1, 1, 16], "four that nobody took for a flood, and all the rest"
    assert len(post.mails) == 5
    assert sum(texts(mail).count("Send the data report") for mail in post.mails) >= 20


# Addresses that fail, deputies of deputies


def test_while_an_address_fails_the_backup_is_told_instead(days, post):
    factories.rule(steps="7, 3")
    deadline = due(days, backup=factories.user())
    fails = FailingAddress.objects.create(
        address=deadline.owner.email.upper(), since=timezone.now(), words="550 no such user"
    )

    days.round(2026, 12, 10)
    assert [m["To"] for m in post.mails] == [deadline.backup.email]
    fails.delete()
    days.round(2026, 12, 11)

    assert deadline.owner.email in {m["To"] for m in post.mails}


def test_an_address_that_fails_after_the_letter_was_written_gets_nothing(days, post):
    factories.rule(steps="7")
    deadline = due(days, backup=factories.user())
    with days.on(2026, 12, 10, 3):
        planning.write_down_owed()
        FailingAddress.objects.create(
            address=deadline.owner.email, since=timezone.now(), words="550"
        )

    days.round(2026, 12, 10)
    days.round(2026, 12, 10, 11)

    assert [m["To"] for m in post.mails] == [deadline.backup.email]


def test_a_deputy_who_is_away_too_has_a_deputy(days, post):
    factories.rule(steps="7")
    deadline, first, second = due(days), factories.user(), factories.user()
    for away, deputy in ((deadline.owner, first), (first, second), (second, deadline.owner)):
        factories.absence(user=away, deputy=deputy)

    days.round(2026, 12, 10)

    assert {m["To"] for m in post.mails} == {deadline.owner.email, first.email, second.email}
    assert Reminder.objects.get(user=second).on_behalf_of == first


def test_a_letter_goes_to_the_address_that_is_somebodys_now(days, post):
    factories.rule(steps="7")
    deadline = due(days)
    with days.on(2026, 12, 10, 3):
        planning.write_down_owed()
    deadline.owner.email = "new@city.test"
    deadline.owner.save()

    days.round(2026, 12, 10)

    assert [m["To"] for m in post.mails] == ["new@city.test"]
    assert Letter.objects.get(state=LetterState.SENT).address == "new@city.test"


# Who is away


def test_a_letter_that_waits_for_monday_goes_to_the_deputy_of_monday_too(days, post):
    factories.rule(steps="4")
    deadline, deputy = due(days), factories.user()
    monday = date(2026, 12, 14)
    factories.absence(user=deadline.owner, deputy=deputy, starts_on=monday, ends_on=monday)

    days.round(2026, 12, 13)  # a Sunday
    assert post.mails == []
    days.round(2026, 12, 14)

    assert {m["To"] for m in post.mails} == {deadline.owner.email, deputy.email}


def test_an_absence_entered_afterwards_brings_the_deputy_what_went_since_it_began(days, post):
    factories.rule(steps="7")
    deadline, deputy = due(days), factories.user()
    days.round(2026, 12, 10)
    days_off = {"starts_on": date(2026, 12, 10), "ends_on": date(2026, 12, 14)}
    ill = factories.absence(user=deadline.owner, deputy=None, **days_off)
    assert days.round(2026, 12, 11) == 0
    ill.deputy = deputy
    with days.on(2026, 12, 11):
        ill.save()

    days.round(2026, 12, 11, 11)

    assert [m["To"] for m in post.mails] == [deadline.owner.email, deputy.email]


def test_what_somebody_knew_before_they_went_is_not_told_to_their_deputies(days, post):
    factories.rule(steps="7, 3")
    deadline, first, second = due(days), factories.user(), factories.user()
    for away, deputy in ((deadline.owner, first), (first, second)):
        factories.absence(user=away, deputy=deputy, starts_on=date(2026, 12, 11),
                          ends_on=date(2026, 12, 18))  # fmt: skip
    days.round(2026, 12, 10)

    days.round(2026, 12, 11)
    assert [m["To"] for m in post.mails] == [deadline.owner.email]
    days.round(2026, 12, 14)

    assert {m["To"] for m in post.mails[1:]} == {deadline.owner.email, first.email, second.email}


def test_another_deputy_is_told_what_the_first_was(days, post):
    factories.rule(steps="7")
    deadline, second = due(days), factories.user()
    absence = factories.absence(user=deadline.owner, deputy=factories.user())
    days.round(2026, 12, 10)
    assert len(post.mails) == 2
    absence.deputy = second
    with days.on(2026, 12, 10, 11):
        absence.save()

    assert days.round(2026, 12, 10, 12) == 1
    assert post.mails[2]["To"] == second.email


# An hour's letters


def test_ten_letters_an_hour_are_enough_and_what_follows_comes_in_one(days, post):
    factories.rule(steps="90")
    owner = factories.user()
    for minute in range(30):
        due(days, 2026, 12, 1, 10, minute, owner=owner, title=f"Date {minute:02}")
        days.round(2026, 12, 1, 10, minute)

    assert len(post.mails) == 10
    days.round(2026, 12, 1, 10, 59)
    assert len(post.mails) == 10
    days.round(2026, 12, 1, 11, 1)

    assert len(post.mails) == 11
    everything = "".join(texts(mail) for mail in post.mails)
    assert all(f"Date {minute:02}" in everything for minute in range(30))


def test_what_falls_due_within_the_hour_does_not_wait_for_the_next(days, post):
    factories.rule(steps="90")
    owner = factories.user()
    for minute in range(12):
        due(days, 2026, 12, 1, 10, minute, owner=owner)
        days.round(2026, 12, 1, 10, minute)
    due(days, 2026, 12, 1, 10, 20, owner=owner, title="The last call",
        due_on=date(2026, 12, 1), due_time=time(10, 45))  # fmt: skip

    days.round(2026, 12, 1, 10, 20)

    assert "The last call" in texts(post.mails[-1])


def test_that_a_letter_did_not_arrive_waits_for_no_hour_to_be_over(days, post):
    factories.rule(steps="90")
    for minute in range(14):
        gone = factories.user(email=f"gone{minute}@city.test")
        post.refuse[gone.email] = "550 No such user"
        due(days, 2026, 12, 1, 10, minute, owner=gone, title=f"Date {minute:02}")
        days.round(2026, 12, 1, 10, minute)
    days.round(2026, 12, 1, 10, 14)

    told = "".join(texts(mail) for mail in post.mails if mail["To"] == "office@city.test")
    assert all(f"Date {minute:02}" in told for minute in range(14))


# Rules


def test_switching_a_rule_off_mails_no_history_of_the_rule_that_takes_its_place(days, post):
    factories.rule(steps="30, 20, 10")
    own = Rule.objects.create(
        slug="own", name="Typed", kinds=["typed"], steps="3", recipients=["owner"]
    )
    due(days)
    days.round(2026, 12, 8)
    with days.on(2026, 12, 8):
        own.active = False
        services.change_rule(own, by=None)

    days.round(2026, 12, 9)

    assert post.mails == []
    assert Reminder.objects.get().state == ReminderState.SUPPRESSED


def test_what_is_owed_under_the_old_rule_is_written_down_before_it_changes(days, post):
    rule = factories.rule(steps="7")
    due(days)
    with days.on(2026, 12, 10):  # nothing ran since the step was reached
        rule.steps = "3"
        services.change_rule(rule, by=None)

    days.round(2026, 12, 10)

    assert len(post.mails) == 1


def test_a_rule_that_is_only_renamed_forgets_nothing(days, post):
    rule = factories.rule(steps="7")
    due(days)
    with days.on(2026, 12, 10):
        rule.name = "Other deadlines"
        rule.save()

    assert days.round(2026, 12, 10) == 1


def test_a_holiday_entered_later_moves_the_steps_that_count_working_days(days, post):
    factories.rule(steps="5", working_days=True)
    due(days)
    days.round(2026, 12, 9)
    with days.on(2026, 12, 9):
        factories.holiday(on=date(2026, 12, 15))

    assert days.round(2026, 12, 9, 11) == 1


# The letter itself


def test_a_letter_planned_again_after_a_restore_is_the_same_letter(days, post):
    factories.rule(steps="7")
    due(days)
    days.round(2026, 12, 10)
    Reminder.objects.all().delete()
    Letter.objects.all().delete()
    type(due(days)).objects.update(next_step_at=at(2026, 12, 10, 10))

    days.round(2026, 12, 10)

    assert post.mails[0]["Message-ID"] in {m["Message-ID"] for m in post.mails[1:]}


def test_a_reminder_whose_letter_is_lost_gets_another(days, post):
    factories.rule(steps="7")
    due(days)
    with days.on(2026, 12, 10, 3):
        planning.write_down_owed()
        Letter.objects.update(state=LetterState.DROPPED)

    assert days.round(2026, 12, 10) == 1


def test_while_the_sender_is_held_nobody_can_claim_a_letter(days, post):
    factories.rule(steps="7")
    due(days)
    with days.on(2026, 12, 10):
        planning.write_down_owed()
        Sender.objects.update(held_at=timezone.now(), held_by=HeldBy.PERSON)
        assert delivery.deliver_all() == 0
        Sender.objects.update(held_at=None)
        assert delivery.deliver_all() == 1
