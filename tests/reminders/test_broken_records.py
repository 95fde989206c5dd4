"""Some of many letters break while they are written: the others go as ever, the broken go plain."""

from datetime import date

import pytest
from django.db import connection

from oia.accounts.models import User
from oia.commitments.models import Commitment
from oia.reminders import planning, sources
from oia.reminders.choices import Because, LetterState
from oia.reminders.models import Deadline, Letter, Reminder
from oia.reminders.words.entries import Entry
from tests import factories

pytestmark = pytest.mark.django_db

MANY = 200

#: What is written of a date over the head of the program, and whether that breaks its letter.
NONSENSE = {
    "zone that is none": ({"zone_kind": "place", "zone": "No/Where"}, True),
    "abbreviation that nobody knows": ({"zone_kind": "abbreviation", "zone": "XYZ"}, True),
    "clock that is none": ({"zone_kind": "sundial"}, False),
    "title of pictures": ({"title": "🌍🤝 Städtepartnerschaft 🎉"}, False),
    "title from right to left": ({"title": "تقرير عن البيانات السنوية"}, False),
    "title that turns what follows it": ({"title": "Report \u202e\u2067 txt.exe"}, False),
}

#: PostgreSQL keeps no title so long, SQLite does.
LONG_TITLE = "Very long indeed " * 600


@pytest.fixture
def letters(days):
    """A letter about each of many dates, written at night, to somebody of their own."""
    factories.rule(steps="7")
    names = [f"reader{n}" for n in range(MANY)]
    User.objects.bulk_create(
        User(username=name, email=f"{name}@city.test", password="!") for name in names
    )
    with days.on(2026, 12, 1):
        for owner in User.objects.filter(username__in=names):
            factories.deadline(owner=owner, due_on=date(2026, 12, 17))
    with days.on(2026, 12, 10, 3):
        planning.write_down_owed()
    assert Letter.objects.count() == MANY


@pytest.fixture
def broken(letters, monkeypatch):
    """Dates spoilt in all ways we know, and the addresses whose letters cannot be written."""
    dates = iter(Deadline.objects.order_by("pk")[11:])
    plain = set()
    for nonsense, breaks in NONSENSE.values():
        one = next(dates)
        Deadline.objects.filter(pk=one.pk).update(**nonsense)
        plain |= {one.owner.email} if breaks else set()
    if connection.vendor == "sqlite":
        Deadline.objects.filter(pk=next(dates).pk).update(title=LONG_TITLE)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM directory_organisation WHERE id = %s", [next(dates).subject_id])
    of_nobody = {"because": Because.DEPUTY, "on_behalf_of": None}
    Reminder.objects.filter(deadline=next(dates)).update(**of_nobody)
    raises = next(dates)
    break_template(monkeypatch, raises)
    return plain | {raises.owner.email}


def break_template(monkeypatch, deadline):
    notes = Entry.notes.func

    def notes_or_worse(entry):
        return 1 / 0 if entry.deadline.pk == deadline.pk else notes(entry)

    monkeypatch.setattr(Entry, "notes", property(notes_or_worse))


def test_truth_6_of_many_letters_those_that_break_go_plain_and_the_others_as_ever(
    days, post, broken
):
    assert days.round(2026, 12, 10) == MANY

    assert len({mail["To"] for mail in post.mails}) == len(post.mails) == MANY
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.SENT}
    plain = {mail["To"] for mail in post.mails if mail.get_body(["html"]) is None}
    assert plain == broken
    for mail in post.mails:
        text = mail.get_body(["plain"]).get_content()
        assert "17 Dec 2026" in text
        assert "/deadlines/" in text
        calendars = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
        assert len(calendars) == (mail["To"] not in broken)


def test_truth_6_a_title_of_many_kilobytes_stays_short_in_its_letter(days, post, broken):
    days.round(2026, 12, 10)

    for mail in post.mails:
        assert len(mail["Subject"]) < 200
        assert len(mail.as_bytes()) < 40_000


def test_truth_6_a_record_that_cannot_be_read_stops_no_reconcile(days):
    was, now = date(2026, 12, 17), date(2027, 1, 20)
    with days.on(2026, 12, 1):
        promises = [factories.commitment(due_on=was) for _each in range(5)]
        typed = [factories.deadline(due_on=was) for _each in range(3)]
        Commitment.objects.update(due_on=now)
        Deadline.objects.filter(pk__in=[one.pk for one in typed]).update(due_on=now)
        for broken in (
            Commitment.objects.filter(pk=promises[2].pk),
            Deadline.objects.filter(pk=typed[0].pk),
        ):
            broken.update(zone_kind="place", zone="No/Where")

        sources.reconcile()

    of_promises = Deadline.objects.filter(kind="commitment.due").order_by("origin_id")
    assert list(of_promises.values_list("due_on", flat=True)) == [now, now, was, now, now]
    moments = Deadline.objects.filter(kind="typed").order_by("pk")
    assert [one.falls_due_at.date() for one in moments] == [was, now, now]
