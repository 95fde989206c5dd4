"""A visit from the request to the end: who may take which step, and what each step leaves."""

from datetime import date, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from delegations.choices.visit import DECISIONS, OVER, VisitStatus
from delegations.models import Delegation
from delegations.services import delegations, programme
from oia.core.models import Move
from oia.core.roads import acting
from oia.core.states import may_become
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
ANYWHERE = [state for state in VisitStatus if state not in OVER]


def moves(visit):
    kind = ContentType.objects.get_for_model(visit)
    return Move.objects.filter(subject_type=kind, subject_id=visit.pk)


def test_a_request_is_promised_an_answer_as_the_office_settings_say(asked, officer):
    factories.office(visit_reply_days=14)
    visit = delegations.receive(asked(received_on=date(2026, 11, 20)), by=officer)
    theirs = delegations.receive(asked(reply_by=date(2026, 11, 24)), by=officer)

    assert (visit.status, visit.reply_by) == ("received", date(2026, 12, 4))
    assert theirs.reply_by == date(2026, 11, 24)
    assert [move.went_to for move in moves(visit)] == ["received"]


def test_another_day_of_receipt_moves_the_promise_unless_somebody_set_it(asked, officer):
    visit = delegations.receive(asked(received_on=date(2026, 11, 20)), by=officer)
    visit.received_on = date(2026, 11, 10)
    delegations.change(visit, by=officer)
    assert visit.reply_by == date(2026, 11, 20)

    visit.received_on, visit.reply_by = date(2026, 11, 12), date(2026, 11, 30)
    delegations.change(visit, by=officer)
    assert visit.reply_by == date(2026, 11, 30)


@pytest.mark.parametrize("to", DECISIONS)
def test_an_answer_is_given_by_those_with_the_right_and_with_a_reason(to, officer, protocol):
    visit = factories.delegation(status="triaged")
    with pytest.raises(PermissionDenied):
        delegations.decide(visit, to, by=officer, why="Because")
    with pytest.raises(PermissionDenied):
        delegations.move(visit, to, by=officer, why="Because")
    with pytest.raises(ValidationError, match="Give the reason"):
        delegations.decide(visit, to, by=protocol, why=" ")

    delegations.decide(visit, to, by=protocol, why="An old friend", alternative="The port")

    assert (visit.status, visit.decision_reason) == (to, "An old friend")
    assert (visit.decided_on, visit.decided_by) == (TODAY, protocol)
    move = moves(visit).get()
    assert (move.came_from, move.went_to, move.by, move.why) == (
        *("triaged", to),
        *(protocol, "An old friend"),
    )


@pytest.mark.parametrize("state", ["received", "acknowledged"])
def test_whoever_answers_has_looked_it_through(state, protocol):
    visit = factories.delegation(status=state)
    delegations.decide(visit, "accepted", by=protocol, why="An old friend")

    steps = [(move.came_from, move.went_to) for move in moves(visit).order_by("pk")]
    assert steps == [(state, "triaged"), ("triaged", "accepted")]


def test_whoever_is_sent_elsewhere_is_told_where(protocol):
    visit = factories.delegation(status="triaged")
    with pytest.raises(ValidationError, match="to whom"):
        delegations.decide(visit, "redirected", by=protocol, why="Not ours")

    assert Delegation.objects.get().status == "triaged"


def test_only_an_answer_decides(protocol):
    with pytest.raises(ValidationError, match="no answer"):
        delegations.decide(factories.delegation(), "closed", by=protocol, why="Because")


@pytest.mark.parametrize(("reply_by", "kept"), [(TODAY, True), (date(2026, 11, 22), False)])
def test_the_first_answer_is_measured_against_the_promise(reply_by, kept, protocol):
    visit = factories.delegation(status="triaged", received_on=date(2026, 11, 9), reply_by=reply_by)
    delegations.decide(visit, "info_needed", by=protocol, why="Who comes?")
    assert (visit.replied_on, visit.kept_promise, visit.days_to_reply) == (TODAY, kept, 14)

    delegations.move(visit, "triaged", by=protocol)
    delegations.decide(visit, "accepted", by=protocol, why="Now we know")
    assert (visit.replied_on, visit.kept_promise) == (TODAY, kept)


