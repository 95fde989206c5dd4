"""Letters about visits, made for tests."""

from itertools import count

from delegations.models import LetterTemplate, VisitLetter
from tests.factories.delegations import delegation

numbers = count(1)


def letter_template(**kw):
    """Switched off, so that it stands beside the shipped ones, unless something else is said."""
    number = next(numbers)
    defaults = {"slug": f"words-{number}", "says": "accepted", "language": "en"}
    defaults |= {"heading": f"Welcome {number}", "text": "Dear {requester}", "is_active": False}
    return LetterTemplate.objects.create(**defaults | kw)


def visit_letter(**kw):
    of = {"delegation": kw.get("delegation") or delegation()}
    defaults = {"says": "accepted", "language": "en", "to": "ask@kobe.test"}
    defaults |= {"heading": f"Your visit {next(numbers)}", "text": "Welcome."}
    return VisitLetter.objects.create(**of | defaults | kw)
