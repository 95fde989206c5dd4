"""How users arrange their lists: the columns they like, the views they keep and share."""

from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from oia.accounts.models import SavedView, User

#: What of an address is no part of a view: the page one is on, and what was asked for once.
PASSING = ("after", "before", "export", "only", "all", "csrfmiddlewaretoken")

MOST_VIEWS = 100  # of one person


def place_of(address):
    """(name of the list, its path, what stands behind the question mark) of an address of ours.

    Raises ValidationError for any other address.
    """
    parts = urlsplit(address)
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    try:
        found = resolve(parts.path) if ours and not parts.netloc else None
    except Resolver404:
        found = None
    if found is None:
        raise ValidationError(_("That is no list of this office."))
    return found.view_name, parts.path, kept_of(parts.query)


def kept_of(query):
    """The state of a list without what passes, each part in its place."""
    kept = QueryDict(query, mutable=True)
    for name in PASSING:
        kept.pop(name, None)
    parts = sorted((name, value) for name, values in kept.lists() for value in values if value)
    made = QueryDict(mutable=True)
    for name, value in parts:
        made.appendlist(name, value)
    return made.urlencode(safe=",")


@transaction.atomic
def remember(user, list_name, **state):
    """Keep how a user likes a list; what is blank is forgotten."""
    fresh = User.objects.select_for_update().get(pk=user.pk)
    known = fresh.lists.get(list_name, {}) | state
    known = {name: value for name, value in known.items() if value}
    others = {name: value for name, value in fresh.lists.items() if name != list_name}
    fresh.lists = others | ({list_name: known} if known else {})
    User.objects.filter(pk=user.pk).update(lists=fresh.lists)
    user.lists = fresh.lists


def keep_view(*, by, list_name, name, query, is_shared=False):
    """Keep a list as it is under a name; a view of one's own by that name is changed."""
    view = SavedView.objects.filter(owner=by, list=list_name, name=name).first()
    if view is None and by.saved_views.count() >= MOST_VIEWS:
        raise ValidationError(_("You have very many views. Please delete one first."))
    view = view or SavedView(owner=by, list=list_name, name=name)
    view.query, view.is_shared = query, is_shared
    view.full_clean()
    view.save()
    return view


def change_view(view, *, by):
    """Rename a view, share it or take it back."""
    check_may(view, by)
    view.full_clean()
    view.save()
    return view


def drop_view(view, *, by):
    check_may(view, by)
    view.delete()


def check_may(view, by):
    if not SavedView.objects.changeable_by(by).filter(pk=view.pk).exists():
        raise PermissionDenied(_("This view is changed by its owner or a director."))
