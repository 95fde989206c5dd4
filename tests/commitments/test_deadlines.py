"""What was promised is a date of whoever sees to it, and they are reminded of it."""

from datetime import date

import pytest

from oia.commitments import deadlines
from oia.commitments.choices import ASKED
from oia.commitments.models import Commitment
from oia.commitments.services import closing, promising, reporting
from oia.core.plugs import DeadlineSource, board
from oia.reminders.models import Deadline
from oia.reminders.sources import reconcile
from tests import factories

pytestmark = pytest.mark.django_db

FAR = date(2099, 12, 31)


def of(kind):
    return Deadline.objects.filter(kind=kind)


def test_a_promise_is_a_date_of_its_owner():
    backup = factories.user()
    commitment = factories.commitment(
        due_on=FAR, backup=backup, zone_kind="anywhere", organiser_words="by the end of 2099"
    )

    due = of("commitment.due").get()
    assert (due.owner, due.backup, due.subject) == (commitment.owner, backup, commitment)
    assert (due.falls_due_at, due.organiser_words) == (
        commitment.falls_due_at,
        "by the end of 2099",
    )
    assert not due.hard


def test_what_others_promised_us_is_a_date_of_another_kind():
    factories.commitment(due_on=FAR, direction="theirs")

    assert not of("commitment.due").exists()
    assert "Promised to us" in of("commitment.awaited").get().title


def test_a_promise_without_a_day_is_no_date():
    factories.commitment()

    assert not Deadline.objects.exists()


def test_another_day_arms_it_anew():
    commitment = factories.commitment(due_on=FAR)
    commitment.due_on = date(2099, 6, 1)
    commitment.save()

    assert (of("commitment.due").get().due_on, of("commitment.due").get().version) == (
        date(2099, 6, 1),
        2,
    )


def test_kept_is_done_with_its_evidence(officer):
    commitment = factories.commitment(due_on=FAR)
    closing.keep_it(commitment, by=officer, evidence="Council paper 7", on=date(2026, 3, 1))

    closed = of("commitment.due").get()
    assert (closed.status, closed.evidence) == ("done", "Kept on 1 Mar 2026: Council paper 7")


@pytest.mark.parametrize("step", [closing.lapse, closing.waive])
def test_what_is_let_go_falls_away_and_may_come_back(officer, step):
    commitment = factories.commitment(due_on=FAR)
    step(commitment, by=officer, why="The network was dissolved")
    assert of("commitment.due").get().status == "cancelled"

    closing.reopen(commitment, by=officer, why="It was founded anew")
    assert of("commitment.due").get().status == "open"


def test_a_report_that_is_owed_is_a_date_until_it_is_given(officer):
    commitment = promising.promise(
        Commitment(text="Plant trees", owner=officer, given_on=date(2026, 1, 31), report_every=12),
        by=officer,
    )
    assert of("commitment.report").get().due_on == date(2027, 1, 31)

    report = commitment.reports.get()
    report.on, report.text = date(2026, 11, 1), "Half of it."
    reporting.give_report(report, by=officer)

    done, coming = of("commitment.report").order_by("due_on")
    assert (done.status, done.evidence) == ("done", "Reported on 1 Nov 2026")
    assert (coming.status, coming.due_on) == ("open", date(2028, 1, 31))


def test_reports_on_what_is_closed_are_owed_no_more(officer):
    owed = factories.commitment_report(on=None, due_on=FAR, text="")
    closing.lapse(owed.commitment, by=officer, why="Overtaken by events")

    reconcile()

    assert of("commitment.report").get().status == "cancelled"


def test_a_restricted_promise_keeps_its_words_to_itself():
    factories.commitment(text="Sell the airport", due_on=FAR, sensitivity="restricted")

    assert "airport" not in of("commitment.due").get().travels_as


def test_after_all_that_nothing_is_out_of_step():
    factories.commitment(due_on=FAR)
    factories.commitment(due_on=FAR, direction="theirs")
    factories.commitment_report(on=None, due_on=FAR, text="")
    reconcile()

    assert reconcile() == 0


def test_every_date_has_a_rule():
    declared = {plug.kind for plug in deadlines.SOURCES}

    assert declared | {ASKED} == {kind for rule in deadlines.RULES for kind in rule.kinds}
    assert declared <= {plug.kind for plug in board.all(DeadlineSource)}


def test_whoever_promised_is_reminded_once_at_each_step(days, post):
    with days.on(2026, 11, 2):
        commitment = factories.commitment(text="Plant trees", due_on=date(2026, 12, 17))
    for day in (3, 10, 10, 14):
        days.round(2026, 12, day)

    mine = post.subjects(commitment.owner.email)
    assert len(mine) == 3  # of 14, 7 and 3 days
    assert all("Plant trees" in subject for subject in mine)


def test_the_next_report_is_reminded_of_and_nobody_is_told_that_the_last_one_moved(days, post):
    owner = factories.in_role("officer")
    with days.on(2026, 6, 1):
        commitment = promising.promise(
            Commitment(text="Plant trees", owner=owner, given_on=date(2026, 6, 1), report_every=6),
            by=owner,
        )
    days.round(2026, 11, 17)
    with days.on(2026, 11, 20):
        report = commitment.reports.get()
        report.on, report.text = date(2026, 11, 20), "Half of it."
        reporting.give_report(report, by=owner)
    days.round(2026, 11, 23)

    assert len(post.subjects(owner.email)) == 1
