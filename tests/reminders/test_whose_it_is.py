"""Whoever minds a date can close it on its page as by their letter, whatever their role."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from oia.core.visibility import Sensitivity
from oia.reminders.choices import Status
from tests import factories
from tests.reminders.people import in_role, words

pytestmark = pytest.mark.django_db

PARTS = ["owner", "backup", "helper"]


@pytest.fixture
def reader(days):
    return in_role("reader", first_name="Rita")


def minded_by(user, part):
    others = {part: user} if part != "helper" else {}
    deadline = factories.deadline(due_on=date(2027, 6, 1), **others)
    deadline.helpers.set([user] if part == "helper" else [])
    return deadline


def close(deadline, step):
    return reverse("reminders:deadline-close", args=[deadline.pk, step])


@pytest.mark.parametrize("part", PARTS)
def test_a_reader_says_on_the_page_that_it_is_done(reader, part):
    deadline = minded_by(reader.user, part)
    page = words(reader.get(deadline.get_absolute_url()))
    assert close(deadline, "done") in page

    assert "Done" in words(reader.post(close(deadline, "done"), {"why": "Sent"}, follow=True))

    deadline.refresh_from_db()
    assert (deadline.status, deadline.closed_by) == (Status.DONE, reader.user)
    assert deadline.evidence == "Sent"


@pytest.mark.parametrize("step", ["waive", "cancel"])
def test_the_rest_is_for_whoever_may_change_it(reader, step):
    deadline = minded_by(reader.user, "owner")

    assert close(deadline, step) not in words(reader.get(deadline.get_absolute_url()))
    assert reader.post(close(deadline, step), {"why": "No"}).status_code == 403
    deadline.refresh_from_db()
    assert deadline.status == Status.OPEN


def test_a_reader_opens_nothing_again(reader):
    deadline = minded_by(reader.user, "owner")
    reader.post(close(deadline, "done"))

    assert close(deadline, "reopen") not in words(reader.get(deadline.get_absolute_url()))
    assert reader.post(close(deadline, "reopen")).status_code == 403


def test_of_others_dates_a_reader_closes_none(reader):
    deadline = factories.deadline(due_on=date(2027, 6, 1))

    assert close(deadline, "done") not in words(reader.get(deadline.get_absolute_url()))
    assert reader.post(close(deadline, "done")).status_code == 403


def test_an_owner_hands_on_what_is_theirs_and_nothing_else(reader):
    ana = factories.user(first_name="Ana")
    for part, code in (("owner", 200), ("helper", 403)):
        deadline = minded_by(reader.user, part)
        url = reverse("reminders:deadline-hand-over", args=[deadline.pk])

        assert (url in words(reader.get(deadline.get_absolute_url()))) == (code == 200)
        assert reader.get(url).status_code == code
        reader.post(url, {"to": ana.pk})
        deadline.refresh_from_db()
        assert (deadline.owner == ana) == (code == 200)


def test_the_form_says_what_whoever_is_chosen_can_do(days):
    officer, record = in_role("officer"), factories.organisation()
    kind = ContentType.objects.get_for_model(record)
    url = f"{reverse('reminders:deadline-new')}?about={kind.pk}.{record.pk}"

    assert "Whatever their role, they can close it" in words(officer.get(url))


@pytest.mark.parametrize("sensitivity", [Sensitivity.OFFICE, Sensitivity.RESTRICTED])
def test_an_owner_who_may_not_open_it_is_named_when_they_are_chosen(days, reader, sensitivity):
    director = in_role("director")
    deadline = factories.deadline(due_on=date(2027, 6, 1), sensitivity=sensitivity)
    url = reverse("reminders:deadline-hand-over", args=[deadline.pk])

    said = words(director.post(url, {"to": reader.user.pk}, follow=True))

    warned = "Rita may not open this date, as it is restricted" in said
    assert warned == (sensitivity == Sensitivity.RESTRICTED)
