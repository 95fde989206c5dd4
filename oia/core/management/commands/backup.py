"""All of the office in one file."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from oia.core.keeping.archive import BackupError
from oia.core.keeping.backing_up import back_up


class Command(BaseCommand):
    help = "Write database and uploads into one file, while the office goes on working."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", help="in var/backups and named by date unless given")

    def handle(self, *, file, verbosity, **options):
        try:
            path, told = back_up(file or by_date())
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from None
        if verbosity:
            rows = sum(table["rows"] for table in told["tables"].values())
            size = path.stat().st_size / 1024 / 1024
            self.stdout.write(f"{path}: {rows} rows, {told['uploads']} uploads, {size:.1f} MB.")
            self.stdout.write(
                "Keep SECRET_KEY elsewhere: it is not in there, and links in letters need it."
            )


def by_date():
    folder = settings.VAR_DIR / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"office-{timezone.now():%Y%m%d-%H%M%S}.zip"
