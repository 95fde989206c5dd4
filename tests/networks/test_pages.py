"""Every page of networks, memberships and duties, as officers use it."""

from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from networks.choices.membership import MembershipStatus
from networks.models import Dues, Duty, DutyRound, Membership, Network, Review, Term
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = factories.in_role("officer")
    client.force_login(user)
    return user


@pytest.fixture
def director(client):
    user = factories.in_role("director")
    client.force_login(user)
    return user


def full_membership(**kw):
    """A membership with one of everything."""
    ours = factories.membership(**kw)
    factories.term(membership=ours, starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31))
    factories.term(membership=ours)
    factories.dues(membership=ours, due_on=date(2026, 3, 1))
    factories.other_cost(membership=ours)
    factories.seat(membership=ours, holder=factories.holding())
    factories.participation(membership=ours)
    factories.review(membership=ours, recommendation="keep")
    duty = factories.duty()
    duty.networks.add(ours.network)
    factories.duty_round(duty=duty)
    return ours


def test_the_page_of_a_membership_names_nobody_who_is_hidden(client, officer):
    names = ["Aisha Rahman", "Bo Li", "Chen Wei", "Hidden League"]
    liaison, holder, substitute = (
        factories.holding(person=factories.person(name=name, sensitivity="restricted"))
        for name in names[:3]
    )
    through = factories.network(name=names[3], sensitivity="restricted")
    ours = factories.membership(political_liaison=liaison, paid_through=through)
    factories.seat(membership=ours, holder=holder, substitute=substitute)

    seen = client.get(ours.get_absolute_url()).content.decode()
    assert [name for name in names if name in seen] == []

    client.force_login(factories.in_role("director"))
    seen = client.get(ours.get_absolute_url()).content.decode()
    assert [name for name in names if name in seen] == names


def queries_of(client, url, django_assert_max_num_queries, most):
    with django_assert_max_num_queries(most) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("networks:network-list", factories.network),
        ("networks:membership-list", full_membership),
        ("networks:duty-list", factories.duty_round),
    ],
)
def test_lists_ask_as_much_for_one_row_as_for_fifty(
    client, officer, django_assert_max_num_queries, name, make
):
    url = reverse(name)
    make()
    client.get(url)  # whatever is read once and kept
    one = queries_of(client, url, django_assert_max_num_queries, 8)
    for _number in range(52):
        make()
    many = queries_of(client, url, django_assert_max_num_queries, 9)  # 51 rows are counted

    assert many - one <= 1


def test_a_membership_page_asks_a_constant_number_of_queries(
    client, officer, django_assert_max_num_queries
):
    ours = full_membership()
    url = ours.get_absolute_url()
    client.get(url)
    one = queries_of(client, url, django_assert_max_num_queries, 80)
    for year in range(2010, 2020):
        factories.dues(membership=ours, fiscal_year=year, currency="USD")
        factories.other_cost(membership=ours, fiscal_year=year)
        factories.participation(membership=ours)
        factories.seat(membership=ours, holder=factories.holding())
        start, end = date(year, 1, 1), date(year, 12, 31)
        factories.term(membership=ours, starts_on=start, ends_on=end)

    assert queries_of(client, url, django_assert_max_num_queries, 80) == one


def test_a_membership_is_found_by_the_acronym_of_its_network(client, officer):
    factories.membership(network=factories.network(name="Eurocities of old", acronym="EUC"))
    factories.membership(network=factories.network(name="Something else"))

    found = client.get(reverse("networks:membership-list"), {"q": "euc"}).content.decode()

    assert "Eurocities of old" in found
    assert "Something else" not in found


@pytest.mark.parametrize(
    "query", ["status=active", "dues=arrears", "notice=90", "sort=-term", "status=nonsense"]
)
def test_memberships_are_filtered_and_sorted_by_the_address(client, officer, query):
    full_membership()

    assert client.get(f"{reverse('networks:membership-list')}?{query}").status_code == 200


