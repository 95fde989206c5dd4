"""Stored records that a row may mean, by the likeness of names: which are put to a person."""

import pytest

from oia.sheets.finding import Match
from tests import factories
from tests.sheets.rows_meant import match, maybe

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ({"name": "Jürgen Müller"}, "MÜLLER, Jürgen"),
        ({"name": "Володимир Кличко"}, "Volodymyr Klychko"),
        ({"name": "Volodymyr Klychko"}, "Володимир Кличко"),
        ({"name": "Zhang Wei", "native_name": "张伟"}, "张伟"),
        ({"name": "Dr. Ana Silva"}, "Silva, Ana"),
        ({"name": "Αλέξης Τσίπρας"}, "Alexis Tsipras"),
    ],
)
def test_the_same_person_written_in_another_way_is_put_to_a_person(stored, typed):
    person = factories.person(**stored)
    factories.person(name="Somebody Else")

    assert maybe({"name": typed}) == {person: 100}


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Acme Limited", "ACME Ltd."),
        ("Siemens", "Siemens A.G."),
        ("Kyiv", "City of Kyiv"),
        ("Ciudad de México", "Mexico City"),
        ("University of Łódź", "Univ. Lodz"),
        ("Sankt Gallen", "St. Gallen"),
        ("Ministry of Foreign Affairs", "Min. for Foreign Affairs"),
    ],
)
def test_known_variants_of_a_name_are_put_to_a_person(stored, typed):
    organisation = factories.organisation(name=stored)

    assert maybe({"name": typed}, "organisations") == {organisation: 100}


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Jürgen Müller", "Jurgen Mueller"),
        ("Jürgen Müller", "Jürgen Müllr"),
        ("Katarzyna Wiśniewska", "Katarzyna Wisniewski"),
        ("Katarzyna Wiśniewska", "Wisniewska Katarzina"),
        ("Schwarzenegger", "Schwarzeneger"),
        ("Anna Maria Kowalska-Nowak", "Anna Marya Kowalska Nowak"),
        ("Dürrenmatt", "Dürrenmat"),
    ],
)
def test_a_slip_of_the_pen_is_put_to_a_person(stored, typed):
    person = factories.person(name=stored)

    assert 90 <= maybe({"name": typed})[person] <= 100


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Anna Nowak", "Anna Kowalska"),
        ("Forum 2025", "Forum 2026"),
        ("Bonn", "Born"),
        ("Dr.", "Prof."),
    ],
)
def test_names_that_merely_have_something_in_common_are_not(stored, typed):
    factories.person(name=stored)

    assert match({"name": typed}) == Match()


def test_a_name_that_is_nearly_the_same_is_no_doubt_where_the_address_is_another():
    factories.person(name="Jürgen Müller", email="jm@a.example")

    assert match({"name": "Jürgen Müllr", "email": "jm@b.example"}) == Match()
    assert len(maybe({"name": "Jürgen Müllr", "email": None})) == 1


def test_a_city_is_known_by_its_other_names_in_its_own_country():
    munich = factories.city(name="München", country="DE", other_names="Munich\nМюнхен")
    factories.city(name="Munich", country="US")

    assert maybe({"name": "Munich", "country": "DE"}, "cities") == {munich: 100}
    assert maybe({"name": "МЮНХЕН", "country": "DE"}, "cities") == {munich: 100}
    assert maybe({"name": "Munchenn", "country": "DE"}, "cities") == {munich: 93}
    assert match({"name": "Munchenn", "country": "AT"}, "cities") == Match()
    found = match({"name": "Munich", "country": "DE"}, "cities")
    assert found.doubtful[0].why == "It also goes by this name."


def test_a_city_without_a_country_may_be_any_of_that_name():
    cities = {
        factories.city(name="Córdoba", country="ES"): 100,
        factories.city(name="Cordoba", country="AR"): 100,
    }

    assert maybe({"name": "Cordoba", "country": None}, "cities") == cities


def test_at_most_five_are_put_to_a_person_the_likeliest_first():
    for letter in "abcdefg":
        factories.person(name=f"Konstantinopoulos{letter}")
    best = factories.person(name="Dr Konstantinopoulos")

    found = match({"name": "Konstantinopoulos"})

    assert len(found.doubtful) == 5
    assert found.doubtful[0].record == best
