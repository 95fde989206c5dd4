"""Loads the reference data that ships with the program, or a newer set of it."""

import importlib
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from networks.loading.cells import Known
from networks.loading.merge import Merge
from networks.loading.sheets import SHEETS
from networks.services.summits import catch_up

SHIPPED = Path(importlib.import_module("networks").__file__).parent / "catalogue"


class Command(BaseCommand):
    help = (
        "Loads themes, networks, summits, frameworks, declarations. Safe to run again: what staff "
        "edited stays, what they left alone follows the catalogue."
    )

    def add_arguments(self, parser):
        parser.add_argument("--from", dest="folder", type=Path, default=SHIPPED)
        parser.add_argument("--no-gazetteer", action="store_true", help="Leave the cities alone.")

    def handle(self, *, folder, no_gazetteer, **options):
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        if not no_gazetteer:
            call_command("load_gazetteer", stdout=self.stdout, verbosity=1)
        known, bad = Known(), 0
        for sheet in SHEETS:
            if (folder / sheet.name).exists() or folder == SHIPPED:
                outcome = Merge(sheet, known).run(folder / sheet.name)
                self.report(outcome)
                bad += len(outcome.problems)
            else:
                self.stdout.write(f"{sheet.title}: not in {folder}, left as it is")
        for shift in catch_up():
            self.stdout.write(f"moved, and our milestones with it: {shift}")
        if bad:
            raise CommandError(f"{bad} row(s) could not be loaded; see above.")

    def report(self, outcome):
        for line, reason in outcome.problems:
            self.stderr.write(f"{outcome.name}, line {line}: {reason}")
        self.stdout.write(
            f"{outcome.name}: {outcome.read} read, {len(outcome.added)} added, "
            f"{len(outcome.changed)} changed, {outcome.kept} values kept as staff have them, "
            f"{len(outcome.problems)} refused"
        )
