"""What became of the demo city's memberships in the weeks that are played."""

from networks.choices.membership import MembershipStatus as Status
from networks.choices.membership import Recommendation
from networks.models import Review
from networks.services import memberships, parts, reviews
from networks.telling.roll import decide
from oia.documents.choices import DecisionBody, Verdict


def build(story):
    joining(story)
    trouble(story)
    reviewing(story)


def joining(story):
    """MedCities, from a first look to the application."""
    medcities = story.things["memberships"]["medcities"]
    protocol, director = story.people["protocol"], story.people["director"]

    def approve():
        decide(
            story,
            medcities,
            story.day(-31),
            by=director,
            instrument=f"Resolution 88/{story.day(-31).year}",
            verdict=Verdict.WITH_CONDITIONS,
            conditions="Dues out of the office's own budget; a report after two years.",
            approves="Joining MedCities.",
        )
        memberships.move(medcities, Status.APPROVED, by=director)

    def propose():
        memberships.move(medcities, Status.PROPOSED, by=protocol, why="Paper for the council sent.")

    def apply():
        memberships.move(medcities, Status.APPLIED, by=protocol, why="Letter of the mayor sent.")

    story.then(50, propose, by=protocol)
    story.then(27, approve, by=director)
    story.then(23, apply, by=protocol)


def trouble(story):
    """One on hold, one lapsed unnoticed, one of doubtful use."""
    mine = story.things["memberships"]
    officer, protocol, director = (story.people[k] for k in ("officer", "protocol", "director"))

    def move(slug, to, by, why):
        return lambda: memberships.move(mine[slug], to, by=by, why=why)

    hold = "Monitoring report missing: shown as “on hold” on the Covenant's pages."
    story.then(45, move("covenant-of-mayors-europe", Status.ON_HOLD, officer, hold), by=officer)
    lapsed = "The reminder of the invoice went to the mobility department, which has no such post."
    story.then(33, move("polis", Status.LAPSED, protocol, lapsed), by=protocol)
    doubtful = "The festival's funding ends; is the title worth its cost?"
    story.then(
        38, move("unesco-creative-cities", Status.UNDER_REVIEW, director, doubtful), by=director
    )


def reviewing(story):
    """A review decided for staying, one for leaving, and two that wait for a decision."""
    director = story.people["director"]
    uclg = review(story, "uclg", due_on=story.day(-34), score=4, recommendation=Recommendation.KEEP)
    leave = review(
        story, "energy-cities", due_on=story.day(-28), score=2, recommendation=Recommendation.LEAVE
    )
    review(story, "eurocities", due_on=story.day(12), score=None)
    review(story, "unesco-creative-cities", due_on=story.day(20), score=None)
    story.then(35, lambda: reviews.decide(uclg, by=director), by=director)
    story.then(30, lambda: reviews.decide(leave, by=director), by=director)

    def give_notice():
        membership = story.things["memberships"]["energy-cities"]
        membership.refresh_from_db()
        decide(
            story,
            membership,
            story.day(-21),
            by=director,
            body=DecisionBody.MAYOR,
            instrument=f"Order 112/{story.day(-21).year}",
            approves="Leaving Energy Cities at the end of the term.",
        )
        why = "Letter of the mayor, registered. Themes are covered by ICLEI and Eurocities."
        memberships.move(membership, Status.NOTICE_GIVEN, by=director, why=why)

    story.then(20, give_notice, by=director)


WORDS = {
    "uclg": {
        "objectives": "A voice at the UN; partners for the culture programme.",
        "benefits": "Seat in the World Council; two joint projects with Fortaleza and Łódź.",
        "evidence": "Council paper on the culture programme; project reports of both years.",
    },
    "energy-cities": {
        "objectives": "Exchange on heat planning.",
        "benefits": "Two webinars a year, the same as at ICLEI.",
        "evidence": "Participation log: three entries in three years.",
    },
    "eurocities": {"objectives": "Early word of EU calls; three working groups at most."},
    "unesco-creative-cities": {"objectives": "Is the title worth more than the festival costs?"},
}


def review(story, slug, **what):
    sheet = Review(
        membership=story.things["memberships"][slug],
        starts_on=story.years_ago(3, 1, 1),
        ends_on=story.years_ago(1, 12, 31),
        **WORDS[slug],
        **what,
    )
    return parts.save_part(sheet, by=story.people["director"])
