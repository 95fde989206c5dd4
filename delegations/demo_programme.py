"""Two days of the demo city with its guests from Kobe: written, frozen, and changed late."""

from datetime import time, timedelta

from delegations.choices.party import Part
from delegations.choices.programme import (
    Booking,
    InterpretingMode,
    ItemKind,
    PressAccess,
    Readers,
)
from delegations.models import ProgrammeItem
from delegations.services import programme
from delegations.services.local_time import instant
from oia.directory.models import Person

VOICE = {
    "interpreting": InterpretingMode.CONSECUTIVE,
    "interpreter_words": "Marta Leal",
    "direction": "Japanese ↔ Portuguese",
    "booking": Booking.BOOKED,
}
PUBLIC = {"audience": Readers.PUBLIC}
CITY_HALL, HARBOUR = "City Hall, Praça da Sé", "Harbour Office, Old Quay"

TALK = "Talk on youth exchanges"

#: (day, from, to, what, kind, more). The way back from the harbour is longer than there is time.
ITEMS = (
    (0, (9, 0), (9, 25), "Hotel to City Hall", ItemKind.TRAVEL,
     {"place": "Hotel Atlântico, side entrance → City Hall", "vehicle": "Bus, 12 seats"}),
    (0, (9, 30), (10, 15), "Received by the mayor", ItemKind.CEREMONY,
     PUBLIC | VOICE | {"place": CITY_HALL, "room": "Blue room", "press": PressAccess.PHOTO,
      "seating": "Mayor and Ms Hayashi at the head; the interpreter behind them to the left.",
      "run_sheet": "9:25 flags checked · 9:30 at the stairs · 9:40 guest book · 9:50 talk"}),
    (0, (10, 30), (12, 0), TALK, ItemKind.MEETING,
     VOICE | {"place": CITY_HALL, "room": "Council room 2"}),
    (0, (12, 15), (12, 45), "Signing of the programme", ItemKind.CEREMONY,
     PUBLIC | VOICE | {"place": CITY_HALL, "room": "Blue room", "press": PressAccess.OPEN,
      "dress": "Business", "travel_minutes": 15}),
    (0, (13, 0), (14, 30), "Lunch given by the mayor", ItemKind.MEAL,
     {"place": "Casa do Porto", "dress": "Business", "travel_minutes": 20}),
    (1, (9, 30), (11, 30), "The old harbour on foot", ItemKind.SITE,
     VOICE | {"place": HARBOUR, "vehicle": "Bus, 12 seats", "travel_minutes": 30,
      "wet_weather": "Model of the harbour in the Harbour Office, room 1.04"}),
    (1, (11, 45), (12, 45), "How the tram lines were paid for", ItemKind.MEETING,
     VOICE | {"place": "Depot of the trams", "room": "Training room"}),
    (1, (13, 0), (14, 15), "Lunch with the schools", ItemKind.MEAL,
     {"place": "School at the harbour", "travel_minutes": 10}),
)  # fmt: skip

HOSTED_BY = {"Received by the mayor": "host", "Signing of the programme": "host"}


def planned(delegation, *, by):
    reporters = list(delegation.members.filter(part=Part.PRESS))
    others = list(delegation.members.exclude(part=Part.PRESS))
    for days, begins, ends, title, kind, more in ITEMS:
        on = delegation.arrives_on + timedelta(days=days)
        item = ProgrammeItem(
            delegation=delegation,
            starts_at=instant(on, time(*begins)),
            ends_at=instant(on, time(*ends)),
            title=title,
            kind=kind,
            host=delegation.host if title in HOSTED_BY else None,
            greeter=greeter(title),
            **more,
        )
        guests = others if title == TALK else []
        programme.save_item(item, by=by, people={"staff": [by], "guests": guests})
    press(delegation, reporters, by=by)


def greeter(title):
    """The councillor waits at the door where the mayor receives."""
    if title != "Received by the mayor":
        return None
    return Person.objects.filter(holdings__post__title="Councillor for Foreign Affairs").first()


def press(delegation, reporters, *, by):
    """The journalist has a walk of her own while the others talk."""
    on = delegation.arrives_on
    item = ProgrammeItem(
        delegation=delegation,
        starts_at=instant(on, time(10, 30)),
        ends_at=instant(on, time(11, 45)),
        title="Old town with the press office",
        kind=ItemKind.PRESS,
        press=PressAccess.OPEN,
        place="Starts at City Hall",
    )
    programme.save_item(item, by=by, people={"guests": reporters})


def frozen(delegation, *, by):
    programme.freeze(delegation, by=by, why="For the consulate and the bus company")


def late(delegation, *, by):
    """The lunch of the first day begins later, and moves into another house."""
    lunch = delegation.programme.get(title="Lunch given by the mayor")
    lunch.starts_at += timedelta(minutes=15)
    lunch.ends_at += timedelta(minutes=15)
    lunch.place = "Restaurant at the fish market"
    programme.save_item(lunch, by=by)
