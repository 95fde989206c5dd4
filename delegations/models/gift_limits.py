"""What of a gift must never be stored, and by what it is found quickly."""

from django.db.models import Index, Q
from django.utils.translation import gettext_lazy as _

from delegations.choices.gift import Direction, Duty, GiftStatus, ValueMethod
from oia.core.limits import check

NOBODY_GIVES = _("Say who gave or got it: a person, an organisation, or in words.")
NO_VALUE = _("Give the value, or say that it is not known.")


CONSTRAINTS = [
    check(
        "gift_has_another_side",
        Q(other_person__isnull=False) | Q(other_organisation__isnull=False) | ~Q(other_name=""),
        NOBODY_GIVES,
    ),
    check(
        "gift_value_known_or_not",
        Q(value=None, value_method=ValueMethod.UNKNOWN)
        | (Q(value__isnull=False) & ~Q(value_method=ValueMethod.UNKNOWN)),
        NO_VALUE,
    ),
    check(
        "gift_value_not_negative",
        Q(value=None) | Q(value__gte=0),
        _("An amount cannot be negative."),
    ),
    check(
        "gift_value_has_a_currency",
        Q(value=None) | ~Q(currency=""),
        _("Say in which currency the value is."),
    ),
    check(
        "gift_undecided_has_no_verdict",
        ~Q(status=GiftStatus.OFFERED) | Q(decided_on=None, decided_by=None, decision_reason=""),
        _("While it is undecided, it has no day and no reason of a verdict."),
    ),
    check(
        "gift_declared_on_a_day",
        Q(declared_on__isnull=False) | Q(declared_by=None, declaration=""),
        _("Say on which day it was declared."),
    ),
    check(
        "gift_duty_has_a_day",
        Q(duty=Duty.MUST, declare_by__isnull=False) | (~Q(duty=Duty.MUST) & Q(declare_by=None)),
        _("What must be declared has a day by when."),
    ),
    check("gift_status_is_known", Q(status__in=GiftStatus.values), _("There is no such state.")),
    check(
        "gift_direction_is_known",
        Q(direction__in=Direction.values),
        _("A gift is offered to us or given by us."),
    ),
]

INDEXES = [
    Index(fields=["on", "id"], name="gift_by_day"),
    Index(fields=["description", "id"], name="gift_by_description"),
    Index(fields=["status", "on", "id"], name="gift_by_status"),
    Index(fields=["direction", "on", "id"], name="gift_by_direction"),
    Index(fields=["duty", "on", "id"], name="gift_by_duty"),
    Index(fields=["declare_by", "id"], name="gift_by_declaration"),
    Index(fields=["donor_key"], name="gift_by_donor_in_words"),
]
