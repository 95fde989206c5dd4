"""Which records are about a theme, whether they carry it themselves or through what they belong to.

What one may not see leads to no theme: a summit is not found by the theme of a restricted
declaration.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from oia.core.paths import guards
from oia.core.plugs import Themed, board
from oia.core.visibility import Sensitivity, hidden_from


def of_theme(rows, theme, user):
    """Those of some records that are about a theme, as far as the user may know of it."""
    return rows.filter(pk__in=about(rows.model, theme, user))


def about(model, theme, user):
    """The keys of the records of a model that are about a theme."""
    hidden = hidden_from(user)
    shown = [level for level in Sensitivity if level not in hidden]
    found = Q(pk__in=[])
    for path in paths_of(model):
        by_path = {path: theme} | {f"{guard}__in": shown for guard in guards(model, path)}
        found |= Q(pk__in=model._base_manager.filter(**by_path).values("pk"))
    return model._base_manager.filter(found).values("pk")


def themes_of(record, user):
    """The keys of the themes that a record is about, as far as the user may know of them."""
    hidden, model = hidden_from(user), type(record)
    shown = [level for level in Sensitivity if level not in hidden]
    found = set()
    for path in paths_of(model):
        seen = {f"{guard}__in": shown for guard in guards(model, path)}
        rows = model._base_manager.filter(pk=record.pk, **seen)
        found.update(rows.values_list(path, flat=True))
    return found - {None}


def paths_of(model):
    return [path for plug in board.all(Themed) if plug.model is model for path in plug.paths]


def subject_about(theme, user):
    """The condition on things that hang on a record of any kind: that it is about a theme."""
    found = Q(pk__in=[])
    for plug in board.all(Themed):
        kind = ContentType.objects.get_for_model(plug.model)
        found |= Q(subject_type=kind, subject_id__in=about(plug.model, theme, user))
    return found
