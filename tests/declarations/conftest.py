"""An office that is asked to sign things, and who works there."""

from datetime import datetime

import pytest
import time_machine
from django.test import Client

from networks.models import SignOnStepTemplate
from tests import factories
from tests.reminders.conftest import WARSAW, days, post

__all__ = ["days", "post"]


@pytest.fixture(autouse=True)
def today():
    """It is a Monday in November, at ten in the morning, whenever the tests are run."""
    with time_machine.travel(datetime(2026, 11, 23, 10, tzinfo=WARSAW)) as clock:
        yield clock


@pytest.fixture(autouse=True)
def office(db, today):
    return factories.office(zone="Europe/Warsaw", council_lead_days=42)


@pytest.fixture
def officer(db):
    return factories.in_role("officer", username="officer")


@pytest.fixture
def director(db):
    return factories.in_role("director", username="director")


@pytest.fixture
def as_reader():
    client = Client()
    client.force_login(factories.in_role("reader", username="reader"))
    return client


@pytest.fixture
def as_officer(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def as_director(client, director):
    client.force_login(director)
    return client


@pytest.fixture
def templates(db):
    """Legal has two weeks, three days in a hurry; the budget office is not asked in a hurry."""
    SignOnStepTemplate.objects.all().delete()
    legal = factories.sign_on_step_template(title="Legal", kind="legal", days=14, fast_days=3)
    return legal, factories.sign_on_step_template(title="Budget", kind="budget", days=10)
