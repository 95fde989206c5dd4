"""What no programme holds, said by the database and in words; and hours in odd nights."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from delegations.models import ProgrammeItem
from delegations.services.local_time import instant, shifted
from delegations.services.programme_rows import rows_of, told_of
from tests import factories
from tests.factories.programme import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_our_clocks():
    with timezone.override("Europe/Warsaw"):
        yield


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ends_at": NOON}, "It ends before it begins."),
        ({"interpreter_words": "Ana"}, "Say how the interpreter works"),
        ({"booking": "booked"}, "Say how the interpreter works"),
        ({"audience": "nobody"}, "Say who may read of it"),
    ],
)
def test_what_cannot_be_is_refused_by_the_database_and_in_words(wrong, words):
    item = factories.programme_item()
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeItem.objects.filter(pk=item.pk).update(**wrong)
    for name, value in wrong.items():
        setattr(item, name, value)

    with pytest.raises(ValidationError, match=words):
        item.validate_constraints()


def test_an_interpreter_is_chosen_or_written_but_not_both():
    person = factories.person()
    item = factories.programme_item(interpreting="whispered", interpreter=person)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeItem.objects.filter(pk=item.pk).update(interpreter_words="Ana")


def test_a_version_has_its_number_once():
    version = factories.programme_version()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.programme_version(delegation=version.delegation)


def test_an_hour_that_the_clocks_leave_out_is_refused_in_words():
    with pytest.raises(ValidationError, match="There is no 02:30 on that day"):
        instant(date(2027, 3, 28), time(2, 30))


def test_an_hour_that_comes_twice_is_the_first_unless_it_was_the_second():
    night, clock = date(2026, 10, 25), time(2, 30)
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))

    assert instant(night, clock) == first
    assert instant(night, clock, kept=second) == second
    assert instant(night, clock, kept=first) == first
    assert instant(night, clock, after=first - timedelta(minutes=1)) == first
    assert instant(night, clock, after=first + timedelta(minutes=15)) == second


def test_an_hour_that_comes_twice_says_which_it_is():
    starts_at = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    item = factories.programme_item(starts_at=starts_at)
    [row] = rows_of(told_of(item.delegation), factories.user())

    assert row.hours == "02:30 CEST–02:30 CET"


def test_days_keep_the_hour_and_minutes_count_as_they_pass():
    before = datetime(2027, 3, 27, 11, tzinfo=UTC)  # noon; the clocks go forward that night

    assert shifted(before, days=1) == datetime(2027, 3, 28, 10, tzinfo=UTC)
    assert shifted(before, minutes=24 * 60) == datetime(2027, 3, 28, 11, tzinfo=UTC)


def test_what_ends_on_another_day_says_so():
    late = datetime(2027, 3, 8, 19, tzinfo=UTC)
    item = factories.programme_item(starts_at=late, ends_at=late + timedelta(hours=5))
    [row] = rows_of(told_of(item.delegation), factories.user())

    assert row.hours == "20:00–01:00 +1"
