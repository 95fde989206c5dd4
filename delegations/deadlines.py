"""What of a visit or a gift has a date that somebody must be reminded of."""

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from delegations import traveller_deadlines, trip_deadlines
from delegations.choices.gift import WITH_US, Duty
from delegations.choices.visit import DECISIONS, HOSTED
from delegations.models import Delegation, Gift, VisitStep
from oia.core.plugs import Dated, DeadlineSource, KindGroup, ShippedRule, register
from oia.core.zones import Due

__all__ = ["traveller_deadlines", "trip_deadlines"]

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
            *("title", "audience", "days_before", "counted_from", "due_on", "not_before"),
            *(f"delegation__{name}" for name in ("arrives_on", "leaves_on", *COLUMNS)),
        ),
        read=read_step,
    )
)


def to_declare():
    return Gift.objects.to_declare().select_related("owner", "backup", "recipient_user")


def read_declaration(gift):
    """It names neither who gave it nor what it is: mails travel."""
    return Dated(
        title=_t("Declare the gift %(reference)s") % {"reference": gift.reference},
        due=Due(on=gift.declare_by),
        subject=gift,
        owner=gift.owner or gift.recipient_user,
        backup=gift.backup,
    )


def declared(gift):
    """The declaration; nothing where the duty fell away, as with what is returned."""
    if gift.duty != Duty.MUST or gift.status not in WITH_US or gift.declared_on is None:
        return ""
    day = date_format(gift.declared_on, "j M Y")
    words = _t("Declared on %(day)s") % {"day": day}
    return ", ".join(filter(None, [words, gift.declaration]))[:500]


register(
    DeadlineSource(
        kind="gift.declare",
        label=_("Declaration of a gift"),
        rows=to_declare,
        watch=(
            *("reference", "status", "sensitivity", "duty", "declare_by", "declared_on"),
            *("declaration", "owner", "backup", "recipient_user", "brought_on"),
        ),
        read=read_declaration,
        outcome=declared,
    )
)
register(
    ShippedRule(
        slug="gift-declare",
        name="Gifts that are to be declared",
        kinds=("gift.declare",),
        steps=(14, 7, 3, 1, 0),
        to=("owner", "backup"),
        climbs_after=1,
    )
)
register(KindGroup(name="gift", title=_("Gifts"), order=27))
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
