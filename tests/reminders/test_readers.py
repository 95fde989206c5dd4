"""An unsent letter goes to whoever minds the date when it goes, and to nobody else."""

from datetime import date, time

import pytest

from oia.reminders import planning, services
from oia.reminders.choices import Pace, ReminderState
from oia.reminders.models import Reminder, Wishes
from oia.reminders.sending import delivery
from tests import factories
from tests.reminders.reading import words

pytestmark = pytest.mark.django_db

SATURDAY, SUNDAY, MONDAY = (2026, 12, 5), (2026, 12, 6), (2026, 12, 7)


@pytest.fixture
def written(days):
    """A date whose step is reached on a Saturday; its letters wait for Monday."""

    def write(**kw):
        factories.rule(steps="12", recipients=["owner", "backup"])
        with days.on(2026, 12, 1):
            helpers = kw.pop("helpers", [])
            deadline = factories.deadline(due_on=date(2026, 12, 17), **kw)
            deadline.helpers.set(helpers)
        with days.on(*SATURDAY):
            planning.write_down_owed()
        return deadline

    return write


def readers(post):
    return sorted(mail["To"] for mail in post.mails)


def test_a_date_handed_over_before_its_letter_goes_is_told_to_the_new_owner_only(
    days, post, written
):
    deadline, after = written(), factories.user()
    with days.on(*SUNDAY):
        services.pass_on(deadline, to=after, by=None)
    days.round(*SUNDAY, 12)
    days.round(*MONDAY)

    assert readers(post) == [after.email]


def test_even_where_it_is_handed_over_just_before_it_goes(days, post, written):
    deadline, after = written(), factories.user()
    with days.on(*MONDAY, 9):
        services.pass_on(deadline, to=after, by=None)
        assert delivery.deliver_all() == 0
    days.round(*MONDAY, 10)

    assert readers(post) == [after.email]


def test_a_date_that_is_handed_there_and_back_is_told_to_its_owner_once(days, post, written):
    deadline = written()
    before = deadline.owner
    with days.on(*SATURDAY, 12):
        services.pass_on(deadline, to=factories.user(), by=None)
    days.round(*SATURDAY, 13)
    with days.on(*SUNDAY):
        deadline.refresh_from_db()
        services.pass_on(deadline, to=before, by=None)
    days.round(*SUNDAY, 12)
    days.round(*MONDAY)
    days.round(2026, 12, 8)

    assert readers(post) == [before.email]


def test_a_helper_who_was_taken_off_is_spared(days, post, written):
    helper = factories.user()
    deadline = written(helpers=[helper])
    assert Reminder.objects.filter(user=helper, state=ReminderState.OWED).exists()
    with days.on(*SUNDAY):
        services.set_helpers(deadline, [], by=None)
    days.round(*SUNDAY, 12)
    days.round(*MONDAY)

    assert readers(post) == [deadline.owner.email]
    assert Reminder.objects.get(user=helper).reason


def test_a_backup_who_was_replaced_is_spared(days, post, written):
    first, second = factories.user(), factories.user()
    deadline = written(backup=first)
    with days.on(*SUNDAY):
        deadline.backup = second
        services.change(deadline, by=None)
    days.round(*SUNDAY, 12)
    days.round(*MONDAY)

    assert readers(post) == sorted([deadline.owner.email, second.email])


def test_another_audience_is_told_instead(days, post, written):
    director, deadline = factories.in_role("director"), written()
    with days.on(*SUNDAY):
        deadline.audience = "director"
        services.change(deadline, by=None)
    days.round(*SUNDAY, 12)
    days.round(*MONDAY)

    assert readers(post) == [director.email]


def test_where_mail_does_not_reach_the_mayors_office_the_owner_is_told(days, post, written):
    factories.office(mayor_mailbox="mayor@city.test")
    with days.on(2026, 12, 1):
        factories.failing_address(address="mayor@city.test")
    deadline = written(audience="mayor_office")
    days.round(*MONDAY)

    assert readers(post) == [deadline.owner.email]


def test_a_step_that_is_told_only_once_the_date_has_passed_waits_for_no_digest(days, post):
    factories.rule(steps="7", overdue_every=0)
    with days.on(2026, 12, 1):
        deadline = factories.deadline(due_on=date(2026, 12, 10), hard=False)
        Wishes.objects.create(user=deadline.owner, paces={"*": Pace.DAILY}, at=time(16))
    days.round(2026, 12, 14, 10)

    assert readers(post) == [deadline.owner.email]


def test_a_plain_letter_names_the_date_and_has_buttons_for_whoever_has_no_login(
    days, post, monkeypatch
):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        finance = factories.user(logs_in=False)
        deadline = factories.deadline(due_on=date(2026, 12, 10), owner=finance)
    monkeypatch.setattr(delivery.rendering, "write", lambda *args: 1 / 0)
    days.round(2026, 12, 3)

    text = words(post.mails[0])
    assert deadline.title in text
    assert "10 Dec 2026" in text
    assert "Done: http" in text
    assert deadline.get_absolute_url() not in text
