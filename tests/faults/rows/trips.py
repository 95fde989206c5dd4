"""How quickly it is told what else is on, among all trips that an office makes in its life."""

from datetime import timedelta
from functools import partial

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from delegations.models import Leg, Trip
from delegations.services.trip_clashes import clashes
from tests import factories
from tests.faults import filling
from tests.faults.lists import twin
from tests.faults.lists.specimens import SPECIMENS
from tests.faults.lists.stock import TODAY
from tests.faults.lists.timing import grow, opened
from tests.faults.rows.searching import in_turns

#: As many days as a summit takes.
FIRST, LAST = TODAY - timedelta(days=2), TODAY + timedelta(days=2)


def clashing(post, *, trips, rounds):
    """Milliseconds and queries in which clashes are found, and the admin's list of trips beside."""
    filling.open_office()
    user = factories.in_role("officer", username="officer")
    specimen = SPECIMENS["trips"]
    twin.register(specimen, specimen.view(user))
    grow(specimen, 0, trips)
    filling.gathered()
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    with override_settings(ROOT_URLCONF="tests.faults.lists.urls"):
        admin = partial(opened, client, reverse("twin:delegations_trip_changelist"))
        ours, theirs = in_turns(partial(clashes, FIRST, LAST, user), admin, rounds)
    with CaptureQueriesContext(connection) as asked:
        found = clashes(FIRST, LAST, user)
    return {
        "check": ours,
        "admin": theirs,
        "queries": len(asked),
        "found": len(found.trips),
        "trips": Trip.objects.count(),
        "legs": Leg.objects.count(),
    }
