"""What must be in place before the doors open: tables, static files, catalogue, demo office."""

import hashlib
import os
import secrets
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

DEMO_LOGINS = ("reader", "officer", "protocol", "director", "admin")


def prepare(say, *, demo):
    """Bring everything up to date; what already is costs next to nothing."""
    call_command("assets")
    if settings.PRODUCTION:
        say("Collecting static files …")
        call_command("collectstatic", interactive=False, verbosity=0)
    fresh = migrate(say)
    loaded = load_catalogue(say, even_if_known=fresh)
    if demo and not settings.PRODUCTION and not get_user_model().objects.exists():
        say("Furnishing the demo office …")
        call_command("load_demo", verbosity=0)
    if loaded:
        say("Indexing for the search …")
        call_command("index_search", verbosity=0)
    connections.close_all()


def migrate(say):
    """Whether there was anything to migrate."""
    executor = MigrationExecutor(connection)
    owed = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if owed:
        say("Setting up the database …")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    return bool(owed)


def load_catalogue(say, *, even_if_known):
    """The reference data, if it is new to this database, which itself remembers. True if so."""
    folder = Path(apps.get_app_config("networks").path) / "catalogue"
    # the cities come from a package, hence the pins
    content = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            content.update(str(file.relative_to(folder)).encode() + file.read_bytes())
    if cache.get("catalogue-loaded") == content.hexdigest() and not even_if_known:
        return False
    say("Loading the catalogue …")
    call_command("load_catalogue", verbosity=0)
    cache.set("catalogue-loaded", content.hexdigest(), timeout=None)
    return True


def choose_demo_password():
    """Named by the environment, else made once and kept, so that the next start has the same."""
    kept = settings.VAR_DIR / "demo-password"
    chosen = settings.DEMO_PASSWORD or (kept.read_text().strip() if kept.exists() else "")
    chosen = chosen or secrets.token_urlsafe(9)
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(chosen + "\n")
    os.environ["DEMO_PASSWORD"] = settings.DEMO_PASSWORD = chosen
    return chosen


def demo_logins(password):
    """(name, whether that password opens it) for each demo login that is there."""
    user_model = get_user_model()
    names = user_model.objects.filter(**{f"{user_model.USERNAME_FIELD}__in": DEMO_LOGINS})
    there = {user.get_username(): user.check_password(password) for user in names}
    connections.close_all()
    return [(name, there[name]) for name in DEMO_LOGINS if name in there]
