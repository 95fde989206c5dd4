"""A date that was past when it came in stands on the Today page of its owner, and mails nobody."""

from datetime import date

import pytest
from django.urls import reverse

from tests import factories
from tests.reminders.people import Colleague, in_role, words
from tests.sheets.conftest import Bringing

pytestmark = pytest.mark.django_db

TODAY = reverse("desk:today")


def overdue(client):
    """What Today lists as overdue."""
    page = client.get(TODAY)
    (groups,) = [shown["groups"] for shown in page.context["panels"] if "groups" in shown]
    return [str(one) for _title, slug, found in groups if slug == "overdue" for one in found]


def typed_in(days, owner):
    factories.deadline(owner=owner, due_on=date(2026, 12, 1), title="Long gone")


def brought_in(days, owner):
    factories.organisation(name="Consulate of Japan")
    headings = "Deadline,Due,Kind of record,Record,Owner"
    row = f"Long gone,2026-12-01,Organisation,Consulate of Japan,{owner.email}"
    officer = factories.in_role("officer")
    bringing = Bringing(officer, "deadlines", f"{headings}\n{row}\n", "dates.csv").check()
    assert bringing.counts == {"new": 1}, bringing.faults()
    bringing.write()


@pytest.mark.parametrize("comes", [typed_in, brought_in])
def test_truth_4_past_on_arrival_stands_on_today_and_mails_nobody(days, post, comes):
    factories.rule(steps="7, 1", overdue_every=1, climbs_after=1, recipients=["owner", "backup"])
    factories.in_role("director")
    owner = factories.in_role("officer")
    with days.on(2026, 12, 10):
        comes(days, owner)

    for day in range(10, 24):
        days.round(2026, 12, day)
        with days.on(2026, 12, day, 12):
            assert overdue(Colleague(owner)) == ["Long gone"]

    assert post.mails == []
    with days.on(2026, 12, 23, 12):
        assert "Long gone" in words(Colleague(owner).get(TODAY))
        assert overdue(in_role("officer")) == [], "it is its owner's"
