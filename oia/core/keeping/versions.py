"""Which version of the program a database is of: the migrations that it has behind it."""

from django.apps import apps
from django.db import connection as default
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from oia.core.keeping.plugs import MadeAnew
from oia.core.migrating import additions_alone
from oia.core.plugs import board

#: What need not be there after a restore: everybody logs in again.
LEFT_OUT = {"sessions.Session"}


def applied(connection=default):
    """The migrations of this program that a database has behind it."""
    loader = MigrationLoader(connection)
    return sorted(key for key in loader.applied_migrations if key in loader.disk_migrations)


def known():
    """All migrations that this program brings along."""
    return sorted(MigrationLoader(None).disk_migrations)


def ends(loader, migrations):
    """The last of them in each app."""
    inside = set(migrations)
    followed = {
        parent.key
        for key in inside
        for parent in loader.graph.node_map[key].parents
        if parent.key[0] == key[0]
    }
    return sorted(inside - followed)


def models_at(migrations):
    """Every kind of row as it was after these migrations, by its label, ties included."""
    loader = MigrationLoader(None)
    then = loader.project_state(ends(loader, migrations)).apps
    models = then.get_models(include_auto_created=True)
    ours = [model for model in models if model._meta.managed and not model._meta.proxy]
    made_anew = {plug.name for plug in board.all(MadeAnew)}
    kept = [model for model in ours if model._meta.label_lower not in made_anew]
    return {model._meta.label: model for model in kept if model._meta.label not in LEFT_OUT}


def hanging():
    """Tables made anew that point to others by a foreign key: they are emptied along with those."""
    made_anew = [apps.get_model(plug.name) for plug in board.all(MadeAnew)]
    return [model for model in made_anew if any(field.is_relation for field in model._meta.fields)]


def raise_empty_to(migrations, connection=default):
    """Give an empty database the tables that it had after these migrations."""
    executor = MigrationExecutor(connection)
    with additions_alone():
        executor.migrate(ends(executor.loader, migrations))
