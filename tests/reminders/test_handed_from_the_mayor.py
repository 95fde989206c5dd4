"""A date of the mayor's office or the director that is handed to a person stays theirs."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from oia.reminders import services
from oia.reminders.choices import Audience
from tests import factories

pytestmark = pytest.mark.django_db

EARLY, LATER = (2026, 12, 2), (2026, 12, 3)


@pytest.fixture
def milestone(days):
    """What the mayor's office has to do for a summit; the lead of its plan owns it."""
    factories.office(mayor_mailbox="mayor@city.test")
    with days.on(2026, 12, 1):
        return factories.milestone(due_on=date(2027, 6, 1), audience="mayor_office")


def hand(days, milestone, to):
    with days.on(*EARLY):
        services.hand_over(milestone.deadline, to=to, by=None)


def change(days, milestone, **fields):
    with days.on(*LATER):
        for name, value in fields.items():
            setattr(milestone, name, value)
        milestone.save()
    return milestone.deadlines.get()


@pytest.mark.parametrize("who", ["owner", "somebody else"])
def test_it_stays_so_whatever_becomes_of_its_record(days, milestone, who):
    heir = milestone.deadline.owner if who == "owner" else factories.user()
    hand(days, milestone, heir)
    for title in ("Seat the mayor", "Seat the mayor well"):
        deadline = change(days, milestone, title=title)

    assert title in deadline.title
    assert (deadline.owner, deadline.audience) == (heir, Audience.OWNER)


def test_the_next_owner_that_the_record_names_has_it_as_the_record_says(days, milestone):
    hand(days, milestone, factories.user())
    plan, lead = milestone.plan, factories.user()
    with days.on(*LATER):
        plan.lead = lead
        plan.save()

    deadline = milestone.deadlines.get()
    assert (deadline.owner, deadline.audience) == (lead, Audience.MAYOR_OFFICE)


def test_whom_nobody_chose_by_hand_follows_the_record(days, milestone):
    for audience, spoken_to in (("lead", "owner"), ("director", "director"), ("lead", "owner")):
        assert change(days, milestone, audience=audience).audience == spoken_to
        assert change(days, milestone, title=f"For {audience}").audience == spoken_to


def test_its_own_owner_hears_that_it_is_theirs_now(days, post, milestone):
    owner = milestone.deadline.owner
    days.round(2026, 12, 1, 12)
    hand(days, milestone, owner)
    days.round(*EARLY, 11)
    days.round(*LATER)

    assert [(one["To"], one["Subject"][:13]) for one in post.mails] == [
        (owner.email, "Handed to you")
    ]


def test_what_is_somebodys_own_cannot_be_handed_to_them(days, milestone):
    owner = milestone.deadline.owner
    hand(days, milestone, owner)

    with pytest.raises(ValidationError, match="whose it is already"):
        hand(days, milestone, owner)
