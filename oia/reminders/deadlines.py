"""Deadlines that staff type in themselves, and the rule for whatever has none of its own."""

from django.utils.translation import gettext_lazy as _

from oia.core.plugs import DeadlineKind, ShippedRule, register
from oia.reminders.models.rule import EVERY_OTHER

TYPED = register(DeadlineKind(kind="typed", label=_("Deadline")))

register(
    ShippedRule(
        slug="every-other",
        name="Every other deadline",
        kinds=(EVERY_OTHER,),
        steps=(30, 14, 7, 3, 1),
    )
)
