"""The term ledger: its gaps, its renewals, its notice-by dates."""

import logging
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from networks.choices.membership import BELONGING
from networks.choices.membership import MembershipStatus as Status
from networks.dates import add_months
from networks.models import Term
from networks.models.term import follow_ledger
from networks.services.keeping import keep
from oia.core.dates import ONE_DAY, end_after
from oia.core.rights import need

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Gap:
    """Days between two terms on which, by our own ledger, we did not belong."""

    starts_on: date
    ends_on: date
    is_gap = True

    @property
    def days(self):
        return (self.ends_on - self.starts_on).days + 1


def ledger(terms):
    """The terms, the latest first, with the gaps between them as rows of their own."""
    rows, before = [], None
    for term in sorted(terms, key=lambda term: term.starts_on):
        if before and before.ends_on and term.starts_on > before.ends_on + ONE_DAY:
            rows.append(Gap(before.ends_on + ONE_DAY, term.starts_on - ONE_DAY))
        rows.append(term)
        before = term
    return rows[::-1]


def next_period(term):
    """First and last day of a term as long as this one that follows at once."""
    starts_on = term.ends_on + ONE_DAY
    months = (starts_on.year - term.starts_on.year) * 12 + starts_on.month - term.starts_on.month
    if months > 0 and add_months(term.starts_on, months) == starts_on:
        return starts_on, end_after(term.ends_on, months)
    return starts_on, starts_on + (term.ends_on - term.starts_on)


@transaction.atomic
def renew(term, *, by, ends_on=None, why=""):
    """Write the next row of the ledger; the one before stays as it was.

    Raises ValidationError when the term has no end, when a later term is already there, or when
    notice was given.
    """
    need(by, "networks.add_term")
    if term.membership.status == Status.NOTICE_GIVEN:
        raise ValidationError(_("Notice was given: take it back before you renew."))
    if not term.ends_on:
        raise ValidationError(_("A term without end is not renewed."))
    starts_on, usual_end = next_period(term)
    kept = {
        name: getattr(term, name)
        for name in ("membership", "auto_renews", "notice_months", "notice_form", "liability")
    }
    renewal = Term(starts_on=starts_on, ends_on=ends_on or usual_end, renewed_from=term, **kept)
    return keep(renewal, by=by, why=why or _("Renewed"))


def renew_ended(*, by=None, today=None):
    """Renew what renewed itself: ended terms of memberships in force that nobody gave notice on.

    Safe to run at any time and twice: a renewed term has a successor and is passed over. After a
    long silence it writes each period in between. A term that cannot be renewed holds up no other.
    Returns the rows it wrote.
    """
    today = today or timezone.localdate()
    staying = set(BELONGING) - {Status.NOTICE_GIVEN}
    waiting = list(
        Term.objects.last_of_ledger()
        .filter(auto_renews=True, ends_on__lt=today, membership__status__in=staying)
        .select_related("membership__network")
    )
    written = []
    while waiting:
        term = renew_by_itself(waiting.pop(), by=by)
        if term is None:
            continue
        written.append(term)
        if term.ends_on < today:
            waiting.append(term)
    return written


def renew_by_itself(term, *, by):
    """The row that follows, or None where somebody was quicker or the ledger does not allow it."""
    try:
        return renew(term, by=by, why=_("Renewed by itself"))
    except Exception:
        if not term.membership.terms.filter(starts_on__gt=term.starts_on).exists():
            log.exception("The term %s was not renewed.", term.pk)
        return None


@transaction.atomic
def recount_notices(council_days, *, by=None, today=None):
    """The office's lead time changed: reckon anew every notice-by date that still matters."""
    today = today or timezone.localdate()
    terms = list(Term.objects.filter(ends_on__gte=today).exclude(council_days=council_days))
    for term in terms:
        term.reckon_notice(council_days)
        term.updated_at = timezone.now()
    fields = ["council_days", "notice_by", "updated_at"]
    bulk_update_with_history(
        terms,
        Term,
        fields,
        default_user=by,
        default_change_reason=_("The council's lead time changed"),
    )
    follow_ledger({term.membership_id for term in terms})
    return len(terms)
