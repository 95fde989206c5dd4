"""CSV: rows of text, from a file that says neither its encoding nor its separator."""

import csv
from io import TextIOWrapper

from django.utils.translation import gettext as _

from oia.core.cells import unguard
from oia.sheets.reading.delimiters import decide_delimiter
from oia.sheets.reading.encodings import decide_encoding
from oia.sheets.reading.raws import LONGEST_CELL, MOST_BLANK, Findings, Refused, Row

LONGEST_LINE = 1_000_000  # signs


class Borrowed(TextIOWrapper):
    """Text of a binary file that stays open when this is thrown away."""

    def __del__(self):
        pass


class Lines:
    """The lines of a text, as the csv module wants them, counted and of bounded length."""

    def __init__(self, text):
        self.text, self.number, self.last = text, 0, ""

    def __iter__(self):
        return self

    def __next__(self):
        line = self.text.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        if len(line) >= LONGEST_LINE:
            raise Refused(
                _("Line %(line)s is longer than any row of a table.") % {"line": self.number + 1},
                _("Check that the file is a table and that each row stands on a line of its own."),
            )
        if "\0" in line:
            raise Refused(
                _("Line %(line)s holds a sign that no text has.") % {"line": self.number + 1},
                _("Save the file once more as CSV UTF-8."),
            )
        self.number += 1
        self.last = line
        return line


class CsvFile:
    """A file of text with separators. What our own export guarded with a quote comes bare."""

    def __init__(self, file, *, encoding, delimiter, known):
        self.file = file
        self.findings = Findings()
        self.findings.encoding = decide_encoding(file, encoding)
        self.findings.delimiter, self.skipped = decide_delimiter(self.text, delimiter, known)

    def text(self):
        self.file.seek(0)
        return Borrowed(self.file, encoding=self.findings.encoding, newline="")

    def lines(self):
        """Every row, blank ones too, up to more blank ones than any table has."""
        text = self.text()
        lines, blank = Lines(text), 0
        for _number in range(self.skipped):
            next(lines)
        reader = csv.reader(lines, delimiter=self.findings.delimiter, strict=True)
        try:
            while (row := self.next_row(reader, lines)) is not None:
                blank = 0 if row.wrong or any(row.cells) else blank + 1
                if blank > MOST_BLANK:
                    raise too_much_blank(row.line)
                yield row
        except UnicodeError as error:
            raise wrongly_encoded(self.findings.encoding, lines.number + 1) from error
        finally:
            text.detach()

    def next_row(self, reader, lines):
        """The next row, with the line on which it begins; None at the end."""
        begins = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return None
        except csv.Error as error:
            if "field larger" in str(error) or "unexpected end" in str(error):
                raise never_closed(begins) from error
            wrong = _("A quotation mark stands where none may stand.")
            return Row(begins, [lines.last.strip()], wrong)
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise never_closed(begins)
        return Row(begins, [unguard(cell) for cell in cells])

    def notes_on_headings(self, line):
        return []

    def close(self):
        pass


def never_closed(line):
    return Refused(
        _("A cell in the row of line %(line)s never ends.") % {"line": line},
        _("Look there for a quotation mark that is opened and not closed."),
    )


def too_much_blank(line):
    return Refused(
        _("There are more than %(most)s blank rows before line %(line)s.")
        % {"most": f"{MOST_BLANK:,}", "line": line},
        _("Copy the rows that hold something into a new file."),
    )


def wrongly_encoded(encoding, line):
    return Refused(
        _("About line %(line)s the file is not written in %(encoding)s.")
        % {"line": line, "encoding": encoding},
        _("Choose another encoding, or save the file as CSV UTF-8."),
    )
