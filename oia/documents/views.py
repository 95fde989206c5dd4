"""The small pages around papers and decisions, and the only way to a file."""

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import CreateView, DeleteView, UpdateView, View

from oia.core import sightings
from oia.core.models import SightRoad
from oia.core.pages import Guarded
from oia.core.saving import ask_for_files_again
from oia.documents import services
from oia.documents.content import download_name
from oia.documents.forms import DecisionForm, PaperForm, UploadForm
from oia.documents.models import Attachment, Decision
from oia.documents.models.subject import takes_papers


def seen_subject(model, pk, user):
    """The record that papers hang on, if this user may see it; else as if it were not there."""
    if model is None or not takes_papers(model):
        raise Http404("No papers hang on such records.")
    if not user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"):
        raise PermissionDenied
    return get_object_or_404(model._default_manager.visible_to(user), pk=pk)


class OnSubjectPage(Guarded):
    """A page about something that hangs on a record. `keep` is the service that saves it."""

    template_name = "form.html"
    keep = None
    success_text = gettext_lazy("Saved.")

    def has_permission(self):
        return super().has_permission() and services.may_work_on(self.subject, self.request.user)

    @cached_property
    def subject(self):
        if "model" in self.kwargs:
            try:
                model = apps.get_model(self.kwargs["model"])
            except (LookupError, ValueError):
                model = None
            return seen_subject(model, self.kwargs["pk"], self.request.user)
        thing = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        model = thing.subject_type.model_class()
        return seen_subject(model, thing.subject_id, self.request.user)

    def back(self):
        return f"{self.subject.get_absolute_url()}#papers"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, lead=str(self.subject), cancel_url=self.back())

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs() | {"user": self.request.user}
        kwargs["instance"] = kwargs.get("instance") or self.model(subject=self.subject)
        return kwargs

    def form_valid(self, form):
        try:
            type(self).keep(form.instance, by=self.request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, self.success_text)
        return redirect(self.back())

    def form_invalid(self, form):
        ask_for_files_again(form)
        return super().form_invalid(form)


class Upload(OnSubjectPage, CreateView):
    model = Attachment
    action = "add"
    form_class = UploadForm
    keep = services.attach
    extra_context = {"title": gettext_lazy("Add a paper")}


class EditPaper(OnSubjectPage, UpdateView):
    model = Attachment
    action = "change"
    form_class = PaperForm
    keep = services.describe


class NewDecision(OnSubjectPage, CreateView):
    model = Decision
    action = "add"
    form_class = DecisionForm
    keep = services.keep_decision
    extra_context = {"title": gettext_lazy("Add a decision")}


class EditDecision(OnSubjectPage, UpdateView):
    model = Decision
    action = "change"
    form_class = DecisionForm
    keep = services.keep_decision


class Removal(OnSubjectPage, DeleteView):
    """Asks before something is removed."""

    template_name = "confirm_delete.html"
    action = "delete"
    success_text = gettext_lazy("Removed.")

    def get_form_kwargs(self):
        return super(OnSubjectPage, self).get_form_kwargs()

    def form_valid(self, form):
        try:
            return self.removed()
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(self.back())

    def removed(self):
        type(self).keep(self.object, by=self.request.user)
        messages.success(self.request, self.success_text)
        return redirect(self.back())


class RemovePaper(Removal):
    model = Attachment
    keep = services.remove_attachment
    extra_context = {"question": gettext_lazy("Remove this paper?")}

    def get_context_data(self, **kwargs):
        gone = [_("The file itself is deleted and cannot be brought back.")]
        return super().get_context_data(**kwargs, consequences=gone)


class RemoveDecision(Removal):
    model = Decision
    keep = services.remove_decision
    extra_context = {"question": gettext_lazy("Remove this decision?")}


class Download(Guarded, View):
    """A file, for those who may see both it and the record it hangs on. Never shown in place."""

    model = Attachment

    def get(self, request, pk):
        seen = Attachment.objects.visible_to(request.user)
        paper = get_object_or_404(seen.select_related("subject_type"), pk=pk)
        seen_subject(paper.subject_type.model_class(), paper.subject_id, request.user)
        return served(paper, request.user)


def served(paper, user):
    """The file of a paper that a user may have, as a download. That they took it is kept."""
    sightings.note(paper, user, SightRoad.PAGE)
    try:
        file = paper.file.open("rb")
    except FileNotFoundError as error:
        raise Http404("The file is gone.") from error
    answer = FileResponse(
        file,
        as_attachment=True,
        filename=download_name(paper.title, paper.content_type),
        content_type=paper.content_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
