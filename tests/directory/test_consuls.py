"""The consular list: who heads which post, for which places, and the national days."""

import re
from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from oia.directory.models import Organisation
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
