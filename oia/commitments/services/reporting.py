"""Reports on how a promise stands: planned where they recur, given, and changed."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from oia.commitments.choices import ASKED
from oia.commitments.models import CommitmentReport
from oia.commitments.services.keeping import keep
from oia.core.dates import add_months
from oia.core.rights import need
from oia.core.visibility import Sensitivity
from oia.documents.choices import AttachmentKind
from oia.documents.models import Attachment
from oia.documents.services import attach
from oia.reminders.choices import Status as Done
from oia.reminders.models import Deadline
from oia.reminders.services import settle


@transaction.atomic
def give_report(report, *, by, file=None):
    """Say how a promise stands: in a report that was owed, after which the next one is planned, or
    in one that nobody asked for.
    """
    need(by, f"commitments.{'add' if report._state.adding else 'change'}_commitmentreport")
    report.by = report.by or by
    check_day(report)
    hang_on(report, file, by=by)
    keep(report, by=by, why=_("Reported"))
    plan_next(report.commitment, by=by)
    settle_asked(report.commitment, Done.DONE, by=by, why=_("Reported"))
    return report


def settle_asked(commitment, status, *, by, why):
    """Nobody waits any more for the answer to a letter that asked how it stands."""
    for asked in Deadline.objects.unsettled().about(commitment).filter(kind=ASKED):
        settle(asked, status, by=by, why=why)


@transaction.atomic
def give_for_all(report, others, *, by, file=None):
    """Say once how several promises stand: each gets the report, with the paper that shows it.

    It is the one that a promise owes where that is due within a month, else one beside it.
    """
    give_report(report, by=by, file=file)
    for commitment in others:
        owed = owed_report(commitment)
        is_near = owed is not None and owed.due_on <= add_months(report.on, 1)
        same = owed if is_near else CommitmentReport(commitment=commitment)
        same.on, same.text, same.value = report.on, report.text, report.value
        give_report(same, by=by, file=copy_for(commitment, report))
    return report


def owed_report(commitment):
    return commitment.reports.filter(on=None).first()


def copy_for(commitment, report):
    """The file of a report's paper, to be kept on another promise as well; None where there is
    none, or where more people may see that promise than the paper or the promise that it lies with.
    """
    paper = report.paper
    if paper is None:
        return None
    guarded = {paper.sensitivity, report.commitment.sensitivity} - {Sensitivity.OFFICE}
    if not guarded <= {commitment.sensitivity}:
        return None
    with paper.file.open("rb") as file:
        return ContentFile(file.read(), name=PurePath(paper.file.name).name)


@transaction.atomic
def change_report(report, *, by, file=None):
    """Keep what was changed in a report."""
    need(by, "commitments.change_commitmentreport")
    check_day(report)
    hang_on(report, file, by=by)
    return keep(report, by=by)


@transaction.atomic
def remove_report(report, *, by):
    """Take a report away. The history keeps it; where it was owed, it is owed again."""
    need(by, "commitments.delete_commitmentreport")
    report._history_user = by
    report.delete()
    plan_next(report.commitment, by=by)


def check_day(report):
    if report.on and report.on > timezone.localdate():
        raise ValidationError({"on": _("A report cannot have been given on a day to come.")})
    promised = report.commitment
    if report.on and report.on < promised.given_on:
        words = {"promise": promised, "day": date_format(promised.given_on, "j F Y")}
        said = _("“%(promise)s” was given on %(day)s: nobody can have reported before.") % words
        raise ValidationError({"on": said})


def hang_on(report, file, *, by):
    """Put the file of a report on its commitment, as its paper."""
    if file:
        words = {"commitment": report.commitment}
        title = (_("Report: %(commitment)s") % words)[:200]
        paper = Attachment(
            subject=report.commitment, file=file, title=title, kind=AttachmentKind.REPORT
        )
        paper.on, paper.sensitivity = report.on, report.commitment.sensitivity
        report.paper = attach(paper, by=by)


def plan_next(commitment, *, by):
    """See to it that the report that is owed next is written down with its day, or that none is."""
    owed = owed_report(commitment)
    due_on = next_day(commitment) if commitment.is_open else None
    if owed and commitment.is_open and due_on is None:
        owed._history_user = by
        owed.delete()
    elif due_on and owed is None:
        keep(CommitmentReport(commitment=commitment, due_on=due_on), by=by, why=_("Planned"))
    elif due_on and owed.due_on != due_on:
        owed.due_on = due_on
        keep(owed, by=by, why=_("The rhythm of the reports changed."))


def next_day(commitment):
    """The day of the next report by the rhythm, or None where none is owed any more."""
    months = commitment.report_every
    if not months:
        return None
    last = commitment.reports.given().aggregate(day=Max("due_on"))["day"]
    first = commitment.reports_from or add_months(commitment.given_on, months)
    day = add_months(last, months) if last else first
    over = commitment.report_until and day > commitment.report_until
    return None if over else day
