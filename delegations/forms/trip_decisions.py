"""Typing in the chain of approval, verdicts, costs and meetings of a trip."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import Claim
from delegations.choices.trip_decisions import Verdict
from delegations.forms.grouped import VisitForm
from delegations.forms.trip_parts import clock_of, day_of
from delegations.models import Approval, ChainStep, Meeting, TripCost
from delegations.services import approvals, chain, put_before, receipts
from delegations.services.local_time import instant, zone_named
from oia.accounts.models import Office
from oia.accounts.widgets import ZoneField, ZoneInput, begin_in_our_currency
from oia.core.widgets import Lookup, LookupField
from oia.documents.fields import PaperField
from oia.documents.models import Attachment
from oia.documents.services import may_work_on

ASKS = ["asks_payer", "asks_cost", "asks_destination", "asks_dates"]


NO_LONGER_ASKED = _(
    "{name} has a login by now, or has left, and is asked by letter no more. A director names "
    "somebody else or nobody; until then the verdict is noted from a paper."
)


class AskedOutside(VisitForm):
    """A form that offers those without a login as whoever is asked by letter."""

    def prepare(self):
        super().prepare()
        field, asked = self.fields["approver"], self.instance.approver
        field.queryset = field.queryset.without_login().by_name()
        field.empty_label = _("Nobody: it is noted from a paper")
        if asked is not None and not chain.may_be_asked(asked):
            field.help_text = format_lazy(NO_LONGER_ASKED, name=asked)


class ChainStepForm(AskedOutside):
    """A step of the office's chain."""

    groups = [
        (_("What"), ["title"], ["body", "role"], ["approver"], ["order", "lead_days"], ["notes"]),
        (_("Where it applies"), ["kind", "payer"], ["before_acceptance", "is_active"]),
        (_("When it is asked once more"), ASKS),
    ]

    class Meta:
        model = ChainStep
        fields = [
            *("title", "body", "role", "approver", "order", "lead_days", "notes", "kind", "payer"),
            *("before_acceptance", "is_active", *ASKS),
        ]

    def prepare(self):
        super().prepare()
        for name, words in (("kind", _("Every trip")), ("payer", _("Whoever pays"))):
            self.fields[name].choices = [("", words), *self.fields[name].choices[1:]]


class ApprovalForm(AskedOutside):
    """A step that one trip takes besides those of the chain, or takes otherwise."""

    groups = [
        (
            _("What"),
            ["title"],
            ["body", "role"],
            ["approver"],
            ["order", "lead_days"],
            ["before_acceptance"],
        ),
        (_("When it is asked once more"), ASKS),
    ]

    class Meta:
        model = Approval
        fields = [
            *("title", "body", "role", "approver", "order", "lead_days", "before_acceptance"),
            *ASKS,
        ]

    def prepare(self):
        super().prepare()
        if self.instance.step_id and not approvals.may_loosen(self.instance, self.user):
            for name in self.fields.keys() - {"title", "lead_days"}:
                self.fields[name].disabled = True
            asked = self.fields["approver"]
            asked.queryset = asked.queryset.model.objects.filter(pk=self.instance.approver_id)


class ShownNow(forms.HiddenInput):
    """Sends the mark of what the page shows, also where the form is shown once more."""

    def __init__(self, mark):
        super().__init__()
        self.mark = mark

    def format_value(self, value):
        return self.mark


def meanwhile(approval):
    """What is told to whoever sends a verdict from a page that was open when another came."""
    if not approval.is_decided:
        return _now("Meanwhile it waits for a verdict anew. Nothing of yours was kept.")
    words = _now("Decided meanwhile: %(said)s (%(who)s). Nothing of yours was kept.")
    who = [approval.given_by or str(approval.decided_by or "")]
    who += [date_format(approval.decided_on, "j F Y")]
    said = {"said": approval.get_status_display(), "who": ", ".join(filter(None, who))}
    return words % said


