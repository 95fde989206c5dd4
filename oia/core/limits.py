"""What must never be stored, as constraints that tell people why in their own words."""

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext as _


class Beside(CheckConstraint):
    """A constraint whose words stand beside one of the fields that it is about.

    To the database, and so to migrations, it is one like any other.
    """

    def __init__(self, *, field, **kwargs):
        super().__init__(**kwargs)
        self.field = field

    def deconstruct(self):
        _path, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs

    def clone(self):
        return type(self)(field=self.field, **self.deconstruct()[2])

    def validate(self, *args, **kwargs):
        try:
            super().validate(*args, **kwargs)
        except ValidationError as error:
            raise ValidationError({self.field: error}) from None


def check(name, condition, words, beside=""):
    """A constraint of the database; `words` are what a form says where it is broken, on top or
    `beside` a field.
    """
    said = {"condition": condition, "name": name, "violation_error_message": words}
    return Beside(field=beside, **said) if beside else CheckConstraint(**said)


def in_order(first, second):
    """The second of two days does not come before the first, as far as both are known."""
    return Q(**{first: None}) | Q(**{second: None}) | Q(**{f"{second}__gte": F(first)})


def check_backup(record, owner="owner"):
    """Refuse whoever is to stand in for themselves. `owner` names who answers for the record."""
    answers = getattr(record, f"{owner}_id")
    if answers and answers == record.backup_id:
        raise ValidationError({"backup": _("Choose a backup other than the owner.")})
