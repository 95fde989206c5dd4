"""Typing in gifts, their declaration, and the rules by which they are declared."""

from itertools import chain

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.gift import FOLLOWS_COST, REFUSED
from delegations.forms.grouped import VisitForm
from delegations.models import Gift, GiftRule
from delegations.models.gift_limits import NOBODY_GIVES
from oia.accounts.widgets import begin_in_our_currency
from oia.core.widgets import Lookup, LookupField

OTHERS = ("other_person", "other_organisation")
OTHER_SIDE = (*OTHERS, "other_name")


class InCapitals:
    """A currency may be typed in small letters."""

    def prepare(self):
        super().prepare()
        self.fields["currency"].widget.attrs["size"] = 4

    def clean_currency(self):
        return self.cleaned_data["currency"].upper()


class GiftForm(InCapitals, VisitForm):
    """A gift. The verdict on it, and its declaration, have steps of their own."""

    groups = [
        (
            _("The gift"),
            ["description"],
            ["direction", "on"],
            ["status", "decided_on"],
            ["decision_reason"],
            ["occasion"],
            ["delegation", "trip"],
            ["place", "where"],
        ),
        (
            _("From whom, or to whom"),
            ["other_person", "other_organisation"],
            ["other_name", "affiliation"],
            ["source"],
        ),
        (_("Of ours"), ["recipient_class", "recipient_user"], ["recipient_name"]),
        (_("Value"), ["value", "currency", "value_method"], ["value_words"]),
        (
            _("What became of it"),
            ["kept_at", "custodian"],
            ["belongs_to", "fate"],
            ["fate_words"],
        ),
        (_("In the office"), ["owner", "backup"], ["sensitivity"], ["notes"]),
    ]

    class Meta:
        model = Gift
        fields = [
            *("description", "direction", "on", "occasion", "delegation", "trip"),
            *("place", "where"),
            *("other_person", "other_organisation", "other_name", "affiliation", "source"),
            *("recipient_class", "recipient_user", "recipient_name"),
            *("value", "currency", "value_method", "value_words"),
            *("kept_at", "custodian", "belongs_to", "fate", "fate_words"),
            *("owner", "backup", "sensitivity", "notes"),
        ]
        help_texts = {"value_method": _("Of a value that is given, “Not known” becomes “Stated”.")}
        field_classes = dict.fromkeys((*OTHERS, "delegation", "trip"), LookupField)
        widgets = {
            "other_person": Lookup("directory:person-lookup"),
            "other_organisation": Lookup("directory:organisation-lookup"),
            "delegation": Lookup("delegations:delegation-lookup"),
            "trip": Lookup("delegations:trip-lookup"),
        }

    def prepare(self):
        super().prepare()
        if self.instance.trip_cost_id:
            for name in FOLLOWS_COST:
                self.fields.pop(name, None)
            self.groups = [
                group for group in self.groups if any(self.fields.get(n) for n in chain(*group[1:]))
            ]

    def clean(self):
        typed = super().clean()
        other = {name: getattr(self.instance, name) for name in OTHER_SIDE} | typed
        is_wrong = any(name in self.errors for name in OTHER_SIDE)
        if not is_wrong and not any(other[name] for name in OTHER_SIDE):
            self.add_error("other_name", NOBODY_GIVES)
        return typed


class NewGiftForm(GiftForm):
    """A gift just offered, or one that the office did not write down in time."""

    class Meta(GiftForm.Meta):
        fields = [*GiftForm.Meta.fields, "status", "decided_on", "decision_reason"]

    def clean(self):
        typed = super().clean()
        if typed.get("status") in REFUSED and not typed.get("decision_reason", "").strip():
            self.add_error("decision_reason", _now("Say why: this will be asked later."))
        return typed


class DeclareForm(VisitForm):
    """That it was declared. Without a day it was not after all."""

    groups = [(_("The declaration"), ["declared_on", "declared_by"], ["declaration"])]

    class Meta:
        model = Gift
        fields = ["declared_on", "declared_by", "declaration"]
        help_texts = {"declared_on": _("Blank: it was not declared.")}

    def prepare(self):
        super().prepare()
        if self.instance.declared_on is None:
            self.initial |= {"declared_on": timezone.localdate(), "declared_by": self.user.pk}

    def clean(self):
        typed = super().clean()
        if typed.get("declared_on") is None and "declared_on" not in self.errors:
            typed |= {"declared_by": None, "declaration": ""}
        return typed


class GiftRuleForm(InCapitals, VisitForm):
    """A rule: of which gifts it speaks, from which value on, and by when."""

    groups = [
        (_("The rule"), ["name"], ["is_active"], ["valid_from", "valid_until"], ["notes"]),
        (_("Of which gifts"), ["source"], ["where", "recipient"]),
        (
            _("From which value"),
            ["threshold", "currency"],
            ["includes_threshold"],
            ["window_months"],
            ["per_recipient"],
        ),
        (_("By when"), ["days", "counted_in"]),
    ]

    class Meta:
        model = GiftRule
        fields = [
            *("name", "is_active", "valid_from", "valid_until", "notes"),
            *("source", "where", "recipient", "threshold", "currency", "includes_threshold"),
            *("window_months", "per_recipient", "days", "counted_in"),
        ]

    def prepare(self):
        super().prepare()
        for name in ("source", "where", "recipient"):
            field = self.fields[name]
            field.choices = [("", _("Any")), *field.choices[1:]]
        begin_in_our_currency(self)

    def clean_name(self):
        """Rules are told apart by their names, in mails of the office as in its files."""
        name = self.cleaned_data["name"].strip()
        if GiftRule.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_now("A rule with this name is there already."))
        return name
