"""The rules by which the office reminds."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView

from oia.core.pages import EditRecord, RecordPage
from oia.reminders.forms import RuleForm
from oia.reminders.models import Rule


class RuleList(PermissionRequiredMixin, ListView):
    permission_required = "reminders.view_rule"
    queryset = Rule.objects.all()
    template_name = "reminders/rules.html"


class RulePage(RecordPage):
    queryset = Rule.objects.all()
    template_name = "reminders/rule.html"


class EditRule(EditRecord):
    queryset = Rule.objects.all()
    form_class = RuleForm
    extra_context = {
        "title": _("Change rule"),
        "lead": _("Holds for what comes: steps already reached are not mailed again."),
    }

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, cancel_url=self.object.get_absolute_url())

    def form_valid(self, form):
        form.save()
        messages.success(self.request, _("Saved. It holds from now on."))
        return redirect(form.instance)
