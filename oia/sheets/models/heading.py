"""Which column a heading meant when somebody said so last."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class KnownHeading(models.Model):
    """A heading of some file, as it was mapped the last time an import with it was written."""

    sheet = models.CharField(_("kind of record"), max_length=60)
    heading = models.CharField(_("heading"), max_length=200)  # folded
    column = models.CharField(
        _("column"), max_length=80, blank=True, help_text=_("Blank: it was left out.")
    )

    class Meta:
        verbose_name = _("known heading")
        verbose_name_plural = _("known headings")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "heading"], name="heading_is_known_once")
        ]

    def __str__(self):
        return f"{self.heading} → {self.column or '–'}"
