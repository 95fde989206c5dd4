"""Writing a programme, two at a time; shifting it; freezing it into versions."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from delegations.models import ProgrammeItem, ProgrammeVersion
from delegations.services import programme
from delegations.services.programme_changes import changes_since
from delegations.services.programme_meanwhile import ChangedMeanwhile
from delegations.services.steps import plan_steps
from oia.core.models import Move
from tests import factories
from tests.factories.programme import NOON

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def visit():
    return factories.delegation(status="confirmed")


@pytest.fixture
def talk(visit):
    return factories.programme_item(delegation=visit, title="Talk")


@pytest.fixture
def ana(db):
    return factories.in_role("officer", username="ana", first_name="Ana", last_name="Silva")


def again(item):
    return ProgrammeItem.objects.get(pk=item.pk)


def test_the_second_to_save_is_told_what_changed_and_by_whom(talk, officer, ana):
    mine, hers = again(talk), again(talk)
    hers.room = "Blue room"
    programme.save_item(hers, by=ana, seen=1)
    mine.title = "Long talk"

    with pytest.raises(ChangedMeanwhile) as refused:
        programme.save_item(mine, by=officer, seen=1)

    assert refused.value.messages == ["Ana Silva changed this meanwhile; nothing was overwritten."]
    [event] = refused.value.events
    assert event["by"] == "Ana Silva"
    assert [change["name"] for change in event["changes"]] == ["Room"]
    assert (again(talk).title, again(talk).room) == ("Talk", "Blue room")


def test_people_who_were_ticked_meanwhile_are_told_too(visit, talk, officer, ana):
    guest = factories.member(delegation=visit, name="Yui")
    programme.save_item(again(talk), by=ana, seen=1, people={"guests": [guest]})

    with pytest.raises(ChangedMeanwhile) as refused:
        programme.save_item(again(talk), by=officer, seen=1)

    told = [str(c["sentence"]) for event in refused.value.events for c in event["changes"]]
    assert any("Yui" in sentence for sentence in told)


def test_what_was_removed_meanwhile_is_told_and_not_stored_again(talk, officer, ana):
    mine = again(talk)
    programme.remove_item(again(talk), by=ana)

    with pytest.raises(ChangedMeanwhile) as refused:
        programme.save_item(mine, by=officer, seen=1)

    assert refused.value.events[0]["kind"] == "-"
    assert not ProgrammeItem.objects.exists()


def test_one_does_not_remove_what_somebody_changed_since(talk, officer, ana):
    programme.save_item(again(talk), by=ana, seen=1)

    with pytest.raises(ChangedMeanwhile):
        programme.remove_item(again(talk), by=officer, seen=1)
    assert ProgrammeItem.objects.exists()


def test_who_saves_twice_stands_in_nobodys_way(talk, officer):
    first = programme.save_item(again(talk), by=officer, seen=1)
    programme.save_item(again(talk), by=officer, seen=first.revision)

    assert again(talk).revision == 3


def test_guests_of_other_visits_are_refused(talk, officer):
    with pytest.raises(ValidationError, match="Only those who come with this visit"):
        programme.save_item(talk, by=officer, people={"guests": [factories.member()]})
    assert again(talk).revision == 1


@pytest.fixture
def three(visit, talk):
    """A talk, a tea after it, and a walk on the next day."""
    tea = factories.programme_item(delegation=visit, title="Tea", starts_at=NOON + HOUR)
    day = timedelta(days=1)
    walk = factories.programme_item(delegation=visit, title="Walk", starts_at=NOON + day)
    return talk, tea, walk


def moved(three):
    befores = (NOON, NOON + HOUR, NOON + timedelta(days=1))
    pairs = zip(map(again, three), befores, strict=True)
    return [int((item.starts_at - before).total_seconds() // 60) for item, before in pairs]


@pytest.mark.parametrize(
    ("which", "after"),
    [
        ({"with_it": True}, [20, 20, 20]),
        ({"with_it": False}, [0, 20, 20]),
        ({"with_it": False, "only_that_day": True}, [0, 20, 0]),
    ],
)
def test_what_follows_an_item_is_shifted(visit, three, officer, which, after):
    count = programme.shift(visit, by=officer, item=three[0], minutes=20, **which)

    assert moved(three) == after
    assert count == len([minutes for minutes in after if minutes])
    assert again(three[1]).history.first().history_change_reason == "Shifted"
    assert again(three[1]).ends_at - again(three[1]).starts_at == HOUR


def test_the_whole_programme_goes_to_another_day_at_the_same_hours(visit, three, officer):
    with timezone.override("Europe/Warsaw"):
        programme.shift(visit, by=officer, days=21)  # the clocks go forward in between
        hours = [timezone.localtime(again(item).starts_at).hour for item in three]

    assert hours == [12, 13, 12]


def test_nothing_is_shifted_where_somebody_changed_the_programme_meanwhile(
    visit, three, officer, ana
):
    seen = programme.revisions(visit)
    programme.set_times(again(three[1]), NOON + 2 * HOUR, NOON + 3 * HOUR, by=ana, seen=1)

    with pytest.raises(ChangedMeanwhile) as refused:
        programme.shift(visit, by=officer, minutes=20, seen=seen)

    assert [event["about"].title for event in refused.value.events] == ["Tea"]
    assert moved(three) == [0, 60, 0]


def test_freezing_makes_numbered_versions_that_stay_as_they_were(visit, talk, officer):
    first = programme.freeze(visit, by=officer, why="For the driver")
    talk.refresh_from_db()
    talk.title = "Long talk"
    programme.save_item(talk, by=officer)
    second = programme.freeze(visit, by=officer)

    assert (first.number, second.number) == (1, 2)
    kept = ProgrammeVersion.objects.get(number=1)
    assert [item["title"] for item in kept.content] == ["Talk"]
    assert (kept.by, kept.why) == (officer, "For the driver")


def test_nothing_is_frozen_that_is_empty_or_as_the_last_version_has_it(visit, officer):
    with pytest.raises(ValidationError, match="nothing to freeze"):
        programme.freeze(visit, by=officer)
    factories.programme_item(delegation=visit)
    programme.freeze(visit, by=officer)

    with pytest.raises(ValidationError, match="Nothing changed since version 1"):
        programme.freeze(visit, by=officer)


def test_freezing_does_the_step_that_waits_for_it_and_moves_a_confirmed_visit(visit, talk, officer):
    plan_steps(visit, by=officer)
    programme.freeze(visit, by=officer)

    deadline = visit.steps.get(template__slug="programme-freeze").deadlines.get()
    assert (deadline.status, deadline.evidence) == ("done", "Version 1 of the programme")
    visit.refresh_from_db()
    assert visit.status == "frozen"
    assert Move.objects.get(went_to="frozen").by == officer


@pytest.mark.parametrize("status", ["accepted", "in_progress"])
def test_freezing_moves_no_other_visit(status, officer):
    visit = factories.programme_item(delegation=factories.delegation(status=status)).delegation
    programme.freeze(visit, by=officer)
    visit.refresh_from_db()

    assert visit.status == status


def told(version, user, view="internal"):
    found = changes_since(version, user, view)
    return [(change.how, change.row.title, change.lines) for change in found]


def test_what_changed_since_a_version_is_told_in_words(visit, three, officer):
    version = programme.freeze(visit, by=officer)
    talk, tea, walk = map(again, three)
    guest = factories.member(delegation=visit, name="Yui")
    with timezone.override("Europe/Warsaw"):
        programme.set_times(talk, NOON + HOUR / 2, NOON + HOUR, by=officer)
        tea.place, tea.press = "Garden", "open"
        programme.save_item(tea, by=officer, people={"guests": [guest]})
        programme.remove_item(walk, by=officer)
        factories.programme_item(delegation=visit, title="Ball", starts_at=NOON + 6 * HOUR)
        found = {how: (title, lines) for how, title, lines in told(version, officer)}

    day = "Mon 8 Mar 2027"
    assert found["moved"] == ("Talk", [("When", f"{day}, 12:00–13:00", f"{day}, 12:30–13:00")])
    assert found["changed"] == (
        "Tea",
        [
            ("Place", "nothing", "Garden"),
            ("Guests", "the whole party", "Yui"),
            ("Press", "Closed to the press", "Open to the press"),
        ],
    )
    assert found["added"] == ("Ball", [])
    assert found["removed"] == ("Walk", [])


def test_a_view_is_told_only_of_what_it_shows(visit, talk, officer):
    factories.programme_item(delegation=visit, title="Gala", audience="public")
    version = programme.freeze(visit, by=officer)
    for item in visit.programme.all():
        item.seating, item.room = "Round tables", "Blue room"
        programme.save_item(item, by=officer)

    assert told(version, officer, "driver") == []
    assert told(version, officer, "public") == [
        ("changed", "Gala", [("Room", "nothing", "Blue room")])
    ]
    assert len(told(version, officer)) == 2


def test_people_who_are_not_for_everybody_are_hidden_in_old_versions_too(visit, officer, director):
    host = factories.person(name="Secret Host", sensitivity="restricted")
    item = factories.programme_item(delegation=visit, host=host)
    version = programme.freeze(visit, by=officer)
    item.refresh_from_db()
    item.host = None
    programme.save_item(item, by=director)

    assert told(version, officer)[0][2] == [("Host", "hidden", "nobody")]
    assert told(version, director)[0][2] == [("Host", "Secret Host", "nobody")]


def test_a_reader_writes_nothing(visit, talk):
    reader = factories.in_role("reader")
    for doing in (
        lambda: programme.save_item(talk, by=reader),
        lambda: programme.save_item(ProgrammeItem(delegation=visit), by=reader),
        lambda: programme.set_times(talk, NOON, NOON + HOUR, by=reader),
        lambda: programme.remove_item(talk, by=reader),
        lambda: programme.shift(visit, by=reader, minutes=5),
        lambda: programme.freeze(visit, by=reader),
    ):
        with pytest.raises(PermissionDenied):
            doing()
