"""A believable office around today's date, to look at and to try things in."""

import os
import secrets

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from oia.accounts.models import User
from oia.desk import story
from oia.reminders.models import Deadline, Letter


class Command(BaseCommand):
    help = "Build the demo office: people, memberships, a summit, and weeks of reminders."

    def handle(self, *, verbosity, **options):
        given = os.environ.get("DEMO_PASSWORD", "")
        password = given or secrets.token_urlsafe(9)
        told = self.tell(password)
        told.mail.post()
        if verbosity:
            names = ", ".join(User.objects.values_list("username", flat=True))
            letters = Letter.objects.filter(state="sent").count()
            self.stdout.write(f"The demo office stands: {letters} letters were sent.")
            self.stdout.write(f"Log in as {names}" + ("" if given else f", password {password}"))

    @transaction.atomic
    def tell(self, password):
        """All of the story or nothing."""
        if User.objects.exists() or Deadline.objects.exists():
            raise CommandError(
                "There are records already: the demo goes into an empty office only."
            )
        try:
            return story.tell(password)
        except ObjectDoesNotExist as error:
            raise CommandError(
                f"The demo needs the catalogue; run load_catalogue first. {error}"
            ) from error
