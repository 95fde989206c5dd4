"""Each visit has a number of its year: none twice, none left out."""

from contextlib import suppress
from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from delegations.models import Delegation, ReferenceCounter
from delegations.services import delegations
from tests import factories

pytestmark = pytest.mark.django_db


def references():
    return sorted(Delegation.objects.values_list("reference", flat=True))


def test_numbers_begin_anew_each_year(asked, officer):
    for day in (date(2025, 12, 30), date(2026, 1, 2), date(2026, 1, 3)):
        delegations.receive(asked(received_on=day), by=officer)

    assert references() == ["D-2025-001", "D-2026-001", "D-2026-002"]


def test_a_request_that_was_not_stored_takes_no_number(asked, officer):
    delegations.receive(asked(), by=officer)
    with pytest.raises(ValidationError):
        delegations.receive(asked(comes_from=""), by=officer)
    delegations.receive(asked(), by=officer)

    assert references() == ["D-2026-001", "D-2026-002"]


def test_the_database_takes_no_number_twice():
    factories.delegation(reference="D-2026-001")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.delegation(reference="D-2026-001")


class GaveUpError(Exception):
    """What somebody does who gives up in the middle."""


def write_six(asked, by, *, gives_up_at):
    """Six requests one after the other; with some of them somebody gives up."""
    for number in range(6):
        with suppress(GaveUpError), transaction.atomic():
            delegations.receive(asked(), by=by)
            if number in gives_up_at:
                raise GaveUpError


@pytest.mark.django_db(transaction=True)
def test_two_who_write_at_once_get_numbers_without_a_gap(asked, officer):
    start, errors = Barrier(2), []

    def work(gives_up_at):
        try:
            start.wait()
            write_six(asked, officer, gives_up_at=gives_up_at)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=work, args=[at]) for at in ((0, 3), (1, 4))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert references() == [f"D-2026-{number:03}" for number in range(1, 9)]
    assert ReferenceCounter.objects.get().last == 8
