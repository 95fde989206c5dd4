"""What a letter says, in text and HTML, and the calendar file it carries."""

import re
from datetime import date, datetime, time, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.urls import reverse
from icalendar import Calendar

from oia.core.zones import ZoneKind
from oia.reminders import services
from oia.reminders.models import Letter, Reminder
from tests import factories
from tests.reminders.conftest import WARSAW
from tests.reminders.reading import everything_in, letter_for, words

pytestmark = pytest.mark.django_db


def test_the_subject_says_it_all(days, post):
    mail = letter_for(days, post, title="C40 data report")

    assert mail["Subject"] == "C40 data report: 7 days left, Thu 17 Dec 23:59 Warsaw"


def test_both_clocks_are_told(days, post):
    mail = letter_for(
        days,
        post,
        due_time=time(17),
        zone_kind=ZoneKind.PLACE,
        zone="America/Bogota",
    )

    for kind in ("plain", "html"):
        assert "17 Dec 2026, 23:00 (Warsaw)" in words(mail, kind)
        assert "17 Dec 2026, 17:00 (Bogota)" in words(mail, kind)


def test_our_own_date_is_named_beside_the_official_one(days, post):
    mail = letter_for(days, post, due_on=date(2026, 12, 24), internal_on=date(2026, 12, 17))

    assert "Thu 17 Dec 2026 – 7 days left" in words(mail)
    assert "24 Dec 2026" in words(mail)


def test_the_reader_gets_times_in_their_own_zone(days, post):
    owner = factories.user(zone="Asia/Kathmandu")

    mail = letter_for(days, post, owner=owner)

    assert "04:44" in mail["Subject"] and "Kathmandu" in mail["Subject"]


def test_a_calendar_file_is_with_it(days, post):
    mail = letter_for(days, post)

    (file,) = list(mail.iter_attachments())
    (event,) = Calendar.from_ical(file.get_content()).walk("VEVENT")
    assert file.get_content_type() == "text/calendar"
    assert str(event["summary"]) == "Send the data report"
    assert event.end.isoformat() == "2026-12-17T22:59:00+00:00"


def test_a_link_leads_to_the_record(days, post, settings):
    settings.SITE_URL = "https://oia.city.test"

    mail = letter_for(days, post)

    link = f"https://oia.city.test{Reminder.objects.get(step=7).deadline.get_absolute_url()}"
    assert link in words(mail) and link in words(mail, "html")


def test_a_restricted_record_travels_under_a_neutral_title(days, post):
    subject = factories.organisation(name="Secret Embassy", sensitivity="restricted")

    mail = letter_for(days, post, subject=subject, title="Meet the ambassador")

    assert b"ambassador" not in mail.as_bytes() and b"Embassy" not in mail.as_bytes()
    assert "restricted" in mail["Subject"]


def test_hostile_titles_stay_words(days, post):
    title = "<b>COP</b>\r\nBcc: all@city.test مؤتمر 市长 😀"

    mail = letter_for(days, post, title=title)

    assert mail["Bcc"] is None
    assert "<b>COP</b>" not in words(mail, "html")
    assert "مؤتمر 市长 😀" in words(mail)


def test_a_dry_run_prints_what_would_go_and_keeps_nothing(days):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        factories.deadline(title="Dues of UCLG", due_on=date(2026, 12, 17))
        out = StringIO()
        call_command("remind", "--dry-run", "--at", "2026-12-10 10:00", stdout=out)

    assert "Dues of UCLG: 7 days left" in out.getvalue()
    assert not Letter.objects.exists() and not Reminder.objects.exists()


def test_remind_alone_delivers_without_celery(days, post):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        factories.deadline(due_on=date(2026, 12, 17))
    with days.on(2026, 12, 10):
        call_command("remind", stdout=StringIO())

    assert len(post.mails) == 1


