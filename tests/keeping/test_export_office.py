"""The whole office leaves in one file: every record, every paper, every column told; no key."""

import csv
import json
import secrets
import stat
import zipfile
from io import BytesIO, StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from simple_history.models import HistoricalChanges

from oia.accounts.choices import Role
from oia.core.keeping import everything
from oia.core.models import Sighting, SightRoad
from oia.core.visibility import Sensitivity
from oia.desk.models import CalendarFeed
from oia.directory.models import Theme
from oia.reminders.choices import Button
from oia.reminders.keys import key
from oia.reminders.models import Letter
from tests import factories
from tests.walk.world import World

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folders")]

#: Kinds of records that stay in the house, and why; all others go out.
STAYS = {
    "desk.CalendarFeed": "Whoever holds it gets in without a login.",
    "documents.PaperText": "It only repeats what stands in the papers.",
    "desk.Entry": "It only repeats words of other records, to find them.",
    "desk.Word": "It only repeats words of other records, to find them.",
    "delegations.MemberPrivate": "Diets and passports serve one visit, and are purged.",
}

#: Columns that stay in the house, and why.
STAYS_IN = {("accounts.User", "password"): "Passwords are nobody's to take along."}


class Package(dict):
    """What is in an export, by its name."""

    def __init__(self, data):
        with zipfile.ZipFile(BytesIO(data)) as file:
            assert file.testzip() is None
            super().__init__({name: file.read(name) for name in file.namelist()})
        self.schema = json.loads(self["schema.json"])

    def records(self, label):
        return [json.loads(line) for line in self[f"records/{label}.jsonl"].splitlines()]

    def cells(self, label):
        text = self[f"records/{label}.csv"].decode()
        return list(csv.DictReader(StringIO(text, newline="")))

    def columns(self, label):
        [told] = [one for one in self.schema["records"] if f"records/{label}.csv" in one["files"]]
        return {column["name"]: column for column in told["columns"]}


@pytest.fixture
def world():
    return World("Kept")


