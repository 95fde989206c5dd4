"""Data entry of visits obeys the services."""

from datetime import date

import pytest
from django.urls import reverse

from delegations.models import Delegation
from tests import factories

pytestmark = pytest.mark.django_db


def sent(**kw):
    rows = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    typed = {"title": "Visit of Kobe", "kind": "official", "channel": "consulate"}
    typed |= {"received_on": "2026-11-20", "level_asked": "mayor", "flexibility": "days"}
    typed |= {"visa_letters": "none"}
    typed |= {"interpreting": "none", "sensitivity": "office", "status": "received"}
    return typed | {f"steps-{name}": value for name, value in rows.items()} | kw


def test_a_visit_entered_there_gets_its_reference_and_its_promise(as_officer):
    as_officer.post(reverse("admin:delegations_delegation_add"), sent(comes_from="Kobe"))

    visit = Delegation.objects.get()
    assert (visit.reference, visit.reply_by) == ("D-2026-001", date(2026, 11, 30))


def test_its_state_is_shown_and_not_typed(as_officer):
    visit = factories.delegation()
    change = reverse("admin:delegations_delegation_change", args=[visit.pk])
    as_officer.post(change, sent(comes_from="Kobe", status="accepted", title="Anew"))
    visit.refresh_from_db()

    assert (visit.title, visit.status) == ("Anew", "received")
    assert 'name="status"' not in as_officer.get(change).content.decode()


def test_an_officer_does_not_enter_what_only_others_decide(as_officer):
    add = reverse("admin:delegations_delegation_add")

    assert as_officer.post(add, sent(comes_from="Kobe", status="accepted")).status_code == 403
    assert not Delegation.objects.exists()


def test_a_cost_offers_no_leg_or_lodging_of_a_trip_that_is_hidden(as_officer):
    secret = factories.trip(sensitivity="restricted")
    factories.leg(trip=secret, from_place="Warsaw", to_place="Atlantis")
    factories.stay(trip=secret, name="Hotel Hidden")
    page = as_officer.get(reverse("admin:delegations_tripcost_add")).content.decode()

    assert "Atlantis" not in page and "Hotel Hidden" not in page
