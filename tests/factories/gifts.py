"""Gifts and the rules of their declaration, made for tests."""

from datetime import date
from itertools import count

from delegations.models import Gift, GiftRule, ReferenceCounter
from tests.factories.accounts import user

numbers = count(1)


def gift(**kw):
    """Offered to the city by somebody in words, of unknown value, unless said otherwise."""
    named = {"other_person", "other_organisation", "other_name"} & set(kw)
    donor = {} if named else {"other_name": f"Donor {next(numbers)}"}
    worth = {"value_method": "stated", "currency": "EUR"} if kw.get("value") is not None else {}
    owner = {"owner": kw["owner"] if "owner" in kw else user()}
    on = kw.get("on", date(2026, 11, 16))
    defaults = {
        "description": f"Gift {next(numbers)}",
        "on": on,
        "reference": ReferenceCounter.objects.next("G", on.year),
    }
    return Gift.objects.create(**donor | worth | owner | defaults | kw)


def gift_rule(**kw):
    """Every gift from 50 EUR on, within 28 days, unless said otherwise."""
    number = next(numbers)
    defaults = {"name": f"Rule {number}", "slug": f"rule-{number}", "threshold": 50, "days": 28}
    return GiftRule.objects.create(**defaults | {"currency": "EUR"} | kw)
