"""Why did I (not) get this? Whatever happened, there is an answer in plain words."""

from datetime import date, datetime, time

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from oia.reminders import planning, services
from oia.reminders.answers import forecast
from oia.reminders.models import Deadline, FailingAddress, Letter, Reminder, Rule, Sender, Wishes
from tests import factories
from tests.reminders.people import in_role, words

pytestmark = pytest.mark.django_db

WHY = reverse("reminders:why")


@pytest.fixture
def ana():
    """She answers for the date that everybody asks about."""
    return in_role("officer", first_name="Ana", email="ana@city.test")


@pytest.fixture
def ben():
    return in_role("officer", first_name="Ben", email="ben@city.test")


@pytest.fixture
def date_of_ana(days, ana):
    factories.rule(steps="7, 3", name="Typed dates", overdue_every=0, climbs_after=None)
    with days.on(2026, 12, 1):
        return factories.deadline(
            due_on=date(2026, 12, 17), owner=ana.user, title="Nominations for COP31"
        )


def about(record, person=None):
    kind = ContentType.objects.get_for_model(record)
    return f"?about={kind.pk}.{record.pk}" + (f"&person={person.pk}" if person else "")


def ask(days, who, record, *when, person=None):
    """The answer as its page tells it."""
    with days.on(*when):
        response = who.get(WHY + about(record, person))
    return words(response).partition("<main")[2]


def test_truth_10_sent_and_not_yet(days, ana, date_of_ana, post):
    assert "The first letter to you goes on 10 Dec 2026, 09:00" in ask(
        days, ana, date_of_ana, 2026, 12, 2
    )
    days.round(2026, 12, 10)

    said = ask(days, ana, date_of_ana, 2026, 12, 10, 12)

    assert "One letter went to you: on 10 Dec 2026, 10:00 to ana@city.test (7 days before)." in said
    assert Letter.objects.get().message_id.strip("<>") in said
    assert "3 days before: a letter goes to you" in said, "what is still to come"


def test_truth_10_somebody_who_is_not_told_hears_who_is_and_what_to_do(
    days, ana, ben, date_of_ana, post
):
    days.round(2026, 12, 10)

    said = ask(days, ben, date_of_ana, 2026, 12, 10, 12)

    assert "Not reminded" in said
    assert "The rule “Typed dates” tells the owner and the helpers: at present Ana." in said
    assert "Not among them: you. It was given to Ana on Tue 1 Dec 2026." in said
    assert "add you as a helper" in said
    assert "7 days before: told Ana, not you." in said
    assert "3 days before: a letter goes to Ana, not to you." in said


def test_who_answered_for_it_before_is_told(days, ana, ben, date_of_ana, post):
    with days.on(2026, 12, 5):
        services.hand_over(date_of_ana, to=ben.user, by=ana.user, why="Ben knows the ministry")
    days.round(2026, 12, 10)

    said = ask(days, ana, date_of_ana, 2026, 12, 10, 12)

    assert "It was given to Ben on Sat 5 Dec 2026; before, it was with you." in said
    assert "It went from you to Ben" in said and "“Ben knows the ministry”" in said


def test_waiting_for_working_hours(days, ana, date_of_ana):
    with days.on(2026, 12, 10, 6):
        planning.write_down_owed()

    said = ask(days, ana, date_of_ana, 2026, 12, 10, 7)

    assert "waits for working hours: it goes on 10 Dec 2026, 09:00" in said


def test_in_the_weekly_letter(days, ana, date_of_ana):
    Wishes.objects.create(user=ana.user, paces={"*": "weekly"}, weekday="1")
    with days.on(2026, 12, 10):
        planning.write_down_owed()

    said = ask(days, ana, date_of_ana, 2026, 12, 10, 12)

    assert "It waits for the weekly letter to you, which goes on 14 Dec 2026, 09:00" in said


def test_failed_and_tried_again(days, ana, date_of_ana, post):
    post.refuse["ana@city.test"] = "451 Greylisted"
    days.round(2026, 12, 10)

    said = ask(days, ana, date_of_ana, 2026, 12, 10, 10)

    assert "451 Greylisted" in said and "The next try, after 1 so far" in said


