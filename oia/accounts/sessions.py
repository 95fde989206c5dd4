"""Where logins are kept: in the database, as Django does it, but asked in a prepared question."""

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
