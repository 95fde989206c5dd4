"""An office that hosts, and who works there."""

from datetime import datetime

import pytest
import time_machine

from delegations.models import Delegation
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
    factories.rule()
    return factories.office(zone="Europe/Warsaw")


@pytest.fixture
def officer(db):
    return factories.in_role("officer", username="officer")


@pytest.fixture
def protocol(db):
    return factories.in_role("protocol", username="protocol")


@pytest.fixture
def director(db):
    return factories.in_role("director", username="director")


@pytest.fixture
def as_officer(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def as_protocol(client, protocol):
    client.force_login(protocol)
    return client


@pytest.fixture
def as_reader(client):
    client.force_login(factories.in_role("reader", username="reader"))
    return client


@pytest.fixture
def asked():
    """A request as a form or a sheet has it, not yet stored."""

    def make(**kw):
        return Delegation(**{"title": "Visit of Kobe", "comes_from": "Kobe"} | kw)

    return make
