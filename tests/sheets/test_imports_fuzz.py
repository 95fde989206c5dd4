"""Whatever stands in the cells of a file: an answer in words, and nothing changed on the quiet."""

import csv
from io import BytesIO, StringIO

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oia.core import writing
from oia.core.cells import unguard
from oia.core.plugs import board
from oia.core.sheets import Sheet
from oia.sheets.choices import ImportState, Verdict
from oia.sheets.taking.mapping import columns_in
from tests import factories
from tests.lists.kept import MAKERS
from tests.lists.reading import rows_of_csv
from tests.sheets.conftest import Bringing

pytestmark = pytest.mark.django_db

ODD = [
    *("", " ", "-", "n/a", "NA", "Nil return", "?", "tbd", "#REF!", "=1+1", "@SUM(A1)", "'", '"'),
    *("£1,250", "EUR 1.250,00", "1 250,00 €", "(12.5)", "-33.45", "1e5", "NaN", "Infinity", "٣"),
    *("03/04/2026", "31/01/2026", "2026-02-30", "0201-05-04", "4 May 2026", "45000", "24:00"),
    *(
        "2026-03-29 02:30",
        "2026-05-04T14:30:00Z",
        "yes",
        "No",
        "x",
        "TRUE",
        "UK",
        "GB",
        "Côte d’Ivoire",
    ),
    *(
        "Łódź",
        "القاهرة",
        "北京市",
        "\u202egnp.exe",
        "a\nb",
        "0012",
        "12.0",
        "1" * 30,
        "a;b",
        "a, b",
    ),
    *("http://", "mailto:x", "a@b", "a@b.example", "[#1]", "[hidden]", "x [#99999999999999999999]"),
]
CELLS = st.one_of(st.sampled_from(ODD), st.text(max_size=40), st.integers().map(str))
SHEETS = [sheet.name for sheet in board.all(Sheet) if sheet.save]


@pytest.fixture
def admin(office):
    return factories.in_role("administrator", username="admin")


def file_of(headings, table):
    text = StringIO(newline="")
    csv.writer(text).writerows([headings, *table])
    return text.getvalue().encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("name", SHEETS)
@settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_cell_breaks_an_import(admin, name, data):
    sheet = board.get(Sheet, name)
    names = [column.name for column in columns_in(sheet, admin) if column.name != "id"]
    cells = st.lists(CELLS, min_size=len(names), max_size=len(names))
    table = data.draw(st.lists(cells, min_size=1, max_size=4))
    with transaction.atomic():
        go_through(admin, name, names, table)
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", SHEETS)
@settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_one_odd_cell_changes_nothing_but_what_was_foretold(admin, name, data):
    sheet = board.get(Sheet, name)
    with transaction.atomic():
        pk = MAKERS[name]().pk
        columns = columns_in(sheet, admin)
        before = cells_of(sheet, admin, pk, columns)
        at = data.draw(st.integers(1, len(columns) - 1))
        odd = [data.draw(CELLS) if place == at else cell for place, cell in enumerate(before)]
        bringing = go_through(admin, name, [column.name for column in columns], [odd])
        if bringing and bringing.it.state == ImportState.DONE:
            after = cells_of(sheet, admin, pk, columns)
            changed = {
                c.name for c, old, new in zip(columns, before, after, strict=True) if old != new
            }
            assert changed <= set(bringing.row(2).after)
        transaction.set_rollback(True)


def cells_of(sheet, user, pk, columns):
    """What the file of a list says of one record."""
    file, rows = BytesIO(), sheet.prepare(sheet.rows(user)).filter(pk=pk).order_by("pk")
    writing.write(rows, columns, file, kind=writing.FILE_KINDS["csv"], user=user)
    return rows_of_csv(file.getvalue())[1]


def go_through(by, name, headings, table):
    """Bring such a file in as far as it goes. None if it is refused as a whole, in words."""
    try:
        bringing = Bringing(by, name, file_of(headings, table), "a.csv").check(mapping=headings)
    except ValidationError as error:
        assert all(error.messages)
        return None
    assert "went wrong" not in bringing.it.trouble
    if bringing.it.state != ImportState.READY:
        return None
    assert sum(bringing.counts.values()) == bringing.it.total
    for row in bringing.it.rows.filter(verdict=Verdict.WRONG):
        assert row.faults and all(reason for _heading, reason, _mend in row.faults)
    if bringing.it.to_write:
        bringing.write(good_rows_only=True)
        assert bringing.it.trouble == ""
    return bringing


@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.text(min_size=1, max_size=60))
def test_a_text_that_is_taken_comes_out_as_it_went_in(client, officer, text):
    client.force_login(officer)
    with transaction.atomic():
        file = file_of(["Name", "Phone", "Notes"], [["Ana Duarte", "", text]])
        try:
            bringing = Bringing(officer, "people", file, "a.csv").check()
        except ValidationError:
            return
        if bringing.counts == {"new": 1}:
            bringing.write()
            answer = client.get("/people/", {"export": "csv", "all": "1"})
            head, row = rows_of_csv(b"".join(answer))
            told = unguard(dict(zip(head, row, strict=True))["Notes"])
            assert told.strip() == text.replace("\r\n", "\n").replace("\r", "\n").strip()
        transaction.set_rollback(True)
