"""What of a reporting duty has a date that somebody must be reminded of."""

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from networks.dates import in_words
from networks.models import Contribution, DutyRound
from oia.core.plugs import Dated, DeadlineSource, KindGroup, ShippedRule, register
from oia.core.zones import Due

DUTY_NAMES = ("name", "sensitivity", "lead", "backup", "ended_on")
DUTY_COLUMNS = tuple(f"duty__{name}" for name in DUTY_NAMES)
RELATIONS = ["duty__lead", "duty__backup"]


def dated(duty, words, due, **more):
    """A deadline of a duty: whoever leads it owns it."""
    return Dated(
        title=Truncator(words).chars(300),
        due=due,
        subject=duty,
        owner=duty.lead,
        backup=duty.backup,
        **more,
    )


def rounds():
    return DutyRound.objects.outstanding().select_related(*RELATIONS)


def read_opening(duty_round):
    words = _t("Window opens: %(round)s") % {"round": duty_round}
    due = Due(duty_round.opens_on)
    return dated(duty_round.duty, words, due, certainty=duty_round.certainty, hard=False)


def opened(duty_round):
    """That the window opened. A round without such a day never had the deadline."""
    if not duty_round.opens_on or duty_round.opens_on >= timezone.localdate():
        return handed_in(duty_round)
    return _t("Opened on %(day)s") % {"day": in_words(duty_round.opens_on)}


def read_closing(duty_round):
    words = _t("Hand in: %(round)s") % {"round": duty_round}
    return dated(
        duty_round.duty,
        words,
        duty_round.due,
        certainty=duty_round.certainty,
        organiser_words=duty_round.organiser_words,
        source_link=duty_round.source_link,
    )


def handed_in(duty_round):
    if not duty_round.submitted_on:
        return ""
    return _t("Handed in on %(day)s") % {"day": in_words(duty_round.submitted_on)}


def owed_data():
    owed = Contribution.objects.outstanding().filter(due_on__isnull=False)
    return owed.select_related("department", "round__duty__lead", "round__duty__backup")


def read_contribution(contribution):
    words = _t("Data from %(department)s for %(round)s") % {
        "department": contribution.department,
        "round": contribution.round,
    }
    return dated(contribution.round.duty, words, Due(contribution.due_on), hard=False)


def received(contribution):
    if not contribution.received_on:
        return ""
    return _t("Received on %(day)s") % {"day": in_words(contribution.received_on)}


SOURCES = (
    DeadlineSource(
        kind="duty.opens",
        label=_("Reporting window opens"),
        rows=lambda: rounds().filter(opens_on__gte=timezone.localdate()),
        watch=("opens_on", "period", "certainty", "submitted_on", *DUTY_COLUMNS),
        read=read_opening,
        outcome=opened,
    ),
    DeadlineSource(
        kind="duty.closes",
        label=_("Report to hand in"),
        rows=rounds,
        watch=(
            "closes_on",
            "closes_at",
            "zone_kind",
            "zone",
            "organiser_words",
            "source_link",
            "period",
            "certainty",
            "submitted_on",
            *DUTY_COLUMNS,
        ),
        read=read_closing,
        outcome=handed_in,
    ),
    DeadlineSource(
        kind="duty.contribution",
        label=_("Data that a department owes"),
        rows=owed_data,
        watch=(
            "due_on",
            "received_on",
            "department__name",
            "round__period",
            "round__submitted_on",
            *(f"round__duty__{name}" for name in DUTY_NAMES),
        ),
        read=read_contribution,
        outcome=received,
    ),
)

RULES = (
    ShippedRule(
        slug="duty-opens",
        name="Reporting windows that open",
        kinds=("duty.opens",),
        steps=(14, 0),
        overdue_until=0,
        climbs_after=None,
    ),
    ShippedRule(
        slug="duty-closes",
        name="Reports to hand in",
        kinds=("duty.closes",),
        steps=(60, 30, 14, 7, 3, 1, 0),
        to=("owner", "backup"),
    ),
    ShippedRule(
        slug="duty-contributions",
        name="Data that departments owe",
        kinds=("duty.contribution",),
        steps=(14, 7, 3, 1),
        climbs_after=None,
    ),
)

for plug in (*SOURCES, *RULES):
    register(plug)

register(KindGroup(name="duty", title=_("Duties"), order=20))
