"""Whether a gift must be declared: by which rule, with which others, by when."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delegations.models import Gift, GiftRule, StepTemplate
from delegations.services import gift_duty, gifts
from delegations.shipped import after_migrate, write_example_rules
from oia.core.dates import add_months
from tests import factories

pytestmark = pytest.mark.django_db


def duty(gift):
    gift.refresh_from_db()
    return gift.duty, gift.declare_by


def earlier(gift):
    said, _every = gift_duty.judged(gift)
    return [one.gift for one in said.earlier]


def test_a_gift_of_the_threshold_is_declared_within_the_days_of_the_rule():
    rule = factories.gift_rule(threshold=25, days=28)
    gift = factories.gift(value=25, on=date(2026, 11, 2))

    assert duty(gift) == ("must", date(2026, 11, 30))
    assert gift.rule == rule
    assert duty(factories.gift(value=Decimal("24.99"))) == ("none", None)


def test_a_rule_may_speak_of_more_than_its_threshold_only():
    factories.gift_rule(threshold=300, includes_threshold=False)

    assert duty(factories.gift(value=300)) == ("none", None)
    assert duty(factories.gift(value=Decimal("300.01")))[0] == "must"


def test_working_days_leave_out_weekends_and_holidays():
    factories.gift_rule(days=10, counted_in="working")
    gift = factories.gift(value=100, on=date(2026, 11, 6))
    assert duty(gift) == ("must", date(2026, 11, 20))

    factories.holiday(on=date(2026, 11, 11))

    assert duty(gift) == ("must", date(2026, 11, 23))


def test_a_rule_speaks_of_its_kind_of_donor_place_recipient_and_time_only():
    asked = {"source": "public_abroad", "where": "abroad"}
    only = asked | {"recipient_class": "mayor"}
    days = {"valid_from": date(2026, 1, 1), "valid_until": date(2026, 12, 31)}
    factories.gift_rule(**asked, recipient="mayor", **days)

    assert duty(factories.gift(value=100, **only))[0] == "must"
    others = {"source": "private_home", "where": "home", "recipient_class": "staff"}
    for name, other in others.items():
        assert duty(factories.gift(value=100, **only | {name: other})) == ("none", None)
    for other in (date(2025, 12, 31), date(2027, 1, 1)):
        assert duty(factories.gift(value=100, on=other, **only)) == ("none", None)


def test_of_several_rules_the_nearest_day_counts():
    factories.gift_rule(days=28)
    strict = factories.gift_rule(days=10)
    gift = factories.gift(value=60, on=date(2026, 11, 2))

    assert duty(gift) == ("must", date(2026, 11, 12))
    assert gift.rule == strict


def test_gifts_of_one_donor_add_up_within_the_window_and_each_is_named():
    factories.gift_rule(threshold=300, window_months=12)
    donor = {"other_organisation": factories.organisation()}
    factories.gift(value=200, on=date(2025, 11, 16), **donor)  # a year ago to the day: outside
    first = factories.gift(value=200, on=date(2025, 11, 17), **donor)
    factories.gift(value=500, on=date(2026, 2, 1))  # of somebody else
    last = factories.gift(value=100, on=date(2026, 11, 16), **donor)

    assert duty(last) == ("must", date(2026, 12, 14))
    assert earlier(last) == [first]
    assert duty(first)[0] == "must"  # with the one before


def test_a_rule_may_add_up_what_each_of_ours_got():
    ana = factories.user(first_name="Ana", last_name="Silva")
    rule = factories.gift_rule(threshold=60, window_months=12)
    donor = {"other_name": "Port Ltd", "recipient_class": "elected", "value": 40}
    names = ("Cllr Brown", "Cllr Green", "ANA SILVA")
    _brown, green, hers = (
        factories.gift(**donor, recipient_name=name, on=date(2026, 11, day))
        for day, name in enumerate(names, 1)
    )
    again = factories.gift(**donor, recipient_user=ana, on=date(2026, 11, 4))
    assert duty(green)[0] == duty(hers)[0] == "must"

    rule.per_recipient = True
    rule.save()
    assert duty(green) == duty(hers) == ("none", None)
    assert duty(again)[0] == "must" and earlier(again) == [hers]


def test_where_nobody_of_ours_is_named_the_class_tells_whose_gifts_add_up():
    factories.gift_rule(threshold=60, window_months=12, per_recipient=True)
    donor = {"other_name": "Port Ltd", "value": 40}
    factories.gift(**donor, recipient_class="elected", recipient_name="Cllr Brown")

    assert duty(factories.gift(**donor, recipient_class="city")) == ("none", None)
    assert duty(factories.gift(**donor, recipient_class="elected"))[0] == "must"


def test_without_a_window_each_gift_is_judged_alone():
    factories.gift_rule(threshold=300)
    donor = {"other_organisation": factories.organisation()}
    factories.gift(value=200, **donor)

    assert duty(factories.gift(value=200, **donor)) == ("none", None)


def test_a_donor_is_known_by_the_directory_and_by_words():
    factories.gift_rule(threshold=100, window_months=12)
    body = factories.organisation(name="Łódź Trade Fair", short_name="LTF")
    person = factories.person(name="Ana Silva")
    listed = factories.gift(value=40, other_organisation=body, on=date(2026, 1, 1))
    through = factories.gift(
        value=40, other_organisation=body, other_person=person, on=date(2026, 1, 2)
    )
    words = factories.gift(value=40, other_name="lodz trade fair", on=date(2026, 1, 3))
    hers = factories.gift(value=40, other_name="ANA SILVA", on=date(2026, 1, 4))

    assert duty(through) == ("none", None)
    assert duty(words)[0] == "must"
    assert earlier(words) == [listed, through]
    assert earlier(hers) == [through]


def test_words_beside_somebody_of_the_directory_do_not_tie_two_donors():
    factories.gift_rule(threshold=60, window_months=12)
    for _number in range(2):
        gift = factories.gift(
            value=40, other_organisation=factories.organisation(), other_name="The delegation"
        )
        assert duty(gift) == ("none", None)


def test_what_was_refused_is_not_declared_and_does_not_add_up(officer):
    factories.gift_rule(threshold=100, window_months=12)
    donor = {"other_name": "A company"}
    first = factories.gift(value=80, on=date(2026, 10, 1), **donor)
    second = factories.gift(value=80, on=date(2026, 11, 1), **donor)
    assert duty(second)[0] == "must"

    gifts.move(first, "returned", by=officer, why="A bidder")
    assert duty(second) == ("none", None)
    gifts.move(first, "accepted", by=officer, why="No bidder after all")
    assert duty(second)[0] == "must"
    gifts.move(second, "declined", by=officer, why="Too much")
    assert duty(second) == ("none", None)


def test_a_changed_or_deleted_gift_changes_what_the_others_of_its_donor_add_up_to(officer):
    factories.gift_rule(threshold=100, window_months=12)
    first = factories.gift(value=80, on=date(2026, 10, 1), other_name="A company")
    second = factories.gift(value=80, on=date(2026, 11, 1), other_name="A company")

    first.other_name = "Another company"
    gifts.change(first, by=officer)
    assert duty(second) == ("none", None)
    first.other_name = "A Company"
    gifts.change(first, by=officer)
    assert duty(second)[0] == "must"
    first.delete()
    assert duty(second) == ("none", None)


def test_an_unknown_value_is_not_naught():
    factories.gift_rule(threshold=50, window_months=12)
    gift = factories.gift(value_words="above limit", other_name="A", on=date(2026, 10, 1))
    assert duty(gift) == ("unclear", None)

    later = factories.gift(value=1, other_name="A")
    assert duty(later) == ("unclear", None)
    enough = factories.gift(value=60, other_name="A", on=date(2026, 11, 20))
    assert duty(enough)[0] == "must"


def test_a_rule_for_every_gift_needs_no_value():
    factories.gift_rule(threshold=0)
    assert duty(factories.gift())[0] == "must"


def test_other_currencies_count_by_the_rates_of_the_day_and_wait_for_a_missing_one():
    factories.gift_rule(threshold=100, currency="EUR")
    gift = factories.gift(value=15000, currency="JPY", on=date(2026, 11, 2))
    assert duty(gift) == ("unclear", None)

    factories.exchange_rate(currency="JPY", on=date(2026, 11, 3), rate="0.01")
    assert duty(gift) == ("unclear", None)
    factories.exchange_rate(currency="JPY", on=date(2026, 11, 1), rate="0.006")
    assert duty(gift) == ("none", None)
    rate = factories.exchange_rate(currency="JPY", on=date(2026, 11, 2), rate="0.007")
    assert duty(gift)[0] == "must"
    rate.delete()
    assert duty(gift) == ("none", None)


def test_the_threshold_may_be_in_another_currency_as_well():
    factories.exchange_rate(currency="GBP", on=date(2026, 1, 1), rate="1.20")
    factories.gift_rule(threshold=100, currency="GBP")

    assert duty(factories.gift(value=Decimal("119.99"))) == ("none", None)
    assert duty(factories.gift(value=120))[0] == "must"


def test_a_changed_rule_is_applied_to_all_gifts_and_a_deleted_one_to_none(director):
    rule = factories.gift_rule(threshold=500)
    gift = factories.gift(value=100)
    assert duty(gift) == ("none", None)

    rule.threshold = 100
    gifts.save_rule(rule, by=director)
    assert duty(gift)[0] == "must"
    rule.delete()
    assert duty(gift) == ("none", None)
    assert gift.rule is None


def test_what_we_give_is_not_declared():
    factories.gift_rule(threshold=0)
    assert duty(factories.gift(value=100, direction="given")) == ("none", None)


def test_the_examples_are_off_and_come_once():
    GiftRule.objects.all().delete()
    write_example_rules()
    write_example_rules()

    assert GiftRule.objects.count() == 2
    assert not GiftRule.objects.filter(is_active=True).exists()
    assert all(rule.name.startswith("Example") for rule in GiftRule.objects.all())
    assert duty(factories.gift(value=5000)) == ("none", None)


def test_on_the_way_back_no_example_comes_where_its_columns_are_gone():
    GiftRule.objects.all().delete()
    before = SimpleNamespace(all_models={"delegations": {"giftrule": StepTemplate}})

    after_migrate(apps=before)

    assert not GiftRule.objects.exists()


DAYS = st.integers(0, 800).map(lambda days: date(2024, 11, 1) + timedelta(days=days))
VALUES = st.none() | st.integers(0, 400)
GIFTS = st.lists(st.tuples(DAYS, st.sampled_from("ABC"), VALUES), min_size=1, max_size=9)


def plainly(rows, at, threshold, months):
    """The same by going through all gifts, one after the other."""
    on, donor, own = rows[at]
    total, unknown = own or 0, own is None
    for place, (day, who, value) in enumerate(rows):
        is_earlier = day < on or (day == on and place < at)
        if months and who == donor and is_earlier and add_months(on, -months) < day:
            total, unknown = total + (value or 0), unknown or value is None
    return "must" if total >= threshold else "unclear" if unknown else "none"


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(GIFTS, st.integers(0, 600), st.sampled_from([0, 1, 6, 12]))
def test_sums_are_those_that_somebody_adds_up_by_hand(rows, threshold, months):
    Gift.objects.all().delete()
    GiftRule.objects.all().delete()
    factories.gift_rule(threshold=threshold, window_months=months)
    made = [
        factories.gift(on=day, other_name=f"Donor {who}", value=value, owner=None)
        for day, who, value in rows
    ]
    wanted = [plainly(rows, at, threshold, months) for at in range(len(rows))]

    assert [duty(gift)[0] for gift in made] == wanted
    Gift.objects.update(duty="none", declare_by=None, rule=None)
    gift_duty.judge_all()
    assert [duty(gift)[0] for gift in made] == wanted
