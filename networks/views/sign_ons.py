"""Pages about what the city signs: the list, one sign-on, its forms, its moves."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from django.views.generic.detail import SingleObjectMixin

from networks.choices.declarations import (
    UNDECIDED,
)
from networks.filters.declarations import SignOnFilter
from networks.forms.sign_on_parts import AskAnewForm
from networks.forms.sign_ons import (
    ApprovalForm,
    ListingForm,
    NewSignOnForm,
    SignatureForm,
    SignOnForm,
)
from networks.models import Declaration, SignOn
from networks.services import sign_on_steps as steps
from networks.services import sign_ons as services
from networks.views.saving import SavedByService
from networks.views.sign_ons_shown import context_of, steps_from
from oia.accounts.models import names_of
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, Guarded, MoveRecord, NewRecord, RecordPage
from oia.core.text import as_key

AROUND = ("declaration", "asked_by", "owner", "backup", "department", "approved_text")
AROUND += ("signatory__person", "signatory__post__organisation")


class SignOnList(RecordList):
    """What the city was asked to sign, and what it signed."""

    queryset = SignOn.objects
    filterset_class = SignOnFilter
    template_name = "networks/sign_ons.html"
    title = _("Sign-ons")
    lead = _("What we were asked to sign, under whose approval we did, and what it binds us to.")
    columns = (
        Column("declaration", _("Declaration"), "declaration__title"),
        Column("status", _("State"), "status"),
        Column("received", _("Requested"), "received_on"),
        Column("closes", _("Signing closes"), "due_on", nullable=True),
        Column("signed", _("Signed"), "signed_on", nullable=True),
        Column("owner", _("Owner")),
    )
    reads = ("approved_on", "approved_from", "awaits_final_text", "ratify_later", "fast_track")
    reads += ("listed_wrong", "declaration__title", "due_time", "zone_kind", "zone")
    reads += ("organiser_words", *names_of("owner"))
    default_sort = "-received"
    bulk = ("owner", "backup", "department", "sensitivity")
    row_template = "sign_on.html"
    empty_text = _("Nothing yet. Write down what your mayors signed, beginning with the latest.")
    new_url = reverse_lazy("networks:signon-new")
    new_right = "networks.add_signon"


class SignOnPage(RecordPage):
    queryset = SignOn.objects.select_related(*AROUND)
    template_name = "networks/sign_on.html"

    def get_context_data(self, **kwargs):
        sign_on, user = self.object, self.request.user
        context = super().get_context_data(**kwargs, **context_of(sign_on, user))
        return context | steps_from(sign_on, user, context["next_states"])


def tell_retroactive(request, form):
    """Say of a day that was just typed that it takes effect before the signing: it may be meant."""
    sign_on, typed = form.instance, {"in_effect_on", "signed_on"} & {*form.changed_data}
    if typed and sign_on.is_retroactive:
        words = {"day": date_format(sign_on.in_effect_on, "j F Y")}
        told = _now("In effect from %(day)s, before the signing: put it right if that is a slip.")
        messages.warning(request, told % words)


class SignOnFormPage(SavedByService):
    model = SignOn
    form_class = SignOnForm
    service = None

    def save(self, sign_on, form):
        type(self).service(sign_on, by=self.request.user)
        tell_retroactive(self.request, form)


class NewSignOn(SignOnFormPage, NewRecord):
    """A request to sign; behind the question mark stands what: ?declaration=."""

    form_class = NewSignOnForm
    extra_context = {"cancel_url": reverse_lazy("networks:signon-list")}

    def get_initial(self):
        key = as_key(self.request.GET.get("declaration", ""))
        seen = Declaration.objects.visible_to(self.request.user)
        declaration = seen.filter(pk=key).first() if key is not None else None
        return {"owner": self.request.user.pk, "declaration": declaration and declaration.pk}

    def save(self, sign_on, form):
        approval = form.cleaned_data if form.cleaned_data.get("body") else None
        services.receive(sign_on, by=self.request.user, approval=approval)
        tell_retroactive(self.request, form)


class EditSignOn(SignOnFormPage, EditRecord):
    service = services.change

    def get_initial(self):
        return {"functions": self.object.functions}


class MoveSignOn(MoveRecord):
    model = SignOn

    def move(self, record, to, *, by, why):
        services.move(record, to, by=by, why=why)


class StepOfSignOn(Guarded, SingleObjectMixin, FormView):
    """A step of a sign-on of which more is to be known than that it was taken."""

    model = SignOn
    template_name = "form.html"
    title = ""

    def get_queryset(self):
        return super().get_queryset().select_related("declaration")

    @cached_property
    def object(self):
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        back = self.object.get_absolute_url()
        return super().get_context_data(
            **kwargs, title=self.title, lead=str(self.object), cancel_url=back
        )

    def take(self, form):
        raise NotImplementedError(f"{type(self).__name__} does not name its service.")

    def form_valid(self, form):
        try:
            self.take(form)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        return super().form_valid(form)

    def get_success_url(self):
        return self.object.get_absolute_url()


class ApproveSignOn(StepOfSignOn):
    """Approves a request, or ratifies what was signed without an approval."""

    permission_required = services.APPROVE
    form_class = ApprovalForm
    title = _("Approve")

    def get_initial(self):
        hurried = self.object.fast_track and self.object.status in UNDECIDED
        told = {"conditions": self.object.conditions, "ratify_later": hurried}
        awaits = self.object.ratify_later and self.object.awaits_final_text
        told |= {"awaits_final_text": awaits, "approved_on": timezone.localdate()}
        return told | {"approved_text": self.object.approved_text_id}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"texts": self.object.declaration.texts}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.object.status not in UNDECIDED:
            context["title"] = _("Ratify")
        return context

    def take(self, form):
        services.approve(self.object, form.cleaned_data, by=self.request.user)
        if self.object.approved_on is None:
            words = _("A version that came after that day is in other words: all are asked anew.")
            messages.warning(self.request, words)


class AskAnew(StepOfSignOn):
    """Asks all anew who answered, before it is decided: the draft may be another one by now."""

    permission_required = steps.CHANGE
    form_class = AskAnewForm
    title = _("Ask anew")

    def get_initial(self):
        text = self.object.declaration.texts.latest_first().first()
        return {"why": _("New text: %s") % text if text else ""}

    def take(self, form):
        steps.ask_anew(self.object, by=self.request.user, why=form.cleaned_data["why"])

    def get_success_url(self):
        return f"{super().get_success_url()}#steps"


class SignSignOn(StepOfSignOn):
    """Writes a signature down, before any approval too."""

    action = "change"
    form_class = SignatureForm
    title = _("Write the signature down")

    def get_initial(self):
        return {"signed_on": timezone.localdate(), "signed_as": "city"}

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        return kwargs | {"instance": self.object, "user": self.request.user}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.object.status in UNDECIDED:
            context["lead"] = _("%s. Nobody has approved it: it will be told as not ratified.") % (
                self.object
            )
        return context

    def take(self, form):
        services.sign(form.instance, by=self.request.user)
        tell_retroactive(self.request, form)


class LookUpSignOn(StepOfSignOn):
    """Writes down how our name stands on their list."""

    action = "change"
    form_class = ListingForm
    title = _("Is our name there, and spelled right?")

    def get_initial(self):
        return {"listed_as": self.object.listed_as, "on": timezone.localdate()}

    def take(self, form):
        services.look_up(self.object, by=self.request.user, **form.cleaned_data)
