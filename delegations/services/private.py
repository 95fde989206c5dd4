"""What only protocol may know of guests: kept, looked at, and removed when it has served."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delegations.choices.visit import EXPECTED, VisitStatus
from delegations.models import Delegation, MemberPrivate
from oia.accounts.models import Office
from oia.core.holding import hold
from oia.core.models import LinkChange, SightRoad
from oia.core.rights import need
from oia.core.sightings import sighting

CHANGE = "delegations.change_memberprivate"
VIEW = "delegations.view_memberprivate"

#: They never came, so nothing of this is needed.
NEVER_CAME = [VisitStatus.DECLINED, VisitStatus.REDIRECTED, VisitStatus.CANCELLED]


@transaction.atomic
def save_private(private, *, by):
    """Keep what protocol typed; a form left empty leaves no row."""
    need(by, CHANGE)
    if private.is_empty:
        if private.pk:
            private.delete()
        return None
    private.changed_by = by
    private.full_clean()
    private.save()
    return private


def seen_by(delegation, user):
    """The restricted data of a party for somebody who may see it. That they looked is kept."""
    need(user, VIEW)
    found = MemberPrivate.objects.visible_to(user).filter(member__delegation=delegation)
    note(delegation, user)
    return found.select_related("member", "changed_by").order_by("member__place", "pk")


def of_all(delegation, user):
    """What is kept of each of a party, or what may be, for somebody who may change it. That they
    looked is kept."""
    need(user, CHANGE)
    known = {one.member_id: one for one in seen_by(delegation, user)}
    party = delegation.members.all()
    return [known.get(member.pk) or MemberPrivate(member=member) for member in party]


@transaction.atomic
def save_all(delegation, typed, *, by):
    """Keep what was typed of guests of a visit: rows as they were read, each with the names of what
    is new in it. What others kept meanwhile stays."""
    hold(delegation)
    rows = MemberPrivate.objects.filter(member__delegation=delegation).order_by("pk")
    known = {one.member_id: one for one in rows.select_for_update(of=["self"])}
    for private, names in typed:
        kept = known.get(private.member_id) or MemberPrivate(member=private.member)
        for name in names:
            setattr(kept, name, getattr(private, name))
        save_private(kept, by=by)


def note(delegation, user):
    """Write down that somebody looked at the restricted data of a visit's guests."""
    seen = sighting(delegation, user, SightRoad.PAGE)
    seen.title = _("%(reference)s: restricted data of guests") % {"reference": delegation.reference}
    seen.save()


def outdated(today, days):
    """The visits whose guests' restricted data has served: so many days after they left, or at
    once where they never came.

    Where nobody knows a day, and they are not expected either, the days count from the last change
    to the visit or to what is kept.
    """
    left, since = Coalesce("leaves_on", "arrives_on"), today - timedelta(days=days)
    closed = Q(status=VisitStatus.CLOSED, arrives_on=None)
    kept = MemberPrivate.objects.order_by().values("member__delegation")
    lately = kept.filter(updated_at__date__gte=since)
    silent = Q(left=None, updated_at__date__lt=since) & ~Q(status__in=EXPECTED) & ~Q(pk__in=lately)
    over = Q(left__lt=since) | Q(status__in=NEVER_CAME) | closed | silent
    return Delegation.objects.annotate(left=left).filter(over, pk__in=kept)


def purge(today=None):
    """Remove the restricted data that has served. Returns of how many people.

    The visit and its party stay, and the visit's history tells what was removed by which rule.
    Safe to run twice, late, or beside itself.
    """
    today, days = today or timezone.localdate(), Office.current().visit_purge_days
    return sum(purge_of(one, days) for one in outdated(today, days).order_by("pk"))


@transaction.atomic
def purge_of(delegation, days):
    removed = MemberPrivate.objects.filter(member__delegation=delegation).delete()[0]
    if removed:
        write_down(delegation, removed, days)
    return removed


def write_down(delegation, count, days):
    words = ngettext(
        "what was kept of %(count)d person", "what was kept of %(count)d people", count
    )
    why = ngettext(
        "By rule: %(days)d day after the visit",
        "By rule: %(days)d days after the visit",
        days,
    )
    if delegation.status in NEVER_CAME:
        why = _("By rule: they do not come")
    elif delegation.arrives_on is None and delegation.status != VisitStatus.CLOSED:
        why = ngettext(
            "By rule: without a day, and nothing changed for %(days)d day",
            "By rule: without a day, and nothing changed for %(days)d days",
            days,
        )
    LinkChange.objects.create(
        subject=delegation,
        field=_("restricted data"),
        removed=[[count, words % {"count": count}]],
        why=why % {"days": days},
        at=timezone.now(),
    )
