"""Imports are kept as long as the office's rule says: then their file and rows are gone."""

from datetime import timedelta
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import FileSystemStorage
from django.db import IntegrityError
from django.utils import timezone

from oia.accounts import purging
from oia.accounts.models import Office
from oia.directory.models import Person
from oia.sheets import forgetting, services
from oia.sheets.choices import ImportState
from oia.sheets.models import Import
from tests.sheets.pages import page

pytestmark = pytest.mark.django_db

PEOPLE = "Name,E-mail\nAna Duarte,ana@city.test\nBad One,not-an-address\n"
MOMENTS = ("created_at", "began_at", "written_at", "undone_at")


@pytest.fixture
def rule(office):
    Office.objects.update(keep_changes_months=24)


def aged(bringing, months=25):
    at = timezone.now() - months * purging.MONTH - timedelta(days=1)
    it = bringing.again().it
    Import.objects.filter(pk=it.pk).update(**{n: at for n in MOMENTS if getattr(it, n)})
    return bringing.again()


def kept(it):
    """All that the import itself holds, as text."""
    return str(list(Import.objects.filter(pk=it.pk).values()))


def test_of_an_old_import_no_word_of_its_file_stays(bring, rule, client):
    bringing = bring(PEOPLE).check().write(good_rows_only=True)
    storage, name = bringing.it.file.storage, bringing.it.file.name
    assert storage.exists(name) and "ana@city.test" in kept(bringing.it)
    aged(bringing)

    removed = purging.purge()

    assert removed["files brought in"] == 2
    it = bringing.again().it
    assert not storage.exists(name) and not it.file
    assert not it.rows.exists() and "city.test" not in kept(it)
    assert Person.objects.get().name == "Ana Duarte"
    client.force_login(bringing.by)
    text = page(client, it)
    assert "Forgotten by rule" in text and "1 new" in text and "Undo" not in text


def test_what_is_forgotten_is_not_said_to_be_undone(bring, rule):
    bringing = aged(bring(PEOPLE).check().write(good_rows_only=True))
    purging.purge()

    with pytest.raises(ValidationError):
        services.start_undo(bringing.again().it, by=bringing.by)

    assert bringing.again().it.state == ImportState.DONE


def test_a_newer_import_and_one_that_was_worked_on_lately_stay(bring, rule):
    new = aged(bring(PEOPLE).check(), months=22)
    worked_on = aged(bring(PEOPLE).check().write(good_rows_only=True))
    Import.objects.filter(pk=worked_on.it.pk).update(written_at=timezone.now())

    assert "files brought in" not in purging.purge()
    assert new.it.rows.count() == worked_on.it.rows.count() == 2


def test_without_a_rule_nothing_is_forgotten(bring):
    bringing = aged(bring(PEOPLE).check(), months=500)

    assert purging.purge() == {}
    assert bringing.it.rows.count() == 2


def test_an_old_file_that_nobody_wrote_is_dropped(bring, rule):
    bringing = aged(bring(PEOPLE).check())

    purging.purge()

    assert bringing.again().it.state == ImportState.DROPPED
    assert not bringing.it.file
    assert purging.purge() == {}


def test_what_a_worker_is_at_stays(bring, rule):
    bringing = bring(PEOPLE).check()
    services.start_check(bringing.it, by=bringing.by)
    aged(bringing)

    purging.purge()

    assert bringing.again().it.file


def test_what_somebody_undoes_meanwhile_is_not_forgotten_under_their_hands(
    bring, rule, monkeypatch
):
    first, second = (
        aged(bring(f"Name,E-mail\n{name}@city.test\n").check().write())
        for name in ("Ana Duarte,ana", "Rui Sá,rui")
    )
    forget_one, seen = forgetting.forget_one, []

    def pressed_before_the_second(*args):
        if seen:
            services.start_undo(second.it, by=second.by)
        seen.append(args)
        return forget_one(*args)

    monkeypatch.setattr(forgetting, "forget_one", pressed_before_the_second)
    assert purging.purge()["files brought in"] == 1

    assert first.again().it.forgotten_at and not first.it.rows.exists()
    assert (second.again().it.state, second.it.forgotten_at) == (ImportState.UNDOING, None)
    assert second.it.file.storage.exists(second.it.file.name)
    services.carry_on(second.it.pk)
    assert second.again().it.state == ImportState.UNDONE
    assert set(Person.objects.values_list("name", flat=True)) == {"Ana Duarte"}


def test_another_window_undoes_nothing_that_is_forgotten(bring, rule):
    bringing = aged(bring(PEOPLE).check().write(good_rows_only=True))
    other_window = Import.objects.get(pk=bringing.it.pk)
    purging.purge()

    with pytest.raises(ValidationError):
        services.start_undo(other_window, by=bringing.by)

    assert bringing.again().it.state == ImportState.DONE


@pytest.mark.django_db(transaction=True)
def test_the_file_stays_where_the_rest_could_not_be_forgotten(bring, rule, monkeypatch):
    bringing = aged(bring(PEOPLE).check().write(good_rows_only=True))
    monkeypatch.setitem(forgetting.BLANK, "reading", None)

    with pytest.raises(IntegrityError):
        purging.purge()

    assert bringing.again().it.rows.count() == 2
    assert bringing.it.file.storage.exists(bringing.it.file.name)


def test_a_file_that_cannot_be_deleted_is_tried_again_and_holds_nothing_up(bring, rule, caplog):
    files = [PEOPLE, PEOPLE.replace("Ana", "Eva").replace("ana@", "eva@")]
    stuck, other = (aged(bring(file).check().write(good_rows_only=True)) for file in files)
    storage, name = stuck.it.file.storage, stuck.it.file.name
    delete = FileSystemStorage.delete

    def refuses(on, which):
        if which == name:
            raise PermissionError("read only")
        delete(on, which)

    with mock.patch.object(FileSystemStorage, "delete", refuses):
        assert purging.purge()["files brought in"] == 4
    assert not storage.exists(other.it.file.name) and storage.exists(name)
    assert f"import {stuck.it.pk} could not be deleted" in caplog.text

    purging.purge()

    assert not storage.exists(name)
    assert not stuck.again().it.file
