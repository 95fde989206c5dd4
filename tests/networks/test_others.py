"""Who else belongs to a network, and who else signed a declaration."""

import re
import time
from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from networks.models import DeclarationSignatory, NetworkMember
from networks.services.parts import save_part
from networks.services.pasted_list import told_apart
from oia.directory.services import merging
from oia.sheets import services as imports
from oia.sheets.models import Import
from tests import factories

pytestmark = pytest.mark.django_db

KINDS = pytest.mark.parametrize(
    ("make", "owner", "page"),
    [
        (factories.network_member, "network", "network-detail"),
        (factories.declaration_signatory, "declaration", "declaration-detail"),
    ],
    ids=["member", "signatory"],
)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-23T10:00Z"):
        yield


@pytest.fixture
def officer():
    return factories.in_role("officer")


@pytest.fixture
def browse(client, officer):
    client.force_login(officer)
    return client


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


# What may be stored -------------------------------------------------------------------------------


@KINDS
def test_it_is_a_city_or_an_organisation_and_never_both_or_none(make, owner, page):
    both = {"city": factories.city(), "organisation": factories.organisation()}
    for who in (both, {"city": None, "organisation": None}):
        made = make()
        for name, value in who.items():
            setattr(made, name, value)
        with pytest.raises(ValidationError, match="one of the two"):
            made.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            made.save()


@KINDS
def test_nobody_is_there_twice(make, owner, page):
    for who in ({"city": factories.city()}, {"organisation": factories.organisation()}):
        first = make(**who)
        with pytest.raises(IntegrityError), transaction.atomic():
            make(**who, **{owner: getattr(first, owner)})
        make(**who)  # of another one


