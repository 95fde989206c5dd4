from django.db import models
from django.utils.translation import gettext_lazy as _

from oia.core.models import Kept
from oia.core.visibility import VisibleQuerySet


class ThemeQuerySet(VisibleQuerySet):
    sensitivity_path = None


class Theme(Kept):
    """A subject that cities work on together, such as climate or migration."""

    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=100)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["name"]

    def __str__(self):
        return self.name