@pytest.fixture
def taken(world, own_folders):
    path = own_folders / "all.zip"
    call_command("export_office", str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    return Package(path.read_bytes())


def our_models():
    for config in apps.get_app_configs():
        if everything.is_ours(config):
            yield from config.get_models(include_auto_created=True)


def test_every_kind_of_record_is_in_it_or_is_named_with_a_reason(taken):
    out = {name for name in taken if name.endswith(".jsonl")}

    missing = {m._meta.label for m in our_models() if f"records/{m._meta.label}.jsonl" not in out}
    assert missing == set(STAYS)
    assert {f"records/{label}.jsonl" for label in everything.POINTED_TO} <= out


def test_every_row_and_every_column_is_in_it_twice(taken):
    for model in our_models():
        label = model._meta.label
        if label in STAYS:
            continue
        names = [field.attname for field in model._meta.local_concrete_fields]
        names = [name for name in names if (label, name) not in STAYS_IN]
        count = model._base_manager.exclude(**not_yet_there(model)).count()
        assert list(taken.columns(label)) == names, label
        assert len(taken.records(label)) == len(taken.cells(label)) == count, label
        for row, cells in zip(taken.records(label), taken.cells(label), strict=True):
            assert list(row) == list(cells) == names


def not_yet_there(model):
    """The line of the export itself, which would be the first sighting ever."""
    return {"road": SightRoad.WHOLE, "by__isnull": False} if model is Sighting else {"pk__in": []}


def test_what_links_lead_to_is_in_it_under_its_key(taken):
    keys = {label: {row["id"] for row in taken.records(label)} for label in ("networks.Network",)}
    told = taken.columns("networks.Membership")["network_id"]

    assert told["links_to"] == "networks.Network.id"
    assert {row["network_id"] for row in taken.records("networks.Membership")} <= keys[
        "networks.Network"
    ]
    assert taken.records("networks.SummitSeries_convener_networks")


def test_the_schema_tells_what_each_column_is_for(taken):
    told = taken.columns("networks.Membership")["status"]

    assert told["label"] == "State"
    assert told["type"] == "CharField"
    assert ["active", "Active"] in told["choices"]
    for one in taken.schema["records"]:
        assert one["name"], one
        for column in one["columns"]:
            assert column["label"], column
            assert column["type"], column


def test_every_kind_of_record_says_what_it_is_for(taken):
    silent = [one["files"][0] for one in taken.schema["records"] if not one["about"]]

    assert [name for name in silent if not name.startswith(("records/auth", "records/cont"))] == []


def test_history_and_moves_are_in_it(taken, world):
    history = taken.records("networks.HistoricalMembership")
    moves = taken.records("core.Move")

    assert {row["id"] for row in history} == {world.membership.pk}
    assert world.membership.pk in {row["subject_id"] for row in moves}
    assert all(
        f"records/{model._meta.label}.csv" in taken
        for model in our_models()
        if issubclass(model, HistoricalChanges)
    )


def test_papers_are_in_it_byte_by_byte(world, own_folders):
    world.attachment.file.save("bytes.pdf", ContentFile(bytes(range(256)) * 999))
    path = own_folders / "all.zip"
    call_command("export_office", str(path))

    package = Package(path.read_bytes())
    assert package[f"uploads/{world.attachment.file.name}"] == bytes(range(256)) * 999


def test_no_password_no_token_and_no_signed_key_leaves_the_house(world, own_folders):
    chief = factories.in_role(Role.ADMINISTRATOR)
    chief.set_password("correct horse battery")
    chief.save()
    signed = key(world.reminder.pk, Button.DONE)
    assert signed in Letter.objects.get(pk=world.letter.pk).text
    client = Client()
    client.force_login(chief)
    path = own_folders / "all.zip"
    call_command("export_office", str(path))
    whole = b"".join(Package(path.read_bytes()).values())

    hushed = [chief.password, signed, client.session.session_key]
    hushed += CalendarFeed.objects.values_list("token", flat=True)
    assert len(hushed) > 3
    for secret in hushed:
        assert secret.encode() not in whole
    assert b"/l/" in whole, "the letter itself is there"


def test_what_was_left_out_is_told_with_its_reason(taken):
    told = {one["name"]: one["why"] for one in taken.schema["withheld"]}

    assert {"accounts.user.password", "desk.calendarfeed", "reminders.letter.text"} <= set(told)
    assert all(told.values())


def test_a_text_that_a_spreadsheet_would_run_is_guarded_in_csv_only(own_folders):
    factories.theme(name="=1+1")
    path = own_folders / "all.zip"
    call_command("export_office", str(path))
    package = Package(path.read_bytes())

    assert "'=1+1" in {row["name"] for row in package.cells("directory.Theme")}
    assert "=1+1" in {row["name"] for row in package.records("directory.Theme")}


def test_an_administrator_takes_it_from_the_page_and_that_is_written_down(administrator):
    secret = factories.organisation(name="Hush", sensitivity=Sensitivity.RESTRICTED)
    page = reverse("export")
    assert "Nobody yet" in administrator.get(page).content.decode()

    answer = administrator.post(page)
    package = Package(b"".join(answer))

    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.cookies["download"].value == "begun"  # so that the page knows
    assert secret.name in {row["name"] for row in package.records("directory.Organisation")}
    assert Sighting.objects.get().by == administrator.user
    assert administrator.user.get_full_name() in administrator.get(page).content.decode()
    assert package.records("core.Sighting")[0]["by_id"] == administrator.user.pk


def test_looking_at_the_page_takes_nothing(administrator):
    administrator.get(reverse("export"))

    assert not Sighting.objects.exists()


@pytest.mark.parametrize("role", [Role.READER, Role.OFFICER, Role.PROTOCOL, Role.DIRECTOR])
def test_nobody_else_takes_the_office_along(role):
    client = Client()
    client.force_login(factories.in_role(role))

    assert client.get(reverse("export")).status_code == 403
    assert client.post(reverse("export")).status_code == 403
    assert not Sighting.objects.exists()


def test_the_right_to_export_alone_does_not_open_what_is_restricted():
    """Whoever may export but not see all would get half an office, or what is not for them."""
    officer = factories.in_role(Role.OFFICER)
    officer.user_permissions.add(Permission.objects.get(codename="export_everything"))
    client = Client()
    client.force_login(officer)

    assert client.post(reverse("export")).status_code == 403
    assert not Sighting.objects.exists()


def test_a_command_that_fails_leaves_no_half_office_behind(own_folders, monkeypatch):
    path = own_folders / "all.zip"
    path.write_text("the one before")

    def full(*args):
        raise OSError("No space left")

    monkeypatch.setattr(everything, "copy_upload", full)
    factories.attachment(subject=factories.organisation())
    with pytest.raises(CommandError, match="No space left"):
        call_command("export_office", str(path))

    assert path.read_text() == "the one before"
    assert [one for one in own_folders.iterdir() if "all.zip" in one.name] == [path]


def test_however_many_records_it_holds_only_some_are_in_memory(monkeypatch):
    many = 6_000
    Theme.objects.bulk_create(
        Theme(slug=str(number), name=secrets.token_urlsafe(60)) for number in range(many)
    )
    disk, read, seen = DiskThatEnds(), everything.going_out, []

    def watched(model, *args):
        for row in read(model, *args):
            if model is Theme:
                seen.append(row)
                disk.room = disk.room or disk.tell() + 60_000
            yield row

    monkeypatch.setattr(everything, "going_out", watched)
    with pytest.raises(OSError, match="full"):
        everything.write(disk)

    assert 0 < len(seen) < many / 2, "it is written while it is read"


class DiskThatEnds(BytesIO):
    """Takes as much as there is room for, once somebody says how much that is."""

    room = 0

    def write(self, data):
        if self.room and self.tell() > self.room:
            raise OSError("The disk is full.")
        return super().write(data)
