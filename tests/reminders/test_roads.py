"""Truth 5: by whatever road the date of a record changes, its deadline is right: at once or, by a
road that no program sees, at the next reconcile."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oia.celery import app
from oia.commitments.models import Commitment
from oia.commitments.services import promising
from oia.core.plugs import DeadlineSource, board
from oia.reminders import sources, tasks
from oia.reminders.choices import Status
from oia.reminders.models import Deadline, Rule
from tests import factories
from tests.commitments.test_pages import ROWS, TYPED
from tests.reminders.people import Colleague
from tests.sheets.conftest import Bringing

pytestmark = pytest.mark.django_db

WAS, IS = date(2026, 12, 17), date(2027, 1, 20)


@pytest.fixture
def officer(days):
    return factories.in_role("officer")


@pytest.fixture
def promise(days):
    """A promise whose date is a deadline of kind commitment.due."""
    with days.on(2026, 12, 1):
        return factories.commitment(text="Plant trees", due_on=WAS)


def by_a_page(promise, officer):
    form = TYPED | {"due_on": str(IS), "owner": promise.owner.pk}
    edit = reverse("commitments:commitment-edit", args=[promise.pk])
    assert Colleague(officer).post(edit, form).status_code == 302


def by_the_admin(promise, officer):
    form = TYPED | ROWS | {"due_on": str(IS), "owner": promise.owner.pk}
    change = reverse("admin:commitments_commitment_change", args=[promise.pk])
    assert Colleague(officer).post(change, form).status_code == 302


def by_an_import(promise, officer):
    rows = f"Commitment,Date,Due\n{promise.text},{promise.given_on},{IS}\n"
    bringing = Bringing(officer, "commitments", rows, "promises.csv").check()
    assert bringing.counts == {"changed": 1}, bringing.faults()
    bringing.write()


def by_a_service(promise, officer):
    promise.due_on = IS
    promising.change(promise, by=officer)


def by_a_bulk_update(promise, officer):
    Commitment.objects.filter(pk=promise.pk).update(due_on=IS)


def by_plain_sql(promise, officer):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE commitments_commitment SET due_on = %s WHERE id = %s", [str(IS), promise.pk]
        )


def standing():
    """The date of the only deadline, the moment it falls due, and its version."""
    return Deadline.objects.values_list("due_on", "falls_due_at", "version").get()


NEW = (IS, datetime(2027, 1, 20, 22, 59, tzinfo=UTC), 2)


@pytest.mark.parametrize("road", [by_a_page, by_the_admin, by_an_import, by_a_service])
def test_truth_5_a_derived_date_changed_by_this_road_is_right_at_once(days, promise, officer, road):
    assert standing()[0] == WAS
    with days.on(2026, 12, 2):
        road(promise, officer)

        assert standing() == NEW
        assert sources.reconcile() == 0, "and nothing was left for the reconcile to do"


@pytest.mark.parametrize("road", [by_a_bulk_update, by_plain_sql])
def test_truth_5_a_derived_date_changed_by_this_road_is_right_at_the_next_reconcile(
    days, post, promise, officer, road
):
    Rule.objects.filter(kinds=["commitment.due"]).update(steps="7")
    with days.on(2026, 12, 2):
        road(promise, officer)
        assert standing()[0] == WAS
        tasks.reconcile()
        assert standing() == NEW

    days.round(2026, 12, 10)
    assert post.mails == [], "seven days before what it was"
    days.round(2027, 1, 13)
    assert len(post.mails) == 1


@pytest.mark.parametrize("gone", [by_a_bulk_update, by_plain_sql])
def test_truth_5_a_record_that_such_a_road_took_away_leaves_no_date(days, promise, gone):
    with days.on(2026, 12, 2):
        if gone is by_plain_sql:
            with connection.cursor() as cursor:
                cursor.execute("DELETE FROM commitments_commitment")
        else:
            Commitment.objects.update(due_on=None)
        tasks.reconcile()

    assert Deadline.objects.get().status == Status.CANCELLED


def test_truth_5_the_scheduler_reconciles_every_ten_minutes(days, promise):
    entry = settings.CELERY_BEAT_SCHEDULE["reconcile"]
    assert entry["schedule"] == 600
    Commitment.objects.update(due_on=IS)

    app.tasks[entry["task"]].apply()

    assert standing()[0] == IS


# What it costs


def asked(doing):
    with CaptureQueriesContext(connection) as captured:
        doing()
    return [query["sql"] for query in captured]


def test_truth_5_reconcile_asks_one_question_for_each_source_however_many_rows(days):
    found = []
    with days.on(2026, 12, 1):
        for size in (1, 1, 30):  # the first time for what is read once for good
            while Commitment.objects.count() < size:
                factories.term(ends_on=date(2027, 6, 30))
                factories.commitment(due_on=WAS)
                factories.deadline()
            found.append(asked(sources.reconcile))

    declared = len(board.all(DeadlineSource))
    assert [sum(" UNION ALL " in sql for sql in each) for each in found] == 3 * [declared]
    assert len(found[1]) == len(found[2])
    assert len(found[2]) <= declared + 6


def test_truth_5_what_is_out_of_step_is_found_by_the_same_questions(days):
    with days.on(2026, 12, 1):
        for _each in range(30):
            factories.commitment(due_on=WAS)
        sources.reconcile()
        Commitment.objects.update(due_on=IS)
        questions = [sql for sql in asked(sources.reconcile) if " UNION ALL " in sql]

    assert len(questions) == len(board.all(DeadlineSource))
    assert set(Deadline.objects.values_list("due_on", flat=True)) == {IS}