@pytest.mark.parametrize("ours", ["yes", "no", "any"])
def test_networks_are_filtered_by_our_relation(client, officer, ours):
    here = factories.membership().network
    elsewhere = factories.network()

    found = client.get(reverse("networks:network-list"), {"ours": ours}).content.decode()

    assert (here.name in found) == (ours != "no")
    assert (elsewhere.name in found) == (ours == "no")


def test_a_restricted_membership_is_hidden_from_lists_and_pages(client, officer):
    ours = full_membership(sensitivity="restricted")

    assert client.get(ours.get_absolute_url()).status_code == 404
    page = client.get(ours.network.get_absolute_url()).content.decode()
    assert "not for everybody to see" in page
    row = client.get(reverse("networks:network-list")).content.decode()
    assert "badge--active" not in row


def test_all_pages_of_a_membership_open(client, director):
    ours = full_membership()
    assert client.get(ours.get_absolute_url()).status_code == 200
    for part in ("term", "dues", "othercost", "seat", "participation", "review"):
        assert client.get(reverse(f"networks:{part}-new", args=[ours.pk])).status_code == 200
    kinds = {
        "term": ours.terms,
        "dues": ours.dues,
        "othercost": ours.other_costs,
        "seat": ours.seats,
        "participation": ours.participations,
        "review": ours.reviews,
    }
    for name, parts in kinds.items():
        for action in ("edit", "remove"):
            url = reverse(f"networks:{name}-{action}", args=[ours.pk, parts.first().pk])
            assert client.get(url).status_code == 200, url


def test_an_unknown_figure_says_so(client, officer):
    page = client.get(factories.network().get_absolute_url()).content.decode()

    assert "not known" in page


def test_a_membership_begins_with_its_first_term_and_dues(client, officer):
    network = factories.network(acronym="ABC")
    client.post(
        reverse("networks:membership-new"),
        {
            "network": network.pk,
            "status": "active",
            "lead": officer.pk,
            "functions": ["exchange"],
            "sensitivity": "office",
            "terms-TOTAL_FORMS": "1",
            "terms-INITIAL_FORMS": "0",
            "terms-0-starts_on": "2027-01-01",
            "terms-0-ends_on": "2027-12-31",
            "terms-0-notice_months": "6",
            "dues-TOTAL_FORMS": "1",
            "dues-INITIAL_FORMS": "0",
        },
    )

    ours = Membership.objects.get()
    assert ours.functions == ["exchange"]
    assert ours.terms.get().notice_by == date(2027, 5, 19)
    assert ours.notice_by == date(2027, 5, 19)


def test_dues_typed_with_a_new_membership_are_in_the_offices_currency_unless_told(client, officer):
    factories.office(currency="PLN")
    typed = {
        "network": factories.network().pk,
        "status": "active",
        "sensitivity": "office",
        "terms-TOTAL_FORMS": "0",
        "terms-INITIAL_FORMS": "0",
        "dues-TOTAL_FORMS": "3",
        "dues-INITIAL_FORMS": "0",
        "dues-0-fiscal_year": "2026",
        "dues-0-amount": "10",
        "dues-0-currency": "",
        "dues-1-fiscal_year": "2027",
        "dues-1-amount": "10",
        "dues-1-currency": "usd",
    }
    client.post(reverse("networks:membership-new"), typed)

    found = set(Dues.objects.values_list("fiscal_year", "currency"))
    assert found == {(2026, "PLN"), (2027, "USD")}


def test_a_second_membership_of_a_network_is_refused_in_words(client, officer):
    ours = factories.membership()
    empty = {
        f"{rows}-{name}_FORMS": "0" for rows in ("terms", "dues") for name in ("TOTAL", "INITIAL")
    }
    answer = client.post(
        reverse("networks:membership-new"),
        {"network": ours.network.pk, "status": "scouting", "sensitivity": "office", **empty},
    )

    assert "already a membership of this network" in answer.content.decode()