def test_refused_for_good(days, ana, ben, date_of_ana, post):
    post.refuse["ana@city.test"] = "550 No such user"
    days.round(2026, 12, 10)

    said = ask(days, ben, date_of_ana, 2026, 12, 10, 12, person=ana.user)

    assert "Did not arrive" in said
    assert "The letter to Ana was refused for ana@city.test: 550 No such user" in said
    assert "Try the letter once more" in said


def test_came_back(days, ana, date_of_ana, post):
    days.round(2026, 12, 10)
    Letter.objects.update(
        state="bounced", bounced_at="2026-12-10T11:00Z", server_words="550 Mailbox full"
    )

    said = ask(days, ana, date_of_ana, 2026, 12, 11)

    assert "it came back from ana@city.test on 10 Dec 2026, 12:00: 550 Mailbox full" in said


def test_mail_does_not_reach_the_address(days, ana, date_of_ana, post):
    director = factories.in_role("director", first_name="Dora")
    with days.on(2026, 12, 2):
        FailingAddress.objects.create(
            address="Ana@city.test", since=timezone.now(), words="550 Unknown."
        )
    days.round(2026, 12, 10)

    said = ask(days, ana, date_of_ana, 2026, 12, 10, 12)

    assert "Mail does not reach you at Ana@city.test since 2 Dec 2026" in said
    assert f"Told instead: {director.first_name}." in said


def test_snoozed(days, ana, date_of_ana, post):
    with days.on(2026, 12, 9):
        until = datetime.combine(date(2026, 12, 12), time(8), days.office.clock)
        services.snooze(date_of_ana, recipient_key=f"user:{ana.user.pk}", until=until, by=ana.user)
    days.round(2026, 12, 10)

    said = ask(days, ana, date_of_ana, 2026, 12, 10, 12)

    assert "was not sent. Snoozed until 12 Dec 2026." in said
    assert "Snoozed by you until 12 Dec 2026, 08:00." in said
    assert "The next letter goes on" in said


def test_the_rule_was_changed(days, ana, date_of_ana, post):
    director = in_role("director", first_name="Dora")
    with days.on(2026, 12, 12):
        rule = Rule.objects.get(name="Typed dates")
        rule.steps = "10, 1"
        director.post(
            reverse("reminders:rule-edit", args=[rule.pk]),
            {
                "name": rule.name,
                "active": "on",
                "kinds": rule.kinds,
                "steps": "10, 1",
                "overdue_every": 0,
                "overdue_until": 28,
                "recipients": rule.recipients,
                "climbs_after": "",
                "climbs_to": rule.climbs_to,
            },
        )
    days.round(2026, 12, 13)

    said = ask(days, ana, date_of_ana, 2026, 12, 13)

    assert "The rule “Typed dates” was changed by Dora" in said


def test_the_date_was_moved(days, ana, date_of_ana, post):
    days.round(2026, 12, 10)
    with days.on(2026, 12, 11):
        services.move_date(
            date_of_ana, on=date(2027, 1, 20), by=ana.user, why="Extended by the presidency"
        )

    said = ask(days, ana, date_of_ana, 2026, 12, 12)

    assert "The date was moved from Thu 17 Dec 2026 to Wed 20 Jan 2027" in said
    assert "Extended by the presidency" in said


@pytest.mark.parametrize("close", ["mark_done", "waive", "cancel"])
def test_closed(days, ana, date_of_ana, close):
    words = {"evidence": "sent by hand"} if close == "mark_done" else {"why": "not needed"}
    with days.on(2026, 12, 4):
        getattr(services, close)(date_of_ana, by=ana.user, **words)

    said = ask(days, ana, date_of_ana, 2026, 12, 12)

    assert "No step was reached for you before it was closed. It is closed since 4 Dec" in said
    assert "It was closed by you" in said


def test_past_when_it_was_entered(days, ana):
    with days.on(2026, 12, 1):
        late = factories.deadline(due_on=date(2026, 11, 1), owner=ana.user)

    said = ask(days, ana, late, 2026, 12, 2)

    assert "was past already when it was entered on Tue 1 Dec 2026" in said
    assert "It stands on Today." in said

    with days.on(2026, 12, 3):
        services.mark_done(late, by=ana.user, evidence="sent long ago")

    said = ask(days, ana, late, 2026, 12, 4)
    assert "stands on Today" not in said
    assert "It is closed since 3 Dec 2026" in said


