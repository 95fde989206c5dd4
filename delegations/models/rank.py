"""The office's own order of ranks."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from delegations.choices.party import Rank
from oia.core.models import Kept
from oia.core.visibility import VisibleQuerySet


class RankPlaceQuerySet(VisibleQuerySet):
    sensitivity_path = None

    def order(self):
        """The place of every rank. One to which the office gives none has its own number."""
        return {rank.value: rank.value for rank in Rank} | dict(self.values_list("rank", "place"))


class RankPlace(Kept):
    """Where a rank stands in the order of precedence. Those of one place are taken as equal."""

    protocol_may = ("add", "change", "delete")

    rank = models.PositiveSmallIntegerField(
        _("rank"),
        choices=Rank,
        unique=True,
        error_messages={"unique": _("This rank has its place already. Change that one.")},
    )
    place = models.PositiveSmallIntegerField(
        _("place"),
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
        help_text=_("The lower stands before. The same for two: they are of one rank."),
    )

    objects = RankPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place of a rank")
        verbose_name_plural = _("order of ranks")
        ordering = ["place", "pk"]

    def __str__(self):
        return self.get_rank_display()
