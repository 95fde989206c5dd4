"""Agreements: ways back where one erred, and what a menu says of the steps that others take."""

import re
from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from oia.directory.choices import AgreementStatus
from oia.directory.services import activity
from oia.directory.services import agreements as services
from oia.reminders.models import Deadline
from oia.reminders.sources import reconcile
from tests import factories

pytestmark = pytest.mark.django_db

TODAY, LATER = date(2026, 11, 23), date(2027, 3, 1)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-23T10:00Z"):
        yield


@pytest.fixture
def director(db):
    return factories.in_role("director", username="director")


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def offered(client, agreement):
    return {to for to, _words in client.get(agreement.get_absolute_url()).context["next_states"]}


def end(agreement):
    return Deadline.objects.get(kind="agreement.term_end", subject_id=agreement.pk).status


@pytest.mark.parametrize("state", AgreementStatus.values)
def test_a_director_is_offered_a_way_out_of_each_state(client, director, state):
    client.force_login(director)
    assert offered(client, factories.agreement(status=state, signed_on=None))


@pytest.mark.parametrize("over", ["terminated", "historical"])
def test_what_was_ended_by_mistake_goes_on_where_a_director_says_why(over, officer, director):
    agreement = factories.agreement(ends_on=date(2028, 3, 31))
    services.move(agreement, over, by=director, why="The wrong record")
    assert end(agreement) == "cancelled"

    with pytest.raises(PermissionDenied):
        services.move(agreement, "active", by=officer, why="It was another one")
    with pytest.raises(ValidationError, match="Say why"):
        services.move(agreement, "active", by=director)
    services.move(agreement, "active", by=director, why="It was another one")
    reconcile()

    assert (agreement.status, agreement.terminated_on) == ("active", None)
    assert (services.end_terminated(), end(agreement)) == (0, "open")


@pytest.mark.parametrize("state", ["signed", "active"])
def test_a_signature_that_was_not_given_is_taken_back(state, director, officer):
    agreement = factories.agreement(status="council")
    services.move(agreement, "signed", by=director, on=TODAY)
    if state == "active":
        services.begin_signed()
        agreement.refresh_from_db()

    with pytest.raises(PermissionDenied):
        services.move(agreement, "council", by=officer, why="The wrong record")
    services.move(agreement, "council", by=director, why="The wrong record")

    assert (agreement.status, agreement.signed_on) == ("council", None)


def test_what_was_never_signed_is_proposed_again_from_the_archive(client, director):
    client.force_login(director)
    dropped = factories.agreement(status="historical", signed_on=None)
    lived = factories.agreement(status="historical")
    assert "proposed" in offered(client, dropped) and "proposed" not in offered(client, lived)

    move = reverse("directory:agreement-move", args=[dropped.pk])
    client.post(move, {"to": "proposed", "why": "They ask again"})

    dropped.refresh_from_db()
    assert dropped.status == "proposed"


def test_what_was_given_up_before_the_signing_does_not_come_back_as_active(client, director):
    client.force_login(director)
    agreement = factories.agreement(status="proposed", signed_on=None)
    services.move(agreement, "historical", by=director, why="They do not answer")
    assert offered(client, agreement) == {"proposed", "terminated"}

    for on_the_way in (None, "terminated"):
        if on_the_way:
            services.move(agreement, on_the_way, by=director, why="A detour")
        with pytest.raises(ValidationError, match="It was not in force before"):
            services.move(agreement, "active", by=director, why="They answer")


def test_what_takes_effect_later_is_not_active_before(client, director):
    client.force_login(director)
    agreement = factories.agreement(status="signed", effective_on=LATER)
    move = reverse("directory:agreement-move", args=[agreement.pk])

    page = client.post(move, {"to": "active"}, follow=True)
    assert "It takes effect on 1 March 2027" in words(page)

    agreement.refresh_from_db()
    assert agreement.status == "signed"
    early = factories.agreement(status="active", effective_on=LATER)
    assert "signed" in offered(client, early)
    services.move(early, "signed", by=director, why="Too early")
    assert (early.status, early.signed_on) == ("signed", agreement.signed_on)


@pytest.mark.parametrize("state", ["suspended", "terminated"])
def test_what_was_stopped_before_it_began_is_signed_again_and_begins(client, director, state):
    client.force_login(director)
    agreement = factories.agreement(status="signed", effective_on=LATER)
    services.move(agreement, state, by=director, why="The wrong record")
    with pytest.raises(ValidationError, match="It is not active before"):
        services.move(agreement, "active", by=director, why="It was another one")

    assert "signed" in offered(client, agreement)
    services.move(agreement, "signed", by=director, why="It was another one")

    assert (agreement.status, agreement.terminated_on) == ("signed", None)
    assert services.begin_signed(LATER) == 1
    assert "signed" not in offered(client, factories.agreement(status=state))


