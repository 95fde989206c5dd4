"""An import taken back: what goes, what is left alone, and what is said of it."""

from datetime import date

import pytest

from networks.models import Network
from oia.core import seals, states
from oia.core.models import Move
from oia.core.roads import acting
from oia.core.visibility import Sensitivity
from oia.directory.models import City, Organisation, Person, Theme
from oia.sheets import services
from oia.sheets.choices import Fate, ImportState
from tests import factories

pytestmark = pytest.mark.django_db

CITIES = "Name,Country\nNew Town,PL\n"
PEOPLE = "Name,E-mail\nAna Duarte,ana@city.test\n"
PAIR = "Name,E-mail,Phone\nAna Duarte,ana@city.test,+351 21 1\nInês Carvalho,ines@city.test,\n"


def names():
    return set(Person.objects.values_list("name", flat=True))


def test_an_undone_import_leaves_nothing(bring):
    ines = factories.person(name="Inês Carvalho", email="ines@city.test", phone="2")
    bringing = bring(PAIR + "Rui Sá,rui@city.test,3\n").check(empty="clear").write()
    assert names() == {"Ana Duarte", "Inês Carvalho", "Rui Sá"}

    bringing.undo()

    assert bringing.it.state == ImportState.UNDONE
    assert names() == {"Inês Carvalho"}
    ines.refresh_from_db()
    assert ines.phone == "2"
    assert ines.history.first().history_change_reason == f"undo of import {bringing.it.pk}"


def test_what_somebody_touched_since_stays_and_says_who(bring, other):
    bringing = bring(PAIR).check().write()
    ana = Person.objects.get(name="Ana Duarte")
    ana._history_user = other
    ana.notes = "Speaks French."
    ana.save()

    bringing.undo()

    assert names() == {"Ana Duarte"}
    row = bringing.row(2)
    assert row.fate == Fate.KEPT
    assert row.reason.startswith(f"{other} changed it on")
    assert bringing.row(3).fate == Fate.UNDONE


def test_what_something_hangs_on_stays(bring):
    bringing = bring("Name,Kind\nCity Hall,city\n", sheet="organisations").check().write()
    hall = Organisation.objects.get()
    factories.organisation(name="Department", parent=hall)

    bringing.undo()

    assert Organisation.objects.count() == 2
    assert "Department" in bringing.row(2).reason


def test_what_came_with_a_record_goes_with_it(bring):
    factories.organisation(name="City of Lisbon")
    file = "Name,Post,Organisation\nAna Duarte,Mayor,City of Lisbon\n"
    bringing = bring(file).check().write()
    assert Person.objects.get().holdings.count() == 1

    bringing.undo()

    assert bringing.row(2).reason == ""
    assert not Person.objects.exists()


def test_undo_asks_little_of_each_row(bring, django_assert_max_num_queries):
    rows = "".join(f"Person {n},p{n}@city.test,{n}\n" for n in range(60))
    bringing = bring("Name,E-mail,Phone\n" + rows).check().write()
    services.start_undo(bringing.it, by=bringing.by)

    with django_assert_max_num_queries(3 * 60):
        services.carry_on(bringing.it.pk)

    assert not Person.objects.exists()


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


def test_what_a_move_brought_with_it_is_told_and_goes_back_too(bring):
    ours = factories.membership(status="notice_given", notice_given_on=date(2026, 1, 10))
    file = f"Network,Status\n{ours.network.name},Active\n"
    bringing = bring(file, sheet="memberships").check()
    assert ["notice given", "2026-01-10", "nothing"] in bringing.row(2).lines

    bringing.write()
    ours.refresh_from_db()
    assert (ours.status, ours.notice_given_on) == ("active", None)

    bringing.undo()
    ours.refresh_from_db()
    assert (ours.status, ours.notice_given_on) == ("notice_given", date(2026, 1, 10))


def test_a_state_from_which_no_step_leads_back_is_taken_back(bring):
    box = factories.gift(description="Lacquer box", notes="")
    file = "ID,Outcome,Date accepted,Notes\n{},Accepted,2026-11-20,In the hall\n"
    bringing = bring(file.format(box.pk), sheet="gifts").check().write()
    box.refresh_from_db()
    assert (box.status, box.decided_on) == ("accepted", date(2026, 11, 20))

    bringing.undo()

    assert bringing.row(2).fate == Fate.UNDONE
    box.refresh_from_db()
    assert (box.status, box.decided_on, box.decided_by, box.notes) == ("offered", None, None, "")


def test_a_verdict_with_its_reason_is_taken_back(bring, officer):
    box = factories.gift(description="Lacquer box")
    file = f"ID,Outcome,Date declined,Reason declined\n{box.pk},Declined,2026-11-20,Too dear\n"
    bringing = bring(file, sheet="gifts").check().write()
    box.refresh_from_db()
    assert (box.status, box.decision_reason, box.decided_by) == ("declined", "Too dear", officer)
    assert Move.objects.get(subject_id=box.pk).why == "Too dear"

    bringing.undo()

    box.refresh_from_db()
    assert (box.status, box.decision_reason, box.decided_by) == ("offered", "", None)


def test_what_is_typed_as_the_reason_does_not_pass_for_an_import(bring, other):
    bringing = bring(PEOPLE).check().write()
    ana = Person.objects.get()
    ana._history_user, ana._change_reason = other, bringing.it.why
    ana.notes = "Speaks French."
    ana.save()

    assert ana.history.first().history_change_reason == f"“{bringing.it.why}”"
    bringing.undo()
    assert names() == {"Ana Duarte"}


def test_nor_does_the_reason_of_a_move(bring, other):
    ours = factories.membership(status="active")
    states.move(ours, "notice_given", by=other, why="import 1")

    assert Move.objects.get(subject_id=ours.pk, went_to="notice_given").why == "“import 1”"
    assert ours.history.first().history_change_reason == "“import 1”"


def test_an_old_signature_comes_in_with_its_own_day(bring):
    ours = factories.agreement(title="Twinning", status="council")
    file = "ID,Status,Signed on,Ends\n{},Signed,2019-01-01,2024-01-01\n"
    bringing = bring(file.format(ours.pk), sheet="agreements", by=factories.in_role("director"))
    bringing.check().write()

    ours.refresh_from_db()
    assert bringing.row(2).reason == ""
    assert (ours.status, ours.signed_on) == ("signed", date(2019, 1, 1))
