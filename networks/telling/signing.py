"""What the demo city was asked to sign, what it signed too soon, and what it owes since."""

from datetime import time

from django.utils import timezone

from networks.choices.declarations import (
    DiplomaticFunction,
    Measure,
    Method,
    Nature,
    SignedAs,
    Stage,
    StepVerdict,
)
from networks.choices.declarations import SignOnStatus as Status
from networks.models import (
    Declaration,
    DeclarationCount,
    Framework,
    InstrumentText,
    SignOn,
    Trace,
)
from networks.services import declarations, parts, sign_on_steps, sign_ons, texts
from oia.commitments.choices import TargetIs
from oia.commitments.models import Commitment
from oia.commitments.services.promising import promise
from oia.core.zones import Certainty, ZoneKind
from oia.documents.choices import DecisionBody

ZERO = """1. We, the mayors gathered in Santa Aurélia, recall the New Urban Agenda.

2. States should consult local authorities when they plan public transport at night.

3. Each city will run night buses on its main lines within two years."""

FIRST = """1. We, the mayors gathered in Santa Aurélia, recall the New Urban Agenda.

2. States shall consult cities and their local authorities when they plan public transport.

3. Each city will run night buses on its main lines within one year, and report every year."""

COMPACT_BEFORE = """1. Member States resolve to improve public transport.

2. Member States will take into account the needs of those who work at night, in cities above all,
and consult local authorities."""

COMPACT_AFTER = """1. Member States and cities resolve to improve public transport.

2. Member States will take into account the needs of those who work at night."""


def build(story):
    """A request with a text that changed, a signature without approval, and an old promise."""
    night_buses(story)
    at_the_podium(story)
    long_since(story)
    compact(story)


def declaration(story, title, **told):
    """A declaration that is made up, as everybody can see by its name."""
    made = Declaration(title=f"{title} (example)", source="Made up for the demo office", **told)
    return declarations.save_declaration(made, by=story.people["officer"])


def night_buses(story):
    """Asked in time; approved, and then the text changed: all are asked anew."""
    officer, director = story.people["officer"], story.people["director"]
    made = declaration(
        story,
        "Santa Aurélia Declaration on Night Buses",
        kind="declaration",
        summit=story.things["u20"].summit,
        addressed_to="G20 leaders",
        sign_on_open="yes",
    )
    request = SignOn(
        declaration=made,
        nature=Nature.PLEDGE,
        asked_by_words="Secretariat of the summit",
        due_on=story.day(10),
        due_time=time(18),
        zone_kind=ZoneKind.PLACE,
        zone="America/Sao_Paulo",
        organiser_words="18:00, Santa Aurélia time",
        certainty=Certainty.CONFIRMED,
        hard=True,
        final_text_on=story.day(6),
        owner=officer,
        backup=story.people["protocol"],
    )

    def asked():
        request.received_on = timezone.localdate()
        sign_ons.receive(request, by=officer)

    def draft(title, words):
        def came():
            text = InstrumentText(declaration=made, title=title, dated_on=timezone.localdate())
            texts.add_text(text, by=officer, words=words)

        return came

    def answers():
        for step in request.steps.all():
            sign_on_steps.answer(step, by=officer, verdict=StepVerdict.AGREED, text="No objection.")

    def approved():
        today = timezone.localdate()
        told = {"approved_on": today, "body": DecisionBody.MAYOR}
        told |= {"instrument": f"Order 131/{today.year}", "awaits_final_text": True}
        sign_ons.approve(request, told, by=director)

    story.then(19, asked, by=officer)
    story.then(18, draft("Zero draft", ZERO), by=officer)
    story.then(16, lambda: sign_ons.move(request, Status.COMMENTS, by=officer), by=officer)
    story.then(10, answers, by=officer)
    story.then(7, approved, by=director)
    story.then(3, draft("First draft", FIRST), by=officer)


