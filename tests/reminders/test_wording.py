"""The words of letters: what happened, why one is told, and titles of whatever kind."""

import re
from datetime import date
from functools import partial

import pytest
from django.conf import settings
from django.urls import reverse

from oia.core.zones import Certainty
from oia.reminders import planning, services
from oia.reminders.models import Deadline, Letter, Wishes
from oia.reminders.returns.reports import OUR_HEADER
from oia.reminders.words import rendering
from oia.reminders.words.calendars import calendar_of
from tests import factories
from tests.reminders.reading import calendar_in, everything_in, letter_for, words

pytestmark = pytest.mark.django_db


def started(days, post, **kw):
    """A deadline whose owner was told of it once, and what was sent since."""
    letter_for(days, post, **{"title": "C40 data report"} | kw)
    post.mails.clear()
    return Deadline.objects.get()


def test_a_moved_date_and_an_extended_one_say_so(days, post):
    deadline = started(days, post)
    with days.on(2026, 12, 10, 11):
        services.move_date(deadline, on=date(2026, 12, 15), by=None, why="")
    days.round(2026, 12, 10, 12)
    with days.on(2026, 12, 11):
        deadline.certainty = Certainty.EXTENDED
        services.move_date(deadline, on=date(2026, 12, 22), by=None, why="")
    days.round(2026, 12, 11, 12)

    assert post.subjects() == [
        "C40 data report: moved to Tue 15 Dec 23:59 Warsaw",
        "C40 data report: extended to Tue 22 Dec 23:59 Warsaw",
    ]
    moved, extended = (words(mail) for mail in post.mails)
    assert "Moved to Tue 15 Dec 2026, 23:59 (Warsaw) - 5 days left" in moved
    assert "It was Thu 17 Dec 2026, 23:59 (Warsaw)." in moved
    assert "It was Tue 15 Dec 2026, 23:59 (Warsaw)." in extended


def test_a_cancelled_date_says_so_and_goes_from_the_calendar(days, post):
    deadline = started(days, post)
    with days.on(2026, 12, 11):
        services.cancel(deadline, by=None)
    days.round(2026, 12, 11)

    (mail,) = post.mails
    assert mail["Subject"] == "C40 data report: cancelled"
    assert "Cancelled - You need not do anything." in words(mail)
    (event,) = calendar_in(mail).walk("VEVENT")
    assert event["status"] == "CANCELLED" and not event.subcomponents


def test_a_date_handed_over_tells_both(days, post):
    ana, ben = factories.user(first_name="Ana"), factories.user(first_name="Ben")
    deadline = started(days, post, owner=ana)
    with days.on(2026, 12, 11):
        services.hand_over(deadline, to=ben, by=None)
    days.round(2026, 12, 11)

    (to_ana,) = [mail for mail in post.mails if mail["To"] == ana.email]
    (to_ben,) = [mail for mail in post.mails if mail["To"] == ben.email]
    date_said = "Thu 17 Dec 23:59 Warsaw"
    assert to_ana["Subject"] == f"Taken over from you: C40 data report, {date_said}"
    assert "Ben answers for it now. You need not do anything." in words(to_ana)
    assert to_ben["Subject"] == f"Handed to you: C40 data report, 6 days left, {date_said}"
    assert "You answer for it from now on." in words(to_ben)


def test_whoever_is_told_for_another_reason_reads_it(days, post):
    ana, ben = factories.user(first_name="Ana"), factories.user(first_name="Ben")
    carl, dora = factories.in_role("director"), factories.user(first_name="Dora")
    factories.rule(steps="7", recipients=["owner", "backup"], climbs_after=3, overdue_every=3)
    factories.absence(
        user=ana, deputy=dora, starts_on=date(2026, 12, 5), ends_on=date(2026, 12, 12)
    )
    with days.on(2026, 12, 1):
        deadline = factories.deadline(
            due_on=date(2026, 12, 17), owner=ana, backup=factories.user(), hard=False
        )
        deadline.helpers.add(ben)
    days.round(2026, 12, 10)
    days.round(2026, 12, 21)

    said = {mail["To"]: words(mail) for mail in post.mails}
    assert "You help Ana with it." in said[ben.email]
    assert "You are the backup of Ana." in said[deadline.backup.email]
    assert "You stand in for Ana until 12 Dec." in said[dora.email]
    assert "It climbed to you: Ana has not closed it." in said[carl.email]
    assert post.subjects(carl.email)[0].startswith(
        "It climbed to you: Send the data report, 4 days"
    )
    assert "You " not in said[ana.email].partition("-- ")[0]


def test_our_own_date_stands_in_the_subject_where_steps_count_to_it(days, post):
    mail = letter_for(days, post, due_on=date(2026, 12, 24), internal_on=date(2026, 12, 17))

    assert mail["Subject"].endswith("7 days left to our own date, Thu 24 Dec 23:59 Warsaw")


@pytest.mark.parametrize(
    "hour, minute, said", [(10, 0, "13 hours left"), (23, 30, "less than an hour left")]
)
def test_on_the_last_day_hours_are_counted(days, post, hour, minute, said):
    factories.rule(steps="0")
    owner = factories.user(work_start="00:00", work_end="23:59", work_days="1234567")
    with days.on(2026, 12, 17, hour, minute):
        factories.deadline(due_on=date(2026, 12, 17), owner=owner)
    days.round(2026, 12, 17, hour, minute)

    assert said in post.mails[-1]["Subject"]


