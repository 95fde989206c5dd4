"""What is in the demo city's plan for its Urban 20: people, events, slots, papers, costs."""

from datetime import timedelta

from django.utils import timezone

from networks.choices.summits import (
    AccessRoute,
    BadgeType,
    CostKind,
    CostPayer,
    DelegateStatus,
    PaperStatus,
    SideEventStatus,
    SlotStatus,
)
from networks.models import Delegate, Paper, PlanCost, SideEvent, SpeakingSlot
from networks.services import plans
from oia.core.zones import Certainty, ZoneKind

COSTS = [  # kind, for what, payer, estimate, actual, currency
    (CostKind.TRAVEL, "Flights, three people", CostPayer.OFFICE, "5400", None, "EUR"),
    (CostKind.HOTEL, "Two rooms, three nights", CostPayer.ORGANISER, "1900", None, "USD"),
    (CostKind.HOTEL, "Two rooms, three nights", CostPayer.OFFICE, "1900", None, "USD"),
    (CostKind.EVENT, "Room and catering", CostPayer.NETWORK, "3000", None, "EUR"),
    (CostKind.INTERPRETATION, "Portuguese and English", CostPayer.DEPARTMENT, "2200", None, "EUR"),
    (CostKind.VISA, "", CostPayer.OFFICE, None, None, "EUR"),
    (CostKind.FEE, "", CostPayer.OFFICE, "0", "0", "EUR"),
]


def build(story):
    plan, officer = story.things["u20"], story.people["officer"]
    people(story, plan, officer)
    events(story, plan, officer)
    speaking(story, plan, officer)
    papers(story, plan, officer)
    for kind, what, payer, estimate, actual, currency in COSTS:
        cost = PlanCost(
            plan=plan,
            kind=kind,
            what=what,
            payer=payer,
            estimate=estimate,
            actual=actual,
            currency=currency,
        )
        plans.save_part(cost, by=officer)


def people(story, plan, officer):
    """Who goes: the mayor was nominated, one place is still to be given."""
    persons, first = story.things["persons"], plan.summit.starts_on

    def going(**what):
        usual = {"plan": plan, "badge_type": BadgeType.PARTICIPANT}
        usual |= {"route": AccessRoute.INVITATION, "to_on": first + timedelta(days=3)}
        return plans.save_part(Delegate(**(usual | what)), by=officer)

    day_before = first - timedelta(days=1)
    mayor = going(person=persons["mayor"], badge_type=BadgeType.SPEAKER, from_on=day_before)
    councillor = going(person=persons["councillor"], from_on=first)
    going(person=persons["chief"], from_on=day_before)
    going(name="Head of climate and energy", from_on=first)
    going(name="Interpreter, to be chosen", badge_type="", to_on=None)

    def nominate():
        plan.summit.refresh_from_db()
        later = plan.summit.starts_on - first
        for one in (mayor, councillor):
            one.refresh_from_db()
            one.status = DelegateStatus.NOMINATED
            one.from_on, one.to_on = one.from_on + later, one.to_on + later
            plans.save_part(one, by=officer)

    story.then(18, nominate, by=officer)


def events(story, plan, officer):
    """One side event handed in and shortlisted, one that still looks for partners."""
    buses = SideEvent(
        plan=plan,
        title="Night buses, safe streets",
        status=SideEventStatus.PARTNERS,
        partners="City of Łódź; UCLG",
        due_on=story.day(-50),
        organiser_words="by the end of the day, Brasília time",
        zone_kind=ZoneKind.PLACE,
        zone="America/Sao_Paulo",
        certainty=Certainty.CONFIRMED,
        hard=True,
    )
    plans.save_part(buses, by=officer)
    shade = SideEvent(
        plan=plan,
        title="Shade where children wait",
        partners="C40; wanted: a city with hot summers",
        due_on=story.day(13),
    )
    plans.save_part(shade, by=officer)

    def move(event, to):
        def doing():
            event.refresh_from_db()
            plans.move_side_event(event, to, by=officer)

        return doing

    story.then(53, move(buses, SideEventStatus.SUBMITTED), by=officer)
    story.then(16, move(buses, SideEventStatus.SHORTLISTED), by=officer)
    story.then(11, move(shade, SideEventStatus.PARTNERS), by=officer)


def speaking(story, plan, officer):
    """The mayor on a panel: asked for at first, confirmed since, and what the organiser got."""
    slot = SpeakingSlot(
        plan=plan,
        session="Plenary: the night-time city",
        topic="What night buses cost, and what they save",
        speaker=story.things["persons"]["mayor"],
        on=plan.summit.starts_on,
    )
    plans.save_part(slot, by=officer)

    def confirm():
        slot.refresh_from_db()
        plan.summit.refresh_from_db()
        slot.on = plan.summit.starts_on
        slot.status, slot.bio_sent_on = SlotStatus.CONFIRMED, timezone.localdate()
        plans.save_part(slot, by=officer)

    story.then(13, confirm, by=officer)


def papers(story, plan, officer):
    """A position that goes round, and a concept note that was signed off."""
    protocol = story.people["protocol"]
    position = Paper(
        plan=plan,
        title="Position of the city on public transport at night",
        owner=officer,
        due_on=story.day(20),
    )
    note = Paper(
        plan=plan,
        title="Concept note for “Night buses, safe streets”",
        owner=protocol,
        due_on=story.day(-25),
    )

    def move(paper, to, by):
        def doing():
            paper.refresh_from_db()
            paper.status = to
            plans.save_part(paper, by=by)

        return doing

    for paper in (position, note):
        plans.save_part(paper, by=officer)
    story.then(26, move(note, PaperStatus.SIGNED_OFF, protocol), by=protocol)
    story.then(7, move(position, PaperStatus.CIRCULATED, officer), by=officer)
