"""Promises in a file: closed by their row, never opened again by an old one, taken back whole."""

from datetime import date

import pytest

from oia.commitments.choices import Status
from oia.commitments.services import closing
from oia.reminders.services import mark_done
from oia.sheets.choices import Fate
from tests import factories

pytestmark = pytest.mark.django_db

KEPT_ON = date(2026, 5, 4)


@pytest.fixture
def promise(office):
    return factories.commitment(text="Plant ten trees", given_on=date(2026, 1, 15))


@pytest.fixture
def kept(promise, officer):
    closing.keep_it(promise, by=officer, evidence="Ten trees stand there", on=KEPT_ON)
    return promise


def file_of(promise, **cells):
    return f"ID,{','.join(cells)}\n{promise.pk},{','.join(cells.values())}\n"


def test_an_old_file_opens_no_promise_again(bring, kept):
    bringing = bring(file_of(kept, State="Open"), sheet="commitments").check()

    assert bringing.counts == {"wrong": 1}
    ((heading, reason, _mend),) = bringing.row(2).faults
    assert heading == "State"
    assert "on its own page" in reason


def test_an_import_that_closes_a_promise_is_taken_back_whole(bring, promise):
    cells = {"State": "Kept", "Evidence": "Ten trees", "Closed on": "2026-05-04"}
    bringing = bring(file_of(promise, **cells), sheet="commitments").check()
    assert bringing.counts == {"changed": 1}, bringing.faults()
    bringing.write()
    promise.refresh_from_db()
    assert (promise.status, promise.evidence, promise.closed_on) == (
        Status.KEPT,
        "Ten trees",
        KEPT_ON,
    )

    bringing.undo()

    promise.refresh_from_db()
    assert (bringing.row(2).fate, bringing.row(2).reason) == (Fate.UNDONE, "")
    assert (promise.status, promise.evidence, promise.closed_on) == (Status.OPEN, "", None)


def test_a_promise_is_not_kept_without_evidence(bring, promise):
    bringing = bring(file_of(promise, State="Kept"), sheet="commitments").check()

    assert "how one can see" in str(bringing.row(2).faults)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_day_of_closing_that_cannot_be_is_told_under_its_heading(bring, promise, is_new):
    cells = {"State": "Kept", "Evidence": "Ten trees", "Closed on": "2026-01-02"}
    text = file_of(promise, **cells)
    if is_new:
        cells |= {"Promised": "Plant more trees", "Given on": "2026-01-15"}
        text = f"{','.join(cells)}\n{','.join(cells.values())}\n"
    bringing = bring(text, sheet="commitments").check()

    ((heading, reason, _mend),) = bringing.row(2).faults
    assert heading == "Closed on"
    assert "when it was promised" in reason


@pytest.mark.parametrize("cells", [{"Evidence": "More"}, {"Closed on": "2026-05-05"}])
def test_how_it_ended_is_not_taken_from_a_row_that_does_not_end_it(bring, promise, officer, cells):
    bringing = bring(file_of(promise, **cells), sheet="commitments").check()
    assert bringing.counts == {"wrong": 1}

    closing.keep_it(promise, by=officer, evidence="Ten trees stand there", on=KEPT_ON)

    bringing = bring(file_of(promise, **cells), sheet="commitments").check()
    assert "closed already" in str(bringing.row(2).faults)


def test_an_old_file_opens_no_deadline_again(bring, officer):
    deadline = factories.deadline(title="Send the form", owner=officer)
    mark_done(deadline, by=officer, evidence="Sent")

    bringing = bring(file_of(deadline, State="Open"), sheet="deadlines").check()

    assert "on its own page" in str(bringing.row(2).faults)


def test_an_import_that_closes_a_deadline_is_taken_back(bring, officer):
    deadline = factories.deadline(title="Send the form", owner=officer)
    bringing = bring(file_of(deadline, State="Done"), sheet="deadlines").check()
    assert bringing.counts == {"changed": 1}, bringing.faults()

    bringing.write().undo()

    deadline.refresh_from_db()
    assert (deadline.status, bringing.row(2).reason) == ("open", "")
