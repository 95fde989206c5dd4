"""A step that was refused: the words typed for it stand there again, with what is wrong."""

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from oia.core.states import state_label


class Said(forms.Form):
    """What is sent with a step from a record's page."""

    to = forms.CharField(required=False, widget=forms.HiddenInput)
    why = forms.CharField(label=_("Why?"), required=False, widget=forms.Textarea({"rows": 4}))

    @property
    def says_more(self):
        """Whether anything was typed that would be lost."""
        return any(self.data.get(name, "").strip() for name in self.fields if name != "to")


def say_again(request, record, form, *, to):
    """The page with a refused step; the same address takes it once it is mended."""
    words = {
        "form": form,
        "title": _now("Not yet: %s") % state_label(type(record), to),
        "lead": str(record),
        "cancel_url": record.get_absolute_url(),
        "save_label": _now("Try again"),
    }
    return render(request, "form.html", words)
