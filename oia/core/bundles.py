"""Paths in bundles: an address is held against each first word once, not against every path."""

from importlib import import_module

from django.urls import URLPattern, include, path
from django.urls.resolvers import RoutePattern


def paths_of(urls):
    """All that an app's module of paths says, in bundles."""
    said = import_module(urls)
    return path("", include((bundled(said.urlpatterns), getattr(said, "app_name", None))))


def bundled(paths):
    """The same paths, all with one first word in a bundle that stands where the first of them did.

    A path that begins with a parameter, or is a regular expression, stays by itself.
    """
    bundles = {}
    for one in paths:
        word, _slash, rest = str(one.pattern).partition("/")
        if isinstance(one, URLPattern) and is_plain(one.pattern, word):
            one = path(rest, one.callback, one.default_args, one.name)
            bundles.setdefault(f"{word}/", []).append(one)
        else:
            bundles[one] = one
    return [path(word, include(some)) if word != some else some for word, some in bundles.items()]


def is_plain(pattern, word):
    """Whether a path begins with a word that is followed by more."""
    return isinstance(pattern, RoutePattern) and word and "<" not in word and "/" in str(pattern)
