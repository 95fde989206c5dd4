"""Registers of visits as offices keep them come in: each row taken, or refused with the reason."""

from datetime import date

import pytest

from delegations.models import Delegation, VisitLetter
from delegations.services import delegations
from oia.core.models import Move
from oia.sheets.models import Import
from tests import factories
from tests.sheets.pages import brought, step

pytestmark = pytest.mark.django_db

REGISTER = """Date of request,Delegation,From,Type,Arrival,Departure,Pax,Status,Fee,Topic
2024-03-04,Suzhou 1,Suzhou,Technical or study tour,15 April 2024,17/04/2024,14,Closed,"£1,250",Water
5 March 2024,Port of Busan,Busan,Courtesy call,25/04/2024,,NA,Closed,n/a,
06.03.2024,Consul of Brazil,,Courtesy call,"Apr 26, 2024",,2,Declined,,
2024-03-07,Ministry of Transport,Oslo,working visit,2024-05-02,2024-05-01,5,Closed,,
2024-03-08,Students of Kyiv,Kyiv,Working visit,31/04/2024,,30,Closed,,
2024-03-11,Fire brigade,Ghent,Parade,2024-05-06,,8,Closed,,
,Choir,Riga,Courtesy call,2024-05-07,,many,Closed,,
"""

REFUSED = {
    4: "Say who comes",
    5: "They leave before they arrive",
    6: "a day that no calendar has",
    7: "is not among the choices",
    8: "is not a number",
}


def test_each_row_is_taken_or_refused_with_its_reason_and_old_visits_write_no_letters(as_protocol):
    factories.theme(name="Water")
    bringing = brought(as_protocol, REGISTER, sheet="visits", name="visits.csv")
    headings = {f"heading-{at}": name for at, name in enumerate(bringing.mapping)}
    said = {"manner-fee-decimal": ".", "manner-fee-currency": "GBP"}

    for answers in ({}, said):
        step(as_protocol, bringing, "map", **headings, empty="keep", **answers)
    faults = {row.line: str(row.faults) for row in bringing.rows.filter(verdict="wrong")}
    step(as_protocol, bringing, "write", good_rows_only="on")

    assert set(faults) == set(REFUSED)
    assert [line for line, words in REFUSED.items() if words not in faults[line]] == []
    suzhou, busan = Delegation.objects.order_by("received_on")
    assert (suzhou.received_on, suzhou.arrives_on) == (date(2024, 3, 4), date(2024, 4, 15))
    assert (suzhou.status, suzhou.kind, suzhou.party_size) == ("closed", "study", 14)
    assert (suzhou.fee, suzhou.fee_currency) == (1250, "GBP")
    assert [theme.name for theme in suzhou.themes.all()] == ["Water"]
    assert (busan.party_size, busan.fee, busan.arrives_on) == (None, None, date(2024, 4, 25))
    assert suzhou.reference == "D-2024-001"
    assert not VisitLetter.objects.exists()


ANSWERED = """Received,Delegation,From,Type,Status,Date answered,Decided on,Reason declined
2024-03-04,Port of Busan,Busan,Courtesy call,Declined,2024-03-08,2024-03-07,Elections
2024-03-05,Choir,Riga,Courtesy call,Redirected,2024-04-30,,
"""


def test_a_register_tells_how_requests_were_answered_and_no_later_file_changes_when(as_protocol):
    bringing = brought(as_protocol, ANSWERED, sheet="visits", name="visits.csv")
    headings = {f"heading-{at}": name for at, name in enumerate(bringing.mapping)}
    step(as_protocol, bringing, "map", **headings, empty="keep")
    step(as_protocol, bringing, "write")

    busan, choir = Delegation.objects.order_by("received_on")
    assert (busan.decided_on, busan.decision_reason) == (date(2024, 3, 7), "Elections")
    assert (busan.replied_on, busan.kept_promise) == (date(2024, 3, 8), True)
    assert (choir.replied_on, choir.kept_promise, choir.decision_reason) == (
        *(date(2024, 4, 30), False, ""),
    )
    assert Move.objects.get(subject_id=busan.pk, came_from="").why == "Elections"

    assert choir.decided_on is None

    again = brought(as_protocol, ANSWERED.replace("2024-03-08", "2024-03-09"), sheet="visits")
    step(as_protocol, again, "map", **headings, empty="keep")
    [wrong] = again.rows.filter(verdict="wrong")
    assert "When it was answered is not changed by a file." in str(wrong.faults)


def taken(client, register):
    """The rows refused, with their words, once the others of a register are written."""
    bringing = brought(client, register, sheet="visits", name="visits.csv")
    headings = {f"heading-{at}": name for at, name in enumerate(bringing.mapping)}
    step(client, bringing, "map", **headings, empty="keep")
    faults = [str(row.faults) for row in bringing.rows.filter(verdict="wrong")]
    step(client, bringing, "write", good_rows_only="on")
    return faults


