"""Somebody asks how a promise stands, by a letter that is kept and sent like every other."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from oia.commitments.models import CommitmentReport
from oia.commitments.services import closing
from oia.commitments.services.chasing import chase, recipients
from oia.commitments.services.reporting import give_report
from oia.reminders.chasing import ask_now
from oia.reminders.choices import ReminderState, What
from oia.reminders.models import Deadline, Letter, Reminder
from oia.reminders.services import hand_over
from tests import factories

pytestmark = pytest.mark.django_db

DUE = date(2026, 12, 17)


@pytest.fixture
def commitment(days):
    """Promised in summer; no step of its rule has been reached when somebody asks."""
    with days.on(2026, 6, 1):
        owner = factories.user(first_name="Rui", last_name="Melo", logs_in=False)
        culture = factories.department(name="Culture", mailbox="culture@city.test")
        return factories.commitment(
            text="Lend the painting", due_on=DUE, owner=owner, department=culture
        )


def ask(commitment, by, to=None, words=""):
    return chase(commitment, to=to or f"user:{commitment.owner.pk}", by=by, words=words)


def undated(days, officer):
    """A promise without a date about which somebody was asked, to be answered by 15 September."""
    commitment = factories.commitment(text="Plant a tree")
    with days.on(2026, 9, 1):
        to = f"user:{commitment.owner.pk}"
        chase(commitment, to=to, by=officer, answer_by=date(2026, 9, 15))
    return commitment


def test_the_owner_gets_a_letter_with_the_question(days, post, commitment, officer):
    with days.on(2026, 9, 1):
        ask(commitment, officer, words="The museum called.")
    days.round(2026, 9, 1)

    (mail,) = post.mails
    text = mail.get_body(("plain",)).get_content()
    assert mail["To"] == commitment.owner.email
    assert mail["Subject"].startswith("How does it stand? Promised: Lend the painting")
    assert "Ana Duarte asks how it stands. “The museum called.”" in " ".join(text.split())
    assert "Done" in text  # who has no login answers by the buttons
    assert Reminder.objects.get(what=What.ASKED).state == ReminderState.SENT


def test_the_department_is_asked_at_its_mailbox(days, post, commitment, officer):
    with days.on(2026, 9, 1):
        ask(commitment, officer, to="mail:culture@city.test")
    days.round(2026, 9, 1)

    assert [mail["To"] for mail in post.mails] == ["culture@city.test"]


def test_a_letter_waits_for_working_hours(days, post, commitment, officer):
    with days.on(2026, 9, 5, 22):  # a Saturday night
        ask(commitment, officer)
    days.round(2026, 9, 6, 12)
    assert not post.mails
    days.round(2026, 9, 7, 10)
    assert len(post.mails) == 1


def test_it_is_asked_again_only_after_the_first_letter_went(days, post, commitment, officer):
    with days.on(2026, 9, 1):
        ask(commitment, officer)
        with pytest.raises(ValidationError, match="on its way already"):
            ask(commitment, officer)
    days.round(2026, 9, 1)
    with days.on(2026, 9, 8):
        ask(commitment, officer)
    days.round(2026, 9, 8)

    assert len(post.mails) == 2


def test_the_deputy_of_somebody_who_is_away_is_asked_as_well(days, post, commitment, officer):
    deputy = factories.user()
    factories.absence(
        user=commitment.owner,
        deputy=deputy,
        starts_on=date(2026, 9, 1),
        ends_on=date(2026, 9, 9),
    )
    with days.on(2026, 9, 2):
        ask(commitment, officer)
    days.round(2026, 9, 2)

    assert {mail["To"] for mail in post.mails} == {commitment.owner.email, deputy.email}


def test_what_is_closed_before_the_letter_goes_is_asked_no_more(days, post, commitment, officer):
    with days.on(2026, 9, 5, 22):
        ask(commitment, officer)
        closing.keep_it(commitment, by=officer, evidence="Hangs in the museum")
    days.round(2026, 9, 7)

    assert not post.mails


def test_the_history_of_the_promise_names_who_asked_whom(days, commitment, officer, as_officer):
    with days.on(2026, 9, 1):
        ask(commitment, officer)

    row = commitment.history.first()
    assert row.history_user == officer
    assert "Asked Rui Melo" in row.history_change_reason
    page = as_officer.get(commitment.get_absolute_url()).content.decode()
    assert "Asked Rui Melo" in page


def test_nobody_whom_mail_does_not_reach_is_asked(days, commitment, officer):
    factories.failing_address(address=commitment.owner.email)

    with days.on(2026, 9, 1), pytest.raises(ValidationError, match="Mail reaches nobody"):
        ask(commitment, officer)


def test_only_those_who_see_to_it_can_be_asked(days, commitment, officer):
    stranger = factories.user()

    with days.on(2026, 9, 1), pytest.raises(ValidationError, match="Choose somebody"):
        ask(commitment, officer, to=f"user:{stranger.pk}")


def test_what_has_no_date_is_asked_about_by_a_day_that_ends_with_it(days, post, officer):
    commitment = factories.commitment(text="Plant a tree")
    for wrong in (None, date(2026, 8, 31)):
        with days.on(2026, 9, 1), pytest.raises(ValidationError, match="by when"):
            chase(commitment, to=f"user:{commitment.owner.pk}", by=officer, answer_by=wrong)
    with days.on(2026, 9, 1):
        to = f"user:{commitment.owner.pk}"
        chase(commitment, to=to, by=officer, answer_by=date(2026, 9, 15))
    days.round(2026, 9, 1)

    (mail,) = post.mails
    assert "How it stands: Plant a tree" in mail["Subject"]
    asked = Deadline.objects.get()
    assert (asked.due_on, asked.owner) == (date(2026, 9, 15), commitment.owner)
    with days.on(2026, 9, 2):
        closing.keep_it(commitment, by=officer, evidence="It grows")
    days.round(2026, 10, 1)
    assert not Deadline.objects.unsettled().exists() and len(post.mails) == 1


@pytest.mark.parametrize("close", [closing.lapse, closing.waive])
def test_what_is_not_kept_was_not_answered_either(days, officer, close):
    commitment = undated(days, officer)

    with days.on(2026, 9, 2):
        close(commitment, by=officer, why="The gallery closed")

    assert Deadline.objects.get().status == "cancelled"


def test_a_report_answers_the_question_how_it_stands(days, officer):
    commitment = undated(days, officer)

    with days.on(2026, 9, 10):
        report = CommitmentReport(commitment=commitment, on=date(2026, 9, 10), text="It grows")
        give_report(report, by=officer)

    assert Deadline.objects.get().status == "done"


def test_what_was_not_answered_in_time_is_asked_with_another_day(days, officer):
    commitment = undated(days, officer)

    with days.on(2026, 9, 20):
        chase(
            commitment,
            to=f"user:{commitment.owner.pk}",
            by=officer,
            answer_by=date(2026, 9, 30),
        )

    found = Deadline.objects.order_by("due_on").values_list("due_on", "status")
    assert list(found) == [(date(2026, 9, 15), "cancelled"), (date(2026, 9, 30), "open")]


def test_readers_ask_nobody(days, commitment):
    reader = factories.in_role("reader")

    with days.on(2026, 9, 1):
        with pytest.raises(PermissionDenied):
            ask(commitment, reader)
        with pytest.raises(PermissionDenied):
            ask_now(factories.deadline(), by=reader, user=commitment.owner)


def test_a_closed_date_is_not_asked_about(officer):
    deadline = factories.deadline(status="done", closed_at="2026-01-01T00:00Z")

    with pytest.raises(ValidationError, match="closed"):
        ask_now(deadline, by=officer, user=deadline.owner)


def test_those_who_left_are_not_offered(commitment):
    commitment.owner.is_active = False
    commitment.owner.save()

    assert [key for key, _words in recipients(commitment)] == ["mail:culture@city.test"]


def test_a_question_does_not_disturb_the_hand_over_of_a_date(days, post, commitment, officer):
    heir = factories.user()
    with days.on(2026, 9, 1):
        ask(commitment, officer)
    days.round(2026, 9, 1)
    with days.on(2026, 9, 2):
        hand_over(commitment.deadlines.get(), to=heir, by=officer)
    days.round(2026, 9, 2)
    days.round(2026, 12, 3)

    handed, step = post.subjects(heir.email)
    assert handed.startswith("Handed to you") and "14 days left" in step


def test_one_asks_on_a_page(days, post, commitment, as_officer):
    with days.on(2026, 9, 1):
        url = reverse("commitments:commitment-chase", args=[commitment.pk])
        page = as_officer.get(url).content.decode()
        assert "Rui Melo" in page
        assert "culture@city.test" in page
        answer = as_officer.post(url, {"to": "mail:culture@city.test", "words": "Please"})
        assert answer.url == commitment.get_absolute_url()
    days.round(2026, 9, 1)

    assert len(post.mails) == 1
    assert Letter.objects.get().address == "culture@city.test"


def test_a_page_asks_for_a_day_where_there_is_none(days, as_officer, commitment):
    undated = factories.commitment()
    url = reverse("commitments:commitment-chase", args=[undated.pk])
    dated = reverse("commitments:commitment-chase", args=[commitment.pk])

    assert "no date yet" in as_officer.get(url).content.decode()
    assert "answer_by" not in as_officer.get(dated).context["form"].fields
    sent = {"to": f"user:{undated.owner.pk}"}
    assert as_officer.post(url, sent).context["form"].errors["answer_by"]
    answer = as_officer.post(url, sent | {"answer_by": "2027-01-08"})
    assert answer.url == undated.get_absolute_url()
    assert Deadline.objects.get(subject_id=undated.pk).due_on == date(2027, 1, 8)
