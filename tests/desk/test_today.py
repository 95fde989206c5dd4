"""The first page of the day."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from oia.accounts.choices import Role
from oia.core.plugs import FirstStep, NavEntry, Plugboard, TodayPanel, board
from oia.desk import views
from oia.reminders.choices import Audience
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty_board(monkeypatch):
    """A desk on which no app has put anything yet."""
    board = Plugboard()
    monkeypatch.setattr(views, "board", board)
    return board


def panel(name, context, **kw):
    return TodayPanel(
        name=name, title=name, template="components/empty.html", context=context, **kw
    )


def step(name, *, done, right="accounts.use_admin"):
    return FirstStep(
        name=name,
        title=f"First {name}",
        text="Why it matters.",
        url_name="desk:today",
        right=right,
        done=lambda: done,
    )


def page(client, user, **query):
    client.force_login(user)
    return client.get(reverse("desk:today"), query)


@pytest.mark.parametrize("role", Role.values)
def test_everybody_begins_the_day_here(client, role):
    response = page(client, factories.in_role(role, first_name="Łucja"))

    assert response.status_code == 200
    assert "Łucja" in response.content.decode()


def test_strangers_are_asked_to_log_in(client):
    response = client.get(reverse("desk:today"))

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


def test_officers_see_their_own_day_and_readers_the_offices(client):
    officer = page(client, factories.in_role(Role.OFFICER))
    reader = page(client, factories.in_role(Role.READER))

    assert [officer.context["whose"], reader.context["whose"]] == ["mine", "office"]


def test_the_address_says_whose_day_is_shown(client):
    officer = factories.in_role(Role.OFFICER)

    assert page(client, officer, whose="office").context["whose"] == "office"
    assert page(client, officer, whose="nonsense").context["whose"] == "mine"


def test_panels_stand_in_their_order_and_those_with_nothing_to_say_are_left_out(
    client, empty_board
):
    empty_board.register(panel("later", lambda *asked: {"text": "Second"}, order=20))
    empty_board.register(panel("sooner", lambda *asked: {"text": "First"}, order=10))
    empty_board.register(panel("silent", lambda *asked: None))

    shown = page(client, factories.user()).content.decode()

    assert shown.index("First") < shown.index("Second")
    assert "silent" not in shown


def test_panels_are_told_who_asks_and_for_whom(client, empty_board):
    asked = []
    empty_board.register(panel("curious", lambda *args: asked.append(args)))
    reader = factories.in_role(Role.READER)

    page(client, reader, whose="mine")

    [(user, now, mine)] = asked
    assert (user, mine) == (reader, True)
    assert timezone.is_aware(now)


def test_a_day_without_anything_says_so(client, empty_board):
    assert "Nothing is due" in page(client, factories.user()).content.decode()


def test_a_new_office_is_told_what_to_do_first_until_all_is_done(client, empty_board):
    director = factories.in_role(Role.DIRECTOR)
    empty_board.register(step("settings", done=True))
    empty_board.register(step("membership", done=False))

    assert "First membership" in page(client, director).content.decode()

    empty_board.plugs[FirstStep]["membership"] = step("membership", done=True)
    assert "First membership" not in page(client, director).content.decode()


def test_first_steps_are_shown_only_to_those_who_may_take_them(client, empty_board):
    empty_board.register(step("settings", done=False))

    assert "First settings" not in page(client, factories.in_role(Role.READER)).content.decode()


@pytest.mark.parametrize(
    ("hour", "words"),
    [(3, "Good night"), (8, "Good morning"), (12, "Good afternoon"), (20, "Good evening")],
)
def test_the_greeting_fits_the_hour(hour, words):
    assert str(views.greeting(datetime(2026, 11, 23, hour, tzinfo=ZoneInfo("UTC")))) == words


def test_the_day_is_that_of_the_offices_zone(client, time_machine):
    factories.office(zone="Pacific/Auckland")
    time_machine.move_to(datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("UTC")))

    assert "Tuesday 24 November 2026" in page(client, factories.user()).content.decode()


def test_queries_do_not_grow_with_the_deadlines(client):
    officer = factories.in_role(Role.OFFICER)
    client.force_login(officer)
    factories.deadline(owner=officer, due_on=timezone.localdate())
    client.get(reverse("desk:today"))  # what a process asks only once
    counts = []
    for size in (1, 11):
        for _ in range(size):
            factories.deadline(owner=officer, due_on=timezone.localdate())
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("desk:today"))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_every_place_in_the_navigation_leads_somewhere(client):
    client.force_login(factories.in_role(Role.ADMINISTRATOR))

    answers = {
        entry.url_name: client.get(reverse(entry.url_name), follow=True).status_code
        for entry in board.all(NavEntry)
    }

    assert set(answers.values()) == {200}, answers


def test_the_place_we_are_at_is_marked_and_no_other(client):
    client.force_login(factories.in_role(Role.DIRECTOR))

    page = client.get(reverse("reminders:rule-list")).content.decode()

    [here] = re.findall(r'href="([^"]+)" aria-current', page)
    assert here == reverse("reminders:rule-list")


def test_a_deadline_of_nobody_says_so_in_the_offices_view():
    deadline = factories.deadline(title="قمة المدن")
    deadline.owner = None
    group = [("This week", "this-week", [deadline])]

    shown = render_to_string("reminders/today_deadlines.html", {"groups": group, "whose": "office"})

    assert "nobody’s" in shown
    assert "<bdi>قمة المدن</bdi>" in shown


def test_who_and_what_we_know_stands_apart_from_the_rules_and_templates_of_the_office():
    groups = {}
    for entry in board.all(NavEntry):
        groups.setdefault(str(entry.group), []).append(str(entry.title))

    assert groups["Reference"][:3] == ["Cities", "Organisations", "People"]
    assert "Gift rules" in groups["Rules and templates"]
    assert not any(
        word in title for title in groups["Reference"] for word in ("Steps", "templates", "rules")
    )


def test_what_is_put_to_the_director_is_on_the_directors_day_whoever_owns_it(client):
    officer, director = factories.in_role(Role.OFFICER), factories.in_role(Role.DIRECTOR)
    tomorrow = timezone.localdate() + timedelta(days=1)
    kept = {"owner": officer, "due_on": tomorrow}
    factories.deadline(title="To be decided upon", audience=Audience.DIRECTOR, **kept)
    factories.deadline(title="To be written", **kept)

    theirs = page(client, director, whose="mine").content.decode()
    own = page(client, officer, whose="mine").content.decode()

    assert "To be decided upon" in theirs
    assert "To be written" not in theirs
    assert "To be decided upon" in own


def test_whoever_may_answer_finds_what_waits_for_an_answer(client):
    owner = factories.in_role(Role.OFFICER)
    factories.invitation(title="Forum of mayors", owner=owner)
    factories.delegation(title="Kobe asks", owner=owner)

    decides = page(client, factories.in_role(Role.PROTOCOL), whose="mine").content.decode()
    does_not = page(client, factories.in_role(Role.OFFICER), whose="mine").content.decode()

    for title in ("Forum of mayors", "Kobe asks"):
        assert title in decides
        assert title not in does_not
