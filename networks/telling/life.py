"""The demo city in the life of its networks: seats, and where it took part."""

from django.utils import timezone

from networks.choices.membership import HeldBy
from networks.choices.network import BodyKind
from networks.models import NetworkBody, Participation, Seat
from networks.services import parts

BODIES = {  # key: network, name, kind
    "world council": ("uclg", "World Council", BodyKind.COUNCIL),
    "culture": ("uclg", "Committee on Culture", BodyKind.COMMITTEE),
    "heat": ("c40", "Cool Cities Network", BodyKind.WORKING_GROUP),
    "economy": ("eurocities", "Economic Development Forum", BodyKind.WORKING_GROUP),
    "europe": ("iclei", "European Regional Executive Committee", BodyKind.BOARD),
}

SEATS = {  # body: role, belongs to, holder, substitute, mandate until so many days from today
    "world council": ("Member", HeldBy.CITY, "mayor", "councillor", 24),
    "culture": ("Vice-chair", HeldBy.PERSON, "culture", None, 80),
    "heat": ("Member", HeldBy.CITY, "councillor", None, None),
    "economy": ("Vice-chair", HeldBy.CITY, "councillor", None, 61),
    "europe": ("Member", HeldBy.PERSON, "councillor", None, 400),
}

LOG = [  # days ago, body, meeting, colleague, others, hours, outcome
    (320, "world council", "World Council", "officer", "Helena Vasconcelos, Mayor", 16, "Voted."),
    (240, "economy", "Forum", "protocol", "", 12, "Two partners for a call on old ports."),
    (190, "heat", "Workshop on heat and schools", "officer", "", 14, "Checklist for schoolyards."),
    (150, "culture", "Committee meeting, online", "officer", "Conceição Falcão", 3, ""),
    (95, "europe", "Meeting of the committee, online", "officer", "", 2, "Budget adopted."),
    (44, "economy", "Spring planning, online", "protocol", "", 2, "We host the next study visit."),
    (
        37,
        "heat",
        "Call on shade in the old town",
        "officer",
        "",
        2,
        "Data for three cities.",
    ),
    (26, "world council", "Bureau call", "officer", "Duarte Mascarenhas", 2, "Agenda agreed."),
    (
        12,
        "culture",
        "Committee meeting, online",
        "officer",
        "",
        3,
        "Our festival is named.",
    ),
    (
        5,
        "europe",
        "Position for the COP, online",
        "officer",
        "",
        2,
        "Draft goes round.",
    ),
]


def build(story):
    bodies = {key: body(story, *what) for key, what in BODIES.items()}
    for key, what in SEATS.items():
        seat(story, bodies[key], *what)
    for days_ago, key, *what in LOG:
        note(story, days_ago, bodies[key], *what)


def membership_of(story, body):
    return story.things["memberships"][body.network.slug]


def body(story, slug, name, kind):
    network = story.things["memberships"][slug].network
    return parts.save_part(
        NetworkBody(network=network, name=name, kind=kind), by=story.people["officer"]
    )


def seat(story, body, role, held_by, holder, substitute, until):
    holdings = story.things["holdings"]
    row = Seat(
        membership=membership_of(story, body),
        body=body,
        role=role,
        held_by=held_by,
        holder=holdings[holder],
        substitute=holdings.get(substitute),
        starts_on=story.years_ago(1, 11, 15),
        ends_on=story.day(until) if until else None,
    )
    return parts.save_part(row, by=story.people["officer"])


def note(story, days_ago, body, meeting, colleague, others, hours, outcome):
    """An entry in the log, written on the day where that day is played."""
    by = story.people[colleague]
    row = Participation(
        membership=membership_of(story, body),
        on=story.day(-days_ago),
        meeting=meeting,
        body=body,
        colleague=by,
        others=others,
        hours=hours,
        outcome=outcome,
    )
    if row.on < story.begins_on:
        parts.save_part(row, by=by)
        return

    def write_down():
        row.on = timezone.localdate()
        parts.save_part(row, by=by)

    story.then(days_ago, write_down, by=by)
