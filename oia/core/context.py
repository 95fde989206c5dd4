"""What the frame around every page shows."""

from django.urls import reverse

from oia.core.plugs import NavEntry, board


def navigation(request):
    """The places this user may go to, grouped in order, with the one we are at marked."""
    places = [place_of(entry) for entry in board.all(NavEntry) if opens_to(request.user, entry)]
    here = nearest(places, request.path)
    groups = {}
    for place in places:
        place["here"] = "" if place is not here else exactness(place, request.path)
        groups.setdefault(place["entry"].group, []).append(place)
    return list(groups.items())


def opens_to(user, entry):
    return not entry.right or user.has_perm(entry.right)


def place_of(entry):
    return {"entry": entry, "url": reverse(entry.url_name)}


def nearest(places, path):
    """The place whose address begins this one's; of several the longest."""
    above = [place for place in places if place["url"] == path or is_above(place["url"], path)]
    return max(above, key=lambda place: len(place["url"]), default=None)


def is_above(url, path):
    return url != "/" and path.startswith(url)


def exactness(place, path):
    """What `aria-current` says: this very page, or the place it belongs to."""
    return "page" if place["url"] == path else "true"


def frame(request):
    """The navigation for whoever is logged in. Lazy, so that fragments do not pay for it."""
    user = getattr(request, "user", None)
    return {"navigation": lambda: navigation(request) if user and user.is_authenticated else []}
