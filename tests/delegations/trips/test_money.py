"""What a trip costs: to the cent by any grouping, and what nobody bears is not nothing."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from delegations.choices.trip import Payer
from delegations.choices.trip_decisions import TripCostKind
from delegations.services import trip_money
from oia.accounts.money import Rates
from tests import factories

RATES = {"USD": Decimal("0.91827364"), "JPY": Decimal("0.00612345"), "EUR": Decimal(1)}


class Known:
    """Rates of an office that counts in euros and does not know every currency."""

    currency, smallest = "EUR", Decimal("0.01")

    def convert(self, amount, currency, on):
        rate = RATES.get(currency)
        return None if rate is None else (amount * rate).quantize(self.smallest)


amounts = st.none() | st.decimals(0, 10**7, places=2)
costs = st.lists(
    st.builds(
        SimpleNamespace,
        payer=st.sampled_from(Payer.values),
        kind=st.sampled_from(TripCostKind.values),
        traveller_id=st.sampled_from([None, 1, 2, 3]),
        currency=st.sampled_from(["EUR", "USD", "JPY", "XPF"]),
        rate=st.none() | st.decimals("0.00000001", 1000, places=8),
        rate_on=st.just(date(2027, 5, 1)),
        amount=amounts,
    ),
    max_size=30,
)


@settings(max_examples=80, deadline=None)
@given(costs)
def test_sums_by_any_grouping_agree_to_the_cent(rows):
    found = trip_money.totals(SimpleNamespace(starts_on=None), rows, Known())

    for grouping in (found.by_payer, found.by_traveller, found.by_kind):
        known = [one.known for one in grouping.values() if one.known is not None]
        assert sum(known, Decimal(0)) == (found.whole.known or Decimal(0))
        assert sum(one.unknown for one in grouping.values()) == found.whole.unknown
    each = [trip_money.in_ours(one, one.amount, Known(), SimpleNamespace()) for one in rows]
    assert sum(filter(None, each), Decimal(0)) == (found.whole.known or Decimal(0))
    assert all(isinstance(one, Decimal) for one in each if one is not None)
    assert (found.whole.known is None) == (not [one for one in each if one is not None])


@pytest.mark.django_db
def test_what_nobody_bears_is_blank_and_a_missing_rate_is_told(as_officer):
    factories.exchange_rate(currency="USD", on=date(2027, 1, 1), rate="0.90")
    trip = factories.trip()
    mayor = factories.traveller(trip=trip, name="Ana Silva")
    factories.trip_cost(trip=trip, traveller=mayor, estimate="202.00", currency="USD")
    factories.trip_cost(trip=trip, payer="host", estimate=None)
    factories.trip_cost(trip=trip, payer="own", estimate="5.00", currency="XPF")

    page = " ".join(as_officer.get(trip.get_absolute_url()).content.decode().split())

    assert "181.80" in page and "no rate" in page
    assert "1 figure missing" in page
    assert trip_money.borne_by_city(trip) == Decimal("181.80")
    assert trip_money.borne_by_city(factories.trip()) is None


@pytest.mark.django_db
def test_a_cost_is_for_somebody_who_travels_and_names_who_pays_only_if_others_do(as_officer):
    trip, other = factories.trip(), factories.traveller()
    url = reverse("delegations:tripcost-new", args=[trip.reference])
    typed = {"kind": "travel", "payer": "city", "estimate": "10.00", "currency": "EUR"}

    form = as_officer.post(url, typed | {"traveller": other.pk}).context["form"]
    assert "traveller" in form.errors and form["estimate"].value() == "10.00"
    source = factories.organisation().pk
    form = as_officer.post(url, typed | {"source": source}).context["form"]
    assert "they do not pay" in str(form.errors)
    as_officer.post(url, typed | {"source": source, "payer": "host"})
    assert trip.costs.get().payer == "host"
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.trip_cost(trip=trip, actual=-1)


def test_a_rate_without_a_day_is_that_of_the_day_here_on_which_the_cost_was_noted():
    cost = factories.trip_cost(currency="USD", estimate=100)
    cost.created_at = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    cost.trip.starts_on = None
    factories.exchange_rate(currency="USD", on=date(2026, 11, 23), rate=Decimal("0.5"))
    factories.exchange_rate(currency="USD", on=date(2026, 11, 24), rate=Decimal("0.9"))

    with timezone.override("Europe/Warsaw"):
        assert trip_money.in_ours(cost, cost.amount, Rates(), cost.trip) == Decimal("90.00")


def test_a_per_diem_comes_to_its_days_where_nothing_is_typed(as_officer):
    trip = factories.trip()
    url = reverse("delegations:tripcost-new", args=[trip.reference])
    typed = {"kind": "per_diem", "payer": "city", "currency": "EUR", "days": "2.5"}
    for more in ({"day_rate": "49.99"}, {"day_rate": "49.99", "estimate": "100"}):
        assert as_officer.post(url, typed | more).status_code == 302

    assert list(trip.costs.values_list("estimate", flat=True)) == [Decimal("124.98"), Decimal(100)]
    assert "2.50 × 49.99 EUR" in as_officer.get(trip.get_absolute_url()).content.decode()
    reckoned, said = trip.costs.all()
    for cost in (reckoned, said):
        same = {"day_rate": "49.99", "estimate": str(cost.estimate), "days": "5"}
        edit = reverse("delegations:tripcost-edit", args=[trip.reference, cost.pk])
        assert as_officer.post(edit, typed | same).status_code == 302
    assert list(trip.costs.values_list("estimate", flat=True)) == [Decimal("249.95"), Decimal(100)]
    for wrong in ({"day_rate": ""}, {"kind": "meals", "day_rate": "49.99"}):
        form = as_officer.post(url, typed | wrong).context["form"]
        assert "belong together, and to a per diem" in str(form.errors)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.trip_cost(trip=trip, kind="meals", days=2, day_rate=10)
