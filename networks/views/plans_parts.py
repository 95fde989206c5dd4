"""Pages to add, change and remove the parts of a plan, all in one manner."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import DeleteView

from networks.forms.plans import (
    DelegateForm,
    MilestoneForm,
    PaperForm,
    PlanCostForm,
    SideEventForm,
    SpeakingSlotForm,
)
from networks.services import milestones, plans
from networks.views.plans import plans_seen
from networks.views.saving import SavedByService
from oia.core.pages import EditRecord, Guarded, NewRecord

#: The form of each part, by the word that stands for the part in addresses.
FORMS = {
    "milestones": MilestoneForm,
    "people": DelegateForm,
    "side-events": SideEventForm,
    "speaking-slots": SpeakingSlotForm,
    "position-papers": PaperForm,
    "costs": PlanCostForm,
}


def called(part, user):
    """What a part is called for somebody who may not know everybody in it."""
    return part.name_for(user) if hasattr(part, "name_for") else str(part)


class OfPlan:
    """A page about a part of the plan whose summit stands in the address."""

    part = ""
    template_name = "form.html"

    @property
    def form_class(self):
        return FORMS[self.part]

    @property
    def model(self):
        return FORMS[self.part]._meta.model

    def get_plan(self):
        if not hasattr(self, "_plan"):
            plan = plans_seen(self.request)
            self._plan = get_object_or_404(plan, summit__slug=self.kwargs["slug"])
        return self._plan

    def get_object(self, queryset=None):
        found = self.get_queryset().select_related("plan__summit")
        return get_object_or_404(found, plan=self.get_plan(), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        back = f"{self.get_plan().get_absolute_url()}#{self.part}"
        return super().get_context_data(**kwargs, lead=str(self.get_plan()), cancel_url=back)

    def save(self, part, form):
        by = self.request.user
        if self.part != "milestones":
            return plans.save_part(part, by=by)
        keep = milestones.change_milestone if part.pk else milestones.add_milestone
        return keep(part, by=by)


class NewPart(OfPlan, SavedByService, NewRecord):
    def extra_form_kwargs(self):
        return super().extra_form_kwargs() | {"instance": self.model(plan=self.get_plan())}


class EditPart(OfPlan, SavedByService, EditRecord):
    def get_context_data(self, **kwargs):
        title = _("Change %(record)s") % {"record": called(self.object, self.request.user)}
        return super().get_context_data(**kwargs, title=title)


class RemovePart(OfPlan, Guarded, DeleteView):
    """Asks before something is taken out of a plan."""

    action = "delete"
    form_class = DeleteView.form_class
    template_name = "confirm_delete.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, called=called(self.object, self.request.user))

    def form_valid(self, form):
        try:
            plans.remove_part(self.object, by=self.request.user)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
        else:
            messages.success(
                self.request, _("Removed: %s.") % called(self.object, self.request.user)
            )
        return redirect(f"{self.get_plan().get_absolute_url()}#{self.part}")
