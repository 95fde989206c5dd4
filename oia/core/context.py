"""What the frame around every page shows."""

from functools import lru_cache

from django.template import engines
from django.utils.safestring import mark_safe
from django.utils.translation.trans_real import catalog

from oia.core import remembered
from oia.core.plugs import NavEntry, board


def navigation(request):
    """The places this user may go to, grouped in order, with the one we are at marked, as HTML."""
    places = tuple(
        (entry.url_name, remembered.place(entry.url_name))
        for entry in board.all(NavEntry)
        if opens_to(request.user, entry)
    )
    here = nearest([url for _name, url in places], request.path)
    return drawn(catalog(), places, here, exactness(here, request.path))


@lru_cache(maxsize=512)
def drawn(spoken, places, here, exactness):
    """The navigation in a language, with these places; kept, as it is on every page."""
    urls, groups = dict(places), {}
    for entry in board.all(NavEntry):
        if url := urls.get(entry.url_name):
            mark = exactness if url == here else ""
            groups.setdefault(entry.group, []).append({"entry": entry, "url": url, "here": mark})
    template = engines["parts"].env.get_template("places.html")
    return mark_safe(template.render(navigation=groups.items()))  # escaped in the template


def opens_to(user, entry):
    return not entry.right or user.has_perm(entry.right)


def nearest(urls, path):
    """The address of ours that begins this one; of several the longest."""
    above = [url for url in urls if url == path or is_above(url, path)]
    return max(above, key=len, default="")


def is_above(url, path):
    return url != "/" and path.startswith(url)


def exactness(here, path):
    """What `aria-current` says: this very page, or the place it belongs to."""
    return "page" if here == path else "true"


def frame(request):
    """The navigation for whoever is logged in. Lazy, so that fragments do not pay for it."""
    user = getattr(request, "user", None)
    return {"navigation": lambda: navigation(request) if user and user.is_authenticated else ""}
