"""Pages to add, change and remove what hosting costs and the ceremony, all in one manner."""

from django.views.generic import DeleteView

from delegations.forms.parts import CostForm, FlagForm, HoursForm, SpeechForm
from delegations.views.steps import OfVisit, RemovePart
from oia.core.pages import EditRecord, NewRecord
from oia.core.saving import SavedByService

#: The form of each part, by the word that stands for the part in addresses.
FORMS = {"costs": CostForm, "hours": HoursForm, "flags": FlagForm, "speeches": SpeechForm}


class OfVisitPart(OfVisit):
    """A page about a part of the visit whose reference stands in the address."""

    part = ""

    @property
    def form_class(self):
        return FORMS[self.part]

    @property
    def model(self):
        return FORMS[self.part]._meta.model

    @property
    def section(self):
        return self.model.page_section


class NewVisitPart(OfVisitPart, SavedByService, NewRecord):
    def extra_form_kwargs(self):
        part = self.model(delegation=self.delegation)
        return super().extra_form_kwargs() | {"instance": part}


class EditVisitPart(OfVisitPart, SavedByService, EditRecord):
    pass


class RemoveVisitPart(OfVisitPart, RemovePart):
    form_class = DeleteView.form_class
