"""An import in two windows, beside people who work on the same records, and what was said twice."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from oia.directory.models import City, Person
from oia.sheets import services
from oia.sheets.choices import Fate, ImportState
from oia.sheets.models import Import
from oia.sheets.taking import running
from tests import factories
from tests.sheets.pages import page

pytestmark = pytest.mark.django_db

PEOPLE = "Name,E-mail,Phone\nAna Duarte,ana@city.test,1\n"


@pytest.mark.parametrize("late", [services.look_again, services.start_check, services.drop])
def test_what_comes_late_from_another_window_stops_no_writing(bring, late):
    bringing = bring(PEOPLE).check()
    other_window = Import.objects.get(pk=bringing.it.pk)
    services.start_writing(bringing.it, by=bringing.by)

    with pytest.raises(ValidationError):
        late(other_window, by=bringing.by)

    assert bringing.again().it.state == ImportState.WRITING
    services.carry_on(bringing.it.pk)
    assert bringing.again().it.state == ImportState.DONE
    assert Person.objects.count() == 1


def changed_once_loaded(monkeypatch, **values):
    """Let somebody change all people just after a batch has read them."""
    whole = running.Run.whole

    def then_changed(self, matches):
        found = whole(self, matches)
        if self.bringing.state == ImportState.WRITING:
            Person.objects.update(updated_at=timezone.now(), **values)
        return found

    monkeypatch.setattr(running.Run, "whole", then_changed)


def test_what_somebody_changes_while_an_import_is_written_is_not_overwritten(bring, monkeypatch):
    factories.person(name="Ana Duarte", email="ana@city.test", notes="Old")
    bringing = bring(PEOPLE).check()
    changed_once_loaded(monkeypatch, notes="New")

    bringing.write(good_rows_only=True)

    assert Person.objects.get().notes == "New"
    assert bringing.row(2).fate == Fate.PASSED_OVER
    assert "changed it since" in bringing.row(2).reason


def test_what_somebody_deletes_while_an_import_is_written_does_not_come_back(bring, monkeypatch):
    factories.person(name="Ana Duarte", email="ana@city.test")
    bringing = bring(PEOPLE).check()
    whole = running.Run.whole

    def then_gone(self, matches):
        found = whole(self, matches)
        if self.bringing.state == ImportState.WRITING:
            Person.objects.all().delete()
        return found

    monkeypatch.setattr(running.Run, "whole", then_gone)
    bringing.write(good_rows_only=True)

    assert not Person.objects.exists()
    assert "deleted" in bringing.row(2).reason


def test_answers_do_not_outlive_the_reading_of_the_file(bring):
    known = factories.person(name="Jürgen Müller", email="")
    bringing = bring("Name,Phone\nMULLER Juergen,7\n").check(answers={"rows": {"2": known.pk}})
    assert bringing.counts == {"changed": 1}

    services.look_again(bringing.it, by=bringing.by, heading_line=1)
    bringing.again().check()

    assert bringing.counts == {"doubtful": 1}


def test_two_rows_cannot_both_be_said_to_mean_one_record(bring):
    known = factories.person(name="Jürgen Müller", email="")
    file = "Name,Phone\nMULLER Juergen,7\nMueller Jurgen,8\n"
    bringing = bring(file).check()
    assert bringing.counts == {"doubtful": 2}, bringing.faults()

    bringing.check(answers={"rows": {"2": known.pk, "3": known.pk}})

    assert bringing.counts == {"changed": 1, "wrong": 1}
    assert "Line 2" in bringing.faults()[3][0][1]


def test_a_name_that_is_spelled_otherwise_and_stays_is_told(bring, officer, client):
    City.objects.all().delete()
    factories.city(name="München", country="DE")
    bringing = bring("Name,Country\nMunchen,DE\n", sheet="cities").check()
    client.force_login(officer)

    assert bringing.counts == {"same": 1}
    assert "“Munchen” is taken for “München”" in page(client, bringing.it, "?verdict=same")


@pytest.mark.skipif(connection.vendor == "sqlite", reason="one transaction writes at a time")
def test_what_an_undone_import_looks_at_is_held_first(bring):
    factories.organisation(name="Office", notes="Old")
    bringing = bring("Name,Kind,Notes\nOffice,city,New\n", sheet="organisations").check().write()
    services.start_undo(bringing.it, by=bringing.by)
    with CaptureQueriesContext(connection) as captured:
        services.carry_on(bringing.it.pk)

    asked = [query["sql"] for query in captured if 'FROM "directory_organisation"' in query["sql"]]
    assert "FOR UPDATE" in asked[0]