def test_no_rule(days, ana, date_of_ana):
    Rule.objects.update(active=False)

    said = ask(days, ana, date_of_ana, 2026, 12, 12)

    assert "No rule that is switched on covers “Deadline”" in said
    assert "Ask a director to switch a rule for such dates on." in said
    assert "as a helper" not in said, "that would not help"


def test_who_stands_in_only_until_the_next_step_hears_who_is_told_then(days, ana, ben, date_of_ana):
    day = {"starts_on": date(2026, 12, 1), "ends_on": date(2026, 12, 3)}
    factories.absence(user=ana.user, deputy=ben.user, **day)

    said = ask(days, ben, date_of_ana, 2026, 12, 2, 12)

    assert "Not reminded" in said
    assert "The letters still ahead go to Ana. Not among them: you." in said
    assert "no step that lies ahead" not in said


def test_nothing_is_promised_for_the_next_round_where_no_step_is_reached(days, ana, date_of_ana):
    with days.on(2026, 12, 2, 9):
        Deadline.objects.update(next_step_at=timezone.now())

    said = ask(days, ana, date_of_ana, 2026, 12, 2, 12)

    assert "A step is reached" not in said
    assert "The first letter to you goes on 10 Dec 2026, 09:00" in said


def test_a_deputy_hears_for_whom_and_the_absent_who_stood_in(days, ana, ben, date_of_ana, post):
    factories.absence(user=ana.user, deputy=ben.user)
    days.round(2026, 12, 10)

    assert "sent to you at ben@city.test, for Ana" in ask(days, ben, date_of_ana, 2026, 12, 10, 12)
    assert "Away until Thu 10 Dec 2026: you. Told as well: Ben." in ask(
        days, ana, date_of_ana, 2026, 12, 10, 12
    )


def test_all_mail_is_held(days, ana, date_of_ana):
    with days.on(2026, 12, 10, 6):
        planning.write_down_owed()
        Sender.note(held_at=timezone.now(), held_by="restore")

    said = ask(days, ana, date_of_ana, 2026, 12, 10, 12)

    assert "all mail is held since 10 Dec 2026, 06:00" in said and "backup was restored" in said


def test_the_sender_is_silent(days, ana, date_of_ana):
    with days.on(2026, 12, 3):
        planning.write_down_owed()

    said = ask(days, ana, date_of_ana, 2026, 12, 10, 12)

    assert "A step is reached, but the sender is silent since 3 Dec 2026, 10:00" in said


def test_the_sender_was_silent(days, ana, date_of_ana, post):
    days.round(2026, 12, 12)

    said = ask(days, ana, date_of_ana, 2026, 12, 12, 12)

    assert "The sender was silent: the step of 10 Dec 2026" in said


def test_somebody_who_left(days, ana, ben, date_of_ana):
    ana.user.is_active = False
    ana.user.save()

    said = ask(days, ben, date_of_ana, 2026, 12, 12, person=ana.user)

    assert "Ana no longer works here" in said


# every combination has an answer


def test_of_any_person_and_any_state_there_is_an_answer(days, ana, date_of_ana, post):
    people = [factories.user(), factories.user(is_active=False), factories.user(logs_in=False)]
    people += [ana.user, factories.in_role("director")]
    moments = [(2026, 12, 1, 9), (2026, 12, 12), (2026, 12, 30), (2027, 3, 1)]
    for when in moments:
        days.round(*when)
        for person in people:
            said = ask(days, ana, date_of_ana, *when, person=person)
            verdict = said.partition('<p class="verdict">')[2].partition("</p>")[0]
            assert len(verdict.rpartition("</span>")[2].strip()) > 20, (when, person)
            assert "None" not in verdict and "%(" not in said


def test_a_record_has_one_answer_for_each_of_its_dates(days, ben, ana, date_of_ana):
    record = date_of_ana.subject
    with days.on(2026, 12, 1):
        factories.deadline(subject=record, owner=ben.user, title="Book the hotel")

    said = ask(days, ben, record, 2026, 12, 2)

    assert "Nominations for COP31" in said and "Book the hotel" in said
    assert "Not among them: you" in said and "The first letter to you goes on" in said


