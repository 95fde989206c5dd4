"""The pages of dates and mail, as the roles see them."""

from datetime import date, time

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from oia.reminders import services
from oia.reminders.choices import Status
from oia.reminders.models import Deadline, Letter, Rule
from tests import factories
from tests.desk.finding import commit

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_role():
    def log_in(role):
        client = Client()
        client.user = factories.in_role(role)
        client.force_login(client.user)
        return client

    return log_in


def typed(record, owner, **kw):
    return {
        "title": "Answer the consulate",
        "due_on": "2026-12-17",
        "zone_kind": "office",
        "certainty": "confirmed",
        "hard": "on",
        "owner": owner.pk,
    } | kw


def new_url(record):
    kind = ContentType.objects.get_for_model(record)
    return f"{reverse('reminders:deadline-new')}?about={kind.pk}.{record.pk}"


def test_an_officer_types_a_deadline_in_on_a_record_and_it_shows_there(as_role):
    officer, record = as_role("officer"), factories.organisation()

    response = officer.post(new_url(record), typed(record, officer.user), follow=True)

    assert "Answer the consulate" in response.content.decode()
    assert "Answer the consulate" in officer.get(record.get_absolute_url()).content.decode()


def test_a_date_that_is_past_is_taken_with_a_word_of_warning(as_role):
    officer, record = as_role("officer"), factories.organisation()
    said = {}
    for due_on in ("2020-01-05", "2047-01-05"):
        data = typed(record, officer.user) | {"due_on": due_on, "internal_on": ""}
        page = officer.post(new_url(record), data, follow=True).content.decode()
        said[due_on] = "This date is past." in page

    assert said == {"2020-01-05": True, "2047-01-05": False}


def test_a_reader_may_not_type_one_in(as_role):
    reader, record = as_role("reader"), factories.organisation()

    assert reader.post(new_url(record), typed(record, reader.user)).status_code == 403
    assert not Deadline.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("zone", "Europe/Atlantis", "is not a time zone"),
        ("due_on", "0201-01-05", "year"),
        ("title", "x" * 301, "at most 300"),
        ("internal_on", "2027-01-30", "after the official one"),
    ],
)
def test_bad_input_is_told_beside_the_field_and_nothing_typed_is_lost(as_role, field, value, words):
    officer, record = as_role("officer"), factories.organisation()
    data = typed(record, officer.user, zone_kind="place", zone="Asia/Tokyo") | {field: value}

    response = officer.post(new_url(record), data)

    page = response.content.decode()
    assert response.status_code == 200
    assert words in str(response.context["form"].errors[field])
    assert value in page and ("Answer the consulate" in page or field == "title")


def test_done_with_evidence_and_open_again(as_role):
    officer, deadline = as_role("officer"), factories.deadline(due_on=date(2027, 6, 1))

    officer.post(reverse("reminders:deadline-close", args=[deadline.pk, "done"]), {"why": "Sent"})
    deadline.refresh_from_db()
    assert (deadline.status, deadline.evidence, deadline.closed_by) == (
        Status.DONE,
        "Sent",
        officer.user,
    )
    officer.post(reverse("reminders:deadline-close", args=[deadline.pk, "reopen"]))
    deadline.refresh_from_db()
    assert (deadline.status, deadline.version) == (Status.OPEN, 2)


def test_waiving_wants_a_reason(as_role):
    officer, deadline = as_role("officer"), factories.deadline(due_on=date(2027, 6, 1))

    url = reverse("reminders:deadline-close", args=[deadline.pk, "waive"])
    response = officer.post(url, follow=True)

    assert "Say why" in response.content.decode()
    deadline.refresh_from_db()
    assert deadline.status == Status.OPEN


def test_a_reader_may_not_close_one(as_role):
    deadline = factories.deadline(due_on=date(2027, 6, 1))

    url = reverse("reminders:deadline-close", args=[deadline.pk, "done"])

    assert as_role("reader").post(url).status_code == 403


@pytest.mark.parametrize("name", ["deadline-list", "letter-list"])
def test_lists_cost_the_same_for_one_row_and_for_fifty(as_role, days, name, query_count):
    reader, url = as_role("reader"), reverse(f"reminders:{name}")
    counts = []
    for size in (1, 50):
        while Deadline.objects.count() < size:
            with days.on(2026, 12, 1):
                factories.deadline(due_on=date(2026, 12, 31))
        days.round(2026, 12, 2)
        counts.append(query_count(lambda: reader.get(url)))

    assert counts[0] == counts[1] <= 8


def test_the_list_shows_what_is_still_to_do_unless_a_state_is_named(as_role):
    officer, url = as_role("officer"), reverse("reminders:deadline-list")
    factories.deadline(title="Still to do", due_on=date(2027, 6, 1))
    done = factories.deadline(title="Done long ago", due_on=date(2027, 5, 1))
    services.mark_done(done, by=None, evidence="sent")

    first, every = (officer.get(url + query).content.decode() for query in ("", "?state=all"))

    assert "Still to do" in first and "Done long ago" not in first
    assert "Still to do" in every and "Done long ago" in every


def test_a_restricted_date_is_for_those_who_may_see_it(as_role):
    deadline = factories.deadline(title="Hush", sensitivity="restricted")
    url = deadline.get_absolute_url()
    listed = reverse("reminders:deadline-list")

    assert as_role("reader").get(url).status_code == 404
    assert "Hush" not in as_role("reader").get(listed).content.decode()
    assert "Hush" in as_role("director").get(listed).content.decode()