def test_nobody_leaves_before_joining(officer):
    member = factories.network_member(since_year=2020)
    member.until_year = 2019
    with pytest.raises(ValidationError, match="left before it joined"):
        save_part(member, by=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        member.save()


# Pages --------------------------------------------------------------------------------------------


def test_a_member_is_added_changed_and_removed_on_the_page_of_the_network(browse):
    network, city = factories.network(), factories.city(name="Kobe", country="JP")
    url = reverse("networks:networkmember-new", args=[network.slug])
    page = browse.post(url, {"city_text": "Kobe", "role": "chair", "since_year": 2009})
    assert page.url == f"{network.get_absolute_url()}#members"
    member = NetworkMember.objects.get()
    assert (member.city, member.role, member.network) == (city, "chair", network)
    assert "Kobe Japan Chair 2009" in words(browse.get(network.get_absolute_url()))

    edit = reverse("networks:networkmember-edit", args=[network.slug, member.pk])
    browse.post(edit, {"city": city.pk, "role": "", "until_year": 2024})
    member.refresh_from_db()
    assert (member.role, member.until_year, member.has_left) == ("", 2024, True)

    browse.post(reverse("networks:networkmember-remove", args=[network.slug, member.pk]))
    assert not NetworkMember.objects.exists()


def test_a_signatory_is_added_on_the_page_of_the_declaration(browse):
    declaration = factories.declaration()
    factories.organisation(name="Region of Murcia", kind="region")
    url = reverse("networks:declarationsignatory-new", args=[declaration.slug])
    link = "https://example.org/list"
    told = {"signed_on": "2024-10-15", "source_link": link, "as_of_on": "2025-01-02"}

    browse.post(url, {"organisation_text": "Region of Murcia", **told})

    signatory = DeclarationSignatory.objects.get()
    assert (signatory.signed_on, signatory.as_of_on) == (date(2024, 10, 15), date(2025, 1, 2))
    page = browse.get(declaration.get_absolute_url())
    assert "Region of Murcia" in words(page) and f'href="{link}"' in page.content.decode()


def test_who_is_wrong_is_said_beside_the_field_and_nothing_is_lost(browse):
    url = reverse("networks:networkmember-new", args=[factories.network().slug])
    page = browse.post(url, {"since_year": "2009"})
    assert "one of the two" in words(page) and 'value="2009"' in page.content.decode()


def test_our_own_city_on_a_pasted_list_is_told_from_the_others(browse):
    home = factories.city(name="Vila Serena")
    factories.office(city=home)
    of = factories.declaration()
    for city in (home, factories.city(name="Kobe")):
        factories.declaration_signatory(declaration=of, city=city)

    shown = words(browse.get(of.get_absolute_url()))

    theirs, ours = shown.index("Kobe"), shown.index("Vila Serena", shown.index("Kobe"))
    assert shown.count("our city") == 1
    assert theirs < ours < shown.index("our city")


@KINDS
def test_a_page_shows_twenty_by_name_and_leads_to_all_of_them(browse, make, owner, page):
    first = make(city=factories.city(name="Zwolle"))
    of = getattr(first, owner)
    for number in range(24):
        make(**{owner: of}, city=factories.city(name=f"City {number:02}"))
    make(**{owner: of}, organisation=factories.organisation(name="Aarhus Region"))
    make(city=factories.city(name="Elsewhere"))

    shown = words(browse.get(of.get_absolute_url()))
    assert shown.index("Aarhus Region") < shown.index("City 00") < shown.index("City 18")
    assert "City 19" not in shown and "All 26" in shown

    name = {"network": "networkmember", "declaration": "declarationsignatory"}[owner]
    listed = browse.get(reverse(f"networks:{name}-list"), {owner: of.pk, "sort": "city"})
    assert "Zwolle" in words(listed) and "Elsewhere" not in words(listed)


@KINDS
def test_a_page_asks_as_much_for_three_as_for_thirty(browse, make, owner, page):
    of = getattr(make(), owner)
    counts = []
    for _round in range(3):
        with CaptureQueriesContext(connection) as queries:
            browse.get(of.get_absolute_url())
        counts.append(len(queries))
        for _number in range(8):
            make(**{owner: of}, organisation=factories.organisation())
    assert counts[1] == counts[2]


@KINDS
def test_a_hidden_organisation_is_told_nowhere(browse, make, owner, page):
    hidden = factories.organisation(name="HIDDEN body", sensitivity="restricted")
    made = make(organisation=hidden)
    of = getattr(made, owner)
    name = made._meta.model_name
    listed = reverse(f"networks:{name}-list")

    for url in (of.get_absolute_url(), listed, f"{listed}?q=HIDDEN", f"{listed}?export=csv"):
        assert b"HIDDEN body" not in b"".join(browse.get(url)), url
    edit = reverse(f"networks:{name}-edit", args=[of.slug, made.pk])
    assert browse.get(edit).status_code == 404
    past = reverse("core:record-history", args=[of._meta.label_lower, of.pk])
    for _round in range(2):
        for url in (of.get_absolute_url(), past, reverse("core:changes")):
            assert "HIDDEN body" not in browse.get(url).content.decode(), url
        NetworkMember.objects.all().delete()  # it is gone, and still not told
        DeclarationSignatory.objects.all().delete()


def test_the_list_finds_by_another_name_by_country_and_by_having_left(browse):
    kyoto = factories.city(name="Kyoto", country="JP", other_names="京都市")
    factories.network_member(city=kyoto, since_year=1999)
    factories.network_member(city=factories.city(name="Lyon", country="FR"), until_year=2020)
    url = reverse("networks:networkmember-list")

    for query in ({"q": "京都市"}, {"country": "JP"}, {"still": "yes"}):
        found = words(browse.get(url, query))
        assert "Kyoto" in found and "Lyon" not in found, query
    assert "Kyoto" not in words(browse.get(url, {"still": "no"}))


# Pasted lists -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "city", "country"),
    [
        ("Lyon, France", "Lyon", "France"),
        ("12. Kobe (Japan)", "Kobe", "Japan"),
        ("• 京都市（日本）", "京都市（日本）", ""),
        ("Lyon\tFrance\t2009", "Lyon", "France"),
        ("Washington, D.C.", "Washington, D.C.", ""),
        ("Cordoba, AR", "Cordoba", "AR"),
        ("  - القاهرة", "القاهرة", ""),
        ("100 Mile House", "100 Mile House", ""),
    ],
)
def test_lines_are_told_apart(line, city, country):
    assert told_apart(line) == (city, country)


