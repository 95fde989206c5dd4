"""Files made to harm: each is refused in words, soon, and in little memory."""

import io
import json
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from oia.sheets.reading import Refused
from tests.sheets.files import HEAD, MAIN, archive, raw_workbook, rows, workbook

SOUND = workbook(["Name"], ["A"])

#: What opens one file in a process of its own, with bounded memory, and says how it went.
GUINEA_PIG = """
import json, resource, sys, time
import django
from django.conf import settings
settings.configure(USE_I18N=False)
django.setup()
from oia.sheets.reading import Refused, open_table
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
resource.setrlimit(resource.RLIMIT_AS, (900 << 20, 900 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
try:
    with open_table(sys.argv[1], sys.argv[1]) as table:
        said = f"{sum(1 for row in table.rows())} rows"
except Refused as refusal:
    said = str(refusal)
grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
print(json.dumps([said, grown, time.process_time()]))
"""


def opened_apart(tmp_path, name, content):
    """What opening the file says, and by how many MB and seconds it cost."""
    path = tmp_path / name
    path.write_bytes(content)
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", GUINEA_PIG, str(path)],
        capture_output=True, text=True, timeout=60, cwd=root, check=True,
    )  # fmt: skip
    said, grown, seconds = json.loads(done.stdout)
    assert grown < 60
    assert seconds < 10
    return said


def refused(content, filename=""):
    with pytest.raises(Refused) as refusal:
        rows(content, filename)
    assert refusal.value.message
    return str(refusal.value)


def with_parts(**parts):
    return raw_workbook(HEAD, **parts)


def test_macros_are_refused():
    assert "macros" in refused(with_parts(**{"xl/vbaProject.bin": b"x"}))
    assert "macros" in refused(SOUND, "a.xlsm")


def test_links_to_other_files_are_refused():
    said = refused(with_parts(**{"xl/externalLinks/externalLink1.xml": "<x/>"}))

    assert "Break the links" in said


def test_what_is_embedded_is_refused():
    assert "embedded" in refused(with_parts(**{"xl/embeddings/a.bin": b"x"}))
    assert "embedded" in refused(with_parts(**{"more.zip": b"x"}))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_entities_and_document_types_are_refused(part):
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    outside = '<!DOCTYPE x SYSTEM "http://127.0.0.1/x"><x/>'

    for trap in (laughs, outside):
        assert "document type" in refused(with_parts(**{part: trap}))


def test_other_kinds_of_documents_are_told_by_their_content():
    for content, name, words in (
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xlsx", "old kind"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx",
            "password",
        ),
        (b"%PDF-1.7 ...", "a.xlsx", "PDF"),
        (b"<html><table><tr><td>Name", "a.csv", "web page"),
        (archive({"content.xml": "<x/>"}), "a.xlsx", "LibreOffice"),
        (archive({"Index/Document.iwa": "x"}), "a.xlsx", "Numbers"),
        (archive({"word/document.xml": "x"}), "a.xlsx", "another kind"),
        (archive({"photo.jpg": "x"}), "a.xlsx", "an archive"),
        (archive({"xl/workbook.bin": "x"}), "a.xlsx", "XLSB"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.csv", "another kind"),
        (b"Name\0\0\x01,\x02\x03", "a.csv", "bytes that no text has"),
        (SOUND, "a.csv", "content is XLSX"),
        (b"Name,Fee\nA,1\n", "a.xlsx", "content is CSV"),
        (b"", "a.csv", "empty"),
        (b"   \n\n", "a.csv", "No row of headings"),
    ):
        assert words in refused(content, name)


def test_a_file_that_did_not_arrive_whole_is_refused():
    for cut in (30, len(SOUND) // 2, len(SOUND) - 10):
        assert "did not arrive whole" in refused(SOUND[:cut], "a.xlsx")


def test_a_locked_archive_is_refused():
    content = bytearray(SOUND)
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 1)

    assert "password" in refused(bytes(content))


@pytest.mark.parametrize("name", ["../../etc/x", "/etc/x", "a\\..\\..\\x", "C:/x"])
def test_parts_that_point_outside_are_refused(name):
    assert "points outside" in refused(with_parts(**{name: b"x"}))


def test_a_part_that_is_there_twice_is_refused():
    assert "twice" in refused(with_parts(**{"XL/Workbook.xml": b"x"}))


