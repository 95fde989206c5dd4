"""The page of our participation in a summit, and the steps taken on it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from networks.choices.summits import CostPayer
from networks.forms.plans import NewPlanForm, PlanForm
from networks.models import Milestone, Plan, SideEvent, Summit
from networks.services import milestones, plans
from networks.views.plans_shown import (
    delegates_shown,
    milestone_rows,
    side_event_rows,
    slots_shown,
)
from networks.views.saving import SavedByService
from oia.accounts.costs import by_payer
from oia.core.pages import EditRecord, Guarded, MoveRecord, NewRecord, RecordPage
from oia.core.visibility import hidden_from, unless_hidden
from oia.reminders.models import Deadline

#: What a plan's page and forms show of the records around it.
AROUND = [
    "summit__series",
    "summit__city",
    "lead",
    "officer",
    "backup",
    "nominating_network",
    "nominating_organisation",
]


def plans_seen(request):
    return Plan.objects.select_related(*AROUND).visible_to(request.user)


class PlanPage(RecordPage):
    """Everything about our part in one summit, with what is to be ready by when."""

    queryset = Plan.objects.select_related(*AROUND)
    template_name = "summits/plan.html"
    slug_field = "summit__slug"

    def get_context_data(self, **kwargs):
        plan = self.object
        deadlines = Prefetch("deadlines", Deadline.objects.select_related("closed_by"))
        return super().get_context_data(
            **kwargs,
            summit=plan.summit,
            milestones=milestone_rows(plan.milestones.prefetch_related(deadlines)),
            nominating_body=unless_hidden(plan.nominating_body, hidden_from(self.request.user)),
            delegates=delegates_shown(plan, self.request.user),
            side_events=side_event_rows(plan.side_events.all()),
            speaking_slots=slots_shown(plan, self.request.user),
            papers=plan.position_papers.select_related("owner"),
            costs=plan.costs.all(),
            cost_totals=by_payer(plan.costs.all(), CostPayer.choices),
        )


class NewPlan(SavedByService, NewRecord):
    """Begin to plan for an edition. There is one plan for each; a second click leads to it."""

    model = Plan
    form_class = NewPlanForm

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            seen = Summit.objects.select_related("series").visible_to(request.user)
            self.summit = get_object_or_404(seen, slug=kwargs["slug"])
            if plans_seen(request).filter(summit=self.summit).exists():
                return redirect("networks:plan-detail", self.summit.slug)
        return super().dispatch(request, *args, **kwargs)

    def extra_form_kwargs(self):
        return super().extra_form_kwargs() | {"instance": Plan(summit=self.summit)}

    def get_initial(self):
        return {"lead": self.request.user.pk}

    def get_context_data(self, **kwargs):
        title = _("Plan participation: %(summit)s") % {"summit": self.summit}
        back = self.summit.get_absolute_url()
        return super().get_context_data(**kwargs, title=title, cancel_url=back)

    def save(self, plan, form):
        return plans.open_plan(plan, by=self.request.user)


class EditPlan(SavedByService, EditRecord):
    model = Plan
    form_class = PlanForm
    slug_field = "summit__slug"

    def save(self, plan, form):
        return plans.change_plan(plan, by=self.request.user)


class MovePlan(MoveRecord):
    model = Plan

    def get_queryset(self):
        return super().get_queryset().select_related("summit")

    def post(self, request, slug):
        return super().post(request, summit__slug=slug)

    def move(self, record, to, *, by, why):
        plans.move_plan(record, to, by=by, why=why)


class FillMilestones(Guarded, View):
    """Gives a plan the milestones that templates added since have for it."""

    model = Milestone
    action = "add"
    http_method_names = ["post"]

    def post(self, request, slug):
        plan = get_object_or_404(plans_seen(request), summit__slug=slug)
        added = len(milestones.plan_milestones(plan, by=request.user))
        messages.success(request, _("Milestones added: %d.") % added)
        return redirect(f"{plan.get_absolute_url()}#milestones")


class MoveSideEvent(MoveRecord):
    model = SideEvent

    def get_queryset(self):
        return super().get_queryset().select_related("plan__summit")

    def post(self, request, slug, pk):
        return super().post(request, plan__summit__slug=slug, pk=pk)

    def move(self, record, to, *, by, why):
        plans.move_side_event(record, to, by=by, why=why)


def checked(milestone, *, by, words):
    milestones.change_milestone(milestone, by=by, why=words or _("The date still stands."))


#: What a button beside a milestone does, and what the page says afterwards.
STEPS = {
    "done": (lambda m, by, words: milestones.finish(m, by=by, evidence=words), _("Done: %s.")),
    "waive": (lambda m, by, words: milestones.waive(m, by=by, why=words), _("Waived: %s.")),
    "reopen": (lambda m, by, words: milestones.reopen(m, by=by, why=words), _("Open again: %s.")),
    "checked": (lambda m, by, words: checked(m, by=by, words=words), _("Date confirmed: %s.")),
}


class StepMilestone(Guarded, View):
    """Marks a milestone done, waived, open again, or its date as looked at."""

    model = Milestone
    action = "change"
    http_method_names = ["post"]

    def post(self, request, slug, pk, step):
        if step not in STEPS:
            raise Http404
        seen = Milestone.objects.select_related("plan__summit").visible_to(request.user)
        milestone = get_object_or_404(seen, plan__summit__slug=slug, pk=pk)
        take, words = STEPS[step]
        try:
            take(milestone, request.user, request.POST.get("words", "").strip())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, words % milestone)
        return redirect(reverse("networks:plan-detail", args=[slug]) + f"#milestone-{milestone.pk}")
