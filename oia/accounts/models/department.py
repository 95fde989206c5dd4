"""The departments of the city that the office works with."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from oia.accounts.models.office import OpenQuerySet
from oia.core.models import Kept


class Department(Kept):
    """A department of the city: owes data, leads a membership, has people in the office."""

    name = models.CharField(_("name"), max_length=200)
    mailbox = models.EmailField(
        _("mailbox"), blank=True, help_text=_("Where letters to the department go.")
    )

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="department_name_is_unique",
                violation_error_message=_("There is a department of this name already."),
            )
        ]

    def __str__(self):
        return self.name
