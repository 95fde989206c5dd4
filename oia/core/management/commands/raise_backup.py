"""A backup of an older version, as this version would have made it. `restore` calls it."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from oia.core.keeping import versions
from oia.core.keeping.archive import BackupError
from oia.core.keeping.backing_up import back_up
from oia.core.keeping.restoring import checked, fill_tables, migrations_of


class Command(BaseCommand):
    help = "Write the tables of an older backup anew. Works in a database that is empty, no other."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("target")

    def handle(self, *, file, target, **options):
        if connection.introspection.table_names():
            raise CommandError("This needs an empty database: name one in DATABASE_URL.")
        try:
            with checked(file) as backup:
                versions.raise_empty_to(migrations_of(backup))
                with transaction.atomic():  # by its end all that rows point to is there
                    fill_tables(backup)
            call_command("migrate", verbosity=0)
            back_up(target, with_uploads=False)
        except BackupError as error:
            raise CommandError(str(error)) from None
