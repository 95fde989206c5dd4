"""What hangs on records of any kind by a key that the database does not know of: it keeps them."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import ProtectedError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from oia.core.naming import unseen


@cache
def keepers():
    """Every kind of thing without whose record nobody would know whom it is for."""
    return [model for model in apps.get_models() if getattr(model, "keeps_its_subject", False)]


def hanging_on(model, pks):
    """The things that hang on these records of a kind."""
    kind, found = ContentType.objects.get_for_model(model), []
    for keeper in keepers():
        found += keeper._base_manager.filter(subject_type=kind, subject_id__in=pks)
    return found


#: The records of which it was asked already, by model and key: nothing hangs on them.
FREE = ContextVar("free", default=frozenset())


@contextmanager
def asked_together(model, pks):
    """Ask once what hangs on many records that are deleted within this block."""
    held = {thing.subject_id for thing in hanging_on(model, pks)}
    token = FREE.set(FREE.get() | {(model, pk) for pk in pks if pk not in held})
    try:
        yield
    finally:
        FREE.reset(token)


def refuse(sender, instance, **kwargs):
    """A record is not deleted under what hangs on it."""
    if (sender, instance.pk) in FREE.get():
        return
    if things := hanging_on(sender, [instance.pk]):
        raise ProtectedError(_("Papers or decisions hang on it. Remove them first."), set(things))


def in_the_way(along, user):
    """What keeps all that would go along from being deleted, in words that this user may read."""
    words = []
    for model, some in along.items():
        for thing in hanging_on(model, [one.pk for one in some]):
            kind = capfirst(thing._meta.verbose_name)
            words.append(kind if unseen(type(thing), [thing.pk], user) else f"{kind}: {thing}")
    return words
