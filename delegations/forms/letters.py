"""Typing in letters about visits, and the office's words they come from."""

from django import forms
from django.utils.translation import gettext_lazy as _

from delegations.choices.letter import Says
from delegations.forms.grouped import VisitForm
from delegations.models import LetterTemplate, Member, VisitLetter
from delegations.models.letter import ALL_PLACES, places_of
from delegations.services import letters


class DraftForm(forms.Form):
    """Which of the office's letters is drafted, and in which language."""

    template = forms.ModelChoiceField(
        LetterTemplate.objects.none(), label=_("Letter"), empty_label=None
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["template"].queryset = LetterTemplate.objects.of_visits()


class VisaForm(forms.Form):
    """For which of those who get one a letter for a visa is drafted."""

    members = forms.ModelMultipleChoiceField(
        Member.objects.none(),
        label=_("For whom"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Ticked are those who have none yet. The number of a passport is in no letter."
        ),
    )

    def __init__(self, *args, delegation, **kwargs):
        super().__init__(*args, **kwargs)
        entitled = letters.entitled(delegation)
        self.fields["members"].queryset = entitled
        if not entitled.exists():
            self.fields["members"].help_text = _(
                "Nobody of this visit gets one: say on its form for whom we write them."
            )
        without = entitled.exclude(letters__says=Says.VISA)
        self.initial.setdefault("members", list(without.values_list("pk", flat=True)))


class LetterForm(VisitForm):
    """A letter as a person writes it, and the day on which they sent it."""

    groups = [(_("Letter"), ["to", "sent_on"], ["heading"], ["text"])]

    class Meta:
        model = VisitLetter
        fields = ["to", "sent_on", "heading", "text"]

    def prepare(self):
        super().prepare()
        self.fields["text"].widget.attrs["rows"] = 16


class LetterTemplateForm(VisitForm):
    """The office's words. What may stand in braces is told beside them."""

    groups = [
        (_("Which letter"), ["says", "language", "is_active"]),
        (_("Words"), ["heading"], ["text"]),
    ]

    class Meta:
        model = LetterTemplate
        fields = ["says", "language", "is_active", "heading", "text"]

    def prepare(self):
        super().prepare()
        self.fields["text"].widget.attrs["rows"] = 16
        known = places_of(self.instance.says) if self.instance.pk else ALL_PLACES
        places = "; ".join(f"{{{name}}} {words}" for name, words in known.items())
        self.fields["text"].help_text = _("In braces stands what is filled in: %s.") % places
        if not self.instance.pk:
            self.initial.setdefault("language", letters.spoken_here())

    def clean_language(self):
        return self.cleaned_data["language"].strip().lower()
