"""The request for a visit as somebody types it whom we do not know."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.visit import Interpreting
from delegations.forms.grouped import at_least_one
from delegations.models import Delegation
from delegations.models.delegation_limits import NO_LANGUAGES
from delegations.services import public_form
from networks.forms.grouped import GroupedForm
from oia.core.legible import LegibleField

TEXTS = (
    *("title", "comes_from", "requester", "authorising_words", "agent", "purpose", "questions"),
    *("others_asked", "languages", "press", "gifts_planned", "special_needs"),
)


class RequestForm(GroupedForm):
    """One page. Nothing on it names anything of ours, and nothing typed is ever lost."""

    email = forms.EmailField(
        label=_("Your e-mail"), max_length=200, widget=forms.EmailInput({"autocomplete": "email"})
    )
    phone = LegibleField(
        label=_("Your telephone"),
        required=False,
        max_length=40,
        widget=forms.TextInput({"autocomplete": "tel"}),
    )
    sealed = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )

    groups = [
        (_("Who asks"), ["requester"], ["email", "phone"]),
        (_("Who comes"), ["comes_from"], ["party_size"], ["authorising_words", "agent"]),
        (
            _("The visit"),
            ["title"],
            ["kind", "level_asked"],
            ["purpose"],
            ["questions"],
            ["others_asked"],
        ),
        (_("When"), ["arrives_on", "leaves_on"], ["flexibility"]),
        (
            _("What it takes"),
            ["interpreting", "languages"],
            ["press", "gifts_planned"],
            ["special_needs"],
        ),
    ]

    class Meta:
        model = Delegation
        fields = [*TEXTS, "kind", "level_asked", "party_size", "arrives_on", "leaves_on"]
        fields += ["flexibility", "interpreting"]
        field_classes = dict.fromkeys(TEXTS, LegibleField)
        labels = {
            "title": _("Subject"),
            "comes_from": _("Organisation, city and country that come"),
            "requester": _("Your name and post"),
            "authorising_words": _("Whose delegation it is"),
            "agent": _("Agency"),
            "questions": _("Topics and questions"),
            "others_asked": _("Whom else you asked"),
            "arrives_on": _("First day"),
            "leaves_on": _("Last day"),
            "flexibility": _("May these days move?"),
            "press": _("Press and photographers"),
            "gifts_planned": _("Gifts you plan to bring"),
        }
        help_texts = {
            "title": _("In a few words, such as: Study tour on night buses."),
            "requester": "",
            "comes_from": "",
            "authorising_words": _("The public body that sends it, if somebody else asks for it."),
            "agent": _("If you ask on behalf of somebody. We shall want their letter."),
            "others_asked": _("Other bodies in our city or country."),
            "press": _("Whether any come along, and what you would like to be open to them."),
            "special_needs": _(
                "Parking, motorcade, rooms. Please write nothing of anybody's health or diet here."
            ),
        }

    def prepare(self):
        self.fields["purpose"].required = True
        self.fields["requester"].required = True
        self.fields["comes_from"].required = True
        self.fields["leaves_on"].help_text = _("If it is more than one day.")
        self.fields["interpreting"].choices = [
            (Interpreting.NONE, _("Not needed")),
            (Interpreting.OURS, _("We need one")),
            (Interpreting.THEIRS, _("We bring one")),
        ]
        at_least_one(self.fields["party_size"])
        self.fields["party_size"].widget.attrs["max"] = 1000

    def clean_website(self):
        """Nobody sees this field; programs fill in whatever there is."""
        if self.cleaned_data["website"]:
            raise ValidationError(_now("Leave this field empty, and send it again."))
        return ""

    def clean_arrives_on(self):
        first = self.cleaned_data["arrives_on"]
        if first and first < timezone.localdate():
            raise ValidationError(_now("This day is over."))
        return first

    def clean(self):
        cleaned = super().clean()
        wants_one = cleaned.get("interpreting") == Interpreting.OURS
        if wants_one and cleaned.get("languages") == "":
            self.add_error("languages", NO_LANGUAGES)
        reach = [cleaned.get("email"), cleaned.get("phone")]
        self.instance.requester_contact = ", ".join(filter(None, reach))
        return cleaned

    def sealed_anew(self):
        """The same form with a new seal and an empty trap: what is shown after a mistake."""
        self.data = self.data.copy()
        self.data["sealed"], self.data["website"] = public_form.seal(), ""
        return self
