"""Commitments and reports on them as sheets, both ways."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from oia.accounts.sheets import DEPARTMENT, USER
from oia.commitments.models import Commitment, CommitmentReport
from oia.commitments.services.rows import keep_report, keep_row, move_row
from oia.core.plugs import register
from oia.core.sheets import (
    NUMBER,
    Kind,
    Sheet,
    SheetColumn,
    Target,
    of_field,
    of_fields,
    of_state,
    only_out,
)
from oia.core.subjects import about_columns, with_subjects
from oia.directory.sheets import CITY, HOLDING, ORGANISATION, PERSON, THEME
from oia.documents.sheets import PAPER

#: The text is compared as it is written, so that an index finds it among very many.
COMMITMENT = Target(model=Commitment, find=lambda rows, text: rows.filter(text=text))

KINDS = Commitment.objects.kinds()


def began(name, **other):
    """A column that says how a commitment ended: for one that comes in closed, or is closed by its
    row. Of one that is there already, `keep_row` and `move_row` see to it."""

    def write(commitment, value):
        if commitment._state.adding:
            setattr(commitment, name, value or ("" if name == "evidence" else None))
        else:
            commitment.__dict__.setdefault("row_ended", {})[name] = value

    return of_field(Commitment, name, write=write, required=False, **other)


def mayor_name(commitment):
    """The mayor at the time, where the rows were read with that."""
    return getattr(commitment, "mayor_name", None)


register(
    Sheet(
        name="commitments",
        title=_("Commitments"),
        model=Commitment,
        url_name="commitments:commitment-list",
        columns=(
            NUMBER,
            of_field(Commitment, "text", also=("Commitment", "Promise", "Action", "Follow-up")),
            of_field(Commitment, "wording"),
            *(replace(column, required=False) for column in about_columns(KINDS)),
            of_field(Commitment, "direction"),
            of_field(Commitment, "given_on", required=True, also=("Date", "Promised on")),
            of_field(Commitment, "promised_by", target=PERSON, also=("By",)),
            of_field(Commitment, "promised_as", target=HOLDING),
            SheetColumn(
                name="mayor", label=_("mayor at the time"), kind=Kind.TEXT, read=mayor_name
            ),
            of_field(Commitment, "to_organisation", target=ORGANISATION, also=("To", "Partner")),
            of_field(Commitment, "to_person", target=PERSON),
            of_field(Commitment, "to_city", target=CITY),
            of_field(Commitment, "to_words"),
            of_field(Commitment, "due_on", also=("Due", "Deadline", "By when")),
            *of_fields(Commitment, "due_at", "due_after", "due_unit", "due_from"),
            *of_fields(Commitment, "zone_kind", "zone", "organiser_words"),
            of_field(Commitment, "owner", target=USER, also=("Responsible", "Who")),
            of_field(Commitment, "backup", target=USER),
            of_field(Commitment, "department", target=DEPARTMENT, also=("Department",)),
            *of_fields(Commitment, "indicator", "target", "target_is", "target_value", "unit"),
            of_field(Commitment, "themes", target=THEME, also=("Theme", "Topic")),
            *of_fields(Commitment, "report_every", "reports_from", "report_until"),
            of_state(Commitment, also=("Status",)),
            began("closed_on", also=("Done on",)),
            *only_out(Commitment, "closed_by", target=USER),
            began("evidence"),
            *only_out(Commitment, "asked_at"),
            *of_fields(Commitment, "sensitivity", "notes"),
        ),
        keys=(("about_kind", "about", "text"), ("text", "given_on")),
        alike="text",
        alike_within=("given_on",),
        prepare=lambda found: with_subjects(
            found.with_mayor()
            .select_related(
                *("owner", "backup", "department", "closed_by", "to_organisation", "to_person"),
                *("to_city", "promised_by", "promised_as__person", "promised_as__post"),
                "promised_as__post__organisation",
            )
            .prefetch_related("themes"),
            KINDS,
        ),
        save=keep_row,
        move=move_row,
        order=60,
    )
)

register(
    Sheet(
        name="commitment_reports",
        title=_("Reports on commitments"),
        model=CommitmentReport,
        columns=(
            NUMBER,
            of_field(CommitmentReport, "commitment", target=COMMITMENT),
            of_field(CommitmentReport, "on", required=True, also=("Date", "Reported on")),
            of_field(CommitmentReport, "by", target=USER),
            of_field(CommitmentReport, "text", also=("Progress", "Report")),
            of_field(CommitmentReport, "value"),
            *only_out(CommitmentReport, "due_on"),
            *only_out(CommitmentReport, "paper", target=PAPER),
        ),
        keys=(("commitment", "on"),),
        among=lambda reports: reports.given(),
        prepare=lambda found: found.select_related("commitment", "by", "paper"),
        save=keep_report,
        order=61,
    )
)
