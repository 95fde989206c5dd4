"""Names as people type them."""

import pytest
from django.urls import reverse

from oia.core.text import fold, fold_names
from oia.core.visibility import Sensitivity
from tests import factories
from tests.desk.finding import commit

pytestmark = pytest.mark.django_db


@pytest.fixture
def cities(db):
    more = {"zone": ""}
    return {
        "munich": factories.city(name="Munich", other_names="München\nMonaco di Baviera", **more),
        "lodz": factories.city(name="Łódź", country="PL", population=600_000, **more),
        "daejeon": factories.city(name="Daejeon", country="KR", other_names="대전", **more),
        "denis": factories.city(name="Saint-Denis", country="RE", population=137_000, **more),
        "paris": factories.city(name="Paris", country="FR", population=2_100_000, **more),
        "texas": factories.city(name="Paris", country="US", population=25_000, **more),
        "paris_8": factories.city(name="Parisot", country="FR", population=9_000_000, **more),
    }


def labels(client, text, kind="city"):
    answer = client.get(reverse(f"directory:{kind}-lookup"), {"q": text})
    return [result["label"] for result in answer.json()["results"]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("München", "Munich, Germany"),
        ("munchen", "Munich, Germany"),
        ("MUNICH", "Munich, Germany"),
        ("Lodz", "Łódź, Poland"),
        ("łódź", "Łódź, Poland"),
        ("대전", "Daejeon, South Korea"),
        ("대", "Daejeon, South Korea"),
        ("saint denis", "Saint-Denis, Réunion"),
        ("Saint-Den", "Saint-Denis, Réunion"),
        ("baviera", "Munich, Germany"),
    ],
)
def test_a_city_is_found_however_its_name_is_typed(as_reader, cities, typed, found):
    assert labels(as_reader, typed)[0] == found


def test_an_exact_name_comes_before_a_beginning_and_the_larger_city_first(as_reader, cities):
    assert labels(as_reader, "paris") == [
        "Paris, France",
        "Paris, United States of America",
        "Parisot, France",
    ]


@pytest.mark.parametrize("typed", ["", "   ", "́", "|", "\0", "%", "_", "x" * 5000])
def test_nothing_to_look_for_finds_nothing(as_reader, cities, typed):
    assert labels(as_reader, typed) == []


def test_a_lookup_suggests_no_more_than_twenty(as_reader):
    for _number in range(25):
        factories.city(name="Springfield", country="US")

    assert len(labels(as_reader, "spring")) == 20


@pytest.mark.parametrize("kind", ["city", "organisation", "person"])
def test_whoever_may_not_see_a_kind_is_refused_its_lookup(client, kind):
    client.force_login(factories.user())

    assert client.get(reverse(f"directory:{kind}-lookup"), {"q": "a"}).status_code == 403


def test_a_lookup_asks_strangers_to_log_in(client, db):
    assert client.get(reverse("directory:city-lookup"), {"q": "a"}).status_code == 302


def test_a_lookup_keeps_restricted_people_from_readers(as_reader):
    factories.person(name="Ana Open")
    factories.person(name="Ana Secret", sensitivity=Sensitivity.RESTRICTED)

    assert labels(as_reader, "ana", "person") == ["Ana Open"]


def test_a_person_is_suggested_with_the_posts_held_now(as_reader, django_assert_max_num_queries):
    mayor = factories.post(title="Mayor", organisation=factories.organisation(name="City of Łódź"))
    factories.holding(post=mayor, person=factories.person(name="Hanna Zdanowska"))

    with django_assert_max_num_queries(6):
        answer = as_reader.get(reverse("directory:person-lookup"), {"q": "zdanowska"})

    assert answer.json()["results"][0]["hint"] == "Mayor, City of Łódź"


def test_an_organisation_is_found_by_its_short_name(as_reader):
    factories.organisation(name="Comissão Europeia", short_name="CE")

    assert labels(as_reader, "ce", "organisation") == ["Comissão Europeia (CE)"]
    assert labels(as_reader, "comissao", "organisation") == ["Comissão Europeia (CE)"]


def test_names_are_kept_between_marks_each_once():
    assert fold_names(["Łódź", "Lodz", "", "Saint-Denis", "a|b"]) == "|lodz|saint denis|a b|"
    assert fold_names([]) == "|"


def test_folding_reaches_every_script():
    assert fold("Ｔｏｋｙｏ ™ ẞ Ðakovo") == "tokyo tm ss dakovo"
    assert fold("대전") == "대전"


@pytest.mark.parametrize("slip", ["munihc", "Munnich", "Łóddź"])
def test_a_lookup_forgives_a_slip_of_the_pen_where_nothing_is_called_so(as_reader, cities, slip):
    commit()

    assert labels(as_reader, slip) in (["Munich, Germany"], ["Łódź, Poland"])


def test_a_slip_shows_nobody_what_they_may_not_see(as_reader):
    factories.person(name="Hanna Zdanowska", sensitivity=Sensitivity.RESTRICTED)
    commit()

    assert labels(as_reader, "zdanovska", "person") == []
    as_reader.force_login(factories.in_role("director"))
    assert labels(as_reader, "zdanovska", "person") == ["Hanna Zdanowska"]


@pytest.mark.parametrize("typed", ['"fre', 'mun"ich"x', "'", '"" AND *', "(x) OR -y"])
def test_signs_in_what_is_typed_are_no_fault(as_reader, cities, typed):
    commit()

    assert labels(as_reader, typed) == []
