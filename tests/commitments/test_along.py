"""Promises typed in along with the contact in which they were given."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from oia.commitments.models import Commitment
from oia.directory.models import Contact
from tests import factories

pytestmark = pytest.mark.django_db

NEW = reverse("directory:contact-new")


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-23T10:00Z"):
        yield factories.office()


@pytest.fixture
def officer(client):
    user = factories.in_role("officer", first_name="Marta")
    client.force_login(user)
    return user


def typed(*promises, people=(), **kw):
    sent = {"about": "Port days", "at": "2026-11-20T10:30", "channel": "call"}
    sent |= {"sensitivity": "office", "people-TOTAL_FORMS": len(people), "people-INITIAL_FORMS": 0}
    sent |= {f"people-{n}-person": one.pk for n, one in enumerate(people)}
    sent |= {"promises-TOTAL_FORMS": len(promises), "promises-INITIAL_FORMS": 0}
    for n, promise in enumerate(promises):
        sent |= {f"promises-{n}-{name}": value for name, value in promise.items()}
    return sent | kw


def blank(officer):
    """A row as the page has it before anybody types."""
    return {"text": "", "direction": "ours", "due_on": "", "owner": officer.pk}


def test_what_was_promised_stands_in_the_one_list_with_its_day_and_partner(client, officer):
    city, body = factories.city(), factories.organisation()
    ours = blank(officer) | {"text": "Send the drawings", "due_on": "2026-12-01"}
    theirs = blank(officer) | {"text": "They send the dates", "direction": "theirs"}
    sent = typed(ours, theirs, blank(officer), city=city.pk, organisation=body.pk)

    answer = client.post(NEW, sent | {"sensitivity": "movements"})

    contact = Contact.objects.get()
    assert answer.url == contact.get_absolute_url()
    assert "<dt>Agreed</dt>" not in client.get(answer.url).content.decode(), "a promise was"
    one, other = Commitment.objects.order_by("pk")
    assert (one.text, one.due_on, one.owner) == ("Send the drawings", date(2026, 12, 1), officer)
    assert (one.given_on, one.subject) == (date(2026, 11, 20), contact)
    assert (one.to_city, one.to_organisation) == (city, body)
    assert (other.direction, other.due_on) == ("theirs", None)
    assert {one.sensitivity, other.sensitivity} == {"movements"}


def test_a_call_with_one_person_alone_is_a_promise_to_that_person(client, officer):
    person = factories.person()
    client.post(NEW, typed(blank(officer) | {"text": "Call back"}, people=[person]))

    assert Commitment.objects.get().to_person == person


def test_a_page_without_rows_and_rows_left_blank_promise_nothing(client, officer):
    bare = {name: value for name, value in typed(others="x").items() if "promises" not in name}
    for sent in (bare, typed(blank(officer), others="x")):
        assert client.post(NEW, sent).status_code == 302

    assert (Contact.objects.count(), Commitment.objects.count()) == (2, 0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"due_on": "2026-12-01"}, "Say what was promised."),
        ({"text": "x", "due_on": "2026-11-01"}, "It falls due before it was given."),
    ],
)
def test_what_is_wrong_with_a_promise_keeps_all_of_it_from_being_stored(
    client, officer, wrong, said
):
    answer = client.post(NEW, typed(blank(officer) | wrong, others="A caller"))
    page = answer.content.decode()

    assert said in page and "A caller" in page and wrong["due_on"] in page
    row = answer.context["formsets"][-1].formset.forms[0]
    assert [said] in row.errors.values(), "it stands beside the field"
    assert not answer.context["form"].errors, "and there alone"
    assert (Contact.objects.count(), Commitment.objects.count()) == (0, 0)


def test_whoever_may_write_no_promise_is_offered_none(client, officer):
    rows = client.get(NEW).context["formsets"]
    assert [one.formset.prefix for one in rows] == ["people", "promises"]

    officer.groups.get().permissions.remove(
        *officer.groups.get().permissions.filter(codename="add_commitment")
    )
    rows = client.get(NEW).context["formsets"]
    assert [one.formset.prefix for one in rows] == ["people"]


def test_more_rows_cost_no_more_queries(client, officer, query_count):
    heir = factories.user(first_name="Rui")
    wrong = blank(officer) | {"text": "Send it", "due_on": "x", "owner": heir.pk}

    def sent(count):
        page = client.post(NEW, typed(*[wrong] * count, others="x"))
        assert page.content.decode().count(f'value="{heir.pk}" selected') == count

    sent(1)
    few, many = (query_count(lambda count=count: sent(count)) for count in (1, 8))

    assert few == many


def test_whoever_left_owns_no_promise(client, officer):
    gone = factories.user(is_active=False)
    page = client.post(NEW, typed(blank(officer) | {"text": "Send it", "owner": gone.pk}))

    assert "Select a valid choice" in page.content.decode()
    assert not Commitment.objects.exists()
