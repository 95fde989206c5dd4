"""Files that somebody brought in, made for tests as the importer leaves them."""

from collections import Counter
from pathlib import Path

from django.core.files.base import ContentFile

from oia.sheets.choices import ImportState, Verdict
from oia.sheets.models import Import, ImportRow
from tests.factories.accounts import user

HEADINGS = ["Name", "E-mail"]


def bringing(*, rows=(), content=b"Name;E-mail\r\nAna;ana@city.test\r\n", **kw):
    """An import of people, ready to be written unless told otherwise. `rows` are made of dicts."""
    defaults = {
        "sheet_name": "people",
        "file_name": "people.csv",
        "state": ImportState.READY,
        "mapping": ["name", "email"],
        "reading": {
            "headings": HEADINGS,
            "samples": [["Ana"], ["ana@city.test"]],
            "guesses": ["known", "known"],
            "sheet_names": [],
            "encoding": "utf-8",
            "delimiter": ";",
            "heading_line": 1,
        },
        "counts": dict(Counter(str(row["verdict"]) for row in rows)),
        "total": len(rows),
    }
    owner = {"by": kw.pop("by", None) or user()}
    made = Import(**owner | defaults | kw)
    made.file.save(Path(made.file_name).name, ContentFile(content), save=False)
    made.save()
    for line, row in enumerate(rows, start=2):
        ImportRow.objects.create(**{"bringing": made, "line": line} | row)
    return made


def wrong_row(**kw):
    """A row with one fault, as `rows` takes it."""
    fault = ["E-mail", "“ana at city” is no address of e-mail.", "Write it as name@place.org."]
    return {"verdict": Verdict.WRONG, "faults": [fault], "raw": ["Ana", "ana at city"]} | kw
