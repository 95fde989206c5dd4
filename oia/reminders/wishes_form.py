"""The form in which people say how soon, and when, they hear of each kind of date."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from oia.reminders.choices import Pace
from oia.reminders.filters import kinds
from oia.reminders.models import Wishes
from oia.reminders.models.rule import EVERY_OTHER

AS_ABOVE = ("", _("As above"))


class WishesForm(forms.ModelForm):
    """One pace for everything, and others for some kinds. `rows` are the kinds, each a field."""

    everything = forms.ChoiceField(
        label=_("How soon"), choices=Pace.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = Wishes
        fields = ["at", "weekday"]
        labels = {"at": _("Daily and weekly letters go at"), "weekday": _("Weekly ones on")}
        widgets = {"at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        paces = self.instance.paces
        self.fields["everything"].initial = paces.get(EVERY_OTHER, Pace.AT_ONCE)
        self.kinds = {f"kind-{kind}": (kind, label) for kind, label in kinds()}
        for name, (kind, label) in self.kinds.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=[AS_ABOVE, *Pace.choices],
                required=False,
                initial=paces.get(kind, ""),
                widget=forms.RadioSelect({"class": "form-check-input"}),
            )
        self.helper = FormHelper()
        self.helper.form_tag = self.helper.render_unmentioned_fields = False
        self.helper.layout = Layout(
            Fieldset(_("Everything"), "everything", Row(Column("at"), Column("weekday")))
        )

    @property
    def rows(self):
        return [self[name] for name in self.kinds]

    @property
    def has_exceptions(self):
        return any(row.value() for row in self.rows) or any(row.errors for row in self.rows)

    def clean(self):
        cleaned = super().clean()
        paces = {kind: cleaned.get(name) for name, (kind, _label) in self.kinds.items()}
        paces[EVERY_OTHER] = cleaned.get("everything")
        self.instance.paces = {kind: pace for kind, pace in paces.items() if pace}
        return cleaned
