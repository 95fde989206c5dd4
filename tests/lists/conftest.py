import pytest

from tests import factories


@pytest.fixture(autouse=True)
def office(db):
    """The office is there before anybody asks for a page."""
    return factories.office()


@pytest.fixture
def officer(db):
    return factories.in_role("officer", username="officer")


@pytest.fixture
def reader(db):
    return factories.in_role("reader", username="reader")


@pytest.fixture
def director(db):
    return factories.in_role("director", username="director")


@pytest.fixture
def as_officer(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def as_reader(client, reader):
    client.force_login(reader)
    return client
