"""Commitments and reports as rows of a sheet, stored through the services of the pages."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from oia.commitments.choices import Status
from oia.commitments.services import closing, promising, reporting
from oia.core.rights import need
from oia.core.subjects import find_subject


@transaction.atomic
def keep_row(commitment, along, *, by):
    """Keep a commitment as its row has it. A row may say that it is closed already: then it is
    written down and closed at once, on the day that the row names."""
    adding = commitment._state.adding
    need(by, f"commitments.{'add' if adding else 'change'}_commitment")
    find_subject(commitment, by=by)
    if not adding:
        need_end(commitment)
        promising.change(commitment, by=by, themes=along.get("themes"))
        return
    wanted, evidence, on = commitment.status, commitment.evidence, commitment.closed_on
    commitment.status, commitment.evidence, commitment.closed_on = Status.OPEN, "", None
    promising.promise(commitment, by=by, themes=along.get("themes"))
    if wanted != Status.OPEN:
        close(commitment, wanted, by=by, why=evidence or _("As its sheet says"), on=on)


def close(commitment, to, *, by, why, on):
    """Close it; what is wrong with the day stands under the heading that the sheet has for it."""
    try:
        closing.move_to(commitment, to, by=by, why=why, on=on)
    except ValidationError as error:
        faults = getattr(error, "error_dict", {})
        if "on" not in faults:
            raise
        raise ValidationError({"closed_on": faults["on"]}) from error


def need_end(commitment):
    """Refuse a row that says how a commitment ended, and does not end it."""
    said = commitment.__dict__.get("row_ended", {})
    said = {name for name in said if (said[name] or None) != (getattr(commitment, name) or None)}
    if said and commitment.__dict__.get("row_goes_to") in (None, "", Status.OPEN):
        words = _("It is told when it is closed: let the row close it too, or leave this empty.")
        if commitment.status != Status.OPEN:
            words = _("It is closed already. Open it again on its own page to close it otherwise.")
        raise ValidationError(dict.fromkeys(said, words))


def move_row(commitment, to, *, by, why=""):
    """Close a commitment as its row says, with evidence and day. No row opens one again: a file
    of last month would undo what was done since. Whoever does, be it for an import that is taken
    back, says why."""
    said = commitment.__dict__.pop("row_ended", {})
    if to == Status.OPEN and not why:
        words = _("It is closed. Whoever opens it again says why, on its own page.")
        raise ValidationError({"status": words})
    why = said.get("evidence") or why
    close(commitment, to, by=by, why=why, on=said.get("closed_on"))


@transaction.atomic
def keep_report(report, along, *, by):
    """Keep a report as its row has it."""
    adding = report._state.adding
    need(by, f"commitments.{'add' if adding else 'change'}_commitmentreport")
    if report.on is None:
        raise ValidationError({"on": _("Say when it was given: those to come plan themselves.")})
    if adding:
        reporting.give_report(report, by=by)
    else:
        reporting.change_report(report, by=by)
