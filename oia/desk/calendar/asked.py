"""What somebody wants to see of the calendar, from an address or from a feed that is kept."""

from dataclasses import dataclass
from typing import Any

from oia.core.plugs import CalendarLayer, board


@dataclass(frozen=True)
class Asked:
    """Of which kinds (none: of all), whose, and about which theme."""

    kinds: tuple = ()
    whose: Any = None
    theme: Any = None

    def layers(self, user):
        """Those layers that may be shown to a user and know of what is asked."""
        return [
            layer
            for layer in layers_for(user)
            if (not self.kinds or layer.name in self.kinds) and (layer.themed or not self.theme)
        ]

    def entries(self, user, layer, first, last):
        about = {"theme": self.theme} if self.theme else {}
        return layer.entries(user, first, last, self.whose, **about)


def layers_for(user):
    return [one for one in board.all(CalendarLayer) if not one.right or user.has_perm(one.right)]
