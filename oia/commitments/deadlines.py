"""What of a commitment has a date that somebody must be reminded of."""

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from oia.commitments.choices import ASKED, Direction, Status
from oia.commitments.models import Commitment, CommitmentReport
from oia.core.plugs import Dated, DeadlineKind, DeadlineSource, KindGroup, ShippedRule, register
from oia.core.zones import Due

COLUMNS = ("text", "sensitivity", "status", "owner", "backup")
DATE = ("due_on", "due_at", "zone_kind", "zone", "organiser_words")
PEOPLE = ("owner", "backup")


def dated(commitment, words, due, **more):
    """A deadline of a commitment: whoever sees to it owns it."""
    return Dated(
        title=Truncator(words).chars(300),
        due=due,
        subject=commitment,
        owner=commitment.owner,
        backup=commitment.backup,
        hard=False,
        **more,
    )


def promised(direction):
    found = Commitment.objects.open().filter(direction=direction, due_on__isnull=False)
    return found.select_related(*PEOPLE)


def read_promise(commitment):
    words = _t("Promised: %(what)s") % {"what": commitment.text}
    return dated(commitment, words, commitment.due, organiser_words=commitment.organiser_words)


def read_awaited(commitment):
    words = _t("Promised to us: %(what)s") % {"what": commitment.text}
    return dated(commitment, words, commitment.due, organiser_words=commitment.organiser_words)


def kept(commitment):
    """That it was kept. What lapsed or was waived fell away."""
    if commitment.status != Status.KEPT:
        return ""
    return _t("Kept on %(day)s: %(evidence)s") % {
        "day": in_words(commitment.closed_on),
        "evidence": commitment.evidence,
    }


def owed_reports():
    relations = [f"commitment__{name}" for name in PEOPLE]
    return CommitmentReport.objects.outstanding().select_related(*relations)


def read_report(report):
    words = _t("Report how it stands: %(what)s") % {"what": report.commitment.text}
    return dated(report.commitment, words, Due(report.due_on))


def reported(report):
    if not report.on:
        return ""
    return _t("Reported on %(day)s") % {"day": in_words(report.on)}


def in_words(day):
    return date_format(day, "j M Y")


SOURCES = (
    DeadlineSource(
        kind="commitment.due",
        label=_("Promise of ours falls due"),
        rows=lambda: promised(Direction.OURS),
        watch=(*COLUMNS, *DATE, "direction"),
        read=read_promise,
        outcome=kept,
    ),
    DeadlineSource(
        kind="commitment.awaited",
        label=_("Promise to us falls due"),
        rows=lambda: promised(Direction.THEIRS),
        watch=(*COLUMNS, *DATE, "direction"),
        read=read_awaited,
        outcome=kept,
    ),
    DeadlineSource(
        kind="commitment.report",
        label=_("Report on a promise"),
        rows=owed_reports,
        watch=("due_on", "on", *(f"commitment__{name}" for name in COLUMNS)),
        read=read_report,
        outcome=reported,
    ),
)

RULES = (
    ShippedRule(
        slug="commitment-due",
        name="Promises of ours",
        kinds=("commitment.due",),
        steps=(90, 30, 14, 7, 3, 1),
        overdue_every=7,
        overdue_until=56,
        climbs_after=14,
    ),
    ShippedRule(
        slug="commitment-awaited",
        name="Promises to us",
        kinds=("commitment.awaited",),
        steps=(7, 0),
        overdue_every=14,
        overdue_until=56,
        climbs_after=None,
    ),
    ShippedRule(
        slug="commitment-asked",
        name="Answers on promises without a date",
        kinds=(ASKED,),
        steps=(1,),
        overdue_every=7,
        overdue_until=56,
        climbs_after=None,
    ),
    ShippedRule(
        slug="commitment-report",
        name="Reports on promises",
        kinds=("commitment.report",),
        steps=(30, 14, 7, 1),
        climbs_after=14,
    ),
)

for plug in (*SOURCES, *RULES):
    register(plug)

register(DeadlineKind(kind=ASKED, label=_("Asked how a promise stands")))
register(KindGroup(name="commitment", title=_("Commitments"), order=25))
