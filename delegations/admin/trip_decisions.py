"""Data entry of invitations, of the chain of approval, and of costs and meetings of trips."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from delegations.admin.trips import KeepsDecisions, OfTripAdmin
from delegations.models import Approval, ChainStep, Invitation, Meeting, TripCost
from delegations.services import approvals, chain, receipts, trip_costs
from delegations.services import invitations as services
from oia.core.admin import RecordAdmin, RemovedByService
from oia.directory.admin.manners import FoundByName
from oia.documents.models import Attachment


@admin.register(Invitation)
class InvitationAdmin(KeepsDecisions, FoundByName, RecordAdmin):
    instead = _("It was answered, and stays on record with its reason.")
    list_display = ["reference", "title", "status", "received_on", "answer_by", "starts_on"]
    list_display_links = ["reference", "title"]
    list_filter = ["status", "would_pay", "sensitivity"]
    date_hierarchy = "received_on"
    autocomplete_fields = [
        *("organisation", "city", "summit", "network", "agreement", "owner", "backup"),
        "goes_instead",
    ]
    readonly_fields = ["reference", "decided_on", "decided_by", "decision_reason", "trip"]

    def get_readonly_fields(self, request, obj=None):
        """A new one is received; what came of it is said on its page."""
        fixed = super().get_readonly_fields(request, obj)
        return list(dict.fromkeys([*fixed, "status"]))

    def save_model(self, request, invitation, form, change):
        service = services.change if change else services.receive
        service(invitation, by=request.user)


@admin.register(ChainStep)
class ChainStepAdmin(RecordAdmin):
    list_display = ["order", "title", "body", "role", "kind", "payer", "is_active"]
    list_display_links = ["title"]
    list_filter = ["is_active", "body", "role", "kind"]
    search_fields = ["title", "notes"]
    autocomplete_fields = ["approver"]
    prepopulated_fields = {"slug": ["title"]}

    def save_model(self, request, step, form, change):
        chain.save_step(step, by=request.user)


@admin.register(Approval)
class ApprovalAdmin(KeepsDecisions, RemovedByService, OfTripAdmin):
    remove = staticmethod(approvals.remove_approval)
    instead = _("It was decided, and stays on record. Ask once more on the trip's page.")
    list_display = ["title", "trip", "body", "role", "status", "decided_on"]
    list_filter = ["status", "body", "role"]
    search_fields = ["title", "trip__title", "trip__reference"]
    autocomplete_fields = ["trip", "step", "approver"]
    readonly_fields = ["status", "decided_on", "decided_by", "given_by", "paper", "words_said"]

    def save_model(self, request, approval, form, change):
        approvals.save_approval(approval, by=request.user)


class TripCostEntry(forms.ModelForm):
    """A cost whose receipts are among the papers of its trip."""

    def clean(self):
        typed = super().clean()
        papers, trip = typed.get("receipts"), typed.get("trip")
        if papers and trip:
            self.instance.trip = trip
            receipts.check(self.instance, papers, by=None)  # those offered are seen
        return typed


@admin.register(TripCost)
class TripCostAdmin(RemovedByService, OfTripAdmin):
    remove = staticmethod(trip_costs.remove_cost)
    list_display = ["kind", "what", "trip", "traveller", "payer", "estimate", "actual", "currency"]
    list_filter = ["kind", "payer", "in_kind"]
    list_select_related = ["trip", "traveller"]
    search_fields = ["what", "trip__title", "trip__reference"]
    autocomplete_fields = ["trip", "traveller", "source", "leg", "stay", "receipts"]
    keeps_unseen = ["receipts"]
    form = TripCostEntry

    def formfield_for_manytomany(self, field, request, **options):
        """Nobody is offered, or told of, a paper that is not for them."""
        found = super().formfield_for_manytomany(field, request, **options)
        found.queryset = Attachment.objects.visible_to(request.user)
        return found

    def save_model(self, request, cost, form, change):
        """The receipts that they may not see stay, so what is tied is not just what was typed."""
        typed = form.cleaned_data
        trip_costs.save_cost(cost, by=request.user, papers=typed["receipts"])
        typed["receipts"] = cost.receipts.all()


@admin.register(Meeting)
class MeetingAdmin(OfTripAdmin):
    list_display = ["topic", "trip", "starts_at", "place", "counterpart"]
    list_select_related = ["trip", "counterpart"]
    date_hierarchy = "starts_at"
    search_fields = ["topic", "place", "trip__title", "trip__reference"]
    autocomplete_fields = ["trip", "counterpart", "organisation"]
