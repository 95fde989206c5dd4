"""Every step of a trip, a verdict, a claim and an invitation, tried as every role by every road.

Who may take which step is told here once more, by roles and not by rights.
"""

from datetime import date
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from delegations.choices.trip import TRIP_WAYS_BACK, Claim, TripStatus
from delegations.choices.trip_decisions import INVITATION_WAYS_BACK, InvitationStatus, Verdict
from delegations.models import Approval, Invitation, Traveller, Trip
from delegations.services import approvals, invitations, travellers, trips
from oia.accounts.choices import Role
from tests import factories

pytestmark = pytest.mark.django_db

WHY = "Because of the elections"

#: From which rank on somebody takes a step of each kind.
RANK = list(Role)
WORK, PROTOCOL, DECIDE = (RANK.index(Role(one)) for one in ("officer", "protocol", "director"))

TRIP_STEPS = {
    "ethics_cleared": DECIDE,
    "budgeted": DECIDE,
    "approved": DECIDE,
    "published": DECIDE,
}
CLAIM_STEPS = {"approved": DECIDE, "refused": DECIDE}
DECIDES_BACK = dict.fromkeys(TRIP_WAYS_BACK, DECIDE) | dict.fromkeys(INVITATION_WAYS_BACK, PROTOCOL)
#: An invitation that was declined after all has a trip here that was cancelled with it.
DECIDES_BACK |= {("declined", "weighing"): PROTOCOL}
ANSWERS = {"accepted": PROTOCOL, "declined": PROTOCOL, "sent_other": PROTOCOL}
TAKEN_BY = {"officer": 1, "protocol": 2, "director": 3, "administrator": 4}


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


def follows(model, before, to):
    return before in model.MAY_FOLLOW.get(to, ())


def pairs(model, states, road):
    """Every way from one state to another. Pages, which only call the services, are tried where
    the table has a way, and at the services all others too."""
    every = [(before, to) for before, to in product(states, states) if before != to]
    return [one for one in every if road == "service" or follows(model, *one)]


def trip_in(status):
    days = {"starts_on": date(2026, 5, 10), "ends_on": date(2026, 5, 12)}
    return factories.trip(status=status, results="All went well", **days)


def outcome(step, record, to):
    """Whether a step was taken; and that whoever has no right is refused, not only told why not."""
    try:
        with transaction.atomic():
            step()
    except PermissionDenied:
        refused = True
    except ValidationError:
        refused = False
    else:
        record.refresh_from_db()
        return record.status == to, False
    record.refresh_from_db()
    return False, refused


def posted(client, url, record, to, **more):
    answer = client.post(url, {"to": to, "why": WHY} | more)
    record.refresh_from_db()
    return record.status == to, answer.status_code in (403, 404)


def walk(role, road, caplog, *, states, model, make, step, least):
    """Try all pairs; what may not follow is never taken, what somebody may not do is refused."""
    user = factories.in_role(role)
    for before, to in pairs(model, states, road):
        caplog.clear()
        with transaction.atomic():
            record = make(before)
            taken, refused = step(record, to, user)
            may = RANK.index(role) >= max(least(to), DECIDES_BACK.get((before, to), WORK))
            assert taken == (may and follows(model, before, to)), (before, to, role)
            assert refused or may, (before, to, role)
            assert not refused or caplog.records, (before, to, role)
            transaction.set_rollback(True)


ROADS = pytest.mark.parametrize("road", ["service", "page"])
ROLES = pytest.mark.parametrize("role", RANK)


@pytest.fixture
def by_road(road, client):
    """A step by its service, or by its page as a browser sends it."""

    def take(service, url, record, to, user, **more):
        if road == "service":
            return outcome(lambda: service(record, to, by=user, why=WHY), record, to)
        client.force_login(user)
        return posted(client, url, record, to, **more)

    return take


@ROADS
@ROLES
def test_trips(role, road, by_road, caplog):
    def step(trip, to, user):
        return by_road(trips.move, at("trip-move", trip.reference), trip, to, user)

    def least(to):
        return TRIP_STEPS.get(to, WORK)

    walk(role, road, caplog, states=TripStatus, model=Trip, make=trip_in, step=step, least=least)


@ROADS
@ROLES
@pytest.mark.parametrize("taken_by", TAKEN_BY)
def test_verdicts(role, road, taken_by, by_road, caplog):
    trip = factories.trip()

    def make(status):
        on = None if status == "pending" else date(2026, 11, 1)
        return factories.approval(trip=trip, role=taken_by, status=status, decided_on=on)

    def step(approval, to, user):
        url = at("approval-decide", trip.reference, approval.pk)
        return by_road(approvals.decide, url, approval, to, user)

    walk(
        role,
        road,
        caplog,
        states=Verdict,
        model=Approval,
        make=make,
        step=step,
        least=lambda to: TAKEN_BY[taken_by],
    )


@ROADS
@ROLES
def test_claims(role, road, by_road, caplog):
    trip = trip_in("expenses")

    def step(one, to, user):
        url = at("traveller-claim", trip.reference, one.pk)
        return by_road(travellers.move_claim, url, one, to, user)

    def make(status):
        return factories.traveller(trip=trip, status=status)

    def least(to):
        return CLAIM_STEPS.get(to, WORK)

    walk(role, road, caplog, states=Claim, model=Traveller, make=make, step=step, least=least)


def invited(status):
    of_trip = {"accepted": "screening", "declined": "cancelled"}
    trip = factories.trip(status=of_trip[status]) if status in of_trip else None
    return factories.invitation(status=status, trip=trip, goes_instead=factories.person())


@ROADS
@ROLES
def test_invitations(role, road, by_road, caplog):
    def step(one, to, user):
        name = "invitation-answer" if to in ANSWERS and road == "page" else "invitation-move"
        return by_road(invitations.move, at(name, one.reference), one, to, user)

    def least(to):
        return ANSWERS.get(to, WORK)

    walk(
        role,
        road,
        caplog,
        states=InvitationStatus,
        model=Invitation,
        make=invited,
        step=step,
        least=least,
    )


@ROLES
@pytest.mark.parametrize("name", ["trip", "approval", "traveller", "invitation"])
def test_the_admin_takes_no_step_at_all(role, name, client):
    user = factories.in_role(role)
    client.force_login(user)
    make = {
        "trip": trip_in,
        "approval": lambda status: factories.approval(status=status),
        "traveller": lambda status: factories.traveller(trip=trip_in("expenses"), status=status),
        "invitation": lambda status: factories.invitation(status=status),
    }
    first, then = {
        "trip": ("screening", "approved"),
        "approval": ("pending", "approved"),
        "traveller": ("submitted", "approved"),
        "invitation": ("received", "declined"),
    }[name]
    record = make[name](first)
    known = f"admin:delegations_{name}"
    assert offered(client.get(reverse(f"{known}_changelist"))) <= {"", "delete_selected"}
    change = reverse(f"{known}_change", args=[record.pk])
    page = client.get(change)
    typed = page.context["adminform"].form.initial if page.status_code == 200 else {}
    whole = {key: value for key, value in typed.items() if value is not None}
    none = {f"travellers-{which}_FORMS": 0 for which in ("TOTAL", "INITIAL")}

    client.post(change, whole | none | {"status": then})

    record.refresh_from_db()
    assert record.status == first


def offered(page):
    """The actions that a list of the admin offers for what is ticked."""
    form = (page.context or {}).get("action_form")
    return {value for value, _label in form.fields["action"].choices} if form else set()
