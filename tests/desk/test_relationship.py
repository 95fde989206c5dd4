"""All that we have with a partner, on one page."""

import re
from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from delegations.models import Member
from oia.core.models import Sighting
from tests import factories

pytestmark = pytest.mark.django_db

PARTNERS = ("city", "organisation", "person")


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-23T10:00Z"):
        factories.office(agreement_silence_months=12)
        yield


@pytest.fixture
def browse(client):
    client.force_login(factories.in_role("officer"))
    return client


def address(record, query=""):
    return reverse(f"desk:relationship-{record._meta.model_name}", args=[record.pk]) + query


def words(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.split())


def told(response):
    """(under which heading, what, note) of each event, in their order."""
    return [
        (name, str(one.event.title), str(one.event.note))
        for name, events in response.context["spells"]
        for one in events
    ]


def titles(response):
    return [title for _name, title, _note in told(response)]


def facts(response):
    return {str(fact.label): (str(fact.words), fact.tone) for fact in response.context["facts"]}


@pytest.fixture
def kobe():
    """A city with whom much happened, and much is to come."""
    city = factories.city(name="Kobe")
    hall = factories.organisation(name="Kobe City Hall", city=city)
    mayor = factories.person(name="Yamada Kenji")
    post = factories.post(organisation=hall, title="Mayor", is_head=True)
    factories.holding(post=post, person=mayor, starts_on=date(2023, 5, 1))
    factories.agreement(
        title="Sister cities", city=city, status="active", signed_on=date(2005, 5, 14),
        ends_on=date(2027, 5, 14),
    )  # fmt: skip
    call = factories.contact(about="Pupils", at=datetime(2026, 9, 9, 8, tzinfo=UTC),
                             organisation=hall)  # fmt: skip
    call.people.add(mayor)
    factories.delegation(
        title="Port directors", organisation=hall, status="closed", arrives_on=date(2024, 4, 2),
    )  # fmt: skip
    factories.commitment(text="Send the port plan", to_city=city, given_on=date(2024, 4, 3),
                         due_on=date(2026, 1, 1))  # fmt: skip
    return {"city": city, "organisation": hall, "person": mayor}


def test_a_city_is_told_in_order_of_time_with_what_lies_ahead_on_top(browse, kobe):
    page = browse.get(address(kobe["city"]))

    assert told(page) == [
        ("Ahead", "Term ends: Sister cities", "Sister city"),
        ("2026", "Pupils", "Telephone, Kobe City Hall"),
        ("2026", "Decide whether to renew: Sister cities", "Renewal to decide"),
        ("2026", "Due: Send the port plan", "late"),
        ("2024", "We promised: Send the port plan", "late"),
        ("2024", "Port directors", "Working visit, Closed"),
        ("2023", "Yamada Kenji takes office", "Mayor, Kobe City Hall"),
        ("2005", "Signed: Sister cities", "Sister city"),
    ]
    assert facts(page) == {
        "Last contact": ("2026-09-09", ""),
        "Last said": ("Pupils (9 Sep 2026)", ""),
        "In force": ("Sister cities", ""),
        "Our contact there": ("Yamada Kenji, Mayor", ""),
        "Mayor": ("Yamada Kenji (Kobe City Hall)", ""),
        "Visits to us": ("1, on Tue 2 Apr 2024", ""),
        "Last promised": ("We promised: Send the port plan (late)", ""),
        "We owe them": ("1 promise, 1 of them late", "late"),
    }


def test_what_was_said_last_is_told_with_what_came_of_it(browse, kobe):
    def last(**kw):
        factories.contact(about="Port", organisation=kobe["organisation"], **kw)
        return facts(browse.get(address(kobe["city"])))["Last said"][0]

    day = datetime(2026, 10, 1, 8, tzinfo=UTC)
    said = last(at=day, said="They ask\nfor pupils.")
    agreed = last(at=day + timedelta(hours=1), said="Much", agreed="Twelve pupils. " * 40)

    assert said == "Port (1 Oct 2026): They ask for pupils."
    assert agreed.startswith("Port (1 Oct 2026): Twelve pupils.") and agreed.endswith("…")
    assert len(agreed) < 250


