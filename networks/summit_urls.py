"""Where summits and our plans for them are found."""

from django.urls import path

from networks.views import plans, plans_parts, summits, summits_series

PLAN = "summits/<slug:slug>/plan/"


def part_paths(part, name):
    """The pages to add, change and remove one kind of part of a plan."""
    new, edit = plans_parts.NewPart.as_view(part=part), plans_parts.EditPart.as_view(part=part)
    remove = plans_parts.RemovePart.as_view(part=part)
    return [
        path(f"{PLAN}{part}/new/", new, name=f"{name}-new"),
        path(f"{PLAN}{part}/<int:pk>/edit/", edit, name=f"{name}-edit"),
        path(f"{PLAN}{part}/<int:pk>/remove/", remove, name=f"{name}-remove"),
    ]


urlpatterns = [
    path("summits/", summits.SummitList.as_view(), name="summit-list"),
    path("summits/new/", summits.NewSummit.as_view(), name="summit-new"),
    path("summits/lookup/", summits.SummitLookup.as_view(), name="summit-lookup"),
    path("summits/series/", summits_series.SeriesList.as_view(), name="series-list"),
    path("summits/series/new/", summits_series.NewSeries.as_view(), name="series-new"),
    path("summits/series/<slug:slug>/", summits_series.SeriesPage.as_view(), name="series-detail"),
    path(
        "summits/series/<slug:slug>/edit/",
        summits_series.EditSeries.as_view(),
        name="series-edit",
    ),
    path("summits/templates/", summits_series.TemplateList.as_view(), name="template-list"),
    path("summits/templates/new/", summits_series.NewTemplate.as_view(), name="template-new"),
    path(
        "summits/templates/<int:pk>/edit/",
        summits_series.EditTemplate.as_view(),
        name="template-edit",
    ),
    path("summits/<slug:slug>/", summits.SummitPage.as_view(), name="summit-detail"),
    path("summits/<slug:slug>/edit/", summits.EditSummit.as_view(), name="summit-edit"),
    path("summits/<slug:slug>/moves/<int:pk>/", summits.ShiftPage.as_view(), name="summit-shift"),
    path(PLAN, plans.PlanPage.as_view(), name="plan-detail"),
    path(f"{PLAN}new/", plans.NewPlan.as_view(), name="plan-new"),
    path(f"{PLAN}edit/", plans.EditPlan.as_view(), name="plan-edit"),
    path(f"{PLAN}move/", plans.MovePlan.as_view(), name="plan-move"),
    path(f"{PLAN}milestones/fill/", plans.FillMilestones.as_view(), name="milestone-fill"),
    *part_paths("milestones", "milestone"),
    path(
        f"{PLAN}milestones/<int:pk>/<slug:step>/",
        plans.StepMilestone.as_view(),
        name="milestone-step",
    ),
    *part_paths("people", "delegate"),
    *part_paths("side-events", "sideevent"),
    path(f"{PLAN}side-events/<int:pk>/move/", plans.MoveSideEvent.as_view(), name="sideevent-move"),
    *part_paths("speaking-slots", "speakingslot"),
    *part_paths("position-papers", "paper"),
    *part_paths("costs", "plancost"),
]
