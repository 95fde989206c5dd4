"""What of a visit must never be stored, and by what it is found quickly."""

from django.db.models import F, Index, Q
from django.utils.translation import gettext_lazy as _

from delegations.choices.visit import EXPECTED, Interpreting, VisitStatus
from oia.core.limits import check

LEAVES_FIRST = _("They leave before they arrive.")
NOBODY_COMES = _("Say who comes: a city, an organisation, or in words.")
NO_FEE_CURRENCY = _("A fee has a sum and a currency.")
NO_LANGUAGES = _("Say between which languages the interpreter works.")


CONSTRAINTS = [
    check(
        "delegation_comes_from_somewhere",
        Q(city__isnull=False) | Q(organisation__isnull=False) | ~Q(comes_from=""),
        NOBODY_COMES,
    ),
    check(
        "delegation_leaves_after_it_arrives",
        Q(leaves_on=None) | Q(arrives_on__isnull=False, leaves_on__gte=F("arrives_on")),
        LEAVES_FIRST,
    ),
    check(
        "delegation_interpreted_between_languages",
        ~Q(interpreting=Interpreting.OURS) | ~Q(languages=""),
        NO_LANGUAGES,
    ),
    check(
        "delegation_confirmed_has_a_day",
        ~Q(status__in=[one for one in EXPECTED if one != VisitStatus.ACCEPTED])
        | Q(arrives_on__isnull=False),
        _("A visit is confirmed for a day. Give the day of arrival first."),
    ),
    check(
        "delegation_answered_knows_whether_in_time",
        Q(replied_on=None, kept_promise=None)
        | Q(replied_on__isnull=False, kept_promise__isnull=False),
        _("What was answered knows whether it was in time."),
    ),
    check(
        "delegation_decided_with_a_reason",
        Q(decided_on=None) | ~Q(decision_reason=""),
        _("Give the reason for the decision."),
    ),
    check(
        "delegation_fee_has_a_currency",
        Q(fee=None, fee_paid_on=None) | Q(fee__gte=0) & ~Q(fee_currency=""),
        NO_FEE_CURRENCY,
    ),
    check(
        "delegation_status_is_known",
        Q(status__in=VisitStatus.values),
        _("There is no such state."),
    ),
]

INDEXES = [
    Index(fields=["received_on", "id"], name="delegation_by_receipt"),
    Index(fields=["arrives_on", "id"], name="delegation_by_arrival"),
    Index(fields=["title", "id"], name="delegation_by_title"),
    Index(fields=["status", "received_on", "id"], name="delegation_by_status"),
    Index(fields=["kind", "received_on", "id"], name="delegation_by_kind"),
    Index(fields=["reply_by", "id"], name="delegation_by_reply"),
]
