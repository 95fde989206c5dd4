"""What was signed before it was approved: told, and reminded of, until it is ratified."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from networks import chapters
from networks.days import signing
from networks.models import SignOn
from networks.services import sign_ons
from networks.services.public_list import told_to_the_world
from oia.core.chapters import Reach
from oia.reminders import planning, sources
from oia.reminders.models import Deadline
from oia.reminders.sending import delivery
from tests import factories
from tests.declarations.test_sign_ons import APPROVAL, TODAY, asked, deadlines, page, signed
from tests.declarations.test_texts import version
from tests.desk.finding import commit

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_a_hurry(officer, templates):
    """Signed at the podium today, before anybody approved: to be ratified by 4 January."""
    return signed(
        asked(officer, fast_track=True, fast_track_why="On stage"), officer, signatory_words="Mayor"
    )


def on_day(today, *day):
    today.move_to(datetime(*day, 10, tzinfo=timezone.get_current_timezone()))
    sources.reconcile()


def letters_about(title, days):
    """The days on which mail with these words in its subject went out, of the days given."""
    found = []
    for today, day in days:
        mail.outbox.clear()
        on_day(today, *day)
        planning.write_down_owed()
        delivery.deliver_all()
        if any(title in one.subject for one in mail.outbox):
            found.append(day)
    return found


def test_reminders_to_ratify_go_on_after_the_day_until_it_is_ratified(today, in_a_hurry, director):
    late = [(2027, 1, 5), (2027, 1, 12), (2027, 2, 9), (2027, 4, 13), (2028, 2, 8)]
    factories.in_force_since_long_ago()
    assert letters_about("ratify", [(today, day) for day in late]) == late

    on_day(today, 2028, 2, 9)
    sign_ons.approve(in_a_hurry, APPROVAL | {"approved_on": date(2028, 2, 9)}, by=director)

    assert letters_about("ratify", [(today, (2028, 2, 15)), (today, (2028, 3, 14))]) == []
    closed = Deadline.objects.get(kind="signon.ratify")
    assert (closed.status, closed.evidence) == ("done", "Ratified")


def test_an_approval_that_does_not_hold_yet_ratifies_nothing_before_its_day(
    today, in_a_hurry, director
):
    holds = TODAY + timedelta(days=60)
    sign_ons.approve(in_a_hurry, APPROVAL | {"approved_from": holds}, by=director)
    [open_still] = Deadline.objects.filter(kind="signon.ratify", status="open")
    assert (open_still.due_on, in_a_hurry.is_unratified) == (holds, True)
    assert "before the approval holds" in open_still.title

    on_day(today, 2027, 1, 22)

    open_still.refresh_from_db()
    assert (open_still.status, open_still.evidence) == ("done", "Ratified")


def test_an_approval_subject_to_the_final_text_is_still_to_be_ratified(
    as_director, in_a_hurry, director
):
    sign_ons.approve(in_a_hurry, APPROVAL | {"awaits_final_text": True}, by=director)

    assert "final text" in deadlines(in_a_hurry)["signon.ratify"].title
    assert (
        page("approve", in_a_hurry)
        in as_director.get(in_a_hurry.get_absolute_url()).content.decode()
    )


def test_what_was_signed_long_ago_without_approval_is_due_and_says_so(director):
    old = sign_ons.receive(
        SignOn(
            declaration=factories.declaration(), owner=director, status="listed",
            received_on=date(2020, 1, 7), signed_on=date(2020, 1, 7),
        ),
        by=director,
    )  # fmt: skip

    assert deadlines(old)["signon.ratify"].due_on == date(2020, 2, 18)


def test_what_was_approved_for_a_day_to_come_covers_nothing_yet():
    sign_on = factories.sign_on(
        status="signed", signed_on=TODAY, approved_on=TODAY + timedelta(days=3)
    )

    assert sign_on.is_unratified
    assert list(SignOn.objects.unratified()) == [sign_on]


def test_an_approval_that_is_to_be_ratified_covers_no_signature_yet(
    as_director, officer, director, templates
):
    sign_on = asked(
        officer, fast_track=True, fast_track_why="On stage", council_on=date(2027, 1, 5)
    )
    shown = as_director.get(page("approve", sign_on))
    assert shown.context["form"].initial["ratify_later"]
    told = {"approved_on": "2026-11-23", "body": "mayor", "ratify_later": "on"}
    as_director.post(page("approve", sign_on), told)
    sign_on.refresh_from_db()
    assert (sign_on.status, "signon.council" in deadlines(sign_on)) == ("approved", True)

    signed(sign_on, officer, signatory_words="Mayor")

    due = deadlines(sign_on)
    assert sign_on.is_unratified and SignOn.objects.unratified().get() == sign_on
    assert due["signon.ratify"].due_on == TODAY + timedelta(days=42)
    assert "in a hurry" in due["signon.ratify"].title
    assert {"signon.council", "signon.comments"} <= set(due)
    assert "Ratify" in as_director.get(page("detail", sign_on)).content.decode()

    as_director.post(page("approve", sign_on), {"approved_on": "2026-11-23", "body": "council"})

    sign_on.refresh_from_db()
    assert not sign_on.is_unratified and not sign_on.ratify_later
    assert not {"signon.ratify", "signon.council", "signon.comments"} & set(deadlines(sign_on))


def test_what_was_approved_in_a_hurry_can_be_ratified_before_it_is_signed(as_director, director):
    sign_on = factories.sign_on()
    sign_ons.approve(sign_on, APPROVAL | {"body": "mayor", "ratify_later": True}, by=director)
    assert "Ratify" in as_director.get(page("detail", sign_on)).content.decode()

    sign_ons.approve(sign_on, dict(APPROVAL), by=director)

    assert (sign_on.status, sign_on.is_covered) == ("approved", True)
    with pytest.raises(ValidationError, match="approved already"):
        sign_ons.approve(sign_on, dict(APPROVAL), by=director)


def test_ratifying_before_signing_says_whether_there_are_conditions(director):
    for before, after in [("", "No new budget"), ("No new budget", "")]:
        hurried = APPROVAL | {"body": "mayor", "ratify_later": True, "conditions": before}
        sign_on = sign_ons.approve(factories.sign_on(), hurried, by=director)

        sign_ons.approve(sign_on, APPROVAL | {"conditions": after}, by=director)

        assert sign_on.status == ("conditions" if after else "approved")
        assert (sign_on.conditions, sign_on.ratify_later) == (after, False)


def test_conditions_come_and_go_with_an_approval_only(director):
    sign_on = sign_ons.approve(
        factories.sign_on(), APPROVAL | {"conditions": "No new budget"}, by=director
    )

    with pytest.raises(ValidationError, match="follows from its approval"):
        sign_ons.move(sign_on, "approved", by=director)


def test_ratifying_in_a_hurry_approved_subject_to_the_final_text_waits_for_it_still(
    as_director, director
):
    hurried = APPROVAL | {"ratify_later": True, "awaits_final_text": True}
    sign_on = sign_ons.approve(factories.sign_on(), hurried, by=director)

    assert as_director.get(page("approve", sign_on)).context["form"].initial["awaits_final_text"]


@pytest.mark.parametrize("to", ["fulfilled", "superseded"])
def test_what_ended_without_being_ratified_is_told_still(to, client, in_a_hurry, director):
    factories.office(signed_list_is_public=True)
    sign_ons.move(in_a_hurry, to, by=director)

    client.force_login(director)
    assert in_a_hurry.is_unratified
    assert "not ratified" in client.get(in_a_hurry.get_absolute_url()).content.decode()
    assert "Signed, not ratified" in client.get("/?whose=office").content.decode()
    assert "signon.ratify" in deadlines(in_a_hurry)
    assert client.get("/public/signed.json").json()["signed"] == []


def test_what_was_taken_back_is_not_told_to_the_world_nor_to_be_ratified(
    as_director, in_a_hurry, director
):
    sign_ons.move(in_a_hurry, "withdrawn", by=director, why="Never meant")

    assert in_a_hurry.is_unratified
    assert "signon.ratify" not in deadlines(in_a_hurry)
    assert not SignOn.objects.to_ratify().exists() and not told_to_the_world().exists()
    shown = as_director.get(page("detail", in_a_hurry)).content.decode()
    assert "It is to be ratified by" not in shown and page("approve", in_a_hurry) not in shown
    listed = as_director.get(reverse("networks:signon-list"), {"state": "unratified"})
    assert in_a_hurry.get_absolute_url() not in listed.content.decode()


def test_the_calendar_and_the_story_with_whoever_asked_say_in_words_that_it_is_not_ratified(
    in_a_hurry, officer
):
    in_a_hurry.asked_by = factories.organisation()
    in_a_hurry.save()
    [entry] = [one for one in signing(officer, TODAY, TODAY, None) if one.is_over]
    told = chapters.sign_ons(in_a_hurry.asked_by, officer, Reach(day=TODAY, count=9))

    assert {entry.note, *(event.note for event in told)} == {"Signed, not ratified"}


def test_another_text_after_ratifying_is_to_be_ratified_anew(today, in_a_hurry, director):
    version(in_a_hurry.declaration, "Cities plant trees.", by=director)
    sign_ons.approve(in_a_hurry, APPROVAL, by=director)
    assert "signon.ratify" not in deadlines(in_a_hurry)
    on_day(today, 2026, 12, 1)

    version(in_a_hurry.declaration, "Cities will fell trees.", by=director)

    anew = deadlines(in_a_hurry)["signon.ratify"]
    assert anew.due_on == date(2026, 12, 1) + timedelta(days=42)


def test_lists_of_declarations_and_the_search_tell_that_it_is_not_ratified(
    as_director, in_a_hurry, director
):
    places = (reverse("networks:declaration-list"), f"/search/?q={in_a_hurry.declaration.title}")
    commit()
    told = [as_director.get(place).content.decode().count("not ratified") for place in places]
    assert told == [1, 1]

    sign_ons.approve(in_a_hurry, APPROVAL, by=director)

    assert not any("not ratified" in as_director.get(one).content.decode() for one in places)


def test_nobody_is_asked_for_comments_any_more_on_what_is_signed_and_ratified(
    in_a_hurry, director, officer, as_officer
):
    comments = Deadline.objects.filter(kind="signon.comments")
    assert comments.filter(status="open").exists()

    in_a_hurry.steps.update(owner=officer)
    version(in_a_hurry.declaration, "Cities plant trees.", by=officer)
    sign_ons.approve(in_a_hurry, dict(APPROVAL), by=director)

    sources.reconcile()
    assert not comments.filter(status="open").exists()
    shown = as_officer.get(page("detail", in_a_hurry)).content.decode()
    assert "no longer asked" in shown and "Ask by letter" not in shown

    version(in_a_hurry.declaration, "Other words.", by=officer, title="Second")
    assert comments.filter(status="open").exists(), "another text asks all anew"


def test_comments_are_asked_for_while_the_approval_waits_for_the_final_text(in_a_hurry, director):
    told = APPROVAL | {"awaits_final_text": True}
    sign_ons.approve(in_a_hurry, told, by=director)

    assert Deadline.objects.filter(kind="signon.comments", status="open").exists()