def test_a_letter_with_several_dates_leads_to_all_of_them(days, post, settings):
    settings.SITE_URL = "https://oia.city.test"
    owner = factories.user()
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        for number in range(6):
            factories.deadline(title=f"Dues {number}", due_on=date(2026, 12, 17), owner=owner)
    days.round(2026, 12, 10)

    (mail,) = post.mails
    link = f"https://oia.city.test{reverse('reminders:deadline-list')}"
    assert f"All your dates: {link}" in words(mail)
    assert f'href="{link}"' in words(mail, "html")
    assert "Open it" not in words(mail, "html")


def test_a_letter_with_one_date_leads_to_that_date(days, post):
    mail = letter_for(days, post)

    assert "Open it" in words(mail, "html")
    assert "All your dates" not in words(mail) + words(mail, "html")


@pytest.mark.parametrize(
    "title, shown",
    [
        ("مؤتمر المدن 2026", "\u2068مؤتمر المدن 2026\u2069: 7 days left"),
        ("ועידת ערים", "\u2068ועידת ערים\u2069: 7 days left"),
        ("市长会议 Łódź", "市长会议 Łódź: 7 days left"),
    ],
)
def test_a_title_written_to_the_left_does_not_turn_the_subject(days, post, title, shown):
    subject = letter_for(days, post, title=title)["Subject"].strip()

    assert subject == f"{shown}, Thu 17 Dec 23:59 Warsaw"


# 7: in the reader's working hours, by the reader's own clock


def local(zone, *when):
    """A moment on the reader's clock, as the office's clock has it."""
    there = datetime(*when, tzinfo=ZoneInfo(zone)).astimezone(WARSAW)
    return (*there.timetuple()[:5],)


@pytest.mark.parametrize(
    "zone, monday",
    [
        ("Europe/Warsaw", date(2027, 3, 29)),  # the clocks went forward the night before
        ("Europe/Warsaw", date(2027, 11, 1)),  # ... and back
        ("America/New_York", date(2027, 3, 15)),
        ("America/New_York", date(2027, 11, 8)),
        ("Australia/Sydney", date(2027, 4, 5)),
        ("Australia/Sydney", date(2027, 10, 4)),
        ("Asia/Tehran", date(2027, 3, 22)),  # has given it up
        ("Asia/Kathmandu", date(2027, 3, 29)),
        ("Pacific/Apia", date(2027, 3, 29)),
    ],
)
def test_truth_7_it_goes_when_the_readers_own_work_begins(days, post, zone, monday):
    factories.rule(steps="10")
    owner = factories.user(zone=zone, work_start="09:00")
    on_saturday = monday + timedelta(days=8)
    with days.on(monday.year, monday.month - 1, 1):
        factories.deadline(due_on=on_saturday, owner=owner)

    sent = [
        days.round(*local(zone, monday.year, monday.month, monday.day, *clock))
        for clock in ((0, 30), (8, 58), (9, 1))
    ]

    assert sent == [0, 0, 1]


def test_truth_7_hours_that_the_night_skips_begin_when_the_clock_has_jumped(days, post):
    factories.rule(steps="7")
    watch = factories.user(work_start="02:15", work_end="04:00", work_days="1234567")
    with days.on(2027, 3, 1):
        factories.deadline(due_on=date(2027, 4, 4), owner=watch)  # the step is reached that night

    sent = [days.round(2027, 3, 28, *clock) for clock in ((1, 59), (3, 20))]

    assert sent == [0, 1]


def test_truth_7_unless_the_date_falls_before_they_begin(days, post):
    factories.rule(steps="1")
    owner = factories.user(zone="America/New_York")
    with days.on(2026, 12, 1):
        for due, title in ((time(14), "Before"), (time(16), "After")):
            factories.deadline(title=title, due_on=date(2026, 12, 11), due_time=due, owner=owner)

    days.round(2026, 12, 11, 6)  # midnight in New York, where work begins at 15:00 of ours

    assert [mail["Subject"].partition(":")[0] for mail in post.mails] == ["Before"]
    assert "8 hours left" in post.mails[0]["Subject"]


