"""The calendar: what is on which day, for whom, in which zone, and how a date is moved."""

import re
from datetime import UTC, date, datetime, time
from html import unescape
from urllib.parse import parse_qs, urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from oia.accounts.choices import Role
from oia.core.plugs import CalendarLayer, board
from oia.core.zones import span_of_days
from oia.desk.calendar import spans
from oia.reminders import services
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 9)


@pytest.fixture(autouse=True)
def office():
    return factories.office(zone="Europe/Berlin")


def page(client, user, place="calendar", **query):
    client.force_login(user)
    response = client.get(reverse(f"desk:{place}"), {"on": DAY.isoformat()} | query)
    assert response.status_code == 200
    return response


def titles(response, on=DAY):
    """What stands on a day of the page."""
    (day,) = [day for day in response.context["days"] if day.on == on]
    return [str(one.entry.title) for one in day.shown]


def deadline(**kw):
    return factories.deadline(**{"due_on": DAY, "title": "Send the report"} | kw)


# What is on it


def test_a_month_shows_all_that_apps_know_of_its_days(client):
    officer = factories.in_role(Role.OFFICER)
    deadline()
    factories.summit(name="Mayors’ summit", starts_on=date(2026, 12, 8), ends_on=date(2026, 12, 10))
    factories.holiday(on=DAY, name="Day of the port")
    factories.council_date(on=date(2026, 12, 17), agenda_closes_on=DAY)
    factories.contact(about="Call from Gdańsk", at=datetime(2026, 12, 9, 9, tzinfo=UTC))
    factories.absence(user=officer, starts_on=DAY, ends_on=DAY)
    factories.delegation(title="Study tour from Kobe", arrives_on=DAY, leaves_on=DAY)
    factories.delegation(title="Declined", arrives_on=DAY, leaves_on=DAY, status="declined")

    answer = page(client, officer)

    assert set(titles(answer)) == {
        "Study tour from Kobe",
        "Mayors’ summit",
        "Day of the port",
        "Agenda closes for the council of 17 December",
        "Send the report",
        "Call from Gdańsk",
        f"{officer} is away",
    }
    assert "Mayors’ summit" in answer.content.decode()


def test_what_lasts_for_days_stands_on_each_of_them(client):
    factories.summit(name="COP", starts_on=date(2026, 11, 29), ends_on=date(2026, 12, 2))
    answer = page(client, factories.in_role(Role.READER))

    on = [day.on.day for day in answer.context["days"] if "COP" in titles(answer, day.on)]

    assert on == [30, 1, 2]  # the page begins on Monday the 30th


def test_nobody_sees_what_they_may_not(client):
    deadline(title="Quiet talks", sensitivity="restricted")
    factories.delegation(title="Quiet guests", arrives_on=DAY, sensitivity="restricted")
    factories.contact(
        about="Quiet call", sensitivity="restricted", at=datetime(2026, 12, 9, 9, tzinfo=UTC)
    )

    reader = page(client, factories.in_role(Role.READER))
    director = page(client, factories.in_role(Role.DIRECTOR))

    assert titles(reader) == [] and b"Quiet" not in reader.content
    assert set(titles(director)) == {"Quiet talks", "Quiet guests", "Quiet call"}


def test_a_partner_whom_one_may_not_know_is_not_named(client):
    secret = factories.organisation(name="Secret body", sensitivity="restricted")
    factories.contact(about="A call", organisation=secret, at=datetime(2026, 12, 9, 9, tzinfo=UTC))

    answer = page(client, factories.in_role(Role.READER), view="agenda")

    assert titles(answer) == ["A call"]
    assert b"Secret body" not in answer.content


def test_absences_of_others_are_for_whoever_keeps_them(client):
    away = factories.absence(starts_on=DAY, ends_on=DAY)

    officer = page(client, factories.in_role(Role.OFFICER))
    director = page(client, factories.in_role(Role.DIRECTOR))

    assert titles(officer) == []
    assert titles(director) == [f"{away.user} is away"]


def test_what_fell_away_is_gone_and_what_is_done_is_struck_out(client):
    officer = factories.in_role(Role.OFFICER)
    done, dropped = deadline(title="Done by now"), deadline(title="Fell away")
    services.mark_done(done, by=officer, evidence="Sent")
    services.cancel(dropped, by=officer, why="No longer wanted")

    answer = page(client, officer)

    assert titles(answer) == ["Done by now"]
    assert b"is-over" in answer.content


