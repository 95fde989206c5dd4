"""Typing in who comes, what only protocol may know of them, and what they say of pictures."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.party import Part, PhotoPurpose, Rank
from delegations.forms.grouped import VisitForm
from delegations.models import Member, MemberPrivate
from delegations.services.known_words import PRIVATE
from networks.forms.grouped import Day
from oia.core.validators import over_by_now, plausible_day

MOST_SIGNS = 50_000


class MemberForm(VisitForm):
    """Somebody who comes. Whoever becomes head takes the place of the head before."""

    groups = [
        (
            _("Who"),
            ["honorific", "name"],
            ["native_name", "spoken_name"],
            ["post"],
            ["languages"],
        ),
        (_("In the delegation"), ["part", "rank"], ["visa_letter"], ["notes"]),
    ]

    class Meta:
        model = Member
        fields = [
            *("honorific", "name", "native_name", "spoken_name", "post", "languages"),
            *("part", "rank", "visa_letter", "notes"),
        ]

    def validate_constraints(self):
        """The head before steps down by itself; see the service."""


class PrivateForm(VisitForm):
    """What only protocol may know. Left empty, nothing is kept."""

    groups = [
        (_("Table and ways"), ["diet"], ["access_needs"], ["mobile"]),
        (
            _("Passport, where somebody asks for it"),
            ["passport_number", "passport_country", "passport_expires_on"],
        ),
    ]

    class Meta:
        model = MemberPrivate
        fields = [
            *("diet", "access_needs", "mobile"),
            *("passport_number", "passport_country", "passport_expires_on"),
        ]


class PrivateRow(forms.ModelForm):
    """Diet, access and telephone of one guest among all of a visit: only what was typed anew is
    changed, whatever others changed meanwhile."""

    class Meta:
        model = MemberPrivate
        fields = PRIVATE

    def __init__(self, data=None, *, instance):
        super().__init__(data, instance=instance, prefix=f"member-{instance.member_id}")
        for field in self.fields.values():
            field.show_hidden_initial = True
            field.widget.attrs |= {"class": "form-control form-control-sm", "dir": "auto"}

    def has_changed(self):
        """Of somebody who came to the party meanwhile nothing was typed."""
        return self.add_prefix("diet") in self.data and super().has_changed()

    def clean(self):
        for name in set(self.fields) - {*self.changed_data}:
            self.cleaned_data[name] = getattr(self.instance, name)


class PhotoForm(forms.Form):
    """What somebody says of pictures, for each purpose."""

    ANSWERS = [("", _("Not asked")), ("yes", _("Agreed")), ("no", _("Refused"))]

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        known = {one.purpose: one for one in member.consents.all()}
        for purpose in PhotoPurpose:
            one = known.get(purpose)
            self.fields[purpose.value] = forms.ChoiceField(
                label=purpose.label, choices=self.ANSWERS, required=False
            )
            self.initial[purpose.value] = "" if one is None else "yes" if one.is_given else "no"
            if one is not None:
                told = [one.on and date_format(one.on, "j M Y"), one.how]
                self.fields[purpose.value].help_text = ", ".join(filter(None, told))
        self.fields["on"] = forms.DateField(
            label=_("On"), required=False, widget=Day(), validators=[plausible_day, over_by_now]
        )
        self.fields["how"] = forms.CharField(
            label=_("How"),
            required=False,
            max_length=200,
            help_text=_("Signed, by mail, said to whom. Of the answers that are new."),
        )

    def clean(self):
        typed = super().clean()
        if self.has_changed() and not self.new:
            words = _now(
                "No answer was changed. To correct its day or source, set it to “Not asked”, save, "
                "and give it again."
            )
            raise forms.ValidationError(words)
        if any(typed.get(name) == "yes" for name in self.new):
            self.need_proof(typed)
        return typed

    def need_proof(self, typed):
        """Whoever uses a picture has to show when and how it was agreed to."""
        if not typed.get("on") and "on" not in self.errors:
            self.add_error("on", _now("Say on which day they agreed."))
        if not typed.get("how") and "how" not in self.errors:
            self.add_error("how", _now("Say how they agreed, such as: signed."))

    @property
    def new(self):
        """The purposes for which something else was said than before."""
        return [one.value for one in PhotoPurpose if one.value in self.changed_data]

    def answers(self):
        """What is new, by purpose, as the service takes it; how they said the rest stays."""
        typed, said = self.cleaned_data, {"": None, "yes": True, "no": False}
        return {name: (said[typed[name]], typed["on"], typed["how"]) for name in self.new}


class PasteForm(forms.Form):
    """Names as they stand in a spreadsheet or an e-mail."""

    text = forms.CharField(
        label=_("Names"),
        max_length=MOST_SIGNS,
        widget=forms.Textarea({"rows": 12}),
        help_text=_(
            "Cells of a spreadsheet, with or without their headings, or lines of a mail: "
            "“2. Ms LU Wenjing (陆文静), Deputy Director”. Nothing is kept before you have looked."
        ),
    )


class PastedRow(forms.Form):
    """One person of the preview, to be taken or not, and to be put right."""

    take = forms.BooleanField(label=_("Take"), required=False)
    honorific = forms.CharField(label=_("Form of address"), max_length=60, required=False)
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    native_name = forms.CharField(label=_("Own script"), max_length=200, required=False)
    spoken_name = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    post = forms.CharField(label=_("Post"), max_length=250, required=False)
    part = forms.ChoiceField(label=_("Part"), choices=Part.choices)
    rank = forms.TypedChoiceField(label=_("Rank"), choices=Rank.choices, coerce=int)
    languages = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    diet = forms.CharField(label=_("Diet"), max_length=300, required=False)
    access_needs = forms.CharField(label=_("Access needs"), max_length=300, required=False)
    mobile = forms.CharField(label=_("Mobile"), max_length=50, required=False)

    def __init__(self, *args, private=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.private = private  # the fields of what only protocol may know that were pasted
        for name in set(PRIVATE) - {*private}:
            del self.fields[name]
        for name, bound in self.fields.items():
            is_choice = isinstance(bound, forms.ChoiceField)
            classes = "form-select form-select-sm" if is_choice else "form-control form-control-sm"
            if name == "take":
                classes = "form-check-input"
            bound.widget.attrs["class"] = classes
            if bound.widget.input_type == "text":
                bound.widget.attrs["dir"] = "auto"  # a name in Arabic shows its beginning

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("take") and not cleaned.get("name", "").strip():
            self.add_error("name", _now("Give a name, or do not take this line."))
        return cleaned

    def member(self):
        """The member, and what only protocol may know of them."""
        kept_apart = {name: self.cleaned_data[name] for name in self.private}
        rest = self.cleaned_data.keys() - {"take", *self.private}
        return Member(**{name: self.cleaned_data[name] for name in rest}), kept_apart


class PastedRows(forms.BaseFormSet):
    """All that was pasted. A delegation has one head."""

    def clean(self):
        heads = [row for row in self.taken() if row.cleaned_data.get("part") == Part.HEAD]
        if len(heads) > 1:
            raise forms.ValidationError(_now("A delegation has one head. Choose one."))

    def taken(self):
        return [row for row in self.forms if getattr(row, "cleaned_data", {}).get("take")]


PastedFormSet = forms.formset_factory(
    PastedRow, formset=PastedRows, extra=0, max_num=250, absolute_max=250
)
