"""What somebody knows of a trip that lies ahead, who knows of it only because they travel on it.

They know the trip, who travels along, their own way and lodging and what is for all, the meetings,
and their own costs and claim. What others cost or carry, who agreed to what and why, the briefings
and the papers stay as they are for their role.
"""

from delegations.services import itinerary
from oia.core.visibility import hidden_from


def only_travels(trip, user):
    """Whether a user sees a trip for no other reason than that they travel on it."""
    return trip.sensitivity in hidden_from(user)


def way(trip, user):
    """The legs and the lodgings of a trip that a user knows, each with whom it is for."""
    both = [list(parts.prefetch_related("travellers")) for parts in (trip.legs, trip.stays)]
    if not only_travels(trip, user):
        return both
    return [[part for part in parts if is_for(part, user)] for parts in both]


def is_for(part, user):
    """Whether a leg or a lodging is for somebody, or for all."""
    named = list(part.travellers.all())
    return not named or any(one.user_id == user.pk for one in named)


def days(trip, user, legs, stays, meetings):
    """The days of a trip, with where they are: by their own way for who knows no other."""
    of = legs if only_travels(trip, user) else None
    return itinerary.strip(trip, legs, stays, meetings, of=of)


def costs(trip, user):
    """The costs of a trip that a user knows."""
    found = trip.costs.all()
    return found.filter(traveller__user=user) if only_travels(trip, user) else found
