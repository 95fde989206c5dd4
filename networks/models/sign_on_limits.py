"""What of a sign-on must never be stored, and by what it is found quickly."""

from django.db.models import F, Index, Q
from django.utils.translation import gettext_lazy as _

from networks.choices.declarations import NOT_SIGNED, WAS_SIGNED, SignOnStatus
from oia.core.limits import check, in_order

UNSIGNED = _("What is signed has a day of signing.")
TOO_EARLY_SIGNED = _("What is not signed has no day of signing yet.")
UNSAID = _("Say under which conditions it was approved.")
TAKES_EFFECT = _("The approval takes effect before it is given.")
NOBODY = _("Say who signed: somebody with a post, or a name.")
ON_WHICH_DAY = _("An approval has its day.")


CONSTRAINTS = [
    check(
        "sign_on_signed_has_a_day",
        ~Q(status__in=WAS_SIGNED) | Q(signed_on__isnull=False),
        UNSIGNED,
    ),
    check(
        "sign_on_unsigned_has_no_day",
        ~Q(status__in=NOT_SIGNED) | Q(signed_on=None),
        TOO_EARLY_SIGNED,
    ),
    check(
        "sign_on_approved_has_a_day",
        ~Q(status__in=[SignOnStatus.APPROVED, SignOnStatus.CONDITIONS])
        | Q(approved_on__isnull=False),
        ON_WHICH_DAY,
    ),
    check(
        "sign_on_with_conditions_names_them",
        ~Q(status=SignOnStatus.CONDITIONS) | ~Q(conditions=""),
        UNSAID,
    ),
    check(
        "sign_on_approval_takes_effect_after_it",
        Q(approved_from=None) | Q(approved_on__isnull=False, approved_from__gte=F("approved_on")),
        TAKES_EFFECT,
    ),
    check(
        "sign_on_confirmed_after_signing",
        in_order("signed_on", "confirmed_on"),
        _("It cannot be confirmed before it was signed."),
    ),
    check(
        "sign_on_ends_after_signing",
        in_order("signed_on", "ended_on"),
        _("It cannot end before it was signed."),
    ),
    check(
        "sign_on_status_is_known",
        Q(status__in=SignOnStatus.values),
        _("There is no such state."),
    ),
]

INDEXES = [
    Index(fields=["received_on", "id"], name="sign_on_by_request"),
    Index(fields=["due_on", "id"], name="sign_on_by_closing"),
    Index(fields=["signed_on", "id"], name="sign_on_by_signing"),
    Index(fields=["status", "id"], name="sign_on_by_status"),
]
