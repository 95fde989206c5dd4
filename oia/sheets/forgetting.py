"""Imports are forgotten by the office's rule: their file, and what was read of it row by row.

That there was one stays, with whose it was and how many rows came of it: history names it.
"""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from oia.sheets.choices import AT_WORK, OPEN, ImportState
from oia.sheets.models import Import

#: What of an import may hold words of its file.
BLANK = {"reading": {}, "answers": {}, "manners": {}, "questions": [], "notes": [], "trouble": ""}


def forget(before):
    """Forget imports of before a moment at which nobody works. Returns how many rows went."""
    return sum(map(forget_one, older(before)))


def older(before):
    """Those that nobody touched since, and that are not forgotten yet."""
    found = Import.objects.filter(created_at__lt=before, forgotten_at=None)
    for moment in ("began_at", "written_at", "undone_at"):
        found = found.filter(Q(**{moment: None}) | Q(**{f"{moment}__lt": before}))
    return found.exclude(state__in=AT_WORK).order_by("pk")


def forget_one(bringing):
    """What is half written stays so; what is still open is dropped. Safe to run twice."""
    if bringing.state in OPEN:
        ended = ImportState.DONE if bringing.is_half_written else ImportState.DROPPED
        still = Import.objects.filter(pk=bringing.pk, state=bringing.state)
        if not still.update(state=ended):
            return 0
    bringing.file.delete(save=False)
    with transaction.atomic():
        count, _of = bringing.rows.all().delete()
        now = timezone.now()
        Import.objects.filter(pk=bringing.pk).update(**BLANK, file="", forgotten_at=now)
    return count