def test_parts_that_lie_over_each_other_are_refused():
    file = io.BytesIO(SOUND)
    with zipfile.ZipFile(file) as packed:
        first, second = packed.infolist()[:2]
    content = bytearray(SOUND)
    at = content.find(b"PK\x01\x02", content.find(b"PK\x01\x02") + 1)
    content[at + 42 : at + 46] = struct.pack("<I", first.header_offset)

    assert second.header_offset != first.header_offset
    assert "over each other" in refused(bytes(content))


def test_a_table_of_contents_that_lies_is_refused():
    content = bytearray(SOUND)
    at = content.rfind(b"PK\x05\x06")
    content[at + 10 : at + 12] = struct.pack("<H", 60_000)

    assert "more parts" in refused(bytes(content))


def test_rows_and_cells_out_of_their_place_are_refused():
    for cells in (
        '<row r="2"/><row r="1"/>',
        '<row r="99999999"/>',
        '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>',
        '<row r="2"><c r="ZZZZ2"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>one</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>-1</v></c></row>',
        '<row r="2"><c r="A2"><v>1e999</v></c></row>',
    ):
        assert "damaged" in refused(raw_workbook(HEAD + cells))


def test_depth_is_bounded():
    assert "XML" in refused(with_parts(**{"xl/workbook.xml": "<x>" * 5000}))


def test_many_columns_are_refused():
    head = "".join(f'<c t="inlineStr"><is><t>H{n}</t></is></c>' for n in range(16_384))
    assert "more than 500 columns" in refused(raw_workbook(f"<row>{head}</row>"))
    assert "more than 500 columns" in refused(",".join(f"H{n}" for n in range(16_384)) + "\n")


def test_merged_cells_over_each_other_are_refused():
    areas = '<mergeCell ref="A2:XFD1048576"/>' * 3
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData>{HEAD}<row r="2"><c r="A2"><v>1</v></c></row>'
        f"</sheetData><mergeCells>{areas}</mergeCells></worksheet>"
    )
    assert "damaged" in refused(raw_workbook(sheet=sheet))


def test_one_huge_cell_is_refused(tmp_path):
    said = opened_apart(tmp_path, "a.csv", b"Name\n" + b"x" * 30_000_000)
    assert "longer than any row" in said
    said = opened_apart(tmp_path, "b.csv", b'Name\n"' + b"xxxxxxxxx\n" * 3_000_000)
    assert "never ends" in said
    cells = f'<row><c t="str"><v>{"xy" * 5_000_000}</v></c></row>'
    assert "more than" in opened_apart(tmp_path, "a.xlsx", raw_workbook(HEAD + cells))


def test_ten_million_blank_rows_are_refused(tmp_path):
    said = opened_apart(tmp_path, "a.csv", b"Name,Fee\n" + b"\n" * 10_000_000)
    assert "blank rows" in said
    said = opened_apart(tmp_path, "b.csv", b"Name,Fee\n" + b",\n" * 10_000_000)
    assert "blank rows" in said


def test_a_million_blank_rows_of_a_workbook_are_refused(tmp_path):
    blank = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(2, 1_000_000))

    assert "blank rows" in opened_apart(tmp_path, "a.xlsx", raw_workbook(HEAD + blank))


def test_a_bomb_is_not_unpacked(tmp_path):
    file = io.BytesIO(with_parts())
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/sharedStrings.xml", "w") as part,
    ):
        for _block in range(200):
            part.write(bytes(1 << 20))

    assert "far larger" in opened_apart(tmp_path, "a.xlsx", file.getvalue())


def test_a_great_many_texts_stay_out_of_memory(tmp_path):
    texts = "".join(f"<si><t>text {n} {n * 7919} of many</t></si>" for n in range(400_000))
    texts = f'<sst xmlns="{MAIN}">{texts}</sst>'
    relation = '<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/>'
    content = raw_workbook(HEAD, relations=relation, **{"xl/sharedStrings.xml": texts})

    assert opened_apart(tmp_path, "a.xlsx", content) == "0 rows"


def test_fifty_thousand_rows_are_read_in_constant_memory(tmp_path):
    lines = "".join(f"Name {n},City {n},2026-05-04,{n}.50\n" for n in range(50_000))
    assert opened_apart(tmp_path, "a.csv", b"N,C,W,F\n" + lines.encode()) == "50000 rows"
    cells = "<row><c><v>{}</v></c>" + '<c t="str"><v>City {}</v></c>' * 3 + "</row>"
    made = "".join(cells.format(n, n, n, n) for n in range(50_000))
    head = "".join(f'<c t="str"><v>{word}</v></c>' for word in ("Name", "City", "When", "Fee"))
    content = raw_workbook(f"<row>{head}</row>{made}")
    assert opened_apart(tmp_path, "a.xlsx", content) == "50000 rows"
