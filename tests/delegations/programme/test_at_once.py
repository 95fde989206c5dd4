"""Two officers at one programme at the very same moment, each with a connection of their own."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from delegations.models import ProgrammeItem, ProgrammeVersion
from delegations.services import programme
from delegations.services.programme_meanwhile import ChangedMeanwhile
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*doings):
    """What becomes of each: its result, or what was raised."""
    start, ends = Barrier(len(doings)), {}

    def work(number, doing):
        try:
            start.wait()
            ends[number] = doing()
        except Exception as error:
            ends[number] = error
        finally:
            connection.close()

    threads = [Thread(target=work, args=pair) for pair in enumerate(doings)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [ends[number] for number in range(len(doings))]


def test_of_two_who_save_what_both_had_seen_one_is_told_and_nothing_is_lost(officer, protocol):
    item = factories.programme_item()

    def save(name, by):
        mine = ProgrammeItem.objects.get(pk=item.pk)
        setattr(mine, name, f"By {by.username}")
        return lambda: programme.save_item(mine, by=by, seen=1)

    ends = at_once(save("room", officer), save("dress", protocol))

    assert sorted(isinstance(end, ChangedMeanwhile) for end in ends) == [False, True]
    kept = ProgrammeItem.objects.get()
    assert kept.revision == 2
    assert sorted([kept.room, kept.dress])[0] == ""
    assert item.history.count() == 2  # as it began, and as one of them saved it


def test_of_two_who_freeze_at_once_one_makes_the_version(officer, protocol):
    visit = factories.programme_item().delegation

    def freeze(by):
        return lambda: programme.freeze(type(visit).objects.get(pk=visit.pk), by=by)

    ends = at_once(freeze(officer), freeze(protocol))

    assert [version.number for version in ProgrammeVersion.objects.all()] == [1]
    assert sorted(isinstance(end, ValidationError) for end in ends) == [False, True]
