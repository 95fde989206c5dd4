"""The same promised in several places, and what signing was for."""

from collections import Counter
from dataclasses import dataclass, field

from networks.choices.declarations import DiplomaticFunction
from networks.models import SignOn
from oia.commitments.choices import Direction
from oia.commitments.models import Commitment
from oia.core.text import fold


@dataclass
class Group:
    """Promises on one indicator and theme that came from different records."""

    indicator: str
    theme: str
    promises: list = field(default_factory=list)

    @property
    def first_due(self):
        """The promise that binds first: whoever keeps it by then keeps all by their days."""
        dated = [one for one in self.promises if one.due_on]
        return min(dated, key=lambda one: one.due_on, default=None)

    @property
    def targets_differ(self):
        """Whether the sources want different things of the same indicator."""
        wanted = {(one.target_value, one.unit, fold(one.target)) for one in self.promises}
        return len(wanted) > 1

    @property
    def reporting(self):
        """The promises that are reported on: one report may serve all."""
        return [one for one in self.promises if one.report_every]


def promised_twice(user):
    """Open promises of ours with the same indicator and a theme in common, from several records."""
    found = Commitment.objects.open().filter(direction=Direction.OURS).exclude(indicator="")
    found = found.visible_to(user).for_list().prefetch_related("themes")
    groups = {}
    for promise in found.order_by("falls_due_at", "pk"):
        for theme in promise.themes.all() or [None]:
            key = (fold(promise.indicator), theme.pk if theme else None)
            group = groups.setdefault(key, Group(promise.indicator, theme.name if theme else ""))
            group.promises.append(promise)
    return [group for group in groups.values() if sources(group) > 1]


def sources(group):
    """From how many records the promises of a group came."""
    return len({(one.subject_type_id, one.subject_id) for one in group.promises})


def by_function(user):
    """How many sign-ons served which diplomatic function: (words, how many)."""
    told = SignOn.objects.signed().visible_to(user).values_list("functions", flat=True)
    counted = Counter(function for functions in told for function in functions)
    return [(words, counted[value]) for value, words in DiplomaticFunction.choices]
