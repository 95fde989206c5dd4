"""Fills the table of cities."""

from django.core.management.base import BaseCommand
from django.db import transaction

from oia.directory.gazetteer import ATTRIBUTION, load


class Command(BaseCommand):
    help = f"Load the cities of the world ({ATTRIBUTION}). Keeps what staff changed or added."

    @transaction.atomic
    def handle(self, *, verbosity, **options):
        done = load()
        if verbosity:
            self.stdout.write(f"{done['new']:,} new cities, {done['changed']:,} changed.")
