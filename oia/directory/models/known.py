"""What somebody is found by besides their names: those of whoever was merged into them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oia.core.visibility import Sensitivity


class AlsoKnown(models.Model):
    """Goes by the names of those merged into it as well, a line each.

    A name that fewer may see than the record itself is not among them.
    """

    former_names = models.TextField(
        _("also known as"), blank=True, default="", db_default="", editable=False
    )

    class Meta:
        abstract = True

    def absorb(self, double):
        """Go by all names of a double as well."""
        if double.sensitivity in (Sensitivity.OFFICE, self.sensitivity):
            self.be_known_as([*self.former_names.splitlines(), *double.names()])

    def be_known_as(self, names):
        own = set(self.own_names())
        found = dict.fromkeys(name for name in names if name and name not in own)
        self.former_names = "\n".join(found)

    def own_names(self):
        """The names that it bears itself. Each model says its own."""
        raise NotImplementedError(f"{type(self).__name__} does not say its names.")

    def names(self):
        return [*self.own_names(), *self.former_names.splitlines()]
