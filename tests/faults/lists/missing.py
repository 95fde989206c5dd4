"""Lists that stand in the URLconf and among no specimens: they would go unmeasured."""

from django.urls import URLResolver, get_resolver

from oia.core.lists import RecordList
from tests.faults.lists.specimens import SPECIMENS


def lists_in(patterns, before=""):
    """The names of all list pages in a URLconf."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            namespace = f"{before}{pattern.namespace}:" if pattern.namespace else before
            yield from lists_in(pattern.url_patterns, namespace)
        elif issubclass(getattr(pattern.callback, "view_class", object), RecordList):
            yield f"{before}{pattern.name}"


def forgotten(post):
    """List pages that nobody measures."""
    known = {specimen.url_name for specimen in SPECIMENS.values()}
    return sorted(set(lists_in(get_resolver("oia.urls").url_patterns)) - known)
