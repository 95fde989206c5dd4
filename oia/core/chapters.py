"""What the chapters of a relationship have in common."""

from dataclasses import dataclass
from datetime import date

from oia.core.zones import span_of_days


@dataclass(frozen=True)
class Reach:
    """Which part of a story is asked for: the latest up to a day, or, where `is_ahead`, the nearest
    from that day on; `count` of them.
    """

    day: date
    count: int
    is_ahead: bool = False

    def of(self, found, name):
        """The records whose day of this name lies there."""
        return self._part(found, name, self.day)

    def of_moments(self, found, name):
        """The records of which a moment does."""
        first, end = span_of_days(self.day, self.day)
        return self._part(found, name, first if self.is_ahead else end)

    def _part(self, found, name, edge):
        if self.is_ahead:
            found = found.filter(**{f"{name}__gte": edge}).order_by(name, "pk")
        else:
            found = found.filter(**{f"{name}__lte": edge}).order_by(f"-{name}", "-pk")
        return found[: self.count]
