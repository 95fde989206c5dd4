"""The programme that the demo office shows: two days, one thing that cannot be, a late change."""

from datetime import date

import pytest
from django.utils import timezone

from delegations import demo_programme
from delegations.services.programme_changes import changes_since
from delegations.services.programme_clashes import clashes
from tests import factories

pytestmark = pytest.mark.django_db


def test_it_has_two_days_one_clash_and_a_late_change(protocol):
    visit = factories.delegation(
        status="confirmed", leaves_on=date(2027, 3, 10), host=factories.person()
    )
    for part in ("head", "member", "press"):
        factories.member(delegation=visit, part=part)
    with timezone.override("Europe/Warsaw"):
        for doing in (demo_programme.planned, demo_programme.frozen, demo_programme.late):
            visit.refresh_from_db()
            doing(visit, by=protocol)
        days = {item.on for item in visit.programme.all()}
        told = [one.kind for some in clashes(visit, protocol).values() for one in some]
        changes = changes_since(visit.programme_versions.get(), protocol)

    assert len(days) == 2
    assert told == ["gap"]
    assert [(change.how, change.row.title) for change in changes] == [
        ("moved", "Lunch given by the mayor")
    ]
