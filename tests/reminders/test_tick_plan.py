"""A tick reads no row it need not: with nothing due, no question of it reads a table through."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from oia.accounts.models import Office
from oia.reminders import planning, tasks
from oia.reminders.choices import LetterState, ReminderState
from oia.reminders.models import Deadline, Letter, Reminder
from tests import factories

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)

#: Tables that grow with the years.
LARGE = [model._meta.db_table for model in (Deadline, Reminder, Letter)]

MANY = 4_000


@pytest.fixture
def nothing_due():
    """Some thousand open dates, each of whose owners was told once; the next step is far."""
    factories.office(zone="Europe/Warsaw")
    factories.rule(steps="30, 7")
    office, subject = Office.current(), factories.organisation()
    about = {
        "subject_type": ContentType.objects.get_for_model(subject),
        "subject_id": subject.pk,
        "owner": factories.user(),
    }
    with time_machine.travel(NOW - timedelta(days=20), tick=False):
        deadlines = [
            Deadline(kind="typed", title=f"Date {n}", due_on=date(2027, 3, 1 + n % 28), **about)
            for n in range(MANY)
        ]
        for deadline in deadlines:
            deadline.settle(office)
            deadline.next_step_at = NOW + timedelta(days=30)
        Deadline.objects.bulk_create(deadlines)
    told_of(deadlines, about["owner"])
    if connection.vendor == "postgresql":  # as it does by itself before long; SQLite never does
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    with time_machine.travel(NOW, tick=False):
        yield


def told_of(deadlines, owner):
    went = NOW - timedelta(days=19)
    letters = Letter.objects.bulk_create(
        Letter(
            user=owner,
            address=owner.email,
            message_id=f"<{n}@city.test>",
            state=LetterState.SENT,
            **dict.fromkeys(("go_at", "written_at", "sent_at"), went),
        )
        for n in range(len(deadlines))
    )
    Reminder.objects.bulk_create(
        Reminder(
            deadline=deadline,
            version=1,
            step=90,
            recipient=f"user:{owner.pk}",
            user=owner,
            state=ReminderState.SENT,
            letter=letter,
            reached_at=went,
            written_at=went,
            told_due_at=deadline.falls_due_at,
        )
        for deadline, letter in zip(deadlines, letters, strict=True)
    )


def asked(doing):
    """Every question that is put to the database meanwhile, as it is put."""
    found = []

    def listen(execute, sql, params, many, context):
        found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        doing()
    return found


def read_through(sql, params):
    """The large tables that the database means to read from end to end for a question."""
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        told = "EXPLAIN (FORMAT JSON) " if postgres else "EXPLAIN QUERY PLAN "
        cursor.execute(told + sql, params)
        rows = cursor.fetchall()
    if not postgres:
        return {table for *_ids, line in rows for table in LARGE if scans(line, table, sql)}
    (plan,) = rows[0]
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return {table for table in scanned(plan[0]["Plan"]) if table in LARGE}


def scans(line, table, sql):
    """Whether SQLite reads a table, by its name or by what the question calls it, through.

    An index with a condition holds only what waits, so that it may be read from end to end.
    """
    names = {table, *re.findall(rf'"{table}" (U\d+)', sql)}
    found = re.fullmatch(r"SCAN (\S+)(?: USING (?:COVERING )?INDEX (\w+))?", line)
    partial = {"letter_waiting", "reminder_owed_by_deadline", "deadline_unsettled_by_date"}
    return bool(found) and found[1] in names and found[2] not in partial


def scanned(node):
    if node["Node Type"] == "Seq Scan":
        yield node["Relation Name"]
    for below in node.get("Plans", ()):
        yield from scanned(below)


def test_a_tick_with_nothing_due_reads_no_table_through(nothing_due):
    questions = asked(tasks.tick)

    large = [one for one in questions if any(f'"{table}"' in one[0] for table in LARGE)]
    assert len(large) >= 3, "what is to be examined, what lost its letter, what may go"
    found = {sql: tables for sql, params in large if (tables := read_through(sql, params))}
    assert found == {}


def test_a_tick_with_little_due_reads_no_table_through(nothing_due):
    due = Deadline.objects.order_by("pk").values_list("pk", flat=True)[:3]
    Deadline.objects.filter(pk__in=list(due)).update(next_step_at=NOW)

    questions = asked(lambda: planning.plan_due(NOW))

    reads = [one for one in questions if re.match(r"\s*(SELECT|UPDATE)", one[0])]
    found = {sql: tables for sql, params in reads if (tables := read_through(sql, params))}
    assert found == {}
