"""Whatever brings a date in step with its record leaves what people did meanwhile."""

from datetime import date

import pytest

from oia.reminders import services, sources
from oia.reminders.choices import Status
from oia.reminders.models import Deadline
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_date_closed_while_its_record_is_read_stays_closed(monkeypatch):
    factories.term(ends_on=date(2099, 1, 1))
    pk = Deadline.objects.first().pk
    Deadline.objects.update(fingerprint="another")
    read = sources.values

    def done_meanwhile(dated):
        mine = Deadline.objects.get(pk=pk)
        if dated.title == mine.title and mine.status == Status.OPEN:
            services.mark_done(mine, by=None, evidence="sent")
        return read(dated)

    monkeypatch.setattr(sources, "values", done_meanwhile)
    sources.reconcile()

    deadline = Deadline.objects.get(pk=pk)
    assert (deadline.status, deadline.evidence) == (Status.DONE, "sent")


def test_a_date_closed_while_another_is_computed_anew_stays_closed(days, monkeypatch):
    with days.on(2026, 12, 1):
        _both = [factories.deadline(due_on=date(2026, 12, 17)) for _each in range(2)]
    Deadline.objects.update(due_on=date(2026, 12, 30))
    save = Deadline.save

    def done_meanwhile(deadline, *args, **kwargs):
        other = Deadline.objects.exclude(pk=deadline.pk).get()
        if not Deadline.objects.exclude(status=Status.OPEN).exists():
            services.mark_done(other, by=None, evidence="sent")
        save(deadline, *args, **kwargs)

    monkeypatch.setattr(Deadline, "save", done_meanwhile)
    with days.on(2026, 12, 2):
        sources.resettle_clocks()

    assert sorted(Deadline.objects.values_list("status", "due_on")) == [
        (Status.DONE, date(2026, 12, 30)),
        (Status.OPEN, date(2026, 12, 30)),
    ]
