"""What guests from Kobe cost the demo city, and the ceremony: one flag is too large."""

from delegations.choices.hosting import HostingKind as Kind
from delegations.choices.hosting import HostingPayer as Payer
from delegations.choices.hosting import Whose
from delegations.models import VisitCost, VisitFlag, VisitHours, VisitSpeech
from oia.directory.services.keeping import save_part

COSTS = [  # kind, for what, payer, estimate, actual, currency
    (Kind.MEAL, "Lunch given by the mayor", Payer.OFFICE, "620", None, "EUR"),
    (Kind.INTERPRETATION, "Two days, consecutive", Payer.OFFICE, "1450", "1450", "EUR"),
    (Kind.TRANSPORT, "Bus, 12 seats", Payer.DEPARTMENT, "480", None, "EUR"),
    (Kind.HOTEL, "Six rooms, three nights", Payer.GUESTS, "310000", None, "JPY"),
    (Kind.GIFT, "", Payer.OFFICE, None, None, "EUR"),
]
FLAGS = [("Kobe", Whose.THEIRS, 150, 100), ("Vila Serena", Whose.OURS, 180, 120)]
SPEECHES = [
    ("The mayor", Whose.OURS, "Thirty years of friendship", 6, "Portuguese"),
    ("Ms Hayashi, Deputy Mayor of Kobe", Whose.THEIRS, "The next three years", 8, "Japanese"),
]


def reckoned(delegation, *, by):
    for kind, what, payer, estimate, actual, currency in COSTS:
        line = {"kind": kind, "what": what, "payer": payer, "currency": currency}
        sums = {"estimate": estimate, "actual": actual}
        save_part(VisitCost(delegation=delegation, **line, **sums), by=by)
    for hours, what in (("6.5", "Talks with the consulate"), ("3", "Run through the ceremony")):
        save_part(VisitHours(delegation=delegation, user=by, hours=hours, what=what), by=by)


def staged(delegation, *, by):
    for place, (name, whose, width, height) in enumerate(FLAGS, 1):
        flag = {"name": name, "whose": whose, "width": width, "height": height}
        save_part(VisitFlag(delegation=delegation, place=place, **flag), by=by)
    for place, (speaker, whose, about, minutes, language) in enumerate(SPEECHES, 1):
        speech = {"speaker": speaker, "whose": whose, "about": about}
        speech |= {"minutes": minutes, "language": language}
        save_part(VisitSpeech(delegation=delegation, place=place, **speech), by=by)
