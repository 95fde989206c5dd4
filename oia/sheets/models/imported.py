"""One file that somebody brings in, from its upload to the day when it might be undone."""

from datetime import timedelta
from functools import lru_cache
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.utils.translation.trans_real import catalog

from oia.core.plugs import board
from oia.core.remembered import address
from oia.core.sheets import Sheet
from oia.sheets.choices import AT_WORK, ENDED, OPEN, Empty, Fate, ImportState, Verdict

#: The verdicts that a line of the list counts.
TOLD = (Verdict.NEW, Verdict.CHANGED, Verdict.DOUBTFUL, Verdict.WRONG)

#: How long a worker that says nothing keeps an import from others.
LEASE = timedelta(minutes=5)

#: So often work is taken up that was broken off; after that it is given up.
MOST_ATTEMPTS = 3

SEE_ALL = "sheets.see_all_imports"


def stored_name(bringing, file_name):
    """A random name that tells nothing of what is inside."""
    return f"imports/{uuid4().hex}"


class ImportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own; those of everybody for whoever may see everything anyhow."""
        return self if user.has_perm(SEE_ALL) else self.filter(by=user)

    def open(self):
        """Those of which nothing is written, so that whoever brought them may say otherwise."""
        return self.filter(state__in=OPEN).exclude(rows__fate=Fate.WRITTEN)

    def waiting(self, now=None):
        """Those with something to do that no worker holds."""
        free = Q(lease_until=None) | Q(lease_until__lt=now or timezone.now())
        return self.filter(free, state__in=AT_WORK)


class Import(models.Model):
    """A file on its way in. Its number is what history says: "by import 17"."""

    sheet_name = models.CharField(_("kind of record"), max_length=60)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="imports",
        verbose_name=_("brought by"),
    )
    file = models.FileField(_("file"), upload_to=stored_name, max_length=120, blank=True)
    file_name = models.CharField(_("name of the file"), max_length=200)
    state = models.CharField(
        _("state"), max_length=10, choices=ImportState, default=ImportState.MAPPING
    )
    reading = models.JSONField(default=dict)  # what `open_table` takes
    mapping = models.JSONField(default=list)  # a name of a column for each heading, or ""
    manners = models.JSONField(default=dict)  # how the cells of each column are read
    answers = models.JSONField(default=dict)  # what a person decided: {"links": …, "rows": …}
    empty = models.CharField(_("an empty cell"), max_length=5, choices=Empty, default=Empty.KEEP)
    questions = models.JSONField(default=list)  # what nobody but a person can tell
    notes = models.JSONField(default=list)  # what there is to tell about how it was read
    trouble = models.TextField(_("why not"), blank=True)
    good_rows_only = models.BooleanField(_("good rows only"), default=False)
    total = models.PositiveIntegerField(_("rows"), default=0)
    done = models.PositiveIntegerField(_("rows done"), default=0)
    counts = models.JSONField(default=dict)  # rows by verdict
    claim = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    created_at = models.DateTimeField(_("brought at"), auto_now_add=True)
    began_at = models.DateTimeField(null=True)
    check_seconds = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField(_("written at"), null=True)
    undone_at = models.DateTimeField(_("undone at"), null=True)
    forgotten_at = models.DateTimeField(_("forgotten at"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]
        permissions = [("see_all_imports", "Can see what others bring in")]
        indexes = [
            models.Index(fields=["state", "lease_until"], name="import_at_work"),
            models.Index(fields=["by", "file_name", "id"], name="import_by_file"),
        ]

    def __str__(self):
        return str(_("import %(number)s") % {"number": self.pk})

    def get_absolute_url(self):
        return address("sheets:import-detail", self.pk)

    @property
    def why(self):
        """What history says of everything this import changes. Not translated: it is kept."""
        return f"import {self.pk}"

    @property
    def sheet(self):
        """What kind of record comes in; None for a kind that the program has no more."""
        return board.get(Sheet, self.sheet_name)

    @property
    def kind(self):
        """What such records are called; their stored name if the program has them no more."""
        return kind_called(catalog(), self.sheet_name)

    @property
    def edition(self):
        """Tells one preview from any other: when it was begun."""
        return self.began_at.isoformat() if self.began_at else ""

    @property
    def is_at_work(self):
        return self.state in AT_WORK

    @property
    def has_ended(self):
        return self.state in ENDED

    @property
    def is_open(self):
        """Whether whoever brought it may still say otherwise."""
        return self.state in OPEN and not self.is_half_written

    @property
    def is_half_written(self):
        """Whether some rows are written although it has not come to its end."""
        return self.state in OPEN and self.rows.filter(fate=Fate.WRITTEN).exists()

    @property
    def to_write(self):
        """How many rows would be written."""
        return self.count(Verdict.NEW) + self.count(Verdict.CHANGED)

    @property
    def is_flawless(self):
        """Whether every row can be written, or need not be."""
        return not self.count(Verdict.WRONG) and not self.count(Verdict.DOUBTFUL)

    def count(self, verdict):
        return self.counts.get(verdict, 0)

    @property
    def told(self):
        """How many rows came of which verdict, as a line of the list says it: number and words."""
        return told_by(catalog(), *(self.count(verdict) for verdict in TOLD))

    @property
    def of_rows(self):
        return of_rows(catalog(), self.total)


@lru_cache(maxsize=512)
def kind_called(spoken, name):
    sheet = board.get(Sheet, name)
    return str(sheet.title) if sheet else name


@lru_cache(maxsize=1_024)
def told_by(spoken, *counts):
    words = (_t("new"), _t("changed"), _t("to be decided"), _t("wrong"))
    return [(f"{count:,}", told) for count, told in zip(counts, words, strict=True) if count]


@lru_cache(maxsize=1_024)
def of_rows(spoken, count):
    return ngettext("of %(told)s row", "of %(told)s rows", count) % {"told": f"{count:,}"}
