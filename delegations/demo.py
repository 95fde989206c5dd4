"""Who visits the demo city: by way of consulates, by themselves; one was sent elsewhere."""

from datetime import timedelta

from django.utils import timezone

from delegations import demo_gifts, demo_hosting, demo_programme, trip_demo
from delegations.choices.party import PhotoPurpose
from delegations.choices.visit import (
    Flexibility,
    Interpreting,
    LevelAsked,
    RequestChannel,
    VisaLetters,
)
from delegations.choices.visit import VisitKind as Kind
from delegations.choices.visit import VisitStatus as Status
from delegations.models import Delegation, Member, MemberPrivate
from delegations.services import counted_steps, delegations, letters, party, pasted, private
from delegations.services.known_words import PRIVATE
from oia.commitments.models import Commitment
from oia.commitments.services import closing
from oia.core.plugs import DemoPart, register
from oia.core.visibility import Sensitivity
from oia.directory.models import Theme

__all__ = ["trip_demo"]


class Visit:
    """A visit of the story: asked for so many days ago, and what was done with it since."""

    def __init__(self, story, days_ago, title, *, by="protocol", themes=(), **more):
        self.story, self.delegation = story, None
        person = story.people[by]

        def write_down():
            known = list(Theme.objects.filter(slug__in=themes))
            one = Delegation(title=title, **{"owner": person} | more)
            self.delegation = delegations.receive(one, by=person, themes=known)

        story.then(days_ago, write_down, by=person)

    def then(self, days_ago, service, *args, by="protocol", **more):
        """Let somebody take a step with it so many days ago."""
        person = self.story.people[by]

        def doing():
            self.delegation.refresh_from_db()
            service(self.delegation, *args, by=person, **more)

        self.story.then(days_ago, doing, by=person)


def build(story):
    kobe(story)
    suzhou(story)
    fortaleza(story)
    agency(story)
    quiet(story)


def kobe(story):
    """An official visit in three weeks: accepted, confirmed, moved by a day; some of it is done."""
    organisations, persons = story.things["organisations"], story.things["persons"]
    arrives = story.day(19)
    visit = Visit(
        story,
        55,
        "Port and sister city delegation of Kobe",
        kind=Kind.OFFICIAL,
        city=organisations["Kobe"].city,
        organisation=organisations["Kobe"],
        backup=story.people["officer"],
        channel=RequestChannel.CONSULATE,
        requester="Honorary Consulate of Japan",
        authorising_body=organisations["Kobe"],
        letter_on=story.begins_on - timedelta(days=3),
        purpose="Sign the programme of youth exchanges for the next three years.",
        questions="How the tram lines were paid for; schools in the old harbour.",
        level_asked=LevelAsked.MAYOR,
        arrives_on=arrives,
        leaves_on=arrives + timedelta(days=2),
        flexibility=Flexibility.DAYS,
        party_size=9,
        interpreting=Interpreting.OURS,
        languages="Japanese, Portuguese",
        press="Two journalists of theirs; photographs at the signing only",
        gifts_planned="A lacquer box, announced by the consulate",
        special_needs="One bus at the hotel's side entrance; two flags of equal size.",
        visa_letters=VisaLetters.NAMED,
        host=persons["mayor"],
        host_fallback=persons["councillor"],
        themes=["culture", "education", "youth"],
    )
    visit.then(52, delegations.move, Status.ACKNOWLEDGED)
    visit.then(50, delegations.move, Status.TRIAGED)
    why = "Sister city since 1994; the mayor was there two years ago and was received for two days."
    visit.then(48, delegations.decide, Status.ACCEPTED, why=why)
    visit.then(47, sent)
    dates = {"arrives_on": arrives + timedelta(days=1), "leaves_on": arrives + timedelta(days=3)}
    moved = {"why": "Their flight was moved by the airline."}
    visit.then(30, delegations.move_dates, **dates, **moved)
    visit.then(26, delegations.move, Status.CONFIRMED)
    visit.then(12, invited)
    visit.then(11, named)
    visit.then(10, demo_programme.planned)
    visit.then(9, demo_hosting.reckoned)
    visit.then(8, demo_hosting.staged)
    visit.then(6, demo_programme.frozen)
    visit.then(2, demo_programme.late)


def sent(delegation, *, by):
    """The answer went out on the day on which this is said."""
    letter = delegation.letters.first()
    letter.sent_on = timezone.localdate()
    letters.save_letter(letter, by=by)


def invited(delegation, *, by):
    letter = delegation.steps.get(template__slug="official-invitation")
    counted_steps.finish(letter, by=by, words="Signed by the mayor, handed to the consul.")


#: As they stood in the consulate's mail; how they are said; whose diet the kitchen must know.
PARTY = """
1. Ms HAYASHI Sakura (林 さくら), Deputy Mayor of Kobe, head of delegation
2. Mr KONDO Ren (近藤 蓮), Chair of the City Council
3. Dr MINAMI Haruka (南 春香), Director, International Relations
4. Ms UCHIDA Yui (内田 結衣), Head of the Port and Harbour Bureau
5. Mr SAKAI Daichi (酒井 大地), interpreter
6. Ms OKADA Jun, journalist, Kobe Minato Shimbun
"""
SPOKEN = {"HAYASHI Sakura": "hah-yah-shee sah-koo-rah", "KONDO Ren": "kon-doh ren"}


