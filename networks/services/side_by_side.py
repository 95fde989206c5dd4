"""The same promised in several places, and what signing was for."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from networks.choices.declarations import DiplomaticFunction
from networks.models import SignOn
from oia.commitments.choices import Direction, TargetIs
from oia.commitments.models import Commitment
from oia.core.text import fold

SHOWN = 50  # promises of a group


@dataclass
class Group:
    """Promises on one indicator, on themes that they share, which came from different records."""

    indicator: str
    promises: list = field(default_factory=list)
    themes: list = field(default_factory=list)

    @property
    def shown(self):
        return self.promises[:SHOWN]

    @property
    def not_shown(self):
        return len(self.promises[SHOWN:])

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


@dataclass
class Double:
    """The keys of promises on one indicator that came from several records, in order."""

    indicator: str
    keys: tuple
    themes: list


def promised_twice(user):
    """Open promises of ours with the same indicator and a theme in common, from several records.

    Only keys and words are read of them, so that thousands are looked through at once.
    """
    found = Commitment.objects.open().filter(direction=Direction.OURS).exclude(indicator="")
    found = found.visible_to(user)
    themes = themes_of(found)
    by_theme, origins, spelled = defaultdict(list), {}, {}
    rows = found.order_by("falls_due_at", "pk")
    for pk, words, *origin in rows.values_list("pk", "indicator", "subject_type", "subject_id"):
        origins[pk], indicator = tuple(origin), fold(words)
        spelled.setdefault(indicator, words)
        for theme in themes.get(pk, [None]):
            by_theme[indicator, theme].append(pk)
    groups = {}
    for (indicator, theme), keys in by_theme.items():
        if len({origins[key] for key in keys}) > 1:
            # the same promises under several themes are told once
            same = indicator, tuple(keys)
            group = groups.setdefault(same, Double(spelled[indicator], same[1], []))
            group.themes += [theme] if theme else []
    return list(groups.values())


def themes_of(found):
    """The names of the themes of each promise, by its key."""
    ties = Commitment.themes.through.objects.filter(commitment__in=found.order_by().values("pk"))
    themes = defaultdict(list)
    for pk, name in ties.order_by("theme__name", "pk").values_list("commitment", "theme__name"):
        themes[pk].append(name)
    return themes


def side_by_side(doubles):
    """The promises themselves, in one query."""
    keys = {key for double in doubles for key in double.keys}
    known = Commitment.objects.for_list().in_bulk(keys)
    return [
        Group(one.indicator, [known[key] for key in one.keys if key in known], one.themes)
        for one in doubles
    ]


def by_function(user):
    """How many sign-ons served which diplomatic function: (words, how many)."""
    told = SignOn.objects.signed().visible_to(user).values_list("functions", flat=True)
    counted = Counter(function for functions in told for function in functions)
    return [(words, counted[value]) for value, words in DiplomaticFunction.choices]
