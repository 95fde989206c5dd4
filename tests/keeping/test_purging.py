"""The past is kept as long as the office says, and what is purged is written down."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from networks.choices.membership import MembershipStatus
from oia.accounts import purging, tasks
from oia.accounts.models import Office
from oia.core import seals, states
from oia.core.models import LinkChange, Move, Sighting, SightRoad
from oia.settings import CELERY_BEAT_SCHEDULE
from tests import factories

pytestmark = pytest.mark.django_db


def months_ago(count):
    return timezone.now() - count * purging.MONTH - timedelta(days=1)


def sighting(at):
    kind = ContentType.objects.get_for_model(Move)
    return Sighting.objects.create(
        subject_type=kind, subject_id=1, by=factories.user(), at=at, road=SightRoad.PAGE
    )


def aged(rows, **moment):
    with seals.lifted():
        rows.update(**moment)


@pytest.fixture
def changed():
    """A membership whose change, move and ties lie ten years back, and a change of today."""
    membership = factories.membership(status=MembershipStatus.ACTIVE)
    states.move(membership, MembershipStatus.ON_HOLD, by=None)
    membership.network.themes.add(factories.theme())
    for model in seals.sealed_models():
        moment = "at" if model in (Move, LinkChange, Sighting) else "history_date"
        aged(model._base_manager.all(), **{moment: months_ago(120)})
    membership.objectives = "New"
    membership.save()
    return membership


def keep(**months):
    office = Office.current()
    for name, count in months.items():
        setattr(office, name, count)
    office.full_clean()
    office.save()


def test_who_saw_what_is_forgotten_after_two_years_unless_the_office_says_otherwise():
    old, new = sighting(months_ago(24)), sighting(months_ago(23))

    assert tasks.purge_past() == {"who saw what": 1}

    assert set(Sighting.objects.all()) == {new}
    assert old not in Sighting.objects.all()
    assert tasks.purge_past() == {}


def test_changes_are_kept_for_ever_unless_the_office_says_otherwise(changed):
    before = changed.history.count(), Move.objects.count(), LinkChange.objects.count()

    purging.purge()

    assert (changed.history.count(), Move.objects.count(), LinkChange.objects.count()) == before


def test_changes_older_than_the_rule_go_from_every_table_and_newer_ones_stay(changed):
    keep(keep_changes_months=60)

    purging.purge()

    assert [row.objectives for row in changed.history.all()] == ["New"]
    assert not Move.objects.exists()
    assert not changed.network.history.exists()


def test_nothing_goes_where_the_rule_is_empty(changed):
    sighting(months_ago(500))
    keep(keep_sightings_months=None)

    assert purging.purge() == {}
    assert Sighting.objects.count() == 1


def test_that_it_was_done_stands_in_the_history_of_the_office(administrator):
    office = Office.current()
    aged(office.history.all(), history_date=months_ago(40))
    for _ in range(3):
        sighting(months_ago(30))
    purging.purge()

    page = administrator.get(reverse("core:record-history", args=["accounts.office", office.pk]))
    text = page.content.decode()

    assert "3 rows of before" in text
    assert "By rule: kept for 24 months" in text
    assert LinkChange.objects.get(field="who saw what").by is None


def test_rows_go_some_at_a_time_until_all_are_gone(monkeypatch):
    monkeypatch.setattr(purging, "AT_ONCE", 2)
    for _ in range(5):
        sighting(months_ago(30))

    assert purging.purge() == {"who saw what": 5}


def test_the_seals_are_closed_again_afterwards():
    sighting(months_ago(30))
    row = sighting(timezone.now())
    purging.purge()

    with pytest.raises(IntegrityError, match="kept as it was"):
        row.delete()


@pytest.mark.parametrize("rule", [{"keep_sightings_months": 0}, {"keep_changes_months": 3}])
def test_a_rule_that_leaves_next_to_nothing_is_refused(rule):
    with pytest.raises(ValidationError):
        keep(**rule)


def test_the_rule_is_part_of_the_office_settings_in_the_admin(administrator):
    office = Office.current()
    url = reverse("admin:accounts_office_change", args=[office.pk])
    form = administrator.get(url).context["adminform"].form
    data = {name: value for name, value in form.initial.items() if value is not None}
    data |= {"work_days": list("12345"), "keep_sightings_months": "", "keep_changes_months": 60}
    administrator.post(url, data)

    office = Office.current()
    assert (office.keep_sightings_months, office.keep_changes_months) == (None, 60)


def test_it_happens_every_day():
    entry = CELERY_BEAT_SCHEDULE["purge the past"]

    assert (entry["task"], entry["schedule"]) == (tasks.purge_past.name, 24 * 3600)
