"""What all small parts of a visit have in common."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from delegations.models.delegation import Delegation
from oia.core.models import Kept
from oia.core.visibility import VisibleQuerySet


class VisitPartQuerySet(VisibleQuerySet):
    sensitivity_path = "delegation__sensitivity"

    def for_list(self):
        return self.select_related("delegation")


class VisitPart(Kept):
    """Something that belongs to one visit and is shown on its page."""

    page_section = ""

    notes = models.TextField(_("notes"), blank=True)

    objects = VisitPartQuerySet.as_manager()

    class Meta:
        abstract = True

    def get_absolute_url(self):
        return f"{self.delegation.get_absolute_url()}#{self.page_section}"


def of_visit(related_name):
    return models.ForeignKey(
        Delegation, models.CASCADE, related_name=related_name, verbose_name=_("visit")
    )
