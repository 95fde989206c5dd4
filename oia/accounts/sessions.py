"""Where logins are kept: in the database, as Django does it, but asked in a prepared question.

And what is kept on a device for whoever is logged in there: it goes when they log out.
"""

from functools import wraps

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from oia.core.prepared import Prepared, Slot


class SessionStore(DatabaseStore):
    def _get_session_from_db(self):
        session = OPEN.first(key=self.session_key, now=timezone.now())
        if session is None:
            self._session_key = None
        return session


def open_sessions():
    key, now = Slot("key", CharField()), Slot("now", DateTimeField())
    return Session.objects.filter(session_key=key, expire_date__gt=now)


OPEN = Prepared(open_sessions)


#: Says in a session that the browser was given something to keep.
KEPT = "kept_on_the_device"


def kept_on_the_device(request):
    """Note that a page is kept in this browser, to be opened without a network."""
    if not request.session.get(KEPT):
        request.session[KEPT] = True


def leaves_nothing(view):
    """A way out after which the browser keeps nothing of ours, where it was given something."""

    @wraps(view)
    def leave(request, *args, **kwargs):
        kept = request.session.get(KEPT)
        answer = view(request, *args, **kwargs)
        if kept and not request.user.is_authenticated:
            answer["Clear-Site-Data"] = '"storage"'
        return answer

    return leave
