"""The ceremony of a visit: flags side by side, and who speaks after whom."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from delegations.choices.hosting import Whose
from delegations.models.part import VisitPart, of_visit


def place(help_text):
    return models.PositiveSmallIntegerField(
        _("place"), default=1, validators=[MinValueValidator(1)], help_text=help_text
    )


def whose():
    return models.CharField(_("whose"), max_length=6, choices=Whose, default=Whose.THEIRS)


def centimetres(words):
    return models.PositiveSmallIntegerField(
        words, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(2000)]
    )


class VisitFlag(VisitPart):
    """One flag. Flags that stand together are of one height and one area, and in an order."""

    page_section = "ceremony"

    delegation = of_visit("flags")
    place = place(_("From left to right as one looks at them."))
    name = models.CharField(_("flag"), max_length=100, help_text=_("Such as: Japan, or Kobe."))
    whose = whose()
    width = centimetres(_("width in cm"))
    height = centimetres(_("height in cm"))

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        ordering = ["delegation", "place", "pk"]

    def __str__(self):
        return self.name


class VisitSpeech(VisitPart):
    """Somebody who speaks, in the order in which they do."""

    page_section = "ceremony"

    delegation = of_visit("speeches")
    place = place(_("In the order of speaking."))
    speaker = models.CharField(_("who speaks"), max_length=200)
    whose = whose()
    about = models.CharField(_("about what"), max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
    )
    language = models.CharField(_("language"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("speech")
        verbose_name_plural = _("speeches")
        ordering = ["delegation", "place", "pk"]

    def __str__(self):
        return self.speaker
