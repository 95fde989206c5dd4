"""By which road a change came: a page, the admin, an import, or the program itself."""

import re
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Road(models.TextChoices):
    """Where a change was made. What an import changed says so in its reason, with its number."""

    PAGE = "page", _("on a page")
    ADMIN = "admin", _("in the admin")
    PROGRAM = "program", _("by the program")


#: The reason that an import gives for everything it changes: "import 17".
BY_IMPORT = re.compile(r"^(?P<undo>undo of )?import (?P<number>\d+)$")

_why = ContextVar("why_everything_changes_now", default="")


def request_now():
    """The request that is being answered, or None where the program works by itself."""
    return getattr(HistoricalRecords.context, "request", None)


def current_road():
    """The road of whatever is changed now. History rows take it when they are made."""
    request = request_now()
    if request is None:
        return Road.PROGRAM.value
    match = getattr(request, "resolver_match", None)
    in_admin = match is not None and match.namespace == "admin"
    return (Road.ADMIN if in_admin else Road.PAGE).value


def current_user():
    """Whoever is logged in while something changes, or for whom the program works; else None."""
    user = getattr(request_now(), "user", None)
    return user if user and user.is_authenticated else None


@contextmanager
def acting(user, why=""):
    """Let the history name this user, as it does while they use the pages, and say why.

    What a person started goes on in a worker, and the demo office is told of people who do things.
    """
    context = HistoricalRecords.context
    before, said = getattr(context, "request", None), _why.set(why)
    context.request = SimpleNamespace(user=user)
    try:
        yield
    finally:
        context.request = before
        _why.reset(said)


def why_now():
    """The reason for whatever changes now, such as "import 17"; blank where none was said."""
    return _why.get()


def arriving_by():
    """The import by which things come in at this moment; blank for all other roads."""
    match = BY_IMPORT.match(why_now())
    return why_now() if match and not match["undo"] else ""


def typed(why):
    """A reason as somebody typed it. Only imports sign as such: by that an undo knows its work."""
    return f"“{why}”" if BY_IMPORT.match(why) and why != why_now() else why


def say_why(sender, history_instance, **kwargs):
    """Give a row of history the reason for everything that changes now, if it has none itself."""
    said = history_instance.history_change_reason
    said = arriving_by() or (typed(said) if said else why_now() or said)
    history_instance.history_change_reason = said