def test_kinds_can_be_chosen(client):
    deadline()
    factories.holiday(on=DAY, name="Day of the port")

    answer = page(client, factories.in_role(Role.OFFICER), show=["holidays"])

    assert titles(answer) == ["Day of the port"]


def test_one_persons_own_can_be_chosen_and_holidays_are_everybodys(client):
    ana = factories.user()
    deadline(title="Ana’s", owner=ana)
    deadline(title="Ana stands in", backup=ana)
    deadline(title="Somebody else’s")
    factories.holiday(on=DAY, name="Day of the port")

    answer = page(client, factories.in_role(Role.OFFICER), whose=ana.pk)

    assert set(titles(answer)) == {"Ana’s", "Ana stands in", "Day of the port"}


def about(record, theme):
    record.themes.add(theme)
    return record


def test_one_theme_can_be_chosen_whichever_way_a_record_leads_to_it(client):
    climate, officer = factories.theme(name="Climate"), factories.in_role(Role.OFFICER)
    day = {"starts_on": DAY, "ends_on": DAY}
    at = datetime(2026, 12, 9, 9, tzinfo=UTC)
    network = about(factories.network(), climate)
    declaration = about(factories.declaration(title="Of the climate"), climate)
    about(factories.delegation(title="Study tour", arrives_on=DAY, leaves_on=DAY), climate)
    about(factories.trip(title="To Kobe", **day), climate)
    about(factories.contact(about="A call", at=at), climate)
    factories.contact(about="Another call", at=at)
    factories.sign_on(declaration=declaration, due_on=DAY)
    summit = factories.summit(name="By its convener", **day)
    summit.series.convener_networks.add(network)
    declared = factories.summit(name="By what it declared", **day)
    declaration.summit = declared
    declaration.save()
    factories.summit(name="About nothing", **day)
    deadline(title="Dues", subject=factories.membership(network=network))
    deadline(title="Something else")
    factories.holiday(on=DAY, name="Day of the port")

    shown = set(titles(page(client, officer, theme=climate.pk)))

    assert shown >= {"Study tour", "To Kobe", "A call", "By its convener", "By what it declared"}
    assert shown >= {"Dues"} and any("Of the climate" in title for title in shown)
    assert not shown & {"Another call", "About nothing", "Something else", "Day of the port"}
    assert titles(page(client, officer, theme=factories.theme(name="Sport").pk)) == []


def test_a_theme_does_not_tell_of_what_one_may_not_know(client):
    climate = factories.theme(name="Climate")
    quiet = about(factories.declaration(sensitivity="restricted"), climate)
    quiet.summit = factories.summit(name="Open summit", starts_on=DAY, ends_on=DAY)
    quiet.save()
    deadline(title="A duty", subject=factories.plan(summit=quiet.summit))

    reader = page(client, factories.in_role(Role.READER), theme=climate.pk)
    director = page(client, factories.in_role(Role.DIRECTOR), theme=climate.pk)

    assert titles(reader) == []
    assert set(titles(director)) == {"Open summit", "A duty"}


@pytest.mark.parametrize("view", ["month", "week", "agenda"])
def test_a_chosen_theme_stays_when_the_page_is_turned(client, view):
    climate = factories.theme(name="Climate")
    answer = page(client, factories.in_role(Role.OFFICER), theme=climate.pk, view=view)

    assert f"theme={climate.pk}" in answer.context["addresses"]["after"]


# Days and hours


def test_a_date_stands_on_the_day_on_which_it_falls_due_here(client):
    deadline(title="Elsewhere", zone_kind="place", zone="America/Bogota", due_time=time(23, 30))

    answer = page(client, factories.in_role(Role.OFFICER))

    assert titles(answer) == []
    assert titles(answer, date(2026, 12, 10)) == ["Elsewhere"]
    assert b"05:30" in answer.content  # half past eleven in Bogotá
    assert b"23:30 America/Bogota" in answer.content


def test_hours_are_told_in_another_zone_as_well(client):
    deadline(due_time=time(23, 30))

    answer = page(client, factories.in_role(Role.OFFICER), zone="Pacific/Auckland")

    assert "(11:30 +1)" in answer.content.decode()


@pytest.mark.parametrize("city", ["Auckland", "auckland", "pacific/auckland"])
def test_another_zone_is_named_by_its_city(client, city):
    deadline(due_time=time(23, 30))

    assert "(11:30 +1)" in page(client, factories.in_role(Role.OFFICER), zone=city).content.decode()


def test_a_word_that_ends_several_zones_is_told_with_them(client):
    answer = page(client, factories.in_role(Role.OFFICER), zone="Central").content.decode()

    assert "Several time zones" in answer
    assert "Canada/Central" in answer and "US/Central" in answer


