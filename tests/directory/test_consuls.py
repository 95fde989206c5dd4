"""The consular list: who heads which post, for which places, and the national days."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from oia.directory.models import Organisation
from oia.reminders import planning, services
from oia.reminders.models import Deadline, Reminder
from oia.reminders.sources import reconcile
from tests import factories

pytestmark = pytest.mark.django_db

LIST = reverse("directory:consular-list")


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-23T10:00Z"):
        yield


def consulate(**kw):
    return factories.organisation(**{"kind": "consulate", "country": "BR"} | kw)


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def head(body, **kw):
    post = factories.post(organisation=body, title="Consul", is_head=True)
    return factories.holding(post=post, starts_on=date(2024, 5, 1), **kw)


def test_the_list_has_posts_their_heads_and_their_national_days(as_reader):
    body = consulate(career="honorary", jurisdiction="The north", national_date=7, national_month=9)
    head(body, person=factories.person(name="Thaís Guimarães", honorific="H. E."))
    factories.organisation(name="A ministry", kind="ministry")

    page = words(as_reader.get(LIST))

    assert f"Brazil {body.name} H. E. Thaís Guimarães , Consul since Wed 1 May 2024" in page
    assert "Honorary The north 7 September" in page
    assert "A ministry" not in page


def test_who_headed_it_before_or_is_hidden_is_not_named(as_reader):
    body = consulate()
    held = head(body, person=factories.person(name="Former"))
    held.ends_on = date(2025, 1, 1)
    held.save()
    factories.holding(
        post=held.post,
        person=factories.person(name="Hidden", sensitivity="protocol"),
        starts_on=date(2025, 2, 1),
    )

    page = words(as_reader.get(LIST))

    assert body.name in page
    assert "Former" not in page
    assert "Hidden" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"career": "honorary"}, {"Lima"}),
        ({"country": "BR"}, {"Rio"}),
        ({"kind": "embassy"}, {"Rio"}),
        ({"q": "lima"}, {"Lima"}),
    ],
)
def test_it_is_narrowed(as_reader, query, found):
    consulate(name="Lima", country="PE", career="honorary")
    consulate(name="Rio", kind="embassy")

    page = words(as_reader.get(LIST, query))

    assert {name for name in ("Lima", "Rio") if f" {name} " in page} == found


def test_the_calendar_has_the_national_days_of_each_year(as_reader):
    consulate(name="Consulate of Brazil", national_date=7, national_month=9)
    consulate(name="Leap", country="PE", national_date=29, national_month=2)
    consulate(name="SECRET", national_date=8, national_month=9, sensitivity="restricted")

    for year in (2026, 2027):
        page = words(as_reader.get(reverse("desk:calendar"), {"on": f"{year}-09-01"}))
        assert "National day: Brazil" in page
        assert "SECRET" not in page
    assert "National day: Peru" in words(
        as_reader.get(reverse("desk:calendar"), {"on": "2027-02-01"})
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"national_date": "31", "national_month": "4"}, "There is no such day in that month."),
        ({"national_date": "0", "national_month": "4"}, "There is no such day in that month."),
        ({"national_date": "3", "national_month": ""}, "Say both day and month, or neither."),
        ({"national_date": "", "national_month": "4"}, "Say both day and month, or neither."),
    ],
)
def test_a_national_day_that_is_none_is_refused_beside_its_field(as_officer, typed, said):
    body = consulate()
    address = reverse("directory:organisation-edit", args=[body.pk])
    sent = {"name": "Typed name", "kind": "consulate", "sensitivity": "office"} | typed

    page = as_officer.post(address, sent)

    assert said in words(page)
    assert page.context["form"].errors.keys() == {"national_date"}
    assert "Typed name" in page.content.decode()


def test_the_database_takes_no_such_day_either():
    for day, month in ((31, 4), (30, 2), (1, None), (None, 1), (1, 13)):
        with pytest.raises(IntegrityError), transaction.atomic():
            consulate(national_date=day, national_month=month)
    assert not Organisation.objects.consular().exists()


def test_its_page_tells_it(as_reader):
    body = consulate(career="career", jurisdiction="The north", national_date=7, national_month=9)

    page = words(as_reader.get(body.get_absolute_url()))

    assert "Consular district The north" in page
    assert "National day 7 September" in page
    assert "Headed by Career" in page


# Their national days as dates --------------------------------------------------------------------


def national_days():
    return Deadline.objects.filter(kind="organisation.national_day")


def test_a_national_day_is_a_date_of_which_protocol_is_reminded():
    protocol = factories.in_role("protocol", username="protocol")
    body = consulate(name="Consulate of Brazil", national_date=7, national_month=9)
    factories.organisation(kind="ministry", national_date=7, national_month=9)

    one = national_days().get()
    assert (one.title, one.due_on) == (
        "Congratulate Brazil on its national day: Consulate of Brazil",
        date(2027, 9, 7),
    )
    assert (one.subject, one.hard) == (body, False)
    with time_machine.travel("2027-08-25T10:00Z"):
        planning.write_down_owed()
    assert [(told.user, told.step) for told in one.reminders.all()] == [(protocol, 14)]


def test_it_passes_and_comes_round_again_each_year_without_a_word_of_a_moved_date(as_officer):
    consulate(name="Leap", country="PE", national_date=29, national_month=2)
    assert national_days().get().due_on == date(2027, 2, 28)
    found = {}
    for day in ("2027-03-15", "2027-04-05", "2027-07-01", "2028-02-20", "2028-04-05", "2029-01-01"):
        with time_machine.travel(f"{day}T10:00Z"):
            reconcile()
            one = national_days().get()
            found[day] = (one.status, one.due_on.isoformat())
            assert reconcile() == 0, "it stays in step"

    assert found == {
        "2027-03-15": ("open", "2027-02-28"),
        "2027-04-05": ("done", "2027-02-28"),
        "2027-07-01": ("open", "2028-02-29"),
        "2028-02-20": ("open", "2028-02-29"),
        "2028-04-05": ("done", "2028-02-29"),
        "2029-01-01": ("open", "2029-02-28"),
    }


def test_who_was_told_of_a_day_that_passed_is_told_of_the_next_in_its_time(db):
    factories.in_role("protocol", username="protocol")
    consulate(national_date=1, national_month=12)
    told = []
    for day in ("2026-11-23", "2026-12-01", "2027-01-05", "2027-06-01", "2027-11-20"):
        with time_machine.travel(f"{day}T10:00Z"):
            reconcile()
            planning.write_down_owed()
            told.append([(one.what, one.step) for one in Reminder.objects.order_by("pk")])

    assert told[1] == [("step", 14), ("step", 3), ("step", 0)]
    assert told[2] == told[3] == told[1], "nobody hears of it in between"
    assert told[4][3:] == [("step", 14)]


def test_somebody_who_saw_to_it_is_left_alone_until_next_year(officer):
    consulate(national_date=1, national_month=12)
    one = national_days().get()
    services.mark_done(one, by=officer, evidence="The card went out")
    reconcile()
    one.refresh_from_db()
    assert one.status == "done"

    with time_machine.travel("2027-06-01T10:00Z"):
        reconcile()
    one.refresh_from_db()
    assert (one.status, one.due_on, one.closed_by, one.evidence) == (
        "open",
        date(2027, 12, 1),
        None,
        "",
    )


def test_a_day_that_is_taken_back_falls_away_and_a_post_that_is_gone_too():
    body = consulate(national_date=1, national_month=12)
    body.national_date = body.national_month = None
    body.save()
    assert national_days().get().status == "cancelled"

    body.national_date, body.national_month = 1, 12
    body.save()
    assert national_days().get().status == "open"


def moved_to(body, day, month):
    body.national_date, body.national_month = day, month
    body.save()
    return as_it_is()


def as_it_is():
    reconcile()
    one = national_days().get()
    return one.status, one.due_on.isoformat()


@pytest.mark.parametrize(
    ("now", "was", "becomes", "at_once", "soon"),
    [
        # the day was in September, and is moved within this year
        ("2026-11-23", (7, 9), (1, 12), ("open", "2026-12-01"), ("open", "2026-12-01")),
        ("2026-11-23", (7, 9), (20, 11), ("open", "2026-11-20"), ("open", "2026-11-20")),
        ("2026-11-23", (7, 9), (23, 11), ("open", "2026-11-23"), ("open", "2026-11-23")),
        ("2026-11-23", (7, 9), (15, 10), ("cancelled", "2027-09-07"), ("open", "2027-10-15")),
        ("2026-11-23", (1, 12), (15, 10), ("cancelled", "2026-12-01"), ("open", "2027-10-15")),
        # to a day that comes before the one of which it was believed that it had passed
        ("2026-11-23", (7, 11), (15, 10), ("done", "2026-11-07"), ("open", "2027-10-15")),
        ("2026-11-23", (15, 11), (20, 10), ("done", "2026-11-15"), ("open", "2027-10-20")),
        # over the turn of the year
        ("2026-12-28", (5, 1), (30, 12), ("open", "2026-12-30"), ("open", "2026-12-30")),
        ("2026-12-28", (30, 12), (5, 1), ("open", "2027-01-05"), ("open", "2027-01-05")),
        ("2026-12-28", (5, 1), (20, 11), ("cancelled", "2027-01-05"), ("open", "2027-11-20")),
        ("2027-01-03", (30, 12), (1, 1), ("open", "2027-01-01"), ("open", "2027-01-01")),
        ("2027-01-03", (1, 1), (30, 12), ("open", "2026-12-30"), ("open", "2026-12-30")),
        ("2027-01-03", (1, 2), (25, 11), ("cancelled", "2027-02-01"), ("open", "2027-11-25")),
        ("2027-01-10", (1, 2), (31, 12), ("open", "2026-12-31"), ("open", "2026-12-31")),
    ],
)
def test_a_day_that_is_moved_has_passed_only_once_it_is_over(now, was, becomes, at_once, soon):
    with time_machine.travel(f"{now}T10:00Z") as clock:
        body = consulate(national_date=was[0], national_month=was[1])
        assert as_it_is()[0] == "open"

        assert moved_to(body, *becomes) == at_once
        clock.shift(timedelta(days=14))
        assert as_it_is() == soon


def test_a_day_of_which_one_was_told_and_that_was_moved_away_is_taken_back(db):
    factories.in_role("protocol", username="protocol")
    body = consulate(national_date=1, national_month=12)
    planning.write_down_owed()
    Reminder.objects.update(state="sent", told_due_at=national_days().get().falls_due_at)

    moved_to(body, 15, 10)
    planning.write_down_owed()

    assert "It has passed" not in national_days().get().evidence
    assert [one.what for one in Reminder.objects.order_by("pk")] == ["step", "cancelled"]
