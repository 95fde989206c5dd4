"""Who may be the same: found by likeness, told apart for good."""

import pytest
from django.db import connection

from oia.directory.merging import doubles
from oia.directory.models import City, Double, Organisation, Person
from oia.directory.services import merging
from oia.directory.tasks import look_for_doubles
from tests import factories

pytestmark = pytest.mark.django_db


def found(model):
    doubles.look_at(model)
    rows = Double.objects.of(model).open()
    return {(one.first_id, one.second_id): one.why for one in rows}


def people(*names):
    return [factories.person(**(name if isinstance(name, dict) else {"name": name})).pk
            for name in names]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Jürgen Müller", "jurgen muller", "name"),
        ("MINAMI Haruka", "Haruka Minami", "spelling"),
        ("Олена Шевченко", "Olena Shevchenko", "like"),
        ("Ольга Петрова", "Olga Petrova", "spelling"),
        ("Dr Oksana Hrytsenko", "Oksana Hrytsenko", "spelling"),
        ("Małgorzata Święcicka", "Malgorzata Swiecicka", "name"),
        ("Alexander Schmidt", "Alexander Schmitd", "like"),
        ({"name": "Nadia El-Sherbini", "native_name": "نادية الشربيني"}, "نادية الشربيني", "name"),
    ],
)
def test_people_are_alike_in_case_accents_order_and_script(one, other, why):
    first, second = people(one, other)
    people("Somebody Else", "Quite Another")

    assert found(Person) in ({(first, second): why}, {(first, second): "spelling"})


@pytest.mark.parametrize(
    ("one", "other"), [("Anna Berg", "Anna Bergmann"), ("Jan Kowalski", "Maria Kowalska")]
)
def test_people_of_other_names_are_not(one, other):
    people(one, other)
    assert found(Person) == {}


def test_few_who_share_a_mailbox_may_be_one_and_many_are_an_office():
    first, second = people({"name": "A. Weber", "email": "w@x.test"},
                           {"name": "Anna Weber-Klein", "email": "W@x.test"})  # fmt: skip
    people(*({"name": f"Clerk {word}", "email": "info@x.test"} for word in ("Abel", "Born",
             "Czerny", "Dvorak", "Ek")))  # fmt: skip

    assert found(Person) == {(first, second): "mail"}


def test_organisations_of_two_countries_or_cities_are_two():
    names = ("City of Springfield", "Springfield City")
    one, other = (factories.organisation(name=name, country="US") for name in names)
    factories.organisation(name=names[0], country="AU")
    assert set(found(Organisation)) == {(one.pk, other.pk)}

    for record in (one, other):
        Organisation.objects.filter(pk=record.pk).update(city=factories.city())
    assert found(Organisation) == {}


def test_organisations_with_one_telephone_may_be_one_however_it_is_written():
    def named(name, phone):
        return factories.organisation(name=name, phone=phone, kind="other").pk

    pair = named("Port of Doha", "+974 4441 2300"), named("Harbour Board", "00974 44412300 ext")
    named("Bird Society", "+974 4441 2301")
    for word in ("Abelard", "Quillon", "Truffaut", "Zimmer"):
        named(f"{word} House", "+49 30 1234567")

    assert found(Organisation) == {pair: "phone"}


def test_a_city_has_one_government_whatever_it_is_called():
    city = factories.city(name="Yokohama", country="JP")
    names = "Yokohama City Government", "横浜市役所"
    pair = tuple(factories.organisation(name=name, kind="city", city=city).pk for name in names)
    factories.organisation(name="Port Authority", kind="other", city=city)
    factories.organisation(name="Kobe City", kind="city", city=factories.city(name="Kobe"))

    assert found(Organisation) == {pair: "city"}


def test_a_city_of_the_office_is_compared_with_the_gazetteer_near_it():
    known = factories.city(name="Lviv", country="UA", is_own=False, latitude=49.84, longitude=24.0)
    own = factories.city(name="Львів", country="UA", latitude=49.8, longitude=24.1)
    factories.city(name="Lviv", country="UA", is_own=False, latitude=46.0, longitude=30.0)
    factories.city(name="Lviv", country="PL", is_own=False)

    assert set(found(City)) == {(known.pk, own.pk)}


def test_what_was_told_apart_is_not_proposed_again(officer):
    one, other = (factories.person(name="Jan Kowalski") for _number in range(2))
    assert len(found(Person)) == 1

    merging.tell_apart(other, one, by=officer)

    assert found(Person) == {}
    told = Double.objects.get()
    assert (told.apart_by, told.first_id, told.second_id) == (officer, one.pk, other.pk)


def test_what_is_no_longer_alike_is_proposed_no_more():
    one, _other = (factories.person(name="Jan Kowalski") for _number in range(2))
    assert len(found(Person)) == 1
    one.name = "Adam Nowak"
    one.save()

    assert found(Person) == {}


def test_it_is_looked_for_by_the_clock():
    people("Jan Kowalski", "Jan Kowalski")
    assert look_for_doubles()["directory.person"] == 1
    assert look_for_doubles()["directory.person"] == 1
    assert Double.objects.count() == 1


def test_everybody_may_write_while_it_is_looked_for(monkeypatch):
    """SQLite lets one transaction write at a time, and looking through all takes a while."""
    around, during = len(connection.savepoint_ids), []
    monkeypatch.setitem(
        doubles.LOOKING, Person, lambda: during.append(len(connection.savepoint_ids)) or {}
    )
    doubles.look_at(Person)

    assert during == [around]
