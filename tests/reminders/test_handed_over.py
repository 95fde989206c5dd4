"""Whoever a date is handed to, before anybody was told of it, hears that it is theirs now."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.urls import reverse

from oia.commitments.models import Commitment
from oia.reminders import services
from oia.reminders.choices import Because, ReminderState, What
from oia.reminders.models import Deadline, Reminder
from tests import factories
from tests.commitments.test_pages import ROWS, TYPED
from tests.reminders.people import Colleague
from tests.reminders.people import words as page_words
from tests.reminders.reading import words
from tests.sheets.conftest import Bringing

pytestmark = pytest.mark.django_db

EARLY, LATER, TOMORROW = (2026, 12, 2), (2026, 12, 2, 11), (2026, 12, 3)


@pytest.fixture
def officer(days):
    return factories.in_role("officer")


@pytest.fixture
def heir(days):
    return factories.user(first_name="Ben", last_name="Roy")


@pytest.fixture
def far(days):
    """A date of which nobody is told for weeks."""
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        return factories.deadline(due_on=date(2027, 2, 17))


def hand(days, deadline, to, *when, by=None):
    with days.on(*when):
        deadline.refresh_from_db()
        services.hand_over(deadline, to=to, by=by)


def rounds(days):
    for when in (EARLY, LATER, TOMORROW):
        days.round(*when)


def test_the_new_owner_is_told_once_and_the_one_before_who_never_was_is_not(days, post, far, heir):
    hand(days, far, heir, *EARLY)
    rounds(days)

    (mail,) = post.mails
    assert mail["To"] == heir.email
    assert mail["Subject"].startswith("Handed to you: Send the data report, 77 days left")
    assert "You answer for it from now on." in words(mail)

    days.round(2027, 2, 10)
    assert [one["To"] for one in post.mails[1:]] == [heir.email], "and of its step later"


def test_whoever_had_it_and_was_told_so_is_told_that_it_was_handed_on(days, post, far, heir):
    other = factories.user()
    hand(days, far, heir, *EARLY)
    days.round(*EARLY)
    hand(days, far, other, *TOMORROW)
    days.round(*TOMORROW)
    days.round(2026, 12, 4)

    assert [one.startswith("Taken over") for one in post.subjects(heir.email)] == [False, True]
    assert len(post.subjects(other.email)) == 1
    assert post.subjects(far.owner.email) == post.subjects(other.email)


def test_each_reassignment_is_told_and_none_twice(days, post, far, heir):
    owner = far.owner
    for day, to in ((2, heir), (3, owner), (4, heir)):
        hand(days, far, to, 2026, 12, day)
        days.round(2026, 12, day)
        days.round(2026, 12, day, 11)

    told = Reminder.objects.filter(what=What.HANDED, state=ReminderState.SENT).order_by("pk")
    assert [(one.user, one.step) for one in told] == [(heir, 0), (owner, 0), (heir, 1)]


def test_handed_on_twice_before_a_letter_goes_only_the_last_hears_of_it(days, post, far, heir):
    last = factories.user()
    hand(days, far, heir, 2026, 12, 5)
    days.round(2026, 12, 5, 11)  # a Saturday
    hand(days, far, last, 2026, 12, 5, 12)
    days.round(2026, 12, 5, 13)
    days.round(2026, 12, 7)

    assert [one["To"] for one in post.mails] == [last.email]
    assert Reminder.objects.get(user=heir).reason == "Told to others now."


def test_where_a_step_falls_due_it_says_all(days, post, heir):
    factories.rule(steps="30")
    with days.on(2026, 12, 1):
        deadline = factories.deadline(due_on=date(2026, 12, 17))
    hand(days, deadline, heir, 2026, 12, 1, 11)
    rounds(days)

    (mail,) = post.mails
    assert (mail["To"], mail["Subject"][:7]) == (heir.email, "Send th")


def test_a_date_that_is_closed_is_told_to_nobody(days, post, far, heir):
    hand(days, far, heir, *EARLY)
    with days.on(*EARLY):
        services.mark_done(far, by=None, evidence="sent")
    rounds(days)

    assert post.mails == []


def test_a_date_that_moves_meanwhile_is_told_with_its_new_day(days, post, far, heir):
    hand(days, far, heir, 2026, 12, 5)
    days.round(2026, 12, 5, 11)  # a Saturday
    with days.on(2026, 12, 6):
        far.refresh_from_db()
        services.move_date(far, on=date(2027, 3, 17), by=None, why="extended")
    days.round(2026, 12, 6, 11)
    days.round(2026, 12, 7)

    (subject,) = post.subjects()
    assert "Handed to you" in subject
    assert "17 Mar" in subject


def test_a_rule_that_tells_no_owner_tells_none_of_this(days, post, far, heir):
    factories.rule(recipients=["role:director"])
    hand(days, far, heir, *EARLY)
    rounds(days)

    assert post.mails == []


def test_several_handed_over_in_one_go_are_one_letter(days, post, far, heir):
    with days.on(2026, 12, 1):
        other = factories.deadline(title="Pay the dues", due_on=date(2027, 3, 1))
    hand(days, far, heir, *EARLY)
    hand(days, other, heir, *EARLY)
    rounds(days)

    (mail,) = post.mails
    assert "2 dates to mind" in mail["Subject"]
    assert "Pay the dues" in words(mail)


# By every road


@pytest.fixture
def promise(days):
    with days.on(2026, 12, 1):
        return factories.commitment(text="Plant trees", due_on=date(2027, 6, 1))


def by_a_page(promise, officer, owner):
    form = TYPED | {"due_on": str(promise.due_on), "owner": owner.pk}
    edit = reverse("commitments:commitment-edit", args=[promise.pk])
    assert Colleague(officer).post(edit, form).status_code == 302


def by_the_admin(promise, officer, owner):
    form = TYPED | ROWS | {"due_on": str(promise.due_on), "owner": owner.pk}
    change = reverse("admin:commitments_commitment_change", args=[promise.pk])
    assert Colleague(officer).post(change, form).status_code == 302


def by_an_import(promise, officer, owner):
    rows = f"Commitment,Date,Owner\n{promise.text},{promise.given_on},{owner.username}\n"
    bringing = Bringing(officer, "commitments", rows, "promises.csv").check()
    assert bringing.counts == {"changed": 1}, bringing.faults()
    bringing.write()


def by_handing_it_over(promise, officer, owner):
    page = reverse("reminders:deadline-hand-over", args=[Deadline.objects.get().pk])
    assert Colleague(officer).post(page, {"to": owner.pk}).status_code == 302


def by_plain_sql(promise, officer, owner):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE commitments_commitment SET owner_id = %s", [owner.pk])


ROADS = [by_a_page, by_the_admin, by_an_import, by_handing_it_over]


@pytest.mark.parametrize("road", [*ROADS, by_plain_sql])
def test_by_whatever_road_the_new_owner_is_told(days, post, promise, officer, heir, road):
    days.round(2026, 12, 1, 12)
    with days.on(*EARLY):
        road(promise, officer, heir)
    rounds(days)

    assert [(one["To"], one["Subject"][:13]) for one in post.mails] == [
        (heir.email, "Handed to you")
    ]


@pytest.mark.parametrize("road", ROADS)
def test_by_whatever_road_who_takes_it_themselves_is_not_told(days, post, promise, officer, road):
    with days.on(*EARLY):
        road(promise, officer, officer)
    rounds(days)

    assert post.mails == []
    (note,) = Reminder.objects.filter(what=What.HANDED)
    assert (note.state, note.because) == (ReminderState.SUPPRESSED, Because.OWNER)


@pytest.mark.parametrize("road", [by_a_page, by_the_admin, by_an_import])
def test_by_whatever_road_who_hands_it_on_is_not_told_that(days, post, officer, heir, road):
    with days.on(2026, 12, 1):
        promise = factories.commitment(text="Plant trees", due_on=date(2027, 6, 1), owner=heir)
        hand(days, Deadline.objects.get(), officer, 2026, 12, 1, 11)
        Commitment.objects.update(owner=officer)
    days.round(2026, 12, 1, 12)
    promise.refresh_from_db()
    post.mails.clear()
    with days.on(*EARLY):
        road(promise, officer, heir)
    rounds(days)

    assert [one["To"] for one in post.mails] == [heir.email]


def test_an_import_of_many_gives_one_letter(days, post, officer, heir):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        about = factories.organisation(name="Consulate of Japan")
        for n in range(4):
            factories.deadline(title=f"Report {n}", due_on=date(2027, 2, 17), subject=about)
    rows = ["Deadline,Due,Kind of record,Record,Owner"]
    rows += [f"Report {n},2027-02-17,Organisation,{about},{heir.email}" for n in range(4)]
    with days.on(*EARLY):
        bringing = Bringing(officer, "deadlines", "\n".join(rows), "dates.csv")
        assert bringing.check().counts == {"changed": 4}, bringing.faults()
        bringing.write()
    rounds(days)

    (mail,) = post.mails
    assert "4 dates to mind" in mail["Subject"]


# What pages say of it


def test_the_panel_and_the_answer_tell_of_it(days, post, far, heir, officer):
    hand(days, far, heir, *EARLY)
    days.round(*EARLY)

    with days.on(*LATER):
        page = page_words(Colleague(officer).get(far.get_absolute_url()))
        about = f"{ContentType.objects.get_for_model(far).pk}.{far.pk}"
        why = Colleague(officer).get(reverse("reminders:why"), {"about": about, "person": heir.pk})

    assert "Handed to you" in page
    assert "One letter went to Ben Roy" in page_words(why)
    assert "(Handed to you)" in page_words(why)
