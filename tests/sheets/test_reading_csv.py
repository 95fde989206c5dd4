"""CSV as offices have it: any encoding, any separator, and lines that break within cells."""

import pytest

from oia.sheets.reading import Refused, Undecided
from tests.sheets.files import rows, table


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1250", "cp1254", "mac_roman"]
)
def test_the_encoding_is_told_from_the_file(encoding):
    words = {"cp1254": "Şişli", "cp1250": "Pułtusk", "mac_roman": "Zürich"}.get(encoding, "España")
    content = f"Name;City\nA;{words}\n".encode(encoding)

    assert rows(content) == [(2, ["A", words])]


def test_cyrillic_and_greek_words_tell_their_encoding():
    assert rows("Name;City\nA;Київ Москва\n".encode("cp1251")) == [(2, ["A", "Київ Москва"])]
    assert rows("Name;City\nA;Αθήνα Πάτρα\n".encode("cp1253")) == [(2, ["A", "Αθήνα Πάτρα"])]


def test_words_that_two_encodings_spell_differently_are_put_to_a_person():
    content = "Name;Remark\nA;año\n".encode("cp1252")

    with pytest.raises(Undecided) as asked:
        table(content)

    assert asked.value.about == "encoding"
    assert ("cp1252", "año") in [(value, sample) for value, _label, sample in asked.value.choices]
    assert rows(content, encoding="cp1252") == [(2, ["A", "año"])]


def test_utf16_without_its_mark_is_asked_about():
    content = "Name,City\nA,Łódź\n".encode("utf-16-le")

    with pytest.raises(Undecided) as asked:
        table(content)

    assert [value for value, *_rest in asked.value.choices] == ["utf-16-le"]
    assert rows(content, encoding="utf-16-le") == [(2, ["A", "Łódź"])]


def test_a_wrongly_chosen_encoding_is_refused_with_the_line():
    content = "Name,City\nA,B\nC,España\n".encode("cp1252")

    with pytest.raises(Refused, match="not written in utf-8"):
        rows(content, encoding="utf-8")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_separator_is_told_from_the_rows(sign):
    content = f"Name{sign}Fee\nA{sign}1\nB{sign}2\n"

    with table(content) as found:
        assert found.details["delimiter"] == sign
        assert found.headings == ["Name", "Fee"]


def test_decimal_commas_are_no_separators():
    assert rows("Name;Fee\nA;1,5\nB;2,5\n") == [(2, ["A", "1,5"]), (3, ["B", "2,5"])]


def test_excel_may_say_its_separator_in_the_first_line():
    assert rows("sep=|\nName|City\nA,x|B\n") == [(3, ["A,x", "B"])]


def test_two_possible_separators_are_put_to_a_person_unless_headings_are_known():
    content = "Name,x;Fee\nA,b;1\n"

    with pytest.raises(Undecided) as asked:
        table(content)
    assert asked.value.about == "delimiter"

    assert rows(content, delimiter=";") == [(2, ["A,b", "1"])]
    known = {"Name,x", "Fee"}.__contains__
    assert rows(content, known=known) == [(2, ["A,b", "1"])]


def test_a_row_is_numbered_by_the_line_on_which_it_begins():
    content = 'Name,Notes\r\nA,"one\r\ntwo\r\nthree"\r\n\r\nB,x\r\n'

    assert rows(content) == [(2, ["A", "one\r\ntwo\r\nthree"]), (6, ["B", "x"])]


def test_old_macs_end_lines_with_a_return():
    assert rows("Name,Fee\rA,1\rB,2\r") == [(2, ["A", "1"]), (3, ["B", "2"])]


def test_a_row_with_too_many_cells_is_refused_alone():
    found = rows("Name,Fee\nA,1,250\nB\nC,3,,\n")

    assert found[0] == (2, "There is a value in column C, which has no heading.")
    assert found[1:] == [(3, ["B", None]), (4, ["C", "3"])]


def test_a_stray_quotation_mark_refuses_its_row_alone():
    found = rows('Name,Fee\n"A"b,1\nC,2\n')

    assert "quotation mark" in found[0][1]
    assert found[1] == (3, ["C", "2"])


def test_a_heading_that_begins_as_archives_do_is_read():
    assert rows("PKEY,Name\n1,A\n", "file.csv") == [(2, ["1", "A"])]


def test_a_quotation_mark_that_is_never_closed_refuses_the_file_with_the_line():
    content = 'Name,Fee\nA,1\nB,"2\n' + "C,3\n" * 60_000

    with pytest.raises(Refused, match="line 3 never ends"):
        rows(content)


def test_a_title_above_the_headings_is_left_out_and_told():
    content = "Networks of the city,,\n,,\nName,City,Fee\nA,B,3\n"

    with table(content) as found:
        assert (found.headings, found.heading_line) == (["Name", "City", "Fee"], 3)
        assert "Networks of the city" in found.notes[0]
        assert [row.line for row in found.rows()] == [4]


def test_headings_that_stand_twice_are_told():
    with table("Name,Fee,Fee\nA,1,2\n") as found:
        assert found.headings == ["Name", "Fee", "Fee"]
        assert found.notes == ["The heading “Fee” stands over several columns: B, C."]


def test_a_file_of_one_column_is_a_table():
    assert rows("Name\nA\nB\n") == [(2, ["A"]), (3, ["B"])]


def test_a_guard_against_formulas_is_taken_off():
    assert rows("Name,Phone\n'=A,'+48 22\n-33.45,'tis\n") == [
        (2, ["=A", "+48 22"]),
        (3, ["-33.45", "'tis"]),
    ]


def test_what_was_found_reads_the_file_the_same_again():
    content = "Names\nName;City\nA;España\n".encode("cp1252")

    with table(content) as first:
        chosen = {name: first.details[name] for name in ("encoding", "delimiter", "heading_line")}

    assert rows(content, **chosen) == [(3, ["A", "España"])]
