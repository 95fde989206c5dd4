"""Which record is the same as another."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oia.core.widgets import Lookup, LookupField


class OtherForm(forms.Form):
    """Another record of the same kind, among those that the user may see."""

    def __init__(self, *args, user, record, kind, **kwargs):
        super().__init__(*args, **kwargs)
        others = type(record).objects.visible_to(user).exclude(pk=record.pk)
        widget = Lookup(f"directory:{kind}-lookup", without=record.pk)
        self.fields["other"] = LookupField(others, widget=widget, label=_("The other one"))
