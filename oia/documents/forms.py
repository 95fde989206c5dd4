"""Uploading papers and typing in decisions."""

from pathlib import PurePath

from django import forms
from django.utils.translation import gettext_lazy as _

from oia.core.visibility import offer_levels
from oia.documents.fields import PaperField
from oia.documents.models import Attachment, Decision

DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class PaperForm(forms.ModelForm):
    """What there is to say about a paper that is here already."""

    class Meta:
        model = Attachment
        fields = ["title", "kind", "on", "language", "sensitivity"]
        widgets = {"on": DAY}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        offer_levels(self, user)


class UploadForm(PaperForm):
    """A new paper."""

    class Meta(PaperForm.Meta):
        fields = ["file", *PaperForm.Meta.fields]
        field_classes = {"file": PaperField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False

    def clean(self):
        """A paper without a title is called as its file was."""
        cleaned = super().clean()
        if cleaned.get("file") and not cleaned.get("title"):
            cleaned["title"] = PurePath(cleaned["file"].name).stem[:200] or str(_("Paper"))
        return cleaned


class DecisionForm(forms.ModelForm):
    """A decision on a record; its paper is one of those on the same record."""

    class Meta:
        model = Decision
        fields = [
            "body",
            "instrument",
            "taken_on",
            "effective_on",
            "verdict",
            "conditions",
            "approves",
            "paper",
        ]
        widgets = {
            "taken_on": DAY,
            "effective_on": DAY,
            "conditions": forms.Textarea({"rows": 3}),
            "approves": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        here = Attachment.objects.on(self.instance.subject).visible_to(user)
        if self.instance.paper_id and not here.filter(pk=self.instance.paper_id).exists():
            del self.fields["paper"]  # not for this user: it stays as it is
        else:
            self.fields["paper"].queryset = here.order_by("title")
