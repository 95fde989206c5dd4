"""The office's clock, for what must be played at another moment than now."""

from contextlib import contextmanager
from unittest import mock

from django.utils import timezone

_REAL = timezone.now


@contextmanager
def standing_at(moment):
    """Let the whole process live at this moment: stamps, history rows and reminders alike.

    For commands that run alone, such as the demo office; never in a server.
    """
    with mock.patch.object(timezone, "now", lambda: moment):
        yield moment


def is_played():
    """Whether this process lives at a moment of its own just now."""
    return timezone.now is not _REAL
