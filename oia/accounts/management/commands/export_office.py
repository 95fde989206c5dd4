"""The whole office in one ZIP, for people and other programs."""

from django.core.management.base import BaseCommand, CommandError

from oia.accounts.leaving import export_office
from oia.core.keeping.archive import BackupError, in_place, written_whole


class Command(BaseCommand):
    help = "Write every record, its history and all uploads as CSV and JSON Lines into one ZIP."

    def add_arguments(self, parser):
        parser.add_argument("file")

    def handle(self, *, file, **options):
        try:
            path = in_place(file)
            with written_whole(path) as target:
                export_office(target, by=None)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"The whole office is in {path}; README.txt and schema.json tell how.")
