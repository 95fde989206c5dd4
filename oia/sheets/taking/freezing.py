"""Values of columns as plain JSON, to be kept until an import is undone."""

from datetime import date, datetime, time
from decimal import Decimal

from oia.core.sheets import Kind

FROM_TEXT = {
    Kind.NUMBER: Decimal,
    Kind.MONEY: Decimal,
    Kind.DATE: date.fromisoformat,
    Kind.MOMENT: datetime.fromisoformat,
    Kind.TIME: time.fromisoformat,
}


def frozen(column, value):
    """A value as JSON holds it: records by their number, numbers and days as text."""
    if value is None:
        return None
    if column.kind == Kind.LINK:
        return value.pk
    if column.kind == Kind.LINKS:
        return sorted(record.pk for record in value)
    if column.kind == Kind.CHOICES:
        return sorted(value)
    if column.kind in (Kind.DATE, Kind.MOMENT, Kind.TIME):
        return value.isoformat()
    if column.kind in (Kind.NUMBER, Kind.MONEY):
        return as_number(value)
    return value


def as_number(value):
    """The digits of a number without the noughts that say nothing: 12.50 and 12.5 are one."""
    number = Decimal(str(value))
    return f"{number.normalize():f}" if number else "0"


def thawed(column, value):
    """The value again. Records that are gone are left out; None where it was the only one."""
    if value is None:
        return None
    if column.kind == Kind.LINK:
        return column.target.model._default_manager.filter(pk=value).first()
    if column.kind == Kind.LINKS:
        return list(column.target.model._default_manager.filter(pk__in=value))
    return FROM_TEXT.get(column.kind, lambda plain: plain)(value)
