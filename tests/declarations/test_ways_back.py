"""Ways back: from a signature that was not given, and from what had ended."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from networks.services import sign_ons
from tests import factories
from tests.declarations.test_sign_ons import APPROVAL, TODAY, deadlines, page, signed

pytestmark = pytest.mark.django_db

ENDED = {"signed_on": date(2024, 3, 1), "approved_on": date(2024, 2, 1), "ended_on": TODAY}


def test_a_signature_that_was_not_given_is_taken_back_with_a_reason(officer):
    sign_on = signed(factories.sign_on(due_on=date(2026, 12, 3)), officer, signatory_words="Mayor")

    with pytest.raises(ValidationError, match="Say why"):
        sign_ons.move(sign_on, "comments", by=officer)
    sign_ons.move(sign_on, "comments", by=officer, why="The wrong record")

    assert (sign_on.status, sign_on.signed_on, sign_on.method) == ("comments", None, "")
    assert (sign_on.ratify_by, sign_on.confirm_by, sign_on.signatory_words) == (None, None, "")
    assert set(deadlines(sign_on)) == {"signon.closes"}


def test_what_was_approved_is_so_without_its_signature_too(as_director, director):
    sign_on = sign_ons.approve(factories.sign_on(), dict(APPROVAL), by=director)
    signed(sign_on, director, signatory_words="Mayor")
    offered = as_director.get(page("detail", sign_on)).context

    assert "approved" in offered["say_why"]
    assert not {"comments", "conditions"} & {to for to, _words in offered["next_states"]}
    for wrong in ("comments", "conditions"):
        with pytest.raises(ValidationError, match="approval"):
            sign_ons.move(sign_on, wrong, by=director, why="By mistake")
    sign_ons.move(sign_on, "approved", by=director, why="By mistake")
    assert (sign_on.status, sign_on.approved_on, sign_on.signed_on) == ("approved", TODAY, None)


def test_no_approval_comes_of_a_signature_that_is_taken_back(director):
    sign_on = signed(factories.sign_on(), director, signatory_words="Mayor")

    with pytest.raises(ValidationError, match="approval"):
        sign_ons.move(sign_on, "approved", by=director, why="By mistake")


@pytest.mark.parametrize("ended", ["fulfilled", "superseded", "withdrawn"])
def test_what_had_ended_goes_on_where_a_director_says_why(ended, officer, director):
    sign_on = factories.sign_on(status=ended, **ENDED)

    with pytest.raises(PermissionDenied):
        sign_ons.move(sign_on, "reporting", by=officer, why="Not yet")
    with pytest.raises(ValidationError, match="Say why"):
        sign_ons.move(sign_on, "reporting", by=director)
    sign_ons.move(sign_on, "reporting", by=director, why="One report is still owed")

    assert (sign_on.status, sign_on.ended_on) == ("reporting", None)


def test_what_was_fulfilled_can_still_be_superseded_or_withdrawn(as_officer, as_director, director):
    for to in ("superseded", "withdrawn"):
        sign_on = factories.sign_on(status="fulfilled", **ENDED)
        sign_ons.move(sign_on, to, by=director, why="There is a new text")
        assert sign_on.status == to


def test_an_officer_is_offered_no_way_back_that_only_directors_take(as_officer):
    sign_on = factories.sign_on(status="fulfilled", **ENDED)

    shown = as_officer.get(page("detail", sign_on))
    assert shown.context["next_states"] == []
    assert "Only a director can choose: Reporting, Superseded, Withdrawn." in shown.content.decode()


def test_an_officer_is_told_who_approves(as_officer):
    shown = as_officer.get(page("detail", factories.sign_on())).content.decode()

    assert "Only a director can choose: Approved, Approved with conditions, Declined." in shown


def test_what_was_fulfilled_and_is_withdrawn_ends_on_that_day(director):
    sign_on = factories.sign_on(status="fulfilled", **ENDED | {"ended_on": date(2025, 1, 9)})

    sign_ons.move(sign_on, "withdrawn", by=director, why="It became another text")

    assert sign_on.ended_on == TODAY


def test_a_list_on_which_a_name_not_signed_was_misspelt_is_forgotten(officer):
    sign_on = signed(factories.sign_on(), officer, signatory_words="Mayor")
    sign_ons.look_up(sign_on, by=officer, listed_as="Vila", is_right=False, on=TODAY)

    sign_ons.move(sign_on, "comments", by=officer, why="The wrong record")

    assert (sign_on.listed_as, sign_on.listed_wrong) == ("", False)
