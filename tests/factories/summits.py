"""Summits and our part in them, made for tests."""

from datetime import date, timedelta
from itertools import count

from networks.choices.summits import PlanStatus, SummitStatus
from networks.models import (
    Delegate,
    Milestone,
    MilestoneTemplate,
    Paper,
    Plan,
    PlanCost,
    SideEvent,
    SpeakingSlot,
    Summit,
    SummitSeries,
)
from tests.factories.accounts import user

numbers = count(1)


def series(**kw):
    number = next(numbers)
    defaults = {"slug": f"series-{number}", "name": f"Congress of cities {number}"}
    return SummitSeries.objects.create(**defaults | kw)


def summit(**kw):
    """An edition a year ahead of the tests' day, in Addis Ababa."""
    number = next(numbers)
    starts_on = kw.get("starts_on", date(2027, 11, 8))
    defaults = {
        "slug": f"summit-{number}",
        "name": f"Congress {number}",
        "starts_on": starts_on,
        "ends_on": starts_on + timedelta(days=11),
        "host_city": "Addis Ababa",
        "host_country": "ET",
        "timezone": "Africa/Addis_Ababa",
        "status": SummitStatus.SCHEDULED,
    }
    return Summit.objects.create(**{"series": kw.get("series") or series()} | defaults | kw)


def plan(**kw):
    """A plan for an edition we mean to go to; its milestones come only through the services."""
    owners = {"summit": kw.get("summit") or summit(), "lead": kw.get("lead") or user()}
    return Plan.objects.create(**owners | {"status": PlanStatus.INTEND} | kw)


def template(**kw):
    number = next(numbers)
    defaults = {
        "slug": f"template-{number}",
        "title": f"Prepare {number}",
        "days_before_start": 60,
    }
    return MilestoneTemplate.objects.create(**defaults | kw)


def milestone(**kw):
    """A milestone sixty days before its summit, unless another date is given."""
    plan_of = kw.get("plan") or plan()
    defaults = {"plan": plan_of, "title": f"Milestone {next(numbers)}"}
    if "due_on" not in kw:
        days = kw.setdefault("days_before", 60)
        defaults["due_on"] = plan_of.summit.starts_on - timedelta(days=days)
    return Milestone.objects.create(**defaults | kw)


def of_plan(model, defaults, kw):
    return model.objects.create(**{"plan": kw.get("plan") or plan()} | defaults | kw)


def delegate(**kw):
    name = {} if kw.get("person") else {"name": f"Delegate {next(numbers)}"}
    return of_plan(Delegate, name, kw)


def side_event(**kw):
    return of_plan(SideEvent, {"title": f"Side event {next(numbers)}"}, kw)


def speaking_slot(**kw):
    return of_plan(SpeakingSlot, {"session": f"Session {next(numbers)}"}, kw)


def paper(**kw):
    return of_plan(Paper, {"title": f"Position paper {next(numbers)}"}, kw)


def plan_cost(**kw):
    return of_plan(PlanCost, {"currency": "EUR"}, kw)
