"""What users set for themselves. Logging in and passwords are allauth's pages."""

from django.contrib import messages
from django.urls import reverse_lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.generic import CreateView, DeleteView, ListView, UpdateView

from oia.accounts.forms import AbsenceForm, SettingsForm
from oia.accounts.models import Absence, User


class Saved:
    """A form that says in words that it was saved."""

    template_name = "form.html"
    success_text = _("Saved.")

    def form_valid(self, form):
        response = super().form_valid(form)
        messages.success(self.request, self.success_text)
        return response


class Settings(Saved, UpdateView):
    """One's own settings. Works on a copy, so that the page around never shows what is refused."""

    form_class = SettingsForm
    template_name = "accounts/settings.html"
    context_object_name = "typed"  # "user" would be taken for whoever is logged in
    success_url = reverse_lazy("accounts:settings")
    extra_context = {"title": _("My settings"), "cancel_url": "/"}

    def get_object(self, queryset=None):
        return User.objects.get(pk=self.request.user.pk)


class OwnAbsences:
    """One's own absences; nobody else's can be reached."""

    success_url = reverse_lazy("accounts:absence-list")

    def get_queryset(self):
        return Absence.objects.for_list().filter(user=self.request.user)


class AbsenceForms(Saved, OwnAbsences):
    """A form about one's own absence. It says when whoever stands in is away as well."""

    form_class = AbsenceForm

    def form_valid(self, form):
        response = super().form_valid(form)
        if theirs := self.object.deputy_is_away:
            messages.warning(self.request, away_as_well(theirs))
        return response

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}


def away_as_well(absence):
    """What to know of a deputy's own absence."""
    words = absence.in_words | {"next": absence.deputy}
    if absence.deputy is None:
        return _t("%(who)s is away as well, from %(from)s to %(to)s, and names no deputy.") % words
    return _t("%(who)s is away as well, from %(from)s to %(to)s; then %(next)s stands in.") % words


class AbsenceList(OwnAbsences, ListView):
    template_name = "accounts/absences.html"
    context_object_name = "absences"


class NewAbsence(AbsenceForms, CreateView):
    extra_context = {"title": _("New absence"), "cancel_url": OwnAbsences.success_url}


class EditAbsence(AbsenceForms, UpdateView):
    extra_context = {"title": _("Change an absence"), "cancel_url": OwnAbsences.success_url}


class DeleteAbsence(Saved, OwnAbsences, DeleteView):
    template_name = "confirm_delete.html"
    extra_context = {
        "question": _("Delete this absence?"),
        "action": _("Delete"),
        "cancel_url": OwnAbsences.success_url,
    }
    success_text = _("The absence is deleted.")