@pytest.mark.parametrize("ends_on", ["", "2027-06-30"])
def test_terms_of_a_new_membership_that_overlap_are_refused_beside_their_row(
    client, officer, ends_on
):
    typed = {
        "network": factories.network().pk,
        "status": "active",
        "sensitivity": "office",
        "terms-TOTAL_FORMS": "3",
        "terms-INITIAL_FORMS": "0",
        "terms-0-starts_on": "2027-06-30",
        "terms-0-ends_on": "2027-12-31",
        "terms-0-notice_months": "6",
        "terms-1-starts_on": "2027-01-01",
        "terms-1-ends_on": ends_on,
        "terms-1-notice_months": "6",
        "dues-TOTAL_FORMS": "0",
        "dues-INITIAL_FORMS": "0",
    }
    answer = client.post(reverse("networks:membership-new"), typed)

    assert answer.status_code == 200
    assert "The term overlaps the one of 1 Jan 2027" in answer.content.decode()
    assert 'value="2027-06-30"' in answer.content.decode()
    assert not Membership.objects.exists()


def test_a_row_that_fits_with_nothing_stored_is_refused_in_words(client, officer):
    duty = factories.duty()
    duty.departments.add(owing := factories.department())
    url = reverse("networks:dutyround-new", args=[duty.pk])
    typed = {"period": "2027", "closes_on": "2027-07-01", "zone_kind": "office"}
    typed |= {"contributions-TOTAL_FORMS": "1", "contributions-INITIAL_FORMS": "0"}
    typed |= {"contributions-0-department": owing.pk, "certainty": "confirmed"}
    answer = client.post(url, typed)

    assert "already asked for the same" in answer.content.decode()
    assert not duty.rounds.exists()


def add_term(client, ours, **typed):
    data = {"starts_on": "2027-01-01", "ends_on": "2027-12-31", "notice_months": "3"} | typed
    return client.post(reverse("networks:term-new", args=[ours.pk]), data)


def test_a_term_added_in_place_shows_its_notice_by_date_with_its_derivation(client, officer):
    ours = factories.membership()
    answer = add_term(client, ours, ends_on="2027-06-30", notice_months="6")

    assert answer.status_code == 302
    page = client.get(ours.get_absolute_url()).content.decode()
    assert "30 Jun 2027 − 6 months − 42 days for the council" in page
    assert "Fri 18 Nov" not in page
    assert ours.terms.get().notice_by == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"ends_on": "2026-06-30"}, "The term ends before it starts."),
        ({"starts_on": "2026-06-01"}, "The term overlaps the one of 1 Jan 2026 – 31 Dec 2026."),
        ({"starts_on": "0201-01-01"}, "The year 0201 cannot be right"),
        ({"notice_months": "-1"}, "greater than or equal to 0"),
        ({"notice_months": "60"}, "That is longer than the term."),
    ],
)
def test_a_term_that_cannot_be_is_refused_in_words_and_keeps_what_was_typed(
    client, officer, typed, words
):
    ours = factories.term().membership
    answer = add_term(client, ours, notice_form="By registered letter", **typed)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert words in page
    assert "By registered letter" in page
    assert ours.terms.count() == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"amount": "-5"}, "An amount cannot be negative."),
        ({"currency": "XXQ"}, "is not a currency"),
        ({"paid_on": "2026-05-01"}, "A payment wants both its day and its amount."),
        ({"paid_on": "2199-05-01", "paid_amount": "10"}, "That day is still to come."),
        ({"approved_on": "2199-05-01"}, "That day is still to come."),
        ({"fiscal_year": "2025"}, "The dues of this fiscal year are already recorded."),
    ],
)
def test_dues_that_cannot_be_are_refused_in_words(client, officer, typed, words):
    ours = factories.dues(fiscal_year=2025).membership
    data = {"fiscal_year": "2026", "amount": "10", "currency": "EUR"} | typed
    answer = client.post(reverse("networks:dues-new", args=[ours.pk]), data)

    assert words in answer.content.decode()
    assert Dues.objects.count() == 1


