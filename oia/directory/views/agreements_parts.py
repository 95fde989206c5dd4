"""Pages to add, change and remove what hangs on an agreement: clearances and signatories."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import DeleteView

from oia.core.pages import EditRecord, Guarded, NewRecord
from oia.core.saving import SavedByService
from oia.directory.forms.agreements import ClearanceForm, SignatoryForm
from oia.directory.models import Agreement
from oia.directory.services.keeping import remove_part, save_part

#: The form of each part, by the word that stands for the part in addresses.
FORMS = {"clearances": ClearanceForm, "signatories": SignatoryForm}


class OfAgreement:
    """A page about a part of the agreement whose number stands in the address."""

    part = ""

    @property
    def form_class(self):
        return FORMS[self.part]

    @property
    def model(self):
        return FORMS[self.part]._meta.model

    @cached_property
    def agreement(self):
        seen = Agreement.objects.visible_to(self.request.user)
        return get_object_or_404(seen, pk=self.kwargs["agreement"])

    def get_object(self, queryset=None):
        found = self.get_queryset().for_list()
        return get_object_or_404(found, agreement=self.agreement, pk=self.kwargs["pk"])

    def get_success_url(self):
        return f"{self.agreement.get_absolute_url()}#{self.part}"

    def get_context_data(self, **kwargs):
        back = self.get_success_url()
        return super().get_context_data(**kwargs, lead=str(self.agreement), cancel_url=back)

    def save(self, part, form):
        return save_part(part, by=self.request.user)


class NewPart(OfAgreement, SavedByService, NewRecord):
    def extra_form_kwargs(self):
        part = self.model(agreement=self.agreement)
        return super().extra_form_kwargs() | {"instance": part}


class EditPart(OfAgreement, SavedByService, EditRecord):
    pass


class RemovePart(OfAgreement, Guarded, DeleteView):
    """Asks before something is taken off an agreement."""

    action = "delete"
    form_class = DeleteView.form_class
    template_name = "confirm_delete.html"

    def form_valid(self, form):
        remove_part(self.object, by=self.request.user)
        messages.success(self.request, _("Removed."))
        return redirect(self.get_success_url())