def test_a_record_without_dates_has_an_answer_too(days, ana):
    said = ask(days, ana, factories.organisation(name="Empty"), 2026, 12, 2)

    assert "No date hangs on this record, so nobody was or will be reminded" in said


def test_a_summit_answers_for_the_dates_of_our_plan(days, ana):
    with days.on(2026, 12, 1):
        plan = factories.plan(lead=ana.user)
        factories.milestone(plan=plan, title="Nominations")

    assert "Nominations" in ask(days, ana, plan.summit, 2026, 12, 2)


@pytest.mark.parametrize("unseen", ["restricted", "gone"])
def test_what_is_restricted_is_answered_like_what_is_not_there(days, ana, ben, unseen):
    with days.on(2026, 12, 1):
        hidden = factories.deadline(owner=ana.user, title="Hush", sensitivity="restricted")
    url = WHY + (about(hidden) if unseen == "restricted" else "?about=999999.1")

    response = ben.get(url)
    page = response.content.decode()

    assert response.status_code == 404
    assert "Hush" not in page and "or it is not one that you may see" in page
    assert "Hush" not in ben.get(f"{WHY}?q=hush").content.decode().partition('id="found"')[2]


def test_a_record_tells_nothing_of_its_restricted_dates(days, ben, ana):
    with days.on(2026, 12, 1):
        hidden = factories.deadline(owner=ana.user, title="Hush", sensitivity="restricted")

    said = ask(days, ben, hidden.subject, 2026, 12, 2)

    assert "Hush" not in said and "No date hangs on this record" in said


@pytest.mark.parametrize(
    "query", ["?about=x", "?about=1", "?about=.", "?person=x", "?person=99999"]
)
def test_whatever_is_asked_the_page_answers(ana, query):
    response = ana.get(WHY + query)

    assert response.status_code in (200, 404)
    assert "Why did I (not) get this?" in response.content.decode()


def test_the_page_itself_searches_dates_by_title(days, ana, date_of_ana):
    with days.on(2026, 12, 2):
        page = ana.get(f"{WHY}?q=cop31 nominations").content.decode()
        plural = ana.get(f"{WHY}?q=COP31s nomination").content.decode()
        none = ana.get(f"{WHY}?q=zebra").content.decode()
        own = ana.get(WHY).content.decode()

    assert "Nominations for COP31" in plural
    assert "Nominations for COP31" in page and "Nominations for COP31" in own
    assert "No date that you may see is called so" in none


def test_a_letter_leads_to_the_answer(days, ana, date_of_ana, post):
    days.round(2026, 12, 10)

    page = ana.get(Letter.objects.get().get_absolute_url()).content.decode()

    kind = ContentType.objects.get_for_model(Deadline)
    assert f"{WHY}?about={kind.pk}.{date_of_ana.pk}&amp;person={ana.user.pk}" in page


def test_many_dates_cost_as_many_queries_as_one(days, ana, query_count):
    record, counts = factories.organisation(), []
    for size in (2, 2, 15):  # the first time for what is read once for good
        while Deadline.objects.count() < size:
            with days.on(2026, 12, 1):
                factories.deadline(subject=record, owner=ana.user, due_on=date(2026, 12, 17))
        days.round(2026, 12, 10)
        with days.on(2026, 12, 10, 12):
            counts.append(query_count(lambda: ana.get(WHY + about(record))))

    assert counts[1] == counts[2]


def test_what_is_owed_again_costs_as_many_queries_for_many_dates(days, query_count):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        for _date in range(6):
            factories.deadline(due_on=date(2026, 12, 17))
    days.round(2026, 12, 10)
    Reminder.objects.update(state="superseded", letter=None)

    def owed(size):
        found = forecast.with_people(Deadline.objects.order_by("pk"))[:size]
        outlook = forecast.Outlook(found, forecast.RollAhead(timezone.now()))
        assert len(list(outlook.owed())) == size

    with days.on(2026, 12, 10, 12):
        Deadline.objects.update(next_step_at=timezone.now())
        counts = [query_count(lambda size=size: owed(size)) for size in (2, 2, 6)]

    assert counts[1] == counts[2]