def test_each_agreement_is_told_as_it_stands(browse):
    city, signed = factories.city(name="Kobe"), {"signed_on": date(2020, 1, 1)}
    for title, more in {
        "Twins": {"status": "active"},
        "Ports": {"status": "dormant"},
        "Pupils": {"status": "suspended"},
        "Trams": {"status": "active", "ends_on": date(2026, 11, 22)},
    }.items():
        factories.agreement(title=title, city=city, **signed | more)
    factories.agreement(title="Old", city=city, status="historical")
    factories.agreement(title="Ferries", city=city, status="clearance")

    found = browse.get(address(city)).context["facts"]
    told = [
        (str(one.label), str(one.words), one.tone) for one in found if "/agreements/" in one.url
    ]

    assert sorted(told[:2]) == [
        ("In force", "Ports; nothing happens any more", "late"),
        ("In force", "Twins", ""),
    ]
    assert told[2:] == [
        ("Suspended", "Pupils", ""),
        ("Term over", "Trams (22 Nov 2026)", "late"),
        ("Being prepared", "Ferries (Clearance)", ""),
    ]

    for number in range(3):
        factories.agreement(title=f"More {number}", city=city, status="proposed")
    found = browse.get(address(city)).context["facts"]
    more = next(one for one in found if one.label == "Agreements")
    assert more.words == "3 more"
    assert "Ferries" in browse.get(more.url).content.decode()


def test_of_many_things_promised_in_a_call_all_are_told_of_whoever_was_in_it(browse, kobe):
    call = factories.contact(organisation=kobe["organisation"])
    other = factories.person()
    call.people.add(kobe["person"], other)
    factories.commitment(text="Send the flag", subject=call)
    quiet = factories.contact(sensitivity="restricted")
    quiet.people.add(other)
    factories.commitment(text="SECRET", subject=quiet)

    for one in (*kobe.values(), other):
        page = browse.get(address(one))
        assert "We promised: Send the flag" in titles(page) and "SECRET" not in words(page)
    assert facts(page)["We owe them"] == ("1 promise", "")


def test_of_what_lies_ahead_the_nearest_is_on_top(browse, kobe):
    for title, day in [("Spring", date(2027, 3, 1)), ("Winter", date(2026, 12, 19))]:
        factories.delegation(title=title, organisation=kobe["organisation"], arrives_on=day)

    ahead = [what for where, what, _note in told(browse.get(address(kobe["city"])))
             if where == "Ahead"]  # fmt: skip

    assert ahead == ["Winter", "Spring", "Term ends: Sister cities"]


def walked(browse, city, name):
    """What the pages tell that one gets to by a link, from the first on."""
    seen, query = [], ""
    while True:
        page = browse.get(address(city, query))
        seen.append(told(page))
        query = page.context[f"{name}_url"]
        if not query:
            return seen