@pytest.mark.parametrize(
    "city", ["Istanbul", "Buenos Aires", "Córdoba", "Nicosia", "Indianapolis", "Singapore"]
)
def test_an_old_and_a_new_name_of_one_zone_are_one(client, city):
    answer = page(client, factories.in_role(Role.OFFICER), zone=city)

    assert "Several time zones" not in answer.content.decode()


@pytest.mark.parametrize("zone", ["", "Nowhere/Land"])
def test_what_may_be_typed_as_a_zone_is_told_where_its_field_says_so(client, zone):
    answer = page(client, factories.in_role(Role.OFFICER), zone=zone).content.decode()

    (told_in,) = re.findall(r'name="zone"[^>]*aria-describedby="([^" ]+)', answer)
    assert re.search(rf'id="{told_in}">A large city, such as', answer)


def test_a_date_without_an_hour_shows_none(client):
    deadline()

    assert b"23:59" not in page(client, factories.in_role(Role.OFFICER)).content


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_days_of_a_clock_change_are_whole(night):
    with timezone.override("Europe/Berlin"):
        begin, end = span_of_days(night, night)

    hours = (end.astimezone(UTC) - begin.astimezone(UTC)).total_seconds() / 3600
    assert round(hours) == (23 if night.month == 3 else 25)


# Pages beside each other


def test_a_full_day_leads_to_a_page_of_its_own(client):
    for number in range(8):
        deadline(title=f"Report {number}")
    officer = factories.in_role(Role.OFFICER)

    month = page(client, officer).content.decode()
    agenda = page(client, officer, view="agenda").content.decode()

    assert month.count("Report ") < agenda.count("Report ")
    assert "3 more" in month and f"on={DAY.isoformat()}" in month
    assert all(f"Report {number}" in agenda for number in range(8))


@pytest.mark.parametrize("view", ["month", "week", "agenda"])
def test_each_view_shows_the_day_and_names_the_pages_beside_it(client, view):
    deadline()
    answer = page(client, factories.in_role(Role.OFFICER), view=view)

    assert titles(answer) == ["Send the report"]
    span = answer.context["span"]
    assert f"on={span.before.isoformat()}" in answer.context["addresses"]["before"]
    assert (
        spans.span(view, span.after).first
        == {
            "month": date(2026, 12, 28),
            "week": date(2026, 12, 14),
            "agenda": date(2027, 1, 8),
        }[view]
    )


def test_a_year_marks_its_days_and_leads_to_its_months(client):
    deadline()
    answer = page(client, factories.in_role(Role.OFFICER), place="calendar-year")

    assert titles(answer) == ["Send the report"]
    assert 'title="Send the report"' in answer.content.decode()
    assert "on=2026-07-01" in answer.content.decode()


def test_going_on_keeps_what_was_chosen(client):
    answer = page(client, factories.in_role(Role.OFFICER), show=["holidays"], zone="Asia/Tokyo")

    for address in answer.context["addresses"].values():
        if "view=month&" not in address:  # "show everything" forgets it
            assert "show=holidays" in address or address.endswith("view=month")


@pytest.mark.parametrize(
    "query",
    [
        {"on": "nonsense"},
        {"on": "0001-01-01"},
        {"on": "9999-12-31", "view": "agenda"},
        {"view": "decade"},
        {"show": "secrets"},
        {"whose": "999999999999999999999999"},
        {"whose": "\0"},
        {"zone": "Nowhere/Land"},
        {"zone": "../../etc/passwd"},
    ],
)
@pytest.mark.parametrize("place", ["calendar", "calendar-year"])
def test_whatever_stands_in_the_address_is_answered(client, query, place):
    page(client, factories.in_role(Role.OFFICER), place=place, **query)


def test_a_zone_that_is_none_is_told_beside_its_field(client):
    answer = page(client, factories.in_role(Role.OFFICER), zone="Nowhere/Land")

    assert "“Nowhere/Land” is not a time zone." in answer.content.decode()
    assert "Nowhere/Land" in answer.context["form"].data["zone"]


def test_a_day_without_anything_says_so(client):
    assert b"Nothing is on these days." in page(client, factories.in_role(Role.READER)).content


def test_many_entries_take_no_more_queries_than_few(client):
    officer = factories.in_role(Role.OFFICER)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            page(client, officer)
        return len(queries)

    deadline()
    factories.summit(starts_on=DAY, ends_on=DAY)
    factories.contact(at=datetime(2026, 12, 9, 9, tzinfo=UTC))
    asked()
    few = asked()
    for _number in range(20):
        deadline()
        factories.summit(starts_on=DAY, ends_on=DAY)
        factories.contact(at=datetime(2026, 12, 9, 9, tzinfo=UTC))

    assert asked() == few


