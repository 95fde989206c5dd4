"""What only a person can decide of the rows of an import, and what they said."""

from dataclasses import dataclass, field

from oia.core.naming import seen_by
from oia.sheets.choices import Verdict
from oia.sheets.taking.taking import LEFT_OUT, NEW

LOOKED_AT = 2_000  # doubtful rows; the others ask again once these are decided
ASKED_AT_ONCE = 50


@dataclass
class NameAsked:
    """A name that rows give for another record, asked once for all rows that say the same."""

    column: str
    label: str
    text: str
    reason: str
    options: list
    lines: list = field(default_factory=list)

    @property
    def field(self):
        return f"link:{self.column}:{self.text}"

    @property
    def numbers(self):
        """The records to choose from, by their number as a form sends it."""
        return {str(option[0]): option[0] for option in self.options}


def names_asked(bringing):
    """The names that are in doubt, those that most rows wait for first."""
    found = {}
    doubtful = bringing.rows.filter(verdict=Verdict.DOUBTFUL).order_by("line")
    for line, choices in doubtful.values_list("line", "choices")[:LOOKED_AT]:
        for one in choices:
            if one["about"] == "link":
                key = (one["column"], one["text"])
                told = (*key, one["reason"], one["options"])
                asked = found.setdefault(key, NameAsked(told[0], one["label"], *told[1:]))
                asked.lines.append(line)
    return sorted(found.values(), key=lambda asked: -len(asked.lines))


def said_of_names(bringing, data):
    """What was chosen for names, as `start_check` takes it. What was not offered is not heard."""
    links, rows = {}, {}
    for asked in names_asked(bringing):
        said = data.get(asked.field, "")
        if said == LEFT_OUT:
            rows |= {str(line): LEFT_OUT for line in asked.lines}
        elif said in asked.numbers:
            links.setdefault(asked.column, {})[asked.text] = asked.numbers[said]
    return {"links": links, "rows": rows}


def said_of_rows(bringing, data):
    """What was chosen for rows: a record, a new one, or to leave the row out."""
    said = {}
    lines = [name.removeprefix("row:") for name in data if name.startswith("row:")]
    lines = [int(line) for line in lines if line.isdecimal() and len(line) < 10]
    for row in bringing.rows.filter(verdict=Verdict.DOUBTFUL, line__in=lines):
        answer = data[f"row:{row.line}"]
        about_row = [one for one in row.choices if one["about"] == "row"]
        offered = {str(pk): pk for one in about_row for pk, _name in one["options"]}
        if answer in offered:
            said[str(row.line)] = offered[answer]
        elif about_row and answer in (NEW, LEFT_OUT):
            said[str(row.line)] = answer
    return said


def decided(bringing, data):
    """All that was said on one page. Rows of which nothing holds any more ask again."""
    said = said_of_names(bringing, data)
    rows = said["rows"] | said_of_rows(bringing, data)
    again = {line: None for line in data.getlist("again") if line.isdecimal()}
    return {"links": said["links"], "rows": rows | again}


def addresses(model, keys, user):
    """Where the records with these numbers stand, as far as they have a page and may be seen."""
    rows = seen_by(model, user).filter(pk__in=set(keys) - {None})
    rows = rows.for_list() if hasattr(rows, "for_list") else rows
    if not hasattr(model, "get_absolute_url"):
        return {}
    return {record.pk: record.get_absolute_url() for record in rows}
