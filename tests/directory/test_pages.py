"""The pages of the directory, as people of each role meet them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oia.core import seals
from oia.core.visibility import Sensitivity
from oia.directory.models import City, Organisation, Person, PostHolding
from tests import factories

pytestmark = pytest.mark.django_db

KINDS = ["city", "organisation", "person"]
ALEF = "\u05d0\u05d1\u05d2"  # Hebrew, right to left
COMBINED = "Zo\u0308e\u0301 n\u0303"  # letters with marks of their own


def post_to(client, page, *args, **data):
    return client.post(reverse(f"directory:{page}", args=args), data)


def made(kind, number):
    if kind == "city":
        return factories.city(name=f"City {number:03}")
    if kind == "organisation":
        return factories.organisation(name=f"Body {number:03}", city=factories.city())
    held = factories.holding(person=factories.person(name=f"Person {number:03}"))
    return held.person


def queries_of(client, address):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(queries), answer


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_costs_the_same_queries_for_one_row_and_for_fifty(as_reader, kind):
    address = reverse(f"directory:{kind}-list")
    made(kind, 0)
    queries_of(as_reader, address)
    one, _answer = queries_of(as_reader, address)
    for number in range(1, 50):
        made(kind, number)
    fifty, answer = queries_of(as_reader, address)

    assert one == fifty <= 8
    assert len(answer.content) < 60_000


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_list_goes_on_on_a_further_page_within_eight_queries(as_reader, kind):
    for number in range(60):
        made(kind, number)
    first, answer = queries_of(as_reader, reverse(f"directory:{kind}-list"))
    second, _answer = queries_of(
        as_reader, reverse(f"directory:{kind}-list") + answer.context["pages"]["after"]
    )

    assert max(first, second) <= 8


@pytest.mark.parametrize(
    ("kind", "sort"),
    [
        ("city", "name"),
        ("city", "-country"),
        ("city", "-population"),
        ("organisation", "kind"),
        ("organisation", "country"),
        ("person", "-changed"),
    ],
)
def test_a_list_is_sorted_out_of_an_index(as_reader, kind, sort):
    made(kind, 1)
    address = f"{reverse(f'directory:{kind}-list')}?sort={sort}"
    with CaptureQueriesContext(connection) as queries:
        as_reader.get(address)
    table = f'FROM "directory_{kind}"'
    sql = next(q["sql"] for q in queries if table in q["sql"] and "LIMIT" in q["sql"])
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plan = " ".join(str(row) for row in cursor.fetchall())
        assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_list_says_what_to_do(as_officer, kind):
    page = as_officer.get(reverse(f"directory:{kind}-list")).content.decode()

    assert "Add the first one" in page


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_costs_the_same_queries_however_much_hangs_on_it(as_reader, kind):
    thing = made(kind, 1)
    queries_of(as_reader, thing.get_absolute_url())
    few, _answer = queries_of(as_reader, thing.get_absolute_url())
    for _number in range(5):
        factories.attachment(subject=thing)
        factories.decision(subject=thing)
        if kind == "city":
            factories.organisation(city=thing)
        elif kind == "organisation":
            factories.holding(post=factories.post(organisation=thing))
        else:
            factories.holding(person=thing)
    many, _answer = queries_of(as_reader, thing.get_absolute_url())

    assert many <= few + 1  # holders are asked for once there is a post
    assert many <= 21


def test_filters_narrow_the_lists(as_reader):
    factories.city(name="Bonn")
    factories.city(name="Łódź", country="PL", zone="")
    pages = {
        address: as_reader.get(reverse("directory:city-list") + address).content.decode()
        for address in ("?country=PL", "?zone=known", "?q=lodz", "?own=True", "?own=False")
    }

    assert "Łódź" in pages["?country=PL"] and "Bonn" not in pages["?country=PL"]
    assert "Bonn" in pages["?zone=known"] and "Łódź" not in pages["?zone=known"]
    assert "Łódź" in pages["?q=lodz"] and "Bonn" not in pages["?q=lodz"]
    assert "Bonn" in pages["?own=True"] and "Bonn" not in pages["?own=False"]


def test_people_are_filtered_by_post_and_by_contact(as_reader):
    head = factories.post(is_head=True, title="Mayor")
    factories.holding(post=head, person=factories.person(name="Ana"))
    factories.holding(person=factories.person(name="Ben"))
    factories.holding(person=factories.person(name="Old"), ends_on=date(2020, 1, 1))
    factories.person(name="Shy", do_not_contact=True)

    def names(query):
        found = as_reader.get(reverse("directory:person-list") + query).context["page"].rows
        return [person.name for person in found]

    assert names("?post=any") == ["Ana", "Ben"]
    assert names("?post=head") == ["Ana"]
    assert names("?contact=not") == ["Shy"]


def test_a_city_shows_its_names_its_time_and_whose_data_it_is(as_reader):
    city = factories.city(
        name="Daejeon",
        country="KR",
        zone="Asia/Seoul",
        other_names="대전\n大田",
        is_own=False,
        geonames_id=1835235,
    )
    body = factories.organisation(name="Daejeon Metropolitan City", city=city)
    page = as_reader.get(city.get_absolute_url()).content.decode()

    for words in (
        "<bdi>대전</bdi>",
        "<bdi>大田</bdi>",
        "GeoNames, CC BY 4.0",
        body.name,
        "Now there",
    ):
        assert words in page


def test_what_is_not_known_says_so(as_reader):
    page = as_reader.get(factories.city(zone="").get_absolute_url()).content.decode()

    assert "Now there" not in page
    assert page.count("not known") >= 3


def test_an_officer_adds_a_city(as_officer):
    answer = post_to(
        as_officer,
        "city-new",
        name="Neustadt",
        country="DE",
        zone="Europe/Berlin",
        population="",
        other_names="",
    )

    city = City.objects.get(name="Neustadt")
    assert answer.url == city.get_absolute_url()
    assert city.is_own and city.search_text == "|neustadt|"


def test_a_zone_that_does_not_exist_is_refused_beside_its_field(as_officer):
    answer = post_to(as_officer, "city-new", name="Ur", country="IQ", zone="Mars/Olympus")

    assert answer.context["form"].errors["zone"] == ["“Mars/Olympus” is not a time zone."]


def test_the_first_edit_keeps_what_the_gazetteer_said(as_officer, officer):
    city = factories.city(name="Munich", is_own=False)
    with seals.lifted():
        city.history.all().delete()  # as the gazetteer leaves it
    post_to(as_officer, "city-edit", city.pk, name="München", country="DE", zone="Europe/Berlin")

    told = [(row.name, row.history_user) for row in city.history.order_by("history_id")]
    assert told == [("Munich", None), ("München", officer)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_of_300_characters_gets_a_message_and_nothing_typed_is_lost(as_officer, kind):
    name = "ä" * 300
    answer = post_to(as_officer, f"{kind}-new", name=name, notes="kept note", country="DE")

    assert answer.status_code == 200
    assert "at most" in answer.context["form"].errors["name"][0]
    page = answer.content.decode()
    assert name in page
    assert kind == "city" or "kept note" in page


@pytest.mark.parametrize("name", [ALEF, COMBINED, "<script>alert(1)</script>", "O'Brien & Söhne"])
def test_every_script_and_sign_is_kept_and_shown(as_officer, name):
    post_to(as_officer, "person-new", name=name, native_name=ALEF, sensitivity=Sensitivity.OFFICE)
    person = Person.objects.get()
    assert person.name == name
    for address in (person.get_absolute_url(), reverse("directory:person-list")):
        page = as_officer.get(address).content.decode()
        assert f"<bdi>{ALEF}</bdi>" in page
        assert "<script>alert" not in page


def test_an_organisation_takes_its_country_from_its_city(as_officer):
    city = factories.city(name="Bonn")
    post_to(
        as_officer,
        "organisation-new",
        name="UNFCCC",
        kind="international",
        city="",
        city_text="bonn",
        parent="",
        parent_text="",
        website="unfccc.int",
        sensitivity="office",
    )
    body = Organisation.objects.get()
    assert (body.city, body.country.code, body.website) == (city, "DE", "https://unfccc.int")


def test_a_new_organisation_may_come_with_its_city(as_officer):
    city = factories.city(name="Bonn")
    address = reverse("directory:organisation-new")

    assert "Bonn, Germany" in as_officer.get(f"{address}?city={city.pk}").content.decode()
    assert as_officer.get(f"{address}?city=x").status_code == 200


def test_a_body_that_may_not_be_seen_stays_the_parent(as_officer):
    secret = factories.organisation(name="Secret", sensitivity=Sensitivity.RESTRICTED)
    body = factories.organisation(name="Part", parent=secret)
    page = as_officer.get(reverse("directory:organisation-edit", args=[body.pk]))
    post_to(as_officer, "organisation-edit", body.pk, name="New", kind="ngo", sensitivity="office")
    body.refresh_from_db()

    assert "Secret" not in page.content.decode()
    assert "Secret" not in as_officer.get(body.get_absolute_url()).content.decode()
    assert (body.name, body.parent) == ("New", secret)


def test_posts_are_kept_from_the_page_of_their_organisation(as_officer):
    body = factories.organisation(name="City of Bonn")
    ana, ben = factories.person(name="Ana"), factories.person(name="Ben")
    post_to(as_officer, "post-new", body.pk, title="Mayor", is_head="on")
    post = body.posts.get()
    post_to(as_officer, "holding-new", post.pk, person=ana.pk, starts_on="2020-01-01")
    answer = post_to(as_officer, "post-hand-over", post.pk, person=ben.pk, on="2026-06-01")

    assert answer.url == f"{body.get_absolute_url()}#posts"
    page = as_officer.get(body.get_absolute_url()).content.decode()
    assert "1 Jan 2020 – 31 May 2026" in page and "from 1 Jun 2026" in page
    assert page.index("Ben") < page.index("Ana")
    again = post_to(as_officer, "post-new", body.pk, title="mayor")
    assert "already" in again.context["form"].errors["title"][0]


def test_a_person_is_given_a_post_and_leaves_it(as_officer):
    person, body = factories.person(), factories.organisation(name="Consulate of Spain")
    post_to(
        as_officer,
        "person-give-post",
        person.pk,
        organisation="",
        organisation_text="consulate of spain",
        title="Consul",
    )
    holding = person.holdings.get()
    post_to(as_officer, "holding-end", holding.pk, on="2026-11-30")

    holding.refresh_from_db()
    assert holding.post.organisation == body
    assert holding.ends_on == date(2026, 11, 30)


@pytest.mark.parametrize("day", ["0201-03-04", "9999-01-01", "2026-02-30", "x", "'; --"])
def test_a_day_that_cannot_be_meant_is_refused_and_kept_in_the_form(as_officer, day):
    post, person = factories.post(), factories.person(name="Ana")
    for name, field in (("holding-new", "starts_on"), ("post-hand-over", "on")):
        answer = post_to(
            as_officer, name, post.pk, person=person.pk, person_text="Ana", **{field: day}
        )
        assert answer.status_code == 200
        assert len(answer.context["form"].errors[field]) == 1
        assert 'value="Ana"' in answer.content.decode()
    assert not PostHolding.objects.exists()


def test_an_overlap_is_refused_with_the_name_of_the_other(as_officer):
    held = factories.holding(person=factories.person(name="Ana"))
    other = factories.person(name="Ben")
    answer = post_to(as_officer, "holding-new", held.post.pk, person=other.pk)

    assert "Ana holds this post then" in str(answer.context["form"].errors)


@pytest.mark.parametrize(
    "name", ["city-new", "organisation-new", "person-new", "post-new", "post-hand-over"]
)
def test_a_reader_changes_nothing(as_reader, name):
    post = factories.post()
    args = [] if name in ("city-new", "organisation-new", "person-new") else [post.pk]

    assert post_to(as_reader, name, *args).status_code == 403


def test_what_is_restricted_is_not_there_for_others(as_reader):
    secret = factories.person(name="Secret Name", sensitivity=Sensitivity.RESTRICTED)
    held = factories.holding(person=secret)

    assert as_reader.get(secret.get_absolute_url()).status_code == 404
    for address in (reverse("directory:person-list"), held.post.organisation.get_absolute_url()):
        assert "Secret Name" not in as_reader.get(address).content.decode()
