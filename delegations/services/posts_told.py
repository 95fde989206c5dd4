"""What somebody is on a trip, as a register tells it: by the post, else by who was mayor."""

import re

from delegations.choices.trip import TravelPart
from oia.commitments.models.terms import mayor_on
from oia.core.text import fold

MAYOR = re.compile(r"(the )?((lord|executive) )?mayor(?=$|[,;(]| of | and )")
ELECTED = re.compile(
    r"(?<!of the )(?<!to the )\bmayor\b|\bcouncill?or\b|\bcouncil ?member\b|\balder(wo)?man\b"
)


def part_of(name, post, day):
    """The part of somebody on a trip. Whoever is named without a post holds an elected one: of
    others few registers tell."""
    words = fold(post)
    if MAYOR.match(words) or (not words and is_mayor(name, day)):
        return TravelPart.MAYOR
    return TravelPart.ELECTED if not words or ELECTED.search(words) else TravelPart.STAFF


def is_mayor(name, day):
    term = day and mayor_on(day)
    return bool(term) and fold(term.person.name) == fold(name)