def test_what_they_write_in_reply_is_promised_an_answer_again(officer):
    visit = factories.delegation(status="info_needed", reply_by=date(2026, 11, 12))
    delegations.move(visit, "triaged", by=officer)

    assert visit.reply_by == TODAY + timedelta(days=10)


@pytest.mark.parametrize("state", ANYWHERE)
@pytest.mark.parametrize("to", ["cancelled", "postponed"])
def test_it_is_called_off_from_anywhere_and_somebody_says_why(state, to, officer):
    if state == to:
        return
    visit = factories.delegation(status=state)
    with pytest.raises(ValidationError, match="Say why"):
        delegations.move(visit, to, by=officer)

    delegations.move(visit, to, by=officer, why="Elections at home")

    assert moves(visit).get().why == "Elections at home"
    assert visit.status == to


def test_a_reader_moves_nothing():
    reader = factories.in_role("reader")
    for state in VisitStatus:
        visit = factories.delegation(status=state)
        for to, _words in may_become(visit):
            with pytest.raises(PermissionDenied):
                delegations.move(visit, to, by=reader, why="Because")


@pytest.mark.parametrize(
    ("state", "to"),
    [("received", "accepted"), ("declined", "accepted"), ("closed", "cancelled")],
)
def test_no_state_is_skipped_or_left_once_it_is_over(state, to, protocol):
    visit = factories.delegation(status=state)
    with pytest.raises(ValidationError, match="can no longer become"):
        delegations.move(visit, to, by=protocol, why="Because")


def test_two_clicks_cannot_both_win(protocol):
    visit = factories.delegation(status="triaged")
    other = Delegation.objects.get()
    delegations.decide(visit, "accepted", by=protocol, why="Yes")
    with pytest.raises(ValidationError):
        delegations.decide(other, "declined", by=protocol, why="No")

    assert Delegation.objects.get().decision_reason == "Yes"


def test_a_visit_is_confirmed_for_a_day(officer):
    visit = factories.delegation(status="accepted", arrives_on=None)
    with pytest.raises(ValidationError, match="day of arrival"):
        delegations.move(visit, "confirmed", by=officer)


def test_an_officer_writes_no_visit_down_as_decided(asked, officer, protocol):
    with pytest.raises(PermissionDenied):
        delegations.receive(asked(status="accepted"), by=officer)

    said = {"decided_on": TODAY, "decision_reason": "An old friend"}
    delegations.receive(asked(status="accepted", **said), by=protocol)
    delegations.receive(asked(status="closed", arrives_on=date(2020, 5, 4)), by=officer)

    assert Delegation.objects.count() == 2


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"status": "declined", "decided_on": TODAY}, "Give the reason"),
        ({"status": "accepted", "decision_reason": "A friend"}, "on which day"),
        (
            {"status": "redirected", "decided_on": TODAY, "decision_reason": "Not ours"},
            "to whom",
        ),
    ],
)
def test_an_answer_written_down_later_has_its_day_and_its_reason(said, words, asked, protocol):
    with pytest.raises(ValidationError, match=words):
        delegations.receive(asked(**said), by=protocol)


@pytest.mark.parametrize("status", ["received", "triaged"])
def test_a_request_that_waits_for_an_answer_has_none(status, asked, protocol):
    said = {"decided_on": TODAY, "decision_reason": "A friend"}
    with pytest.raises(ValidationError, match="not answered yet"):
        delegations.receive(asked(status=status, **said), by=protocol)


def test_no_answer_is_older_than_the_request(asked, protocol):
    said = {"decided_on": date(2026, 11, 20), "decision_reason": "No room"}
    with pytest.raises(ValidationError, match="before the request came in"):
        delegations.receive(asked(status="declined", received_on=TODAY, **said), by=protocol)


@pytest.mark.parametrize("status", ["declined", "confirmed"])
def test_an_answer_is_put_right_but_not_taken_away(status, protocol):
    said = {"decided_on": TODAY, "decision_reason": "A friend"}
    visit = factories.delegation(status=status, **said)
    visit.decided_on, visit.decision_reason = None, ""
    with pytest.raises(ValidationError, match="on which day"):
        delegations.change(visit, by=protocol)

    with acting(protocol, "undo of import 17"):
        delegations.change(visit, by=protocol)

    bare = factories.delegation(status=status)  # of a register that knew no reasons
    bare.alternative = "In May"
    delegations.change(bare, by=protocol)


