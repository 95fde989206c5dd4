"""Declarations, frameworks, their texts and what the city signs, made for tests."""

from datetime import date
from itertools import count

from networks.choices.declarations import BodyState
from networks.models import (
    Declaration,
    DeclarationCount,
    DeclarationSignatory,
    Framework,
    InstrumentText,
    SignOn,
    SignOnStep,
    SignOnStepTemplate,
    TextBody,
    Trace,
)
from networks.services.mentions import count as count_mentions
from networks.services.texts import fingerprint
from tests.factories.accounts import user
from tests.factories.directory import city

numbers = count(1)


def framework(**kw):
    number = next(numbers)
    defaults = {"slug": f"framework-{number}", "title": f"Compact {number}"}
    return Framework.objects.create(**defaults | kw)


def declaration(**kw):
    number = next(numbers)
    defaults = {"slug": f"declaration-{number}", "title": f"Declaration {number}"}
    return Declaration.objects.create(**defaults | kw)


def declaration_count(**kw):
    number = next(numbers)
    owner = {"declaration": kw.get("declaration") or declaration()}
    defaults = {"slug": f"count-{number}", "number": number, "source": "the convener"}
    return DeclarationCount.objects.create(**owner | defaults | kw)


def declaration_signatory(**kw):
    """A city that signed, unless an organisation is named."""
    who = {} if kw.get("organisation") else {"city": kw.get("city") or city()}
    of = {"declaration": kw.get("declaration") or declaration()}
    return DeclarationSignatory.objects.create(**of | who | kw)


def instrument_text(words="We, the cities, act.", **kw):
    """A version whose words are there and counted."""
    of = {} if "framework" in kw else {"declaration": kw.get("declaration") or declaration()}
    defaults = {"title": f"Draft {next(numbers)}", "sha256": fingerprint(words)}
    made = InstrumentText.objects.create(**of | defaults | kw)
    mentions = count_mentions(words, made.language) or {}
    TextBody.objects.create(text=made, words=words, mentions=mentions, state=BodyState.READY)
    return made


def sign_on(**kw):
    """A request that came in before the tests' day; nobody is asked, for no service made it."""
    owners = {
        "declaration": kw.get("declaration") or declaration(),
        "owner": kw.get("owner") or user(),
    }
    return SignOn.objects.create(**owners | {"received_on": date(2026, 11, 16)} | kw)


def sign_on_step_template(**kw):
    number = next(numbers)
    defaults = {"slug": f"ask-{number}", "title": f"Ask {number}", "days": 10}
    return SignOnStepTemplate.objects.create(**defaults | kw)


def sign_on_step(**kw):
    owner = {"sign_on": kw.get("sign_on") or sign_on()}
    defaults = {"title": f"Comments {next(numbers)}", "due_on": date(2026, 12, 1)}
    return SignOnStep.objects.create(**owner | defaults | kw)


def trace(**kw):
    owners = {
        "sign_on": kw.get("sign_on") or sign_on(),
        "framework": kw.get("framework") or framework(),
    }
    return Trace.objects.create(**owners | {"position": f"Night buses {next(numbers)}"} | kw)
