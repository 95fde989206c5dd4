"""Typing in invitations, and the answer to one."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip_decisions import ANSWERS, InvitationStatus
from delegations.forms.grouped import VisitForm
from delegations.models import Invitation
from delegations.services.invitations import BEGINNINGS, answers_to, draft
from oia.core.widgets import Lookup, LookupField
from oia.directory.models import Person


class InvitationForm(VisitForm):
    """An invitation. Its state moves on its page."""

    groups = [
        (
            _("The invitation"),
            ["title"],
            ["status"],
            ["organisation", "host"],
            ["invited"],
            ["about"],
        ),
        (_("When and where"), ["starts_on", "ends_on"], ["city", "place"]),
        (_("The answer"), ["received_on", "answer_by"], ["answer"]),
        (_("Money"), ["would_pay", "offer"]),
        (_("What it belongs to"), ["summit", "network"], ["agreement"]),
        (_("Who sees to it"), ["owner", "backup"], ["goes_instead"]),
        (_("In the office"), ["sensitivity"], ["notes"]),
    ]

    class Meta:
        model = Invitation
        fields = [
            *("title", "organisation", "host", "invited", "about", "starts_on", "ends_on"),
            *("city", "place", "received_on", "answer_by", "answer", "would_pay", "offer"),
            *("summit", "network", "agreement", "owner", "backup", "goes_instead"),
            *("sensitivity", "notes"),
        ]
        field_classes = dict.fromkeys(
            ("city", "organisation", "network", "summit", "goes_instead"), LookupField
        )
        widgets = {
            "city": Lookup("directory:city-lookup"),
            "organisation": Lookup("directory:organisation-lookup"),
            "goes_instead": Lookup("directory:person-lookup"),
            "network": Lookup("networks:network-lookup"),
            "summit": Lookup("networks:summit-lookup"),
        }

    def prepare(self):
        super().prepare()
        agreements, kept = self.fields["agreement"].queryset, self.instance.agreement_id
        if kept and not agreements.filter(pk=kept).exists():
            del self.fields["agreement"]  # it is not for its user, and stays as it is

    def clean(self):
        typed = super().clean()
        came, answer_by = typed.get("received_on"), typed.get("answer_by")
        if "received_on" in self.changed_data and came and came > timezone.localdate():
            self.add_error("received_on", _("That day is still to come."))
        is_typed = {"received_on", "answer_by"} & set(self.changed_data)
        if is_typed and came and answer_by and answer_by < came:
            self.add_error("answer_by", _("That is before the day on which it came."))
        return typed


class NewInvitationForm(InvitationForm):
    """One that has just come in, or one from before that the office wants to keep."""

    class Meta(InvitationForm.Meta):
        fields = [*InvitationForm.Meta.fields, "status"]
        labels = {"status": _("Where it stands")}

    def prepare(self):
        super().prepare()
        self.fields["status"].choices = [(one.value, one.label) for one in BEGINNINGS]


def meanwhile(invitation):
    """What is told to whoever sends an answer from a page that was open when another came."""
    state, day = invitation.get_status_display(), invitation.decided_on
    if invitation.status not in ANSWERS or day is None:
        words = _now("Meanwhile it stands as: %s. Nothing of yours was kept.")
        return words % state
    words = _now("Answered meanwhile: %(said)s (%(who)s). Nothing of yours was kept.")
    who = [str(invitation.decided_by or ""), date_format(day, "j F Y")]
    return words % {"said": state, "who": ", ".join(filter(None, who))}


class AnswerForm(forms.Form):
    """Our answer to an invitation, with the letter that it might be."""

    VERDICTS = {
        InvitationStatus.ACCEPTED: _("Accept"),
        InvitationStatus.DECLINED: _("Decline"),
        InvitationStatus.SENT_OTHER: _("Somebody else goes"),
    }

    to = forms.ChoiceField(label=_("Answer"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_("It stays with the invitation, and somebody will ask for it."),
    )
    goes_instead = LookupField(
        Person.objects.all(),
        "directory:person-lookup",
        label=_("Who goes instead"),
        required=False,
    )
    answer = forms.CharField(
        label=_("Our letter"),
        required=False,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("Kept as you send it. Blank: the draft for this answer is kept."),
    )

    def __init__(self, *args, invitation, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        self.fields["to"].choices = [(to, self.VERDICTS[to]) for to in answers_to(invitation)]
        self.fields["to"].error_messages["invalid_choice"] = meanwhile(invitation)
        people = self.fields["goes_instead"]
        people.queryset = people.queryset.visible_to(user)
        self.initial.setdefault("answer", invitation.answer)

    def clean(self):
        typed = super().clean()
        instead = typed.get("goes_instead") or self.invitation.goes_instead
        if typed.get("to") == InvitationStatus.SENT_OTHER and not instead:
            self.add_error("goes_instead", _("Say who goes instead."))
        if typed.get("to") and not typed.get("answer"):
            self.invitation.goes_instead = instead
            typed["answer"] = draft(self.invitation, typed["to"])
        return typed
