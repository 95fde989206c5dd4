"""Forms about visits: in groups, offering only what their user may see."""

from networks.forms.grouped import GroupedForm
from oia.directory.forms.grouped import offer_visible


class VisitForm(GroupedForm):
    """A form of this app. A link to what its user may not see stays as it is."""

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, user=user, **kwargs)

    def prepare(self):
        offer_visible(self, self.user)
