"""The index of the search. All of it is made from other records and can be made anew."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """What one record is found by. It holds what is restricted, so it is shown to nobody:
    whatever is found here is read again through the eyes of whoever asked.

    `names` has what the record is called, folded, between marks; `words` each word once. `text`
    keeps what stands in no column of the record. The databases' own indexes lie on `words`.
    """

    kind = models.CharField(max_length=40)
    key = models.PositiveBigIntegerField()
    weight = models.BigIntegerField(default=0)
    names = models.TextField(blank=True)
    words = models.TextField(blank=True)
    text = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=32)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"],
                name="entry_once_a_record",
                violation_error_message=_("This record is in the index already."),
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.key}"


class Word(models.Model):
    """A word of some name, to compare with what was typed wrong."""

    word = models.CharField(max_length=40, unique=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.word
