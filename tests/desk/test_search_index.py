"""The index follows its records, by whatever road these are changed."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from simple_history.models import HistoricalChanges

from oia.accounts.choices import Role
from oia.core.keeping import versions
from oia.core.keeping.everything import kinds as kinds_exported
from oia.core.plugs import Searched, board
from oia.core.sheets import Sheet
from oia.desk import tasks
from oia.desk.models import Entry, Word
from oia.desk.search import declared, indexing
from oia.directory.models import City, Person
from tests import factories
from tests.desk.finding import commit, names

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return factories.in_role(Role.OFFICER)


def test_a_saved_record_is_found_at_once_and_no_longer_by_its_old_name(officer):
    person = factories.person(name="Ana Before")
    assert names(officer, "before") == ["Ana Before"]

    person.name = "Ana After"
    person.save()

    assert names(officer, "before") == []
    assert names(officer, "after") == ["Ana After"]


def test_a_deleted_record_is_forgotten(officer):
    person = factories.person(name="Ana Gone")
    commit()
    person.delete()
    commit()

    assert not Entry.objects.filter(kind="person").exists()


def test_a_record_follows_what_it_is_named_after(officer):
    membership = factories.membership(network=factories.network(name="Old Harbours"))
    commit()

    membership.network.name = "New Harbours"
    membership.network.save()

    # the network, and our place in it
    assert names(officer, "new harbours") == ["New Harbours", "New Harbours"]
    assert names(officer, "old harbours") == []


def test_what_a_bulk_update_changed_is_found_after_the_next_round(officer):
    factories.person(name="Ana Before")
    commit()
    Person.objects.update(name="Ana After")
    City.objects.bulk_create([City(name="Bulktown", country="DE")])
    assert names(officer, "bulktown") == []

    tasks.reconcile_search()

    assert names(officer, "after") == ["Ana After"]
    assert names(officer, "bulktown") == ["Bulktown"]


def test_what_plain_sql_deleted_is_dropped_by_the_next_round():
    factories.city(name="Sunken")
    commit()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM directory_city")

    assert indexing.reconcile() == 1
    assert not Entry.objects.filter(kind="city").exists()


def test_a_round_with_nothing_to_do_writes_nothing():
    factories.city(name="Calm")
    indexing.reconcile()

    assert indexing.reconcile() == 0


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_leaves_no_entry_and_what_is_committed_does(officer):
    with pytest.raises(RuntimeError), transaction.atomic():
        factories.person(name="Taken Back")
        raise RuntimeError
    factories.person(name="Kept Here")

    entries = Entry.objects.filter(kind="person")
    assert [one.names for one in entries] == ["|kept here|"]


def test_the_command_makes_all_of_it_anew(officer):
    factories.person(name="Ana Duarte")
    commit()
    Entry.objects.update(words="", names="")
    Word.objects.create(word="stale")
    said = StringIO()

    call_command("index_search", "--anew", stdout=said)

    assert names(officer, "duarte") == ["Ana Duarte"]
    assert not Word.objects.filter(word="stale").exists()
    assert "People: 1" in said.getvalue()


def test_the_index_is_in_no_backup_and_in_no_export():
    kept = versions.models_at(versions.applied())
    made_anew = {"desk.Entry", "desk.Word", "documents.PaperText"}
    assert not made_anew & set(kept)
    assert not made_anew & {model._meta.label for model in kinds_exported()}


def test_no_field_that_takes_a_right_of_its_own_is_searched():
    guarded = {
        (sheet.model, column.name)
        for sheet in board.all(Sheet)
        for column in sheet.columns
        if column.right
    }
    searched = {
        (declared.at_end_of(kind.model, path.rpartition("__")[0]), path.rpartition("__")[2])
        for kind in board.all(Searched)
        for path in (field.path for field in kind.fields)
    }

    assert not guarded & searched


@pytest.mark.parametrize("kind", board.all(Searched), ids=lambda kind: kind.name)
def test_every_kind_has_a_page_and_knows_who_sees_it(kind):
    assert hasattr(kind.model, "get_absolute_url")
    assert hasattr(kind.model._default_manager.all(), "visible_to")
    assert declared.columns(kind)


#: What has a page and is found otherwise, or by nobody.
EXCUSED = {
    "as part of the record on whose page it stands": {
        *("networks.DeclarationCount", "networks.DeclarationSignatory"),
        *("networks.Delegate", "networks.SpeakingSlot", "networks.Dues", "networks.OtherCost"),
        *("networks.NetworkBody", "networks.DutyRound", "networks.Contribution"),
        *("networks.NetworkMember", "networks.Milestone", "networks.Paper"),
        *("networks.Participation", "networks.PlanCost", "networks.Review", "networks.Seat"),
        *("networks.SummitShift", "networks.SideEvent", "networks.SignOnStep", "networks.Term"),
        *("networks.Trace", "delegations.Approval"),
        *("delegations.VisitFlag", "delegations.VisitSpeech", "delegations.PhotoConsent"),
        *("delegations.ProgrammeVersion", "delegations.Leg", "delegations.Stay"),
        *("delegations.TripCost", "delegations.VisitCost", "delegations.VisitHours"),
        *("delegations.VisitLetter", "delegations.VisitStep", "delegations.TripStep"),
    },
    "in the short list of rules and templates": {
        *("networks.MilestoneTemplate", "networks.SignOnStepTemplate", "delegations.ChainStep"),
        *("delegations.FactorSet", "delegations.EmissionFactor", "delegations.GiftRule"),
        *("delegations.LetterTemplate", "delegations.StepTemplate"),
        *("delegations.TripStepTemplate", "reminders.Rule"),
    },
    "in the lists of what the program did": {
        *("accounts.Absence", "desk.CalendarFeed", "directory.Merge", "reminders.Letter"),
        "sheets.Import",
    },
}


def test_every_model_with_a_page_is_searched_or_excused():
    ours = [
        model
        for model in apps.get_models()
        if model.__module__.startswith(("oia.", "networks.", "delegations."))
        and hasattr(model, "get_absolute_url")
        and not issubclass(model, HistoricalChanges)
    ]
    searched = {kind.model for kind in board.all(Searched)}

    assert {model._meta.label for model in ours if model not in searched} <= set().union(
        *EXCUSED.values()
    )


def test_indexing_many_costs_no_more_queries_than_indexing_few(query_count):
    factories.person(name="Warm up")
    commit()
    factories.person(name="Anna")
    few = query_count(commit)
    for number in range(20):
        factories.person(name=f"Maria {number}")

    assert query_count(commit) == few


def test_another_partner_of_an_agreement_is_followed(officer):
    agreement = factories.agreement(title="Trade talks", city=factories.city(name="Aveiro"))
    assert names(officer, "aveiro") == ["Aveiro", "Trade talks"]

    agreement.city = factories.city(name="Bergen")
    agreement.save(update_fields=["city"])

    assert names(officer, "aveiro") == ["Aveiro"]
    assert names(officer, "bergen") == ["Bergen", "Trade talks"]


def test_a_change_that_nobody_finds_anything_by_costs_nothing(query_count):
    deadline = factories.deadline()
    commit()
    deadline.save(update_fields=["next_step_at"])
    assert query_count(commit) == 0
