"""Posts and their holders: small forms reached from organisations and people."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from oia.core.pages import EditRecord, NewRecord
from oia.directory.forms.records import EndForm, GivePostForm, HandOverForm, HoldingForm, PostForm
from oia.directory.models import Organisation, Person, Post, PostHolding
from oia.directory.services import posts as services


class OnParent:
    """A form about a part of some record, `parents`, named by `pk` in the address."""

    parents = None

    @cached_property
    def parent(self):
        seen = self.parents.visible_to(self.request.user)
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs, lead=str(self.parent), cancel_url=self.parent.get_absolute_url()
        )


class NewPost(OnParent, NewRecord):
    """A post in an organisation."""

    model = Post
    parents = Organisation.objects.all()
    form_class = PostForm
    extra_context = {"title": gettext_lazy("New post")}

    def extra_form_kwargs(self):
        return {"user": self.request.user, "instance": Post(organisation=self.parent)}


class EditPost(EditRecord):
    queryset = Post.objects.for_list()
    form_class = PostForm

    def extra_form_kwargs(self):
        return {"user": self.request.user}


class NewHolding(OnParent, NewRecord):
    """Somebody who holds or held a post."""

    model = PostHolding
    parents = Post.objects.for_list()
    form_class = HoldingForm
    extra_context = {"title": gettext_lazy("Add a holder")}

    def extra_form_kwargs(self):
        return {"user": self.request.user, "instance": PostHolding(post=self.parent)}


class EditHolding(EditRecord):
    queryset = PostHolding.objects.for_list()
    form_class = HoldingForm

    def extra_form_kwargs(self):
        return {"user": self.request.user}


class Asking(PermissionRequiredMixin, OnParent, FormView):
    """Asks what a service wants to know, calls it, and shows beside the form what it refuses."""

    template_name = "form.html"
    permission_required = "directory.change_postholding"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        try:
            self.call(**form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("Saved."))
        return redirect(self.parent)


class HandOver(Asking):
    parents = Post.objects.for_list()
    form_class = HandOverForm
    extra_context = {"title": gettext_lazy("Hand over the post")}

    def call(self, person, on):
        services.hand_over(self.parent, person, on, by=self.request.user)


class EndHolding(Asking):
    parents = PostHolding.objects.for_list()
    form_class = EndForm
    extra_context = {"title": gettext_lazy("End the time in the post")}

    def call(self, on):
        services.end_holding(self.parent, on, by=self.request.user)


class GivePost(Asking):
    """A post of a person, added on their page."""

    permission_required = "directory.add_postholding"
    parents = Person.objects.all()
    form_class = GivePostForm
    extra_context = {"title": gettext_lazy("Add a post")}

    def call(self, **answers):
        services.give_post(self.parent, by=self.request.user, **answers)
