"""Forms about what hangs on a sign-on: who is asked, what they say, and traces."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from networks.choices.declarations import StepVerdict
from networks.dates import plausible
from networks.forms.grouped import Day, GroupedForm
from networks.models import SignOnStep, SignOnStepTemplate, Trace
from oia.core.validators import over_by_now
from oia.core.widgets import Lookup, LookupField


class StepForm(GroupedForm):
    """One who is asked."""

    groups = [
        (_("Who is asked"), ["title", "kind"], ["owner", "department"], ["due_on", "days"]),
    ]

    class Meta:
        model = SignOnStep
        fields = ["title", "kind", "owner", "department", "due_on", "days"]


#: What somebody may say of a text. That they are not needed says the office.
OF_COMMENTS = [one for one in StepVerdict.choices if one[0] != StepVerdict.WAIVED]


class CommentForm(forms.Form):
    """What somebody says of a text."""

    verdict = forms.ChoiceField(label=_("Verdict"), choices=OF_COMMENTS, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Your words"),
        required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Needed for objections and changes."),
    )

    def clean(self):
        cleaned = super().clean()
        wants = cleaned.get("verdict") in (StepVerdict.OBJECTED, StepVerdict.CHANGES)
        if wants and not cleaned.get("text", "").strip():
            self.add_error("text", _now("Say what is objected to, or to be changed."))
        return cleaned


class AnswerForm(CommentForm):
    """What they say, written down by the office."""

    verdict = forms.ChoiceField(label=_("Verdict"), choices=StepVerdict.choices)
    answered_on = forms.DateField(
        label=_("Answered on"), widget=Day(), validators=[plausible, over_by_now]
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _now("What they say")


class AskAnewForm(forms.Form):
    """Why those who answered are asked once more."""

    why = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("Whoever is asked reads it on the page.")
    )


class TraceForm(GroupedForm):
    """How our position came into a framework, with the passage that shows it."""

    groups = [
        (_("Our position"), ["position"], ["declared"]),
        (_("What became of it"), ["framework"], ["uptake", "noted_on"], ["passage"], ["place"]),
    ]

    class Meta:
        model = Trace
        fields = [
            *("position", "declared", "framework", "uptake", "noted_on", "passage", "place"),
        ]
        field_classes = {"framework": LookupField}
        widgets = {"framework": Lookup("networks:framework-lookup")}


class StepTemplateForm(GroupedForm):
    """Whom each request is shown to, and how many days they have."""

    groups = [
        (_("Who is asked"), ["title", "kind"], ["owner", "department"]),
        (_("How long they have"), ["days", "fast_days"], ["is_active"], ["notes"]),
    ]

    class Meta:
        model = SignOnStepTemplate
        fields = ["title", "kind", "owner", "department", "days", "fast_days", "is_active", "notes"]
