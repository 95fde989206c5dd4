"""Typing in what has to be ready for a visit."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from delegations.forms.grouped import VisitForm
from delegations.models import StepTemplate, VisitStep


class StepForm(VisitForm):
    """A step: so many days before the visit, or on a day of its own."""

    groups = [
        (
            _("What"),
            ["title"],
            ["days_before", "counted_from", "due_on"],
            ["audience"],
            ["notes"],
        ),
    ]

    class Meta:
        model = VisitStep
        fields = ["title", "days_before", "counted_from", "due_on", "audience", "notes"]


class StepTemplateForm(VisitForm):
    """A planning default, common or of one kind of visit."""

    groups = [
        (_("What"), ["title"], ["days_before", "counted_from", "audience"], ["notes"]),
        (_("Where it applies"), ["kind", "replaces"], ["is_active", "is_promise"]),
    ]

    class Meta:
        model = StepTemplate
        fields = [
            *("title", "days_before", "counted_from", "audience", "notes"),
            *("kind", "replaces", "is_active", "is_promise"),
        ]

    def prepare(self):
        super().prepare()
        self.fields["kind"].choices = [("", _("Every visit")), *self.fields["kind"].choices[1:]]

    def clean_replaces(self):
        replaced = self.cleaned_data["replaces"]
        if replaced and not self.cleaned_data.get("kind"):
            raise ValidationError(_("Choose the kind of visit that does it differently."))
        return replaced
