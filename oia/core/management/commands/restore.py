"""An office as it was when a backup was made."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from oia.core.keeping.archive import BackupError
from oia.core.keeping.restoring import restore
from oia.core.management.commands.up import only_one

OTHER_KEY = (
    "SECRET_KEY is another than it was then: buttons in letters that were sent, calls for a new "
    "password and open logins no longer work."
)


class Command(BaseCommand):
    help = "Bring back the office of a backup, its uploads too. Stop workers and web servers first."

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--replace", action="store_true", help="the office that is here")

    def handle(self, *, file, replace, **options):
        try:
            with only_one(settings.VAR_DIR / "up.lock", self.stdout.write):
                told = restore(file, replace=replace)
        except (BackupError, OSError, DatabaseError) as error:
            raise CommandError(f"{error}\nNothing was changed.") from None
        rows = sum(table["rows"] for table in told["tables"].values())
        self.stdout.write(f"The office of {told['made_at']} is back: {rows} rows.")
        self.stdout.write("All mail is held until somebody has looked: see Reminders › Sending.")
        if not told["same_key"]:
            self.stdout.write(self.style.WARNING(OTHER_KEY))
