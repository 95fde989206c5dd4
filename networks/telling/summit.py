"""The demo city on its way to an Urban 20 that is made up: no edition ahead is confirmed."""

from datetime import date, time, timedelta

from networks.choices.summits import AccessRoute, PlanLevel, PlanStatus, SummitStatus
from networks.models import Milestone, Plan, Summit, SummitSeries
from networks.services import milestones, plans, summits
from networks.telling.roll import decide
from oia.core.zones import Certainty, ZoneKind
from oia.documents.choices import DecisionBody

#: It begins so many days from today; when the story began it was to begin some days earlier.
AHEAD, EARLIER = 70, 5

#: Milestones that were done in time: the template's slug, days ago, who, the evidence.
DONE = [
    ("u20-sherpa-appointed", None, "director", "Leonor Pimentel, by order of the mayor"),
    ("u20-first-sherpa-meeting", None, "officer", "Our three priorities, sent by e-mail"),
    ("any-decision-to-attend", None, "director", "The mayor goes, with the councillor"),
    ("any-budget-estimate", None, "director", "Budget line 0412, 21,000 EUR"),
    ("any-hotel-block", 54, "officer", "Four rooms held until 30 days before, free of charge"),
    ("any-side-event-application", 53, "officer", "Form handed in, reference SE-117"),
    ("any-delegation-list", 21, "director", "Five names, agreed with the mayor's office"),
    ("any-registration", 3, "officer", "Five confirmations by e-mail"),
]


def build(story):
    """The summit, our plan for it with all its parts, and the weeks since."""
    summit = example(story)
    plan = begin(story, summit)
    story.things["u20"] = plan
    settle(story, plan)
    by_the_organiser(story, plan)
    moved(story, summit)


def weekday(day):
    """That day, or the Monday after where it falls on a weekend."""
    return day + timedelta(days=max(0, 8 - day.isoweekday()) % 8 if day.isoweekday() > 5 else 0)


def opens_on(story) -> date:
    return weekday(story.day(AHEAD))


def example(story):
    """A tentative edition, as everybody can see by its name."""
    first = opens_on(story) - timedelta(days=EARLIER)
    summit = Summit(
        series=SummitSeries.objects.get(slug="u20"),
        name=f"Urban 20 Mayors Summit {first.year} (example)",
        edition_label=f"{first.year}, example",
        starts_on=first,
        ends_on=first + timedelta(days=2),
        host_city="Santa Aurélia",
        host_country="BR",
        timezone="America/Sao_Paulo",
        status=SummitStatus.TENTATIVE,
        is_example=True,
        source="Made up for the demo office; no U20 edition ahead is confirmed",
        notes="Made up: dates, host and organiser's words are examples.",
    )
    return summits.add_summit(summit, by=story.people["officer"])


def begin(story, summit):
    """What we want there. It was decided before the story begins."""
    officer = story.people["officer"]
    plan = Plan(
        summit=summit,
        status=PlanStatus.INTEND,
        level=PlanLevel.MAYOR,
        objectives="Night buses in the communiqué. A partner for the exchange on heat.",
        expected_results="Our wording in the text; two letters of intent.",
        access_route=AccessRoute.INVITATION,
        nominating_network=story.things["memberships"]["uclg"].network,
        access_notes="Five badges by invitation of the conveners.",
        lead=story.people["director"],
        officer=officer,
        backup=story.people["protocol"],
    )
    plans.open_plan(plan, by=officer)
    decide(
        story,
        plan,
        story.day(-75),
        by=officer,
        body=DecisionBody.MAYOR,
        instrument=f"Order 97/{story.day(-75).year}",
        approves="Taking part with a delegation of five.",
    )
    return plan


def settle(story, plan):
    """What was done, by whom, with what evidence; the access asked for and granted."""

    def done(slug, who, evidence):
        one = plan.milestones.get(template__slug=slug)
        milestones.finish(one, by=story.people[who], evidence=evidence)

    for slug, days_ago, who, evidence in DONE:
        if days_ago is None:
            with story.acting(story.people[who]):
                done(slug, who, evidence)
        else:
            doing = lambda what=(slug, who, evidence): done(*what)  # noqa: E731
            story.then(days_ago, doing, by=story.people[who])
    officer = story.people["officer"]

    def move(to):
        return lambda: plans.move_plan(plan, to, by=officer)

    story.then(46, move(PlanStatus.ACCESS_REQUESTED), by=officer)
    story.then(18, move(PlanStatus.NOMINATED), by=officer)


def by_the_organiser(story, plan):
    """Dates in the organiser's own words, as they came in; one of them passed us by."""
    officer = story.people["officer"]

    def announce(days_ago, title, days, at, **words):
        one = Milestone(plan=plan, title=title, due_on=story.day(days), due_time=at, **words)
        story.then(days_ago, lambda: milestones.add_milestone(one, by=officer), by=officer)

    announce(
        41,
        "Group rate of the conference hotel",
        -12,
        time(17),
        zone_kind=ZoneKind.OFFSET,
        zone="-03:00",
        organiser_words="COB 17:00 (UTC-3)",
        certainty=Certainty.CONFIRMED,
        hard=True,
    )
    announce(
        28,
        "Names and passport data of the delegation to the secretariat",
        3,
        time(23, 59),
        zone_kind=ZoneKind.ABBREVIATION,
        zone="CET",
        organiser_words="23:59 CET",
        certainty=Certainty.CONFIRMED,
        hard=True,
        internal_on=story.day(2),
    )
    announce(
        24,
        "Interest in a place at the mayors' dialogue",
        8,
        time(23, 59),
        zone_kind=ZoneKind.PLACE,
        zone="America/Sao_Paulo",
        organiser_words="11:59 pm in the city's time zone",
        certainty=Certainty.CONFIRMED,
        hard=True,
    )
    announce(
        17,
        "Good practices for the exhibition",
        19,
        None,
        zone_kind=ZoneKind.ANYWHERE,
        organiser_words="end of day, anywhere on Earth",
        certainty=Certainty.TENTATIVE,
    )


def moved(story, summit):
    """The organiser shifted the summit by a few days, and everybody who was told is told so."""
    first, officer = opens_on(story), story.people["officer"]

    def shift():
        summit.refresh_from_db()
        summits.move_summit(
            summit,
            starts_on=first,
            ends_on=first + timedelta(days=2),
            by=officer,
            why="Letter of the organiser: the venue is free five days later only.",
        )

    story.then(29, shift, by=officer)
