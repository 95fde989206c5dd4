"""What somebody who is logged in does with a date besides closing it: snooze it, hand it over."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from oia.core.pages import Guarded
from oia.reminders import services
from oia.reminders.button_forms import HandOverForm, SnoozeForm
from oia.reminders.models import Deadline
from oia.reminders.recipients import Recipient
from oia.reminders.snoozing import Bedside
from oia.reminders.views.warnings import warn_of_owner


class OneDeadline(Guarded, FormView):
    """A form about one open deadline."""

    model = Deadline

    @cached_property
    def deadline(self):
        visible = Deadline.objects.visible_to(self.request.user)
        return get_object_or_404(visible.select_related("owner", "backup"), pk=self.kwargs["pk"])

    def get(self, request, *args, **kwargs):
        if not self.deadline.is_unsettled:
            messages.error(request, _("It is closed: nobody is reminded of it any more."))
            return redirect(self.deadline)
        return super().get(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            self.act(form)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        return redirect(self.deadline)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, deadline=self.deadline)


class SnoozeDeadline(OneDeadline):
    """For oneself: nobody else hears less of it."""

    form_class = SnoozeForm
    template_name = "reminders/snooze.html"

    def get_form_kwargs(self):
        bedside = Bedside(self.deadline, self.request.user)
        return super().get_form_kwargs() | {"bedside": bedside}

    def act(self, form):
        user = self.request.user
        key = Recipient(user).key
        services.snooze(self.deadline, recipient_key=key, until=form.until, by=user)
        until = form.bedside.told(form.until)
        messages.success(self.request, _("You are told again on %s.") % until)


class HandOver(OneDeadline):
    """To somebody else, who is told of it."""

    form_class = HandOverForm
    template_name = "form.html"

    def has_permission(self):
        allowed = super().has_permission()
        return allowed and services.may_hand_over(self.deadline, self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            title=_("Hand over"),
            lead=self.deadline,
            cancel_url=self.deadline.get_absolute_url(),
            save_label=_("Hand over"),
        )

    def act(self, form):
        said = form.cleaned_data
        services.hand_over(self.deadline, by=self.request.user, **said)
        who = self.deadline.owner or _("the director")
        messages.success(self.request, _("Handed over to %s.") % who)
        warn_of_owner(self.request, self.deadline)
