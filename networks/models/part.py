"""What all parts of a participation plan have in common."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from networks.models.plan import Plan
from oia.core.models import Kept
from oia.core.visibility import VisibleQuerySet


class PartQuerySet(VisibleQuerySet):
    sensitivity_path = "plan__sensitivity"

    def for_list(self):
        return self.select_related("plan__summit")


class Part(Kept):
    """Something that belongs to one plan and is shown on its page."""

    notes = models.TextField(_("notes"), blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True

    def get_absolute_url(self):
        return f"{self.plan.get_absolute_url()}#{self.page_section}"


def of_plan(related_name):
    return models.ForeignKey(
        Plan, models.CASCADE, related_name=related_name, verbose_name=_("plan")
    )
