"""Forms about a request to sign: the request, the approval, the signature."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from networks.choices.declarations import APPROVED, WAS_SIGNED, DiplomaticFunction
from networks.dates import plausible
from networks.forms.grouped import Day, GroupedForm
from networks.models import InstrumentText, SignOn
from networks.models.sign_on_limits import NOBODY, ON_WHICH_DAY, TAKES_EFFECT
from networks.services.sign_ons import APPROVE, NEED_APPROVAL
from oia.core.validators import over_by_now
from oia.core.widgets import Lookup, LookupField
from oia.directory.models import Person
from oia.directory.services.signatories import held_then
from oia.documents.choices import DecisionBody

INSTRUMENT = _("The number of the resolution, order or letter.")
CLOCK = ["due_on", "due_time", "zone_kind", "zone"]


class NamesSignatory(GroupedForm):
    """A form that takes who signed as a person; the post is the one held on that day."""

    person = LookupField(
        Person.objects.all,
        "directory:person-lookup",
        label=_("Signed by"),
        required=False,
        help_text=_("The post held on the day of signing is found by itself."),
    )

    def __init__(self, *args, user=None, **kwargs):
        self.user = user
        super().__init__(*args, user=user, **kwargs)

    def prepare(self):
        signatory = self.instance.signatory
        if signatory and self.user and not signatory.known_to(self.user):
            del self.fields["person"]  # not for this user: it stays as it is
        elif signatory:
            self.initial.setdefault("person", signatory.person_id)

    def clean(self):
        cleaned = super().clean()
        if "person" in cleaned and {"person", "signed_on"} & set(self.changed_data):
            person, day = cleaned["person"], cleaned.get("signed_on")
            self.instance.signatory = self.post_then(person, day) if person and day else None
            if person and not day and "signed_on" not in self.errors:
                self.add_error("signed_on", _now("Say when: the post of that day is kept."))
        return cleaned

    def post_then(self, person, day):
        """The post held on the day of signing, the highest where there were several."""
        kept = self.instance.signatory
        if kept and kept.person_id == person.pk and kept.holds_on(day):
            return kept
        found = held_then(person, day, self.user)
        if found is None:
            words = _now("No post of %(person)s is known for that day. Add it, or use words.")
            self.add_error("person", words % {"person": person})
        return found


class SignOnForm(NamesSignatory):
    """A request to sign. Its state moves on its page."""

    functions = forms.MultipleChoiceField(
        label=_("Diplomatic function"),
        choices=DiplomaticFunction.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What it is for. Nobody has to say; it makes one chart."),
    )
    approved_text = forms.ModelChoiceField(
        InstrumentText.objects.none(), label=_("Text that was approved"), required=False
    )

    groups = [
        (
            _("The request"),
            ["declaration"],
            ["nature", "received_on"],
            ["asked_by", "asked_by_words"],
            ["who_may_sign"],
        ),
        (
            _("Signing closes"),
            ["due_on", "due_time"],
            ["zone_kind", "zone"],
            ["organiser_words"],
            ["certainty", "hard"],
            ["internal_on", "source_link"],
        ),
        (
            _("On the way there"),
            ["final_text_on", "final_text_came_on"],
            ["council_on", "embargo_on"],
        ),
        (_("In a hurry"), ["fast_track"], ["fast_track_why"]),
        (
            _("What was done"),
            ["status"],
            ["approved_on", "approved_from"],
            ["awaits_final_text", "ratify_later"],
            ["approved_text"],
            ["body", "instrument"],
            ["conditions"],
            ["signed_on", "in_effect_on", "ratify_by"],
            ["method", "signed_as"],
            ["person"],
            ["signatory_words"],
            ["reservations"],
            ["confirm_by", "confirmed_on"],
            ["list_check_on", "listed_on", "listed_as"],
            ["listed_wrong"],
            ["ended_on"],
        ),
        (
            _("In the office"),
            ["owner", "backup", "department"],
            ["functions"],
            ["sensitivity"],
            ["notes"],
        ),
    ]

    class Meta:
        model = SignOn
        fields = [
            *("declaration", "nature", "received_on", "asked_by", "asked_by_words"),
            *("who_may_sign", *CLOCK, "organiser_words", "certainty", "hard", "internal_on"),
            *("source_link", "final_text_on", "final_text_came_on", "council_on", "embargo_on"),
            *("fast_track", "fast_track_why", "approved_on", "approved_from"),
            *("awaits_final_text", "ratify_later", "conditions"),
            *("signed_on", "in_effect_on", "ratify_by", "method", "signed_as"),
            *("signatory_words", "reservations", "confirm_by", "confirmed_on"),
            *("list_check_on", "listed_on", "listed_as", "listed_wrong", "ended_on"),
            *("owner", "backup", "department", "functions", "sensitivity", "notes"),
        ]
        field_classes = {"declaration": LookupField, "asked_by": LookupField}
        widgets = {
            "declaration": Lookup("networks:declaration-lookup"),
            "asked_by": Lookup("directory:organisation-lookup"),
        }

    #: What has its own buttons as long as it is not there.
    LATER = {
        "approved_on": (
            *("approved_on", "approved_from", "awaits_final_text", "ratify_later"),
            *("approved_text", "conditions"),
        ),
        "signed_on": (
            *("signed_on", "in_effect_on", "ratify_by", "method", "signed_as"),
            *("person", "signatory_words", "reservations", "confirm_by", "confirmed_on"),
            *("list_check_on", "listed_on", "listed_as", "listed_wrong", "ended_on"),
        ),
    }

    def prepare(self):
        super().prepare()
        if self.instance.pk:
            for name, fields in self.LATER.items():
                if getattr(self.instance, name) is None:
                    self.leave_out(*fields)
        if not self.may_approve:
            self.leave_out(*self.LATER["approved_on"])
        self.offer_texts()

    def offer_texts(self):
        """The versions of its declaration, where there are any to have been approved."""
        texts = InstrumentText.objects.none()
        if self.instance.declaration_id:
            texts = self.instance.declaration.texts.latest_first()
        if "approved_text" in self.fields and texts.exists():
            self.fields["approved_text"].queryset = texts
            self.initial["approved_text"] = self.instance.approved_text_id
        else:
            self.leave_out("approved_text")

    def forgets_signatory(self, cleaned):
        """Whether nobody would be left as having signed of whom it was known who did."""
        names = ("person", "signatory_words")
        was_known = any(self.initial.get(name) for name in names)
        is_left = any(cleaned.get(name) for name in names) or "person" in self.errors
        return "person" in self.fields and was_known and not is_left

    @property
    def may_approve(self):
        return bool(self.user and self.user.has_perm(APPROVE))

    def leave_out(self, *names):
        for name in names:
            self.fields.pop(name, None)

    def clean(self):
        cleaned = super().clean()
        if self.forgets_signatory(cleaned):
            self.add_error("person", NOBODY)
        if "approved_text" in cleaned:
            self.instance.approved_text = cleaned["approved_text"]
        if cleaned.get("fast_track") and not cleaned.get("fast_track_why", "").strip():
            self.add_error("fast_track_why", _now("Say why it is in a hurry."))
        return cleaned


class NewSignOnForm(SignOnForm):
    """A request that comes in, or what was signed long ago."""

    body = forms.ChoiceField(
        label=_("Decided by"), required=False, choices=[("", "–"), *DecisionBody.choices]
    )
    instrument = forms.CharField(
        label=_("Instrument"), required=False, max_length=120, help_text=INSTRUMENT
    )

    class Meta(SignOnForm.Meta):
        fields = [*SignOnForm.Meta.fields, "status"]
        labels = {"status": _("Where it stands")}

    #: A new request has nothing of what was done: that stands last, and says for what it is.
    groups = [
        *(group for group in SignOnForm.groups if group[1] != ["status"]),
        *(
            (_("Only for what was approved or signed before"), *group[1:])
            for group in SignOnForm.groups
            if group[1] == ["status"]
        ),
    ]

    def prepare(self):
        super().prepare()
        self.fields["functions"].help_text = _now("None ticked: what such texts are usually for.")
        if not self.may_approve:
            self.leave_out("body", "instrument")
            states = self.fields["status"].choices
            self.fields["status"].choices = [s for s in states if s[0] not in NEED_APPROVAL]

    def clean(self):
        cleaned = super().clean()
        body, instrument = cleaned.get("body"), cleaned.get("instrument")
        if instrument and not body:
            self.add_error("body", _now("Say who decided."))
        if body and not cleaned.get("approved_on") and "approved_on" not in self.errors:
            self.add_error("approved_on", ON_WHICH_DAY)
        if body and cleaned.get("status") not in [*APPROVED, *WAS_SIGNED, None]:
            self.add_error("body", _now("Only what was approved or signed has such a decision."))
        return cleaned


class ApprovalForm(forms.Form):
    """The approval of a request, or the ratification of what was signed without one."""

    body = forms.ChoiceField(label=_("Decided by"), choices=DecisionBody.choices)
    instrument = forms.CharField(
        label=_("Instrument"),
        required=False,
        max_length=120,
        help_text=INSTRUMENT,
    )
    approved_on = forms.DateField(label=_("Approved on"), widget=Day(), validators=[plausible])
    approved_from = forms.DateField(
        label=_("Holds from"),
        required=False,
        widget=Day(),
        validators=[plausible],
        help_text=_("Later than the day itself, where there is a call-in period."),
    )
    conditions = forms.CharField(
        label=_("Conditions"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Blank: approved as it is."),
    )
    awaits_final_text = forms.BooleanField(
        label=_("Subject to the final text"),
        required=False,
        help_text=_("It holds as soon as the final text is here and is the one approved."),
    )
    ratify_later = forms.BooleanField(
        label=_("To be ratified later"),
        required=False,
        help_text=_("Approved in a hurry: it covers a signature only once it is ratified."),
    )
    approved_text = forms.ModelChoiceField(
        InstrumentText.objects.none(),
        label=_("Text"),
        required=False,
        empty_label=_("The latest of that day"),
        help_text=_("A version that came after that day, in other words, asks all anew."),
    )

    def __init__(self, *args, texts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["approved_text"].queryset = texts.latest_first()
        if not texts.exists():
            del self.fields["approved_text"]

    def clean(self):
        cleaned = super().clean()
        approved, holds = cleaned.get("approved_on"), cleaned.get("approved_from")
        if approved and approved > timezone.localdate():
            self.add_error("approved_on", _now("That day is still to come."))
        if approved and holds and holds < approved:
            self.add_error("approved_from", TAKES_EFFECT)
        return cleaned


class SignatureForm(NamesSignatory):
    """Who signed, when and how."""

    groups = [
        (_("The signature"), ["signed_on", "method", "signed_as"]),
        (_("Who signed"), ["person"], ["signatory_words"]),
        (_("Besides"), ["in_effect_on"], ["reservations"]),
    ]

    class Meta:
        model = SignOn
        fields = [
            *("signed_on", "method", "signed_as", "signatory_words", "in_effect_on"),
            "reservations",
        ]

    def prepare(self):
        super().prepare()
        for name in ("signed_on", "method", "signed_as"):
            self.fields[name].required = True

    def clean_signed_on(self):
        over_by_now(self.cleaned_data["signed_on"])
        return self.cleaned_data["signed_on"]

    def clean(self):
        cleaned = super().clean()
        is_named = cleaned.get("person") or cleaned.get("signatory_words")
        if not is_named and "person" not in self.errors:
            self.add_error("person", NOBODY)
        return cleaned


class ListingForm(forms.Form):
    """How our name stands on the list of those who signed."""

    listed_as = forms.CharField(
        label=_("Our name as it stands there"),
        max_length=SignOn._meta.get_field("listed_as").max_length,
    )
    is_right = forms.TypedChoiceField(
        label=_("Is it spelled right?"),
        choices=[
            ("yes", _("Right")),
            ("no", _("Misspelt: it is looked up again until it is right")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("Looked up on"), widget=Day(), validators=[plausible, over_by_now])