def test_a_pasted_list_becomes_members_through_the_importer(browse, officer):
    network = factories.network(name="Cities of Rain")
    kobe = factories.city(name="Kobe", country="JP", other_names="神戸市")
    rio = factories.city(name="Rio de Janeiro", country="BR")
    url = reverse("networks:networkmember-paste", args=[network.slug])
    text = "1. 神戸市\n2. Rio de Janeiro (Brazil)\n3. Nowhere at all\n"

    page = browse.post(url, {"text": text, "source_link": "https://example.org/members",
                             "as_of_on": "2026-11-01"})  # fmt: skip
    assert page.status_code == 302, page.context["form"].errors
    bringing = Import.objects.get()
    assert page.url == bringing.get_absolute_url()
    imports.start_check(bringing, by=officer)
    imports.carry_on(bringing.pk)
    bringing.refresh_from_db()
    imports.start_writing(bringing, by=officer, good_rows_only=True)
    imports.carry_on(bringing.pk)

    found = {member.city: member for member in network.members.all()}
    assert set(found) == {kobe, rio}
    assert found[kobe].source_link == "https://example.org/members"
    assert found[rio].as_of_on == date(2026, 11, 1)
    [missing] = bringing.rows.exclude(verdict="new")
    assert "Nowhere at all" in str(missing.faults)


def pasted(browse, text):
    url = reverse("networks:declarationsignatory-paste", args=[factories.declaration().slug])
    return browse.post(url, {"text": text}, follow=True)


def cities_brought():
    return Import.objects.get().file.open().read().decode("utf-8-sig")


@pytest.mark.parametrize("line", ["vila serena", "Vila Serena (Portugal)", "1. Serenopolis"])
def test_our_own_city_in_a_pasted_list_is_left_out_and_told(browse, line):
    us = {"country": "PT", "other_names": "Serenopolis"}
    factories.office(city=factories.city(name="Vila Serena", **us))
    factories.city(name="Kobe", country="JP")

    page = pasted(browse, f"Kobe\n{line}")
    assert "Left out, since that is us" in words(page)
    assert "Kobe" in cities_brought() and "eren" not in cities_brought().splitlines()[1]
    assert len(cities_brought().splitlines()) == 2


def test_a_namesake_of_ours_in_a_pasted_list_stays_there(browse):
    factories.office(city=factories.city(name="Vila Serena", country="PT"))
    factories.city(name="Vila Serena", country="BR")

    page = pasted(browse, "Vila Serena\nVila Serena, Brazil\nVila Serena, Portugal")
    assert "Left out, since that is us" in words(page)
    assert len(cities_brought().splitlines()) == 3, "the heading and two"


def test_our_own_city_alone_is_no_list_of_others(browse):
    factories.office(city=factories.city(name="Vila Serena", country="PT"))

    page = pasted(browse, "Vila Serena")
    assert "nobody else" in str(page.context["form"].errors["text"])
    assert not Import.objects.exists()


@pytest.mark.parametrize(
    "line",
    ["(" * 299_000, "a, " * 99_000, "x" * 301, f"Lyon\t{'x' * 301}"],
    ids=["brackets", "commas", "city", "country"],
)
def test_a_line_that_is_no_name_is_refused_before_anything_is_sought_in_it(browse, line):
    url = reverse("networks:networkmember-paste", args=[factories.network().slug])
    began = time.monotonic()

    page = browse.post(url, {"text": f"Kobe\n{line}"})

    assert "A line is longer than 300 signs" in str(page.context["form"].errors["text"])
    assert time.monotonic() - began < 5
    assert not Import.objects.exists()


def test_an_empty_paste_is_refused_in_words(browse):
    url = reverse("networks:networkmember-paste", args=[factories.network().slug])
    for text in ("", "  \n - \n"):
        page = browse.post(url, {"text": text})
        assert page.status_code == 200 and page.context["form"].errors
    assert not Import.objects.exists()


# What we share ------------------------------------------------------------------------------------


def facts(response):
    """What is told by its label; the signs that keep names of other scripts apart are left out."""
    told = {}
    for fact in response.context["facts"]:
        told[str(fact.label)] = re.sub("[\u2068\u2069]", "", str(fact.words)), fact.url
    return told


@pytest.fixture
def kobe():
    city = factories.city(name="Kobe")
    ours = factories.network(name="Rain Cities", acronym="RC")
    factories.membership(network=ours)
    factories.network_member(network=ours, city=city, role="board")
    factories.network_member(network=factories.network(name="Snow Cities"), city=city)
    left = factories.network(name="Wind Cities")
    factories.membership(network=left)
    factories.network_member(network=left, city=city, until_year=2020)
    both = factories.declaration(title="Pact on Rain")
    factories.sign_on(declaration=both, status="listed", signed_on=date(2024, 5, 1))
    factories.declaration_signatory(declaration=both, city=city, signed_on=date(2024, 6, 2))
    factories.declaration_signatory(declaration=factories.declaration(title="Theirs"), city=city)
    return city


