"""The dates around a signature: each is owed until what it is about is there, and no longer."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from networks.models import SignOn
from networks.services import sign_ons
from oia.reminders import sources
from oia.reminders.models import Deadline
from tests import factories
from tests.declarations.test_sign_ons import APPROVAL, TODAY, asked, deadlines, page, signed
from tests.declarations.test_texts import version

pytestmark = pytest.mark.django_db

SOON = TODAY + timedelta(days=9)


def closed(sign_on, kind):
    one = Deadline.objects.get(subject_id=sign_on.pk, kind=kind)
    return one.status, one.evidence


def podium(officer, **kw):
    return signed(asked(officer, **kw), officer, signatory_words="The mayor")


def test_the_council_agenda_is_wanted_most_once_it_was_signed_without_approval(officer, director):
    sign_on = podium(officer, council_on=SOON)
    assert "signon.council" in deadlines(sign_on)

    sign_ons.approve(sign_on, dict(APPROVAL), by=director)

    assert closed(sign_on, "signon.council") == ("done", "Approved")


def test_the_council_agenda_falls_away_with_the_request(officer, director):
    sign_on = asked(officer, council_on=SOON)

    sign_ons.move(sign_on, "declined", by=director, why="No budget")

    assert closed(sign_on, "signon.council") == ("cancelled", "")


def test_a_final_text_on_which_an_approval_waits_is_waited_for_after_signing(officer, director):
    sign_on = asked(officer, final_text_on=SOON, fast_track=True, fast_track_why="In a hurry")
    version(sign_on.declaration, "Cities plant.", by=officer)
    sign_ons.approve(sign_on, APPROVAL | {"awaits_final_text": True}, by=director)
    signed(sign_on, officer, signatory_words="The mayor")
    assert "signon.final_text" in deadlines(sign_on)

    version(sign_on.declaration, "Cities plant.", by=officer, stage="final")

    assert closed(sign_on, "signon.final_text") == ("done", "The final text came")


@pytest.mark.parametrize("to", ["reporting", "withdrawn"])
def test_neither_confirmed_nor_listed_is_what_goes_on_or_ends(to, officer, director):
    sign_on = podium(officer)

    sign_ons.move(sign_on, to, by=director, why="So it is")

    for kind in ("signon.confirmation", "signon.listing"):
        assert closed(sign_on, kind)[0] == ("open" if to == "reporting" else "cancelled")


def test_what_is_found_on_the_list_needs_no_other_confirmation(officer):
    sign_on = podium(officer)

    sign_ons.move(sign_on, "listed", by=officer)

    assert closed(sign_on, "signon.confirmation") == ("done", "Confirmed by the initiator")
    assert closed(sign_on, "signon.listing") == ("done", "Listed")


def written_down(officer, signed_on):
    """A signature that was given before anybody wrote it down."""
    told = {"status": "signed", "signed_on": signed_on, "received_on": signed_on}
    return sign_ons.receive(
        SignOn(declaration=factories.declaration(), owner=officer, **told), by=officer
    )


def test_a_signature_of_yesterday_is_followed_like_one_of_today(officer):
    yesterday = TODAY - timedelta(days=1)
    sign_on = written_down(officer, yesterday)

    assert sign_on.ratify_by == yesterday + timedelta(days=42)
    assert deadlines(sign_on)["signon.confirmation"].due_on == yesterday + timedelta(days=14)
    assert deadlines(sign_on)["signon.listing"].due_on == yesterday + timedelta(days=30)


def test_nobody_is_sent_after_the_confirmation_of_what_was_signed_years_ago(officer):
    sign_on = written_down(officer, date(2019, 5, 2))

    assert set(deadlines(sign_on)) == {"signon.ratify"}


def test_an_embargo_ends_by_itself(today, officer):
    sign_on = asked(officer, embargo_on=SOON)
    assert "signon.embargo" in deadlines(sign_on)

    today.move_to(datetime(2026, 12, 3, 10, tzinfo=timezone.get_current_timezone()))
    sources.reconcile()

    assert closed(sign_on, "signon.embargo") == ("done", "The embargo ended")


def test_what_goes_on_to_reports_is_still_looked_up_and_stays_there(as_officer, officer):
    sign_on = podium(officer)
    sign_ons.move(sign_on, "reporting", by=officer)
    assert page("listing", sign_on) in as_officer.get(page("detail", sign_on)).content.decode()
    told = {"listed_as": "Vila Serena", "on": "2026-11-23"}

    as_officer.post(page("listing", sign_on), told | {"is_right": "no"})
    assert "signon.listing" in deadlines(sign_on)
    as_officer.post(page("listing", sign_on), told | {"is_right": "yes"})

    sign_on.refresh_from_db()
    assert (sign_on.status, sign_on.listed_on) == ("reporting", TODAY)
    assert closed(sign_on, "signon.listing") == ("done", "Listed")
    assert page("listing", sign_on) not in as_officer.get(page("detail", sign_on)).content.decode()


def test_nobody_is_sent_after_the_list_of_what_went_on_to_reports_years_ago(officer):
    days = {"confirm_by": date(2019, 5, 16), "list_check_on": date(2019, 6, 2)}
    old = factories.sign_on(status="reporting", signed_on=date(2019, 5, 2), **days)
    lately = {"confirm_by": TODAY - timedelta(days=3), "list_check_on": SOON}
    new = factories.sign_on(status="reporting", signed_on=date(2026, 11, 6), **lately)

    sources.reconcile()

    assert set(deadlines(old)) == {"signon.ratify"}
    assert {"signon.confirmation", "signon.listing"} <= set(deadlines(new))
