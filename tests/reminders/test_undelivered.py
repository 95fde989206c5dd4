"""A letter did not arrive: others are told at once, each once, and nobody for ever."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from oia.reminders import services
from oia.reminders.choices import LetterState, ReminderState, What
from oia.reminders.models import FailingAddress, Letter, Reminder
from oia.reminders.returns import addresses
from tests import factories

pytestmark = pytest.mark.django_db

NO_SUCH_USER = "550 5.1.1 No such user"


@pytest.fixture
def ana():
    return factories.user(first_name="Ana", last_name="Duarte", email="ana@city.test")


@pytest.fixture
def director():
    return factories.in_role("director", email="director@city.test")


@pytest.fixture
def bruno():
    return factories.user(first_name="Bruno", email="bruno@city.test")


def due_in_a_week(days, owner, **kw):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        return factories.deadline(owner=owner, due_on=date(2026, 12, 17), **kw)


def told(deadline=None):
    rows = Reminder.objects.filter(what=What.UNDELIVERED)
    rows = rows.filter(deadline=deadline) if deadline else rows
    return sorted(one.address for one in rows)


def rounds(days, *minutes):
    for minute in minutes or (0, 1, 2):
        days.round(2026, 12, 10, 10, minute)


def test_the_backup_and_the_director_are_told_whom_to_call(days, post, ana, bruno, director):
    deadline = due_in_a_week(days, ana, backup=bruno)
    post.refuse[ana.email] = NO_SUCH_USER

    rounds(days)

    assert told(deadline) == [bruno.email, director.email]
    assert sorted(m["To"] for m in post.mails) == [bruno.email, director.email]
    letter = post.mails[0]
    assert "A letter did not arrive: Send the data report" in letter["Subject"]
    for kind in ("plain", "html"):
        body = " ".join(letter.get_body([kind]).get_content().split())
        assert "Ana Duarte was not reached at ana@city.test: 550 5.1.1 No such user." in body
        assert "The date is theirs: call them." in body


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_backup_who_steps_in_closes_it_from_their_letter(days, post, ana, director, kind):
    backup = factories.user(logs_in=False)
    due_in_a_week(days, ana, backup=backup)
    post.refuse[ana.email] = NO_SUCH_USER

    rounds(days)

    bodies = {m["To"]: m.get_body([kind]).get_content() for m in post.mails}
    has_buttons = {to: "/l/" in body and "Not mine" in body for to, body in bodies.items()}
    assert has_buttons == {backup.email: True, director.email: False}


def test_where_the_mayors_office_is_not_reached_the_owner_is_told_at_once(
    days, post, ana, director
):
    factories.office(mayor_mailbox="mayor@city.test")
    due_in_a_week(days, ana, audience="mayor_office")
    post.refuse["mayor@city.test"] = NO_SUCH_USER

    rounds(days)

    assert sorted(m["To"] for m in post.mails) == [ana.email, director.email]


def test_everybody_is_told_once_however_often_the_letter_is_tried(days, post, ana, bruno, director):
    due_in_a_week(days, ana, backup=bruno)
    post.refuse[ana.email] = "550 5.7.1 Looks like spam"
    rounds(days)
    letter = Letter.objects.get(address=ana.email)

    with days.on(2026, 12, 10, 11):
        services.retry(letter, by=None)
    days.round(2026, 12, 10, 11, 5)
    days.round(2026, 12, 10, 11, 10)

    assert post.tries.count(ana.email) == 2
    assert told() == [bruno.email, director.email]


def test_letters_about_letters_that_fail_too_come_to_an_end(days, post, ana, bruno, director):
    due_in_a_week(days, ana, backup=bruno)
    for address in (ana.email, bruno.email, director.email, "office@city.test"):
        post.refuse[address] = NO_SUCH_USER

    rounds(days, *range(12))

    assert told() == [bruno.email, director.email, "office@city.test"]
    assert len(post.tries) == 4
    assert not Reminder.objects.owed().exists()
    assert FailingAddress.objects.count() == 4


def test_when_the_director_is_not_reached_the_office_mailbox_is_told(days, post, director):
    due_in_a_week(days, director)
    post.refuse[director.email] = NO_SUCH_USER

    rounds(days)

    assert told() == ["office@city.test"]


def test_nobody_is_told_at_the_address_that_fails(days, post, director):
    due_in_a_week(days, director, backup=director)
    days.office.office_mailbox = ""
    days.office.save()
    post.refuse[director.email] = NO_SUCH_USER

    rounds(days)

    assert told() == []
    assert len(post.tries) == 1


def test_whoever_left_or_fails_as_well_is_not_told(days, post, ana, bruno, director):
    bruno.is_active = False
    bruno.save()
    FailingAddress.objects.create(
        address=director.email.upper(), since="2026-11-01T00:00:00Z", words="550"
    )
    due_in_a_week(days, ana, backup=bruno)
    post.refuse[ana.email] = NO_SUCH_USER

    rounds(days)

    assert told() == ["office@city.test"]


def test_a_letter_tried_in_vain_tells_others_and_blames_no_address(days, post, ana, bruno):
    due_in_a_week(days, ana, backup=bruno)
    post.refuse[ana.email] = "451 Later"
    rounds(days, 0)
    Letter.objects.update(attempts=20, go_at="2026-12-10T08:00:00Z")

    rounds(days, 5, 6)

    assert Letter.objects.get(address=ana.email).state == LetterState.GIVEN_UP
    assert told() == [bruno.email, "office@city.test"]
    assert not FailingAddress.objects.exists()


def test_a_digest_that_fails_tells_of_each_of_its_dates_in_one_letter(days, post, ana, director):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        for number in range(8):
            factories.deadline(owner=ana, title=f"Duty {number}", due_on=date(2026, 12, 17))
    post.refuse[ana.email] = NO_SUCH_USER

    rounds(days)

    assert told() == [director.email] * 8
    assert [m["To"] for m in post.mails] == [director.email]


def test_of_a_restricted_date_only_the_neutral_title_travels(days, post, ana, director):
    due_in_a_week(days, ana, title="The mayor flies to Lima", sensitivity="restricted")
    post.refuse[ana.email] = NO_SUCH_USER

    rounds(days)

    (letter,) = post.mails
    assert "A letter did not arrive" in letter["Subject"]
    assert "Lima" not in letter.as_string()


@pytest.mark.parametrize(
    ("words", "fails"),
    [
        ("550 No such user", True),
        ("550 5.1.1 <x@y.test>: Recipient address rejected", True),
        ("550 5.2.1 Mailbox disabled", True),
        ("550 5.4.1 Recipient address rejected: Access denied", True),
        ("556 Domain takes no mail", True),
        ("550 5.0.0 Unknown recipient", True),
        ("550 5.7.1 Relay access denied", False),
        ("554 5.7.1 Client host [192.0.2.5] blocked", False),
        ("552 5.2.2 Mailbox full", False),
        ("550 Mailbox full", False),
        ("550 Message rejected as spam", False),
        ("554 Transaction failed", False),
        ("550 host 5.1.1.20 says no such user", True),
        ("451 4.1.1 Later", False),
        ("", False),
    ],
)
def test_only_what_is_about_the_address_flags_it(days, post, ana, words, fails):
    assert addresses.fails_for_good(words) == fails


def test_a_refusal_of_the_content_flags_no_address(days, post, ana, monkeypatch):
    async def refuse_content(server, session, envelope):
        return "550 No such content here"

    due_in_a_week(days, ana)
    monkeypatch.setattr(post, "handle_DATA", refuse_content)

    rounds(days, 0)

    assert Letter.objects.get(address=ana.email).state == LetterState.GIVEN_UP
    assert not FailingAddress.objects.exists()


def test_no_letter_is_tried_again_at_an_address_that_fails(days, post, ana, director):
    due_in_a_week(days, ana)
    post.refuse[ana.email] = NO_SUCH_USER
    rounds(days)
    letter = Letter.objects.get(address=ana.email)

    with pytest.raises(ValidationError, match="works again"):
        services.retry(letter, by=director)
    post.refuse.clear()
    with days.on(2026, 12, 10, 11):
        addresses.works_again(ana.email, by=director)
        services.retry(letter, by=director)
    days.round(2026, 12, 10, 11, 1)

    assert letter.message_id in [m["Message-ID"] for m in post.mails]


def test_an_address_that_works_again_is_told_of_the_next_step(days, post, ana, director):
    deadline = due_in_a_week(days, ana)
    factories.rule(steps="7,3")
    post.refuse[ana.email] = NO_SUCH_USER
    rounds(days)
    post.refuse.clear()
    with pytest.raises(PermissionDenied):
        addresses.works_again(ana.email, by=factories.in_role("reader"))

    with days.on(2026, 12, 14):
        assert addresses.works_again(ana.email.upper(), by=factories.in_role("officer"))
        assert not addresses.works_again("nobody@city.test", by=director)
    days.round(2026, 12, 14, 10, 2)

    step = deadline.reminders.get(what=What.STEP, step=3, user=ana)
    assert step.state == ReminderState.SENT
