"""The days on which the office is closed: typed in, and taken from a calendar file."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from oia.accounts import services
from oia.accounts.choices import Role
from oia.accounts.models import Holiday
from tests import factories

pytestmark = pytest.mark.django_db

LIST = "/accounts/holidays/"
IMPORT = f"{LIST}import/"


@pytest.fixture(autouse=True)
def in_november(time_machine):
    time_machine.move_to("2026-11-24 09:00:00Z", tick=False)


@pytest.fixture
def director():
    return factories.in_role(Role.DIRECTOR)


@pytest.fixture
def browser(director):
    client = Client()
    client.force_login(director)
    return client


def text(response):
    return response.content.decode()


# Typed in


def test_a_holiday_is_added_changed_and_deleted(browser, director):
    added = browser.post(f"{LIST}new/", {"on": "2027-05-01", "name": "عيد العمال"}, follow=True)
    assert added.request["QUERY_STRING"] == "year=2027"
    assert "<bdi>عيد العمال</bdi>" in text(added)
    holiday = Holiday.objects.get()
    assert holiday.history.get().history_user == director

    url = reverse("accounts:holiday-edit", args=[holiday.pk])
    assert 'value="2027-05-01"' in text(browser.get(url))
    browser.post(url, {"on": "2027-05-03", "name": "Labour Day (moved)"})
    holiday.refresh_from_db()
    assert (holiday.on, holiday.name) == (date(2027, 5, 3), "Labour Day (moved)")

    delete = reverse("accounts:holiday-delete", args=[holiday.pk])
    assert browser.get(delete).status_code == 200
    assert Holiday.objects.exists()
    browser.post(delete)
    assert not Holiday.objects.exists()
    assert Holiday.history.first().history_type == "-"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"on": "2026-12-25"}, "That day is a holiday already."),
        ({"on": "0027-05-01"}, "The year 0027 cannot be meant."),
        ({"on": "soon"}, "valid date"),
        ({"name": "x" * 101}, "at most 100 characters"),
    ],
)
def test_mistakes_are_explained_and_nothing_typed_is_lost(browser, wrong, words):
    factories.holiday()
    typed = {"on": "2027-05-01", "name": "Labour Day"} | wrong

    page = text(browser.post(f"{LIST}new/", typed))

    assert words in page
    assert f'value="{typed["name"]}"' in page
    assert Holiday.objects.count() == 1


def test_the_list_shows_one_year_and_leads_to_the_others(browser):
    factories.holiday(on=date(2026, 12, 25), name="Christmas Day")
    factories.holiday(on=date(2031, 1, 1), name="New Year's Day")

    this_year, later = text(browser.get(LIST)), text(browser.get(f"{LIST}?year=2031"))

    assert "Christmas Day" in this_year
    assert 'href="?year=2031"' in this_year
    assert "Christmas Day" not in later
    assert "New Year" in later


@pytest.mark.parametrize("year", ["", "0000", "٢٠٢٦", "9999", "20266", "x"])
def test_a_year_that_cannot_be_is_no_trouble(browser, year):
    assert browser.get(f"{LIST}?year={year}").status_code == 200


def test_whoever_may_not_change_them_reads_them_and_nothing_else(browser):
    factories.holiday()
    reader = Client()
    reader.force_login(factories.in_role(Role.READER))

    assert "Christmas Day" in text(reader.get(LIST))
    assert "new/" not in text(reader.get(LIST))
    assert IMPORT in text(browser.get(LIST))
    assert f'href="{LIST}"' in text(reader.get("/accounts/settings/"))
    assert "A director can add them." in text(reader.get(f"{LIST}?year=2030"))
    assert "Public offices give calendar files" in text(browser.get(f"{LIST}?year=2030"))


def test_it_takes_the_right_also_without_the_page():
    officer, holiday = factories.in_role(Role.OFFICER), factories.holiday()

    for attempt in (
        lambda: services.keep_holiday(holiday, by=officer),
        lambda: services.keep_holidays({date(2027, 1, 1): "New Year's Day"}, by=officer),
        lambda: services.drop_holiday(holiday, by=officer),
    ):
        with pytest.raises(PermissionDenied):
            attempt()


def test_the_list_costs_the_same_for_one_and_for_fifty(browser, query_count):
    factories.holiday(on=date(2026, 1, 1))
    browser.get(LIST)
    once = query_count(lambda: browser.get(LIST))
    for day in range(1, 26):
        factories.holiday(on=date(2026, 2, day))
        factories.holiday(on=date(2026, 3, day))

    assert query_count(lambda: browser.get(LIST)) == once


# Taken from a calendar file


def entry(*lines, name="Christmas Day"):
    return "\r\n".join(["BEGIN:VEVENT", *lines, f"SUMMARY:{name}", "END:VEVENT", ""])


def whole(on):
    return f"DTSTART;VALUE=DATE:{on}"


def calendar(*entries):
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "".join(entries) + "END:VCALENDAR", ""])


def upload(browser, content):
    content = content.encode() if isinstance(content, str) else content
    return browser.post(IMPORT, {"file": SimpleUploadedFile("days.ics", content)})


def offered(page):
    return {str(offer.on): offer.name for offer in page.context["offers"]}


def refused(page):
    """Why each entry was refused, by its name or its line."""
    return {name or line: why for line, name, why in page.context["refused"]}


def keep(browser, page, **more):
    take = [day for day, offer in offered(page).items() if offer]
    return browser.post(IMPORT, {"found": page.context["found"], "take": take} | more, follow=True)


def test_nothing_is_written_before_somebody_confirms(browser, director):
    factories.holiday(on=date(2026, 12, 26), name="Boxing Day")
    factories.holiday(on=date(2027, 1, 1), name="Jan 1st")
    file = calendar(
        entry(whole("20261225")),
        entry(whole("20261226"), name="Boxing Day"),
        entry(whole("20270101"), name="元旦"),
        entry("DTSTART:20270503T090000Z", name="Meeting"),
    )

    page = upload(browser, file)

    assert Holiday.objects.count() == 2
    assert offered(page) == {"2026-12-25": "Christmas Day", "2027-01-01": "元旦"}
    assert [offer.name for offer in page.context["known"]] == ["Boxing Day"]
    assert page.context["refused"] == [
        (15, "Meeting", "It has a time of day. A holiday takes whole days.")
    ]
    assert "<bdi>Jan 1st</bdi>" in text(page)

    done = keep(browser, page)

    assert "1 holiday added, 1 renamed." in text(done)
    assert dict(Holiday.objects.values_list("on", "name")) == {
        date(2026, 12, 25): "Christmas Day",
        date(2026, 12, 26): "Boxing Day",
        date(2027, 1, 1): "元旦",
    }
    christmas, new_year = Holiday.objects.get(on="2026-12-25"), Holiday.objects.get(on="2027-01-01")
    assert christmas.history.get().history_user == director
    assert [row.name for row in new_year.history.all()] == ["元旦", "Jan 1st"]


def test_only_what_is_ticked_is_kept(browser):
    page = upload(browser, calendar(entry(whole("20261225")), entry(whole("20261226"), name="No")))

    keep(browser, page, take=["2026-12-25", "2027-08-08"])

    assert [day.name for day in Holiday.objects.all()] == ["Christmas Day"]


def test_without_a_tick_everything_is_shown_once_more(browser):
    file = calendar(entry(whole("20261225")), entry("DTSTART:20261225T090000", name="Timed"))
    page = keep(browser, upload(browser, file), take=[])

    assert "Tick at least one day." in text(page)
    assert offered(page) == {"2026-12-25": "Christmas Day"}
    assert "Timed" in text(page)
    assert not Holiday.objects.exists()


def test_what_was_not_offered_by_us_is_not_taken(browser):
    page = browser.post(IMPORT, {"found": "forged", "take": ["2026-12-25"]}, follow=True)

    assert "Choose the file again" in text(page)
    assert not Holiday.objects.exists()


def test_a_file_read_twice_brings_nothing_new(browser):
    file = calendar(entry(whole("20261225")))
    keep(browser, upload(browser, file))

    assert "no day that is not known already" in text(upload(browser, file))


def test_an_entry_of_several_days_ends_before_its_end(browser):
    file = calendar(
        entry(whole("20270405"), "DTEND;VALUE=DATE:20270408", name="Easter"),
        entry(whole("20270510"), "DURATION:P2D", name="Two"),
        entry(whole("20270601"), "DTEND;VALUE=DATE:20270601", name="One"),
    )

    assert offered(upload(browser, file)) == {
        **dict.fromkeys(["2027-04-05", "2027-04-06", "2027-04-07"], "Easter"),
        **dict.fromkeys(["2027-05-10", "2027-05-11"], "Two"),
        "2027-06-01": "One",
    }


@pytest.mark.parametrize(
    ("first", "rule", "days"),
    [
        ("20101225", "FREQ=YEARLY", [f"{year}-12-25" for year in range(2026, 2031)]),
        ("20280601", "FREQ=YEARLY", [f"{year}-06-01" for year in (2028, 2029, 2030)]),
        ("20240229", "FREQ=YEARLY", ["2028-02-29"]),
        ("20240501", "FREQ=YEARLY;INTERVAL=2", [f"{year}-05-01" for year in (2026, 2028, 2030)]),
        ("20250501", "FREQ=YEARLY;COUNT=3", ["2026-05-01", "2027-05-01"]),
        ("20250501", "FREQ=YEARLY;UNTIL=20280501", [f"{y}-05-01" for y in (2026, 2027, 2028)]),
        ("20250825", "FREQ=YEARLY;BYMONTH=8;BYDAY=-1MO;COUNT=3", ["2026-08-31", "2027-08-30"]),
        ("20261126", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=2", ["2026-11-26", "2027-11-25"]),
        (
            "20260118",
            "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15,16,17,18,19,20,21;BYDAY=MO;COUNT=2",
            ["2026-01-19", "2027-01-18"],
        ),
        ("20251231", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1;COUNT=2", ["2026-12-31"]),
    ],
)
def test_what_comes_every_year_is_written_out_for_this_year_and_the_next_four(
    browser, first, rule, days
):
    page = upload(browser, calendar(entry(whole(first), f"RRULE:{rule}")))

    assert list(offered(page)) == days


def test_a_repetition_leaves_out_what_it_says(browser):
    lines = whole("20261225"), "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20271225,20291225"

    found = offered(upload(browser, calendar(entry(*lines))))

    assert list(found) == ["2026-12-25", "2028-12-25", "2030-12-25"]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["DTSTART:20261225T000000", "DTEND:20261226T000000"], "It has a time of day."),
        ([whole("20261225"), "DTEND:20261226T120000Z"], "It has a time of day."),
        ([whole("20261225"), "DURATION:PT8H"], "It has a time of day."),
        ([whole("20261225"), "DTEND;VALUE=DATE:20261220"], "It ends before it begins."),
        ([whole("20260701"), "DTEND;VALUE=DATE:20260901"], "It lasts 62 days."),
        ([whole("20261325")], "Its date cannot be read."),
        ([whole("20261225"), whole("20261226")], "Its date cannot be read."),
        ([], "It has no date."),
        ([whole("00011225")], "The year 0001 cannot be meant."),
        ([whole("20261225"), "STATUS:CANCELLED"], "It was called off."),
        ([whole("20261225"), "RRULE:FREQ=MONTHLY"], "too involved"),
        ([whole("20261225"), "RRULE:FREQ=SECONDLY;COUNT=2000000000"], "too involved"),
        ([whole("20261225"), "RRULE:FREQ=YEARLY;BYSECOND=1,2,3"], "too involved"),
        ([whole("20261225"), "RRULE:FREQ=YEARLY;BYDAY=MO"], "too involved"),
        ([whole("20261225"), "RRULE:FREQ=YEARLY;BYMONTH=99"], "too involved"),
        ([whole("20261225"), "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=99MO"], "too involved"),
        ([whole("20261225"), "RRULE:FREQ=YEARLY;INTERVAL=0"], "too involved"),
        ([whole("19001225"), "RRULE:FREQ=YEARLY;COUNT=500"], "too involved"),
        ([whole("20261225"), "RRULE:nonsense"], "too involved"),
        ([whole("20261225"), "RRULE:FREQ=OFTEN"], "Its date cannot be read."),
        ([whole("20261225"), "RRULE:FREQ=YEARLY;UNTIL=20251231"], "None of its days"),
        ([whole("20261225"), "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"], "None of its days"),
        ([whole("20261225"), "RECURRENCE-ID;VALUE=DATE:20261224"], "too involved"),
        ([whole("20261225"), "RRULE:FREQ=YEARLY;COUNT=9;BYMONTH=1,2,3;BYDAY=MO"], "too involved"),
        ([whole("20261225"), *["X-A:b"] * 12_000], "It is too long"),
        ([whole("20261225"), "BEGIN:VALARM"], "It cannot be read."),
    ],
)
def test_what_is_no_holiday_is_left_out_with_the_reason(browser, lines, why):
    page = upload(browser, calendar(entry(whole("20270101"), name="Fine"), entry(*lines)))

    [(line, _name, said)] = page.context["refused"]
    assert why in said
    assert line == 7
    assert said in text(page)
    assert offered(page) == {"2027-01-01": "Fine"}


def test_a_day_with_two_names_takes_the_first_and_tells_of_the_second(browser):
    file = calendar(
        entry(whole("20270401"), name="Good Friday"),
        entry(whole("20270401"), name="Good Friday"),
        entry(whole("20270401"), name="Fools' Day"),
        entry(whole("20270402"), name=""),
    )

    page = upload(browser, file)

    assert offered(page) == {"2027-04-01": "Good Friday"}
    assert refused(page) == {
        "Fools' Day": "That day is “Good Friday” in this file already.",
        15: "It has no name.",
    }


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The submitted file is empty."),
        (b"PK\x03\x04 a spreadsheet", "This is no calendar file."),
        (b"<html>BEGIN:VCALENDAR</html>", "This is no calendar file."),
        (b"\x00" * 100, "This is no calendar file."),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "There is no entry in this calendar."),
        (b"BEGIN:VCALENDAR\n" + b"x" * 1024 * 1024, "The file is larger than 1 MB."),
        (("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 1001).encode(), "more than 1,000 entries"),
        (
            calendar(*(entry(whole(f"{y}0101"), "DURATION:P31D") for y in range(1990, 2030))),
            "more than 1,000 days",
        ),
    ],
)
def test_what_is_no_calendar_is_explained_beside_the_field(browser, content, words):
    page = upload(browser, content)

    assert words in page.context["form"].errors["file"][0]
    assert words in text(page).partition('id="id_file"')[2]


def test_a_file_cut_short_gives_what_was_whole(browser):
    file = calendar(entry(whole("20261225")), entry(whole("20261226"), name="Cut"))

    page = upload(browser, file.partition("SUMMARY:Cut")[0])

    assert offered(page) == {"2026-12-25": "Christmas Day"}
    assert refused(page) == {7: "It does not end: the file may be cut short."}


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "عيد الفطر"),
        ("utf-8-sig", "春节"),
        ("utf-16", "Święto"),
        ("cp1252", "Día de Reyes"),
    ],
)
def test_other_encodings_are_read(browser, encoding, name):
    page = upload(browser, calendar(entry(whole("20270106"), name=name)).encode(encoding))

    assert offered(page) == {"2027-01-06": name}
    assert ("does not say how its letters" in text(page)) == (encoding == "cp1252")


def test_hostile_names_are_only_words(browser):
    evil = "<script>alert(1)</script>\x00\x07 ' OR 1=1"
    long = "Ā" * 300

    page = upload(
        browser,
        calendar(entry(whole("20270106"), name=evil), entry(whole("20270107"), name=long)),
    )
    keep(browser, page)

    assert "<script>alert" not in text(page)
    names = list(Holiday.objects.values_list("name", flat=True))
    assert names[0] == "<script>alert(1)</script> ' OR 1=1"
    assert len(names[1]) == 100


def test_lines_folded_as_calendars_do_and_bare_line_ends_are_read(browser):
    file = calendar(entry(whole("20270106"), name="The Day of\r\n  the Kings\\, moved"))

    assert offered(upload(browser, file)) == {"2027-01-06": "The Day of the Kings, moved"}
    bare = upload(browser, file.replace("\r\n", "\n"))
    assert offered(bare) == {"2027-01-06": "The Day of the Kings, moved"}
