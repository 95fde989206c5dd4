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


def test_terms_that_overlap_are_refused_in_words_and_nothing_typed_is_lost(client, admin):
    rows = {
        f"{prefix}-{name}_FORMS": "0"
        for prefix in ("terms", "dues", "other_costs", "seats")
        for name in ("TOTAL", "INITIAL")
    }
    typed = {
        "network": factories.network().pk,
        "status": "active",
        "sensitivity": "office",
        "terms-0-starts_on": "2026-01-01",
        "terms-0-ends_on": "2026-12-31",
        "terms-0-notice_months": "0",
        "terms-1-starts_on": "2026-06-01",
        "terms-1-notice_months": "0",
    }
    sent = rows | typed | {"terms-TOTAL_FORMS": "2"}
    answer = client.post(address(Membership, "add"), sent)

    assert "overlaps" in str(answer.context["adminform"].form.non_field_errors())
    page = answer.content.decode()
    assert 'value="2026-12-31"' in page and 'value="2026-06-01"' in page
    assert not Membership.objects.exists()


def round_typed(duty, **kw):
    return {
        "duty": duty.pk,
        "period": "2026",
        "closes_on": "2026-07-31",
        "zone_kind": "office",
        "certainty": "confirmed",
    } | kw


def test_a_round_that_is_added_in_the_admin_asks_the_departments(client, admin):
    duty = factories.duty(every_months=12)
    duty.departments.add(owing := factories.department())
    client.post(address(DutyRound, "add"), round_typed(duty))

    assert DutyRound.objects.get().contributions.get().department == owing


def test_a_round_that_is_handed_in_in_the_admin_is_followed_by_the_next(client, admin):
    duty = factories.duty(every_months=12)
    first = factories.duty_round(duty=duty, period="2026", closes_on=date(2026, 7, 31))
    rows = {"contributions-TOTAL_FORMS": "0", "contributions-INITIAL_FORMS": "0"}
    handed_in = round_typed(duty, submitted_on="2026-07-20", submitted_by=admin.pk)
    client.post(address(DutyRound, "change", first.pk), rows | handed_in)

    following = DutyRound.objects.exclude(pk=first.pk).get()
    assert (following.period, following.closes_on) == ("2027", date(2027, 7, 31))


def test_a_round_handed_in_beneath_its_duty_is_followed_by_the_next(client, admin):
    duty = factories.duty(name="CDP", every_months=12)
    first = factories.duty_round(duty=duty, period="2026", closes_on=date(2026, 7, 31))
    typed = {
        "name": "CDP",
        "every_months": "12",
        "sensitivity": "office",
        "rounds-TOTAL_FORMS": "1",
        "rounds-INITIAL_FORMS": "1",
        "rounds-0-id": first.pk,
        "rounds-0-duty": duty.pk,
        "rounds-0-period": "2026",
        "rounds-0-closes_on": "2026-07-31",
        "rounds-0-certainty": "confirmed",
        "rounds-0-submitted_on": "2026-07-20",
        "rounds-0-submitted_by": admin.pk,
    }
    client.post(address(Duty, "change", duty.pk), typed)

    assert duty.rounds.order_by("closes_on").last().period == "2027"
    assert first.history.latest().history_change_reason == "Handed in"


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
