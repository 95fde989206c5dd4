"""The office itself and its people, made for tests."""

from datetime import date
from itertools import count

from django.contrib.auth.models import Group

from oia.accounts.choices import Role
from oia.accounts.models import (
    Absence,
    CouncilDate,
    Department,
    ExchangeRate,
    Holiday,
    Office,
    User,
)

numbers = count(1)


def user(**kw):
    """Somebody who may log in with the password "secret-enough", and may do nothing yet."""
    name = kw.pop("username", f"user{next(numbers)}")
    password = kw.pop("password", "secret-enough")
    return User.objects.create_user(name, kw.pop("email", f"{name}@city.test"), password, **kw)


def in_role(role, **kw):
    """Somebody with the rights of a role."""
    member = user(**kw)
    member.groups.add(Group.objects.get(name=Role(role)))
    return member


def department(**kw):
    return Department.objects.create(**{"name": f"Department {next(numbers)}"} | kw)


def office(**kw):
    """The office, with some of its settings changed."""
    ours = Office.current()
    for name, value in kw.items():
        setattr(ours, name, value)
    ours.save()
    return Office.current()


def holiday(**kw):
    return Holiday.objects.create(**{"on": date(2026, 12, 25), "name": "Christmas Day"} | kw)


def absence(**kw):
    defaults = {"starts_on": date(2026, 12, 1), "ends_on": date(2026, 12, 10)}
    people = {"user": kw.get("user") or user()}
    return Absence.objects.create(**people | defaults | kw)


def council_date(**kw):
    defaults = {"on": date(2026, 12, 15), "agenda_closes_on": date(2026, 11, 30)}
    return CouncilDate.objects.create(**defaults | kw)


def exchange_rate(**kw):
    return ExchangeRate.objects.create(
        **{"currency": "USD", "on": date(2026, 1, 1), "rate": "0.9"} | kw
    )
