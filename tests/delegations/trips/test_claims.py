"""Who travels is known by name as well; claims are decided by somebody else, also outside."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from delegations.services import travellers, trips
from oia.core.models import Move
from oia.documents.models import Attachment
from tests import factories

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


def paper():
    return SimpleUploadedFile("treasurer.txt", b"The claim is in order.", "text/plain")


@pytest.fixture
def ana():
    return factories.in_role("director", first_name="Ana", last_name="Nowak")


@pytest.fixture
def back():
    return factories.trip(status="expenses", starts_on=date(2026, 11, 2), ends_on=date(2026, 11, 4))


@pytest.mark.parametrize("name", ["Ana Nowak", "NOWAK Ana", "ana nowák"])
def test_a_traveller_without_a_login_is_known_by_the_name(name, ana, back):
    trip = factories.trip()
    factories.traveller(trip=trip, name=name)
    own = factories.traveller(trip=back, name=name, status="submitted")

    with pytest.raises(PermissionDenied):
        trips.move(trip, "approved", by=ana)
    with pytest.raises(PermissionDenied):
        travellers.move_claim(own, "approved", by=ana)


def test_a_namesake_with_a_login_of_their_own_is_somebody_else(ana):
    trip = factories.trip()
    factories.traveller(trip=trip, name="Ana Nowak", user=factories.user())

    assert trips.move(trip, "approved", by=ana).status == "approved"


def test_the_login_of_the_same_name_is_proposed(ana, as_officer):
    trip = factories.trip()
    typed = {"name": "Ana Nowak", "part": "staff", "visa": "none"}

    told = as_officer.post(at("traveller-new", trip.reference), typed, follow=True)

    assert "Ana Nowak has a login" in told.content.decode()
    assert trip.travellers.get().user is None


def test_the_verdict_of_somebody_outside_is_noted_from_their_paper(client, director, back):
    one = factories.traveller(trip=back, status="submitted")
    client.force_login(director)
    url = at("traveller-paper", back.reference, one.pk)
    assert url in client.get(back.get_absolute_url()).content.decode()
    typed = {"to": "approved", "given_by": "City treasurer", "decided_on": "2026-11-20"}
    assert "on which paper" in client.post(url, typed).content.decode()

    client.post(url, typed | {"paper": "Letter 8"})

    one.refresh_from_db()
    assert (one.status, one.given_by, one.paper, one.decided_on, one.decided_by) == (
        *("approved", "City treasurer", "Letter 8", date(2026, 11, 20), director),
    )
    assert "City treasurer" in client.get(back.get_absolute_url()).content.decode()


def test_an_office_of_one_notes_the_verdict_on_its_own_claim_with_the_paper(client, ana, back):
    one = factories.traveller(trip=back, user=ana, name="Ana Nowak", status="submitted")
    said = {"given_by": "City treasurer", "paper": "Letter 8", "by": ana}
    with pytest.raises(ValidationError):
        travellers.note(one, "approved", **said)
    with pytest.raises(ValidationError):
        travellers.note(one, "approved", **said | {"given_by": "A. NOWAK Ana"[3:]}, file=paper())

    client.force_login(ana)
    typed = {"to": "approved", "given_by": "City treasurer", "file": paper()}
    client.post(at("traveller-paper", back.reference, one.pk), typed)

    one.refresh_from_db()
    assert (one.status, one.given_by) == ("approved", "City treasurer")
    assert Attachment.objects.get(subject_id=back.pk).kind == "decision"


def test_where_somebody_else_may_decide_nobody_notes_a_verdict_on_their_own_claim(
    client, ana, director, back
):
    one = factories.traveller(trip=back, user=ana, status="submitted")
    client.force_login(ana)
    url = at("traveller-paper", back.reference, one.pk)
    typed = {"to": "approved", "given_by": "City treasurer", "file": paper()}

    assert url not in client.get(back.get_absolute_url()).content.decode()
    assert client.post(url, typed).status_code == 403

    one.refresh_from_db()
    assert one.status == "submitted"
    tried = Move.objects.get(subject_id=one.pk, by=ana)
    assert tried.why == "Refused: nobody decides on their own claim."
