"""Things of the office, made for tests. Name only what the test is about."""

from tests.factories.accounts import (
    absence,
    council_date,
    department,
    exchange_rate,
    holiday,
    in_role,
    office,
    user,
)
from tests.factories.directory import city, holding, organisation, person, post, theme
from tests.factories.documents import attachment, decision
