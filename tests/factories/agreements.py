"""Agreements with partners, made for tests."""

from datetime import date
from itertools import count

from oia.directory.models import Agreement, Clearance, Contact, Signatory
from tests.factories.accounts import user
from tests.factories.directory import city

numbers = count(1)


def agreement(**kw):
    """Active for some years, with a city, unless something else is said."""
    named = {"city", "organisation"} & set(kw)
    partner = {} if named else {"city": city()}
    owner = {"owner": kw["owner"] if "owner" in kw else user()}
    defaults = {
        "title": f"Agreement {next(numbers)}",
        "kind": "sister",
        "status": "active",
        "signed_on": date(2024, 5, 2),
    }
    if kw.get("status") in ("proposed", "due_diligence", "clearance", "council"):
        defaults["signed_on"] = None
    return Agreement.objects.create(**partner | owner | defaults | kw)


def clearance(**kw):
    of = {"agreement": kw.get("agreement") or agreement(status="clearance")}
    words = {} if "authority" in kw else {"authority_words": "Ministry"}
    return Clearance.objects.create(**of | words | {"kind": "authorisation"} | kw)


def signatory(**kw):
    of = {"agreement": kw.get("agreement") or agreement()}
    name = {} if "holding" in kw else {"name": f"Signatory {next(numbers)}"}
    return Signatory.objects.create(**of | name | {"side": "theirs"} | kw)


def contact(**kw):
    """With nobody whom the office knows, unless somebody is named."""
    named = {"city", "organisation", "others"} & set(kw)
    words = {} if named else {"others": "A caller"}
    return Contact.objects.create(**words | {"about": f"Call {next(numbers)}"} | kw)
