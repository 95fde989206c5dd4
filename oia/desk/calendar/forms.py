"""What a feed of the calendar shows, as its owner types it in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User
from oia.desk.calendar.asked import layers_for
from oia.desk.models import CalendarFeed


class FeedForm(forms.ModelForm):
    """A name, and what of the calendar stands under it. All kinds are stored as none, so that
    those which come later belong to them."""

    kinds = forms.MultipleChoiceField(
        label=_("Kinds"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all that you may see."),
    )

    class Meta:
        model = CalendarFeed
        fields = ["name", "kinds", "whose", "theme"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        layers = layers_for(self.instance.owner)
        self.fields["kinds"].choices = [(layer.name, layer.title) for layer in layers]
        self.fields["whose"].queryset = User.objects.active().to_choose()
        self.fields["whose"].empty_label = _("Everybody’s")
        self.fields["theme"].empty_label = _("Any")

    def clean_kinds(self):
        chosen = self.cleaned_data["kinds"]
        return [] if len(chosen) == len(self.fields["kinds"].choices) else chosen
