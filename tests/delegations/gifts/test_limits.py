"""What the database takes of no gift and no rule, by whatever road."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from delegations.models import Gift, GiftRule
from tests import factories

pytestmark = pytest.mark.django_db

NEVER = {
    "gift_has_another_side": {"other_name": ""},
    "gift_value_known_or_not": {"value_method": "stated"},
    "gift_value_not_negative": {"value": -1, "currency": "EUR", "value_method": "stated"},
    "gift_value_has_a_currency": {"value": 1, "currency": "", "value_method": "stated"},
    "gift_undecided_has_no_verdict": {"decided_on": date(2026, 11, 1)},
    "gift_declared_on_a_day": {"declaration": "No. 7"},
    "gift_duty_has_a_day": {"duty": "must"},
    "gift_status_is_known": {"status": "lost"},
    "gift_direction_is_known": {"direction": "sideways"},
}


@pytest.mark.parametrize("name", NEVER)
def test_a_gift_is_not_stored_so(name):
    gift = factories.gift()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Gift.objects.filter(pk=gift.pk).update(**NEVER[name])


def test_a_known_value_has_a_way_in_which_it_was_found():
    gift = factories.gift(value=5)
    with pytest.raises(IntegrityError, match="gift_value_known_or_not"), transaction.atomic():
        Gift.objects.filter(pk=gift.pk).update(value_method="unknown")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("giftrule_threshold_not_negative", {"threshold": -1}),
        (
            "giftrule_ends_after_it_begins",
            {"valid_from": date(2026, 2, 1), "valid_until": date(2026, 1, 1)},
        ),
    ],
)
def test_a_rule_is_not_stored_so(name, values):
    rule = factories.gift_rule()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        GiftRule.objects.filter(pk=rule.pk).update(**values)


def test_two_gifts_never_have_one_reference():
    gift = factories.gift()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.gift(reference=gift.reference)