def test_what_has_not_begun_is_not_woken(director):
    agreement = factories.agreement(status="active", signed_on=date(2020, 5, 2))
    activity.look_for_silence()
    agreement.refresh_from_db()
    assert agreement.status == "dormant"
    type(agreement).objects.update(effective_on=LATER)

    activity.look_for_silence()

    agreement.refresh_from_db()
    assert agreement.status == "dormant"


def test_contradictions_are_refused_beside_their_field(as_officer):
    agreement = factories.agreement()
    edit = reverse("directory:agreement-edit", args=[agreement.pk])
    typed = {"title": "Kobe", "kind": "sister", "sensitivity": "office", "city": agreement.city_id}

    def errors(**kw):
        return set(as_officer.post(edit, typed | kw).context["form"].errors)

    assert errors(renewal="none", renews_months=60) == {"renews_months"}
    assert errors(renewal="by_agreement", effective_on=LATER) == {"effective_on"}
    assert as_officer.post(edit, typed | {"renewal": "by_agreement", "renews_months": 60}).url


def test_a_contradiction_of_long_ago_holds_up_no_other_change(officer):
    old = {"renewal": "none", "renews_months": 60, "effective_on": LATER}
    agreement = factories.agreement(**old)

    agreement.owner = officer
    services.change(agreement, by=officer)
    assert type(agreement).objects.get().owner == officer

    for name, value in (("renews_months", 48), ("effective_on", date(2027, 4, 1))):
        again = type(agreement).objects.get()
        setattr(again, name, value)
        with pytest.raises(ValidationError) as refused:
            services.change(again, by=officer)
        assert set(refused.value.error_dict) == {name}


def test_a_menu_says_who_takes_the_steps_that_it_leaves_out(as_officer, client, director):
    council, old = factories.agreement(status="council"), factories.agreement(status="historical")
    for agreement, told in ((council, "Signed."), (old, "Active, Dormant, Terminated.")):
        page = words(as_officer.get(agreement.get_absolute_url()))
        assert f"Only a director can choose: {told}" in page

    client.force_login(director)
    assert "Only a director" not in words(client.get(council.get_absolute_url()))


def test_the_day_beside_the_steps_is_called_by_what_it_is(client, director):
    client.force_login(director)
    for state, told in (("council", "Signed on"), ("active", "Terminated on")):
        agreement = factories.agreement(status=state, signed_on=None)
        page = words(client.get(agreement.get_absolute_url()))
        assert told in page and "Signed or terminated" not in page

    early = factories.agreement(effective_on=LATER)  # may go back to what it was, of no new day
    page = words(client.get(early.get_absolute_url()))
    assert "signed" in offered(client, early)
    assert "Terminated on" in page and "Signed on" not in page


def test_what_is_wrong_with_a_part_or_a_day_stands_beside_its_field(as_officer):
    agreement = factories.agreement(status="council")

    def errors(name, **typed):
        page = as_officer.post(reverse(f"directory:{name}", args=[agreement.pk]), typed)
        return page.context["form"].errors

    day = {"granted_on": "2026-01-02", "refused_on": "2026-01-02"}
    assert errors("clearance-new", kind="opinion") == {"authority": ["Say who gives it."]}
    assert set(errors("clearance-new", kind="opinion", authority_words="x", **day)) == {
        "refused_on"
    }
    typed = {"title": "Kobe", "kind": "sister", "sensitivity": "office", "renewal": "none"}
    typed |= {"city": agreement.city_id, "signed_on": "2026-01-02"}
    assert set(errors("agreement-edit", **typed)) == {"signed_on"}


def test_a_page_says_that_we_were_there_though_not_under_the_agreement(as_officer):
    agreement = factories.agreement()
    other = factories.agreement(city=agreement.city)
    trip = {"city": agreement.city, "status": "closed", "sensitivity": "office"}
    factories.trip(agreement=other, starts_on=date(2026, 10, 29), **trip)

    page = words(as_officer.get(agreement.get_absolute_url()))

    assert "Nobody of ours went there" not in page
    assert "No trip was made under this agreement yet." in page
    assert f"On other trips we were with {agreement.city} : 1, on Thu 29 Oct 2026." in page
    assert "On other trips" not in words(as_officer.get(other.get_absolute_url()))
