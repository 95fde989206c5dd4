"""The box on every page, and the page that answers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oia.accounts.choices import Role
from oia.directory.models import Person
from tests import factories
from tests.desk.finding import commit

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = factories.in_role(Role.OFFICER)
    client.force_login(user)
    return user


def ask(client, text, quick=False, **query):
    headers = {"HX-Request": "true"} if quick else {}
    commit()
    response = client.get(reverse("desk:search"), {"q": text, **query}, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_strangers_are_asked_to_log_in(client):
    response = client.get(reverse("desk:search"), {"q": "a"})

    assert response.status_code == 302
    assert reverse("account_login") in response["Location"]


def test_the_box_stands_on_every_page(client, officer):
    page = client.get(reverse("desk:today")).content.decode()

    assert f'role="search" action="{reverse("desk:search")}"' in page


@pytest.mark.parametrize("place", ["desk:today", "directory:person-list"])
def test_the_box_names_the_key_that_leads_to_it_on_every_page(client, officer, place):
    page = client.get(reverse(place)).content.decode()

    assert 'aria-keyshortcuts="Control+K"' in page
    assert '<kbd class="find__key" aria-hidden="true">Ctrl K</kbd>' in page


def test_an_answer_is_grouped_with_counts_reasons_and_ways_on(client, officer):
    for number in range(7):
        factories.person(name=f"Ana Silva {number}")
    factories.organisation(name="Silva & Sons", notes="<script>")

    page = ask(client, "silva")

    assert page.index('id="person"') < page.index('id="organisation"')
    assert 'People <span class="quiet">7</span>' in page
    assert page.count("found__title") == 6
    assert "&amp;kind=person" in page
    assert "<mark>Silva</mark> &amp; Sons" in page
    assert 'value="silva"' in page


def test_all_of_one_kind_stand_on_a_page_of_their_own(client, officer):
    for number in range(7):
        factories.person(name=f"Ana Silva {number}")
    factories.organisation(name="Silva & Sons")

    page = ask(client, "silva", kind="person")

    assert page.count("found__title") == 7
    assert "Sons" not in page
    assert ask(client, "silva", kind="no such kind").count("found__title") == 6


def test_what_is_only_alike_says_so(client, officer):
    factories.person(name="Ana Silva")

    assert "This is alike" in ask(client, "Silwe")
    assert "This is alike" not in ask(client, "silva")


def test_nothing_found_says_what_to_do(client, officer):
    assert "fewer words" in ask(client, "zzzzzz")
    assert "Type a name" in ask(client, "")
    assert "Type a name" in ask(client, "🏙")


def test_quick_answers_are_a_piece_of_a_page(client, officer):
    for number in range(7):
        factories.person(name=f"Ana Silva {number}")

    piece = ask(client, "silv", quick=True)

    assert "<html" not in piece
    assert piece.count("find__hit") == 3
    assert f'{reverse("desk:search")}?q=silv"' in piece
    assert ask(client, "", quick=True).strip() == ""
    assert "Nothing found" in ask(client, "zzzzzz", quick=True)


def test_page_and_piece_are_told_apart_by_caches(client, officer):
    assert "HX-Request" in client.get(reverse("desk:search"), {"q": "a"})["Vary"]


@pytest.mark.parametrize(
    "typed", ["\0", "%", "'", '"><script>alert(1)</script>', "x" * 10_000, "🏙" * 999]
)
def test_a_page_answers_whatever_is_typed(client, officer, typed):
    factories.person(name="Script Alert")

    assert "<script>alert" not in ask(client, typed)
    ask(client, typed, quick=True)
    ask(client, typed, kind="person")


def furnish(number):
    organisation = factories.organisation(name=f"Silva Board {number}")
    factories.person(name=f"Ana Silva {number}")
    factories.agreement(title=f"Silva agreement {number}", organisation=organisation)
    factories.contact(about=f"Silva called {number}", organisation=organisation)
    factories.attachment(title=f"Silva paper {number}", subject=organisation)
    factories.commitment(text=f"Silva promise {number}", subject=organisation)
    factories.membership(network=factories.network(name=f"Silva network {number}"))
    factories.deadline(title=f"Silva deadline {number}", subject=organisation)


def test_queries_do_not_grow_with_what_is_found(client, officer):
    counts = []
    for size in (6, 12, 40):
        while (there := Person.objects.count()) < size:
            furnish(there)
        ask(client, "silva")  # what is asked only once
        with CaptureQueriesContext(connection) as asked:
            ask(client, "silva")
        counts.append(len(asked))

    assert counts[0] == counts[1] == counts[2]
