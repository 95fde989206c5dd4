"""A date on the organiser's clock: which moment it is, and how the page gives it."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from networks.views.plans_shown import when
from oia.core.zones import ZoneKind
from tests import factories

pytestmark = pytest.mark.django_db


def clocked(kind, zone="", **kw):
    """A milestone due on 9 August 2027 at 23:59 on that clock."""
    kw = {"due_on": date(2027, 8, 9), "due_time": time(23, 59)} | kw
    return factories.milestone(zone_kind=kind, zone=zone, **kw)


@pytest.mark.parametrize(
    "kind, zone, instant",
    [
        (ZoneKind.ABBREVIATION, "CET", datetime(2027, 8, 9, 21, 59, tzinfo=UTC)),
        (ZoneKind.OFFSET, "UTC+3", datetime(2027, 8, 9, 20, 59, tzinfo=UTC)),
        (ZoneKind.PLACE, "Africa/Addis_Ababa", datetime(2027, 8, 9, 20, 59, tzinfo=UTC)),
        (ZoneKind.PLACE, "America/Chicago", datetime(2027, 8, 10, 4, 59, tzinfo=UTC)),
        (ZoneKind.ANYWHERE, "", datetime(2027, 8, 10, 11, 59, tzinfo=UTC)),
        (ZoneKind.UNKNOWN, "", datetime(2027, 8, 9, 9, 59, tzinfo=UTC)),
    ],
)
def test_the_deadline_falls_due_at_the_earliest_plausible_moment(kind, zone, instant):
    assert clocked(kind, zone).deadline.falls_due_at == instant


def test_without_a_time_it_is_the_end_of_that_day():
    milestone = clocked(ZoneKind.OFFSET, "+00:00", due_time=None)
    assert milestone.deadline.falls_due_at == datetime(2027, 8, 9, 23, 59, tzinfo=UTC)


def test_both_clocks_are_shown():
    with timezone.override("Europe/Warsaw"):
        shown = when(clocked(ZoneKind.PLACE, "Africa/Addis_Ababa"))
    assert shown.ours == "Mon 9 Aug 2027, 22:59"
    assert shown.theirs == "Mon 9 Aug 2027, 23:59 Africa/Addis Ababa"
    assert not shown.is_unclear


@pytest.mark.parametrize("kind, zone", [(ZoneKind.ABBREVIATION, "CET"), (ZoneKind.UNKNOWN, "")])
def test_an_unclear_zone_is_said_to_be_unclear(kind, zone):
    assert when(clocked(kind, zone)).is_unclear


def test_an_abbreviation_that_means_one_moment_on_that_day_is_clear():
    winter = clocked(ZoneKind.ABBREVIATION, "PST", due_on=date(2027, 12, 10))
    assert not when(winter).is_unclear
    assert when(clocked(ZoneKind.ABBREVIATION, "PST")).is_unclear  # they may mean daylight time


def test_anywhere_on_earth_is_named():
    with timezone.override("Europe/Warsaw"):
        shown = when(clocked(ZoneKind.ANYWHERE))
    assert (shown.ours, shown.theirs) == (
        "Tue 10 Aug 2027, 13:59",
        "Mon 9 Aug 2027, 23:59 anywhere on Earth",
    )


def test_a_day_of_ours_is_just_a_day():
    shown = when(factories.milestone(due_on=date(2027, 8, 9)))
    assert (shown.ours, shown.theirs) == ("Mon 9 Aug 2027", "")


@pytest.mark.parametrize(
    "kind, zone",
    [
        (ZoneKind.PLACE, "Europe/Atlantis"),
        (ZoneKind.OFFSET, "three hours"),
        (ZoneKind.ABBREVIATION, "XYZ"),
    ],
)
def test_a_zone_that_does_not_exist_is_refused(kind, zone):
    with pytest.raises(ValidationError) as wrong:
        factories.milestone(days_before=60).__class__(
            plan=factories.plan(), title="x", due_on=date(2027, 8, 9), zone_kind=kind, zone=zone
        ).full_clean()
    assert list(wrong.value.message_dict) == ["zone"]
