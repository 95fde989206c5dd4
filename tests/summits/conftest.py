"""An officer at work, and what they read."""

import pytest

from oia.accounts.choices import Role
from tests import factories


@pytest.fixture
def officer():
    return factories.in_role(Role.OFFICER)


@pytest.fixture
def page(client, officer):
    """The client of an officer who is logged in."""
    client.force_login(officer)
    return client
