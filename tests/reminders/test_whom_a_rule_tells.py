"""Every word by which a rule names somebody reaches them; and no date is left with nobody."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from oia.accounts.models import User
from oia.reminders import planning, services
from oia.reminders.choices import Because, LetterState, Pace, ReminderState
from oia.reminders.models import Deadline, Letter, Reminder, Wishes
from oia.reminders.models.rule import RECIPIENTS
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def director(days):
    return factories.in_role("director", email="director@city.test")


@pytest.fixture
def everybody(days, director):
    """For each word of a rule, the addresses of those it stands for."""
    factories.office(mayor_mailbox="mayor@city.test")
    for name in ("one", "other"):
        factories.in_role("protocol", email=f"{name}@protocol.test")
        factories.in_role("officer", email=f"{name}@officer.test")
    factories.in_role("officer", email="gone@officer.test", is_active=False)
    return {
        "owner": {"owner@city.test", "helper@city.test"},
        "backup": {"backup@city.test"},
        "role:officer": {"one@officer.test", "other@officer.test"},
        "role:protocol": {"one@protocol.test", "other@protocol.test"},
        "role:director": {"director@city.test"},
        "mailbox:office": {"office@city.test"},
        "mailbox:mayor": {"mayor@city.test"},
    }


def typed(days, **kw):
    with days.on(2026, 12, 1):
        people = {name: factories.user(email=f"{name}@city.test") for name in ("owner", "backup")}
        deadline = factories.deadline(**people | {"due_on": date(2026, 12, 17)} | kw)
        deadline.helpers.add(factories.user(email="helper@city.test", logs_in=False))
    return deadline


def to_whom(post):
    return sorted(mail["To"] for mail in post.mails)


@pytest.mark.parametrize("word", RECIPIENTS)
def test_each_word_of_a_rule_reaches_whom_it_stands_for(days, post, director, everybody, word):
    rule = factories.rule(steps="7")
    with days.on(2026, 11, 30):
        rule.recipients = [word]
        services.change_rule(rule, by=director)
    typed(days)

    days.round(2026, 12, 10)
    days.round(2026, 12, 10, 11)

    assert to_whom(post) == sorted(everybody[word])


@pytest.mark.parametrize("word", sorted(RECIPIENTS.keys() - {"owner", "backup"}))
def test_it_climbs_to_each_of_them(days, post, director, everybody, word):
    factories.rule(steps="1", overdue_every=1, overdue_until=2, climbs_after=1, climbs_to=word)
    typed(days, due_on=date(2026, 12, 8), hard=False)

    days.round(2026, 12, 9)

    climbed = {mail["To"] for mail in post.mails if mail["Subject"].startswith("It climbed to you")}
    assert climbed == everybody[word]


def test_it_climbs_after_no_day_at_all_with_the_first_letter_once_overdue(days, post, director):
    rule = factories.rule(steps="1, 0", overdue_every=1, overdue_until=2, climbs_after=0)
    typed(days, due_on=date(2026, 12, 8), hard=False)

    days.round(2026, 12, 8)
    assert director.email not in to_whom(post), "on its day it is not overdue"
    days.round(2026, 12, 9)

    assert post.subjects(director.email)[0].startswith("It climbed to you")
    assert rule.climb_day == 1


def test_a_climb_after_no_day_needs_a_letter_once_overdue():
    rule = factories.rule(steps="1, 0", overdue_every=0, climbs_after=0)

    assert rule.climb_day is None
    with pytest.raises(ValidationError, match="would never climb"):
        rule.full_clean()


def test_all_words_together_tell_everybody_once(days, post, everybody):
    factories.rule(steps="7", recipients=list(RECIPIENTS))
    typed(days)

    days.round(2026, 12, 10)

    assert to_whom(post) == sorted(set().union(*everybody.values()))


# Escalated always at once


@pytest.mark.parametrize("pace", [Pace.DAILY, Pace.WEEKLY])
def test_what_climbed_goes_at_once_whatever_its_reader_wishes(days, post, director, pace):
    factories.rule(steps="7, 1", overdue_every=1, overdue_until=2, climbs_after=1)
    Wishes.objects.create(user=director, paces={"*": pace}, weekday="1", at=time(16))
    typed(days, due_on=date(2026, 12, 8), hard=False)
    typed_to_them = {"due_on": date(2026, 12, 16), "owner": director, "title": "Not pressing"}
    with days.on(2026, 12, 1):
        factories.deadline(**typed_to_them)

    days.round(2026, 12, 9)  # a Wednesday, at ten

    (subject,) = post.subjects(director.email)
    assert subject.startswith("It climbed to you")
    climbed = Reminder.objects.get(because=Because.CLIMBED)
    assert (climbed.state, climbed.user) == (ReminderState.SENT, director)
    waits = Reminder.objects.get(deadline__title="Not pressing", state=ReminderState.OWED)
    assert waits.letter.pace == pace, "while what is not overdue waits as they wish"


# Nobody is there


def many_left(owners):
    """A quarter of them go, by a road that no program sees."""
    gone = owners[::4]
    User.objects.filter(pk__in=[one.pk for one in gone]).update(is_active=False)
    return {one.email for one in gone}


@pytest.fixture
def owners(days, director):
    """Two hundred people with a date each; every second has a backup."""
    factories.rule(steps="7")
    backup, subject = factories.user(email="backup@city.test"), factories.organisation()
    people = [factories.user() for _each in range(200)]
    with days.on(2026, 12, 1):
        for number, owner in enumerate(people):
            factories.deadline(
                owner=owner,
                backup=backup if number % 8 == 0 else None,
                due_on=date(2026, 12, 17),
                subject=subject,
            )
    return people


@pytest.mark.parametrize("letters_are_written", [False, True])
def test_when_fifty_of_two_hundred_owners_leave_no_date_is_without_a_living_reader(
    days, post, owners, letters_are_written
):
    if letters_are_written:
        with days.on(2026, 12, 10, 3):
            assert planning.write_down_owed() == 200
    gone = many_left(owners)
    assert len(gone) == 50

    days.round(2026, 12, 10)
    days.round(2026, 12, 10, 10, 30)

    assert not gone & set(to_whom(post))
    told = Reminder.objects.filter(state=ReminderState.SENT, user__is_active=True)
    assert not Deadline.objects.exclude(pk__in=told.values("deadline")).exists()
    assert set(to_whom(post)) >= {"backup@city.test", "director@city.test"}
    waiting = [LetterState.READY, LetterState.FAILED, LetterState.SENDING]
    assert not Letter.objects.filter(state__in=waiting).exists()


@pytest.mark.parametrize("named", [["backup"], ["mailbox:mayor"]])
def test_a_rule_that_names_nobody_there_is_tells_whoever_answers_for_the_date(days, post, named):
    factories.rule(steps="7", recipients=named)
    with days.on(2026, 12, 1):
        owner = factories.deadline(due_on=date(2026, 12, 17)).owner

    days.round(2026, 12, 10)

    assert [mail["To"] for mail in post.mails] == [owner.email]