@pytest.mark.parametrize("name", ["approved_on", "paid_on"])
def test_dues_of_which_a_step_is_still_to_come_are_refused_beside_it(client, officer, name):
    ours = factories.membership()
    ahead = timezone.localdate() + timedelta(days=1)
    typed = {"fiscal_year": "2026", "amount": "10", "currency": "EUR", "paid_amount": "10"}
    typed |= {"paid_on": str(timezone.localdate())} | {name: str(ahead)}
    answer = client.post(reverse("networks:dues-new", args=[ours.pk]), typed)

    assert answer.context["form"].errors == {name: ["That day is still to come."]}
    assert not Dues.objects.exists()


def test_new_dues_begin_with_the_currency_of_those_before_or_the_offices_own(client, officer):
    factories.office(currency="PLN")
    ours = factories.membership()
    url = reverse("networks:dues-new", args=[ours.pk])
    assert client.get(url).context["form"]["currency"].value() == "PLN"
    cost = reverse("networks:othercost-new", args=[ours.pk])
    assert client.get(cost).context["form"]["currency"].value() == "PLN"

    factories.dues(membership=ours, fiscal_year=2025, currency="USD")
    factories.dues(membership=ours, fiscal_year=2024, currency="EUR")
    assert client.get(url).context["form"]["currency"].value() == "USD"


def test_a_payment_is_one_click(client, officer):
    dues = factories.dues()
    client.post(reverse("networks:dues-pay", args=[dues.membership_id, dues.pk]))

    dues.refresh_from_db()
    assert dues.paid_amount == dues.amount


def test_a_reader_adds_nothing(client):
    client.force_login(factories.in_role("reader"))
    ours = factories.membership()

    assert client.get(ours.get_absolute_url()).status_code == 200
    assert add_term(client, ours).status_code == 403
    assert not Term.objects.exists()


def test_moving_says_why_not(client, officer):
    ours = factories.membership(status=MembershipStatus.PROPOSED)
    url = reverse("networks:membership-move", args=[ours.pk])
    page = client.get(ours.get_absolute_url()).content.decode()
    assert "Only a director can choose: Approved." in page

    refused = client.post(url, {"to": "exited"}, follow=True).content.decode()
    assert "can no longer become" in refused
    assert client.post(url, {"to": "approved"}).status_code == 403


def test_a_director_without_a_decision_is_told_what_is_missing(client, director):
    ours = factories.membership(status=MembershipStatus.PROPOSED)
    url = reverse("networks:membership-move", args=[ours.pk])

    assert (
        "No decision is recorded"
        in client.post(url, {"to": "approved"}, follow=True).content.decode()
    )


def test_a_network_of_our_own_with_its_bodies(client, officer):
    client.post(
        reverse("networks:network-new"),
        {
            "name": "Łódź Ring of Cities ‏مدن",
            "acronym": "ŁRC",
            "sensitivity": "office",
            "bodies-TOTAL_FORMS": "1",
            "bodies-INITIAL_FORMS": "0",
            "bodies-0-name": "Board",
            "bodies-0-kind": "board",
        },
    )

    network = Network.objects.get()
    assert network.slug == "lrc"
    assert network.bodies.get().name == "Board"
    assert client.get(network.get_absolute_url()).status_code == 200
    assert client.get(reverse("networks:network-edit", args=["lrc"])).status_code == 200


def test_a_name_that_is_too_long_is_refused_in_words(client, officer):
    answer = client.post(reverse("networks:network-new"), {"name": "x" * 301})

    assert "at most 300 characters" in answer.content.decode()


def test_the_lookup_finds_networks_by_acronym(client, officer):
    factories.network(name="Climate cities", acronym="C40")

    found = client.get(reverse("networks:network-lookup"), {"q": "c40"}).json()

    assert len(found["results"]) == 1


def test_handing_in_a_round_plans_the_next_one(client, officer):
    duty = factories.duty(every_months=12)
    duty.departments.add(factories.department())
    current = factories.duty_round(duty=duty, opens_on=date(2026, 10, 1))
    url = reverse("networks:dutyround-hand-in", args=[duty.pk, current.pk])
    assert client.get(url).status_code == 200
    client.post(url, {"submitted_on": "2026-11-20", "result": "A-", "badge": "A list"})

    current.refresh_from_db()
    following = DutyRound.objects.get(period="2027")
    assert (current.submitted_by, current.result) == (officer, "A-")
    assert following.closes_on == date(2027, 12, 15)
    assert following.certainty == "tentative"
    assert following.contributions.count() == 1
    assert client.get(duty.get_absolute_url()).status_code == 200