def test_the_outbox_shows_what_a_letter_says_in_a_shut_frame(as_role, days, post):
    factories.rule(steps="30")
    with days.on(2026, 12, 1):
        factories.deadline(due_on=date(2026, 12, 31))
    days.round(2026, 12, 2)
    reader, letter = as_role("reader"), Letter.objects.get()

    assert letter.subject in reader.get(reverse("reminders:letter-list")).content.decode()
    assert "sandbox" in reader.get(letter.get_absolute_url()).content.decode()
    preview = reader.get(reverse("reminders:letter-preview", args=[letter.pk]))
    assert "sandbox" in preview.headers["Content-Security-Policy"]
    assert "Send the data report" in preview.content.decode()


def test_kept_mail_can_be_read_where_there_is_no_mail_server(as_role, days, settings, tmp_path):
    settings.EMAIL_BACKEND = "oia.reminders.mailbox.FolderBackend"
    settings.MAIL_FOLDER = tmp_path
    factories.rule(steps="30")
    with days.on(2026, 12, 1):
        factories.deadline(due_on=date(2026, 12, 31))
    days.round(2026, 12, 2)
    officer = as_role("officer")

    page = officer.get(reverse("reminders:mail-list")).content.decode()
    assert "Send the data report" in page
    (name,) = [path.stem for path in tmp_path.glob("*.eml")]
    assert officer.get(reverse("reminders:mail-detail", args=[name])).status_code == 200
    assert officer.get(reverse("reminders:mail-detail", args=["none-such"])).status_code == 404


def test_a_director_changes_a_rule_and_an_officer_may_not(as_role):
    rule = Rule.objects.get(slug="every-other")
    url = reverse("reminders:rule-edit", args=[rule.pk])
    data = {
        "name": rule.name,
        "active": "on",
        "steps": "20, 10",
        "overdue_every": 7,
        "overdue_until": 28,
        "kinds": ["*"],
        "recipients": ["owner", "backup"],
        "climbs_to": "role:director",
    }

    assert as_role("officer").post(url, data).status_code == 403
    assert as_role("director").post(url, data | {"steps": "soon"}).status_code == 200
    assert as_role("director").post(url, data).status_code == 302
    rule.refresh_from_db()
    assert rule.days_before == [20, 10]


NEW = reverse("reminders:deadline-new")


def test_the_list_leads_to_the_record_and_that_to_the_form(as_role):
    officer, record = as_role("officer"), factories.organisation(name="Consulate of Łódź")
    assert f'href="{NEW}"' in officer.get(reverse("reminders:deadline-list")).content.decode()
    assert "What is it about?" in officer.get(NEW).content.decode()

    found = officer.get(NEW, {"q": "łódź consul"}).content.decode()

    assert f'href="{new_url(record)}"' in found and "Consulate of Łódź" in found
    assert (
        "Answer the consulate"
        in officer.post(new_url(record), typed(record, officer.user), follow=True).content.decode()
    )


def test_no_record_is_offered_that_bears_no_dates_or_is_not_to_be_seen(as_role):
    officer = as_role("officer")
    factories.city(name="Lima")
    factories.delegation(title="Delegation of Lima", sensitivity="restricted")

    page = officer.get(NEW, {"q": "Lima"}).content.decode()

    assert "No record that bears dates is called so" in page
    assert "Delegation of Lima" not in page


def test_a_record_is_found_with_a_slip_of_the_pen(as_role):
    officer, record = as_role("officer"), factories.organisation(name="Consulate of Kobe")
    commit()

    page = officer.get(NEW, {"q": "consulate kobbe"}).content.decode()

    assert f'href="{new_url(record)}"' in page


def test_of_many_records_some_are_offered(as_role):
    for number in range(9):
        factories.organisation(name=f"Consulate {number}")

    page = as_role("officer").get(NEW, {"q": "consulate"}).content.decode()

    assert page.count("?about=") == 6
    assert "There are more" in page


def test_a_reader_is_offered_no_new_date(as_role):
    reader = as_role("reader")

    assert NEW not in reader.get(reverse("reminders:deadline-list")).content.decode()
    assert reader.get(NEW).status_code == 403


def test_the_question_why_is_in_the_menu_and_beside_the_outbox(as_role):
    why = f'href="{reverse("reminders:why")}"'
    reader = as_role("reader")

    assert why in reader.get("/").content.decode()
    assert reader.get(reverse("reminders:letter-list")).content.decode().count(why) == 2


def test_only_records_that_bear_deadlines_offer_to_add_one(as_role):
    officer, city, record = as_role("officer"), factories.city(), factories.organisation()

    assert new_url(record) in officer.get(record.get_absolute_url()).content.decode()
    assert "Add a deadline" not in officer.get(city.get_absolute_url()).content.decode()
    assert officer.get(new_url(city)).status_code == 404


@pytest.mark.parametrize(
    ("kind", "zone", "theirs"),
    [
        ("abbreviation", "PST", "10 Dec 2026, 23:59 (UTC-08:00)"),
        ("place", "Asia/Riyadh", "10 Dec 2026, 23:59 (+03)"),
        ("offset", "UTC-8", "10 Dec 2026, 23:59 (UTC-08:00)"),
        ("anywhere", "", "10 Dec 2026, 23:59 (UTC-12:00)"),
    ],
)
def test_a_date_is_shown_on_the_organisers_clock_too(as_role, kind, zone, theirs):
    deadline = factories.deadline(
        due_on=date(2026, 12, 10), due_time=time(23, 59), zone_kind=kind, zone=zone
    )

    page = as_role("reader").get(deadline.get_absolute_url()).content.decode()

    assert f"On the organiser’s clock: {theirs}" in page
    assert "The zone is unclear" not in page
