"""Makes the files that people, programs and attackers bring."""

import io
import zipfile

from openpyxl import Workbook

from oia.sheets.reading import open_table

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">'
    '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
    f'Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>{{}}</Relationships>'
)
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'


def workbook(*rows, change=lambda book, sheet: None):
    """A workbook as openpyxl writes it."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book, book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def raw_workbook(rows=HEAD, book=BOOK, relations="", sheet=None, **parts):
    """A workbook as nobody's program writes it, part by part."""
    sheet = sheet or f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": RELATIONS.format(relations),
            "xl/worksheets/sheet1.xml": sheet,
        }
        | parts
    )


def archive(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def table(content, filename="", **chosen):
    content = content.encode() if isinstance(content, str) else content
    filename = filename or ("a.xlsx" if content.startswith(b"PK") else "a.csv")
    return open_table(io.BytesIO(content), filename, **chosen)


def rows(content, filename="", **chosen):
    """Every row of a file as its line and its cells; refused rows as their line and reason."""
    with table(content, filename, **chosen) as found:
        return [(row.line, row.wrong or row.cells) for row in found.rows()]
