"""Visits to our city, made for tests."""

from datetime import date, timedelta
from itertools import count

from delegations.models import Delegation, ReferenceCounter, StepTemplate, VisitStep
from tests.factories.accounts import user
from tests.factories.directory import city

numbers = count(1)


def delegation(**kw):
    """Just received from some city, to come next spring, unless something else is said."""
    named = {"city", "organisation", "comes_from"} & set(kw)
    origin = {} if named else {"city": city()}
    owner = {"owner": kw["owner"] if "owner" in kw else user()}
    received_on = kw.get("received_on", date(2026, 11, 2))
    defaults = {
        "title": f"Visit {next(numbers)}",
        "received_on": received_on,
        "reply_by": received_on + timedelta(days=10),
        "arrives_on": date(2027, 3, 8),
        "reference": ReferenceCounter.objects.next("D", received_on.year),
    }
    return Delegation.objects.create(**origin | owner | defaults | kw)


def visit_step(**kw):
    of = {"delegation": kw.get("delegation") or delegation(status="accepted")}
    counted = {} if "due_on" in kw else {"days_before": 14}
    return VisitStep.objects.create(**of | counted | {"title": f"Step {next(numbers)}"} | kw)


def step_template(**kw):
    number = next(numbers)
    defaults = {"title": f"Have ready {number}", "slug": f"ready-{number}", "days_before": 10}
    return StepTemplate.objects.create(**defaults | kw)
