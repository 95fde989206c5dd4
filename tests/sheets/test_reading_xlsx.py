"""Workbooks as offices have them: values of formulas, dates as numbers, merged and hidden cells."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from oia.sheets.reading import BadCell, Priced, Refused, Undecided
from tests.sheets.files import HEAD, MAIN, raw_workbook, rows, table, workbook


def test_values_come_as_what_they_are():
    content = workbook(
        ["Name", "When", "At", "Clock", "Fee", "Open"],
        ["A", date(2026, 5, 4), datetime(2026, 5, 4, 14, 12), time(9, 30), 33.45, True],
    )

    assert rows(content) == [
        (2, ["A", date(2026, 5, 4), datetime(2026, 5, 4, 14, 12), time(9, 30)]
         + [Decimal("33.45"), True])
    ]  # fmt: skip


def test_days_are_counted_from_1904_where_the_workbook_says_so():
    def since_1904(book, sheet):
        book.epoch = CALENDAR_MAC_1904

    content = workbook(["Name", "When"], ["A", date(2026, 5, 4)], change=since_1904)

    with table(content) as found:
        assert found.details["date_system"] == "1904"
        assert [row.cells for row in found.rows()] == [["A", date(2026, 5, 4)]]


def test_the_day_that_never_was_is_refused():
    def early(book, sheet):
        for line, number in enumerate((59, 60, 61), start=2):
            sheet.cell(line, 1, number).number_format = "yyyy-mm-dd"

    first, never, third = (cells[0] for _line, cells in rows(workbook(["When"], change=early)))

    assert (first, third) == (date(1900, 2, 28), date(1900, 3, 1))
    assert isinstance(never, BadCell)


def test_a_sum_shown_with_its_currency_keeps_it():
    def priced(book, sheet):
        for cell, code in zip(sheet[2], ["[$€-407] #,##0.00", '"£"#,##0', "0.00"], strict=True):
            cell.number_format = code

    content = workbook(["A", "B", "C"], [1250, 33.5, 7], change=priced)

    assert rows(content) == [(2, [Priced(Decimal(1250), "€"), Priced(Decimal("33.5"), "£"), 7])]


def test_a_percentage_stays_one():
    def percent(book, sheet):
        sheet["B2"].number_format = "0%"

    assert rows(workbook(["A", "B"], ["a", 0.12], change=percent)) == [(2, ["a", "12%"])]


def test_the_result_of_a_formula_is_taken_and_a_formula_without_one_refused():
    cells = '<c r="A2"><f>1+1</f><v>2</v></c>'
    assert rows(raw_workbook(HEAD + f'<row r="2">{cells}</row>')) == [(2, [Decimal(2)])]

    cells = '<c r="A2"><f>1+1</f></c>'
    [(_line, [cell])] = rows(raw_workbook(HEAD + f'<row r="2">{cells}</row>'))
    assert "result was not saved" in cell.reason


def test_an_error_in_a_cell_is_refused_with_its_name():
    cells = '<c r="A2" t="e"><v>#REF!</v></c>'
    [(_line, [cell])] = rows(raw_workbook(HEAD + f'<row r="2">{cells}</row>'))

    assert (cell.shown, cell.reason) == ("#REF!", "The cell shows the error #REF!.")


def merged(book, sheet):
    sheet.merge_cells("A2:A3")


def test_cells_that_are_merged_are_never_silently_blank():
    content = workbook(["Network", "City"], ["A", "x"], [None, "y"], change=merged)

    first, second = rows(content)
    assert first == (2, ["A", "x"])
    assert second[1][0].reason == "The cell is merged with A2."

    assert rows(content, fill_merged=True) == [(2, ["A", "x"]), (3, ["A", "y"])]


def test_headings_that_are_merged_are_told():
    def over_two(book, sheet):
        sheet.merge_cells("B1:C1")

    with table(workbook(["Name", "Fee", None], ["A", 1, 2], change=over_two)) as found:
        assert found.headings == ["Name", "Fee"]
        assert "B1 is merged over several cells" in found.notes[0]
        assert "column C" in next(found.rows()).wrong


def test_a_merged_title_is_no_heading():
    def title(book, sheet):
        sheet.merge_cells("A1:C1")

    content = workbook(["Our year"], ["Name", "City", "Fee"], ["A", "B", 1], change=title)
    with table(content) as found:
        assert (found.heading_line, found.headings) == (2, ["Name", "City", "Fee"])


def test_hidden_rows_and_sheets_are_told():
    def hide(book, sheet):
        sheet.row_dimensions[2].hidden = True
        book.create_sheet("Old").sheet_state = "hidden"

    with table(workbook(["Name"], ["A"], ["B"], change=hide)) as found:
        assert found.notes == [
            "Hidden sheets are not read: Old.",
            "1 hidden row is read as well.",
        ]
        assert len(list(found.rows())) == 2


def test_of_several_sheets_a_person_chooses_one():
    def second(book, sheet):
        book.create_sheet("Dues").append(["Network"])

    content = workbook(["Name"], ["A"], change=second)

    with pytest.raises(Undecided) as asked:
        table(content)
    assert [value for value, *_rest in asked.value.choices] == ["Sheet", "Dues"]

    with table(content, sheet_name="Dues") as found:
        assert found.headings == ["Network"]
    with pytest.raises(Refused, match="no sheet “Lost”"):
        table(content, sheet_name="Lost")


def test_texts_of_other_programs_are_read_too():
    """Prefixes for the namespace, rich text, and how Japanese is pronounced."""
    texts = (
        f'<x:sst xmlns:x="{MAIN}"><x:si><x:r><x:t>Na</x:t></x:r><x:r><x:t>me</x:t></x:r></x:si>'
        "<x:si><x:t>東京</x:t><x:rPh><x:t>トウキョウ</x:t></x:rPh></x:si></x:sst>"
    )
    relation = '<Relationship Id="r2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    cells = '<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row>'
    content = raw_workbook(cells, relations=relation, **{"xl/sharedStrings.xml": texts})

    with table(content) as found:
        assert found.headings == ["Name"]
        assert [row.cells for row in found.rows()] == [["東京"]]


def test_rows_far_below_keep_their_number():
    far = '<row r="90000"><c r="A90000"><v>5</v></c></row>'

    assert rows(raw_workbook(HEAD + far)) == [(90_000, [Decimal(5)])]
