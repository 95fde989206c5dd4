"""Who sees what. Every queryset that reaches a page, feed, export or mail passes `visible_to`."""

from types import SimpleNamespace

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sensitivity(models.TextChoices):
    OFFICE = "office", _("Office")
    MOVEMENTS = "movements", _("Not for readers")
    RESTRICTED = "restricted", _("Restricted")
    PROTOCOL = "protocol", _("Protocol only")


#: The levels as the databases know them. A level that came later is known to the code alone.
AS_STORED = [(one.value, one.label) for one in Sensitivity if one != Sensitivity.MOVEMENTS]


class SensitivityField(models.CharField):
    """Who may see a record. Which levels there are is no business of its column.

    So a new level takes no migration of every table: to migrations it is the column it always was.
    """

    def __init__(self, verbose_name=None, **options):
        level = {"max_length": 12, "choices": Sensitivity, "default": Sensitivity.OFFICE}
        super().__init__(verbose_name or _("sensitivity"), **level | options)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs | {"choices": AS_STORED}


#: The right a user needs to see records of each sensitivity above the common one.
RIGHT_TO_SEE = {
    Sensitivity.MOVEMENTS: "accounts.see_movements",
    Sensitivity.RESTRICTED: "accounts.see_restricted",
    Sensitivity.PROTOCOL: "accounts.see_protocol",
}


def hidden_from(user):
    """The sensitivities that this user may not see. Kept with the user, as their rights are."""
    if not hasattr(user, "_hidden_from"):
        user._hidden_from = [
            level for level, right in RIGHT_TO_SEE.items() if not user.has_perm(right)
        ]
    return user._hidden_from


def levels_for(user, kept=None):
    """The sensitivities that a user may give a record: those they see, and the one it has."""
    hidden = hidden_from(user)
    return [(one, words) for one, words in Sensitivity.choices if one == kept or one not in hidden]


def offer_levels(form, user):
    """Let a form offer its user no level under which they would see the record no more."""
    if field := form.fields.get("sensitivity"):
        field.choices = levels_for(user, form.instance.sensitivity)


def stricter(*levels):
    """The strictest of some levels; what is for protocol only counts as stricter than all else."""
    order = list(Sensitivity)
    return max(levels, key=order.index)


def unless_hidden(record, hidden):
    """A record that another one names, or None where it is not for whoever looks."""
    return None if getattr(record, "sensitivity", None) in hidden else record


def neutral(*records):
    """The neutral title of the first of these records that is not for everybody; blank if none."""
    guarded = (one for one in records if one.sensitivity != Sensitivity.OFFICE)
    return next((one.neutral_title for one in guarded), "")


def eyes(hidden):
    """Somebody who is nobody in particular, and from whom these sensitivities are hidden."""
    return SimpleNamespace(_hidden_from=list(hidden))


class VisibleQuerySet(models.QuerySet):
    """A queryset that knows what a user may see.

    `sensitivity_path` names the field that tells, on this model or on the one it belongs to;
    None where every record of the kind is for the whole office.
    """

    sensitivity_path = "sensitivity"

    def visible_to(self, user):
        if not self.sensitivity_path:
            return self
        if hidden := hidden_from(user):
            return self.exclude(**{f"{self.sensitivity_path}__in": hidden})
        return self

    def guarded(self):
        """Those that are not for the whole office."""
        return self.filter(**{f"{self.sensitivity_path}__in": list(RIGHT_TO_SEE)})

    def wholly_visible_to(self, user):
        """Those of which a user may know all that hangs on them, and their past.

        A kind of record may show itself to somebody whom it concerns and keep the rest to itself.
        """
        return self.visible_to(user)

    def for_list(self):
        """The records with all that a row of their list shows, in one query."""
        return self