def digest(days, post, count, pace="weekly", **kw):
    """The letter of the week or the day of somebody with many dates."""
    factories.rule(steps="7")
    reader = factories.user(**kw)
    Wishes.objects.create(user=reader, paces={"*": pace})
    with days.on(2026, 12, 1):
        for number in range(count):
            title = f"مؤتمر {number} " + "市长会议" * 60
            factories.deadline(title=title, due_on=date(2026, 12, 17), owner=reader)
    for day in (10, 11, 14):
        days.round(2026, 12, day)
    (mail,) = post.mails
    return mail


@pytest.mark.parametrize("pace, opening", [("weekly", "Your week"), ("daily", "Your day")])
def test_a_letter_of_the_week_or_the_day_says_so(days, post, pace, opening):
    mail = digest(days, post, 6, pace)

    assert mail["Subject"].strip().startswith(f"{opening}: 6 dates to mind, first \u2068مؤتمر 0")
    assert mail["Subject"].endswith("Thu 17 Dec 23:59 Warsaw")
    assert f"{opening}: 6 dates" in words(mail) and len(NOT_MINE.findall(words(mail))) == 6


def test_a_letter_with_a_hundred_dates_is_not_cut_by_any_mail_program(days, post):
    mail = digest(days, post, 150, first_name="Ana")
    html = mail.get_body(["html"]).get_content()

    assert len(html.encode()) < 102_000
    assert "All your dates" in html
    assert "20 more dates are in the calendar file" in html and "20 more dates" in words(mail)
    assert len(calendar_in(mail).walk("VEVENT")) == 150


NOT_MINE = re.compile("Not mine: http")


def test_a_title_of_whatever_kind_keeps_within_its_line(days, post):
    nasty = [
        "Line\r\nBcc: all@city.test\r\n\r\n<script>alert(1)</script>",
        "😀" * 30 + "\u202eturned\u2067 end\x01\x1b",
        "x" * 300,
        "BEGIN:VEVENT\nEND:VCALENDAR;,\\n",
    ]
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        for title in nasty:
            factories.deadline(title="to be", due_on=date(2026, 12, 17))
            Deadline.objects.filter(title="to be").update(title=title)
    days.round(2026, 12, 10)

    assert len(post.mails) == 4
    for mail in post.mails:
        assert set(mail.keys()) == HEADERS
        assert len(mail["Subject"].strip()) <= 200
        assert mail["Subject"].endswith("7 days left, Thu 17 Dec 23:59 Warsaw")
        assert not re.search("[\x00-\x1f\u202e]", mail["Subject"])
        assert "<script>" not in mail.get_body(["html"]).get_content()
        raw = mail.get_body(["html"]).get_content()
        assert len(raw.encode()) < 102_000
        (event,) = calendar_in(mail).walk("VEVENT")
        assert len(event["summary"]) <= 300
        (file,) = mail.iter_attachments()
        lines = file.get_payload(decode=True).split(b"\r\n")
        assert max(len(line) for line in lines) <= 75


HEADERS = {
    *("Content-Type", "MIME-Version", "Subject", "From", "To"),
    *("Message-ID", "Date", "Auto-Submitted", OUR_HEADER),
}


def test_the_same_date_keeps_its_place_in_the_calendar_as_it_moves(days, post):
    deadline = started(days, post)
    with days.on(2026, 12, 10, 11):
        services.move_date(deadline, on=date(2026, 12, 15), by=None, why="")
    letter_before = calendar_of([deadline])
    days.round(2026, 12, 10, 12)

    (event,) = calendar_in(post.mails[-1]).walk("VEVENT")
    assert event["uid"] == f"deadline-{deadline.pk}@{settings.SITE_URL.partition('://')[2]}"
    assert event["sequence"] == 2 and event.decoded("dtend").day == 15
    assert event["uid"].encode() in letter_before


def test_whoever_has_no_login_gets_no_links_to_pages(days, post):
    mail = letter_for(days, post, owner=factories.user(logs_in=False))

    said = everything_in(mail)
    assert "/deadlines/" not in said and "When I get mail" not in said
    assert "You need no login" in words(mail) and "Done: http" in words(mail)


def test_a_shared_mailbox_reads_the_offices_clock_and_what_a_press_means(days, post):
    factories.office(mayor_mailbox="mayor@city.test")
    mail = letter_for(days, post, audience="mayor_office")

    assert mail["To"] == "mayor@city.test" and "Warsaw" in mail["Subject"]
    assert "This letter goes to a shared mailbox." in words(mail)


def test_a_letter_costs_few_queries_however_many_dates_it_has(days, query_count):
    factories.rule(steps="7")
    owner, counts = factories.user(), []
    with days.on(2026, 12, 1):
        for number in range(30):
            deadline = factories.deadline(due_on=date(2026, 12, 17), owner=owner)
            deadline.helpers.add(factories.user() if number else owner)
    with days.on(2026, 12, 10):
        planning.write_down_owed()
        letter = max(Letter.objects.all(), key=lambda one: one.reminders.count())
        for size in (2, 2, 30):  # the first also reads what is kept for all
            carried = list(letter.reminders.select_related("deadline", "user")[:size])
            write = partial(rendering.write, letter, carried, days.office)
            counts.append(query_count(write))

    assert counts[1] == counts[2] <= 4


def test_whoever_logs_in_is_led_to_where_they_say_when_mail_comes(days, post, settings):
    settings.SITE_URL = "https://oia.city.test"
    mail = letter_for(days, post)

    link = f"https://oia.city.test{reverse('reminders:wishes')}"
    assert f"When I get mail: {link}" in words(mail)
    assert f'href="{link}"' in words(mail, "html")
