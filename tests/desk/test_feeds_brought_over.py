"""Addresses of feeds that were given out before there was one kind of feed go on opening.

The tables of that time come back for a while, are filled, and are brought up to date; and the
other way round, as whoever goes back to the release before would do.
"""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from oia.accounts.models import Office
from oia.desk.models import CalendarFeed
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("desk", "0002_calendar_feeds"), ("reminders", "0011_handed_over")]


def back():
    """The models of the release before; its tables are there again."""
    call_command("migrate", *BEFORE[0], verbosity=0)  # those of reminders depend on it
    return MigrationExecutor(connection).loader.project_state(BEFORE).apps


def forward():
    call_command("migrate", verbosity=0)


@pytest.fixture(autouse=True)
def in_the_end_as_it_is_now(transactional_db):
    yield
    forward()


def given_out():
    """Every address that opens something, with whose it is."""
    return dict(CalendarFeed.objects.exclude(token="").values_list("token", "owner"))


def names_of(user):
    return set(CalendarFeed.objects.filter(owner=user).values_list("name", flat=True))


def test_addresses_and_the_rule_move_over_and_back(client):
    ana, rui = factories.in_role("officer", username="ana"), factories.in_role("reader")
    theme = factories.theme()
    factories.office()

    was = back()
    keys = was.get_model("reminders", "FeedToken").objects
    keys.create(user_id=ana.pk, token="of-ana")
    keys.create(user_id=rui.pk, token="of-rui")
    feeds = was.get_model("desk", "CalendarFeed").objects
    feeds.create(owner_id=ana.pk, name="My deadlines", token="ana-by-that-name")
    feeds.create(owner_id=ana.pk, name="My deadlines 2", token="")
    rule = was.get_model("desk", "FeedPolicy").objects
    assert rule.get().restricted == "neutral"
    rule.update(restricted="left_out")

    forward()

    assert given_out() == {"of-ana": ana.pk, "of-rui": rui.pk, "ana-by-that-name": ana.pk}
    assert names_of(ana) == {"My deadlines", "My deadlines 2", "My deadlines 3"}
    brought = CalendarFeed.objects.get(token="of-ana")
    assert (brought.name, brought.whose, brought.kinds) == ("My deadlines 3", ana, ["deadlines"])
    assert CalendarFeed.objects.get(token="of-rui").name == "My deadlines"
    assert Office.current().feeds_restricted == "left_out"
    assert set(Office.history.values_list("feeds_restricted", flat=True)) == {"left_out"}
    for token in ("of-ana", "of-rui"):
        answer = client.get(reverse("desk:feed", args=[token]))
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith("text/calendar")

    CalendarFeed.objects.create(owner=ana, name="All", token="all-of-ana")
    CalendarFeed.objects.create(owner=ana, name="Of a theme", token="themed", whose=ana,
                                theme=theme, kinds=["deadlines"])  # fmt: skip
    CalendarFeed.objects.create(owner=ana, name="Of Rui", token="others", whose=rui,
                                kinds=["deadlines"])  # fmt: skip
    CalendarFeed.objects.create(owner=rui, name="Again", token="second", whose=rui,
                                kinds=["deadlines"])  # fmt: skip
    Office.objects.update(feeds_restricted="neutral")

    was = back()

    tokens = was.get_model("reminders", "FeedToken").objects.values_list("token", "user")
    assert set(tokens) == {("of-ana", ana.pk), ("of-rui", rui.pk)}
    assert set(given_out()) == {"ana-by-that-name", "all-of-ana", "themed", "others", "second"}
    rule = was.get_model("desk", "FeedPolicy").objects.get()
    assert (rule.pk, rule.restricted) == (1, "neutral")


def test_where_nothing_was_set_nothing_is_made_up():
    was = back()
    assert not was.get_model("desk", "FeedPolicy").objects.exists()
    assert not was.get_model("reminders", "FeedToken").objects.exists()

    forward()

    assert not CalendarFeed.objects.exists()
    assert not Office.objects.exists()