def test_a_day_without_a_reason_tells_when_a_register_answered(as_protocol):
    days = (
        "Date declined,Received,Delegation,From,Status\n2024-03-07,2024-03-04,Choir,Riga,Declined\n"
    )
    wrong = "2024-03-01,2024-03-04,Band,Riga,Declined\n2024-03-07,2024-03-04,Fair,Riga,Received\n"

    early, unanswered = taken(as_protocol, days + wrong)

    choir = Delegation.objects.get()
    assert (choir.decided_on, choir.replied_on, choir.kept_promise) == (
        *(None, date(2024, 3, 7), True),
    )
    assert "before the request came in" in early
    assert "not answered yet" in unanswered


def test_a_file_gives_an_answer_with_its_day_and_its_reason(as_protocol):
    visit = factories.delegation(status="triaged", received_on=date(2026, 11, 16))
    register = f"ID,Status,Decided on,Reason\n{visit.pk},Declined,2026-11-20,Elections\n"

    assert taken(as_protocol, register) == []

    visit.refresh_from_db()
    assert (visit.status, visit.decided_on) == ("declined", date(2026, 11, 20))
    assert (visit.decision_reason, visit.replied_on) == ("Elections", date(2026, 11, 20))
    assert Move.objects.get(subject_id=visit.pk, went_to="declined").why == "Elections"
    assert not VisitLetter.objects.exists()

    step(as_protocol, Import.objects.get(), "undo")
    visit.refresh_from_db()
    assert (visit.status, visit.decided_on, visit.decision_reason) == ("triaged", None, "")
    assert (visit.replied_on, visit.kept_promise) == (None, None)


def test_a_file_moves_a_visit_on_without_the_reason_of_an_earlier_decision(as_protocol):
    visit = factories.delegation(status="triaged", arrives_on=date(2026, 11, 20))
    why = "Our water works want the talk"
    delegations.answer(visit, "accepted", by=factories.in_role("director"), why=why)
    visit.steps.all().delete()
    Delegation.objects.update(status="follow_up")
    row = f"ID,Status,Reason\n{visit.pk},Closed,"

    assert taken(as_protocol, f"{row}{why}\n") == []

    closed = Move.objects.get(subject_id=visit.pk, went_to="closed")
    assert (closed.came_from, closed.why) == ("follow_up", "")
    step(as_protocol, Import.objects.get(), "undo")
    assert taken(as_protocol, f"{row}They went home\n") == []
    assert Move.objects.filter(subject_id=visit.pk, went_to="closed", why="They went home").exists()


@pytest.mark.parametrize("to", ["Closed", "Cancelled"])
def test_why_a_file_ends_a_visit_is_told_of_the_step_and_our_reason_stays(to, as_officer):
    visit = factories.delegation(status="triaged", arrives_on=date(2026, 11, 20))
    director = factories.in_role("director")
    delegations.answer(visit, "accepted", by=director, why="An old friend")
    Delegation.objects.update(status="follow_up")
    row = f"ID,Status,Reason\n{visit.pk},{to},Nobody takes the rest\n"

    assert taken(as_officer, row) == []
    assert taken(as_officer, row) == []

    visit.refresh_from_db()
    assert (visit.status, visit.decision_reason) == (to.lower(), "An old friend")
    assert Move.objects.get(subject_id=visit.pk, went_to=to.lower()).why == "Nobody takes the rest"
    step(as_officer, Import.objects.order_by("pk").first(), "undo")
    visit.refresh_from_db()
    assert (visit.status, visit.decision_reason) == ("follow_up", "An old friend")


def test_a_file_closes_no_visit_of_which_steps_are_open(as_protocol):
    visit = factories.delegation(status="follow_up")
    factories.visit_step(delegation=visit, title="Report written", due_on=date(2026, 12, 1))

    [refused] = taken(as_protocol, f"ID,Status\n{visit.pk},Closed\n")

    assert "Still open: Report written. Mark these steps done, or say why" in refused


def test_a_file_ends_no_visit_that_is_still_to_come_and_speaks_of_no_column(as_protocol):
    visit = factories.delegation(status="confirmed", arrives_on=date(2026, 12, 21))

    [refused] = taken(as_protocol, f"ID,Status\n{visit.pk},In progress\n")

    assert "They arrive on 21 December 2026." in refused
    assert "No column" not in refused


def test_only_whoever_may_answer_brings_in_answers(as_officer):
    register = "Received,Delegation,From,Status,Decided on,Reason\n2024-03-04,Choir,Riga,Closed"

    [refused] = taken(as_officer, f"{register},2024-03-07,Old friends\n")
    assert "right" in refused
    assert taken(as_officer, f"{register},,\n") == []
