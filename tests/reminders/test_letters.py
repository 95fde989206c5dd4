"""What a letter says, in text and HTML, and the calendar file it carries."""

from datetime import date, time
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from icalendar import Calendar

from oia.core.zones import ZoneKind
from oia.reminders.models import Letter, Reminder
from tests import factories

pytestmark = pytest.mark.django_db


def letter_for(days, post, **kw):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        factories.deadline(**{"due_on": date(2026, 12, 17)} | kw)
    days.round(2026, 12, 10)
    return post.mails[-1]


def words(mail, kind="plain"):
    return mail.get_body([kind]).get_content()


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
