"""The demo city's memberships: which there were when the story begins, and their ledgers."""

from datetime import date, timedelta

from networks.choices.membership import Basis, Function
from networks.choices.membership import MembershipStatus as Status
from networks.dates import add_months
from networks.models import Membership, Network, Term
from networks.services import memberships, parts
from oia.core.visibility import Sensitivity
from oia.documents.choices import DecisionBody, Verdict
from oia.documents.models import Decision
from oia.documents.services import keep_decision

DAY = timedelta(days=1)

CLIMATE, CULTURE, OURS = "Climate and Energy", "Culture", "International Affairs"

ROLL = {  # network: what its membership says, besides the network's own name
    "c40": {
        "lead": "officer",
        "backup": "protocol",
        "department": CLIMATE,
        "basis": Basis.PERFORMANCE,
        "tier": "Innovator city",
        "joined": 9,
        "functions": [Function.EXCHANGE, Function.REPRESENTATION, Function.VISIBILITY],
        "objectives": "Peer review of the climate plan; a voice at the COP.",
        "liaison": "mayor",
    },
    "uclg": {
        "lead": "officer",
        "backup": "protocol",
        "department": OURS,
        "basis": Basis.FEE,
        "tier": "City, 100,000 to 500,000 inhabitants",
        "joined": 15,
        "functions": [Function.ADVOCACY, Function.REPRESENTATION, Function.EXCHANGE],
        "objectives": "A seat where cities speak to the UN; partners for the culture programme.",
        "dues_formula": "Population of the last census, 284,000",
        "liaison": "mayor",
    },
    "iclei": {
        "lead": "officer",
        "backup": "protocol",
        "department": CLIMATE,
        "basis": Basis.FEE,
        "joined": 11,
        "functions": [Function.DATA, Function.TRAINING, Function.ADVOCACY],
        "objectives": "Access to the COP through the LGMA; one report for several networks.",
        "dues_formula": "Population and national income",
        "liaison": "councillor",
    },
    "mayors-for-peace": {
        "lead": "protocol",
        "backup": "officer",
        "department": OURS,
        "basis": Basis.FEE,
        "joined": 12,
        "functions": [Function.VISIBILITY],
        "objectives": "The yearly peace day with the schools.",
        "liaison": "mayor",
    },
    "eurocities": {
        "lead": "protocol",
        "backup": "officer",
        "department": OURS,
        "basis": Basis.FEE,
        "tier": "Full member",
        "joined": 8,
        "functions": [Function.ADVOCACY, Function.EXCHANGE, Function.FUNDING],
        "objectives": "Early word of EU calls; three working groups at most.",
        "dues_formula": "Population of the last census, 284,000",
        "liaison": "councillor",
    },
    "covenant-of-mayors-europe": {
        "lead": "officer",
        "backup": "director",
        "department": CLIMATE,
        "basis": Basis.SIGNATURE,
        "joined": 10,
        "functions": [Function.DATA, Function.STANDARDS],
        "objectives": "The frame of our climate plan.",
    },
    "unesco-creative-cities": {
        "lead": "director",
        "department": CULTURE,
        "basis": Basis.HYBRID,
        "tier": "City of Music",
        "joined": 7,
        "functions": [Function.VISIBILITY, Function.EXCHANGE],
        "objectives": "Worth keeping only if the festival goes on.",
        "liaison": "culture",
        "sensitivity": Sensitivity.RESTRICTED,
        "notes": "Restricted until the council has decided about the festival.",
    },
    "energy-cities": {
        "lead": "officer",
        "backup": "protocol",
        "department": CLIMATE,
        "basis": Basis.FEE,
        "joined": 6,
        "functions": [Function.EXCHANGE, Function.TRAINING],
        "objectives": "Covered by ICLEI and Eurocities since.",
    },
    "polis": {
        "lead": "protocol",
        "backup": "officer",
        "department": CLIMATE,
        "basis": Basis.FEE,
        "joined": 4,
        "functions": [Function.EXCHANGE],
        "objectives": "Joined by the mobility department, which told nobody.",
    },
    "intercultural-cities": {
        "lead": "protocol",
        "status": Status.SCOUTING,
        "functions": [Function.EXCHANGE],
        "objectives": "Would it bring the schools more than Mayors for Peace does?",
    },
    "medcities": {
        "lead": "protocol",
        "backup": "officer",
        "department": OURS,
        "status": Status.SCOUTING,
        "basis": Basis.FEE,
        "functions": [Function.FUNDING, Function.EXCHANGE],
        "objectives": "Partners on the southern shore for the water programme.",
    },
}


