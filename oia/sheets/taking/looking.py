"""A first look through a whole file: how many rows it has, and how its cells are to be read."""

from dataclasses import dataclass, field

from oia.accounts.models import Office
from oia.core.text import fold
from oia.sheets.meaning import survey
from oia.sheets.reading import tell_raw
from oia.sheets.taking.reader import mapped


@dataclass
class Found:
    """What a look through the file found. `names` are folded names that its rows bring."""

    total: int = 0
    names: set = field(default_factory=set)
    manners: dict = field(default_factory=dict)
    questions: list = field(default_factory=list)
    notes: list = field(default_factory=list)


def look_through(bringing, table):
    """Everything there is to know before the first row is taken for what it means.

    What a person said of a column goes before what the column itself proves.
    """
    columns, found = mapped(bringing), Found(notes=list(table.notes))
    rows = watched(bringing, table, found)
    surveys = survey(columns, rows, headings=table.headings)
    for column, surveyed in zip(columns, surveys, strict=True):
        if surveyed is None:
            continue
        said = bringing.manners.get(column.name, {})
        found.manners[column.name] = surveyed.manner.answered(said).to_dict()
        found.notes += surveyed.notes
        open_still = (one for one in surveyed.questions if not said.get(one.about))
        found.questions += [asked(column, question) for question in open_still]
    return found


def watched(bringing, table, found):
    """The rows, counted on their way, and the names in them kept."""
    names = name_places(bringing)
    for row in table.rows():
        found.total += 1
        for at in names if not row.wrong else ():
            if row.cells[at] is not None:
                found.names.add(fold(tell_raw(row.cells[at])))
        yield row


def name_places(bringing):
    """Where rows say by which name they go."""
    sheet = bringing.sheet
    wanted = {sheet.alike, *(name for key in sheet.keys for name in key[:1])} - {""}
    return [at for at, name in enumerate(bringing.mapping) if name in wanted]


def asked(column, question):
    """A question that only a person can answer, as it is kept until they do."""
    choices = question.choices
    if question.about == "currency":  # of all there are, the office's own is meant most often
        own = Office.current().currency
        choices = sorted(choices, key=lambda choice: choice[0] != own)
    return {
        "column": column.name,
        "label": str(column.label),
        "about": question.about,
        "words": str(question.words),
        "choices": [[value, str(label), str(sample)] for value, label, sample in choices],
        "lines": list(question.lines)[:5],
        "count": question.count,
    }
