"""The panel on each record: planned, waiting, sent, failed, held back and why."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from oia.reminders import services
from oia.reminders.models import Deadline, FailingAddress, Letter, Reminder, Wishes
from tests import factories
from tests.reminders.people import in_role, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return in_role("officer")


@pytest.fixture
def ana():
    return factories.user(first_name="Ana", last_name="Duarte", email="ana@city.test")


@pytest.fixture
def record():
    return factories.organisation(name="Consulate of Japan")


def panel(client, record):
    """What the panel says, without the page around it."""
    page = words(client.get(record.get_absolute_url()))
    return page.partition('<section class="panel" id="deadlines"')[2].partition("</section>")[0]


def typed(days, record, owner, **kw):
    with days.on(2026, 12, 1):
        due = {"due_on": date(2026, 12, 17), "title": "Answer the consulate"}
        return factories.deadline(**due | {"subject": record, "owner": owner} | kw)


def test_truth_10_the_panel_tells_what_is_planned_when_and_for_whom(days, officer, record, ana):
    factories.rule(steps="7, 3")
    deadline = typed(days, record, ana)
    deadline.helpers.add(factories.user(first_name="Ben"))

    with days.on(2026, 12, 2):
        for page in (record, deadline):
            said = panel(officer, page)
            assert "10 Dec 2026, 09:00" in said and "7 days before" in said
            assert "Ana Duarte" in said and "helps with it" in said
            assert "Nobody has been reminded yet" in said


def test_truth_10_the_step_reached_when_a_date_is_typed_in_is_planned_as_it_then_goes(
    days, officer, record, ana, post
):
    rule = factories.rule(steps="14, 7")
    deadline = typed(days, record, ana, due_on=date(2026, 12, 12))  # 11 days ahead
    with days.on(2026, 12, 1):
        for page in (record, deadline):
            planned = panel(officer, page).partition("Planned")[2]
            assert planned.index("1 Dec 2026, 10:00") < planned.index("14 days before")
            assert planned.index("14 days before") < planned.index("7 days before")
        asked = words(officer.get(rule.get_absolute_url()))
        assert "14 days before" in asked, "so says the page of the rule"
    days.round(2026, 12, 1)

    assert [reminder.step for reminder in Reminder.objects.filter(state="sent")] == [14]
    assert len(post.mails) == 1 and post.mails[0]["To"] == ana.email
    with days.on(2026, 12, 1, 12):
        planned = panel(officer, record).partition("Planned")[2].partition("Sent")[0]
    assert "7 days before" in planned and "14 days before" not in planned


def test_what_a_rule_does_not_mail_any_more_is_not_planned(days, officer, record, ana):
    rule = factories.rule(steps="7")
    typed(days, record, ana, due_on=date(2026, 12, 12))
    with days.on(2026, 12, 2):
        rule.steps = "14, 7"
        services.change_rule(rule, by=factories.in_role("director"))
        planned = panel(officer, record)

    assert "7 days before" in planned and "14 days before" not in planned


def test_what_goes_on_a_day_off_says_why(days, officer, record, ana):
    """A letter that cannot wait for Monday, as its date is Saturday."""
    factories.rule(steps="2, 0")
    typed(days, record, ana, due_on=date(2026, 12, 19))

    with days.on(2026, 12, 2):
        before, hurried = panel(officer, record).split("on the day")

    assert "19 Dec 2026, 00:00" in before + hurried
    assert "outside working hours: the date falls before they begin" in hurried
    assert "outside working hours" not in before


def test_truth_10_the_panel_tells_when_a_letter_was_sent(days, officer, record, ana, post):
    factories.rule(steps="7, 3")
    typed(days, record, ana)
    days.round(2026, 12, 10, 9, 30)

    said = panel(officer, record)

    assert "Sent" in said and "10 Dec 2026, 09:30" in said
    assert Letter.objects.get().get_absolute_url() in said


def test_truth_10_a_failed_letter_shows_the_servers_words_and_a_button_to_retry(
    days, officer, record, ana, post
):
    factories.rule(steps="7, 3")
    typed(days, record, ana)
    post.refuse["ana@city.test"] = "550 5.1.1 No such user here"
    days.round(2026, 12, 10)

    said, letter = panel(officer, record), Letter.objects.get(user=ana)
    retry = reverse("reminders:letter-retry", args=[letter.pk])
    assert "Did not arrive" in said and "No such user here" in said
    assert retry in said
    assert retry not in panel(in_role("reader"), record)
    assert "Mail does not reach Ana Duarte at ana@city.test" in said

    FailingAddress.objects.all().delete()
    post.refuse.clear()
    response = officer.post(retry, {"back": record.get_absolute_url()})
    assert response.url == record.get_absolute_url()
    days.round(2026, 12, 10, 10, 10)
    assert "Did not arrive" not in panel(officer, record)


@pytest.mark.parametrize("back", ["https://evil.test/", "//evil.test", "javascript:alert(1)"])
def test_the_retry_button_leads_to_no_other_site(days, officer, record, ana, post, back):
    factories.rule(steps="7, 3")
    typed(days, record, ana)
    post.refuse["ana@city.test"] = "550 No such user"
    days.round(2026, 12, 10)
    letter = Letter.objects.get(user=ana)

    response = officer.post(reverse("reminders:letter-retry", args=[letter.pk]), {"back": back})

    assert response.url == letter.get_absolute_url()


def test_a_letter_that_will_be_tried_again_says_so(days, officer, record, ana, post):
    factories.rule(steps="7")
    typed(days, record, ana)
    post.refuse["ana@city.test"] = "451 Try again later"
    days.round(2026, 12, 10)

    said = panel(officer, record)

    assert "Failed, will be tried again" in said and "Try again later" in said


def test_what_waits_for_a_weekly_letter_says_so(days, officer, record, ana):
    factories.rule(steps="7")
    Wishes.objects.create(user=ana, paces={"*": "weekly"}, weekday="1")
    typed(days, record, ana)

    days.round(2026, 12, 10)

    said = panel(officer, record)
    assert "Waiting to go" in said
    assert "It waits for the weekly letter, which goes on 14 Dec 2026, 09:00" in said


def test_what_was_not_sent_says_why(days, officer, record, ana, post):
    factories.rule(steps="7")
    deadline = typed(days, record, ana)
    with days.on(2026, 12, 2):
        until = timezone.now().replace(day=14)
        services.let_sleep(deadline, recipient_key=f"user:{ana.pk}", until=until, by=ana)
    days.round(2026, 12, 10)

    assert "Snoozed until 14 Dec 2026" in panel(officer, record)
    with days.on(2026, 12, 11):
        assert "Snoozed until now" in panel(officer, record), "when they wake is planned"


def test_the_panel_leads_to_the_answer_and_to_all_reminders(days, officer, record, ana, post):
    factories.rule(steps="7")
    typed(days, record, ana)
    days.round(2026, 12, 10)
    said = panel(officer, record)

    found = reverse("reminders:reminders-of", args=["0.0"]).replace("0.0/", "")
    url = found + said.partition(found)[2].partition('"')[0]
    assert reverse("reminders:why") in said
    assert "Ana Duarte" in words(officer.get(url))
    assert "Ana Duarte" not in words(officer.get(url + "?q=ben")).partition("<tbody>")[2]
    assert officer.get(found + "1.999999/").status_code == 404
    assert officer.get(found + "nonsense/").status_code == 404


def test_the_list_of_reminders_hides_what_is_restricted(days, officer, record, ana, post):
    factories.rule(steps="7")
    deadline = typed(days, record, ana, sensitivity="restricted", title="Hush")
    days.round(2026, 12, 10)
    of = reverse("reminders:reminders-of", args=[f"{deadline.subject_type_id}.{record.pk}"])

    assert "Hush" not in words(officer.get(of))
    assert "Hush" in words(in_role("director").get(of))
    assert "Hush" not in panel(officer, record)


def test_a_page_costs_the_same_for_one_date_and_for_fifteen(days, officer, record, query_count):
    factories.rule(steps="30, 7, 3")
    counts = []
    for size in (1, 1, 15):  # the first time for what is read once for good
        while Deadline.objects.count() < size:
            deadline = typed(days, record, factories.user(), backup=factories.user())
            deadline.helpers.add(factories.user())
        days.round(2026, 12, 10)
        with days.on(2026, 12, 10, 12):
            counts.append(query_count(lambda: officer.get(record.get_absolute_url())))

    assert counts[1] == counts[2]


def test_history_tells_of_a_moved_date_and_not_of_what_the_program_notes_for_itself(
    days, officer, record, ana
):
    deadline = typed(days, record, ana)
    with days.on(2026, 12, 2):
        services.move_date(deadline, on=date(2026, 12, 18), by=None, why="They asked for it.")
        page = words(officer.get(deadline.get_absolute_url()))

    told = page.partition('id="history"')[2]
    assert "17 Dec 2026" in told and "18 Dec 2026" in told
    assert not [name for name in Deadline.UNTOLD if name.replace("_", " ") in told]
