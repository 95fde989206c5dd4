"""Where the people of the demo city travel: a forum ahead, a visit that is over, invitations."""

from datetime import time, timedelta

from delegations.choices.trip import LegMode, Payer, TravelPart, TripKind, TripStatus, Visa
from delegations.choices.trip_decisions import InvitationStatus, TripCostKind, Verdict
from delegations.models import ChainStep, Invitation, Leg, Meeting, Stay, Traveller, Trip, TripCost
from delegations.services import (
    approvals,
    chain,
    counted_steps,
    invitations,
    itinerary,
    travellers,
    trip_costs,
    trips,
)
from oia.accounts.models import User
from oia.core.plugs import DemoPart, register
from oia.directory.services.keeping import save_part


def build(story):
    Kobe(story).tell()
    lodz(story)
    inbox(story)


def ethics_board(story):
    """The ethics board has no login: it is asked by letter in every chain from now on."""
    named = {"first_name": "Ethics", "last_name": "Board", "logs_in": False}
    made = User.objects.create_user("ethics.board", "ethics.board@vilaserena.example", **named)
    step = ChainStep.objects.get(slug="ethics-advice")
    step.approver = made
    chain.save_step(step, by=story.people["director"])
    return made


class Kobe:
    """The mayor goes to Kobe in five weeks: refused for its cost, approved in a second round."""

    def __init__(self, story):
        self.story, self.people = story, story.people
        self.city = story.things["organisations"]["Kobe"].city
        self.host = story.things["organisations"]["Kobe"]
        self.mayor = story.things["persons"]["mayor"]
        self.leaves = story.day(33)
        self.invitation, self.trip, self.who = None, None, []
        self.board = ethics_board(story)

    def tell(self):
        steps = [(40, self.invited), (36, self.cleared), (30, self.refused), (24, self.approved)]
        for days_ago, doing in [*steps, (12, self.booked), (3, self.prepared)]:
            self.story.then(days_ago, doing, by=self.people["protocol"])

    def invited(self):
        officer = self.people["officer"]
        self.invitation = invitations.receive(
            Invitation(
                title="Forum of port cities",
                organisation=self.host,
                city=self.city,
                place="Kobe International Conference Centre",
                about="How ports and their cities get off oil; the mayor is asked to speak.",
                received_on=self.story.day(-40),
                answer_by=self.story.day(-20),
                starts_on=self.leaves + timedelta(days=1),
                ends_on=self.leaves + timedelta(days=4),
                would_pay=Payer.HOST,
                offer="Hotel for two, three nights",
                owner=officer,
                backup=self.people["protocol"],
            ),
            by=officer,
        )
        invitations.weigh(self.invitation, by=officer)
        self.trip = self.invitation.trip
        self.trip.starts_on, self.trip.ends_on = self.leaves, self.leaves + timedelta(days=5)
        self.trip.objectives = "Speak on shore power\nAgree the youth exchange with the mayor"
        self.trip.expected_results = "A date for the first exchange."
        trips.change(self.trip, by=officer)

    def cleared(self):
        ethics = self.trip.approvals.get(body="ethics")
        why = "The hotel is taken as offered; flights are ours."
        approvals.answer(ethics, Verdict.CONDITIONS, by=self.board, why=why, paper="Advice 14")
        why = "Sister city since 1994, and a place on the first panel."
        protocol = self.people["protocol"]
        invitations.decide(self.invitation, InvitationStatus.ACCEPTED, by=protocol, why=why)
        self.spend("Flights in business class", TripCostKind.TRAVEL, "9800.00")

    def spend(self, what, kind, estimate, payer=Payer.CITY, **more):
        cost = {"trip": self.trip, "kind": kind, "what": what, "payer": payer}
        more = {"currency": self.story.office.currency} | more
        cost = TripCost(**cost, estimate=estimate, **more)
        return trip_costs.save_cost(cost, by=self.people["officer"])

    def refused(self):
        money = self.trip.approvals.get(body="budget")
        why = "Not in business class, with these prices."
        approvals.decide(money, Verdict.REFUSED, by=self.people["protocol"], why=why)

    def approved(self):
        flights = self.trip.costs.get()
        flights.what, flights.estimate = "Flights in economy class", "3900.00"
        trip_costs.save_cost(flights, by=self.people["officer"])
        source = {"source": self.host, "currency": "JPY", "in_kind": True}
        self.spend("Hotel, three nights", TripCostKind.LODGING, "150000", Payer.HOST, **source)
        self.spend("Dinner with our guests", TripCostKind.MEALS, "420.00")
        money = self.trip.approvals.get(body="budget")
        why = "Economy class by now."
        director = self.people["director"]
        approvals.decide(money, Verdict.PENDING, by=director, why=why)
        approvals.decide(money, Verdict.APPROVED, by=self.people["protocol"])
        word = self.trip.approvals.get(body="director")
        approvals.decide(word, Verdict.APPROVED, by=director)

    def booked(self):
        officer, trip = self.people["officer"], self.trip
        trip.refresh_from_db()
        who = [
            (self.mayor.name, TravelPart.MAYOR, "Mayor", {"person": self.mayor}),
            (str(officer), TravelPart.STAFF, "Desk officer", {"user": officer}),
            ("Inspector Rui Faria", TravelPart.SECURITY, "", {}),
        ]
        for name, part, post, more in who:
            one = Traveller(trip=trip, name=name, part=part, post=post, visa=Visa.NONE, **more)
            self.who.append(save_part(one, by=officer))
        for leg in self.legs():
            itinerary.save_part(leg, by=officer)
        nights = {"from_on": self.leaves + timedelta(days=1), "cancel_by": self.story.day(12)}
        stay = Stay(trip=trip, name="Hotel by the harbour", place="Kobe", **nights)
        stay.until_on = self.leaves + timedelta(days=4)
        itinerary.save_part(stay, by=officer)
        trips.move(trip, TripStatus.BOOKED, by=officer)

    def legs(self):
        """Out by way of Frankfurt, back the same day that one leaves."""
        home = (self.story.office.city_name, self.story.office.zone)
        via, there = ("Frankfurt", "Europe/Berlin"), ("Osaka", "Asia/Tokyo")
        at = self.story.moment
        out, back = self.leaves, self.leaves + timedelta(days=4)
        yield self.leg(home, via, at(out, time(7, 10)), 180, "OA 526", 1880)
        yield self.leg(via, there, at(out, time(12, 40)), 735, "OA 740")
        yield self.leg(there, via, at(back, time(1, 20)), 820, "OA 741")
        yield self.leg(via, home, at(back, time(15, 45)), 190, "OA 527", 1880)

    def leg(self, start, end, departs_at, minutes, number, km=None):
        return Leg(
            trip=self.trip,
            mode=LegMode.FLIGHT,
            carrier="Ocean Air",
            number=number,
            from_place=start[0],
            from_zone=start[1],
            to_place=end[0],
            to_zone=end[1],
            departs_at=departs_at,
            arrives_at=departs_at + timedelta(minutes=minutes),
            distance_km=km,
        )

    def prepared(self):
        officer = self.people["officer"]
        save_part(
            Meeting(
                trip=self.trip,
                topic="Youth exchange: when, how many",
                starts_at=self.story.moment(self.leaves + timedelta(days=2), time(2)),
                zone="Asia/Tokyo",
                place="City Hall, 24th floor",
                organisation=self.host,
                counterpart_words="The Mayor of Kobe",
                briefing="We want ten places in the first year. They ask who pays for flights.",
            ),
            by=officer,
        )
        checked = self.trip.steps.get(template__slug="papers-checked")
        counted_steps.finish(checked, by=officer, words="Passports seen; no visa needed.")


