"""What of a visit has a date that somebody must be reminded of."""

from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from delegations.choices.visit import DECISIONS, HOSTED
from delegations.models import Delegation, VisitStep
from oia.core.plugs import Dated, DeadlineSource, KindGroup, ShippedRule, register
from oia.core.zones import Due

PEOPLE = ("city", "owner", "backup")
COLUMNS = ("reference", "status", "sensitivity", "city", "owner", "backup")


def title_of(what, delegation):
    """What has to be done, for which visit. It travels in mails, so it names no person."""
    place = f", {delegation.city.name}" if delegation.city else ""
    return Truncator(f"{what} · {delegation.reference}{place}").chars(300)


def unanswered():
    return Delegation.objects.unanswered().select_related(*PEOPLE)


def read_reply(delegation):
    return Dated(
        title=title_of(_t("Answer the request for a visit"), delegation),
        due=Due(on=delegation.reply_by),
        subject=delegation,
        owner=delegation.owner,
        backup=delegation.backup,
    )


def answered(delegation):
    """What we answered; nothing where the request fell away before anybody did."""
    return delegation.get_status_display() if delegation.status in DECISIONS else ""


def to_prepare():
    """Steps of visits that we host and that have a day."""
    dated = Q(due_on__isnull=False) | Q(delegation__arrives_on__isnull=False)
    rows = VisitStep.objects.filter(dated, delegation__status__in=HOSTED)
    return rows.select_related(*(f"delegation__{name}" for name in PEOPLE))


def read_step(step):
    delegation = step.delegation
    return Dated(
        title=title_of(step.title, delegation),
        due=Due(on=step.falls_on),
        subject=delegation,
        owner=delegation.owner,
        backup=delegation.backup,
        audience=step.audience,
        hard=False,
    )


register(
    DeadlineSource(
        kind="delegation.reply",
        label=_("Reply to a request for a visit"),
        rows=unanswered,
        watch=("reply_by", *COLUMNS),
        read=read_reply,
        outcome=answered,
    )
)
register(
    DeadlineSource(
        kind="delegation.step",
        label=_("Step of a visit"),
        rows=to_prepare,
        watch=(
            *("title", "audience", "days_before", "counted_from", "due_on"),
            *(f"delegation__{name}" for name in ("arrives_on", "leaves_on", *COLUMNS)),
        ),
        read=read_step,
    )
)
register(
    ShippedRule(
        slug="delegation-reply",
        name="Requests for a visit that wait for an answer",
        kinds=("delegation.reply",),
        steps=(7, 3, 1, 0),
        to=("owner", "backup"),
        climbs_after=1,
    )
)
register(
    ShippedRule(
        slug="delegation-step",
        name="What has to be ready for a visit",
        kinds=("delegation.step",),
        steps=(14, 7, 3, 1),
        climbs_after=1,
    )
)
register(KindGroup(name="delegation", title=_("Visits to our city"), order=25))