def test_whoever_may_not_answer_writes_no_answer_down(asked, officer):
    said = {"status": "closed", "decided_on": TODAY, "decision_reason": "A friend"}
    with pytest.raises(PermissionDenied):
        delegations.receive(asked(**said), by=officer)


def test_an_answer_written_down_later_counts_and_is_put_right_by_whoever_may_answer(
    asked, officer, protocol
):
    said = {"status": "declined", "decided_on": TODAY, "decision_reason": "No room"}
    visit = delegations.receive(asked(received_on=date(2026, 11, 16), **said), by=protocol)
    assert (visit.replied_on, visit.kept_promise, visit.decided_by) == (TODAY, True, protocol)
    assert moves(visit).get().why == "No room"

    visit.received_on, visit.decided_on = date(2026, 11, 2), date(2026, 11, 20)
    with pytest.raises(PermissionDenied):
        delegations.change(visit, by=officer)
    delegations.change(visit, by=protocol)

    visit.refresh_from_db()
    assert (visit.replied_on, visit.kept_promise) == (date(2026, 11, 20), False)


def test_our_first_answer_stays_when_a_later_one_is_put_right(protocol):
    first = {"replied_on": date(2026, 11, 5), "kept_promise": True}
    said = {"decided_on": TODAY, "decision_reason": "A friend"}
    visit = factories.delegation(status="accepted", **first, **said)
    visit.decided_on = date(2026, 11, 20)

    delegations.change(visit, by=protocol)

    visit.refresh_from_db()
    assert (visit.decided_on, visit.replied_on) == (date(2026, 11, 20), date(2026, 11, 5))


def test_a_programme_is_frozen_by_a_version_of_it(officer):
    visit = factories.delegation(status="confirmed")
    with pytest.raises(ValidationError, match="makes a version"):
        delegations.move(visit, "frozen", by=officer)

    factories.programme_item(delegation=visit)
    programme.freeze(visit, by=officer)
    delegations.move(visit, "confirmed", by=officer)
    delegations.move(visit, "frozen", by=officer)

    assert visit.status == "frozen"


def test_another_day_wants_a_reason_that_its_history_keeps(officer):
    visit = factories.delegation(status="confirmed")
    days = {"arrives_on": date(2027, 3, 9), "leaves_on": None}
    with pytest.raises(ValidationError, match="Say why"):
        delegations.move_dates(visit, **days, by=officer, why="")

    delegations.move_dates(visit, **days, by=officer, why="Their flight")

    latest = visit.history.first()
    assert (latest.arrives_on, latest.history_change_reason) == (date(2027, 3, 9), "Their flight")
    assert latest.history_user == officer


def test_a_move_leaves_its_row_of_history(protocol):
    visit = factories.delegation(status="triaged")
    delegations.decide(visit, "accepted", by=protocol, why="An old friend")

    latest = visit.history.first()
    assert (latest.status, latest.history_user) == ("accepted", protocol)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"comes_from": ""}, "Say who comes"),
        ({"leaves_on": date(2027, 1, 1)}, "Say when they arrive"),
        ({"arrives_on": date(2027, 1, 2), "leaves_on": date(2027, 1, 1)}, "leave before"),
        ({"interpreting": "ours"}, "Say between which languages"),
        ({"party_size": 0}, "greater than or equal to 1"),
        ({"received_on": date(202, 1, 1)}, "cannot be meant"),
    ],
)
def test_what_cannot_be_is_refused_in_words(wrong, words, asked, officer):
    with pytest.raises(ValidationError, match=words):
        delegations.receive(asked(**wrong), by=officer)


@pytest.mark.parametrize(
    "wrong",
    [
        {"city": None, "comes_from": ""},
        {"arrives_on": None, "leaves_on": date(2027, 1, 1)},
        {"leaves_on": date(2027, 1, 1)},
        {"interpreting": "ours"},
        {"status": "confirmed", "arrives_on": None},
        {"replied_on": TODAY},
        {"kept_promise": True},
        {"decided_on": TODAY},
        {"status": "thinking"},
    ],
)
def test_the_database_itself_refuses_what_cannot_be(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.delegation(**wrong)


def test_who_sees_to_it_has_somebody_else_behind_them(asked, officer):
    with pytest.raises(ValidationError, match="backup other than the owner"):
        delegations.receive(asked(owner=officer, backup=officer), by=officer)
