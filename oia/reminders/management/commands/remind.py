"""Remind without Celery: in a loop, this command alone delivers everything."""

from contextlib import nullcontext

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from oia.accounts.models import Office
from oia.core.clock import standing_at
from oia.reminders import heartbeat, hold, planning, sources
from oia.reminders.models import Letter
from oia.reminders.returns import bounces
from oia.reminders.sending import claiming, delivery


class Command(BaseCommand):
    help = "Write down what is owed, send it, and say what was done."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="print, and change nothing")
        parser.add_argument("--at", type=moment, help="as if it were then: 2026-12-01 09:00")

    def handle(self, *, dry_run, at, **options):
        with standing_at(at) if at else nullcontext():
            if dry_run:
                self.rehearse()
            else:
                heartbeat.note_this_process("remind")
                try:
                    sources.reconcile()
                    returned = bounces.read_postbox()
                    looked_at = planning.write_down_owed()
                finally:  # what was written down before goes out, whatever stops the rest
                    sent = delivery.deliver_all()
                self.stdout.write(f"{looked_at} deadlines looked at, {sent} letters sent.")
                for outcome, count in returned.items():
                    self.stdout.write(f"Mails in the postbox: {count} {outcome.value}.")
            if hold.is_held():
                self.stdout.write(f"All mail is held; see {settings.SITE_URL}/reminders/sending/")

    @transaction.atomic
    def rehearse(self):
        """Do it all but the sending, print it, and take it back."""
        sources.reconcile()
        planning.write_down_owed()
        office = Office.current()
        waiting = claiming.carrying(Letter.objects.undelivered().order_by("go_at", "pk"))
        for letter in waiting:
            reminders = claiming.still_wanted(letter)
            if reminders:
                delivery.composed(letter, reminders, office)
                goes = timezone.localtime(letter.go_at, office.clock)
                self.stdout.write(f"{goes:%a %d %b %Y %H:%M}  {letter.address}  {letter.subject}")
        self.stdout.write(f"{len(waiting)} letters owed. Nothing was sent or kept.")
        transaction.set_rollback(True)


def moment(text):
    """A date or a date and time, in the office's zone where it names none."""
    found = parse_datetime(text)
    if not found and (day := parse_date(text)):
        found = timezone.datetime(day.year, day.month, day.day)
    if not found:
        raise ValueError(text)
    return found if found.tzinfo else found.replace(tzinfo=Office.current().clock)
