"""Brings the index of the search in step with all records, or makes it anew."""

from django.core.management.base import BaseCommand

from oia.desk.search import indexing


class Command(BaseCommand):
    help = "Bring the index of the search in step with all records; --anew makes it from nothing."

    def add_arguments(self, parser):
        parser.add_argument("--anew", action="store_true", help="forget the index first")

    def handle(self, *, anew, verbosity, **options):
        say = self.stdout.write if verbosity else (lambda words: None)
        count = (indexing.rebuild if anew else indexing.reconcile)(say)
        say(f"{count} entries were written or dropped.")