class VerdictForm(forms.Form):
    """What somebody says of a trip, as it was put before them."""

    VERDICTS = {
        Verdict.APPROVED: _("Approve"),
        Verdict.CONDITIONS: _("Approve with conditions"),
        Verdict.REFUSED: _("Refuse"),
        Verdict.PENDING: _("Ask once more"),
    }

    to = forms.ChoiceField(label=_("Verdict"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Conditions or reason"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    seen = forms.CharField(required=False)

    def __init__(self, *args, approval, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen"].widget = ShownNow(put_before.mark(approval.trip))
        follow = [to for to in Verdict if approval.status in Approval.MAY_FOLLOW[to]]
        self.fields["to"].choices = [(to.value, self.VERDICTS[to]) for to in follow]
        self.fields["to"].error_messages["invalid_choice"] = meanwhile(approval)


class AnswerForm(VerdictForm):
    """The verdict of somebody without a login, with the paper that it stands on."""

    paper = forms.CharField(
        label=_("Paper"),
        required=False,
        max_length=300,
        help_text=_("Letter, minutes or decision, with its number and date."),
    )
    file = PaperField(label=_("The paper itself"), required=False)


class PaperVerdictForm(AnswerForm):
    """The same, noted by somebody of the office."""

    given_by = forms.CharField(label=_("Given by"), required=False, max_length=200)
    decided_on = day_of(
        _("Decided on"), initial=timezone.localdate, required=False, help_text=_("Blank: today.")
    )

    field_order = ["to", "why", "given_by", "decided_on", "paper", "file"]

    def __init__(self, *args, approval, **kwargs):
        super().__init__(*args, approval=approval, **kwargs)
        if approval.approver:
            self.fields["given_by"].initial = approval.approver.get_full_name()
        if approval.status != Verdict.PENDING:  # it is only asked once more
            for name in ("given_by", "decided_on", "paper", "file"):
                del self.fields[name]


class ClaimVerdictForm(forms.Form):
    """What somebody outside said of a claim, noted from their paper."""

    VERDICTS = [(Claim.APPROVED, Claim.APPROVED.label), (Claim.REFUSED, Claim.REFUSED.label)]

    to = forms.ChoiceField(label=_("Verdict"), choices=VERDICTS, widget=forms.RadioSelect)
    why = forms.CharField(label=_("Reason"), required=False, widget=forms.Textarea({"rows": 3}))
    given_by = forms.CharField(label=_("Given by"), max_length=200)
    decided_on = day_of(
        _("Decided on"), initial=timezone.localdate, required=False, help_text=_("Blank: today.")
    )
    paper = forms.CharField(
        label=_("Paper"),
        required=False,
        max_length=300,
        help_text=_("Letter, minutes or decision, with its number and date."),
    )
    file = PaperField(label=_("The paper itself"), required=False)


class TripCostForm(VisitForm):
    """A cost: for whom, who bears it, how much."""

    groups = [
        (_("What"), ["kind", "what"], ["traveller"], ["leg", "stay"]),
        (_("Who pays"), ["payer", "source"], ["in_kind"]),
        (
            _("How much"),
            ["estimate", "actual", "currency"],
            ["days", "day_rate"],
            ["rate", "rate_on"],
            ["notes"],
        ),
        (_("Receipts"), ["receipts"], ["file"]),
    ]

    receipts = forms.ModelMultipleChoiceField(
        Attachment.objects.none(),
        label=_("Among the papers of the trip"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One receipt may prove several costs."),
    )
    file = PaperField(label=_("A new receipt"), required=False)

    class Meta:
        model = TripCost
        fields = [
            *("kind", "what", "traveller", "leg", "stay", "payer", "source", "in_kind"),
            *("estimate", "actual", "currency", "days", "day_rate", "rate", "rate_on", "notes"),
        ]
        field_classes = {"source": LookupField}
        widgets = {"source": Lookup("directory:organisation-lookup")}

    def prepare(self):
        super().prepare()
        self.fields["traveller"].queryset = self.instance.trip.travellers.all()
        self.fields["traveller"].empty_label = _("All together")
        for name, parts in (("leg", self.instance.trip.legs), ("stay", self.instance.trip.stays)):
            self.fields[name].queryset = parts.all()
            self.fields[name].empty_label = _("The whole trip")
            if not self.fields[name].queryset:
                del self.fields[name]
        begin_in_our_currency(self)
        self.prepare_receipts()

    def prepare_receipts(self):
        """The papers of the trip to choose from; a new one for those who may bring papers."""
        field = self.fields["receipts"]
        field.queryset = receipts.to_choose(self.instance.trip, self.user).order_by("-pk")
        if self.instance.pk:
            self.initial.setdefault("receipts", self.instance.receipts.all())
        if not field.queryset:
            del self.fields["receipts"]
        may_bring = may_work_on(self.instance.trip, self.user)
        if not (may_bring and self.user.has_perm("documents.add_attachment")):
            del self.fields["file"]


class MeetingForm(VisitForm):
    """A meeting, by the clocks there."""

    on = day_of(_("Day"))
    begins = clock_of(_("Begins"))

    groups = [
        (_("What and when"), ["topic"], ["on", "begins"], ["zone", "place"]),
        (_("Whom"), ["counterpart", "counterpart_words"], ["post", "organisation"]),
        (_("Before"), ["briefing"]),
        (_("Afterwards"), ["outcome"]),
    ]

    class Meta:
        model = Meeting
        fields = [
            *("topic", "zone", "place", "counterpart", "counterpart_words", "post"),
            *("organisation", "briefing", "outcome"),
        ]
        field_classes = dict.fromkeys(("counterpart", "organisation"), LookupField)
        field_classes["zone"] = ZoneField
        widgets = {
            "zone": ZoneInput,
            "counterpart": Lookup("directory:person-lookup"),
            "organisation": Lookup("directory:organisation-lookup"),
        }

    def prepare(self):
        super().prepare()
        meeting = self.instance
        if meeting._state.adding:
            city = meeting.trip.city
            self.initial["zone"] = (city and city.zone) or Office.current().zone
            self.initial.setdefault("on", meeting.trip.starts_on)
        else:
            there = meeting.begins_there
            self.initial |= {"on": there.date(), "begins": there.time()}

    def clean(self):
        typed = super().clean()
        day, clock = typed.get("on"), typed.get("begins")
        if day and clock and (zone := zone_named(typed.get("zone"))):
            try:
                kept = self.instance.starts_at
                self.instance.starts_at = instant(day, clock, kept=kept, zone=zone)
            except ValidationError as error:
                self.add_error("begins", error)
        return typed
