"""One letter, one address or one date that breaks whoever touches it holds up no other."""

from datetime import date

import pytest
from django.utils import timezone

from oia.accounts.models import User
from oia.reminders import health, planning, tasks
from oia.reminders.choices import LetterState
from oia.reminders.models import FailingAddress, Letter
from oia.reminders.models.letter import WAITS
from oia.reminders.sending import claiming, delivery
from tests import factories
from tests.reminders.people import in_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def due(days):
    """Three dates; the letter of the first is the first to go."""
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        return [factories.deadline(due_on=date(2026, 12, 17)) for _each in range(3)]


@pytest.mark.parametrize("address", ["", "a,b@city.test", "a@x..org", "a\nb@city.test"])
def test_what_is_no_address_holds_up_nobody(days, post, due, address):
    User.objects.filter(pk=due[0].owner_id).update(email=address)

    days.round(2026, 12, 10)

    others = {one.owner.email for one in due[1:]}
    assert {mail["To"] for mail in post.mails} >= others
    letter = Letter.objects.get(user=due[0].owner)
    assert letter.state in (LetterState.GIVEN_UP, LetterState.FAILED)
    assert letter.server_words


def test_an_address_that_is_none_is_given_up_at_once_and_flagged(days, post, due):
    User.objects.filter(pk=due[0].owner_id).update(email="a,b@city.test")

    days.round(2026, 12, 10)

    assert Letter.objects.get(user=due[0].owner).state == LetterState.GIVEN_UP
    assert FailingAddress.objects.filter(address="a,b@city.test").exists()


def test_a_date_that_cannot_be_examined_holds_up_no_other(days, post, due, monkeypatch):
    examine = planning.Examination.run

    def breaks_at_one(examination):
        if examination.deadline.pk == due[1].pk:
            raise ZeroDivisionError
        return examine(examination)

    monkeypatch.setattr(planning.Examination, "run", breaks_at_one)
    days.round(2026, 12, 10)
    assert {mail["To"] for mail in post.mails} == {due[0].owner.email, due[2].owner.email}

    monkeypatch.undo()

    assert days.round(2026, 12, 10, 11, 1) == 1


def test_deputies_who_stand_in_for_each_other_lead_nowhere(days, post, due):
    away = [due[0].owner, *(factories.user() for _each in range(2))]
    for one, deputy in zip(away, [away[1], away[2], away[1]], strict=True):
        factories.absence(
            user=one, deputy=deputy, starts_on=date(2026, 12, 8), ends_on=date(2026, 12, 12)
        )
    User.objects.filter(pk__in=[one.pk for one in away[1:]]).update(is_active=False)

    days.round(2026, 12, 10)

    assert len(post.mails) == 3


def test_what_was_written_down_goes_out_though_planning_fails(days, post, due, monkeypatch):
    with days.on(2026, 12, 10):
        planning.write_down_owed()
        monkeypatch.setattr(planning, "write_down_owed", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            tasks.tick()

    assert len(post.mails) == 3


def test_a_letter_that_kills_its_worker_holds_up_no_other_and_is_given_up(
    days, post, due, monkeypatch
):
    write = delivery.rendering.write

    def kills(letter, *args, **kwargs):
        if letter.user_id == due[0].owner_id:
            raise SystemExit
        return write(letter, *args, **kwargs)

    monkeypatch.setattr(delivery.rendering, "write", kills)
    with pytest.raises(SystemExit):
        days.round(2026, 12, 10)
    with pytest.raises(SystemExit):
        days.round(2026, 12, 10, 10, 9)
    days.round(2026, 12, 10, 10, 11)
    assert {mail["To"] for mail in post.mails} == {one.owner.email for one in due[1:]}
    with days.on(2026, 12, 10, 10, 12):
        (letters,) = [one for one in health.of_database() if one.name == "letters"]
        assert not letters.ok

    Letter.objects.filter(user=due[0].owner).update(attempts=len(WAITS) + 1)
    days.round(2026, 12, 10, 10, 20)

    assert Letter.objects.get(user=due[0].owner).state == LetterState.GIVEN_UP


def test_a_letter_that_carries_nothing_has_an_empty_preview(days):
    with days.on(2026, 12, 10):
        letter = Letter.objects.create(
            address="a@city.test",
            message_id="<1@x>",
            go_at=timezone.now(),
            written_at=timezone.now(),
        )
        page = in_role("officer").get(f"{letter.get_absolute_url()}preview/")

    assert page.status_code == 200


def test_a_letter_of_a_dead_worker_is_claimed_by_itself(days, due):
    with days.on(2026, 12, 10):
        planning.write_down_owed()
        pks = list(Letter.objects.values_list("pk", flat=True))
        claiming.claim(pks)
    with days.on(2026, 12, 10, 10, 9), claiming.Hand() as hand:
        letters = hand.of(pks)
        next(letters)
        assert Letter.objects.filter(attempts=2).count() == 1