def test_a_round_with_an_impossible_zone_is_refused_in_words(client, officer):
    duty = factories.duty()
    url = reverse("networks:dutyround-new", args=[duty.pk])
    rows = {"contributions-TOTAL_FORMS": "0", "contributions-INITIAL_FORMS": "0"}
    typed = {"period": "2027", "closes_on": "2027-07-01", "zone_kind": "place", "zone": "Mars/Base"}
    answer = client.post(url, typed | rows | {"certainty": "confirmed"})

    assert "is not a time zone" in answer.content.decode()
    assert (
        client.post(
            url, typed | rows | {"certainty": "confirmed", "zone": "Europe/Paris"}
        ).status_code
        == 302
    )


def test_duties_are_added_and_changed(client, officer):
    network = factories.network()
    client.post(
        reverse("networks:duty-new"),
        {"name": "CDP-ICLEI Track", "networks": [network.pk], "sensitivity": "office"},
    )

    duty = Duty.objects.get()
    assert list(duty.networks.all()) == [network]
    assert client.get(reverse("networks:duty-edit", args=[duty.pk])).status_code == 200
    assert client.get(reverse("networks:dutyround-new", args=[duty.pk])).status_code == 200


def test_data_received_is_one_click(client, officer):
    owed = factories.contribution()
    client.post(reverse("networks:contribution-receive", args=[owed.round.duty_id, owed.pk]))

    owed.refresh_from_db()
    assert owed.received_on


@pytest.mark.parametrize("query", ["", "?by=region&sort=cost", "?by=function&sort=-times", "?by=x"])
def test_the_comparison_opens(client, officer, query):
    full_membership()

    assert client.get(f"{reverse('networks:membership-overlap')}{query}").status_code == 200


def test_the_comparison_asks_a_constant_number_of_queries(
    client, officer, django_assert_max_num_queries
):
    url = reverse("networks:membership-overlap")
    full_membership()
    client.get(url)
    one = queries_of(client, url, django_assert_max_num_queries, 15)
    for _number in range(6):
        full_membership()

    assert queries_of(client, url, django_assert_max_num_queries, 15) == one


def test_working_languages_are_named(client):
    network = factories.network(languages="en;fr;xx")
    client.force_login(factories.in_role("reader"))

    assert "English, French, xx" in client.get(network.get_absolute_url()).content.decode()


def test_the_cost_at_the_time_of_a_review_is_written_as_every_other_sum():
    review = Review(costs=[{"year": 2025, "total": "11870.00", "currency": "EUR", "missing": []}])
    review.decided_on = date(2026, 1, 1)

    page = render_to_string("networks/_review.html", {"review": review})

    assert "11,870.00" in page


@pytest.mark.parametrize("part", ["membership", "seat"])
def test_whom_an_officer_may_not_see_stays_where_the_record_has_them(client, officer, part):
    """The field is not on their form: a choice without that person would be sent back blank."""
    hidden = factories.holding(person=factories.person(name="Hush", sensitivity="restricted"))
    ours = factories.membership(political_liaison=hidden)
    seat = factories.seat(membership=ours, holder=hidden)
    record, name = (ours, "political_liaison") if part == "membership" else (seat, "holder")
    owner = [] if part == "membership" else [ours.pk]
    address = reverse(f"networks:{part}-edit", args=[*owner, record.pk])

    form = client.get(address).context["form"]
    typed = {one.html_name: one.value() for one in form if one.value() not in (None, "", False)}
    saved = client.post(address, typed | {"notes": "New"})

    assert name not in form.fields
    assert saved.status_code == 302, saved.context["form"].errors
    record.refresh_from_db()
    assert getattr(record, name) == hidden
