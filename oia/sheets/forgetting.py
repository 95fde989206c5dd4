"""Imports are forgotten by the office's rule: their file, and what was read of it row by row.

That there was one stays, with whose it was and how many rows came of it: history names it.
"""

import logging

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from oia.sheets.choices import AT_WORK, OPEN, ImportState
from oia.sheets.models import Import

log = logging.getLogger(__name__)

#: What of an import may hold words of its file.
BLANK = {"reading": {}, "answers": {}, "manners": {}, "questions": [], "notes": [], "trouble": ""}


def forget(before):
    """Forget imports of before a moment at which nobody works. Returns how many rows went."""
    count = sum(forget_one(pk, before) for pk in older(before).values_list("pk", flat=True))
    for bringing in Import.objects.filter(forgotten_at__isnull=False).exclude(file=""):
        let_file_go(bringing)
    return count


def let_file_go(bringing):
    """Delete the file of an import that is forgotten; only then is its name. Safe to run twice."""
    try:
        bringing.file.delete(save=False)
    except OSError:
        log.exception("The file of import %s could not be deleted: it is tried again.", bringing.pk)
    else:
        Import.objects.filter(pk=bringing.pk).update(file="")


def older(before):
    """Those that nobody touched since, and that are not forgotten yet."""
    found = Import.objects.filter(created_at__lt=before, forgotten_at=None)
    for moment in ("began_at", "written_at", "undone_at"):
        found = found.filter(Q(**{moment: None}) | Q(**{f"{moment}__lt": before}))
    return found.exclude(state__in=AT_WORK).order_by("pk")


def forget_one(pk, before):
    """What is half written stays so; what is still open is dropped. Safe to run twice.

    An import that somebody is at by now, or has been since, is left for another day.
    """
    with transaction.atomic():
        old = older(before).filter(pk=pk)
        bringing = old.select_for_update(skip_locked=True, of=("self",)).first()
        if bringing is None:
            return 0
        state = ended(bringing)
        count, _of = bringing.rows.all().delete()
        changes = BLANK | {"state": state, "forgotten_at": timezone.now()}
        Import.objects.filter(pk=pk).update(**changes)
    return count


def ended(bringing):
    """The state in which an import ends at which nobody works any more."""
    if bringing.state not in OPEN:
        return bringing.state
    return ImportState.DONE if bringing.is_half_written else ImportState.DROPPED
