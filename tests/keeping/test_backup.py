"""A backup brings the office back as it was, row by row and byte by byte, or touches nothing."""

import json
import stat
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection
from django.utils import timezone

from oia.core import checks
from oia.core.keeping import restoring, tables, versions
from oia.core.keeping.backing_up import back_up
from oia.core.keeping.plugs import AfterRestore
from oia.core.keeping.snapshot import rows, snapshot, stored_fields
from oia.core.models import Move
from oia.core.plugs import board
from oia.core.text import fold
from oia.desk.models import Entry
from oia.directory.models import Theme
from oia.documents.choices import TextState
from oia.documents.models import PaperText
from oia.reminders.choices import HeldBy
from oia.reminders.models import Sender
from tests import factories
from tests.keeping.archives import STRANGE, Parts, restore

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folders")]

SENDER = "reminders_sender"


def spoil(office):
    """What an office may look like by the time somebody wants it back."""
    Theme.objects.filter(name=STRANGE).delete()
    type(office.network).objects.update(name="Spoilt")
    office.theme.networks.add(office.network)
    factories.theme(name="Added later")
    factories.attachment(subject=office.membership, title="Later").file.save(
        "later.pdf", ContentFile(b"%PDF later")
    )
    office.attachment.file.storage.delete(office.attachment.file.name)
    factories.user(first_name="Late")


def test_every_row_and_every_upload_comes_back_as_it_was(office, backup, every_row, uploads):
    was, papers = every_row(SENDER), uploads()
    spoil(office)
    assert every_row(SENDER) != was
    assert uploads() != papers

    restore(backup)

    assert every_row(SENDER) == was
    assert uploads() == papers
    assert len(papers) > 1


def test_the_program_goes_on_working_with_what_was_restored(backup):
    restore(backup)
    theme = factories.theme(name="After")

    assert theme.history.get().name == "After"
    assert Theme.objects.filter(name=STRANGE).exists()


def test_what_was_restored_is_found_by_the_search(office, backup):
    restore(backup)

    found = Entry.objects.filter(kind="organisation", key=office.organisation.pk)
    assert fold(office.organisation.name) in found.get().names


def test_the_words_of_papers_that_went_are_not_taken_for_those_that_came_back(office, backup):
    came_later = factories.attachment(subject=office.organisation)
    PaperText.objects.create(paper=came_later, state=TextState.READ)

    restore(backup)

    assert not PaperText.objects.exists(), "they are read anew"


def test_what_tells_the_past_is_sealed_after_a_restore_too(backup):
    restore(backup)

    with pytest.raises(IntegrityError, match="kept as it was"):
        Move.objects.update(why="Other")
    with pytest.raises(IntegrityError, match="kept as it was"):
        Theme.history.all().delete()


def test_no_key_is_given_out_twice_even_when_its_row_was_gone_before_the_backup(own_folders):
    gone = factories.theme().pk
    Theme.objects.filter(pk=gone).delete()
    path, _told = back_up(own_folders / "office.zip")
    restore(path)

    assert factories.theme().pk > gone


def test_a_restored_office_holds_its_mail_even_where_nothing_was_sent_since(backup):
    restore(backup)

    sender = Sender.current()
    assert sender.is_held
    assert sender.held_by == HeldBy.RESTORE


def test_a_backup_is_one_file_that_only_its_owner_reads(backup, own_folders):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [path.name for path in own_folders.iterdir() if "office" in path.name] == ["office.zip"]


def test_the_manifest_tells_what_is_in_it(backup):
    parts = Parts(backup)
    told = parts.manifest

    assert told["database"] == connection.vendor
    assert told["tables"]["directory.Theme"]["rows"] == Theme.objects.count()
    assert [list(key) for key in versions.known()] == told["migrations"]
    assert set(told["parts"]) == set(parts)
    seals = dict(told["parts"])
    parts.seal()
    assert parts.manifest["parts"] == seals


def test_neither_logins_nor_the_key_are_in_it(backup, administrator):
    path, _told = back_up(backup)
    parts = Parts(path)

    assert not [name for name in parts if "session" in name.lower()]
    assert not [n for n, data in parts.items() if django_settings.SECRET_KEY.encode() in data]
    restore(path)
    assert administrator.get("/").status_code == 302


