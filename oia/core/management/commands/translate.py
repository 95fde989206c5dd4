"""Bring the translation of the program into a language up to date."""

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from oia.core.languages import known_languages
from oia.core.wordlist import update


class Command(BaseCommand):
    help = "Write the list of words to translate into a language, and take in what is translated."

    def add_arguments(self, parser):
        parser.add_argument("language", help="its code, such as pl or pt-br")

    def handle(self, language, **options):
        try:
            [(code, name)] = known_languages([language])
        except ImproperlyConfigured as error:
            raise CommandError(error) from None
        path, catalogue = update(code)
        messages = [message for message in catalogue if message.id]
        done = sum(bool(message.string and all(strings_of(message))) for message in messages)
        self.stdout.write(f"{name}: {done} of {len(messages)} translated in {path}")


def strings_of(message):
    return message.string if isinstance(message.string, tuple | list) else [message.string]
