"""Feeds of the calendar: what they show to whom, how they are kept, and who opens them."""

from datetime import datetime, timedelta

import ics
import pytest
import vobject
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from oia.accounts.choices import Role
from oia.desk.calendar import feeds
from oia.desk.models import CalendarFeed
from oia.reminders import services
from tests import factories

pytestmark = pytest.mark.django_db

LIST = reverse("desk:feed-list")


@pytest.fixture(autouse=True)
def office():
    return factories.office(zone="Europe/Berlin")


@pytest.fixture
def officer():
    return factories.in_role(Role.OFFICER, first_name="Ana")


@pytest.fixture
def as_officer(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def ahead():
    return timezone.localdate() + timedelta(days=20)


def feed_of(owner, **kw):
    return factories.calendar_feed(owner=owner, **kw)


def fetch(feed, **headers):
    return Client().get(feed.address, headers=headers)


def titles(feed):
    answer = fetch(feed)
    assert answer.status_code == 200
    return {str(event["summary"]) for event in Calendar.from_ical(answer.content).events}


# What is kept


def test_what_the_calendar_shows_is_kept_under_a_name_and_fetched(as_officer, officer, ahead):
    theme = factories.theme(name="Climate")
    factories.deadline(title="A date", due_on=ahead)
    factories.holiday(on=ahead, name="Day of the port")
    page = as_officer.get(reverse("desk:calendar"), {"show": "holidays"})
    assert f"{reverse('desk:feed-new')}?show=holidays" in page.content.decode()

    form = as_officer.get(reverse("desk:feed-new"), {"show": ["holidays"], "theme": theme.pk})
    assert form.context["form"]["kinds"].value() == ["holidays"]
    assert form.context["form"]["theme"].value() == str(theme.pk)
    answer = as_officer.post(reverse("desk:feed-new"), {"name": "Free days", "kinds": ["holidays"]})
    assert answer.url == LIST

    feed = CalendarFeed.objects.get(owner=officer)
    shown = as_officer.get(LIST).content.decode()
    assert "Free days" in shown and feed.address in shown and "Never yet" in shown
    assert titles(feed) == {"Day of the port"}
    assert "Never yet" not in as_officer.get(LIST).content.decode()


def test_all_kinds_are_kept_as_all_so_that_later_ones_belong(as_officer, officer):
    form = as_officer.get(reverse("desk:feed-new")).context["form"]
    every = [name for name, _words in form.fields["kinds"].choices]
    as_officer.post(reverse("desk:feed-new"), {"name": "All", "kinds": every})

    assert CalendarFeed.objects.get(owner=officer).kinds == []


def test_a_feed_is_changed_and_deleted(as_officer, officer):
    feed = feed_of(officer, name="Old")
    edit = reverse("desk:feed-edit", args=[feed.pk])
    as_officer.post(edit, {"name": "New", "kinds": ["deadlines"], "whose": officer.pk})
    feed.refresh_from_db()
    assert (feed.name, feed.kinds, feed.whose) == ("New", ["deadlines"], officer)

    address = feed.address
    as_officer.post(reverse("desk:feed-delete", args=[feed.pk]))
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize(
    "typed",
    [{"name": ""}, {"name": "Taken"}, {"name": "x", "kinds": ["secrets"]}, {"name": "x" * 61}],
)
def test_what_cannot_be_kept_is_told_beside_its_field(as_officer, officer, typed):
    feed_of(officer, name="Taken")
    answer = as_officer.post(reverse("desk:feed-new"), typed)

    assert answer.status_code == 200 and answer.context["form"].errors
    assert CalendarFeed.objects.count() == 1


def test_nobody_keeps_more_feeds_than_they_can_need(as_officer, officer, monkeypatch):
    monkeypatch.setattr(feeds, "MOST_FEEDS", 1)
    feed_of(officer, name="One")
    answer = as_officer.post(reverse("desk:feed-new"), {"name": "Two"})

    assert "You have very many feeds." in answer.content.decode()


@pytest.mark.parametrize("query", ["whose=x&theme=99999999999999999999&show=nonsense", "whose=9"])
def test_whatever_stands_in_the_address_the_form_opens(as_officer, query):
    assert as_officer.get(f"{reverse('desk:feed-new')}?{query}").status_code == 200


@pytest.mark.parametrize("step", ["edit", "delete", "renew", "revoke"])
def test_nobody_reaches_the_feed_of_another(as_officer, step):
    theirs = feed_of(factories.user())
    url = reverse(f"desk:feed-{step}", args=[theirs.pk])

    assert as_officer.post(url, {"name": "Mine"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.name == "Work" and theirs.token


def test_two_feeds_never_share_a_token_but_may_both_have_none(officer):
    one, two = feed_of(officer, name="1"), feed_of(officer, name="2")
    CalendarFeed.objects.update(token="")
    one.token = two.token = "same"
    one.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        two.save()


# Its address


def test_a_renewed_address_opens_and_the_old_one_does_not(as_officer, officer):
    feed = feed_of(officer)
    old = feed.address
    as_officer.post(reverse("desk:feed-renew", args=[feed.pk]))
    feed.refresh_from_db()

    assert Client().get(old).status_code == 404
    assert fetch(feed).status_code == 200


def test_a_revoked_feed_opens_nothing_and_stays_under_its_name(as_officer, officer):
    feed = feed_of(officer, name="Away")
    old = feed.address
    as_officer.post(reverse("desk:feed-revoke", args=[feed.pk]))

    assert Client().get(old).status_code == 404
    assert Client().get("/calendar/feeds/.ics").status_code in (302, 404)
    shown = as_officer.get(LIST).content.decode()
    assert "Away" in shown and "nobody can fetch it" in shown


def test_a_revoked_feed_says_when_it_was_fetched_and_a_renewed_one_that_it_never_was(
    as_officer, officer
):
    feed = feed_of(officer)
    fetch(feed)
    as_officer.post(reverse("desk:feed-revoke", args=[feed.pk]))
    assert "Never yet" not in as_officer.get(LIST).content.decode()

    as_officer.post(reverse("desk:feed-renew", args=[feed.pk]))
    assert "Never yet" in as_officer.get(LIST).content.decode()


@pytest.mark.parametrize("gone", [{"is_active": False}, {"logs_in": False}])
def test_the_feed_of_whoever_left_is_shut(officer, gone):
    feed = feed_of(officer)
    type(officer).objects.filter(pk=officer.pk).update(**gone)

    assert fetch(feed).status_code == 404


# What it shows


def test_a_feed_keeps_to_its_kinds_its_person_and_its_theme(officer, ahead):
    climate = factories.theme(name="Climate")
    agreement = factories.agreement(status="historical")  # that has no dates of its own
    agreement.themes.add(climate)
    factories.deadline(title="Of Ana", owner=officer, due_on=ahead)
    factories.deadline(title="Of nobody", due_on=ahead, subject=agreement)
    factories.holiday(on=ahead, name="Day of the port")

    assert titles(feed_of(officer, name="1", kinds=["deadlines"])) == {"Of Ana", "Of nobody"}
    assert titles(feed_of(officer, name="2", kinds=["deadlines"], whose=officer)) == {"Of Ana"}
    assert titles(feed_of(officer, name="3", theme=climate)) == {"Of nobody"}


def test_what_is_restricted_travels_under_a_neutral_title_or_not_at_all(ahead):
    director = factories.in_role(Role.DIRECTOR)
    quiet = {"sensitivity": "restricted"}
    secret = factories.organisation(name="Secret body", **quiet)
    factories.deadline(title="Quiet talks", due_on=ahead, **quiet)
    factories.deadline(title="Ask Secret body", due_on=ahead, subject=secret)
    visit = factories.delegation(title="Quiet guests", arrives_on=ahead, **quiet)
    factories.summit(name="Quiet summit", starts_on=ahead, ends_on=ahead, **quiet)
    factories.deadline(title="Loud talks", due_on=ahead)
    feed = feed_of(director, kinds=["deadlines", "delegations", "summits"])

    shown = titles(feed)
    assert {"Loud talks", visit.neutral_title} <= shown and len(shown) >= 4
    assert not any("uiet" in title or "Secret" in title for title in shown)
    assert b"quiet" not in fetch(feed).content.lower()

    factories.office(feeds_restricted="left_out")
    assert titles(feed) == {"Loud talks"}


def test_ones_own_deadlines_are_a_feed_like_any_other(as_officer, officer, ahead):
    factories.deadline(title="Mine", owner=officer, due_on=ahead)
    factories.deadline(title="Somebody else’s", due_on=ahead)
    begun = as_officer.get(as_officer.get(LIST).context["own_dates"]).context["form"]
    typed = {name: begun[name].value() for name in ("name", "kinds", "whose")}
    as_officer.post(reverse("desk:feed-new"), typed)

    feed = CalendarFeed.objects.get(owner=officer)
    assert (feed.name, titles(feed)) == ("My deadlines", {"Mine"})


@pytest.mark.parametrize("place", ["feed", "feeds"])
def test_addresses_given_out_in_earlier_days_open_as_well(officer, place):
    feed = feed_of(officer)

    assert Client().get(f"/calendar/{place}/{feed.token}.ics").status_code == 200
    assert feed.address == f"/calendar/feed/{feed.token}.ics"


def test_the_rule_stands_among_the_settings_of_the_office(client, as_officer):
    change = reverse("admin:accounts_office_change", args=[1])
    assert as_officer.post(change, {"feeds_restricted": "left_out"}).status_code == 403
    assert "Change this for everybody" not in as_officer.get(LIST).content.decode()

    client.force_login(factories.in_role(Role.ADMINISTRATOR))
    form = client.get(change).context["adminform"].form
    typed = {name: form[name].value() for name in form.fields}
    typed = {name: "" if value is None else value for name, value in typed.items()}
    assert client.post(change, typed | {"feeds_restricted": "left_out"}).status_code == 302
    page = client.get(LIST).content.decode()
    assert "not at all" in page and "Change this for everybody" in page


def test_days_are_whole_and_hours_are_hours(officer, ahead):
    at = timezone.make_aware(datetime(ahead.year, ahead.month, ahead.day, 9, 30))
    factories.summit(name="COP", starts_on=ahead, ends_on=ahead + timedelta(days=2))
    factories.contact(about="A call", at=at)
    feed = feed_of(officer, kinds=["summits", "contacts"])
    found = {str(e["summary"]): e for e in Calendar.from_ical(fetch(feed).content).events}

    assert found["COP"].start == ahead and found["COP"].end == ahead + timedelta(days=3)
    assert found["A call"].start == at


def test_an_event_keeps_its_identity_while_its_date_moves(officer, ahead):
    one = factories.deadline(due_on=ahead, owner=officer)
    feed = feed_of(officer, kinds=["deadlines"])

    def known():
        (event,) = Calendar.from_ical(fetch(feed).content).events
        return str(event["uid"]), event.start

    before = known()
    one.due_on = ahead + timedelta(days=3)
    services.change(one, by=officer, why="Extended")
    after = known()

    assert before[0] == after[0] and after[1] == before[1] + timedelta(days=3)


def test_whoever_has_it_already_is_sent_nothing_until_something_changes(officer, ahead):
    feed = feed_of(officer, kinds=["deadlines"])
    factories.deadline(due_on=ahead)
    first = fetch(feed)
    again = fetch(feed, if_none_match=first["ETag"])
    feed.refresh_from_db()
    assert again.status_code == 304 and not again.content
    assert fetch(feed).content == first.content and feed.fetched_at

    factories.deadline(due_on=ahead)
    changed = fetch(feed, if_none_match=first["ETag"])
    assert changed.status_code == 200 and changed["ETag"] != first["ETag"]


def test_words_that_would_end_a_line_do_not(officer, ahead):
    factories.deadline(title="One; two, three\r\nBEGIN:VEVENT\\", due_on=ahead)
    (event,) = Calendar.from_ical(fetch(feed_of(officer, kinds=["deadlines"])).content).events

    assert str(event["summary"]) == "One; two, three BEGIN:VEVENT\\"


def test_a_feed_reads_a_constant_number_of_queries(officer, ahead, django_assert_max_num_queries):
    feed = feed_of(officer)

    def fill():
        factories.deadline(due_on=ahead, subject=factories.organisation())
        factories.summit(starts_on=ahead, ends_on=ahead)
        factories.delegation(arrives_on=ahead)

    fill()
    with django_assert_max_num_queries(100) as few:
        fetch(feed)
    for _number in range(10):
        fill()
    with django_assert_max_num_queries(100) as many:
        fetch(feed)

    assert len(many) == len(few)


# Foreign eyes


def everything(ahead, officer):
    factories.deadline(title="Über “quotes”, 謝謝; and a \\", due_on=ahead, owner=officer)
    factories.deadline(title="long " * 50, due_on=ahead)
    factories.holiday(on=ahead, name="Day of the port")
    factories.council_date(on=ahead, agenda_closes_on=ahead - timedelta(days=7))
    factories.absence(user=officer, starts_on=ahead, ends_on=ahead + timedelta(days=3))
    factories.summit(name="COP", starts_on=ahead, ends_on=ahead + timedelta(days=12))
    visit = factories.delegation(title="Study tour", arrives_on=ahead, leaves_on=ahead)
    factories.programme_item(delegation=visit, title="Reception")
    factories.trip(title="To Kobe", starts_on=ahead, ends_on=ahead)
    factories.contact(about="A call")
    factories.sign_on(due_on=ahead)
    factories.organisation(
        kind="consulate", country="JP", national_month=2, national_date=29, city=factories.city()
    )


PARSERS = {
    "icalendar": lambda text: len(Calendar.from_ical(text).events),
    "vobject": lambda text: len(list(vobject.readOne(text, validate=True).vevent_list)),
    "ics": lambda text: len(ics.Calendar(text).events),
}


@pytest.mark.parametrize("name", PARSERS)
def test_foreign_parsers_read_all_of_it(officer, ahead, name):
    everything(ahead, officer)
    content = fetch(feed_of(officer)).content
    count = content.count(b"BEGIN:VEVENT")

    assert count >= 10
    assert PARSERS[name](content.decode()) == count
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_no_two_events_of_a_feed_have_one_identity(officer, ahead):
    everything(ahead, officer)
    found = Calendar.from_ical(fetch(feed_of(officer)).content).events
    uids = [str(event["uid"]) for event in found]

    assert len(uids) == len(set(uids)) and all("@" in uid for uid in uids)
