"""Forms about a membership and its parts."""

from datetime import timedelta
from itertools import pairwise

from django import forms
from django.forms import inlineformset_factory
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from networks.choices.membership import BEGINNINGS, Function
from networks.forms.grouped import GroupedForm, fit
from networks.models import (
    Dues,
    Membership,
    OtherCost,
    Participation,
    Review,
    Seat,
    Term,
)
from oia.accounts.models import Office
from oia.core.dates import end_after
from oia.core.widgets import Lookup, LookupField
from oia.directory.models import PostHolding
from oia.directory.models.home import our_city

MOST_MONTHS = 120  # more are refused by the term itself
NOTICE = {"starts_on", "ends_on", "notice_months"}
TOO_LONG_A_NOTICE = _(
    "That is longer than the term. Give fewer months, or the day on which the term really began."
)


def own_holdings():
    """Who may speak for our city: those in posts of its own organisations."""
    found = PostHolding.objects.select_related("person", "post__organisation")
    ours = found.filter(post__organisation__city=our_city())
    return (ours if ours.exists() else found).order_by("person__name", "pk")


class MembershipForm(GroupedForm):
    """Our place in a network. Its state moves on its page; its periods are terms."""

    functions = forms.MultipleChoiceField(
        label=_("What we use it for"),
        choices=Function.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    groups = [
        (_("Membership"), ["network", "status"], ["tier", "basis", "paid_through"]),
        (_("Since when"), ["applied_on", "joined_on", "effective_on"]),
        (
            _("Who looks after it"),
            ["lead", "backup", "department"],
            ["political_liaison", "staff_liaison", "billing_recipient"],
        ),
        (_("What for"), ["objectives"], ["functions"], ["dues_formula"]),
        (_("In the office"), ["sensitivity"], ["notes"]),
    ]

    class Meta:
        model = Membership
        fields = [
            "network",
            "tier",
            "basis",
            "paid_through",
            "applied_on",
            "joined_on",
            "effective_on",
            "lead",
            "backup",
            "department",
            "political_liaison",
            "staff_liaison",
            "billing_recipient",
            "objectives",
            "functions",
            "dues_formula",
            "sensitivity",
            "notes",
        ]
        field_classes = {"network": LookupField, "paid_through": LookupField}
        widgets = {
            "network": Lookup("networks:network-lookup"),
            "paid_through": Lookup("networks:network-lookup"),
        }

    def offered(self, name, queryset, user):
        if queryset.model is PostHolding:
            return own_holdings().visible_to(user) if user else own_holdings()
        return super().offered(name, queryset, user)


class NewMembershipForm(MembershipForm):
    """A membership begins by scouting; one that is in force already is written down as it is."""

    class Meta(MembershipForm.Meta):
        fields = ["network", "status", *MembershipForm.Meta.fields[1:]]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [(one.value, one.label) for one in BEGINNINGS]
        self.fields["status"].help_text = _("From here on it moves step by step.")


class PartForm(GroupedForm):
    """A form about a part of a membership, which `instance` already names."""

    def offered(self, name, queryset, user):
        if queryset.model is PostHolding:
            return own_holdings().visible_to(user) if user else own_holdings()
        if name == "body":
            return queryset.filter(network=self.instance.membership.network_id)
        return super().offered(name, queryset, user)


class NoticeWithinTerm(forms.ModelForm):
    """Refuses a notice period that nobody could keep: it begins before its term does."""

    def clean(self):
        cleaned = super().clean()
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        months = cleaned.get("notice_months") if {*self.changed_data} & NOTICE else None
        is_whole = starts_on and ends_on and starts_on <= ends_on
        if is_whole and 0 < (months or 0) <= MOST_MONTHS:
            as_long = end_after(starts_on - timedelta(days=1), months)
            if as_long > ends_on:
                self.add_error("notice_months", TOO_LONG_A_NOTICE)
        return cleaned


class TermForm(NoticeWithinTerm, PartForm):
    groups = [
        (_("Term"), ["starts_on", "ends_on"], ["auto_renews"]),
        (_("Leaving"), ["notice_months", "notice_form"], ["liability"]),
    ]

    class Meta:
        model = Term
        fields = [
            "starts_on",
            "ends_on",
            "auto_renews",
            "notice_months",
            "notice_form",
            "liability",
        ]


class MoneyForm(PartForm):
    """A form with sums, in the office's currency unless somebody says otherwise."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.currency:
            self.initial["currency"] = self.usual_currency()
        self.fields["currency"].widget.attrs["size"] = 4

    def usual_currency(self):
        return Office.current().currency

    def clean_currency(self):
        return self.cleaned_data["currency"].upper()


class DuesForm(MoneyForm):
    groups = [
        (_("Dues"), ["fiscal_year", "amount", "currency"], ["formula_input"]),
        (_("Invoice"), ["invoice_no", "invoiced_on", "due_on"]),
        (_("Payment"), ["approved_on", "paid_on", "paid_amount"], ["charges_by"]),
    ]

    class Meta:
        model = Dues
        fields = [
            "fiscal_year",
            "amount",
            "currency",
            "formula_input",
            "invoice_no",
            "invoiced_on",
            "due_on",
            "approved_on",
            "paid_on",
            "paid_amount",
            "charges_by",
        ]

    def usual_currency(self):
        """That of the dues before: a network mostly bills in its own."""
        before = self.instance.membership.dues.order_by("-fiscal_year").first()
        return before.currency if before else super().usual_currency()


class OtherCostForm(MoneyForm):
    groups = [(_("Cost"), ["fiscal_year", "kind", "on"], ["what"], ["amount", "currency", "hours"])]

    class Meta:
        model = OtherCost
        fields = ["fiscal_year", "kind", "on", "what", "amount", "currency", "hours"]


class SeatForm(PartForm):
    groups = [
        (_("Seat"), ["body", "role", "held_by"], ["holder", "substitute"]),
        (_("Mandate"), ["starts_on", "ends_on"]),
    ]

    class Meta:
        model = Seat
        fields = ["body", "role", "held_by", "holder", "substitute", "starts_on", "ends_on"]


class ParticipationForm(PartForm):
    groups = [
        (_("Meeting"), ["on", "meeting", "body"]),
        (_("Who"), ["colleague", "others", "hours"]),
        (_("What came of it"), ["outcome"]),
    ]

    class Meta:
        model = Participation
        fields = ["on", "meeting", "body", "colleague", "others", "hours", "outcome"]


class ReviewForm(PartForm):
    groups = [
        (_("Review"), ["starts_on", "ends_on", "due_on"], ["objectives"]),
        (_("Benefit"), ["benefits"], ["evidence"]),
        (_("Result"), ["score", "recommendation"]),
    ]

    class Meta:
        model = Review
        fields = [
            "starts_on",
            "ends_on",
            "due_on",
            "objectives",
            "benefits",
            "evidence",
            "score",
            "recommendation",
        ]


class RowForm(forms.ModelForm):
    """One row of an inline formset."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            fit(field)


class TermRow(NoticeWithinTerm, RowForm):
    """A term typed in with its membership."""


class DuesRow(RowForm):
    """Dues typed in with their membership, in the office's currency unless somebody says otherwise.
    It is not filled in beforehand: a row in which something stands counts as typed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["currency"].required = False

    def clean_currency(self):
        return (self.cleaned_data["currency"] or Office.current().currency).upper()


class NoTwoAtOnce(forms.BaseInlineFormSet):
    """Terms typed in together, of which no two share a day either."""

    def clean(self):
        super().clean()
        rows = [form for form in self.forms if self.tells_days(form)]
        rows.sort(key=lambda form: form.cleaned_data["starts_on"])
        for before, after in pairwise(rows):
            ends_on = before.cleaned_data["ends_on"]
            if ends_on is None or after.cleaned_data["starts_on"] <= ends_on:
                words = {"period": before.instance.period}
                after.add_error(None, _now("The term overlaps the one of %(period)s.") % words)

    def tells_days(self, form):
        typed = getattr(form, "cleaned_data", {})
        whole = form.is_valid() and typed.get("starts_on")
        return whole and not (self.can_delete and self._should_delete_form(form))


TermRows = inlineformset_factory(
    *(Membership, Term),
    form=TermRow,
    formset=NoTwoAtOnce,
    fields=TermForm.Meta.fields,
    extra=1,
    max_num=50,
)
DuesRows = inlineformset_factory(
    Membership,
    Dues,
    form=DuesRow,
    fields=["fiscal_year", "amount", "currency", "due_on", "paid_on", "paid_amount"],
    extra=1,
    max_num=50,
)
