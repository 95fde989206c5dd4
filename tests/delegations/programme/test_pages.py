"""The pages of a programme, as people of each role meet them."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from delegations.models import ProgrammeItem, ProgrammeVersion
from delegations.services import programme
from oia.directory.services import merging
from tests import factories
from tests.delegations.test_pages import words
from tests.desk.finding import commit
from tests.factories.programme import NOON

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


@pytest.fixture
def visit():
    return factories.delegation(status="confirmed", leaves_on=date(2027, 3, 9))


@pytest.fixture
def talk(visit):
    return factories.programme_item(delegation=visit, title="Talk", place="City Hall")


@pytest.fixture
def ana(db):
    return factories.in_role("officer", username="ana", first_name="Ana", last_name="Silva")


def typed(**kw):
    """An item as its form sends it: at noon for an hour."""
    needed = {"title": "Talk", "on": "2027-03-08", "begins": "12:00", "ends": "13:00"}
    needed |= {"kind": "meeting", "audience": "internal", "interpreting": "none"}
    needed |= {"booking": "none", "press": "closed"}
    return needed | {"ours-TOTAL_FORMS": 0, "ours-INITIAL_FORMS": 0} | kw


def page_of(client, visit):
    return words(client.get(at("programme-detail", visit.reference)))


def test_an_item_is_added_on_our_clocks_with_everybody_at_it(as_officer, visit, officer):
    guest, host, ours = factories.member(delegation=visit), factories.person(), factories.person()
    new = at("programmeitem-new", visit.reference)
    assert as_officer.get(new).context["form"]["on"].value() == date(2027, 3, 8)
    rows = {"ours-TOTAL_FORMS": 1, "ours-0-person": ours.pk}
    sent = typed(guests=[guest.pk], staff=[officer.pk], host=host.pk, room="Blue room", **rows)

    answer = as_officer.post(new, sent)

    item = ProgrammeItem.objects.get()
    assert answer.headers["Location"] == f"/delegations/{visit.reference}/programme/#item-{item.pk}"
    assert (item.starts_at, item.ends_at) == (NOON, NOON + HOUR)
    assert [list(item.guests.all()), list(item.ours.all()), list(item.staff.all())] == [
        [guest],
        [ours],
        [officer],
    ]
    told = page_of(as_officer, visit)
    for word in ("Mon 8 Mar 2027", "Blue room", str(guest), str(host), str(ours)):
        assert word in told


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ends": "11:00"}, "It ends before it begins."),
        ({"on": "2027-03-28", "begins": "02:30"}, "the clocks are put forward"),
        ({"interpreter_words": "Marta"}, "Say how the interpreter works"),
        ({"begins": "25:00"}, "Enter a valid time."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(
    as_officer, visit, wrong, said
):
    page = as_officer.post(at("programmeitem-new", visit.reference), typed(dress="Dark") | wrong)

    assert said in words(page)
    assert 'value="Dark"' in page.content.decode()
    assert not ProgrammeItem.objects.exists()


def test_what_ends_after_midnight_names_its_day(as_officer, visit):
    late = typed(begins="20:00", ends="00:30", ends_on="2027-03-09")
    as_officer.post(at("programmeitem-new", visit.reference), late)

    item = ProgrammeItem.objects.get()
    assert item.ends_at - item.starts_at == 4.5 * HOUR
    edit = as_officer.get(at("programmeitem-edit", visit.reference, item.pk))
    assert edit.context["form"]["ends_on"].value() == date(2027, 3, 9)
    assert "20:00–00:30 +1" in page_of(as_officer, visit)


def test_hours_are_typed_where_they_stand(as_officer, visit, talk):
    times = at("programmeitem-times", visit.reference, talk.pk)
    answer = as_officer.post(times, {"begins": "12:15", "ends": "13:30", "seen": 1})
    talk.refresh_from_db()

    assert answer.headers["Location"].endswith(f"#item-{talk.pk}")
    assert (talk.starts_at, talk.ends_at) == (NOON + HOUR / 4, NOON + 1.5 * HOUR)

    refused = as_officer.post(times, {"begins": "14:00", "ends": "13:30", "seen": 2})
    assert "It ends before it begins." in words(refused)
    assert 'value="14:00"' in refused.content.decode()


def test_with_htmx_only_the_programme_comes_back(as_officer, visit, talk):
    times = at("programmeitem-times", visit.reference, talk.pk)
    sent = {"begins": "12:15", "ends": "13:30", "seen": 1}
    part = as_officer.post(times, sent, headers={"HX-Request": "true"})

    assert part.status_code == 200
    assert part.content.decode().lstrip().startswith('<div id="programme-body"')
    assert 'value="12:15"' in part.content.decode()


def test_hours_that_somebody_set_meanwhile_are_not_overwritten(as_officer, visit, talk, ana):
    programme.set_times(talk, NOON + HOUR, NOON + 2 * HOUR, by=ana, seen=1)
    times = at("programmeitem-times", visit.reference, talk.pk)
    refused = as_officer.post(times, {"begins": "12:30", "ends": "13:00", "seen": 1})

    told, html = words(refused), refused.content.decode()
    assert "Ana Silva changed this meanwhile; nothing was overwritten." in told
    assert re.search(r"changed\s+begins", told)
    assert 'value="12:30"' in html
    assert 'name="seen" value="2"' in html
    talk.refresh_from_db()
    assert talk.starts_at == NOON + HOUR


def test_the_second_form_keeps_what_was_typed_and_takes_what_others_changed(
    as_officer, visit, talk, ana
):
    edit = at("programmeitem-edit", visit.reference, talk.pk)
    assert as_officer.get(edit).context["form"]["seen"].value() == 1
    talk.room, talk.dress = "Blue room", "Dark"
    guest = factories.member(delegation=visit, name="Yui")
    programme.save_item(talk, by=ana, seen=1, people={"guests": [guest]})

    mine = typed(place="City Hall", dress="Casual", seen=1)
    refused = as_officer.post(edit, mine)

    told, html = words(refused), refused.content.decode()
    assert "Ana Silva changed this meanwhile" in told
    assert "Changed by somebody else while this page was open" in told
    assert 'value="Casual"' in html
    assert 'value="Blue room"' in html
    again = refused.context["form"]
    assert again["guests"].value() == [str(guest.pk)]
    talk.refresh_from_db()
    assert (talk.dress, again["seen"].value()) == ("Dark", "2")

    as_officer.post(edit, mine | {"room": "Blue room", "guests": [guest.pk], "seen": 2})
    talk.refresh_from_db()
    assert (talk.dress, talk.room) == ("Casual", "Blue room")


def test_a_form_that_does_not_say_what_it_had_seen_overwrites_nothing(as_officer, visit, talk):
    edit = at("programmeitem-edit", visit.reference, talk.pk)
    refused = as_officer.post(edit, typed(title="Unseen"))

    assert "nothing was overwritten" in words(refused)
    talk.refresh_from_db()
    assert talk.title == "Talk"


def test_what_was_typed_for_an_item_that_is_gone_is_not_lost(as_officer, visit, talk, ana):
    edit = at("programmeitem-edit", visit.reference, talk.pk)
    programme.remove_item(talk, by=ana)
    assert as_officer.get(edit).status_code == 404

    refused = as_officer.post(edit, typed(dress="Dark", seen=1))
    assert "Ana Silva" in words(refused)
    assert 'value="Dark"' in refused.content.decode()
    assert not ProgrammeItem.objects.exists()

    as_officer.post(edit, typed(dress="Dark", seen=0))
    assert ProgrammeItem.objects.get().dress == "Dark"


def test_one_does_not_remove_what_somebody_changed_since(as_officer, visit, talk, ana):
    remove = at("programmeitem-remove", visit.reference, talk.pk)
    assert (
        f"{remove}?seen=1"
        in as_officer.get(at("programme-detail", visit.reference)).content.decode()
    )
    programme.save_item(talk, by=ana, seen=1)

    answer = as_officer.post(f"{remove}?seen=1", follow=True)
    assert "Ana Silva changed this meanwhile" in words(answer)
    assert ProgrammeItem.objects.exists()
    as_officer.post(f"{remove}?seen=2")
    assert not ProgrammeItem.objects.exists()


def test_what_follows_is_shifted_on_a_page(as_officer, visit, talk, ana):
    tea = factories.programme_item(delegation=visit, title="Tea", starts_at=NOON + HOUR)
    page = f"{at('programme-shift', visit.reference)}?from={talk.pk}"
    seen = as_officer.get(page).context["form"]["seen"].value()
    assert "Say by how much." in words(as_officer.post(page, {"seen": seen}))

    programme.save_item(tea, by=ana, seen=1)
    refused = as_officer.post(page, {"minutes": 20, "seen": seen})
    assert "Ana Silva" in words(refused)
    again = refused.context["form"]["seen"].value()
    as_officer.post(page, {"minutes": 20, "seen": again})

    talk.refresh_from_db()
    tea.refresh_from_db()
    assert (talk.starts_at, tea.starts_at) == (NOON, NOON + HOUR + HOUR / 3)


def test_a_shift_into_the_hour_that_is_left_out_in_spring_is_refused_in_words(as_officer, visit):
    with timezone.override("Europe/Warsaw"):
        begins = timezone.make_aware(datetime(2027, 3, 27, 2, 30))
    talk = factories.programme_item(delegation=visit, starts_at=begins, ends_at=begins + HOUR / 2)
    shift = at("programme-shift", visit.reference)
    seen = as_officer.get(shift).context["form"]["seen"].value()
    page = as_officer.post(shift, {"days": 1, "seen": seen})

    assert page.status_code == 200
    assert page.context["form"].non_field_errors()
    talk.refresh_from_db()
    assert talk.starts_at == begins


@pytest.mark.parametrize("seen", ["nonsense", "1", "1.x", "9" * 5_000])
def test_a_shift_takes_no_nonsense(as_officer, visit, talk, seen):
    page = as_officer.post(at("programme-shift", visit.reference), {"minutes": 5, "seen": seen})

    assert page.status_code == 200
    talk.refresh_from_db()
    assert talk.starts_at == NOON


def test_clashes_are_flagged_on_top_and_beside_the_item(as_officer, visit, talk):
    factories.programme_item(delegation=visit, title="Walk", starts_at=NOON + HOUR / 2)
    told = page_of(as_officer, visit)

    assert "One item cannot be as it stands" in told
    assert "Begins before “Talk” ends, for the same guests." in told


def test_a_programme_is_frozen_and_what_changed_since_is_shown(as_officer, visit, talk):
    freeze = at("programme-freeze", visit.reference)
    assert "Frozen: version 1." in words(
        as_officer.post(freeze, {"why": "For the bus"}, follow=True)
    )
    assert "Nothing changed since version 1." in page_of(as_officer, visit)
    talk.refresh_from_db()
    as_officer.post(
        at("programmeitem-times", visit.reference, talk.pk),
        {"begins": "12:30", "ends": "13:30", "seen": talk.revision},
    )

    told = page_of(as_officer, visit)
    assert "Since version 1 Other time: 1" in told
    assert "When: Mon 8 Mar 2027, 12:00–13:00 → Mon 8 Mar 2027, 12:30–13:30" in told
    listed = words(as_officer.get(at("programme-versions", visit.reference)))
    assert "For the bus" in listed
    since = words(as_officer.get(at("programme-version", visit.reference, 1)))
    assert "What changed since version 1" in since
    assert "Other time" in since
    assert ProgrammeVersion.objects.count() == 1


def print_of(client, visit, **query):
    return words(client.get(at("programme-print", visit.reference), query))


def test_each_view_shows_its_own(as_officer, visit):
    factories.programme_item(
        delegation=visit,
        title="Gala",
        audience="public",
        place="Castle",
        seating="Round tables",
        run_sheet="Flags first",
    )
    factories.programme_item(
        delegation=visit,
        title="Ride",
        starts_at=NOON + 2 * HOUR,
        vehicle="Bus 7",
        run_sheet="Count heads",
    )
    public, driver = (print_of(as_officer, visit, view=view) for view in ("public", "driver"))
    internal = print_of(as_officer, visit, view="internal")

    assert "Castle" in public
    for hidden in ("Round tables", "Flags first", "Ride", "Bus 7"):
        assert hidden not in public
    assert "Bus 7" in driver
    for hidden in ("Gala", "Count heads"):
        assert hidden not in driver
    for told in ("Round tables", "Flags first", "Bus 7", "Count heads"):
        assert told in internal
    assert print_of(as_officer, visit, view="nonsense") == internal


def test_a_driver_is_told_where_it_goes_next_with_how_many_and_whom_to_ask(as_officer, visit):
    visit.party_size = 11
    visit.owner.email = "ask@porto.test"
    visit.owner.save()
    visit.save()
    guest = factories.member(delegation=visit)
    made = {"delegation": visit, "run_sheet": "Flags first"}
    old = {"title": "Old warehouses", "vehicle": "Bus 7", "travel_minutes": 25}
    factories.programme_item(**made, **old)
    shop = {"title": "Shops", "starts_at": NOON + HOUR, "vehicle": "Car 2", "guests": [guest]}
    factories.programme_item(**made, **shop)
    hall = {"title": "Talks", "starts_at": NOON + 3 * HOUR, "place": "City Hall"}
    factories.programme_item(**made, **hall)
    factories.programme_item(**made, title="Rest", starts_at=NOON + 5 * HOUR)

    page = print_of(as_officer, visit, view="driver")

    assert "11 passengers · Whom to ask:" in page and "ask@porto.test" in page
    assert "Shops 1 passenger " in page
    assert "Talks Place City Hall" in page
    for hidden in ("Rest", "Flags first"):
        assert hidden not in page
    assert "passengers" not in print_of(as_officer, visit, view="internal")


def test_paper_says_which_version_it_is(as_officer, visit, talk):
    assert "Draft , 23 Nov 2026" in print_of(as_officer, visit).replace("Draft,", "Draft ,")
    as_officer.post(at("programme-freeze", visit.reference))
    unchanged = print_of(as_officer, visit)
    assert "Version 1 of the programme" in unchanged
    assert "Draft" not in unchanged
    talk.refresh_from_db()
    talk.title = "Long talk"
    programme.save_item(talk, by=None)

    draft, first = print_of(as_officer, visit), print_of(as_officer, visit, version=1)
    assert "1 change since version 1" in draft
    assert "Long talk" in draft
    assert "Version 1 of the programme" in first
    assert "Long talk" not in first
    as_officer.post(at("programme-freeze", visit.reference))
    assert "No longer the latest: that is version 2." in print_of(as_officer, visit, version=1)
    for wrong in ("7", "x", "9" * 30):
        page = as_officer.get(at("programme-print", visit.reference), {"version": wrong})
        assert page.status_code == 404


def test_a_reader_reads_and_finds_no_buttons(as_reader, visit, talk):
    html = as_reader.get(at("programme-detail", visit.reference)).content.decode()

    assert "12:00–13:00" in html
    for button in ("/times/", "/edit/", "/freeze/", "/shift/", "/new/"):
        assert button not in html


def test_people_who_are_not_for_everybody_stand_as_hidden(as_officer, visit, director, client):
    secret = factories.person(name="Secret Host", sensitivity="restricted")
    item = factories.programme_item(delegation=visit, host=secret, ours=[secret])
    programme.freeze(visit, by=None)
    pages = (
        at("programme-detail", visit.reference),
        at("programme-print", visit.reference),
        f"{at('programme-print', visit.reference)}?version=1",
        at("programmeitem-edit", visit.reference, item.pk),
    )
    for page in pages:
        assert "Secret Host" not in as_officer.get(page).content.decode()
    as_officer.post(pages[-1], typed(seen=1))
    item.refresh_from_db()
    assert (item.host, list(item.ours.all())) == (secret, [secret])

    client.force_login(director)
    assert "Secret Host" in words(client.get(pages[0]))


def test_who_was_merged_since_stands_in_a_version_by_the_name_it_had(as_officer, visit, director):
    kept, dropped = factories.person(name="Olga Host"), factories.person(name="Olha Host")
    secret = factories.person(name="Secret Host", sensitivity="restricted")
    open_one = factories.person(name="Open Host")
    factories.programme_item(delegation=visit, host=dropped, ours=[secret])
    programme.freeze(visit, by=None)
    version = f"{at('programme-print', visit.reference)}?version=1"
    merging.merge(kept, dropped, by=None)
    merging.merge(open_one, secret, {"sensitivity": "kept"}, by=director)

    page = as_officer.get(version).content.decode()

    assert "Olha Host" in page and "Secret Host" not in page


def test_items_of_another_visit_are_not_reached(as_officer, talk):
    other = factories.delegation()
    for name in ("programmeitem-edit", "programmeitem-remove"):
        assert as_officer.get(at(name, other.reference, talk.pk)).status_code == 404
    times = as_officer.post(at("programmeitem-times", other.reference, talk.pk))
    assert times.status_code == 404


def fill(visit, count):
    for number in range(count):
        factories.programme_item(
            delegation=visit,
            starts_at=NOON + number * HOUR / 4,
            room="Blue room",
            host=factories.person(),
            guests=[factories.member(delegation=visit)],
            ours=[factories.person()],
            staff=[factories.user()],
        )


@pytest.mark.parametrize("page", ["programme-detail", "programme-print", "delegation-detail"])
def test_a_page_costs_the_same_for_one_item_and_for_sixty(page, as_officer, visit, query_count):
    def see():
        assert as_officer.get(at(page, visit.reference)).status_code == 200

    fill(visit, 1)
    factories.programme_version(delegation=visit)
    see()
    one = query_count(see)
    fill(visit, 59)

    assert query_count(see) == one


def test_the_page_of_the_visit_tells_of_it(as_reader, visit, talk):
    told = words(as_reader.get(visit.get_absolute_url()))
    assert "From Mon 8 Mar 2027 to Mon 8 Mar 2027. Not frozen yet." in told


def test_the_history_of_the_visit_tells_what_became_of_its_programme(as_officer, visit, officer):
    as_officer.post(at("programmeitem-new", visit.reference), typed(title="Talk"))
    as_officer.post(at("programme-freeze", visit.reference), {"why": "For the bus"})

    past = reverse("core:record-history", args=["delegations.delegation", visit.pk])
    told = words(as_officer.get(past))
    assert "Programme item Talk" in told
    assert "Version of a programme Version 1 of the programme" in told


def test_the_calendar_shows_what_is_planned_to_those_who_may_see_the_visit(as_reader, visit, talk):
    secret = factories.delegation(status="confirmed", sensitivity="restricted")
    factories.programme_item(delegation=secret, title="Hidden talk")
    month = words(as_reader.get("/calendar/", {"view": "agenda", "on": "2027-03-08"}))

    assert "Hidden talk" not in month
    assert "Talk" in month


def test_an_item_is_found_by_the_search_of_every_page(as_reader, visit, talk):
    secret = factories.delegation(status="confirmed", sensitivity="restricted")
    factories.programme_item(delegation=secret, title="Hidden talk")
    talk.room = "Orangery"
    talk.save()
    commit()

    assert "Talk" in words(as_reader.get("/search/", {"q": "orangery"}))
    assert "Hidden talk" not in words(as_reader.get("/search/", {"q": "hidden"}))


def entered(talk, **typed):
    """What the form of data entry sends of an item."""
    sent = {"delegation": talk.delegation_id, "title": "Long talk", "kind": "meeting"}
    sent |= {"starts_at_0": "2027-03-08", "starts_at_1": "12:00:00", "audience": "public"}
    sent |= {"ends_at_0": "2027-03-08", "ends_at_1": "13:00:00", "seen": 1}
    return sent | {"interpreting": "none", "booking": "none", "press": "closed"} | typed


def test_data_entry_of_items_goes_through_the_service(as_officer, talk, officer):
    change = reverse("admin:delegations_programmeitem_change", args=[talk.pk])
    as_officer.post(change, entered(talk, staff=[officer.pk]))
    talk.refresh_from_db()

    assert (talk.title, talk.revision, list(talk.staff.all())) == ("Long talk", 2, [officer])


def test_of_two_in_data_entry_the_second_is_told_and_nothing_is_overwritten(as_officer, talk):
    change = reverse("admin:delegations_programmeitem_change", args=[talk.pk])
    assert 'name="seen" value="1"' in as_officer.get(change).content.decode()
    as_officer.post(change, entered(talk, room="Blue room"))
    for seen in (1, ""):
        refused = as_officer.post(change, entered(talk, title="Walk", seen=seen))
        assert "changed this meanwhile; nothing was overwritten." in words(refused)
        assert "Walk" in refused.content.decode()

    talk.refresh_from_db()
    assert (talk.title, talk.room, talk.revision) == ("Long talk", "Blue room", 2)


def test_a_version_is_looked_at_in_data_entry_and_not_changed(as_officer):
    version = factories.programme_version()
    change = reverse("admin:delegations_programmeversion_change", args=[version.pk])

    assert as_officer.get(change).status_code == 200
    assert as_officer.post(change, {"number": 7}).status_code == 403
