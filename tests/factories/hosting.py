"""What hosting costs and the ceremony, made for tests."""

from datetime import date
from itertools import count

from delegations.models import VisitCost, VisitFlag, VisitHours, VisitSpeech
from tests.factories.accounts import user
from tests.factories.delegations import delegation

numbers = count(1)


def of_visit(model, defaults, kw):
    of = {"delegation": kw["delegation"] if "delegation" in kw else delegation()}
    return model.objects.create(**of | defaults | kw)


def visit_cost(**kw):
    defaults = {"what": f"Dinner {next(numbers)}", "estimate": 500, "currency": "EUR"}
    return of_visit(VisitCost, defaults, kw)


def visit_hours(**kw):
    defaults = {"what": f"Talks {next(numbers)}", "day": date(2026, 11, 20), "hours": "1.50"}
    return of_visit(VisitHours, {"user": kw.get("user") or user()} | defaults, kw)


def visit_flag(**kw):
    defaults = {"name": f"Flag {next(numbers)}", "width": 150, "height": 100}
    return of_visit(VisitFlag, defaults, kw)


def visit_speech(**kw):
    return of_visit(VisitSpeech, {"speaker": f"Speaker {next(numbers)}", "minutes": 5}, kw)