def lodz(story):
    """A working visit that is over, reported on and released."""
    officer, director = story.people["officer"], story.people["director"]
    first = story.day(-34)

    def over():
        trip = trips.begin(
            Trip(
                title="Trams of Łódź: how the tunnel was paid for",
                kind=TripKind.WORKING,
                city=story.things["organisations"]["Łódź"].city,
                starts_on=first,
                ends_on=first + timedelta(days=2),
                purpose="See the tunnel and speak with those who paid for it.",
                objectives="The contract of the tunnel\nA partner for the tender",
                status=TripStatus.EXPENSES,
                owner=officer,
            ),
            by=director,
        )
        one = Traveller(trip=trip, name="Councillor for mobility", part=TravelPart.ELECTED)
        one.post = "Councillor for mobility"
        save_part(one, by=officer)
        costs = [(TripCostKind.TRAVEL, "318.40"), (TripCostKind.LODGING, "242.00")]
        for kind, actual in costs:
            cost = TripCost(trip=trip, traveller=one, kind=kind, estimate=actual, actual=actual)
            cost.currency = story.office.currency
            trip_costs.save_cost(cost, by=officer)
        travellers.move_claim(one, "submitted", by=officer)
        travellers.move_claim(one, "approved", by=director)
        told = "The contract: we have it, translated.\nA partner: two are willing."
        trips.report(trip, by=officer, results=told)
        trips.move(trip, TripStatus.PUBLISHED, by=director)

    story.then(9, over, by=director)


def inbox(story):
    """One that was declined, and one that waits for an answer."""
    officer, protocol = story.people["officer"], story.people["protocol"]

    def write_down(title, days_ago, **more):
        one = Invitation(title=title, received_on=story.day(-days_ago), owner=officer, **more)
        return invitations.receive(one, by=officer)

    def declined():
        one = write_down(
            "Gala of the cruise lines",
            16,
            host="Association of Cruise Lines",
            starts_on=story.day(25),
            would_pay=Payer.SPONSOR,
            offer="Flights and a cabin for two",
        )
        why = "They bid for the new berth; nobody of ours should be their guest."
        invitations.decide(one, InvitationStatus.DECLINED, by=protocol, why=why)

    def waiting():
        write_down(
            "Congress on water and cities",
            4,
            host="Water Cities Secretariat",
            place="Marrakech",
            answer_by=story.day(6),
            starts_on=story.day(34),
            ends_on=story.day(36),
        )

    story.then(16, declined, by=protocol)
    story.then(4, waiting, by=officer)


register(DemoPart(name="trips", build=build, order=44))
