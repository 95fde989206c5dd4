"""Pages to add, change and remove what hangs on a record whose name stands in the address."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import DeleteView

from networks.services.parts import remove_part
from oia.core.pages import Guarded


class PartOf:
    """A page about a part of `owner`, which `owner_field` of the part names."""

    owner = None
    owner_field = ""
    section = ""

    def extra_form_kwargs(self):
        more = super().extra_form_kwargs()
        if "pk" not in self.kwargs:
            more["instance"] = self.model(**{self.owner_field: self.owner})
        return more

    def get_object(self, queryset=None):
        found = self.get_queryset().for_list()
        return get_object_or_404(found, **{self.owner_field: self.owner}, pk=self.kwargs["pk"])

    def get_success_url(self):
        return f"{self.owner.get_absolute_url()}#{self.section}"

    def get_context_data(self, **kwargs):
        back = self.get_success_url()
        return super().get_context_data(**kwargs, lead=str(self.owner), cancel_url=back)


class RemoveOf(Guarded, DeleteView):
    """Asks before something is taken off a record."""

    action = "delete"
    template_name = "confirm_delete.html"

    def get_form_class(self):
        """Nothing is asked but the question itself, whatever form the part has."""
        return DeleteView.form_class

    def remove(self):
        remove_part(self.object, by=self.request.user)

    def form_valid(self, form):
        self.remove()
        messages.success(self.request, _("Removed."))
        return redirect(self.get_success_url())
