"""A date that changes hands, moves or falls away while letters about it wait for Monday."""

from datetime import date

import pytest

from oia.reminders import services
from tests import factories
from tests.reminders.reading import words

pytestmark = pytest.mark.django_db

FRIDAY_NIGHT, SATURDAY, SUNDAY, MONDAY = (
    (2026, 12, 11, 20),
    (2026, 12, 12, 10),
    (2026, 12, 13, 10),
    (2026, 12, 14, 9, 30),
)


@pytest.fixture
def told(days, post):
    """A date of whose first step its owner was told on Thursday."""
    factories.rule(steps="30, 7", recipients=["owner", "backup"])
    with days.on(2026, 12, 1):
        deadline = factories.deadline(due_on=date(2026, 12, 17), backup=factories.user())
    days.round(2026, 12, 10)
    post.mails.clear()
    return deadline


def do(days, when, service, deadline, **kw):
    with days.on(*when):
        deadline.refresh_from_db()
        service(deadline, by=None, **kw)
    days.round(*when[:3], when[3], 30)


def test_handed_back_before_anybody_heard_of_it_nobody_hears_of_it(days, post, told):
    owner, heir = told.owner, factories.user()
    do(days, FRIDAY_NIGHT, services.hand_over, told, to=heir)
    do(days, SATURDAY, services.hand_over, told, to=owner)

    days.round(*MONDAY)

    assert post.mails == []


def test_handed_on_again_only_who_has_it_and_who_had_it_hear(days, post, told):
    owner, heir, other = told.owner, factories.user(), factories.user()
    do(days, FRIDAY_NIGHT, services.hand_over, told, to=heir)
    do(days, SATURDAY, services.hand_over, told, to=owner)
    do(days, SUNDAY, services.hand_over, told, to=other)

    days.round(*MONDAY)
    days.round(2026, 12, 14, 11)

    assert sorted(one["To"] for one in post.mails) == sorted([owner.email, other.email])
    (taken,) = post.subjects(owner.email)
    assert taken.startswith("Taken over from you")


def test_who_was_not_told_yet_that_it_was_taken_over_is_told_though_it_moves(days, post, told):
    owner, heir = told.owner, factories.user()
    do(days, FRIDAY_NIGHT, services.hand_over, told, to=heir)
    do(days, SATURDAY, services.move_date, told, on=date(2027, 2, 1), why="extended")

    days.round(*MONDAY)

    (to_owner,) = [one for one in post.mails if one["To"] == owner.email]
    assert "answers for it now. You need not do anything." in words(to_owner)
    (handed,) = post.subjects(heir.email)
    assert handed.startswith("Handed to you")


def test_who_was_not_told_yet_that_it_was_taken_over_is_told_that_it_fell_away(days, post, told):
    owner, heir = told.owner, factories.user()
    do(days, FRIDAY_NIGHT, services.hand_over, told, to=heir)
    do(days, SATURDAY, services.cancel, told, why="COP was cancelled")

    days.round(*MONDAY)

    (cancelled,) = post.subjects(owner.email)
    assert cancelled.endswith("cancelled")
    assert post.subjects(heir.email) == []


def test_a_move_is_told_to_who_has_it_again(days, post, told):
    owner, heir = told.owner, factories.user()
    do(days, FRIDAY_NIGHT, services.move_date, told, on=date(2026, 12, 23), why="extended")
    do(days, SATURDAY, services.hand_over, told, to=heir)
    do(days, SUNDAY, services.hand_over, told, to=owner)

    days.round(*MONDAY)

    (moved,) = post.subjects(owner.email)
    assert "moved to Wed 23 Dec" in moved
    assert post.subjects(heir.email) == []


def test_that_it_fell_away_is_told_though_it_is_looked_at_once_more(days, post, told):
    do(days, FRIDAY_NIGHT, services.cancel, told, why="COP was cancelled")
    with days.on(*SATURDAY):
        type(told).objects.update(next_step_at="2026-12-12T09:00Z")
    days.round(*SUNDAY)

    days.round(*MONDAY)
    days.round(2026, 12, 14, 11)

    both = [told.owner.email, told.backup.email]
    assert sorted(one["To"] for one in post.mails) == sorted(both)


def test_a_backup_whose_step_waits_gets_one_letter_when_it_becomes_theirs(days, post):
    factories.rule(steps="30, 7, 5", recipients=["owner", "backup"])
    with days.on(2026, 12, 1):
        deadline = factories.deadline(due_on=date(2026, 12, 17), backup=factories.user())
    backup = deadline.backup
    days.round(2026, 12, 10)
    post.mails.clear()
    days.round(2026, 12, 12, 9)  # a Saturday, five days before
    do(days, SATURDAY, services.hand_over, deadline, to=None)

    days.round(*MONDAY)
    days.round(2026, 12, 14, 11)

    (handed,) = post.subjects(backup.email)
    assert handed.startswith("Handed to you")
