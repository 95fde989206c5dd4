"""Who does the work of an import: small files at once, large ones in a worker."""

import logging

from django.db import OperationalError, transaction

from oia.core.waking import wake
from oia.sheets import services, tasks
from oia.sheets.choices import ImportState
from oia.sheets.models import Import
from oia.sheets.taking.undoing import written

log = logging.getLogger(__name__)

FEW_ROWS = 200
FEW_TO_UNDO = 40  # each is asked what hangs on it, which takes longer than to write it
FEW_BYTES = 60_000  # of a file whose rows nobody has counted yet


def run(bringing):
    """Do what an import waits for, or see to it that a worker does.

    Whatever is left undone here, because the database is busy or the broker is away, stands in
    the database and is taken up by the next round.
    """
    if is_small(bringing):
        try:
            services.carry_on(bringing.pk)
        except OperationalError:
            log.warning("%s is left to a worker: the database is busy.", bringing)
    if Import.objects.waiting().filter(pk=bringing.pk).exists():
        transaction.on_commit(lambda: wake(tasks.carry_on, bringing.pk))


def is_small(bringing):
    if bringing.state == ImportState.UNDOING:
        return written(bringing).count() <= FEW_TO_UNDO
    if bringing.total:
        return bringing.total <= FEW_ROWS
    return bool(bringing.file) and bringing.file.size <= FEW_BYTES
