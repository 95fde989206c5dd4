"""Typing in visits: the request, the days, the answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from delegations.choices.visit import HOSTED, UNANSWERED, VisitStatus
from delegations.forms.grouped import VisitForm, at_least_one
from delegations.models import Delegation
from delegations.services.delegations import (
    DECIDE,
    OUR_ANSWER,
    answers_to,
    beginnings,
    lacking,
    unlikely,
)
from oia.accounts.widgets import begin_in_our_currency
from oia.core.widgets import Lookup, LookupField

ORGANISATIONS = ("organisation", "authorising_body")
PEOPLE = ("host", "host_fallback")


class DelegationForm(VisitForm):
    """A visit. Its state moves on its page; its days too, once we said yes.

    What we said is put right by those who may say it.
    """

    groups = [
        (
            _("The visit"),
            ["title"],
            ["kind", "level_asked", "party_size"],
            ["status"],
            ["city", "organisation"],
            ["comes_from"],
        ),
        (
            _("The request"),
            ["channel", "received_on", "reply_by"],
            ["requester", "requester_contact", "letters_in"],
            ["authorising_body", "authorising_words"],
            ["agent", "letter_on"],
        ),
        (_("Our answer"), ["decided_on"], ["decision_reason"], ["alternative"]),
        (_("When"), ["arrives_on", "leaves_on", "flexibility"]),
        (_("What for"), ["purpose"], ["themes"], ["questions"], ["others_asked"]),
        (
            _("What it takes"),
            ["interpreting", "languages"],
            ["press", "gifts_planned"],
            ["special_needs"],
            ["visa_letters"],
        ),
        (
            _("Ceremony and fee"),
            ["anthem", "guest_book"],
            ["fee", "fee_currency", "fee_paid_on"],
        ),
        (_("Who sees to it"), ["owner", "backup", "department"], ["host", "host_fallback"]),
        (_("What to weigh"), ["fit"], ["caution"]),
        (_("In the office"), ["sensitivity"], ["notes"]),
    ]

    class Meta:
        model = Delegation
        fields = [
            *("title", "kind", "level_asked", "party_size", "city", "organisation", "comes_from"),
            *("channel", "received_on", "reply_by", "requester", "requester_contact"),
            "letters_in",
            *("authorising_body", "authorising_words", "agent", "letter_on"),
            *("arrives_on", "leaves_on", "flexibility"),
            *("purpose", "themes", "questions", "others_asked", "interpreting", "languages"),
            *("press", "gifts_planned", "special_needs", "visa_letters", "anthem", "guest_book"),
            *("fee", "fee_currency", "fee_paid_on", "owner", "backup", "department"),
            *("host", "host_fallback", "fit", "caution", "sensitivity", "notes"),
            *OUR_ANSWER,
        ]
        field_classes = dict.fromkeys(("city", *ORGANISATIONS, *PEOPLE), LookupField)
        widgets = {
            "city": Lookup("directory:city-lookup"),
            **dict.fromkeys(ORGANISATIONS, Lookup("directory:organisation-lookup")),
            **dict.fromkeys(PEOPLE, Lookup("directory:person-lookup")),
        }

    def prepare(self):
        super().prepare()
        at_least_one(self.fields["party_size"])
        begin_in_our_currency(self, "fee_currency")
        if self.instance.pk and self.instance.status in HOSTED:
            for name in ("arrives_on", "leaves_on"):
                del self.fields[name]  # they move on a page of their own, which asks why
        is_open = self.instance.pk and self.instance.status in UNANSWERED
        if is_open or not self.user.has_perm(DECIDE):
            for name in OUR_ANSWER:
                del self.fields[name]
            self.groups = [one for one in self.groups if one[1] != ["decided_on"]]

    def clean(self):
        typed = super().clean()
        words = unlikely(typed.get("status", self.instance.status), typed)
        if words and "decided_on" in self.changed_data:
            self.add_error("decided_on", words)
        return typed


class NewDelegationForm(DelegationForm):
    """A request that has just come in, or a visit that the office did not write down in time."""

    class Meta(DelegationForm.Meta):
        fields = [*DelegationForm.Meta.fields, "status"]
        labels = {"status": _("Where it stands")}

    def prepare(self):
        super().prepare()
        known = beginnings(self.user)
        self.fields["status"].choices = [(one.value, one.label) for one in known]

    def clean(self):
        typed = super().clean()
        for name, words in lacking(typed.get("status"), typed).items():
            if name not in self.errors:
                self.add_error(name, words)
        return typed


class DatesForm(VisitForm):
    """Other days, and the reason that whoever was told of the old ones is told."""

    why = forms.CharField(
        label=_("Why do the dates change?"), widget=forms.Textarea({"rows": 2}), max_length=500
    )
    groups = [(_("When they come"), ["arrives_on", "leaves_on"], ["why"])]

    class Meta:
        model = Delegation
        fields = ["arrives_on", "leaves_on"]


class DecisionForm(forms.Form):
    """The answer to a request."""

    VERDICTS = {
        VisitStatus.ACCEPTED: _("Accept"),
        VisitStatus.DECLINED: _("Decline"),
        VisitStatus.REDIRECTED: _("Redirect"),
        VisitStatus.INFO_NEEDED: _("Ask for more"),
    }

    to = forms.ChoiceField(label=_("Answer"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_("It stays with the visit, and somebody will ask for it."),
    )
    alternative = forms.CharField(
        label=_("Offered instead"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=Delegation._meta.get_field("alternative").help_text,
    )

    def __init__(self, *args, delegation, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(to.value, self.VERDICTS[to]) for to in answers_to(delegation)]
