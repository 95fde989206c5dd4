"""Counts the mentions of cities anew, after a word list came or changed."""

from django.core.management.base import BaseCommand

from networks.services.texts import count_anew


class Command(BaseCommand):
    help = "Count how often texts speak of cities, by the word lists as they are now."

    def handle(self, *, verbosity, **options):
        changed = count_anew()
        if verbosity:
            self.stdout.write(f"{changed} texts came to something else.")
