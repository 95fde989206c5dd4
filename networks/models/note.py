"""Where sources disagree about a figure of the catalogue, or where it is uncertain."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CatalogueNoteQuerySet(models.QuerySet):
    def beside(self, record):
        """The notes on this record by field; those on all of it stand under "whole"."""
        notes = {}
        for note in self.filter(kind=record._meta.model_name, record=record.slug):
            notes.setdefault(note.field or "whole", []).append(note.text)
        return {field: " ".join(texts) for field, texts in notes.items()}


class CatalogueNote(models.Model):
    """What the catalogue says about one figure of one record: who says otherwise, and what.

    Reference data, written by the loader alone; `field` is blank where it concerns the whole.
    """

    slug = models.SlugField(max_length=200, unique=True)
    kind = models.CharField(_("kind of record"), max_length=30)
    record = models.SlugField(_("record"), max_length=100)
    field = models.CharField(_("field"), max_length=40, blank=True)
    text = models.TextField(_("note"))
    catalogue = models.JSONField(default=dict, blank=True, editable=False)

    objects = CatalogueNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note of the catalogue")
        verbose_name_plural = _("notes of the catalogue")
        ordering = ["kind", "record", "field"]
        indexes = [models.Index(fields=["kind", "record"], name="catalogue_note_by_record")]

    def __str__(self):
        return f"{self.record}: {self.field or _('the whole')}"
