"""What is said of letters that have not gone yet, and when one that is tried again goes."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from oia.core.visibility import Sensitivity
from oia.reminders import planning, services
from oia.reminders.choices import HeldBy, LetterState
from oia.reminders.models import Letter, Sender, Wishes
from tests import factories
from tests.reminders.people import in_role, words

pytestmark = pytest.mark.django_db

OUTBOX = reverse("reminders:letter-list")


@pytest.fixture
def officer(days):
    return in_role("officer")


def due(days, **kw):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        return factories.deadline(**{"due_on": date(2026, 12, 17)} | kw)


def written(days, *when):
    with days.on(*when):
        planning.write_down_owed()


def said_of_it(days, officer, *when):
    """What the outbox and the letter's own page say."""
    with days.on(*when):
        listed = words(officer.get(OUTBOX))
        page = words(officer.get(Letter.objects.get().get_absolute_url()))
    return listed, page


def test_for_working_hours(days, officer):
    due(days)
    written(days, 2026, 12, 10, 6)

    for said in said_of_it(days, officer, 2026, 12, 10, 7):
        assert "It waits for working hours, until 10 Dec 2026, 09:00" in said
        assert "Send the data report" in said
        assert "Not yet written" not in said


def test_what_is_restricted_is_named_neutrally(days, officer):
    due(days, sensitivity=Sensitivity.RESTRICTED, title="Meet the dissident")
    written(days, 2026, 12, 10, 6)

    listed, _page = said_of_it(days, officer, 2026, 12, 10, 7)

    assert "(restricted)" in listed and "Meet the dissident" not in listed


@pytest.mark.parametrize(("pace", "day"), [("daily", "10 Dec"), ("weekly", "14 Dec")])
def test_for_the_letter_of_the_day_or_week(days, officer, pace, day):
    owner = due(days).owner
    Wishes.objects.create(user=owner, paces={"*": pace}, weekday="1", at="15:00")
    written(days, 2026, 12, 10)

    for said in said_of_it(days, officer, 2026, 12, 10):
        assert f"It waits for the {pace} letter, which goes on {day} 2026, 15:00" in said


def test_for_the_rest_of_an_import(days, officer):
    with days.on(2026, 12, 10):
        factories.rule(steps="7")
        factories.deadline(due_on=date(2026, 12, 17), arrival="import 17")
    written(days, 2026, 12, 10)

    for said in said_of_it(days, officer, 2026, 12, 10):
        assert "It waits for others that go before it or with it, until 10 Dec 2026, 10:10" in said


def test_for_another_try_and_for_release(days, officer, post):
    owner = due(days).owner
    post.refuse[owner.email] = "451 Come back later"
    days.round(2026, 12, 10)

    for said in said_of_it(days, officer, 2026, 12, 10):
        assert "It waits for the next try, on 10 Dec 2026, 10:01" in said

    Letter.objects.update(state=LetterState.READY)
    with days.on(2026, 12, 10):
        Sender.objects.update(held_at="2026-12-10T09:00Z", held_by=HeldBy.PERSON)
    for said in said_of_it(days, officer, 2026, 12, 10):
        assert "It waits until all mail is released" in said


def test_for_nothing_but_the_next_round(days, officer):
    due(days)
    written(days, 2026, 12, 10)

    for said in said_of_it(days, officer, 2026, 12, 10):
        assert "It goes out with the next round" in said


def test_the_panel_says_so_too(days, officer):
    deadline = due(days)
    written(days, 2026, 12, 10, 6)

    with days.on(2026, 12, 10, 7):
        said = words(officer.get(deadline.get_absolute_url()))

    assert "It waits for working hours, until 10 Dec 2026, 09:00" in said


def test_a_list_of_many_costs_as_much_as_a_list_of_one(days, officer, query_count):
    counts, client = [], Client()
    with days.on(2026, 12, 10, 5):
        client.force_login(officer.user)
    for size in (1, 12):
        while Letter.objects.count() < size:
            due(days)
            written(days, 2026, 12, 10, 6)
        with days.on(2026, 12, 10, 7):
            assert words(client.get(OUTBOX)).count("It waits for working hours") == size
            counts.append(query_count(lambda: client.get(OUTBOX)))

    assert counts[0] == counts[1] <= 8


# Tried again


def given_up(days, post):
    owner = due(days).owner
    post.refuse[owner.email] = "554 5.7.1 Looks like spam"
    days.round(2026, 12, 10)
    post.refuse.clear()
    post.mails.clear()
    return Letter.objects.get(user=owner)


def try_again(days, officer, letter, *when):
    with days.on(*when):
        address = reverse("reminders:letter-retry", args=[letter.pk])
        said = words(officer.post(address, follow=True))
    letter.refresh_from_db()
    return said


def test_in_working_hours_it_goes_with_the_next_round(days, officer, post):
    letter = given_up(days, post)

    assert "It goes out with the next round." in try_again(days, officer, letter, 2026, 12, 10, 11)
    days.round(2026, 12, 10, 11)
    assert len(post.subjects(letter.address)) == 1


def test_outside_them_the_answer_says_when_it_goes(days, officer, post):
    letter = given_up(days, post)

    said = try_again(days, officer, letter, 2026, 12, 11, 20)  # a Friday night

    assert "It waits for working hours, until 14 Dec 2026, 09:00." in said
    assert letter.go_at.isoformat() == "2026-12-14T08:00:00+00:00"
    days.round(2026, 12, 12)
    assert post.subjects(letter.address) == []
    days.round(2026, 12, 14)
    assert len(post.subjects(letter.address)) == 1


def test_while_mail_is_held_the_answer_says_so(days, officer, post):
    letter = given_up(days, post)
    Sender.objects.update(held_at="2026-12-10T09:00Z", held_by=HeldBy.PERSON)

    said = try_again(days, officer, letter, 2026, 12, 10, 11)

    assert "It waits until all mail is released." in said


def test_many_that_are_tried_again_each_wait_for_their_readers_hours(days, officer, post):
    letter = given_up(days, post)
    with days.on(2026, 12, 11, 20):
        assert services.retry_all(by=officer.user) >= 1

    letter.refresh_from_db()
    assert letter.go_at.isoformat() == "2026-12-14T08:00:00+00:00"
