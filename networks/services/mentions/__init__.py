"""How often a text speaks of cities, and where; and what became of them between two drafts."""

from networks.services.mentions.comparing import among, compare
from networks.services.mentions.counting import count
from networks.services.mentions.lists import FAMILIES, languages, word_list

__all__ = ["FAMILIES", "among", "compare", "count", "languages", "word_list"]