def build(story):
    """Write down every membership as it stood, then its ledger."""
    story.things["memberships"] = {slug: begin(story, slug, **what) for slug, what in ROLL.items()}
    ledgers(story)


def begin(story, slug, *, lead, joined=None, backup=None, department=None, liaison=None, **what):
    """A membership, with the decision of old where it is in force already."""
    officer = story.people["officer"]
    joined_on = story.years_ago(joined, 4, 1) if joined else None
    membership = Membership(
        network=Network.objects.get(slug=slug),
        status=what.pop("status", Status.ACTIVE),
        lead=story.people[lead],
        staff_liaison=story.people[lead],
        backup=story.people.get(backup),
        department=story.things["departments"].get(department),
        political_liaison=story.things["holdings"].get(liaison),
        applied_on=joined_on and joined_on - timedelta(days=40),
        joined_on=joined_on,
        effective_on=joined_on,
        **what,
    )
    memberships.create(membership, by=officer)
    if joined_on:
        approve_of_old(story, membership)
    return membership


def approve_of_old(story, membership):
    """The council's decision to join, some weeks before we did."""
    taken_on = membership.joined_on - timedelta(days=61)
    conditional = membership.basis == Basis.HYBRID
    decide(
        story,
        membership,
        taken_on,
        by=story.people["officer"],
        instrument=f"Resolution {20 + membership.pk}/{taken_on.year}",
        verdict=Verdict.WITH_CONDITIONS if conditional else Verdict.APPROVED,
        conditions="For as long as the music festival is held every year." if conditional else "",
        approves=f"Joining {membership.network.full_name}.",
    )


def decide(story, subject, taken_on, *, by, body=DecisionBody.COUNCIL, **words):
    """Record a decision about something."""
    decision = Decision(subject=subject, body=body, taken_on=taken_on, **words)
    with story.acting(by):
        return keep_decision(decision, by=by)


def term(story, slug, starts_on, ends_on=None, **terms):
    membership = story.things["memberships"][slug]
    row = Term(membership=membership, starts_on=starts_on, ends_on=ends_on, **terms)
    return parts.save_part(row, by=story.people["officer"])


def ends_for(story, notice_by, months):
    """The end of a term on which notice is due by that day."""
    return add_months(notice_by + timedelta(days=story.office.council_lead_days), months)


def ledgers(story):
    """Past terms, a gap, terms without end, and ends whose notice-by dates come near."""
    uclg(story)
    end = ends_for(story, story.day(36), 12)
    rows = {
        "eurocities": (add_months(end, -36) + DAY, end, {"auto_renews": True, "notice_months": 12}),
        "energy-cities": (
            add_months(ends_for(story, story.day(-12), 6), -12) + DAY,
            ends_for(story, story.day(-12), 6),
            {"auto_renews": True, "notice_months": 6, "liability": "Dues of the running year."},
        ),
        "polis": (add_months(story.day(-40), -12) + DAY, story.day(-40), {}),
        "iclei": (
            date(story.begins_on.year, 1, 1),
            date(story.begins_on.year + 1, 12, 31),
            {"auto_renews": True, "notice_months": 3, "notice_form": "In writing."},
        ),
        "unesco-creative-cities": (story.years_ago(7, 4, 1), story.day(220), {"notice_months": 2}),
    }
    for slug, (starts_on, ends_on, terms) in rows.items():
        joined_on = story.things["memberships"][slug].joined_on
        if joined_on < starts_on:
            term(story, slug, joined_on, starts_on - DAY)
        term(story, slug, starts_on, ends_on, **terms)
    for slug in ("c40", "mayors-for-peace", "covenant-of-mayors-europe"):
        term(story, slug, story.things["memberships"][slug].joined_on)


def uclg(story):
    """Two terms of three years in a row, and before them one that ran out unnoticed for a year."""
    end = ends_for(story, story.day(4), 6)
    starts = [add_months(end, -36 * periods) + DAY for periods in (1, 2)]
    contract = {
        "auto_renews": True,
        "notice_months": 6,
        "notice_form": "In writing, by registered letter.",
        "liability": "Dues of the running year.",
    }
    lapsed_on = add_months(starts[1], -13)
    joined_on = story.things["memberships"]["uclg"].joined_on
    term(story, "uclg", joined_on, lapsed_on, notice_months=6)
    term(story, "uclg", starts[1], starts[0] - DAY, **contract)
    term(story, "uclg", starts[0], end, **contract)