# 8: what a letter says, and what it never says


def test_truth_8_a_letter_names_the_date_how_long_is_left_and_both_clocks(days, post, settings):
    settings.SITE_URL = "https://oia.city.test"
    letter = letter_for(
        days, post, title="C40 data report", due_time=time(17), **in_zone("America/Bogota")
    )

    link = f"https://oia.city.test{Reminder.objects.get(step=7).deadline.get_absolute_url()}"
    for kind in ("plain", "html"):
        said = words(letter, kind)
        for part in ("C40 data report", "7 days left", "23:00 (Warsaw)", "17:00 (Bogota)", link):
            assert part in said, (kind, part)
    assert [part.get_content_type() for part in letter.iter_attachments()] == ["text/calendar"]


def in_zone(zone):
    return {"zone_kind": ZoneKind.PLACE, "zone": zone}


def test_truth_8_no_letter_carries_what_is_known_of_delegates_or_of_the_mayors_ways(days, post):
    factories.rule(steps="7")
    factories.office(mayor_mailbox="mayor@city.test")
    with days.on(2026, 11, 1):
        plan = factories.plan(lead=factories.user(), notes="The mayor lands at 9:40 with IB3166")
        factories.delegate(plan=plan, name="Carla Delegada", notes="Passport XDA123456")
        for title, audience in (("Book the flights", "owner"), ("Brief the mayor", "mayor_office")):
            factories.deadline(
                subject=plan,
                title=title,
                due_on=date(2026, 12, 17),
                audience=audience,
                notes="Hotel Miramar, room 12",
            )
    for day in range(1, 20):
        days.round(2026, 12, day)

    everything = "".join(
        str(mail) + "".join(part.get_content() for part in mail.walk() if part.is_attachment())
        for mail in post.mails
    )
    assert {"mayor@city.test"} < {mail["To"] for mail in post.mails}
    for secret in ("Delegada", "XDA123456", "IB3166", "Miramar"):
        assert secret not in everything


def test_truth_8_a_restricted_date_is_neutral_wherever_a_letter_names_it(days, post):
    subject = factories.organisation(name="Secret Embassy", sensitivity="restricted")
    ana = factories.user(first_name="Ana")
    letter_for(days, post, subject=subject, title="Meet the ambassador", owner=ana)
    deadline = Reminder.objects.get(step=7).deadline
    with days.on(2026, 12, 11):
        services.move_date(deadline, on=date(2026, 12, 18), by=None, why="The ambassador is ill")
    days.round(2026, 12, 11)
    with days.on(2026, 12, 12):
        services.hand_over(deadline, to=factories.user(), by=None, why="Knows the ambassador")
    days.round(2026, 12, 14)
    with days.on(2026, 12, 14):
        services.cancel(deadline, by=None, why="The ambassador left")
    days.round(2026, 12, 15)

    assert len(post.mails) >= 5
    for mail in post.mails:
        assert "ambassador" not in everything_in(mail) and "Embassy" not in everything_in(mail)
        assert "Deadline (restricted)" in mail["Subject"]


# In dark rooms


def test_a_letter_says_that_it_can_be_shown_in_the_dark(days, post):
    html = letter_for(days, post).get_body(["html"]).get_content()

    for name in ("color-scheme", "supported-color-schemes"):
        assert f'<meta name="{name}" content="light dark">' in html
    assert ":root { color-scheme: light dark; supported-color-schemes: light dark; }" in html
    dark = html.partition("@media (prefers-color-scheme: dark) {")[2].partition("</style>")[0]
    named = set(re.findall(r'class="([^"]+)"', html))
    coloured = {name for names in named for name in names.split()} - {"pad"}
    assert {name for name in coloured if f".{name}" not in dark} == set()
    assert not re.findall(r"(?:src|background)=|url\(|@import|<link|<script", html)