def test_a_relationship_tells_the_networks_and_declarations_in_common(browse, kobe):
    page = browse.get(reverse("desk:relationship-city", args=[kobe.pk]))

    told = facts(page)
    assert told["Networks in common"][0] == "RC"
    assert told["Declarations both signed"][0] == "Pact on Rain"
    assert "They signed as we did: Pact on Rain" in words(page)
    assert "Theirs" not in words(page)


def test_the_page_of_a_city_tells_where_it_belongs_and_marks_what_is_ours(browse, kobe):
    shown = words(browse.get(kobe.get_absolute_url()))

    assert "RC we too On the board" in shown
    assert "Snow Cities" in shown and "Snow Cities we too" not in shown
    assert "Wind Cities –2020" in shown
    assert "Pact on Rain we too" in shown


def test_what_we_withdrew_from_is_not_shared_and_told_as_such(browse, kobe):
    ours = kobe.declarationsignatory_set.get(signed_on__isnull=False).declaration.sign_ons
    ours.update(status="withdrawn", ended_on=date(2025, 1, 1))

    page = browse.get(reverse("desk:relationship-city", args=[kobe.pk]))
    assert "Declarations both signed" not in facts(page)
    assert "They signed as we did" not in words(page)
    panel = words(browse.get(kobe.get_absolute_url()))
    assert "Pact on Rain we withdrew" in panel and "we too 2 Jun" not in panel

    ours.update(status="superseded")
    assert "Pact on Rain we too" in words(browse.get(kobe.get_absolute_url()))


def test_its_government_shares_what_the_city_does_and_a_consulate_there_does_not(browse, kobe):
    hall = factories.organisation(name="City Hall", kind="city", city=kobe)
    consulate = factories.organisation(kind="consulate", city=kobe)
    mayor = factories.person()
    factories.holding(person=mayor, post=factories.post(organisation=hall))

    def shared(kind, record):
        return facts(browse.get(reverse(f"desk:relationship-{kind}", args=[record.pk])))

    assert shared("organisation", hall)["Networks in common"][0] == "RC"
    assert shared("person", mayor)["Networks in common"][0] == "RC"
    assert "Networks in common" not in shared("organisation", consulate)


@pytest.mark.parametrize("hide", ["membership", "network", "sign-on", "declaration"])
def test_what_is_hidden_is_not_shared(browse, kobe, hide):
    network = kobe.networkmember_set.get(role="board").network
    declaration = kobe.declarationsignatory_set.get(signed_on__isnull=False).declaration
    record = {
        "membership": network.membership,
        "network": network,
        "sign-on": declaration.sign_ons.get(),
        "declaration": declaration,
    }[hide]
    type(record).objects.filter(pk=record.pk).update(sensitivity="restricted")

    page = browse.get(reverse("desk:relationship-city", args=[kobe.pk]))
    panel = words(browse.get(kobe.get_absolute_url()))

    label = (
        "Networks in common" if hide in ("membership", "network") else "Declarations both signed"
    )
    assert label not in facts(page)
    name = "RC" if hide in ("membership", "network") else "Pact on Rain"
    assert f"{name} we too" not in panel
    assert "as we did" not in words(page) or hide in ("membership", "network")


def test_a_relationship_asks_as_much_for_many_shared_as_for_few(browse, kobe):
    url = reverse("desk:relationship-city", args=[kobe.pk])
    browse.get(url)
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            page = browse.get(url)
        counts.append(len(queries))
        for number in range(6):
            network = factories.network(name=f"Common {number} of {_round}")
            factories.membership(network=network)
            factories.network_member(network=network, city=kobe)
    assert counts[0] == counts[1]
    assert "and 3 more" in facts(browse.get(url))["Networks in common"][0] or page


def test_cities_that_turn_out_to_be_one_are_one_member(officer):
    kept, double = factories.city(name="Kobe"), factories.city(name="Kōbe")
    network = factories.network()
    for city in (kept, double):
        factories.network_member(network=network, city=city)
    alone = factories.declaration_signatory(city=double)

    merge = merging.merge(kept, double, by=officer)

    assert [member.city for member in network.members.all()] == [kept]
    alone.refresh_from_db()
    assert alone.city == kept
    merging.undo(merge, by=officer)
    assert network.members.count() == 2
