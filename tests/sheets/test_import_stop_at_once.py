"""Whoever stops an import waits for the batch that is being written, as another window would."""

from threading import Event, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from oia.directory.models import Person
from oia.sheets import services
from oia.sheets.choices import ImportState
from oia.sheets.models import Import
from oia.sheets.taking import reader, writing
from tests.sheets.test_import_stopped import PEOPLE, WRONG

pytestmark = pytest.mark.django_db(transaction=True)

MANY = "".join(f"Guest {number},guest{number}@city.test\n" for number in range(60))
MOMENT = 0.3  # in which whoever stops it has come as far as they get


@pytest.fixture(autouse=True)
def one_by_one(monkeypatch):
    monkeypatch.setattr(reader, "AT_ONCE", 1)


class Stopping(Thread):
    """Another window, in which somebody presses Stop."""

    def __init__(self, bringing):
        super().__init__()
        self.bringing, self.refused, self.began = bringing, None, Event()

    def run(self):
        try:
            self.began.set()
            services.stop(Import.objects.get(pk=self.bringing.it.pk), by=self.bringing.by)
        except ValidationError as error:
            self.refused = error
        finally:
            connection.close()


def stopped_amid(monkeypatch, bringing):
    """Let somebody press Stop while the second batch is being written."""
    stopping, batches, keep_after = Stopping(bringing), [], writing.Writing.keep_after

    def stops(self, kept):
        batches.append(kept)
        if len(batches) == 2:
            stopping.start()
            stopping.began.wait()
            stopping.join(MOMENT)
        return keep_after(self, kept)

    monkeypatch.setattr(writing.Writing, "keep_after", stops)
    return stopping


def test_what_is_written_batch_by_batch_is_stopped_amid_one(bring, monkeypatch):
    bringing = bring(WRONG + MANY).check()
    stopping = stopped_amid(monkeypatch, bringing)

    bringing.write(good_rows_only=True)
    stopping.join()

    assert stopping.refused is None
    assert bringing.again().it.state == ImportState.READY
    assert 2 <= Person.objects.count() < 30


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one write at a time")
def test_whoever_would_stop_what_is_written_in_one_piece_need_not_wait(bring, monkeypatch):
    bringing = bring(PEOPLE).check()
    stopping = stopped_amid(monkeypatch, bringing)

    bringing.write()
    stopping.join()

    assert "can no longer be stopped" in str(stopping.refused)
    assert bringing.again().it.state == ImportState.DONE