# Moving a date


def test_a_typed_date_can_be_moved_and_a_derived_one_cannot(client):
    typed = deadline()
    edit = reverse("reminders:deadline-edit", args=[typed.pk])
    officer = page(client, factories.in_role(Role.OFFICER), view="agenda").content.decode()
    reader = page(client, factories.in_role(Role.READER), view="agenda").content.decode()

    assert f'data-move="{edit}"' in officer and f"{edit}?due_on={DAY.isoformat()}" in officer
    assert edit not in reader


def test_the_form_opens_with_the_day_it_was_dropped_on_and_keeps_the_reason(client):
    officer = factories.in_role(Role.OFFICER)
    one = deadline(owner=officer)
    edit = reverse("reminders:deadline-edit", args=[one.pk])
    client.force_login(officer)

    form = client.get(edit, {"due_on": "2026-12-11"}).context["form"]
    assert form["due_on"].value() == date(2026, 12, 11)
    typed = {name: value for name in form.fields if (value := form[name].value()) is not None}
    client.post(edit, typed | {"due_on": "2026-12-11", "why": "The organiser extended it"})

    one.refresh_from_db()
    assert one.due_on == date(2026, 12, 11)
    assert one.history.first().history_change_reason == "The organiser extended it"


def test_whoever_moves_a_date_in_the_calendar_says_why(client):
    officer = factories.in_role(Role.OFFICER)
    one = deadline(owner=officer)
    edit = reverse("reminders:deadline-edit", args=[one.pk])
    moved = f"{edit}?due_on=2026-12-11"
    client.force_login(officer)
    form = client.get(moved).context["form"]
    typed = {name: value for name in form.fields if (value := form[name].value()) is not None}

    refused = client.post(moved, typed | {"due_on": "2026-12-11"})

    assert refused.context["form"].errors == {"why": ["Say why the date moves."]}
    one.refresh_from_db()
    assert one.due_on == DAY
    assert client.post(edit, typed | {"title": "Put right"}).status_code == 302, (
        "no move, no reason"
    )


def moved_from(client, back):
    """Where one is after a date was moved, and where the form's way out leads."""
    officer = factories.in_role(Role.OFFICER)
    one = deadline(owner=officer)
    moved = f"{reverse('reminders:deadline-edit', args=[one.pk])}?{urlencode({'back': back})}"
    client.force_login(officer)
    shown = client.get(moved)
    form = shown.context["form"]
    typed = {name: value for name in form.fields if (value := form[name].value()) is not None}
    answer = client.post(moved, typed | {"due_on": "2026-12-11", "why": "Extended"})
    return one, answer.headers["Location"], shown.context["cancel_url"]


def test_whoever_moved_a_date_is_back_in_the_days_and_filters_they_came_from(client):
    officer = factories.in_role(Role.OFFICER)
    deadline()
    shown = page(client, officer, show="deadlines", view="agenda").content.decode()
    (way,) = re.findall(r'class="cal__move" href="[^"?]+\?([^"]+)"', shown)
    (back,) = parse_qs(unescape(way))["back"]
    assert back == f"{reverse('desk:calendar')}?on={DAY.isoformat()}&show=deadlines&view=agenda"

    _one, landed, cancelled = moved_from(client, back)

    assert landed == cancelled == back


@pytest.mark.parametrize("back", ["", "https://elsewhere.test/", "//elsewhere.test/", "foo"])
def test_a_moved_date_leads_to_no_other_site(client, back):
    one, landed, cancelled = moved_from(client, back)

    assert landed == cancelled == one.get_absolute_url()


def test_a_day_that_is_none_leaves_the_form_as_it_was(client):
    one = deadline()
    client.force_login(factories.in_role(Role.OFFICER))
    form = client.get(reverse("reminders:deadline-edit", args=[one.pk]), {"due_on": "soon"})

    assert form.context["form"]["due_on"].value() == DAY


def test_every_kind_has_a_colour_of_its_own_by_which_the_year_tells_it():
    css = (settings.BASE_DIR / "static/css/calendar.css").read_text()

    edges = {
        layer.name: re.search(rf"^\.cal__entry--{layer.name} {{ --edge: ([^;]+);", css, re.M)[1]
        for layer in board.all(CalendarLayer)
    }

    assert len(set(edges.values())) == len(edges), edges
