"""Reads the words of papers for the search, without Celery."""

from django.core.management.base import BaseCommand

from oia.documents import paper_texts
from oia.documents.models import PaperText


class Command(BaseCommand):
    help = "Read the words of papers, so that the search finds them; --anew reads all once more."

    def add_arguments(self, parser):
        parser.add_argument("--anew", action="store_true", help="also those that were read before")

    def handle(self, *, anew, verbosity, **options):
        if anew:
            PaperText.objects.all().delete()
        count = sum(paper_texts.carry_on(pk) for pk in paper_texts.owed())
        if verbosity:
            self.stdout.write(f"{count} papers were read.")
