"""The rules by which the office reminds: read, tried out, changed and switched."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, reverse, reverse_lazy
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.views.generic import DeleteView, ListView, View

from oia.accounts.models import Holiday
from oia.core.pages import EditRecord, Guarded, NewRecord, RecordPage
from oia.core.text import as_key
from oia.reminders import services
from oia.reminders.answers import preview
from oia.reminders.forms import RuleForm
from oia.reminders.models import Rule
from oia.reminders.models.rule import EVERY_OTHER, declared_kinds, label_of_kind

RULES = reverse_lazy("reminders:rule-list")


class RuleList(PermissionRequiredMixin, ListView):
    """All rules, the one for every other kind last, and the kinds that have none."""

    permission_required = "reminders.view_rule"
    queryset = Rule.objects.all()
    template_name = "reminders/rules.html"

    def get_queryset(self):
        rules = super().get_queryset().with_people()
        return sorted(rules, key=lambda rule: rule.covers_every_other)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"without": kinds_without_rule(context["object_list"])}


def kinds_without_rule(rules):
    """What the office calls the kinds of which nobody is reminded."""
    covered = {kind for rule in rules if rule.active for kind in rule.kinds}
    if EVERY_OTHER in covered:
        return []
    return [label_of_kind(kind) for kind in declared_kinds() if kind not in covered]


class RulePage(RecordPage):
    """One rule, who holds its kinds if it does not, and what it brings in the next weeks."""

    queryset = Rule.objects.all()
    template_name = "reminders/rule.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            instead=held_instead(self.object),
            preview=look_ahead(self.request, self.object, compared=False),
            weeks=weeks_of(self.request),
            all_weeks=sorted(preview.WEEKS),
            open_deadlines=preview.held_now(self.object).count(),
        )


def held_instead(rule):
    """For each kind of a rule, the rule that holds it if this one does not; None for no rule."""
    others = {kind: other for other in rule.others() for kind in other.kinds}
    spare = others.get(EVERY_OTHER)
    return [(label_of_kind(kind) or kind, others.get(kind, spare)) for kind in rule.kinds]


def weeks_of(request):
    """How many weeks ahead somebody wants to look."""
    asked = as_key((request.POST or request.GET).get("weeks", ""))
    return asked if asked in preview.WEEKS else preview.WEEKS[0]


def look_ahead(request, rule, *, compared=True):
    return preview.of_rule(
        rule,
        user=request.user,
        weeks=weeks_of(request),
        now=timezone.now(),
        compared=compared,
    )


class TriesOut:
    """A form with a second button that shows what the rule would do, before it is kept."""

    form_class = RuleForm
    template_name = "reminders/rule_form.html"

    def form_valid(self, form):
        if "preview" in self.request.POST:
            tried = look_ahead(self.request, form.instance)
            return self.render_to_response(self.get_context_data(form=form, preview=tried))
        return self.keep(form.instance)

    def get_context_data(self, **kwargs):
        found = super().get_context_data(**kwargs)
        today = timezone.localdate()
        coming = Holiday.objects.filter(on__gte=today).order_by("on")
        return found | {
            "weeks": weeks_of(self.request),
            "all_weeks": sorted(preview.WEEKS),
            "holidays": coming[:5],
            "holidays_url": address_of("accounts:holiday-list"),
        }

    def render_to_response(self, context, **kwargs):
        """Page and fragment share an address: no cache may give out one for the other."""
        response = super().render_to_response(context, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response


def address_of(name):
    """The address of a page, blank where this office does not have it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


class NewRule(TriesOut, NewRecord):
    model = Rule
    extra_context = {
        "title": _("New rule"),
        "lead": _("Holds for what comes: steps already reached are not mailed."),
        "cancel_url": RULES,
    }

    def keep(self, rule):
        services.add_rule(rule, by=self.request.user)
        messages.success(self.request, _("Kept: it holds from now on."))
        return redirect(rule)


class EditRule(TriesOut, EditRecord):
    queryset = Rule.objects.all()
    extra_context = {
        "title": _("Change rule"),
        "lead": _("Holds for what comes: steps already reached are not mailed again."),
    }

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, cancel_url=self.object.get_absolute_url())

    def keep(self, rule):
        services.change_rule(rule, by=self.request.user)
        messages.success(self.request, _("Saved. It holds from now on."))
        return redirect(rule)


class SwitchRule(PermissionRequiredMixin, View):
    """On or off, by one button."""

    permission_required = "reminders.change_rule"
    http_method_names = ["post"]

    def post(self, request, pk):
        rule = get_object_or_404(Rule, pk=pk)
        rule.active = request.POST.get("to") == "on"
        try:
            services.change_rule(rule, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            words = _("Switched on. It holds from now on.") if rule.active else _("Switched off.")
            messages.success(request, words)
        return redirect(rule)


class DeleteRule(Guarded, DeleteView):
    """Takes away a rule of the office's own, having said who holds its kinds then."""

    action = "delete"
    queryset = Rule.objects.all()
    template_name = "confirm_delete.html"
    success_url = RULES

    def get_context_data(self, **kwargs):
        rule = self.object
        lines = [consequence(label, other) for label, other in held_instead(rule)]
        return super().get_context_data(
            **kwargs,
            question=_("Remove this rule?"),
            consequences=lines if rule.active else [_("It is switched off: nothing changes.")],
            cancel_url=rule.get_absolute_url(),
        )

    def form_valid(self, form):
        try:
            services.delete_rule(self.object, by=self.request.user)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(self.object)
        messages.success(self.request, _("Removed."))
        return redirect(self.success_url)


def consequence(label, other):
    if other is None:
        return _("%(kind)s: nobody is reminded any more.") % {"kind": label}
    return _("%(kind)s: held by “%(rule)s” from then on.") % {"kind": label, "rule": other}
