"""What nobody can have done yet, or before they were asked, is not kept of a sign-on."""

from datetime import date

import pytest
from django.urls import reverse

from tests import factories
from tests.declarations.test_sign_ons import asked, page, signed

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


def test_nobody_was_asked_before_the_request_came(as_officer):
    step = factories.sign_on_step()
    url = reverse("networks:signonstep-edit", args=[step.sign_on_id, step.pk])
    told = {"title": step.title, "kind": "other", "days": "10"}

    answer = as_officer.post(url, told | {"due_on": "2026-11-15"})
    assert answer.context["form"].errors["due_on"]

    as_officer.post(url, told | {"due_on": "2026-11-16"})
    step.refresh_from_db()
    assert step.due_on == date(2026, 11, 16)
