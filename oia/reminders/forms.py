"""Typing a deadline in, and closing one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User
from oia.core.zones import ABBREVIATIONS
from oia.reminders.models import Deadline, Rule
from oia.reminders.models.rule import RECIPIENTS


class DeadlineForm(forms.ModelForm):
    """A deadline as the organiser announced it, and who answers for it."""

    class Meta:
        model = Deadline
        fields = [
            "title",
            "due_on",
            "due_time",
            "zone_kind",
            "zone",
            "organiser_words",
            "internal_on",
            "certainty",
            "hard",
            "owner",
            "backup",
            "source_link",
            "notes",
        ]
        widgets = {
            "due_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "internal_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "due_time": forms.TimeInput({"type": "time"}, format="%H:%M"),
            "notes": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("owner", "backup"):
            self.fields[name].queryset = User.objects.active().by_name()
        self.fields["owner"].required = True
        self.fields["zone"].help_text += " " + _("Known: %s.") % ", ".join(ABBREVIATIONS)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("backup") and cleaned["backup"] == cleaned.get("owner"):
            self.add_error("backup", _("The backup is somebody other than the owner."))
        return cleaned


class RuleForm(forms.ModelForm):
    """A rule in the words of the office."""

    recipients = forms.MultipleChoiceField(
        label=_("Who"), choices=list(RECIPIENTS.items()), widget=forms.CheckboxSelectMultiple
    )
    climbs_to = forms.ChoiceField(label=_("Climbs to"), choices=list(RECIPIENTS.items()))

    class Meta:
        model = Rule
        fields = [
            "name",
            "active",
            "steps",
            "working_days",
            "overdue_every",
            "overdue_until",
            "recipients",
            "climbs_after",
            "climbs_to",
        ]
