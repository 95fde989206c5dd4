"""Deadlines, reminders and letters by the thousand: ten years of them, most of them settled."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from oia.accounts.models import Office
from oia.directory.models import Organisation
from oia.reminders.choices import LetterState, ReminderState, Status
from oia.reminders.models import Deadline, Letter, Reminder
from tests.faults.lists.stock import TODAY, day, name, officers, once, stored, turn
from tests.faults.lists.stock_directory import FROM

TEN_YEARS = 3650


def subjects():
    """What deadlines are about."""
    return once(Organisation, 50, lambda number: Organisation(name=name(number), kind="city"))


def deadline(number, office, owners, about, **kw):
    """Two in three lie behind and are done; the others lie ahead."""
    is_done = number % 3 > 0
    start = TODAY - timedelta(days=TEN_YEARS) if is_done else TODAY
    one = Deadline(
        kind="typed",
        title=name(number),
        due_on=day(number, around=TEN_YEARS if is_done else 500, start=start),
        owner=turn(owners, number),
        subject_type=about,
        status=Status.DONE if is_done else Status.OPEN,
        closed_at=NOW if is_done else None,
        sensitivity=turn(FROM, number),
        **kw,
    )
    one.settle(office)
    one.next_step_at = None
    return one


NOW = timezone.now()


def deadlines(numbers):
    office, owners, of = Office.current(), officers(), subjects()
    about = ContentType.objects.get_for_model(Organisation)
    made = (deadline(n, office, owners, about, subject_id=turn(of, n).pk) for n in numbers)
    stored(Deadline, made)


def letter(number, to):
    reader = turn(to, number)
    sent = number % 25 > 0
    written_at = NOW - timedelta(minutes=50 * number)
    return Letter(
        user=reader,
        address=reader.email,
        message_id=f"<{number}@city.test>",
        state=LetterState.SENT if sent else LetterState.GIVEN_UP,
        subject=f"7 days left: {name(number)}",
        server_words="" if sent else "550 5.1.1 No such user here",
        go_at=written_at,
        written_at=written_at,
        sent_at=written_at if sent else None,
    )


def letters(numbers):
    to = officers()
    stored(Letter, (letter(number, to) for number in numbers))


def reminders(numbers):
    """One record has 150, which is many, of twenty dates; all others are of another record."""
    office, owners, of = Office.current(), officers(), subjects()
    about = ContentType.objects.get_for_model(Organisation)
    dates = once(
        Deadline, 40, lambda n: deadline(3 * n, office, owners, about, subject_id=of[n % 2].pk)
    )
    posted = stored(Letter, (letter(number, owners) for number in numbers))
    pairs = zip(numbers, posted, strict=True)
    stored(
        Reminder, (reminder(n, one, dates[n % 40 if n < 300 else n % 40 | 1]) for n, one in pairs)
    )


def reminder(number, by, of):
    return Reminder(
        deadline=of,
        version=1 + number // 10_000,
        step=number % 10_000,
        recipient=f"user:{by.user_id}",
        user=by.user,
        letter=by,
        state=ReminderState.SENT if by.sent_at else ReminderState.GIVEN_UP,
        reached_at=by.written_at,
        written_at=by.written_at,
        told_due_at=NOW if by.sent_at else None,
    )
