"""What the program reckons is told as the program's, never as a change of whoever saves next."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils.html import strip_tags

from networks.models import Plan
from oia.directory.models import Agreement
from oia.directory.services.activity import refresh
from tests import factories
from tests.behind import behind

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return factories.in_role("director", username="ana", first_name="Ana", last_name="Lima")


def agreement_that_was_heard_of():
    made = factories.agreement()
    with time_machine.travel("2026-11-23T10:00Z"):
        factories.contact(city=made.city)
    refresh([made])
    return Agreement.objects.get(pk=made.pk)


def membership_with_another_term():
    made = factories.membership()
    factories.term(membership=made, ends_on=date(2031, 5, 6))
    made.refresh_from_db()
    return made


def plan_of_a_summit_that_moved():
    made = factories.plan(reckoned_from=date(2031, 5, 6))
    Plan.objects.filter(pk=made.pk).update(reckoned_from=date(2031, 5, 7))
    made.refresh_from_db()
    return made


@pytest.mark.parametrize(
    ("made", "follows"),
    [
        (agreement_that_was_heard_of, "last_activity_on"),
        (membership_with_another_term, "term_ends_on"),
        (plan_of_a_summit_that_moved, "reckoned_from"),
    ],
)
def test_who_saves_next_has_not_changed_it(client, ana, made, follows):
    record = made()
    assert getattr(record, follows)
    record.notes, record._history_user = "A word", ana
    record.save()
    client.force_login(ana)

    address = reverse("core:record-history", args=[record._meta.label_lower, record.pk])
    page = client.get(address, {"by": ana.pk}).content.decode().partition('id="results"')[2]
    told = " ".join(strip_tags(page).split())

    assert "Ana Lima set notes to A word" in told
    assert str(record._meta.get_field(follows).verbose_name) not in told
    assert behind() == []
