"""A city with two mayors, one after the other, and those who work there."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
import time_machine

from tests import factories
from tests.reminders.conftest import WARSAW, days, post

__all__ = ["days", "post"]


@pytest.fixture(autouse=True)
def today():
    """It is a Monday in November, at ten in the morning, whenever the tests are run."""
    with time_machine.travel(datetime(2026, 11, 23, 10, tzinfo=WARSAW)):
        yield


@pytest.fixture(autouse=True)
def office(db, today):
    """Our own office, whose rules have been in force since long ago."""
    factories.rule()
    return factories.office(city_name="Vila Serena", zone="Europe/Warsaw")


@pytest.fixture
def officer(db):
    return factories.in_role("officer", first_name="Ana", last_name="Duarte")


@pytest.fixture
def as_officer(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def mayors(db):
    """The terms of a former and of the present mayor of our own city."""
    ours = factories.organisation(city=factories.city(name="Vila Serena"))
    post = factories.post(organisation=ours, title="Mayor", is_head=True)
    former = factories.holding(
        post=post,
        person=factories.person(name="Joaquim de Sá"),
        starts_on=date(2017, 10, 20),
        ends_on=date(2024, 10, 17),
    )
    present = factories.holding(
        post=post, person=factories.person(name="Helena Vasconcelos"), starts_on=date(2024, 10, 18)
    )
    return SimpleNamespace(former=former, present=present)
