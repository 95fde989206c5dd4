"""Django's own `migrate`, which does not build the classes of all models at each step."""

from django.core.management.commands import migrate

from oia.core.migrating import additions_alone


class Command(migrate.Command):
    def handle(self, *args, **options):
        with additions_alone():
            super().handle(*args, **options)
