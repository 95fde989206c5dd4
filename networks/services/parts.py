"""Small things that hang on a record: written down, changed and removed all in one manner."""

from django.db import transaction

from networks.services.keeping import keep
from oia.core.rights import need


def right(part, action):
    meta = part._meta
    return f"{meta.app_label}.{action}_{meta.model_name}"


@transaction.atomic
def save_part(part, *, by, why=""):
    need(by, right(part, "change" if part.pk else "add"))
    return keep(part, by=by, why=why)


@transaction.atomic
def remove_part(part, *, by, why=""):
    need(by, right(part, "delete"))
    part._history_user, part._change_reason = by, why[:100]
    part.delete()
