"""The words in which imports are told."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    """How far an import has come. Nothing of its file is stored before it is being written."""

    MAPPING = "mapping", _("To be mapped")
    CHECKING = "checking", _("Being checked")
    READY = "ready", _("Checked")
    WRITING = "writing", _("Being written")
    DONE = "done", _("Done")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")
    DROPPED = "dropped", _("Dropped")


#: States in which a worker has something to do.
AT_WORK = (ImportState.CHECKING, ImportState.WRITING, ImportState.UNDOING)

#: Where an import stands again when its work is broken off.
BACK_TO = {
    ImportState.CHECKING: ImportState.MAPPING,
    ImportState.WRITING: ImportState.READY,
    ImportState.UNDOING: ImportState.DONE,
}

#: States in which whoever brought the file may say otherwise, as long as nothing is written.
OPEN = (ImportState.MAPPING, ImportState.READY)

#: States from which nothing follows any more.
ENDED = (ImportState.UNDONE, ImportState.DROPPED)


class Verdict(models.TextChoices):
    """What becomes of one row."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    SAME = "same", _("Unchanged")
    DOUBTFUL = "doubtful", _("To be decided")
    WRONG = "wrong", _("Wrong")
    LEFT_OUT = "left_out", _("Left out")


#: Rows that are written.
TO_WRITE = (Verdict.NEW, Verdict.CHANGED)


class Empty(models.TextChoices):
    """What an empty cell says about a record that is there already."""

    KEEP = "keep", _("leaves what is there")
    CLEAR = "clear", _("makes it empty")


class Fate(models.TextChoices):
    """What came of a row after the preview."""

    WAITING = "", _("not written")
    WRITTEN = "written", _("written")
    PASSED_OVER = "passed_over", _("passed over")
    UNDONE = "undone", _("undone")
    KEPT = "kept", _("not undone")
