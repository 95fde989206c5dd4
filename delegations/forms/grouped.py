"""Forms about visits: in groups, offering only what their user may see."""

from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from networks.forms.grouped import GroupedForm
from oia.directory.forms.grouped import offer_visible


def at_least_one(field):
    """A number of people, of whom nobody is fewer than one."""
    field.validators = [MinValueValidator(1, _("At least one person comes."))]
    field.widget.attrs["min"] = 1


class VisitForm(GroupedForm):
    """A form of this app. A link to what its user may not see stays as it is."""

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, user=user, **kwargs)

    def prepare(self):
        offer_visible(self, self.user)
