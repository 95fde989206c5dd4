"""One row of a file that somebody brings in, and what becomes of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oia.sheets.choices import Fate, Verdict
from oia.sheets.models.imported import Import


class ImportRow(models.Model):
    """What a row means: which record it makes or changes, or why it cannot.

    `name` is what the record is called, `lines` what would change, as [label, old, new].
    `faults` are [heading, reason, how to mend it], `raw` the cells of a row that goes back to be
    mended. `choices` are what a person may choose from where it is doubtful.
    `before` and `after` hold the columns that were changed, for the day when it is undone.
    `later` are links to records of the same file that are still to be tied, by column: what the
    record is called, and what narrows that down.
    """

    bringing = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    verdict = models.CharField(_("what becomes of it"), max_length=8, choices=Verdict)
    name = models.CharField(_("name"), max_length=300, blank=True)
    record_id = models.PositiveBigIntegerField(null=True)
    lines = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    raw = models.JSONField(default=list)
    choices = models.JSONField(default=list)
    fate = models.CharField(_("came of it"), max_length=11, choices=Fate, blank=True)
    reason = models.CharField(_("why"), max_length=500, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    later = models.JSONField(default=dict, db_default={})

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["bringing", "line"]
        constraints = [
            models.UniqueConstraint(fields=["bringing", "line"], name="import_has_each_line_once")
        ]
        indexes = [
            models.Index(fields=["bringing", "verdict", "line"], name="importrow_by_verdict"),
        ]

    def __str__(self):
        return f"{self.bringing}, {self.line}"