def test_a_backup_that_fails_leaves_the_one_before_it(backup, monkeypatch):
    before = backup.read_bytes()
    monkeypatch.setattr(tables, "dump", lambda *args: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        back_up(backup)

    assert backup.read_bytes() == before
    assert not [path for path in backup.parent.iterdir() if path.name.startswith(".office")]


def test_a_backup_sees_one_moment_while_others_go_on_writing():
    factories.theme(name="Before")
    fields = [Theme._meta.get_field("name")]
    with snapshot() as still:
        assert ["Before"] in [list(row) for row in rows(Theme, fields, still)]
        factories.theme(name="Meanwhile")
        assert ["Meanwhile"] not in [list(row) for row in rows(Theme, fields, still)]
    assert Theme.objects.filter(name="Meanwhile").exists()


def test_links_in_the_folder_of_uploads_are_left_alone(office, settings, own_folders):
    secret = own_folders / "secret"
    secret.write_text("Not an upload")
    (Path(settings.MEDIA_ROOT) / "link.pdf").symlink_to(secret)
    path, _told = back_up(own_folders / "office.zip")

    assert "uploads/link.pdf" not in Parts(path)


def test_an_office_with_people_in_it_is_replaced_only_when_asked(backup, every_row):
    was = every_row()

    with pytest.raises(CommandError, match="--replace"):
        restore(backup, replace=False)

    assert every_row() == was


def test_an_empty_office_takes_a_backup_without_being_asked_twice(backup, every_row, uploads):
    was, papers = every_row(SENDER), uploads()
    call_command("flush", interactive=False, verbosity=0)
    for path in Path(django_settings.MEDIA_ROOT).iterdir():
        path.rename(path.parent.parent / path.name)

    restore(backup, replace=False)

    assert every_row(SENDER) == was
    assert uploads() == papers


def test_what_fails_at_the_very_end_has_changed_nothing(backup, office, every_row, uploads):
    spoil(office)
    was, papers = every_row(), uploads()
    last = AfterRestore(name="zz", do=lambda: Move.objects.update(by=-1))
    board.register(last)
    try:
        with pytest.raises(CommandError, match="Nothing was changed"):
            restore(backup)
    finally:
        del board.plugs[AfterRestore]["zz"]

    assert every_row() == was
    assert uploads() == papers
    assert not [p for p in Path(django_settings.MEDIA_ROOT).iterdir() if p.name.startswith(".")]


def test_papers_that_cannot_change_places_leave_the_rows_alone(
    backup, office, every_row, uploads, monkeypatch
):
    spoil(office)
    was, papers = every_row(), uploads()
    move, moves = restoring.uploads.Exchange.move, []

    def refused(self, path, to):
        moves.append(path)
        if len(moves) == 2:
            raise OSError("The disk is gone.")
        move(self, path, to)

    monkeypatch.setattr(restoring.uploads.Exchange, "move", refused)
    with pytest.raises(CommandError, match="The disk is gone"):
        restore(backup)

    assert every_row() == was
    assert uploads() == papers


def test_a_file_that_is_not_there_is_told_in_words(own_folders):
    with pytest.raises(CommandError, match="There is no file"):
        restore(own_folders / "nowhere.zip")
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("backup", str(own_folders / "nowhere" / "office.zip"))


def test_nothing_at_all_in_a_field_is_not_the_same_as_nothing_in_json():
    user = factories.user()
    model = type(user)
    field = model._meta.get_field("lists")
    row = [None if one is field else getattr(user, one.attname) for one in stored_fields(model)]
    stored = tables.read(json.dumps(row, default=tables.as_text), stored_fields(model), connection)

    assert stored[stored_fields(model).index(field)] is not None
    assert None in stored


def test_the_command_names_its_file_by_date(settings, capsys):
    call_command("backup")

    [path] = (settings.VAR_DIR / "backups").iterdir()
    assert path.name.startswith(f"office-{timezone.now():%Y%m%d}")
    assert path.name in capsys.readouterr().out


def test_a_restore_that_was_broken_off_is_found_and_told(office, backup, every_row):
    before = every_row(SENDER)
    left = Path(django_settings.MEDIA_ROOT) / ".replaced-1a2b3c4d"
    left.mkdir()

    with pytest.raises(CommandError, match="broken off and left .*replaced-1a2b3c4d"):
        restore(backup)

    assert every_row(SENDER) == before
    (told,) = checks.nothing_left_over(None)
    assert str(left) in told.msg
    left.rmdir()
    assert checks.nothing_left_over(None) == []