def test_of_a_hundred_things_ahead_the_nearest_come_first_and_none_is_left_out(browse):
    city = factories.city()
    for number in range(100):
        day = date(2026, 11, 24) + timedelta(days=number // 2)
        factories.delegation(title=f"Visit {number}", city=city, arrives_on=day)
        factories.contact(city=city, about=f"Call {number}",
                          at=datetime(2027, 1, 1, 10, 59 - number % 60, tzinfo=UTC))  # fmt: skip
    factories.contact(city=city, about="The last call", at=datetime(2026, 11, 23, 9, tzinfo=UTC))

    first, *others = walked(browse, city, "further")

    assert [title for name, title, _note in first if name == "Ahead"] == [
        f"Visit {number}" for number in range(20)
    ]
    assert first[-1][:2] == ("2026", "The last call")
    assert {name for page in others for name, _title, _note in page} == {"Ahead"}
    ahead = [one for page in (first, *others) for one in page if one[0] == "Ahead"]
    assert len(ahead) == len(set(ahead)) == 200
    assert [len(page) for page in others] == [50, 50, 50, 30]


def test_pages_within_one_day_follow_its_hours_and_not_the_order_of_typing(browse):
    city = factories.city()
    for number in range(70):
        at = datetime(2026, 3, 3, 12, 0, tzinfo=UTC) - timedelta(minutes=number)
        factories.contact(city=city, about=f"Call {number}", at=at)

    seen = [title for page in walked(browse, city, "older") for _name, title, _note in page]

    assert seen == [f"Call {number}" for number in range(70)]


def test_what_lies_ahead_has_the_dates_of_what_is_agreed_said_and_promised(browse, kobe):
    city = kobe["city"]
    factories.deadline(title="Ask for the flag", subject=city, due_on=date(2027, 1, 10))
    factories.deadline(title="Of another", subject=factories.city(), due_on=date(2027, 1, 10))
    factories.deadline(
        title="SECRET date", subject=city, due_on=date(2027, 1, 11), sensitivity="restricted"
    )
    factories.contact(city=city, next_step="Call back", next_step_on=date(2027, 1, 12))
    factories.commitment(text="Plant a tree", to_city=city, due_on=date(2027, 1, 13))
    factories.agreement(title="Ports", city=city, signed_on=date(2003, 2, 1))

    ahead = [title for name, title, _note in told(browse.get(address(city))) if name == "Ahead"]

    assert ahead == [
        "Ask for the flag",
        "Call back",
        "Due: Plant a tree",
        "Term ends: Sister cities",
        "25 years: Ports",
    ]
    assert "Ask for the flag" not in titles(browse.get(address(kobe["person"])))


def test_an_organisation_and_a_person_are_told_of_their_own(browse, kobe):
    hall = titles(browse.get(address(kobe["organisation"])))
    mayor = browse.get(address(kobe["person"]))

    assert hall == ["Pupils", "Port directors", "Yamada Kenji takes office"]
    assert titles(mayor) == ["Pupils", "Yamada Kenji takes office"]
    assert facts(mayor)["Holds"] == ("Mayor, Kobe City Hall", "")


def test_visits_by_us_and_whom_we_met_there_balance_those_to_us(browse, kobe):
    trip = factories.trip(title="To the ports", city=kobe["city"], status="closed",
                          starts_on=date(2025, 5, 10))  # fmt: skip
    elsewhere = factories.trip(title="To the fair", status="closed", starts_on=date(2026, 2, 1))
    factories.trip(title="Next year", city=kobe["city"], status="booked",
                   starts_on=date(2027, 2, 1))  # fmt: skip
    with_hall = {"organisation": kobe["organisation"], "counterpart": kobe["person"]}
    at = datetime(2026, 2, 2, 9, tzinfo=UTC)
    factories.meeting(trip=elsewhere, topic="Ferries", starts_at=at, **with_hall)
    factories.meeting(trip=trip, topic="Of others", starts_at=at)
    secret = factories.trip(status="closed", sensitivity="restricted")
    factories.meeting(trip=secret, topic="SECRET", **with_hall)

    pages = {name: browse.get(address(one)) for name, one in kobe.items()}

    with_whom = ["Yamada Kenji, Kobe City Hall", "Yamada Kenji", "Kobe City Hall"]
    for page, others in zip(pages.values(), with_whom, strict=True):
        assert {("2026", "Ferries", others)} <= set(told(page)) and "To the fair" in titles(page)
        assert "Of others" not in titles(page) and "SECRET" not in page.content.decode()
    assert facts(pages["city"])["Visits by us"][0] == "2, the last on Sun 1 Feb 2026"
    assert facts(pages["organisation"])["Visits by us"][0] == "2, the last on Sun 1 Feb 2026"
    assert "To the ports" in titles(pages["organisation"]), "it is the city’s own administration"
    assert facts(browse.get(address(kobe["organisation"])))["Last contact"][0] == "2026-09-09"
    fair, host = factories.organisation(), factories.person()
    factories.meeting(trip=elsewhere, organisation=fair, counterpart=host, starts_at=at)
    for one in (fair, host):
        assert facts(browse.get(address(one)))["Last contact"] == ("2026-02-03", "")


def test_a_person_who_came_as_a_guest_has_the_visit_in_their_story(browse, kobe):
    visit = factories.delegation(title="With the mayor", status="closed",
                                 arrives_on=date(2025, 3, 3))  # fmt: skip
    factories.member(delegation=visit, name="YAMADA  KENJI")
    factories.member(delegation=visit, name="Somebody else")
    again = factories.delegation(title="Again", status="closed", arrives_on=date(2025, 4, 4))
    factories.member(delegation=again, name="Kenji-san", native_name="yamada Kénji")
    quiet = factories.delegation(title="SECRET", status="closed", sensitivity="restricted")
    factories.member(delegation=quiet, name="Yamada Kenji")

    page = browse.get(address(kobe["person"]))

    assert {"With the mayor", "Again"} <= set(titles(page)) and "SECRET" not in titles(page)
    assert "a guest of this name" in page.content.decode()
    assert "Visits to us" not in facts(page), "a name is not yet that person"


def test_guests_of_before_are_known_by_their_names_as_well(browse, kobe):
    visit = factories.delegation(title="Long ago", arrives_on=date(2020, 3, 3))
    factories.member(delegation=visit, name="YAMADA KENJI")
    Member.objects.update(name_key="")
    assert "Long ago" not in titles(browse.get(address(kobe["person"])))

    import_module("delegations.migrations.0026_guests_by_folded_name").fill(apps, None)

    assert "Long ago" in titles(browse.get(address(kobe["person"])))


def test_a_person_of_ours_has_their_travels_told_and_not_counted_as_visits(browse):
    one = factories.person(name="Our mayor")
    trip = factories.trip(title="To the fair", status="closed", starts_on=date(2026, 2, 1))
    factories.traveller(trip=trip, person=one, name="Our mayor")

    page = browse.get(address(one))

    assert "To the fair" in titles(page)
    assert "Visits by us" not in facts(page)


def test_gifts_both_ways_are_in_the_story_of_whoever_gave_or_got_them(browse, kobe):
    vase = {"description": "A vase", "other_person": kobe["person"], "on": date(2026, 9, 10)}
    factories.gift(**vase, other_organisation=kobe["organisation"])
    factories.gift(description="A book", direction="given", on=date(2026, 9, 11),
                   other_organisation=kobe["organisation"])  # fmt: skip
    factories.gift(description="SECRET gift", sensitivity="protocol",
                   other_organisation=kobe["organisation"])  # fmt: skip

    given = {name: titles(browse.get(address(one, "?what=gifts"))) for name, one in kobe.items()}

    assert given["person"] == ["They gave: A vase"]
    assert given["city"] == given["organisation"] == ["We gave: A book", "They gave: A vase"]


def test_who_signed_for_us_or_them_has_the_agreement_in_their_story(browse, kobe):
    agreement = factories.agreement(title="Ports", signed_on=date(2024, 4, 2))
    factories.signatory(agreement=agreement, holding=kobe["person"].holdings.get())

    assert "Signed: Ports" in titles(browse.get(address(kobe["person"])))


def test_long_silence_is_said(browse):
    city = factories.city()
    assert "None is known." in words(browse.get(address(city)))
    factories.contact(city=city, at=datetime(2025, 11, 1, tzinfo=UTC))

    page = browse.get(address(city))

    assert facts(page)["Last contact"] == ("2025-11-01", "late")
    assert "Needs attention" in words(page)


def test_the_day_of_what_is_guarded_is_told_to_nobody_who_may_not_see_it(browse, client):
    city, hidden = factories.city(), {"sensitivity": "movements"}
    factories.contact(city=city, at=datetime(2026, 11, 15, tzinfo=UTC), **hidden)
    days = {"arrives_on": date(2026, 11, 12), "leaves_on": date(2026, 11, 12)}
    factories.delegation(city=city, status="closed", **days, **hidden)
    there = {"starts_on": date(2026, 11, 10), "ends_on": date(2026, 11, 10)}
    factories.trip(city=city, status="closed", **there, **hidden)
    assert facts(browse.get(address(city)))["Last contact"][0] == "2026-11-15"

    client.force_login(factories.in_role("reader", username="a-reader"))

    assert facts(client.get(address(city)))["Last contact"][0] == "None is known."


def test_only_some_chapters_where_only_these_are_asked_for(browse, kobe):
    page = browse.get(address(kobe["city"], "?what=visits&what=contacts&what=nonsense"))

    assert titles(page) == ["Pupils", "Port directors"]
    assert [str(chapter.title) for chapter, asked in page.context["chapters"] if asked] == [
        "Contacts", "Visits to us",
    ]  # fmt: skip


def test_an_empty_story_says_what_to_do(browse):
    for name in PARTNERS:
        page = browse.get(address(getattr(factories, name)()))
        assert "Nothing is known yet." in words(page)


def test_pages_leave_out_nothing_and_repeat_nothing_also_within_one_day(browse):
    city = factories.city()
    for number in range(70):
        factories.contact(city=city, about=f"Call {number}", at=datetime(2026, 3, 3, tzinfo=UTC))
    for number in range(60):
        factories.delegation(
            city=city, title=f"Visit {number}", arrives_on=date(2026, 3, 3 - number % 3)
        )

    seen = [title for page in walked(browse, city, "older") for _name, title, _note in page]

    assert len(seen) == 130
    assert set(seen) == {
        *(f"Call {n}" for n in range(70)),
        *(f"Visit {n}" for n in range(60)),
    }


@pytest.mark.parametrize("nonsense", ["x", "2024-99-01.3", "2024-01-01.x", "2024-01-01.-5", "."])
def test_a_page_that_makes_no_sense_is_the_first(browse, kobe, nonsense):
    first = told(browse.get(address(kobe["city"])))

    for name in ("older", "further"):
        assert told(browse.get(address(kobe["city"], f"?{name}={nonsense}"))) == first


def test_a_page_never_reaches_over_today(browse, kobe):
    older = told(browse.get(address(kobe["city"], "?older=2030-01-01.0")))
    further = told(browse.get(address(kobe["city"], "?further=2001-01-01.0")))

    assert older[0][:2] == ("2026", "Pupils")
    assert further == [("Ahead", "Term ends: Sister cities", "Sister city")]


def test_what_one_may_not_see_is_neither_told_nor_counted(client, kobe):
    client.force_login(factories.in_role("reader"))
    city = kobe["city"]
    factories.contact(city=city, about="SECRET talk", sensitivity="restricted")
    factories.agreement(title="SECRET pact", city=city, status="active",
                        signed_on=date(2020, 1, 1), sensitivity="restricted")  # fmt: skip
    factories.delegation(title="SECRET visit", city=city, status="closed",
                         arrives_on=date(2025, 1, 1), sensitivity="restricted")  # fmt: skip
    factories.commitment(text="SECRET promise", to_city=city, sensitivity="restricted")
    hidden = factories.person(name="SECRET person", sensitivity="protocol")
    factories.holding(
        post=factories.post(organisation=kobe["organisation"], title="Deputy", is_head=True),
        person=hidden, starts_on=date(2024, 1, 1),
    )  # fmt: skip
    page = client.get(address(city))

    assert "SECRET" not in page.content.decode()
    assert facts(page)["In force"] == ("Sister cities", "")
    assert facts(page)["Visits to us"][0].startswith("1,")
    assert client.get(address(hidden)).status_code == 404


def test_the_number_of_questions_does_not_grow(browse, kobe):
    def asked():
        with CaptureQueriesContext(connection) as found:
            for record in kobe.values():
                browse.get(address(record))
        return len(found)

    there = {"city": kobe["city"], "status": "closed", "starts_on": date(2026, 2, 1)}
    factories.trip(**there)
    asked()
    few = asked()
    for number in range(60):
        factories.contact(city=kobe["city"])
        factories.delegation(city=kobe["city"], received_on=date(2025, 1, 1 + number % 28))
        factories.agreement(city=kobe["city"], title=f"More {number}", signed_on=date(2020, 1, 1))
        factories.commitment(to_city=kobe["city"], text=f"Promise {number}")
        factories.commitment(to_city=kobe["city"], text="Late", given_on=date(2025, 1, 1),
                             due_on=date(2026, 1, 1))  # fmt: skip
        factories.contact(organisation=kobe["organisation"]).people.add(kobe["person"])
        factories.deadline(subject=kobe["organisation"], title="Write", due_on=date(2026, 12, 1))
        factories.trip(**there)

    assert asked() <= few


def test_the_page_of_each_partner_leads_to_it_and_it_to_the_contact_log(browse, kobe):
    for name, record in kobe.items():
        assert f'href="{address(record)}"' in browse.get(record.get_absolute_url()).content.decode()
        new = f"{reverse('directory:contact-new')}?{name}={record.pk}"
        assert f'href="{new}"' in browse.get(address(record)).content.decode()


def test_a_city_and_its_own_administration_tell_the_same_of_dates_and_trips(browse):
    city = factories.city()
    hall = factories.organisation(city=city)
    school = factories.organisation(city=city, kind="university")
    for record in (hall, school, city):
        factories.deadline(title=f"Write to {record}", subject=record, due_on=date(2026, 12, 1))
    factories.trip(title="To the ports", city=city, status="closed", starts_on=date(2026, 10, 29),
                   ends_on=date(2026, 10, 30))  # fmt: skip

    of_city, of_hall, of_school = (browse.get(address(one)) for one in (city, hall, school))

    for page in (of_city, of_hall):
        assert titles(page) == [f"Write to {hall}", f"Write to {city}", "To the ports"]
        assert facts(page)["Visits by us"][0] == "1, on Thu 29 Oct 2026"
        assert facts(page)["Last contact"] == ("2026-10-30", "")
    assert titles(of_school) == [f"Write to {school}"]
    assert facts(of_school)["Last contact"][0] == "None is known."


def test_whoever_calls_is_known_by_name_language_and_number(browse, kobe):
    mayor = kobe["person"]
    mayor.native_name, mayor.spoken_name, mayor.languages = "山田健司", "ya-MA-da", "Japanese"
    mayor.phone, mayor.email = "+81 (0)78 331-8181 ext. 4", "yamada@example.org"
    mayor.save()
    factories.commitment(text="Send the list", to_person=mayor, due_on=date(2026, 2, 1))

    page = browse.get(address(mayor))

    for said in ("山田健司", "ya-MA-da", "Japanese"):
        assert said in words(page)
    for one in (page, browse.get(mayor.get_absolute_url())):
        html = one.content.decode()
        assert 'href="tel:+81783318181"' in html and 'href="mailto:yamada@example.org"' in html
    late = [(str(one.words), one.url) for one in page.context["facts"] if one.label.startswith("L")
            and one.tone == "late"]  # fmt: skip
    assert [told for told, _url in late] == ["We promised: Send the port plan"]

    mayor.do_not_contact = True
    mayor.save()
    html = browse.get(address(mayor)).content.decode()
    assert "Do not contact" in html and "tel:" not in html and "mailto:" not in html


def test_our_contact_is_whom_we_spoke_with_last_of_those_still_there(client, kobe):
    client.force_login(factories.in_role("reader"))
    hall = kobe["organisation"]
    post = factories.post(organisation=hall, title="Head of protocol")
    names = {"Mori Aoi": {}, "Gone Away": {"ends_on": date(2026, 1, 1)}, "Quiet One": {}}
    people = {name: factories.person(name=name, phone="+81 78 1") for name in names}
    for number, (name, time) in enumerate(names.items()):
        factories.holding(post=post, person=people[name], starts_on=date(2020, 1, 1), **time)
        hidden = {"sensitivity": "restricted"} if name == "Quiet One" else {}
        at = datetime(2026, 10, 1 + number, 8, tzinfo=UTC)
        factories.contact(organisation=hall, at=at, **hidden).people.add(people[name])

    for record in (hall, kobe["city"]):
        told = facts(client.get(address(record)))["Our contact there"]
        assert told == ("Mori Aoi, Head of protocol, +81 78 1", "")


def test_whoever_reads_how_to_reach_a_guarded_contact_is_written_down(client, kobe):
    director, body = factories.in_role("director"), kobe["organisation"]
    quiet = factories.person(name="Quiet One", phone="+81 78 1", sensitivity="restricted")
    factories.holding(post=factories.post(organisation=body), person=quiet)
    factories.contact(organisation=body, at=datetime(2026, 10, 1, 8, tzinfo=UTC)).people.add(quiet)
    client.force_login(director)

    page = client.get(address(body))

    assert "+81 78 1" in facts(page)["Our contact there"][0]
    seen = Sighting.objects.filter(title="Quiet One").get()
    assert (seen.by, seen.subject) == (director, quiet)