def at_the_podium(story):
    """The mayor signed on a stage; the council has not heard of it yet."""
    officer = story.people["officer"]
    made = declaration(story, "Call for Cooler Schools", kind="statement", sign_on_open="yes")
    sign_on = SignOn(
        declaration=made,
        nature=Nature.ENDORSE,
        fast_track=True,
        fast_track_why="The mayor was asked on the stage of the congress.",
        functions=[DiplomaticFunction.SYMBOLISING],
        owner=officer,
    )

    def signed():
        sign_on.received_on = timezone.localdate()
        sign_ons.receive(sign_on, by=officer)
        sign_on.signed_on, sign_on.method = sign_on.received_on, Method.PODIUM
        sign_on.signed_as, sign_on.signatory_words = SignedAs.CITY, "The mayor"
        sign_ons.sign(sign_on, by=officer)

    story.then(13, signed, by=officer)


def long_since(story):
    """Signed two years ago, reported on since; one promise of it is still to be kept."""
    officer, director = story.people["officer"], story.people["director"]
    signed_on = story.years_ago(2, 10, 15)
    made = declaration(
        story, "Pact for Urban Food", kind="pact", adopted_on=signed_on, sign_on_open="yes"
    )
    count = DeclarationCount(declaration=made, measure=Measure.SIGNED, number=41)
    count.source, count.counted_on = "The secretariat of the pact", signed_on
    declarations.save_count(count, by=officer)
    sign_on = SignOn(
        declaration=made,
        status=Status.REPORTING,
        nature=Nature.SIGN,
        received_on=signed_on,
        approved_on=signed_on,
        signed_on=signed_on,
        method=Method.WET,
        signed_as=SignedAs.CITY,
        signatory_words="The mayor of that time",
        confirmed_on=signed_on,
        listed_on=signed_on,
        listed_as="Vila Serena",
        functions=[DiplomaticFunction.NEGOTIATION, DiplomaticFunction.SYMBOLISING],
        owner=officer,
    )
    sign_ons.receive(sign_on, by=director)
    told = {"subject": sign_on, "owner": officer, "given_on": signed_on}
    told |= {"due_from": "signed_on", "due_after": 36, "due_unit": "months"}
    owed = Commitment(text="A food strategy for the city", report_every=12, **told)
    promise(owed, by=officer)
    wasted(story, sign_on)
    story.things["food"] = sign_on


def wasted(story, sign_on):
    """The same promised twice, to the pact and to a network, with other targets."""
    officer = story.people["officer"]
    told = {"indicator": "Food waste per head", "unit": "kg a year", "owner": officer}
    told |= {"target_is": TargetIs.AT_MOST}
    pact = {"subject": sign_on, "target_value": 60, "due_on": story.day(700)}
    network = {"subject": story.things["memberships"]["iclei"], "target_value": 50}
    for text, more in (
        ("Less food thrown away", pact),
        ("Half of the food waste of today", network | {"due_on": story.day(500)}),
    ):
        promise(Commitment(text=text, report_every=12, **told, **more), by=officer)


def compact(story):
    """An instrument of states, of which one draft had the cities in it and the next had not."""
    officer = story.people["officer"]
    made = Framework(
        title="Global Compact on Transport at Night (example)",
        body="Made up for the demo office",
        source="Made up for the demo office",
    )
    declarations.save_framework(made, by=officer)
    for title, words, days in (
        ("Zero draft", COMPACT_BEFORE, -50),
        ("First draft", COMPACT_AFTER, -20),
    ):
        text = InstrumentText(framework=made, title=title, dated_on=story.day(days))
        text.stage = Stage.DRAFT
        texts.add_text(text, by=officer, words=words)
    trace = Trace(
        sign_on=story.things["food"],
        framework=made,
        position="Cities are named beside states.",
        uptake="verbatim",
        passage="Member States and cities resolve to improve public transport.",
        place="First draft, paragraph 1",
        noted_on=story.begins_on,
    )
    parts.save_part(trace, by=officer)
