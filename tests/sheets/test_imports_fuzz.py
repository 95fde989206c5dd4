"""Whatever stands in the cells of a file: an answer in words, and nothing changed on the quiet."""

import csv
from io import StringIO

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oia.core.cells import unguard
from oia.core.plugs import board
from oia.core.sheets import Kind, Sheet
from oia.sheets.choices import ImportState, Verdict
from oia.sheets.reading import Refused
from oia.sheets.taking.mapping import columns_in
from tests import factories
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
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_cell_breaks_an_import(admin, name, data):
    sheet = board.get(Sheet, name)
    columns = [column for column in columns_in(sheet, admin) if column.name != "id"]
    cells = st.lists(CELLS, min_size=len(columns), max_size=len(columns))
    table = data.draw(st.lists(cells, min_size=1, max_size=4))
    with transaction.atomic():
        brought = taken(admin, name, [column.name for column in columns], table)
        transaction.set_rollback(True)
    assert brought in (None, "mapping", "ready", "done")


def taken(by, name, headings, table):
    """How far such a file comes. What was written goes out again as it came in."""
    try:
        bringing = Bringing(by, name, file_of(headings, table), "a.csv")
        bringing.check(mapping=list(headings))
    except (Refused, Exception) as error:
        if type(error).__name__ not in ("ValidationError", "Refused"):
            raise
        return None
    assert bringing.it.trouble in ("",) or bringing.it.state == ImportState.MAPPING
    assert "went wrong" not in bringing.it.trouble
    if bringing.it.state == ImportState.READY:
        assert sum(bringing.counts.values()) == bringing.it.total
        for row in bringing.it.rows.filter(verdict=Verdict.WRONG):
            assert row.faults and all(reason for _heading, reason, _mend in row.faults)
        if bringing.it.to_write:
            bringing.write(good_rows_only=True)
            assert "went wrong" not in bringing.it.trouble
    return str(bringing.it.state)


def texts_of(sheet):
    return [column for column in sheet.columns if column.kind in (Kind.TEXT, Kind.LONG)]


@settings(
    max_examples=40,
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
        except Exception as error:
            assert type(error).__name__ == "ValidationError", error
            return
        if bringing.counts == {"new": 1}:
            bringing.write()
            answer = client.get("/people/", {"export": "csv", "all": "1"})
            head, row = rows_of_csv(b"".join(answer))
            told = unguard(dict(zip(head, row, strict=True))["Notes"])
            assert told.strip() == text.replace("\r\n", "\n").replace("\r", "\n").strip()
        transaction.set_rollback(True)
