"""What people do to the same records while many of them are changed at once."""

import pytest
from django.utils import timezone

from oia.core import bulk
from oia.core.plugs import board
from oia.core.sheets import Sheet
from oia.directory.choices import OrganisationKind
from oia.directory.models import Organisation
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(officer):
    sheet = board.get(Sheet, "organisations")
    change = bulk.Change(sheet.column("kind"), "set", OrganisationKind.CONSULATE)
    return bulk.Order(sheet, officer, (change,))


@pytest.fixture
def two():
    return [factories.organisation(name=f"Body {n}", notes="Old") for n in range(2)]


def meanwhile(monkeypatch, do):
    """Let somebody do something once all records are read and the first is being changed."""
    carry_out, done = bulk.carry_out, []

    def after(*args):
        lines = carry_out(*args)
        if not done:
            done.append(do())
        return lines

    monkeypatch.setattr(bulk, "carry_out", after)


def test_what_somebody_changes_meanwhile_stays_as_they_left_it(order, two, monkeypatch):
    second = Organisation.objects.filter(pk=two[1].pk)
    meanwhile(monkeypatch, lambda: second.update(notes="New", updated_at=timezone.now()))

    tally = bulk.perform([one.pk for one in two], order, seen_at=timezone.now())

    assert second.get().notes == "New"
    assert [one.reason for one in tally.refused] == [
        "Somebody changed it in the meantime. Look at it again."
    ]
    assert tally.counts["changed"] == 1


def test_what_somebody_deletes_meanwhile_does_not_come_back(order, two, monkeypatch):
    second = Organisation.objects.filter(pk=two[1].pk)
    meanwhile(monkeypatch, second.delete)

    tally = bulk.perform([one.pk for one in two], order, seen_at=timezone.now())

    assert not second.exists()
    assert tally.counts["refused"] == 1
