"""Two who decide on one trip at the very same moment, each with a connection of their own."""

from contextlib import suppress
from datetime import date
from threading import Barrier, BrokenBarrierError, Event

import pytest

from delegations.models import Approval, Trip
from delegations.services import approvals, trips
from oia.core import states
from tests import factories
from tests.delegations.programme.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def decide(step, by, to="approved", **kw):
    mine = Approval.objects.select_related("trip").get(pk=step.pk)
    return lambda: approvals.decide(mine, to, by=by, **kw)


def held_up(monkeypatch, module, name, until, only=lambda *args: True):
    """Nobody goes on within a function before something came to pass, or could not."""
    before = getattr(module, name)

    def waiting(*args, **kw):
        if only(*args):
            until()
        return before(*args, **kw)

    monkeypatch.setattr(module, name, waiting)


def test_two_last_steps_taken_at_once_approve_the_trip(monkeypatch):
    director, other = factories.in_role("director"), factories.in_role("director")
    trip = factories.trip(status="screening", starts_on=date(2027, 5, 10))
    steps = [factories.approval(trip=trip, order=1, role="director") for _number in range(2)]
    both = Barrier(2)

    def meet():
        with suppress(BrokenBarrierError):
            both.wait(timeout=1)

    held_up(monkeypatch, approvals, "settle", meet)
    at_once(decide(steps[0], director), decide(steps[1], other))

    assert [step.status for step in trip.approvals.all()] == ["approved", "approved"]
    assert Trip.objects.get().status == "approved"


def test_a_step_reopened_while_the_trip_is_approved_leaves_none_approved_without_it(monkeypatch):
    director, other = factories.in_role("director"), factories.in_role("director")
    trip = factories.trip(status="screening", starts_on=date(2027, 5, 10))
    given = {"status": "approved", "decided_by": other, "decided_on": date(2026, 11, 20)}
    step = factories.approval(trip=trip, order=1, role="director", **given)
    asked, reopened = Event(), Event()

    def approving():
        asked.set()
        reopened.wait(timeout=1)

    held_up(monkeypatch, states, "move", approving, only=lambda record, to: to == "approved")

    def reopen():
        asked.wait(timeout=5)
        decide(step, director, "pending", why="Another hotel")()
        reopened.set()

    at_once(lambda: trips.move(Trip.objects.get(pk=trip.pk), "approved", by=other), reopen)

    step.refresh_from_db()
    assert (step.status, Trip.objects.get().status) == ("pending", "screening")
