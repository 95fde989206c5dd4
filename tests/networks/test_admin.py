"""Data entry for networks, memberships and duties: complete, and no query per row."""

from datetime import date

import pytest
from django.urls import reverse

from networks.models import (
    Contribution,
    Dues,
    Duty,
    DutyRound,
    Membership,
    Network,
    NetworkBody,
    NetworkMember,
    OtherCost,
    Participation,
    Review,
    Seat,
    Term,
)
from oia.core.models import Move
from tests import factories

pytestmark = pytest.mark.django_db

MAKERS = {
    Network: factories.network,
    NetworkBody: factories.body,
    NetworkMember: factories.network_member,
    Membership: factories.membership,
    Term: factories.term,
    Dues: factories.dues,
    OtherCost: factories.other_cost,
    Seat: factories.seat,
    Participation: factories.participation,
    Review: factories.review,
    Duty: factories.duty,
    DutyRound: factories.duty_round,
    Contribution: factories.contribution,
}


@pytest.fixture
def admin(client):
    user = factories.in_role("administrator")
    client.force_login(user)
    return user


def address(model, page, *args):
    return reverse(f"admin:networks_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", MAKERS)
def test_lists_in_the_admin_ask_as_much_for_many_rows_as_for_one(
    client, admin, model, django_assert_max_num_queries
):
    url = address(model, "changelist")
    MAKERS[model]()
    client.get(url)
    counts = []
    for _round in range(2):
        with django_assert_max_num_queries(40) as seen:
            assert client.get(f"{url}?q=a").status_code == 200
            assert client.get(url).status_code == 200
        counts.append(len(seen))
        for _number in range(4):
            MAKERS[model]()

    assert counts[0] == counts[1]


@pytest.mark.parametrize("model", MAKERS)
def test_every_record_can_be_opened_and_added_in_the_admin(client, admin, model):
    record = MAKERS[model]()

    assert client.get(address(model, "add")).status_code == 200
    assert client.get(address(model, "change", record.pk)).status_code == 200
    told = client.get(address(model, "history", record.pk), follow=True)
    assert told.status_code == 200


def test_a_membership_that_begins_in_the_admin_leaves_its_first_move(client, admin):
    rows = {
        f"{prefix}-{name}_FORMS": "0"
        for prefix in ("terms", "dues", "other_costs", "seats")
        for name in ("TOTAL", "INITIAL")
    }
    typed = {
        "network": factories.network().pk,
        "status": "active",
        "sensitivity": "office",
        "functions": ["funding"],
        "terms-0-starts_on": "2026-01-01",
        "terms-0-ends_on": "2026-12-31",
        "terms-0-notice_months": "0",
    }
    client.post(address(Membership, "add"), rows | typed | {"terms-TOTAL_FORMS": "1"})

    ours = Membership.objects.get()
    assert (ours.functions, ours.notice_by) == (["funding"], date(2026, 11, 19))
    assert Move.objects.get(subject_id=ours.pk).by == admin


def test_a_state_is_not_typed_in_the_admin(client, admin):
    ours = factories.membership(status="proposed")
    page = client.get(address(Membership, "change", ours.pk)).content.decode()

    assert 'name="status"' not in page


def test_a_term_that_overlaps_is_refused_in_the_admin_too(client, admin):
    term = factories.term()
    typed = {
        "membership": term.membership_id,
        "starts_on": "2026-06-01",
        "notice_months": "0",
    }
    answer = client.post(address(Term, "add"), typed)

    assert "overlaps" in answer.content.decode()
    assert Term.objects.count() == 1