def named(delegation, *, by):
    typed = [one.as_typed() for one in pasted.read(PARTY).found]
    found = [Member(**{name: one[name] for name in one if name not in PRIVATE}) for one in typed]
    for member in found:
        member.spoken_name = SPOKEN.get(member.name, "")
        member.languages = "ja, en"
    found[-1].visa_letter = True  # the journalist travels on her own passport
    party.keep_all(delegation, [(member, {}) for member in found], by=by)
    party.propose_order(delegation, by=by)
    head, chair = found[0], found[1]
    private.save_private(MemberPrivate(member=chair, diet="No shellfish"), by=by)
    agreed = {
        PhotoPurpose.PRESS: (True, None, "Their mail"),
        PhotoPurpose.SOCIAL: (False, None, ""),
    }
    party.answer_photos(head, agreed, by=by)
    letters.for_visas(delegation, [found[-1]], by=by)


def suzhou(story):
    """A study tour that came and went; the thank-you letter is out, the report is not."""
    organisation = story.things["organisations"]["Suzhou"]
    one = timedelta(days=1)
    arrives = story.working_day(story.day(-9), -one)
    leaves = story.working_day(arrives + one, one)
    gone = (story.today - leaves).days
    visit = Visit(
        story,
        56,
        "Canals and old town: study tour from Suzhou",
        by="officer",
        kind=Kind.STUDY,
        city=organisation.city,
        organisation=organisation,
        channel=RequestChannel.DIRECT,
        requester="Foreign Affairs Office",
        purpose="See how the canals are kept clean and who pays for it.",
        level_asked=LevelAsked.TECHNICAL,
        arrives_on=arrives,
        leaves_on=leaves,
        party_size=14,
        interpreting=Interpreting.THEIRS,
        languages="Chinese, English",
        themes=["water", "urban_planning"],
    )
    visit.then(54, delegations.move, Status.TRIAGED, by="officer")
    visit.then(53, delegations.decide, Status.ACCEPTED, why="Our water works want the talk.")
    visit.then(40, delegations.move, Status.CONFIRMED, by="officer")
    visit.then(9, delegations.move, Status.IN_PROGRESS, by="officer")
    visit.then(gone, delegations.move, Status.FOLLOW_UP, by="officer")
    visit.then(min(5, gone), thanked, by="officer")


def thanked(delegation, *, by):
    promised = Commitment.objects.touching(delegation).get(text__startswith="Thank-you")
    closing.keep_it(promised, by=by, evidence="Sent by post and by mail, with the photographs.")


def fortaleza(story):
    """A request that waits for an answer, on days on which Kobe is here."""
    organisation = story.things["organisations"]["Fortaleza"]
    arrives = story.day(21)
    Visit(
        story,
        4,
        "Councillors of Fortaleza on their way to Brussels",
        kind=Kind.COURTESY,
        city=organisation.city,
        organisation=organisation,
        channel=RequestChannel.CONSULATE,
        requester="Consulate of Brazil",
        purpose="Half an hour with the mayor, and a look at the night buses.",
        level_asked=LevelAsked.MAYOR,
        arrives_on=arrives,
        flexibility=Flexibility.FIXED,
        party_size=4,
        languages="Portuguese",
    )


def agency(story):
    """The same people through an agency: no letter, so they are asked for one."""
    organisation = story.things["organisations"]["Fortaleza"]
    visit = Visit(
        story,
        20,
        "Technical visit of a Brazilian city",
        kind=Kind.STUDY,
        city=organisation.city,
        channel=RequestChannel.AGENCY,
        agent="Atlântico Viagens",
        requester="Atlântico Viagens, groups",
        purpose="Public transport; a certificate for each participant.",
        party_size=32,
        flexibility=Flexibility.WEEKS,
    )
    visit.then(16, delegations.move, Status.TRIAGED)
    why = "Agencies need a letter of the body that they act for."
    visit.then(15, delegations.decide, Status.INFO_NEEDED, why=why)
    visit.then(15, sent)


def quiet(story):
    """One that is not for everybody, and one that we sent elsewhere."""
    organisations = story.things["organisations"]
    Visit(
        story,
        2,
        "Private call of the consul on the mayor",
        by="director",
        kind=Kind.COURTESY,
        organisation=organisations["consulate-ua"],
        arrives_on=story.day(8),
        sensitivity=Sensitivity.RESTRICTED,
    )
    alexandria = organisations["Alexandria"]
    visit = Visit(
        story,
        34,
        "Librarians of Alexandria",
        by="officer",
        kind=Kind.WORKING,
        city=alexandria.city,
        organisation=alexandria,
        purpose="Digital reading rooms.",
        themes=["culture"],
    )
    visit.then(31, delegations.move, Status.TRIAGED, by="officer")
    why = "It is about the university's library, not ours."
    to = {"alternative": "International office of the university; we wrote to them."}
    visit.then(29, delegations.decide, Status.REDIRECTED, why=why, **to)
    visit.then(29, sent)


register(DemoPart(name="gifts", build=demo_gifts.build, order=43))
register(DemoPart(name="visits", build=build, order=42))
