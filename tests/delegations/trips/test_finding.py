"""Trips are found by who travels and whom they meet, and stand where they belong."""

import pytest
from django.urls import reverse

from tests import factories
from tests.desk.finding import found, hits

pytestmark = pytest.mark.django_db


def listed(client, who):
    return client.get(reverse("delegations:trip-list"), {"who": who}).content.decode()


@pytest.fixture
def trip():
    made = factories.trip(title="Forum of ports")
    factories.traveller(trip=made, name="Ana Silva")
    organisation = factories.organisation(name="Port of Kobe")
    factories.meeting(trip=made, counterpart_words="Ken Mori", organisation=organisation)
    hidden = factories.person(name="Aisha Rahman", sensitivity="restricted")
    factories.meeting(trip=made, counterpart=hidden)
    return made


def test_the_list_is_narrowed_by_who_travels_or_is_met(as_officer, trip):
    factories.trip(title="Elsewhere")

    for who in ("silva", "ken mori", "port of kobe"):
        page = listed(as_officer, who)
        assert "Forum of ports" in page and "Elsewhere" not in page
    assert "Forum of ports" not in listed(as_officer, "aisha")


def test_a_search_finds_travellers_and_meetings_of_trips_that_one_sees(trip, officer):
    secret = factories.trip(title="Quiet talks", sensitivity="restricted")
    factories.traveller(trip=secret, name="Ana Silva")

    assert found(officer, "silva") == {"traveller": ["Ana Silva"]}
    assert [hit.hint for hit in hits(officer, "silva")] == [trip.reference]
    assert list(found(officer, "kobe")) == ["organisation", "meeting"]
    assert found(officer, "aisha") == {}


def test_trips_and_invitations_stand_with_their_network_and_host(as_officer):
    network = factories.network()
    body = factories.organisation()
    factories.trip(title="Board meeting", network=network)
    told = {"status": "declined", "decision_reason": "Elections"}
    factories.invitation(title="Gala", network=network, organisation=body, **told)
    factories.invitation(title="Hush hush", organisation=body, sensitivity="restricted")

    page = as_officer.get(network.get_absolute_url()).content.decode()
    assert "Board meeting" in page and "Gala" in page
    page = as_officer.get(body.get_absolute_url()).content.decode()
    assert "Gala" in page and "Declined" in page and "Hush" not in page
