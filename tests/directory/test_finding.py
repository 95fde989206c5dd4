"""Names as people type them."""

import pytest
from django.urls import reverse

from oia.core.text import fold, fold_names
from oia.core.visibility import Sensitivity
from tests import factories
from tests.desk.finding import commit, names

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


#: Names that are one slip away from "lviw", "osoka" and "prto" too, before them in the alphabet.
OTHERS = "Leviw Aviw Liviw Asoka Moska Boska Dosoka Ooska Parto Perto Pirto Proto Prat Irto Preto"


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("Lviw", "Lviv"),
        ("Lvv", None),  # of three letters each is near to very many
        ("Lvviv", "Lviv"),
        ("Osoka", "Osaka"),
        ("Oskaa", "Osaka"),
        ("Prto", "Porto"),
        ("Lvoff", None),
        ("Пекни", "Beijing"),
        ("Лвів", "Lviv"),
        ("بكيين", "Beijing"),
        ("Beijign", "Beijing"),
    ],
)
def test_a_short_name_with_a_slip_is_found_however_many_words_are_as_near(as_reader, slip, meant):
    for name in OTHERS.split():
        factories.organisation(name=f"{name} and sons")
    factories.city(name="Lviv", country="UA", other_names="Львів", population=717_000)
    factories.city(name="Osaka", country="JP", population=2_700_000)
    factories.city(name="Porto", country="PT", population=249_000)
    factories.city(name="Porto Velho", country="BR", population=400_000)
    factories.city(name="Portoroz", country="SI", population=900_000)
    factories.city(name="Beijing", country="CN", other_names="Пекин\nبكين", population=21_000_000)
    commit()

    found = labels(as_reader, slip)

    assert [label.partition(",")[0] for label in found[:1]] == ([meant] if meant else [])
    assert "Portoroz, Slovenia" not in found
    if meant:
        assert names(factories.in_role("officer"), slip, only="city")[0] == meant


def test_what_is_only_within_a_word_comes_after_what_was_perhaps_meant(as_reader):
    factories.city(name="Oslo", country="NO", population=600_000)
    factories.city(name="Folsom", country="US", population=900_000)
    factories.city(name="New Olsberg", country="DE")
    commit()

    assert labels(as_reader, "olso") == ["Oslo, Norway", "Folsom, United States of America"]
    assert labels(as_reader, "olsbe") == ["New Olsberg, Germany"]
    assert labels(as_reader, "lsom") == ["Folsom, United States of America"]


def test_an_apostrophe_is_no_hindrance(as_reader):
    factories.person(name="Ada O'Brien")
    commit()

    assert labels(as_reader, "o'brein", "person") == ["Ada O'Brien"]


def test_what_is_nearer_comes_before_what_is_only_near(as_reader):
    for name in ("Gothenburg", "Gothenberg"):
        factories.city(name=name, country="SE", population=len(name))
    factories.city(name="Gotenborg", country="SE", population=900_000)
    commit()

    assert labels(as_reader, "Gothenbrug") == ["Gothenburg, Sweden"]
    assert len(labels(as_reader, "Gathenbarg")) == 2, "all that are two slips away"


def test_every_word_of_a_name_may_have_a_slip(as_reader):
    factories.city(name="São Paulo", country="BR")
    factories.city(name="Paulo", country="BR")
    commit()

    for typed in ("Sao Palo", "São Pualo", "Palo São"):
        assert labels(as_reader, typed) == ["São Paulo, Brazil"]
    assert labels(as_reader, "Soa Palo") == []


def test_a_slip_costs_few_questions(as_reader, cities, django_assert_max_num_queries):
    commit()
    for number in range(12):
        factories.city(name=f"Munic{'abcdefghijkl'[number]}")
    commit()
    labels(as_reader, "paris")

    with django_assert_max_num_queries(8):  # who asks, what is so called, each word, two depths
        labels(as_reader, "Munnich Saint Dennis")


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


@pytest.mark.parametrize(("stored", "asked"), [("南 春香", "南春香"), ("南春香", "南 春香")])
@pytest.mark.parametrize("where", ["person-lookup", "person-list"])
def test_a_space_between_signs_that_need_none_is_no_matter(as_reader, stored, asked, where):
    factories.person(name="Haruka Minami", native_name=stored)
    factories.person(name="Haruka Kita", native_name="北 春香")

    found = as_reader.get(reverse(f"directory:{where}"), {"q": asked}).content.decode()

    assert "Minami" in found
    assert "Kita" not in found
