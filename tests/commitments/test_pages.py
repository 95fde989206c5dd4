"""Every page of commitments, as officers use it."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from oia.commitments import forms
from oia.commitments.models import Commitment
from tests import factories

pytestmark = pytest.mark.django_db

LIST = reverse("commitments:commitment-list")
NEW = reverse("commitments:commitment-new")
HAND_OVER = reverse("commitments:commitment-hand-over")
TYPED = {
    "text": "Plant 10,000 trees",
    "direction": "ours",
    "given_on": "2026-01-31",
    "due_unit": "months",
    "zone_kind": "office",
    "sensitivity": "office",
}


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def found(client, **query):
    """The texts of the commitments that the list shows."""
    page = client.get(LIST, query).content.decode()
    return set(re.findall(r"<bdi>(Promise \w+)</bdi></a>", page))


def step(commitment, name, *more):
    return reverse(f"commitments:{name}", args=[commitment.pk, *more])


# The list -----------------------------------------------------------------------------------------


def test_the_list_opens_with_what_is_open_and_the_first_to_fall_due_on_top(as_officer):
    factories.commitment(text="Promise later", due_on=date(2099, 1, 1))
    factories.commitment(text="Promise never")
    factories.commitment(text="Promise soon", due_on=date(2027, 1, 1))
    factories.commitment(text="Promise kept", status="lapsed", closed_on=date(2026, 2, 1))

    page = as_officer.get(LIST).content.decode()

    order = re.findall(r"<bdi>Promise (\w+)</bdi></a>", page)
    assert order == ["soon", "later", "never"]


def today():
    return timezone.localdate()


def test_the_list_finds_by_partners_but_never_by_one_who_became_hidden(as_officer):
    body = factories.organisation(name="Lemberg council")
    factories.commitment(text="Promise one", to_organisation=body)
    assert found(as_officer, q="lemberg") == {"Promise one"}

    body.sensitivity = "restricted"
    body.save()

    assert found(as_officer, q="lemberg") == set()
    assert found(as_officer, q="promise") == {"Promise one"}


def plus(days):
    return today() + timedelta(days=days)


def test_the_list_is_narrowed_by_state(as_officer):
    closed = {"closed_on": date(2026, 5, 1), "evidence": "x"}
    factories.commitment(text="Promise late", due_on=plus(-1))
    factories.commitment(text="Promise open", due_on=plus(1))
    factories.commitment(text="Promise kept", status="kept", **closed)
    factories.commitment(text="Promise tardy", status="kept", due_on=date(2026, 4, 1), **closed)
    factories.commitment(text="Promise lapsed", status="lapsed", **closed)

    assert found(as_officer, state="late") == {"Promise late"}
    assert found(as_officer, state="kept") == {"Promise kept", "Promise tardy"}
    assert found(as_officer, state="kept_late") == {"Promise tardy"}
    assert found(as_officer, state="lapsed") == {"Promise lapsed"}
    assert len(found(as_officer, state="all")) == 5


def test_the_list_is_narrowed_by_source_people_theme_and_direction(as_officer):
    ana, culture, theme = factories.user(), factories.department(), factories.theme()
    of_city = {"owner": ana, "subject": factories.city(), "direction": "theirs"}
    factories.commitment(text="Promise one", **of_city).themes.add(theme)
    factories.commitment(text="Promise two", department=culture, subject=factories.person())
    factories.commitment(text="Promise three")

    assert found(as_officer, owner=ana.pk) == {"Promise one"}
    assert found(as_officer, source="directory.city") == {"Promise one"}
    assert found(as_officer, source="none") == {"Promise three"}
    assert found(as_officer, theme=theme.pk) == {"Promise one"}
    assert found(as_officer, direction="theirs") == {"Promise one"}
    assert found(as_officer, department=culture.pk) == {"Promise two"}


def test_the_list_is_narrowed_by_the_term_in_which_it_was_given(as_officer, mayors):
    factories.commitment(text="Promise former", given_on=date(2020, 1, 1))
    factories.commitment(text="Promise present", given_on=date(2026, 1, 1))

    assert found(as_officer, term=mayors.former.pk) == {"Promise former"}
    page = words(as_officer.get(LIST))
    assert "Joaquim de Sá (20 Oct 2017 – 17 Oct 2024)" in page


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("month", {"Promise may"}),
        ("quarter", {"Promise may", "Promise june"}),
        ("none", {"Promise never"}),
    ],
)
def test_the_list_is_narrowed_to_this_month_or_quarter(as_officer, days, due, expected):
    with days.on(2026, 5, 20):
        factories.commitment(text="Promise april", due_on=date(2026, 3, 31))
        factories.commitment(text="Promise may", due_on=date(2026, 5, 1))
        factories.commitment(text="Promise june", due_on=date(2026, 6, 30))
        factories.commitment(text="Promise july", due_on=date(2026, 7, 1))
        factories.commitment(text="Promise never")

        assert found(as_officer, due=due) == expected


@pytest.mark.parametrize("query", ["state=x", "source=x", "term=999", "due=x", "owner=x", "sort=x"])
def test_an_address_that_makes_no_sense_is_no_error(as_officer, query):
    factories.commitment()

    assert as_officer.get(f"{LIST}?{query}").status_code == 200


def test_the_list_names_partners_but_not_those_that_are_hidden(as_officer):
    hidden = factories.organisation(name="Secret society", sensitivity="restricted")
    factories.commitment(to_organisation=hidden, to_city=factories.city(name="Kobe"))

    page = words(as_officer.get(LIST))
    assert "Kobe" in page
    assert "Secret society" not in page


def full():
    """A commitment with all that a row could show."""
    commitment = factories.commitment(
        subject=factories.organisation(),
        to_organisation=factories.organisation(),
        to_person=factories.person(),
        to_city=factories.city(),
        department=factories.department(),
        due_on=date(2099, 1, 1),
    )
    commitment.themes.add(factories.theme())
    return commitment


def test_the_list_asks_as_much_for_one_row_as_for_fifty(as_officer, query_count):
    full()
    as_officer.get(LIST)
    one = query_count(lambda: as_officer.get(LIST))
    for _number in range(52):
        full()

    many = query_count(lambda: as_officer.get(LIST))
    assert many <= one + 1  # from 41 rows on they are counted
    assert many <= 8


def test_the_list_goes_out_as_a_file_with_the_mayor_at_the_time(as_officer, mayors):
    factories.commitment(text="Promise one", given_on=date(2020, 1, 1))

    answer = as_officer.get(LIST, {"export": "csv"})
    body = b"".join(answer) if answer.streaming else answer.content
    assert "Promise one" in body.decode()
    assert "Joaquim de Sá" in body.decode()


# One of them --------------------------------------------------------------------------------------


def test_its_page_tells_where_it_came_from_and_under_whom(as_officer, mayors):
    partner = factories.city(name="Kobe")
    commitment = factories.commitment(
        subject=factories.organisation(name="Port of Kobe"),
        to_city=partner,
        given_on=date(2020, 1, 1),
        promised_by=mayors.former.person,
        promised_as=mayors.former,
    )

    page = words(as_officer.get(commitment.get_absolute_url()))
    for told in ("Port of Kobe", "under Joaquim de Sá", "Mayor", "no date"):
        assert told in page


def test_its_page_costs_the_same_however_much_hangs_on_it(as_officer, query_count):
    commitment = full()
    url = commitment.get_absolute_url()
    factories.commitment_report(commitment=commitment)
    as_officer.get(url)
    one = query_count(lambda: as_officer.get(url))
    for _number in range(10):
        paper = factories.attachment(subject=commitment)
        factories.commitment_report(commitment=commitment, paper=paper, by=factories.user())
        commitment.themes.add(factories.theme())

    assert query_count(lambda: as_officer.get(url)) == one


def test_the_page_of_a_hidden_partner_is_not_linked(as_officer):
    hidden = factories.person(name="Secret person", sensitivity="restricted")
    commitment = factories.commitment(to_person=hidden, promised_by=hidden)

    page = words(as_officer.get(commitment.get_absolute_url()))
    assert "Secret person" not in page
    assert page.count("hidden") >= 2


def test_somebody_writes_a_promise_down_on_the_record_it_came_from(as_officer, officer):
    origin = factories.organisation(name="Port of Kobe")
    url = f"{NEW}?from=directory.organisation&pk={origin.pk}"
    assert "Port of Kobe" in words(as_officer.get(url))

    answer = as_officer.post(url, TYPED | {"due_after": "24", "due_from": "given_on"})

    commitment = Commitment.objects.get()
    assert answer.url == f"{origin.get_absolute_url()}#commitments"
    assert (commitment.subject, commitment.due_on) == (origin, date(2028, 1, 31))
    page = words(as_officer.get(origin.get_absolute_url()))
    assert "Plant 10,000 trees" in page


def test_a_promise_to_whom_the_page_belongs_is_typed_ready(as_officer):
    origin = factories.organisation(name="Port of Kobe")

    page = as_officer.get(f"{NEW}?from=directory.organisation&pk={origin.pk}").content.decode()
    assert re.search(r'name="to_organisation_text"[^>]*value="Port of Kobe"', page)


def test_a_network_is_told_of_what_it_was_promised(as_officer):
    network = factories.network()
    as_officer.post(f"{NEW}?from=networks.network&pk={network.pk}", TYPED)

    assert Commitment.objects.get().to_other == network


def test_a_promise_from_a_contact_is_to_whom_the_contact_was_with(as_officer):
    city, kept_from_us = (
        factories.city(name="Lviv"),
        factories.organisation(sensitivity="restricted"),
    )
    contact = factories.contact(
        city=city, organisation=kept_from_us, at=timezone.now() - timedelta(days=3)
    )

    url = f"{NEW}?from=directory.contact&pk={contact.pk}"
    initial = as_officer.get(url).context["form"].initial

    assert initial["to_city"] == city.pk
    assert initial["given_on"] == timezone.localdate(contact.at)
    assert not initial["to_organisation"], "nobody is told of what they may not see"


def test_a_promise_needs_no_record_behind_it(as_officer):
    answer = as_officer.post(NEW, TYPED | {"to_words": "the press"})

    commitment = Commitment.objects.get()
    assert answer.url == commitment.get_absolute_url()
    assert commitment.subject is None


@pytest.mark.parametrize(
    "query",
    [
        "from=directory.organisation&pk=999",
        "from=nonsense&pk=1",
        "from=directory.organisation&pk=x",
        "from=accounts.user&pk=1",
        "from=commitments.commitment&pk=1",
    ],
)
def test_no_promise_comes_from_what_is_not_there(as_officer, query):
    assert as_officer.get(f"{NEW}?{query}").status_code == 404


def test_no_promise_comes_from_what_one_may_not_see(as_officer):
    hidden = factories.organisation(sensitivity="restricted")

    url = f"{NEW}?from=directory.organisation&pk={hidden.pk}"
    assert as_officer.get(url).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"due_on": "2025-01-01"}, "falls due before it was given"),
        ({"due_after": "5"}, "how long after"),
        ({"report_until": "2027-01-01"}, "every how many months"),
        ({"to_city_text": "Atlantis"}, "not known here"),
        ({"text": ""}, "required"),
    ],
)
def test_the_form_says_what_is_wrong_and_loses_nothing(as_officer, wrong, said):
    page = as_officer.post(NEW, TYPED | {"notes": "Said at dinner"} | wrong)

    assert page.status_code == 200
    assert said in words(page)
    assert "Said at dinner" in page.content.decode()
    assert not Commitment.objects.exists()


def test_a_typed_day_that_is_not_the_counted_one_is_refused_beside_it(as_officer):
    counted = {"due_after": "6", "due_from": "given_on"}
    refused = as_officer.post(NEW, TYPED | counted | {"due_on": "2027-03-01"})

    told = str(refused.context["form"].errors["due_on"])
    assert "6 months after the day it was given is 31 July 2026" in told
    assert not Commitment.objects.exists()

    as_officer.post(NEW, TYPED | counted | {"due_on": "2026-07-31"})
    commitment = Commitment.objects.get()
    assert commitment.due_on == date(2026, 7, 31)

    longer = counted | {"due_on": "2026-07-31", "due_after": "12"}
    as_officer.post(step(commitment, "commitment-edit"), TYPED | longer)
    commitment.refresh_from_db()
    assert commitment.due_on == date(2027, 1, 31), "a day that nobody typed follows its rule"


def test_a_typed_day_is_refused_where_the_counted_one_is_not_known_yet(as_officer):
    sign_on = factories.sign_on()
    url = f"{NEW}?from=networks.signon&pk={sign_on.pk}"
    counted = {"due_on": "2027-03-01", "due_after": "6", "due_from": "signed_on"}

    refused = as_officer.post(url, TYPED | counted)
    assert "is not yet known" in str(refused.context["form"].errors["due_on"])


def test_nobody_has_promised_anything_on_a_day_to_come(as_officer):
    refused = as_officer.post(NEW, TYPED | {"given_on": "2027-12-12"})

    assert "still to come" in str(refused.context["form"].errors["given_on"])
    assert not Commitment.objects.exists()


def test_somebody_changes_a_promise(as_officer):
    commitment = factories.commitment(subject=factories.organisation())
    theme = factories.theme()
    as_officer.post(step(commitment, "commitment-edit"), TYPED | {"themes": [theme.pk]})

    commitment.refresh_from_db()
    assert commitment.text == "Plant 10,000 trees"
    assert commitment.subject is not None
    assert list(commitment.themes.all()) == [theme]


@pytest.mark.parametrize(
    ("to", "state"), [("kept", "Kept"), ("lapsed", "Lapsed"), ("waived", "Waived")]
)
def test_it_is_closed_by_a_button_and_opened_again(as_officer, to, state):
    commitment = factories.commitment()
    said = {"why": "Minutes of 1 March", "on": "2026-03-01"}

    page = as_officer.post(step(commitment, "commitment-close", to), said, follow=True)
    assert f"Now: {state}" in words(page)
    assert "1 Mar 2026" in words(page)

    as_officer.post(step(commitment, "commitment-close", "open"), {"why": "A mistake"})
    commitment.refresh_from_db()
    assert commitment.is_open


@pytest.mark.parametrize(
    "said", [{}, {"why": "x", "on": "nonsense"}, {"why": "x", "on": "2001-01-01"}]
)
def test_it_is_not_closed_without_evidence_or_on_an_impossible_day(as_officer, said):
    commitment = factories.commitment()
    as_officer.post(step(commitment, "commitment-close", "kept"), said)

    commitment.refresh_from_db()
    assert commitment.is_open


def test_its_history_tells_how_it_went(as_officer):
    commitment = factories.commitment()
    as_officer.post(step(commitment, "commitment-close", "lapsed"), {"why": "Nobody had the money"})

    page = words(as_officer.get(commitment.get_absolute_url()))
    assert "Nobody had the money" in page


# Reports ------------------------------------------------------------------------------------------


def test_somebody_reports_with_a_figure_and_a_paper(as_officer, officer, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    commitment = factories.commitment(indicator="Trees", target_value="10000", unit="trees")
    file = SimpleUploadedFile("trees.pdf", b"%PDF-1.7\n%%EOF\n")
    typed = {"on": str(today()), "text": "In the east.", "value": "4150", "file": file}

    page = as_officer.post(step(commitment, "commitmentreport-new"), typed, follow=True)

    told = words(page)
    for part in ("In the east.", "4,150", "last reported: 4,150", "Ana Duarte"):
        assert part in told
    assert commitment.reports.get().paper.subject == commitment


def test_one_report_serves_all_promises_that_are_measured_by_the_same(
    as_officer, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    measured = {"indicator": "Trees", "unit": "trees", "report_every": 12}
    one, same = factories.commitment(**measured), factories.commitment(**measured)
    owed = factories.commitment_report(commitment=same, on=None, due_on=date(2026, 1, 15), text="")
    others = [
        factories.commitment(**measured | {"unit": "hectares"}),
        factories.commitment(**measured, status="lapsed", closed_on=date(2026, 2, 1)),
        factories.commitment(**measured, direction="theirs"),
    ]
    url = step(one, "commitmentreport-new")
    offered = as_officer.get(url).context["form"].fields["also"].queryset
    assert list(offered) == [same]

    file = SimpleUploadedFile("trees.pdf", b"%PDF-1.7\n%%EOF\n")
    typed = {"on": str(today()), "text": "In the east.", "value": "4150", "file": file}
    as_officer.post(url, typed | {"also": [same.pk]})

    owed.refresh_from_db()
    assert (owed.on, owed.text, owed.value) == (today(), "In the east.", 4150)
    assert owed.paper.subject == same and one.reports.given().get().paper.subject == one
    assert same.reports.get(on=None).due_on == date(2027, 1, 15)
    assert not any(other.reports.exists() for other in others)


def test_promises_that_one_report_may_serve_say_where_they_came_from(as_officer):
    one = factories.commitment(indicator="Déchets", unit="Tonnes")
    city = factories.city(name="Porto")
    same = factories.commitment(text="Less waste", indicator="dechets", unit="tonnes", subject=city)

    also = as_officer.get(step(one, "commitmentreport-new")).context["form"].fields["also"]

    labels = [label for _value, label in also.choices]
    assert labels == [f"Less waste · {same.source_title}"] and "Porto" in labels[0]


def test_of_very_many_promises_on_the_same_the_first_to_fall_due_are_offered(
    as_officer, monkeypatch, query_count
):
    monkeypatch.setattr(forms, "MOST_OFFERED", 3)
    one = factories.commitment(indicator="Waste")
    url = step(one, "commitmentreport-new")
    for year in (2035, 2031, 2033):
        factories.commitment(text=f"By {year}", indicator="WASTE", due_on=date(year, 1, 1))
    as_officer.get(url)
    few = query_count(lambda: as_officer.get(url))
    for year in (2030, 2032, 2034):
        factories.commitment(text=f"By {year}", indicator="wäste", due_on=date(year, 1, 1))
        factories.commitment(indicator=f"Other {year}")

    assert query_count(lambda: as_officer.get(url)) == few
    also = as_officer.get(url).context["form"].fields["also"]
    assert [label for _value, label in also.choices] == ["By 2030", "By 2031", "By 2032"]
    assert "The first 3 on the same indicator" in also.help_text


def test_a_report_that_is_owed_much_later_stays_owed_where_another_serves_its_promise(as_officer):
    later = today() + timedelta(days=200)
    yearly = {"report_every": 12, "reports_from": later}
    one = factories.commitment(indicator="Trees")
    same = factories.commitment(indicator="Trees", **yearly)
    owed = factories.commitment_report(commitment=same, on=None, due_on=later, text="")

    typed = {"on": str(today()), "text": "In the east.", "also": [same.pk]}
    as_officer.post(step(one, "commitmentreport-new"), typed)

    assert same.reports.given().get().text == "In the east."
    assert same.reports.get(on=None) == owed


def test_a_paper_for_all_on_a_restricted_promise_is_not_copied_either(client, settings, tmp_path):
    client.force_login(factories.in_role("director"))
    settings.MEDIA_ROOT = tmp_path
    one = factories.commitment(indicator="Trees", sensitivity="restricted")
    same = factories.commitment(indicator="Trees")
    paper = factories.attachment(subject=one, sensitivity="office")
    typed = {"on": str(today()), "text": "In the east.", "paper": paper.pk, "also": [same.pk]}

    client.post(step(one, "commitmentreport-new"), typed)

    assert one.reports.get().paper == paper
    assert same.reports.get().paper is None


def test_a_paper_is_not_copied_to_where_more_people_would_see_it(client, settings, tmp_path):
    client.force_login(factories.in_role("director"))
    settings.MEDIA_ROOT = tmp_path
    one = factories.commitment(indicator="Trees", sensitivity="restricted")
    same = factories.commitment(indicator="trees")
    file = SimpleUploadedFile("trees.pdf", b"%PDF-1.7\n%%EOF\n")
    typed = {"on": str(today()), "text": "In the east.", "file": file, "also": [same.pk]}

    client.post(step(one, "commitmentreport-new"), typed)

    assert one.reports.get().paper and same.reports.get().paper is None


def test_a_promise_made_by_signing_is_on_the_themes_of_the_declaration(as_officer):
    sign_on, theme = factories.sign_on(), factories.theme()
    sign_on.declaration.themes.add(theme)

    page = as_officer.get(NEW, {"from": "networks.signon", "pk": sign_on.pk})

    assert page.context["form"]["themes"].value() == [theme.pk]


@pytest.mark.parametrize("on", ["2199-01-01", "2025-12-31", "soon"])
def test_the_evidence_typed_with_a_wrong_day_is_not_lost(as_officer, on):
    commitment = factories.commitment()
    close, evidence = step(commitment, "commitment-close", "kept"), "The forest stands. " * 200
    refused = as_officer.post(close, {"why": evidence, "on": on})

    form = refused.context["form"]
    assert form.errors and form["why"].value() == evidence
    assert evidence.strip() in refused.content.decode()
    again = as_officer.post(close, {"why": form["why"].value(), "on": ""})
    commitment.refresh_from_db()
    assert (again.url, commitment.status) == (commitment.get_absolute_url(), "kept")


def test_a_restricted_paper_is_not_named_beside_the_report_that_it_shows(as_officer):
    one = factories.commitment()
    secret = factories.attachment(subject=one, title="Secret deal", sensitivity="restricted")
    plain = factories.attachment(subject=one, title="Photographs")
    for paper in (secret, plain):
        factories.commitment_report(commitment=one, paper=paper)
    page = as_officer.get(one.get_absolute_url()).content.decode()
    reports = page.partition('id="reports"')[2].partition("</section>")[0]

    assert "Photographs" in reports
    assert "Secret deal" not in page and secret.download_url not in page


def test_the_report_that_is_owed_is_given_by_its_button(as_officer):
    commitment = factories.commitment(report_every=12)
    owed = factories.commitment_report(
        commitment=commitment, on=None, due_on=date(2026, 1, 15), text=""
    )
    url = step(commitment, "commitmentreport-edit", owed.pk)
    assert url in as_officer.get(commitment.get_absolute_url()).content.decode()

    as_officer.post(url, {"on": str(today()), "text": "Well under way."})

    owed.refresh_from_db()
    assert owed.on == today()
    assert commitment.reports.get(on=None).due_on == date(2027, 1, 15)


def test_a_file_that_is_not_taken_is_refused_in_words(as_officer):
    commitment = factories.commitment()
    file = SimpleUploadedFile("virus.exe", b"MZ\x90\x00")
    typed = {"on": str(today()), "text": "So it is.", "file": file}

    page = as_officer.post(step(commitment, "commitmentreport-new"), typed)
    assert page.status_code == 200
    assert not commitment.reports.exists()


def test_a_file_is_asked_for_again_where_something_else_was_wrong(as_officer):
    file = SimpleUploadedFile("trees.pdf", b"%PDF-1.7\n%%EOF\n")
    url = step(factories.commitment(), "commitmentreport-new")

    page = as_officer.post(url, {"on": "2026-13-01", "text": "So it is.", "file": file})
    assert page.context["form"].errors["file"] == ["Choose the file again: it was not kept."]

    page = as_officer.post(url, {"on": str(today()), "text": ""})
    assert "file" not in page.context["form"].errors, "none was chosen"


@pytest.mark.parametrize(
    ("on", "said"), [("2026-01-30", "was given on 31 January 2026"), ("2026-11-24", "to come")]
)
def test_nobody_reports_before_a_promise_was_given_or_on_a_day_to_come(as_officer, on, said):
    commitment = factories.commitment(given_on=date(2026, 1, 31))
    typed = {"on": on, "text": "So it is."}

    page = as_officer.post(step(commitment, "commitmentreport-new"), typed)
    assert said in str(page.context["form"].errors["on"])
    assert not commitment.reports.exists()


def test_a_figure_is_shown_as_it_was_written_and_its_unit_once(as_officer):
    commitment = factories.commitment(indicator="Trees", unit="trees", target_value="100.5")
    report = factories.commitment_report(commitment=commitment, value="71.5")

    page = words(as_officer.get(commitment.get_absolute_url()))
    assert "100.5 trees" in page and "last reported: 71.5 trees" in page
    assert "Trees : 71.5" in page and "Trees : 71.5 trees" not in page
    form = as_officer.get(step(commitment, "commitmentreport-edit", report.pk))
    assert 'value="71.5"' in form.content.decode()
    form = as_officer.get(step(commitment, "commitment-edit"))
    assert 'value="100.5"' in form.content.decode()


@pytest.mark.parametrize(
    ("target_is", "value", "is_asked"),
    [
        ("at_least", 45, True),
        ("at_least", 100, False),
        ("at_most", 45, False),
        ("at_most", 101, True),
        ("", 45, True),
        ("", 100, False),
    ],
)
def test_whoever_keeps_a_promise_off_its_target_is_asked_and_not_stopped(
    as_officer, target_is, value, is_asked
):
    commitment = factories.commitment(target_value=100, target_is=target_is)
    factories.commitment_report(commitment=commitment, value=value)

    asked = f"The last figure is {value}, the target 100"
    page = words(as_officer.get(commitment.get_absolute_url()))
    assert (asked in page) is is_asked
    assert "not the target" not in page, "there is time still"

    said = {"why": "Minutes of 1 March"}
    page = words(as_officer.post(step(commitment, "commitment-close", "kept"), said, follow=True))
    assert "Now: Kept" in page
    assert (asked in page, "not the target" in page) == (is_asked, is_asked)


def test_a_report_is_changed_and_removed(as_officer):
    report = factories.commitment_report()
    typed = {"on": "2026-05-01", "text": "Less than thought."}
    as_officer.post(step(report.commitment, "commitmentreport-edit", report.pk), typed)
    report.refresh_from_db()
    assert report.text == "Less than thought."

    as_officer.post(step(report.commitment, "commitmentreport-remove", report.pk))
    assert not report.commitment.reports.exists()


def test_a_report_is_found_at_its_own_commitment_only(as_officer):
    report, other = factories.commitment_report(), factories.commitment()

    assert as_officer.get(step(other, "commitmentreport-edit", report.pk)).status_code == 404


# What outlives a term -----------------------------------------------------------------------------


def test_the_hand_over_shows_what_is_open_from_a_term_by_department(as_officer, mayors):
    culture = factories.department(name="Culture")
    then = {"given_on": date(2020, 1, 1)}
    factories.commitment(text="Promise painting", department=culture, **then)
    factories.commitment(text="Promise trees", **then)
    factories.commitment(text="Promise new", given_on=date(2026, 1, 1))
    gone = {"status": "lapsed", "closed_on": date(2021, 1, 1)}
    factories.commitment(text="Promise gone", **then, **gone)

    page = words(as_officer.get(HAND_OVER, {"holding": mayors.former.pk}))
    assert "Promise painting" in page
    assert "Promise trees" in page
    assert "Promised: without a department" in page
    assert "Promise new" not in page
    assert "Promise gone" not in page
    only = words(as_officer.get(f"{HAND_OVER}?holding={mayors.former.pk}&department={culture.pk}"))
    assert "Promise trees" not in only


def test_the_hand_over_tells_what_was_promised_to_us(as_officer, mayors):
    given = {"given_on": date(2026, 1, 1)}
    factories.commitment(text="Promise ours", **given)
    factories.commitment(text="Promise theirs", direction="theirs", **given)

    page = words(as_officer.get(HAND_OVER))

    assert "Promise theirs They promised us" in page and page.count("They promised us") == 1


def test_the_hand_over_shows_the_agreements_of_a_term_that_are_in_force(as_officer, client, mayors):
    then = {"signed_on": date(2020, 1, 1)}
    culture, city = factories.department(name="Culture"), factories.city(name="Yokohama")
    factories.agreement(title="Pact of ports", city=city, department=culture, **then)
    factories.agreement(title="Pact of gardens", **then)
    factories.agreement(title="Pact of lately", signed_on=date(2026, 1, 1))
    factories.agreement(title="Pact over", status="historical", **then)
    factories.agreement(title="Pact unseen", sensitivity="movements", **then)

    def shown(browser, **more):
        page = words(browser.get(HAND_OVER, {"holding": mayors.former.pk} | more))
        return set(re.findall(r"Pact (?:of )?\w+", page))

    old = {"Pact of ports", "Pact of gardens", "Pact unseen"}
    assert shown(as_officer) == old
    assert "Yokohama" in words(as_officer.get(HAND_OVER, {"holding": mayors.former.pk}))
    assert shown(as_officer, department=culture.pk) == {"Pact of ports"}
    client.force_login(factories.in_role("reader", username="a-reader"))
    assert shown(client) == old - {"Pact unseen"}


def test_the_hand_over_opens_with_the_present_term(as_officer, mayors):
    factories.commitment(text="Promise new", given_on=date(2026, 1, 1))

    assert "Promise new" in words(as_officer.get(HAND_OVER))


def test_those_ticked_change_hands(as_officer, mayors):
    heir = factories.user(first_name="Rui")
    ticked, other = (factories.commitment(given_on=date(2020, 1, 1)) for _ in range(2))
    url = f"{HAND_OVER}?holding={mayors.former.pk}"

    page = as_officer.post(url, {"to": heir.pk, "pk": [ticked.pk], "why": "New term"}, follow=True)

    assert "1 promise is now with Rui" in words(page)
    ticked.refresh_from_db()
    assert ticked.owner == heir
    assert Commitment.objects.get(pk=other.pk).owner != heir
    assert page.request["QUERY_STRING"] == f"holding={mayors.former.pk}"


@pytest.mark.parametrize("said", [{}, {"to": "999"}, {"to": "x", "pk": ["y"]}])
def test_a_hand_over_of_nothing_or_to_nobody_says_so(as_officer, mayors, said):
    commitment = factories.commitment(given_on=date(2026, 1, 1))

    page = as_officer.post(HAND_OVER, {"pk": [commitment.pk]} | said)
    assert "say to whom" in words(page)


def test_the_hand_over_says_what_is_missing_where_no_mayor_is_known(as_officer):
    assert "not known who was mayor" in words(as_officer.get(HAND_OVER))


def test_the_hand_over_costs_the_same_however_much_is_open(as_officer, mayors, query_count):
    def open_more():
        full()
        partners = {"city": factories.city(), "organisation": factories.organisation()}
        factories.agreement(signed_on=date(2026, 1, 1), **partners)

    open_more()
    as_officer.get(HAND_OVER)
    one = query_count(lambda: as_officer.get(HAND_OVER))
    for _number in range(10):
        open_more()

    assert query_count(lambda: as_officer.get(HAND_OVER)) == one


def test_a_term_that_is_none_is_not_found(as_officer, mayors):
    elsewhere = factories.holding()

    assert as_officer.get(HAND_OVER, {"holding": elsewhere.pk}).status_code == 404


# On other pages -----------------------------------------------------------------------------------


def test_every_record_shows_its_promises_with_a_button_to_add_one(as_officer):
    for record in (factories.city(), factories.person(), factories.membership()):
        url = f"{NEW}?from={record._meta.label_lower}&amp;pk={record.pk}"
        page = as_officer.get(record.get_absolute_url()).content.decode()
        assert url in page


def test_a_reader_sees_the_promises_and_no_button(client):
    record = factories.organisation()
    factories.commitment(text="Promise one", subject=record)
    client.force_login(factories.in_role("reader"))

    page = client.get(record.get_absolute_url()).content.decode()
    assert "Promise one" in page
    assert NEW not in page


def test_whoever_a_promise_was_given_to_shows_it_too(as_officer):
    partner = factories.city()
    factories.commitment(text="Promise one", subject=factories.organisation(), to_city=partner)

    assert "Promise one" in words(as_officer.get(partner.get_absolute_url()))


def test_a_date_bears_no_promises(as_officer):
    deadline = factories.deadline()

    assert NEW not in as_officer.get(deadline.get_absolute_url()).content.decode()


def test_today_shows_promises_that_nobody_is_reminded_of(as_officer, officer):
    today_page = reverse("desk:today")
    factories.commitment(text="Promise one", owner=None)
    factories.commitment(text="Promise two", owner=officer)
    factories.commitment(text="Promise three", due_on=date(2099, 1, 1))

    office = words(as_officer.get(today_page, {"whose": "office"}))
    assert "Promise one no owner, no date" in office
    assert "Promise three" not in office
    assert "Promise two no date" in words(as_officer.get(today_page, {"whose": "mine"}))


def test_today_is_silent_where_all_promises_are_minded(as_officer):
    assert "nobody is reminded of" not in words(as_officer.get(reverse("desk:today")))


# In the admin -------------------------------------------------------------------------------------


def admin(name, *args):
    return reverse(f"admin:commitments_commitment_{name}", args=args)


ROWS = {
    "reports-TOTAL_FORMS": "0",
    "reports-INITIAL_FORMS": "0",
    "reports-MIN_NUM_FORMS": "0",
    "reports-MAX_NUM_FORMS": "0",
}


def test_the_admin_adds_and_changes_by_the_same_services(as_officer, officer, mayors):
    typed = TYPED | ROWS | {"promised_by": mayors.present.person.pk, "report_every": "6"}
    answer = as_officer.post(admin("add"), typed)
    assert answer.status_code == 302, words(answer)

    commitment = Commitment.objects.get()
    assert commitment.promised_as == mayors.present
    assert commitment.reports.get().due_on == date(2026, 7, 31)
    assert commitment.history.first().history_user == officer


def test_the_admin_says_what_follows_wrongly_from_what_was_typed(as_officer):
    wrong = {"due_after": "5"}

    page = as_officer.post(admin("add"), TYPED | ROWS | wrong)
    assert page.status_code == 200
    assert "how long after" in words(page)


def test_the_admin_refuses_a_typed_day_that_is_not_the_counted_one(as_officer):
    wrong = {"due_on": "2027-03-01", "due_after": "6", "due_from": "given_on"}

    page = as_officer.post(admin("add"), TYPED | ROWS | wrong)
    assert "is 31 July 2026" in words(page)
    assert not Commitment.objects.exists()


def test_the_admin_finds_by_any_name(as_officer):
    commitment = factories.commitment(text="Érable rouge")

    assert "Érable rouge" in words(as_officer.get(admin("changelist"), {"q": "erable"}))
    assert as_officer.get(admin("change", commitment.pk)).status_code == 200


def test_a_day_on_which_nothing_could_be_closed_is_refused_beside_it(as_officer):
    commitment = factories.commitment(given_on=date(2026, 1, 31))
    close = reverse("commitments:commitment-close", args=[commitment.pk, "lapsed"])

    refused = as_officer.post(close, {"why": "Nobody wants it", "on": "2026-01-30"})

    said = "Give a day from 31 January 2026, when it was promised, until today."
    assert refused.context["form"].errors == {"on": [said]}


def test_the_filter_offers_each_state_once(as_officer):
    factories.commitment(text="Promise open")
    factories.commitment(text="Promise lapsed", status="lapsed", closed_on=date(2026, 2, 1))

    page = as_officer.get(reverse("commitments:commitment-list"))

    offered = [words for _value, words in page.context["filter"].form.fields["state"].choices]
    assert offered.count("Open") == 1 and len(offered) == len(set(offered))
    assert found(as_officer, state="open") == {"Promise open"}, "as a saved view may say"
