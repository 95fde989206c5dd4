"""Which record is the same as another."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oia.core.widgets import LookupField


class OtherForm(forms.Form):
    """Another record of the same kind, among those that the user may see."""

    def __init__(self, *args, user, record, kind, **kwargs):
        super().__init__(*args, **kwargs)
        others = type(record).objects.visible_to(user).exclude(pk=record.pk)
        label = _("The other one")
        self.fields["other"] = LookupField(others, f"directory:{kind}-lookup", label=label)
