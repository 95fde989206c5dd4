"""What of a commitment must never be stored, and by what it is found quickly."""

from django.db.models import F, Index, Q
from django.utils.translation import gettext_lazy as _

from oia.commitments.choices import Status
from oia.core.limits import check

TOO_EARLY = _("It falls due before it was given.")
NO_EVIDENCE = _("Say how one can see that it was kept.")


def both_or_neither(first, second):
    one = Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
    return one | Q(**{f"{first}__isnull": False, f"{second}__isnull": False})


CONSTRAINTS = [
    check(
        "commitment_closed_says_when",
        Q(status=Status.OPEN, closed_on=None) | ~Q(status=Status.OPEN) & Q(closed_on__isnull=False),
        _("Whatever is closed says since when; what is open does not."),
    ),
    check("commitment_kept_has_evidence", ~Q(status=Status.KEPT) | ~Q(evidence=""), NO_EVIDENCE),
    check(
        "commitment_due_after_it_was_given",
        Q(due_on=None) | Q(due_on__gte=F("given_on")),
        TOO_EARLY,
    ),
    check(
        "commitment_counts_from_some_day",
        Q(due_after=None, due_from="") | Q(due_after__isnull=False) & ~Q(due_from=""),
        _("Say both how long after, and after which day."),
    ),
    check(
        "commitment_reports_within_reason",
        Q(report_every=None) | Q(report_every__range=(1, 120)),
        _("Reports recur every 1 to 120 months, or not at all."),
    ),
    check(
        "commitment_reports_end_only_if_they_recur",
        Q(report_every__isnull=False) | Q(reports_from=None, report_until=None),
        _("Say every how many months a report is due."),
    ),
    check(
        "commitment_reports_end_after_they_begin",
        Q(reports_from=None) | Q(report_until=None) | Q(report_until__gte=F("reports_from")),
        _("The reports end before the first one is due."),
    ),
    check(
        "commitment_came_from_one_record",
        both_or_neither("subject_type", "subject_id"),
        _("Name both the kind of record and the record."),
    ),
    check(
        "commitment_given_to_one_record",
        both_or_neither("to_type", "to_id"),
        _("Name both the kind of partner and the partner."),
    ),
    check(
        "commitment_backed_by_another",
        Q(owner=None) | Q(backup=None) | ~Q(owner=F("backup")),
        _("The backup is somebody other than the owner."),
    ),
]

INDEXES = [
    Index(fields=["status", "falls_due_at", "id"], name="commitment_by_state"),
    Index(fields=["falls_due_at", "id"], name="commitment_by_date"),
    Index(fields=["owner", "status", "falls_due_at"], name="commitment_by_owner"),
    Index(fields=["department", "status", "falls_due_at"], name="commitment_by_department"),
    Index(fields=["subject_type", "subject_id"], name="commitment_by_subject"),
    Index(fields=["to_type", "to_id"], name="commitment_by_partner"),
    Index(fields=["given_on", "id"], name="commitment_by_giving"),
    Index(fields=["text", "id"], name="commitment_by_text"),
    Index(fields=["status", "text", "id"], name="commitment_by_state_text"),
]
