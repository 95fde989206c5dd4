"""What a field is called and counted in where its history is told in words.

The unit of a number is told by the ending of its name; a sum of money by the currency beside it.
A model may call a field otherwise than its form does: `told_as = {"notice_months": _("notice")}`,
and say in `tells` what the values of a field mean: `tells = {"kinds": labels_of_kinds}`.
"""

from decimal import Decimal

from django.utils.translation import ngettext_lazy

from oia.core.rows import money

#: How a number is counted, by the ending of its field's name.
UNITS = {
    "_months": ngettext_lazy("%(count)s month", "%(count)s months", "count"),
    "_weeks": ngettext_lazy("%(count)s week", "%(count)s weeks", "count"),
    "_days": ngettext_lazy("%(count)s day", "%(count)s days", "count"),
    "_years": ngettext_lazy("%(count)s year", "%(count)s years", "count"),
    "hours": ngettext_lazy("%(count)s hour", "%(count)s hours", "count"),
    "_minutes": ngettext_lazy("%(count)s minute", "%(count)s minutes", "count"),
    "_mb": ngettext_lazy("%(count)s MB", "%(count)s MB", "count"),
}


def name_of_field(field):
    """What a field is called in a sentence about its change."""
    return str(getattr(field.model, "told_as", {}).get(field.name, field.verbose_name))


def unit_of(field):
    """The unit of a field that holds a number, or None."""
    return next((unit for ending, unit in UNITS.items() if field.name.endswith(ending)), None)


def counted(field, value):
    """A number with its unit: "6 months"; unchanged where the field has none."""
    unit = unit_of(field)
    return unit % {"count": value} if unit and is_number(value) else value


def is_number(value):
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def is_money(field, row):
    """Whether a field holds a sum, with its currency beside it in the same row."""
    return hasattr(row, "currency") and isinstance(getattr(row, field.attname), Decimal)


def sum_of_money(value, row):
    return money(value, row.currency) if value is not None else None
