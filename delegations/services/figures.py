"""How many asked to come, what we answered, and how long our answers took."""

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median

from django.utils import timezone

from delegations.choices.visit import TOOK_PLACE, UNANSWERED, VisitStatus
from delegations.models import Delegation


@dataclass
class YearOfVisits:
    """The requests that came in during one fiscal year of the office."""

    year: int
    received: int = 0
    counts: dict = field(default_factory=lambda: defaultdict(int))
    took: list = field(default_factory=list)  # days until the first answer
    in_time: int = 0
    overdue: int = 0

    def add(self, status, received_on, replied_on, kept_promise, reply_by):
        self.received += 1
        self.counts[status] += 1
        if replied_on:
            self.took.append((replied_on - received_on).days)
            self.in_time += bool(kept_promise)
        elif status in UNANSWERED and reply_by < timezone.localdate():
            self.overdue += 1

    @property
    def answered(self):
        return len(self.took)

    @property
    def median_days(self):
        """None where nothing was answered: not naught days."""
        return median(self.took) if self.took else None

    @property
    def longest(self):
        return max(self.took, default=None)

    @property
    def in_time_percent(self):
        """Of what was answered, and of what should have been by now."""
        owed = self.answered + self.overdue
        return round(100 * self.in_time / owed) if owed else None

    @property
    def came(self):
        return sum(self.counts[one] for one in TOOK_PLACE)

    @property
    def declined(self):
        return self.counts[VisitStatus.DECLINED]

    @property
    def redirected(self):
        return self.counts[VisitStatus.REDIRECTED]

    @property
    def cancelled(self):
        return self.counts[VisitStatus.CANCELLED]


def by_year(user, office):
    """The years in which requests came in, the latest first, of what a user may see."""
    found = {}
    seen = Delegation.objects.visible_to(user).order_by()
    rows = seen.values_list("status", "received_on", "replied_on", "kept_promise", "reply_by")
    for status, received_on, *reply in rows.iterator():
        year = office.fiscal_year_of(received_on)
        found.setdefault(year, YearOfVisits(year)).add(status, received_on, *reply)
    return [found[year] for year in sorted(found, reverse=True)]
