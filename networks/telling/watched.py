"""The summits of the catalogue that the demo city watches, as far as there are any ahead."""

from datetime import timedelta

from networks.choices.summits import AccessRoute, PlanLevel, PlanStatus
from networks.models import Plan, Summit
from networks.services import plans
from networks.telling.roll import decide
from oia.documents.choices import DecisionBody

#: Nearer summits would have been decided on long ago.
FAR = timedelta(days=240)


def build(story):
    cop(story)


def next_cop(story):
    """The next climate conference that is far enough ahead to be decided on, or None."""
    ahead = Summit.objects.filter(series__slug="unfccc-cop", starts_on__gt=story.today + FAR)
    return ahead.order_by("starts_on").first()


def cop(story):
    """Watched for a while, then decided: we intend to go, nominated by a network."""
    summit, officer, director = next_cop(story), story.people["officer"], story.people["director"]
    if summit is None:
        return
    plan = Plan(
        summit=summit,
        lead=director,
        officer=officer,
        backup=story.people["protocol"],
        decide_by=story.day(-14),
        access_route=AccessRoute.NETWORK,
        nominating_network=story.things["memberships"]["iclei"].network,
        access_notes="Cities have no badges of their own; names and nominator become public.",
        objectives="The joint position of local governments; the pavilion for two days.",
    )
    plans.open_plan(plan, by=officer)
    story.things["cop"] = plan

    def go():
        decide(
            story,
            plan,
            story.day(-16),
            by=director,
            body=DecisionBody.MAYOR,
            instrument=f"Order 104/{story.day(-16).year}",
            approves="Two people, the councillor and an expert. The mayor does not travel.",
        )
        plan.level = PlanLevel.COUNCILLOR
        plans.change_plan(plan, by=director)
        plans.move_plan(plan, PlanStatus.INTEND, by=director, why="Order of the mayor.")

    story.then(16, go, by=director)
