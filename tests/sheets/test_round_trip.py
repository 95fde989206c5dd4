"""What is exported imports again unchanged, and makes the same record where it was lost."""

from io import BytesIO

import pytest
from django.db.models import ProtectedError

from oia.core import writing
from oia.core.plugs import board
from oia.core.sheets import Sheet
from oia.sheets.choices import ImportState
from oia.sheets.taking.mapping import columns_in
from tests import factories
from tests.lists.kept import MAKERS
from tests.sheets.conftest import Bringing

pytestmark = pytest.mark.django_db

BOTH_WAYS = sorted(sheet.name for sheet in board.all(Sheet) if sheet.save)
FILES = [("csv", "a.csv"), ("xlsx", "a.xlsx")]


@pytest.fixture
def admin(office):
    return factories.in_role("administrator", username="admin")


def columns_of(sheet, user, *, but=()):
    return [column for column in sheet.columns_for(user) if column.name not in but]


def file_of(sheet, user, kind, *, only=None, but=()):
    """The list as its export writes it."""
    rows = sheet.prepare(sheet.rows(user)).order_by("pk")
    file = BytesIO()
    found = rows.filter(pk__in=only) if only else rows
    columns = columns_of(sheet, user, but=but)
    writing.write(found, columns, file, kind=writing.FILE_KINDS[kind], user=user)
    return file.getvalue()


def told(bringing):
    """What an import says of rows that it does not take as they are."""
    rows = bringing.it.rows.exclude(verdict="same")
    return [(row.verdict, row.lines, row.faults, row.choices) for row in rows]


@pytest.mark.parametrize(("kind", "name"), FILES)
@pytest.mark.parametrize("sheet", BOTH_WAYS)
def test_an_exported_list_imports_again_unchanged(admin, sheet, kind, name):
    sheet = board.get(Sheet, sheet)
    for _each in range(2):
        MAKERS[sheet.name]()
    content = file_of(sheet, admin, kind)

    bringing = Bringing(admin, sheet.name, content, name).check()

    assert told(bringing) == []
    assert bringing.it.state == ImportState.READY, (bringing.it.trouble, bringing.it.questions)
    assert bringing.it.total == sheet.rows(admin).count()


@pytest.mark.parametrize(("kind", "name"), FILES)
@pytest.mark.parametrize("sheet", BOTH_WAYS)
def test_a_list_without_numbers_finds_its_records_or_asks(admin, sheet, kind, name):
    sheet = board.get(Sheet, sheet)
    record = sheet.prepare(sheet.rows(admin)).get(pk=MAKERS[sheet.name]().pk)
    known = any(all(sheet.column(part).read(record) for part in key) for key in sheet.keys)
    content = file_of(sheet, admin, kind, only=[record.pk], but=("id",))

    bringing = Bringing(admin, sheet.name, content, name).check()

    taken_for = {one[0] for one in told(bringing)}
    assert taken_for <= {"doubtful"} if known else taken_for <= {"doubtful", "new"}


@pytest.mark.parametrize(("kind", "name"), FILES)
@pytest.mark.parametrize("sheet", BOTH_WAYS)
def test_a_record_that_was_lost_comes_back_from_its_file(admin, sheet, kind, name):
    sheet = board.get(Sheet, sheet)
    record = MAKERS[sheet.name]()
    content = file_of(sheet, admin, kind, only=[record.pk], but=("id",))
    wanted = values(sheet, admin, record.pk)
    lose(record)

    bringing = Bringing(admin, sheet.name, content, name).check()
    if bringing.counts == {"doubtful": 1}:
        bringing.check(answers={"rows": {"2": "new"}})
    assert bringing.counts == {"new": 1}, told(bringing)
    bringing.write()

    assert bringing.it.trouble == ""
    assert values(sheet, admin, bringing.row(2).record_id) == wanted


def lose(record):
    """Delete a record, and first whatever needs it."""
    try:
        record.delete()
    except ProtectedError as error:
        for other in error.protected_objects:
            lose(other)
        lose(record)


def values(sheet, user, pk):
    """What a record holds in the columns that come in."""
    record = sheet.prepare(sheet.rows(user)).get(pk=pk)
    columns = [column for column in columns_in(sheet, user) if column.name != "id"]
    read = {column.name: column.read(record) for column in columns}
    return {
        name: sorted(map(str, value)) if isinstance(value, list) else value
        for name, value in read.items()
    }
