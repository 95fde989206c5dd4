"""The programme of a visit, made for tests."""

from datetime import UTC, datetime, timedelta
from itertools import count

from delegations.models import ProgrammeItem, ProgrammeVersion
from delegations.services.programme_rows import told_of
from tests.factories.delegations import delegation

numbers = count(1)

#: Noon in Warsaw on the day on which visits arrive.
NOON = datetime(2027, 3, 8, 11, tzinfo=UTC)


def programme_item(**kw):
    """An hour at noon of the day on which visits arrive; the people by the names of the fields."""
    of = {"delegation": kw.get("delegation") or delegation(status="confirmed")}
    people = {name: kw.pop(name) for name in ("guests", "ours", "staff") if name in kw}
    starts_at = kw.get("starts_at", NOON)
    hours = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1)}
    made = ProgrammeItem.objects.create(**of | hours | {"title": f"Item {next(numbers)}"} | kw)
    for name, value in people.items():
        getattr(made, name).set(value)
    return made


def programme_version(**kw):
    of = {"delegation": kw.get("delegation") or programme_item().delegation}
    more = {"number": 1, "at": datetime(2026, 11, 20, 9, tzinfo=UTC)}
    content = {"content": told_of(of["delegation"])}
    return ProgrammeVersion.objects.create(**of | more | content | kw)
