"""The same promised in several places, and what signing was for."""

from collections import Counter
from dataclasses import dataclass, field

from networks.choices.declarations import DiplomaticFunction
from networks.models import SignOn
from oia.commitments.choices import Direction, TargetIs
from oia.commitments.models import Commitment
from oia.core.text import fold


@dataclass
class Group:
    """Promises on one indicator, on themes that they share, which came from different records."""

    indicator: str
    promises: list = field(default_factory=list)
    themes: list = field(default_factory=list)

    @property
    def first_due(self):
        """The promise that binds first: whoever keeps it by then keeps all by their days."""
        dated = [one for one in self.promises if one.due_on]
        return min(dated, key=lambda one: one.due_on, default=None)

    @property
    def targets_differ(self):
        """Whether the sources want different things of the same indicator."""
        wanted = {
            (one.target_value, one.target_is, one.measure, fold(one.target))
            for one in self.promises
        }
        return len(wanted) > 1

    @property
    def strictest(self):
        """The promise whose figure binds: whoever reaches it reaches all. None where no one can
        tell: a figure is missing, or their units or sides differ, or nobody said on which side.
        """
        sides = {(one.target_is, one.measure) for one in self.promises}
        if len(sides) > 1 or any(one.target_value is None for one in self.promises):
            return None
        side, _measure = sides.pop()
        if not side or not self.targets_differ:
            return None
        hardest = max if side == TargetIs.AT_LEAST else min
        return hardest(self.promises, key=lambda one: one.target_value)

    @property
    def one_report_serves(self):
        """Whether some are reported on, and one report may serve all: their units are alike."""
        alike = len({one.measure for one in self.promises}) == 1
        return alike and any(one.report_every for one in self.promises)


def promised_twice(user):
    """Open promises of ours with the same indicator and a theme in common, from several records."""
    found = Commitment.objects.open().filter(direction=Direction.OURS).exclude(indicator="")
    found = found.visible_to(user).for_list().prefetch_related("themes")
    by_theme = {}
    for promise in found.order_by("falls_due_at", "pk"):
        for theme in promise.themes.all() or [None]:
            indicator, _unit = promise.measure
            key = (indicator, theme)
            by_theme.setdefault(key, Group(promise.indicator)).promises.append(promise)
    groups = {}
    for (indicator, theme), group in by_theme.items():
        if sources(group) > 1:  # the same promises under several themes are told once
            same = (indicator, tuple(one.pk for one in group.promises))
            groups.setdefault(same, group).themes += [theme.name] if theme else []
    return list(groups.values())


def sources(group):
    """From how many records the promises of a group came."""
    return len({(one.subject_type_id, one.subject_id) for one in group.promises})


def by_function(user):
    """How many sign-ons served which diplomatic function: (words, how many)."""
    told = SignOn.objects.signed().visible_to(user).values_list("functions", flat=True)
    counted = Counter(function for functions in told for function in functions)
    return [(words, counted[value]) for value, words in DiplomaticFunction.choices]
