"""What of a summit has a date that somebody must be reminded of."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from networks.choices.summits import (
    SIDE_EVENT_NOT_SUBMITTED,
    Audience,
    PaperStatus,
    PlanStatus,
    SideEventStatus,
    SummitStatus,
)
from networks.models import Milestone, Paper, Plan, SideEvent
from networks.models.theirs import CLOCK_COLUMNS
from oia.core.plugs import Dated, DeadlineSource, KindGroup, ShippedRule, register
from oia.core.zones import Due

PLAN_COLUMNS = tuple(
    f"plan__{name}"
    for name in (
        "status",
        "sensitivity",
        "lead",
        "officer",
        "backup",
        "summit__name",
        "summit__status",
    )
)
PLAN_RELATIONS = ["plan__summit", "plan__lead", "plan__officer", "plan__backup"]

#: Whom the rules mean besides the owner; all others are the owner's own affair.
SPOKEN_TO = {Audience.MAYOR_OFFICE: "mayor_office", Audience.DIRECTOR: "director"}


def title_of(what, summit):
    """What has to be done and for which summit, short enough for a deadline."""
    return Truncator(f"{what} · {summit}").chars(300)


def on_their_clock(record):
    """What a deadline takes over from a date on somebody's clock."""
    names = ("certainty", "hard", "organiser_words", "source_link", "internal_on")
    return {"due": record.due} | {name: getattr(record, name) for name in names}


def read_milestone(milestone):
    plan = milestone.plan
    return Dated(
        title=title_of(milestone.title, plan.summit),
        subject=plan,
        owner=plan.owner_for(milestone.audience),
        backup=plan.backup,
        audience=SPOKEN_TO.get(milestone.audience, "owner"),
        **on_their_clock(milestone),
    )


def read_undecided(plan):
    return Dated(
        title=title_of(_t("Decide whether to go"), plan.summit),
        due=Due(on=plan.decides_on),
        subject=plan,
        owner=plan.owner_for(Audience.LEAD),
        backup=plan.backup,
        hard=False,
    )


def read_application(event):
    return Dated(
        title=title_of(_t("Apply for “%s”") % event.title, event.plan.summit),
        subject=event.plan,
        owner=event.plan.owner_for(Audience.OFFICER),
        backup=event.plan.backup,
        **on_their_clock(event),
    )


def read_event_report(event):
    return Dated(
        title=title_of(_t("Report to the organiser on “%s”") % event.title, event.plan.summit),
        due=Due(on=event.report_due_on),
        subject=event.plan,
        owner=event.plan.owner_for(Audience.OFFICER),
        backup=event.plan.backup,
        hard=False,
    )


def read_paper(paper):
    plan = paper.plan
    return Dated(
        title=title_of(paper.title, plan.summit),
        due=Due(on=paper.due_on),
        subject=plan,
        owner=paper.owner or plan.owner_for(Audience.LEAD),
        backup=plan.backup,
        hard=False,
    )


def decided(plan):
    """What was decided; nothing, where the summit fell away before anybody did."""
    called_off = plan.status == PlanStatus.WATCHING or plan.status == PlanStatus.CANCELLED
    return "" if called_off else plan.get_status_display()


def handed_in(event):
    """That the application went out, unless it never did."""
    dropped = event.status in (*SIDE_EVENT_NOT_SUBMITTED, SideEventStatus.WITHDRAWN)
    return "" if dropped else event.get_status_display()


def reported(event):
    done = event.status == SideEventStatus.SELF_REPORTED
    return event.get_status_display() if done else ""


def signed_off(paper):
    done = paper.status in (PaperStatus.SIGNED_OFF, PaperStatus.SENT)
    return paper.get_status_display() if done else ""


def undecided_plans():
    """Plans for which somebody still has to say whether we go."""
    called_off = SummitStatus.CANCELLED
    plans = Plan.objects.undecided().exclude(summit__status=called_off)
    return plans.select_related("summit", "lead", "officer", "backup")


register(KindGroup(name="summit", title=_("Summits"), order=30))
register(
    DeadlineSource(
        kind="summit.milestone",
        label=_("Summit milestone"),
        rows=lambda: Milestone.objects.wanted().select_related(*PLAN_RELATIONS),
        watch=("title", "audience", *CLOCK_COLUMNS, *PLAN_COLUMNS),
        read=read_milestone,
    )
)
register(
    DeadlineSource(
        kind="summit.decide",
        label=_("Decision to go to a summit"),
        rows=undecided_plans,
        watch=(
            "status",
            "sensitivity",
            "decide_by",
            "lead",
            "officer",
            "backup",
            "summit__name",
            "summit__status",
            "summit__starts_on",
        ),
        read=read_undecided,
        outcome=decided,
    )
)
register(
    DeadlineSource(
        kind="summit.side_event",
        label=_("Application for a side event"),
        rows=lambda: SideEvent.objects.to_submit().select_related(*PLAN_RELATIONS),
        watch=("title", "status", *CLOCK_COLUMNS, *PLAN_COLUMNS),
        read=read_application,
        outcome=handed_in,
    )
)
register(
    DeadlineSource(
        kind="summit.side_event_report",
        label=_("Report on a side event"),
        rows=lambda: SideEvent.objects.to_report().select_related(*PLAN_RELATIONS),
        watch=("title", "status", "report_due_on", *PLAN_COLUMNS),
        read=read_event_report,
        outcome=reported,
    )
)
register(
    DeadlineSource(
        kind="summit.paper",
        label=_("Position paper"),
        rows=lambda: Paper.objects.owed().select_related(*PLAN_RELATIONS, "owner"),
        watch=("title", "status", "owner", "due_on", *PLAN_COLUMNS),
        read=read_paper,
        outcome=signed_off,
    )
)
register(
    ShippedRule(
        slug="summit-milestones",
        name="Summit milestones",
        kinds=("summit.milestone",),
        steps=(60, 30, 14, 7, 3, 1, 0),
    )
)
register(
    ShippedRule(
        slug="summit-undecided",
        name="Summits we have not decided on",
        kinds=("summit.decide",),
        steps=(60, 30, 14, 7, 3, 1),
    )
)
register(
    ShippedRule(
        slug="summit-papers-and-events",
        name="Side events and position papers",
        kinds=("summit.side_event", "summit.side_event_report", "summit.paper"),
        steps=(30, 14, 7, 3, 1, 0),
    )
)
