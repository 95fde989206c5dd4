"""Memberships and what hangs on them, in the admin."""

from django import forms
from django.contrib import admin

from networks.admin.keeping import KeptByService
from networks.choices.membership import BEGINNINGS, Function
from networks.models import (
    Dues,
    Membership,
    OtherCost,
    Participation,
    Review,
    Seat,
    Term,
)
from oia.core.unnamed import SeenInline


class Inline(SeenInline, admin.TabularInline):
    extra = 0
    show_change_link = True


class TermInline(Inline):
    model = Term
    readonly_fields = ["notice_by"]


class DuesInline(Inline):
    model = Dues


class OtherCostInline(Inline):
    model = OtherCost


class SeatInline(Inline):
    model = Seat
    autocomplete_fields = ["body", "holder", "substitute"]


class MembershipAdminForm(forms.ModelForm):
    functions = forms.MultipleChoiceField(
        choices=Function.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        """A membership begins as on its page; from there on it moves by the services."""
        super().__init__(*args, **kwargs)
        if "status" in self.fields:
            begins = [(one.value, one.label) for one in BEGINNINGS]
            self.fields["status"].choices = begins


@admin.register(Membership)
class MembershipAdmin(KeptByService):
    form = MembershipAdminForm
    list_display = ["network", "status", "lead", "term_ends_on", "notice_by"]
    list_filter = ["status", "basis", "sensitivity", "department"]
    list_select_related = ["network", "lead"]
    search_fields = ["network__search_text", "network__name", "network__acronym"]
    autocomplete_fields = [
        "network",
        "paid_through",
        "lead",
        "backup",
        "department",
        "political_liaison",
        "staff_liaison",
        "billing_recipient",
    ]
    readonly_fields = ["term_ends_on", "notice_by", "created_at", "updated_at"]
    inlines = [TermInline, DuesInline, OtherCostInline, SeatInline]


class PartAdmin(KeptByService):
    """A part of a membership."""

    list_select_related = ["membership__network"]
    autocomplete_fields = ["membership"]
    search_fields = ["membership__network__name", "membership__network__acronym"]


@admin.register(Term)
class TermAdmin(PartAdmin):
    list_display = ["membership", "starts_on", "ends_on", "notice_by", "auto_renews"]
    list_filter = ["auto_renews", "ends_on"]
    readonly_fields = ["renewed_from", "notice_by", "council_days", "derivation"]


@admin.register(Dues)
class DuesAdmin(PartAdmin):
    list_display = ["membership", "fiscal_year", "amount", "currency", "due_on", "paid_on"]
    list_filter = ["fiscal_year", "currency", "paid_on"]
    search_fields = [*PartAdmin.search_fields, "invoice_no"]


@admin.register(OtherCost)
class OtherCostAdmin(PartAdmin):
    list_display = ["membership", "fiscal_year", "kind", "what", "amount", "currency", "hours"]
    list_filter = ["fiscal_year", "kind"]
    search_fields = [*PartAdmin.search_fields, "what"]


@admin.register(Seat)
class SeatAdmin(PartAdmin):
    named_by = ["body"]
    list_display = ["body", "membership", "role", "held_by", "starts_on", "ends_on"]
    list_filter = ["held_by", "ends_on"]
    list_select_related = ["membership__network", "body__network"]
    autocomplete_fields = ["membership", "body", "holder", "substitute"]
    search_fields = [*PartAdmin.search_fields, "body__name", "role"]


@admin.register(Participation)
class ParticipationAdmin(PartAdmin):
    list_display = ["meeting", "membership", "on", "colleague", "hours"]
    list_filter = ["on"]
    list_select_related = ["membership__network", "colleague"]
    autocomplete_fields = ["membership", "body", "colleague"]
    search_fields = [*PartAdmin.search_fields, "meeting", "others"]


@admin.register(Review)
class ReviewAdmin(PartAdmin):
    list_display = ["membership", "starts_on", "ends_on", "due_on", "recommendation", "decided_on"]
    list_filter = ["recommendation", "decided_on"]
    readonly_fields = ["costs", "decided_on", "decided_by"]
