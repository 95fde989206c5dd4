"""What must never be stored, as constraints that tell people why in their own words."""

from django.db.models import CheckConstraint, F, Q


def check(name, condition, words):
    """A constraint of the database; `words` are what a form says where it is broken."""
    return CheckConstraint(condition=condition, name=name, violation_error_message=words)


def in_order(first, second):
    """The second of two days does not come before the first, as far as both are known."""
    return Q(**{first: None}) | Q(**{second: None}) | Q(**{f"{second}__gte": F(first)})
