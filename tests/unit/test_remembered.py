"""What is remembered is what would be said anew, in every language and zone."""

from datetime import UTC, date, datetime

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext
from django_countries import countries

from networks.choices.membership import MembershipStatus
from networks.models import Membership
from oia.core import remembered

LANGUAGES = ["en-gb", "de", "pl", "en-gb"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_those_of_the_language_that_is_spoken(language):
    with translation.override(language):
        assert remembered.words("January") == gettext("January")
        assert remembered.words("Enter %(name)s", name="<b>") == "Enter &lt;b&gt;"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_days_and_moments_are_written_as_django_writes_them(language, month):
    moment = datetime(2026, month, 3, 4, 5, tzinfo=UTC)
    with translation.override(language), timezone.override("Asia/Kathmandu"):
        assert remembered.day(moment.date()) == date_format(moment.date(), "D j M Y")
        local = timezone.localtime(moment)
        assert remembered.moment(moment) == date_format(local, "j M Y, H:i")


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        remembered.moment(datetime(2026, 1, 1))  # noqa: DTZ001


def test_one_language_does_not_get_the_days_of_another():
    told = []
    for language in ("en-gb", "de"):
        with translation.override(language):
            told.append(remembered.day(date(2026, 12, 1)))

    assert told == ["Tue 1 Dec 2026", "Di 1 Dez 2026"]


def test_choices_are_called_as_their_model_calls_them():
    for status in MembershipStatus:
        membership = Membership(status=status)

        assert remembered.label(membership, "status") == membership.get_status_display()
        assert remembered.choice(MembershipStatus, status.value) == status.label
    assert remembered.label(Membership(status="gone"), "status") == "gone"


def test_countries_are_named_and_listed():
    assert remembered.country("FR") == countries.name("FR")
    assert remembered.country("") == ""
    assert remembered.all_countries() == [(one.code, one.name) for one in countries]


@pytest.mark.parametrize(
    ("route", "key"),
    [
        ("directory:city-detail", 1),
        ("directory:city-detail", 7_777_777_777),
        ("networks:network-detail", "eurocities"),
        ("networks:network-detail", "7777777777"),
        ("core:record-history", None),
    ],
)
def test_addresses_are_those_that_the_urlconf_gives(route, key):
    if key is None:
        with pytest.raises(NoReverseMatch):
            remembered.address(route, key)
    else:
        assert remembered.address(route, key) == reverse(route, args=[key])


def test_rows_of_one_page_have_all_keys_of_their_addresses_in_common_but_the_last():
    route = "delegations:member-edit"
    for reference in ("D-2026-007", "D-2026-7777777777"):
        for key in (7, 8):
            known = reverse(route, args=[reference, key])
            assert remembered.address(route, reference, key) == known


@pytest.mark.parametrize("key", ["", "no such/slug"])
def test_a_key_that_fits_no_address_is_refused(key):
    with pytest.raises(NoReverseMatch):
        remembered.address("networks:network-detail", key)
