"""What nobody can have done yet, or before they were asked, is not kept of a sign-on."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from networks.services import sign_ons
from tests import factories
from tests.declarations.test_sign_ons import APPROVAL, TODAY, asked, page, signed
from tests.declarations.test_texts import version

pytestmark = pytest.mark.django_db

SIGNED = {"received_on": "2026-11-16", "zone_kind": "office"}
SIGNED |= {"certainty": "tentative", "sensitivity": "office", "signed_on": "2026-11-23"}
SIGNED |= {"method": "podium", "signed_as": "city", "signatory_words": "Mayor Nowak"}


def edited(client, sign_on, **typed):
    told = SIGNED | {"declaration": sign_on.declaration_id} | typed
    answer = client.post(page("edit", sign_on), told)
    sign_on.refresh_from_db()
    return answer


@pytest.fixture
def sign_on(officer):
    return signed(asked(officer), officer, signatory_words="Mayor Nowak")


@pytest.mark.parametrize("name", ["received_on", "signed_on", "confirmed_on", "listed_on"])
def test_what_happened_did_so_on_no_day_to_come(name, as_officer, sign_on):
    answer = edited(as_officer, sign_on, **{name: "2027-05-05"})

    assert answer.context["form"].errors[name] == ["That day is still to come."]
    assert getattr(sign_on, name) != date(2027, 5, 5)


def test_who_signed_is_changed_and_not_forgotten(as_officer, sign_on):
    answer = edited(as_officer, sign_on, signatory_words="")
    assert answer.context["form"].errors["person"]

    edited(as_officer, sign_on, signatory_words="Deputy Mayor Wójcik")
    assert sign_on.signatory_words == "Deputy Mayor Wójcik"


@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-11-24", "That day is still to come."), ("2026-10-01", "before the request came")],
)
def test_nobody_answers_tomorrow_or_before_they_were_asked(day, words, as_officer, officer):
    step = factories.sign_on_step()
    url = reverse("networks:signonstep-answer", args=[step.sign_on_id, step.pk])

    answer = as_officer.post(url, {"verdict": "agreed", "answered_on": day})

    step.refresh_from_db()
    assert words in answer.content.decode()
    assert step.verdict == ""


def test_ratifying_as_of_an_earlier_day_keeps_to_the_text_that_was_approved(
    as_director, director, officer, today
):
    sign_on = asked(officer, fast_track=True, fast_track_why="On stage", received_on=TODAY)
    version(sign_on.declaration, "Cities plant.", by=officer, dated_on=TODAY - timedelta(days=3))
    version(sign_on.declaration, "Cities water.", by=officer)
    hurried = APPROVAL | {"ratify_later": True, "approved_text": None}
    sign_ons.approve(sign_on, hurried, by=director)
    signed(sign_on, officer, signatory_words="Mayor Nowak")
    form = as_director.get(page("approve", sign_on)).context["form"]

    told = {"body": "council", "approved_on": TODAY - timedelta(days=1)}
    as_director.post(
        page("approve", sign_on), told | {"approved_text": form["approved_text"].value()}
    )

    sign_on.refresh_from_db()
    assert not sign_on.is_unratified
    assert "Cities water." in sign_on.approved_text.body.words


def test_what_can_be_signed_no_more_is_not_told_as_closing(as_officer, officer):
    late = asked(officer, due_on=TODAY - timedelta(days=1))
    soon = asked(officer, due_on=TODAY + timedelta(days=1))

    today = as_officer.get("/?whose=office").content.decode()
    panel = today.partition("Signing closes soon")[2]

    assert soon.get_absolute_url() in panel
    assert late.get_absolute_url() not in panel.partition("</section>")[0]
    shown = as_officer.get(late.get_absolute_url()).content.decode()
    assert "Signing closed" in shown and "The time to sign ran out" in shown
    assert "or answer sooner" not in shown


@pytest.mark.parametrize("typed", ["riyadh", "asia/riyadh", "Asia/Riyadh"])
def test_a_clock_is_known_by_the_city_where_it_hangs(typed, as_officer, sign_on):
    edited(as_officer, sign_on, zone_kind="place", zone=typed, due_on="2026-12-02")

    assert sign_on.zone == "Asia/Riyadh"


def test_nobody_was_asked_before_the_request_came(as_officer):
    step = factories.sign_on_step()
    url = reverse("networks:signonstep-edit", args=[step.sign_on_id, step.pk])
    told = {"title": step.title, "kind": "other", "days": "10"}

    answer = as_officer.post(url, told | {"due_on": "2026-11-15"})
    assert answer.context["form"].errors["due_on"]

    as_officer.post(url, told | {"due_on": "2026-11-16"})
    step.refresh_from_db()
    assert step.due_on == date(2026, 11, 16)


def test_what_is_signed_after_signing_had_closed_says_so(as_officer, officer):
    late = signed(asked(officer, due_on=TODAY - timedelta(days=1)), officer, signatory_words="M")
    just = signed(asked(officer, due_on=TODAY), officer, signatory_words="M")

    words = "after signing had closed"
    assert words in as_officer.get(late.get_absolute_url()).content.decode()
    assert words not in as_officer.get(just.get_absolute_url()).content.decode()
