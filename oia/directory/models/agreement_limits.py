"""What of an agreement must never be stored, and by what it is found quickly."""

from django.db.models import Index, Q
from django.utils.translation import gettext_lazy as _

from oia.core.limits import check, in_order
from oia.directory.choices import BEFORE_SIGNING, AgreementStatus, Renewal

TOO_SHORT = _("The term ends before it begins.")
NOT_SIGNED = _("What is still being prepared has no day of signing yet.")


CONSTRAINTS = [
    check(
        "agreement_has_a_partner",
        Q(city__isnull=False) | Q(organisation__isnull=False),
        _("Name the city or the organisation with which it is made."),
    ),
    check("agreement_ends_after_signing", in_order("signed_on", "ends_on"), TOO_SHORT),
    check("agreement_ends_after_it_begins", in_order("effective_on", "ends_on"), TOO_SHORT),
    check(
        "agreement_signed_is_no_longer_prepared",
        Q(signed_on=None) | ~Q(status__in=BEFORE_SIGNING),
        NOT_SIGNED,
        beside="signed_on",
    ),
    check(
        "agreement_terminated_after_signing",
        in_order("signed_on", "terminated_on"),
        _("It cannot be terminated before it was signed."),
        beside="terminated_on",
    ),
    check(
        "agreement_that_renews_itself_says_for_how_long",
        ~Q(renewal=Renewal.AUTOMATIC)
        | Q(ends_on__isnull=False, renews_months__isnull=False, renews_months__range=(1, 600)),
        _("What renews itself has an end of term, and 1 to 600 months that it is renewed by."),
        beside="renews_months",
    ),
    check(
        "agreement_notice_within_reason",
        Q(notice_months=None) | Q(notice_months__lte=60),
        _("Notice is given at most 60 months ahead."),
        beside="notice_months",
    ),
    check(
        "agreement_score_is_1_to_5",
        Q(review_score=None) | Q(review_score__range=(1, 5)),
        _("The score is 1 to 5."),
        beside="review_score",
    ),
    check(
        "agreement_status_is_known",
        Q(status__in=AgreementStatus.values),
        _("There is no such state."),
    ),
]

INDEXES = [
    Index(fields=["title", "id"], name="agreement_by_title"),
    Index(fields=["status", "id"], name="agreement_by_status"),
    Index(fields=["kind", "id"], name="agreement_by_kind"),
    Index(fields=["ends_on", "id"], name="agreement_by_end"),
    Index(fields=["signed_on", "id"], name="agreement_by_signing"),
    Index(fields=["last_activity_on", "id"], name="agreement_by_activity"),
]
