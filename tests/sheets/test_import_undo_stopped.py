"""An undo that is broken off can be begun again, and is then as thorough as the first."""

import pytest

from oia.core.roads import acting
from oia.directory.models import Organisation, Person
from oia.sheets import services
from oia.sheets.choices import Fate, ImportState
from oia.sheets.models import Import
from oia.sheets.taking import reader, running, undoing
from oia.sheets.views.page import may_undo
from tests import factories
from tests.sheets.pages import page

pytestmark = pytest.mark.django_db

PEOPLE = "Name,E-mail\nAna Duarte,ana@city.test\nInês Sá,ines@city.test\nRui Sá,rui@city.test\n"


@pytest.fixture(autouse=True)
def one_by_one(monkeypatch):
    monkeypatch.setattr(reader, "AT_ONCE", 1)
    monkeypatch.setattr(undoing, "AT_ONCE", 1)


def stopped_after(monkeypatch, bringing, number):
    """Let its user stop the undo once that many handfuls of rows were looked at."""
    looked_at, some = [], undoing.take_back_some

    def stops(*args):
        stay = some(*args)
        looked_at.append(stay)
        if len(looked_at) == number:
            services.stop(Import.objects.get(pk=bringing.it.pk), by=bringing.by)
        return stay

    monkeypatch.setattr(undoing, "take_back_some", stops)


def test_what_stayed_when_an_undo_was_stopped_is_looked_at_again(bring, monkeypatch, other):
    bringing = bring(PEOPLE).check().write()
    with acting(other):
        holding = factories.holding(person=Person.objects.get(name="Rui Sá"))
    with monkeypatch.context() as patched:
        stopped_after(patched, bringing, 2)
        bringing.undo()
    assert bringing.it.state == ImportState.DONE
    assert may_undo(bringing.it, bringing.by)
    assert "post" in bringing.row(4).reason
    holding.delete()

    bringing.undo()

    assert bringing.it.state == ImportState.UNDONE
    assert set(bringing.it.rows.values_list("fate", "reason")) == {(Fate.UNDONE, "")}
    assert not Person.objects.exists()


def test_what_waits_for_a_later_row_to_go_is_not_lost_by_a_stop(bring, monkeypatch):
    """The department stands before its parent in the file, so that the parent stays at first."""
    file = "Name,Kind,Parent\nOffice of Ports,city,City Hall\nCity Hall,city,\n"
    bringing = bring(file, sheet="organisations").check()
    assert bringing.counts == {"new": 2}, bringing.faults()
    bringing.write()
    with monkeypatch.context() as patched:
        stopped_after(patched, bringing, 2)
        bringing.undo()
    assert bringing.it.state == ImportState.DONE

    bringing.undo()

    assert not Organisation.objects.exists()


def half_written(bring, monkeypatch):
    """Of three good rows two are written, then its user stopped it."""
    bringing = bring(PEOPLE).check()
    batches = running.Run.batches

    def stops(run):
        for count, batch in enumerate(batches(run), start=1):
            if count == 3:
                services.stop(Import.objects.get(pk=bringing.it.pk), by=bringing.by)
            yield batch

    with monkeypatch.context() as patched:
        patched.setattr(running.Run, "batches", stops)
        bringing.write(good_rows_only=True)
    assert bringing.it.is_half_written
    return bringing


def test_rows_that_wait_can_be_written_though_an_undo_was_stopped(bring, monkeypatch, client):
    bringing = half_written(bring, monkeypatch)
    with monkeypatch.context() as patched:
        stopped_after(patched, bringing, 1)
        bringing.undo()

    assert bringing.it.state == ImportState.READY and bringing.it.is_half_written
    assert may_undo(bringing.it, bringing.by)
    client.force_login(bringing.by)
    assert "Undo" in page(client, bringing.it)
    bringing.write(good_rows_only=True)

    assert bringing.it.state == ImportState.DONE
    assert set(Person.objects.values_list("name", flat=True)) == {"Ana Duarte", "Rui Sá"}


def fails(*args):
    raise RuntimeError


def test_rows_that_wait_can_be_written_though_an_undo_failed(bring, monkeypatch):
    bringing = half_written(bring, monkeypatch)
    with monkeypatch.context() as patched:
        patched.setitem(services.WORK, ImportState.UNDOING, fails)
        bringing.undo()

    assert bringing.it.state == ImportState.READY and bringing.it.trouble
    assert bringing.undo().it.state == ImportState.UNDONE
    assert not Person.objects.exists()
