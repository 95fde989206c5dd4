"""What an undone import leaves alone, and what it says of it."""

import pytest

from networks.models import Network
from oia.core import seals
from oia.core.roads import acting
from oia.core.visibility import Sensitivity
from oia.directory.models import City, Person, Theme
from oia.sheets.choices import Fate
from tests import factories

pytestmark = pytest.mark.django_db

CITIES = "Name,Country\nNew Town,PL\n"
PEOPLE = "Name,E-mail\nAna Duarte,ana@city.test\n"


def test_what_names_an_imported_record_is_not_emptied_without_a_word(bring):
    bringing = bring(CITIES, sheet="cities").check().write()
    network = factories.network(name="Friendly Ports")
    network.seat = City.objects.get(name="New Town")
    network.save()

    bringing.undo()

    network.refresh_from_db()
    assert network.seat.name == "New Town"
    assert bringing.row(2).fate == Fate.KEPT
    assert "Friendly Ports" in bringing.row(2).reason


def test_what_was_tied_to_an_imported_record_since_is_not_untied_without_a_word(bring, other):
    bringing = bring("Name\nTides\n", sheet="themes").check().write()
    network = factories.network(name="Friendly Ports")
    with acting(other):
        network.themes.add(Theme.objects.get(name="Tides"))

    bringing.undo()

    assert network.themes.count() == 1
    assert "Friendly Ports" in bringing.row(2).reason


def test_what_the_import_tied_itself_is_no_hindrance(bring):
    factories.theme(name="Tides")
    bringing = bring("Name,Themes\nFriendly Ports,Tides\n", sheet="networks").check()
    assert bringing.counts == {"new": 1}, bringing.faults()
    bringing.write().undo()

    assert bringing.row(2).reason == ""
    assert not Network.objects.filter(name="Friendly Ports").exists()


def test_what_was_tied_to_a_changed_record_and_is_gone_is_told(bring):
    network = factories.network(name="Friendly Ports")
    tides, harbours = factories.theme(name="Tides"), factories.theme(name="Harbours")
    network.themes.set([tides])
    bringing = bring("Name,Themes\nFriendly Ports,Harbours\n", sheet="networks").check().write()
    tides.delete()

    bringing.undo()

    assert list(network.themes.all()) == [harbours]
    assert "before is gone" in bringing.row(2).reason


def test_a_title_that_is_not_for_all_does_not_stand_in_the_reason(bring):
    bringing = bring(CITIES, sheet="cities").check().write()
    city = City.objects.get(name="New Town")
    factories.organisation(name="Secret Fund", city=city, sensitivity=Sensitivity.RESTRICTED)

    bringing.undo()

    assert bringing.row(2).fate == Fate.KEPT
    assert "Something hangs on it" in bringing.row(2).reason
    assert "Secret" not in bringing.row(2).reason


def test_what_was_changed_stays_though_the_history_of_it_was_purged(bring):
    bringing = bring(PEOPLE).check().write()
    ana = Person.objects.get()
    ana.notes = "Speaks French."
    ana.save()
    with seals.lifted():
        Person.history.all().delete()

    bringing.undo()

    assert Person.objects.get().notes == "Speaks French."
    assert bringing.row(2).fate == Fate.KEPT


def test_what_nobody_changed_goes_though_its_history_was_purged(bring):
    bringing = bring(PEOPLE).check().write()
    with seals.lifted():
        Person.history.all().delete()

    bringing.undo()

    assert not Person.objects.exists()
