"""How records get the number by which people call them: D-2026-014."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class ReferenceCounterManager(models.Manager):
    def next(self, letter, year):
        """The next reference of a kind in a year. To be called in the transaction that uses it.

        Adding one locks the row until that transaction ends: whoever comes second waits, and where
        the first gives up, its number is free again.
        """
        mine = self.filter(letter=letter, year=year)
        if not mine.update(last=F("last") + 1):
            self.get_or_create(letter=letter, year=year)
            mine.update(last=F("last") + 1)
        return f"{letter}-{year}-{mine.get().last:03}"


class ReferenceCounter(models.Model):
    """The last number given to records of a kind in a year. The program writes it."""

    letter = models.CharField(_("kind"), max_length=1)
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    objects = ReferenceCounterManager()

    class Meta:
        verbose_name = _("count of references")
        verbose_name_plural = _("counts of references")
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "year"],
                name="counted_once_a_year",
                violation_error_message=_("This year is counted already."),
            )
        ]

    def __str__(self):
        return f"{self.letter}-{self.year}"
