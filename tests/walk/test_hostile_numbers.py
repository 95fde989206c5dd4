"""What is no number that a record could have ends in no error, wherever an address takes one."""

import pytest
from django.urls import reverse

from tests.walk.addresses import entry

pytestmark = pytest.mark.django_db

HOSTILE = ("²", "٣²", "9" * 30, "9" * 5000, "-1", "1e3")


def addresses(number, world):
    one = world.organisation
    yield f"{reverse('commitments:commitment-new')}?from=directory.organisation&pk={number}"
    yield f"{reverse('commitments:commitment-hand-over')}?holding={number}&department={number}"
    yield f"{reverse('reminders:deadline-new')}?about={number}.{one.pk}"
    yield f"{reverse('reminders:deadline-new')}?about={world.type.pk}.{number}"
    yield f"{reverse('reminders:why')}?about={number}.{number}&person={number}"
    yield f"{reverse('reminders:why')}?about={world.type.pk}.{number}"
    yield f"{reverse('networks:membership-new')}?network={number}"
    yield f"{reverse('networks:template-new')}?replaces={number}&series={number}"
    yield f"{reverse('desk:feed-new')}?whose={number}&theme={number}"
    yield f"{reverse('core:sightings')}?before={number}&key={number}"
    yield entry("directory.organisation", "history", number)


@pytest.mark.parametrize("number", HOSTILE, ids=lambda one: one[:4])
def test_no_number_in_an_address_ends_in_an_error(people, world, number):
    failed = [
        url[:80]
        for url in addresses(number, world)
        if people.ask("director", "get", url).status_code >= 500
    ]
    assert failed == []


def test_a_rule_is_looked_at_for_as_many_weeks_as_are_offered(people, world):
    address = reverse("reminders:rule-detail", args=[world.rule.pk])
    for number in HOSTILE:
        assert people.ask("director", "get", f"{address}?weeks={number}").status_code == 200
