"""Who may not see a network, summit or declaration does not see what we did about it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from networks.models import Membership, Plan
from networks.services import declarations, memberships, plans, sign_ons, summits
from networks.services.networks import save_network
from oia.commitments.models import Commitment
from oia.core.visibility import Sensitivity, stricter
from oia.reminders.models import Deadline
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def director():
    return factories.in_role("director")


@pytest.fixture
def officer():
    return factories.in_role("officer")


def level(record):
    record.refresh_from_db()
    return record.sensitivity


def test_a_network_that_becomes_restricted_takes_our_membership_along(director, officer, client):
    ours = factories.membership()
    factories.term(membership=ours)
    ours.network.sensitivity = "restricted"
    save_network(ours.network, by=director)

    assert level(ours) == "restricted"
    assert ours.history.latest().history_user == director
    client.force_login(officer)
    assert client.get(ours.get_absolute_url()).status_code == 404
    listed = client.get(reverse("networks:membership-list")).content.decode()
    assert str(ours.network) not in listed
    assert not Deadline.objects.visible_to(officer).exists()


def test_a_summit_that_becomes_restricted_takes_our_plan_along(director, officer):
    plan = factories.plan()
    plan.summit.sensitivity = "restricted"
    summits.change_summit(plan.summit, by=director)

    assert level(plan) == "restricted"
    assert not Plan.objects.visible_to(officer).exists()


def test_a_series_that_becomes_restricted_takes_its_editions_and_our_plans_along(director, officer):
    plan = factories.plan()
    series = plan.summit.series
    series.sensitivity = "restricted"
    summits.change_series(series, by=director)

    assert level(plan) == level(plan.summit) == "restricted"
    assert not type(plan.summit).objects.visible_to(officer).exists()
    later = factories.summit(series=series)
    summits.change_summit(later, by=director)
    assert level(later) == "restricted"


def test_a_membership_or_plan_that_is_new_or_changed_is_as_closed_as_what_it_is_about(director):
    network = factories.network(sensitivity="restricted")
    ours = memberships.create(Membership(network=network), by=director)
    plan = Plan(summit=factories.summit(sensitivity="restricted"), lead=director)
    plans.open_plan(plan, by=director)
    assert (level(ours), level(plan)) == ("restricted", "restricted")

    ours.sensitivity = plan.sensitivity = "office"
    memberships.change(ours, by=director)
    plans.change_plan(plan, by=director)
    assert (level(ours), level(plan)) == ("restricted", "restricted")


def test_a_form_cannot_open_the_membership_of_a_restricted_network(director, client):
    ours = factories.membership(network=factories.network(sensitivity="restricted"))
    client.force_login(director)
    rows = {
        f"{prefix}-{name}_FORMS": "0"
        for prefix in ("terms", "dues")
        for name in ("TOTAL", "INITIAL")
    }
    typed = {"network": ours.network_id, "network_text": str(ours.network), "sensitivity": "office"}
    client.post(reverse("networks:membership-edit", args=[ours.pk]), rows | typed)

    assert level(ours) == "restricted"


def test_what_is_stricter_already_stays_and_the_strictest_counts(director):
    protocol = factories.in_role("administrator")
    declaration = factories.declaration()
    restricted = factories.sign_on(declaration=declaration, sensitivity="restricted")
    declaration.sensitivity = "protocol"
    declarations.save_declaration(declaration, by=protocol)
    assert level(restricted) == "protocol"

    restricted.sensitivity = "restricted"
    sign_ons.change(restricted, by=protocol)
    assert level(restricted) == "protocol"

    ours = factories.membership(sensitivity="protocol")
    ours.network.sensitivity = "movements"
    save_network(ours.network, by=director)
    assert level(ours) == "protocol"
    assert stricter(*Sensitivity) == Sensitivity.PROTOCOL


def test_a_promise_is_as_closed_as_the_record_it_came_from(director):
    ours = factories.membership()
    told = {"subject": ours, "text": "A food strategy", "sensitivity": "restricted"}
    promised = factories.commitment(**told)
    ours.sensitivity = "protocol"
    memberships.change(ours, by=director)

    assert Commitment.objects.get(pk=promised.pk).sensitivity == "protocol"


def test_what_was_more_open_before_is_closed_by_the_migration():
    closing = import_module("networks.migrations.0008_as_closed_as_what_they_are_about")
    network = factories.network(sensitivity="restricted")
    ours, open_one = factories.membership(network=network), factories.membership()
    plan = factories.plan(summit=factories.summit(sensitivity="movements"))
    of = factories.declaration(sensitivity="protocol")
    signing = factories.sign_on(declaration=of, sensitivity="restricted")

    closing.close(apps, None)

    assert [level(one) for one in (ours, plan, signing)] == ["restricted", "movements", "protocol"]
    assert level(open_one) == "office"
    assert ours.history.latest().history_change_reason == "Follows the record it is about."
    assert open_one.history.count() == 1
