"""Bringing a database up to date in seconds instead of a minute.

While migrations run, Django keeps a class of every model as it was at that moment. Whatever is
added to one model makes it build the classes of all models anew that are linked to it in any way,
and in an office everything is linked with everything: a first start built 23,000 classes. To add a
table, a column, an index or a constraint only the class of its own model is needed. What is old in
the others is that they point to a class without the addition; the state is marked so that Django
builds all of them anew before a migration works with records (`RunPython`).
"""

from contextlib import ExitStack, contextmanager
from functools import wraps
from unittest.mock import patch

from django.db.migrations.state import ProjectState

ADDITIONS = ("add_model", "add_field", "add_index", "add_constraint")
REACHING = ("rename_field", "rename_model", "remove_model")


@contextmanager
def additions_alone():
    """Within this, an addition to a model builds the class of that model only."""
    with ExitStack() as patches:
        for names, wrapped in ((ADDITIONS, _alone), (REACHING, _whole)):
            for name in names:
                method = wrapped(getattr(ProjectState, name))
                patches.enter_context(patch.object(ProjectState, name, method))
        yield


def _alone(addition):
    @wraps(addition)
    def adding(state, *what, **options):
        classes = state.__dict__.pop("apps", None)  # so that Django builds none
        addition(state, *what, **options)
        if classes is not None:
            state.apps = classes
            state.is_delayed = True
            state._reload({_model_of(*what, **options)})

    return adding


def _model_of(first, model_name=None, *_what, **_options):
    """(app, model) of an addition: `add_model` is handed a state, the others names."""
    return (first, model_name) if model_name else (first.app_label, first.name_lower)


def _whole(change):
    """What may reach into the tables of other models is done with all classes as they are now."""

    @wraps(change)
    def changing(state, *what, **options):
        if state.is_delayed:
            state.clear_delayed_apps_cache()
            state.is_delayed = False  # whoever asks next has all built
        return change(state, *what, **options)

    return changing
