"""A date that was typed in on a record is seen by no more people than that record."""

from datetime import date

import pytest
from django.urls import reverse

from oia.core.visibility import Sensitivity
from oia.directory.models import Organisation
from oia.reminders import planning, services, sources
from oia.reminders.models import Deadline, Letter
from tests import factories
from tests.reminders.people import in_role, words

pytestmark = pytest.mark.django_db


def typed(days, **kw):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        return factories.deadline(due_on=date(2026, 12, 17), **kw)


def by_saving(subject, level):
    subject.sensitivity = level
    subject.save()


def by_plain_sql(subject, level):
    Organisation.objects.filter(pk=subject.pk).update(sensitivity=level)
    sources.reconcile()


ROADS = pytest.mark.parametrize("road", [by_saving, by_plain_sql])


@ROADS
@pytest.mark.parametrize("level", ["movements", "restricted", "protocol"])
def test_it_becomes_as_restricted_as_its_record(days, road, level):
    deadline = typed(days)
    road(deadline.subject, level)

    found = Deadline.objects.get()
    assert found.sensitivity == level
    last = found.history.latest("history_id")
    assert last.history_change_reason == "Follows the record it is about."
    assert (found.version, found.settled_for) == (deadline.version, deadline.settled_for)
    assert Deadline.objects.visible_to(factories.in_role("reader")).count() == 0


@ROADS
def test_one_that_is_closed_follows_too(days, road):
    deadline = typed(days)
    services.mark_done(deadline, by=None)
    road(deadline.subject, Sensitivity.RESTRICTED)

    assert Deadline.objects.get().sensitivity == Sensitivity.RESTRICTED


@ROADS
def test_it_never_becomes_more_open(days, road):
    deadline = typed(days, sensitivity=Sensitivity.PROTOCOL)
    road(deadline.subject, Sensitivity.RESTRICTED)
    road(deadline.subject, Sensitivity.OFFICE)

    found = Deadline.objects.get()
    assert (found.sensitivity, found.history.count()) == (Sensitivity.PROTOCOL, 1)


@ROADS
def test_of_other_records_none_follows(days, road):
    typed(days)
    road(factories.organisation(), Sensitivity.RESTRICTED)

    assert Deadline.objects.get().sensitivity == Sensitivity.OFFICE


def test_once_in_step_nothing_is_left_for_the_next_round(days):
    deadline = typed(days)
    by_plain_sql(deadline.subject, Sensitivity.RESTRICTED)

    assert sources.reconcile() == 0


def test_a_letter_that_waits_names_it_neutrally_before_any_round(days):
    deadline = typed(days, title="Meet the dissident")
    officer = in_role("officer")
    with days.on(2026, 12, 10, 6):
        planning.write_down_owed()
    Organisation.objects.filter(pk=deadline.subject_id).update(sensitivity="restricted")

    with days.on(2026, 12, 10, 7):
        listed = words(officer.get(reverse("reminders:letter-list")))

    assert Letter.objects.get().subject == ""
    assert "It waits for working hours" in listed
    assert "dissident" not in listed


def test_a_letter_that_went_is_for_no_more_people_than_its_date_is_by_now(days, post):
    deadline = typed(days, title="Meet the dissident")
    days.round(2026, 12, 10)
    letter = Letter.objects.get()
    pages = [
        reverse("reminders:letter-list"),
        reverse("reminders:letter-list") + "?export=csv",
        letter.get_absolute_url(),
        reverse("reminders:letter-preview", args=[letter.pk]),
    ]
    reader = in_role("reader")
    assert all(b"dissident" in b"".join(reader.get(page)) for page in pages)
    by_saving(deadline.subject, Sensitivity.MOVEMENTS)

    assert not any(b"dissident" in b"".join(reader.get(page)) for page in pages)
    assert b"dissident" in b"".join(in_role("officer").get(pages[0]))
