"""The demo city's reporting duties: one report for several networks, and one that was missed."""

from datetime import time

from networks.dates import add_months, in_words
from networks.models import Duty, DutyRound, Network
from networks.services import duties, parts
from oia.core.zones import Certainty, ZoneKind


def build(story):
    track(story)
    monitoring(story)
    music(story)


def duty(story, name, slugs, departments, *, lead="officer", backup="protocol", **more):
    """A duty with the networks it serves and the departments that owe data."""
    row = Duty(name=name, lead=story.people[lead], backup=story.people[backup], **more)
    story.keep(row, by=story.people["officer"])
    row.networks.set(Network.objects.filter(slug__in=slugs))
    row.departments.set(story.things["departments"][name] for name in departments)
    return row


def track(story):
    """The climate data: handed in last year, open now, closing in nine days."""
    officer = story.people["officer"]
    report = duty(
        story,
        "Climate data for CDP-ICLEI Track",
        ["c40", "iclei", "gcom"],
        ["Climate and Energy", "Finance"],
        platform="CDP-ICLEI Track",
        platform_url="https://www.cdp.net",
        every_months=12,
        basis="Standards of the networks",
    )
    closes_on = story.day(9)
    before = DutyRound(
        duty=report,
        period=str(closes_on.year - 1),
        opens_on=add_months(story.day(-48), -12),
        closes_on=add_months(closes_on, -12),
        closes_at=time(23, 59),
        zone_kind=ZoneKind.ABBREVIATION,
        zone="UTC",
    )
    duties.plan_round(before, by=officer)
    for owed in before.contributions.all():
        duties.receive(owed, by=officer, on=owed.due_on)
    done_on = add_months(story.day(2), -12)
    now = duties.hand_in(before, by=officer, on=done_on, result="Score B", badge="B list")

    def confirm():
        now.certainty = Certainty.CONFIRMED
        now.organiser_words = f"The platform closes at 23:59 UTC on {in_words(now.closes_on)}."
        parts.save_part(now, by=officer, why="Announced by the platform")

    def data_of_climate():
        owed = now.contributions.get(department__name="Climate and Energy")
        duties.receive(owed, by=officer)

    story.then(49, confirm, by=officer)
    story.then(14, data_of_climate, by=officer)


def monitoring(story):
    """The monitoring report that was late, so that the Covenant put us on hold."""
    officer = story.people["officer"]
    report = duty(
        story,
        "Monitoring report to the Covenant of Mayors",
        ["covenant-of-mayors-europe", "gcom"],
        ["Climate and Energy"],
        platform="MyCovenant",
        every_months=24,
        basis="Commitment of the signatories: every two years after the plan",
    )
    late = DutyRound(
        duty=report,
        period=str(story.day(-47).year),
        opens_on=story.day(-230),
        closes_on=story.day(-47),
        organiser_words="by midnight, Brussels time",
        zone_kind=ZoneKind.PLACE,
        zone="Europe/Brussels",
    )
    duties.plan_round(late, by=officer)
    story.then(10, lambda: duties.receive(late.contributions.get(), by=officer), by=officer)

    def hand_in():
        late.refresh_from_db()
        duties.hand_in(late, by=officer, result="Handed in late; being checked")

    story.then(8, hand_in, by=officer)


def music(story):
    """The report that the City of Music owes every four years."""
    report = duty(
        story,
        "Membership report to the Creative Cities Network",
        ["unesco-creative-cities"],
        ["Culture"],
        lead="protocol",
        backup="director",
        platform="By e-mail",
        every_months=48,
    )
    coming = DutyRound(
        duty=report,
        period=str(story.day(96).year),
        opens_on=story.day(2),
        closes_on=story.day(96),
        certainty=Certainty.TENTATIVE,
    )
    duties.plan_round(coming, by=story.people["officer"])
