"""Forms about others beside us: members of networks, signatories of declarations, pasted lists."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from networks.dates import plausible
from networks.forms.declarations import blank_is_unknown
from networks.forms.grouped import Day, GroupedForm
from networks.models import DeclarationSignatory, NetworkMember
from networks.services.pasted_list import MOST_SIGNS, read
from oia.core.widgets import Lookup, LookupField

WHO = ["city", "organisation"]
FROM_WHERE = ("source_link", "as_of_on", "confidence", "note")
BY_WHOM = (_("How we know"), ["source_link"], ["as_of_on", "confidence"], ["note"])


class OtherForm(GroupedForm):
    """One city or organisation, with the source that names it."""

    class Meta:
        field_classes = dict.fromkeys(WHO, LookupField)
        widgets = {
            "city": Lookup("directory:city-lookup"),
            "organisation": Lookup("directory:organisation-lookup"),
        }

    def prepare(self):
        blank_is_unknown(self, "confidence")
        self.fields["confidence"].help_text = ""  # the choices say it


class MemberForm(OtherForm):
    groups = [
        (_("Who"), WHO),
        (_("As what"), ["role"], ["since_year", "until_year"]),
        BY_WHOM,
    ]

    class Meta(OtherForm.Meta):
        model = NetworkMember
        fields = [*WHO, "role", "since_year", "until_year", *FROM_WHERE]

    def prepare(self):
        super().prepare()
        self.fields["role"].help_text = ""
        self.fields["role"].choices = [("", _("Member")), *list(self.fields["role"].choices)[1:]]


class SignatoryForm(OtherForm):
    groups = [(_("Who and when"), WHO, ["signed_on"]), BY_WHOM]

    class Meta(OtherForm.Meta):
        model = DeclarationSignatory
        fields = [*WHO, "signed_on", *FROM_WHERE]


class PastedListForm(forms.Form):
    """A list as a website or a mail has it, and where it comes from."""

    text = forms.CharField(
        label=_("The list"),
        max_length=MOST_SIGNS,
        widget=forms.Textarea({"rows": 12}),
        help_text=_(
            "One city a line, with or without its country: “Lyon, France”, “京都市 (Japan)”. Cells "
            "of a spreadsheet may stand beside each other: city, country. In the next steps you "
            "see which city of the directory each line is. Nothing is kept before you say so."
        ),
    )
    source_link = forms.URLField(
        label=_("Where it is stated"), max_length=500, required=False, assume_scheme="https"
    )
    as_of_on = forms.DateField(
        label=_("As of"), required=False, widget=Day(), validators=[plausible]
    )

    def clean_text(self):
        """The cities of the list, each with its country."""
        pairs = read(self.cleaned_data["text"])
        if not pairs:
            raise ValidationError(_now("No name was found in this."))
        return pairs
