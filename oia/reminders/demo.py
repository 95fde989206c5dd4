"""Deadlines that people of the demo office typed in themselves, on records of other apps."""

from datetime import timedelta

from oia.core.plugs import DemoPart, register
from oia.reminders import services
from oia.reminders.deadlines import TYPED
from oia.reminders.models import Deadline

#: Owner, backup, which week (this one or the next), record, title.
TYPED_IN = [
    ("officer", "protocol", 0, "Kobe", "Answer Kobe about the dates of the school exchange"),
    ("officer", "protocol", 1, "Fortaleza", "Send Fortaleza the draft of the joint programme"),
    ("protocol", "officer", 0, "consulate-ua", "Reply to the invitation of the consul"),
    ("protocol", "officer", 1, "consulate-jp", "Translation of the mayor's greeting into Japanese"),
    ("director", "officer", 0, "Łódź", "Sign the letter to Łódź about thirty years of friendship"),
    ("director", "officer", 1, "home", "Budget bid for international memberships"),
]


def days(story):
    """A day of this week that is not over yet, and one of the next."""
    sunday = story.day(7 - story.today.isoweekday())
    return min(story.day(2), sunday), sunday + timedelta(days=3)


def build(story):
    organisations = story.things["organisations"]
    due = days(story)
    for owner, backup, week, key, title in TYPED_IN:
        who = story.people[owner]
        deadline = Deadline(
            kind=TYPED.kind,
            title=title,
            subject=organisations[key],
            due_on=due[week],
            owner=who,
            backup=story.people[backup],
            hard=False,
        )
        story.then(15, lambda one=deadline, by=who: services.type_in(one, by=by), by=who)
    story.then(27, lambda: answered(story), by=story.people["protocol"])


def answered(story):
    """One that came up and was settled the same week."""
    protocol = story.people["protocol"]
    deadline = Deadline(
        kind=TYPED.kind,
        title="Condolences to the Governorate of Alexandria",
        subject=story.things["organisations"]["Alexandria"],
        due_on=story.day(-24),
        owner=protocol,
    )
    services.type_in(deadline, by=protocol)

    def sent():
        services.mark_done(deadline, by=protocol, evidence="Letter of the mayor, by the embassy")

    story.then(25, sent, by=protocol)


register(DemoPart(name="typed deadlines", build=build, order=50))
