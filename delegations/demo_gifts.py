"""Gifts of the demo city: a rule of the office, and gifts that it speaks of in each way."""

from datetime import timedelta

from delegations.choices.gift import GiftStatus, Recipient, Source, Where
from delegations.models import Delegation, Gift, GiftRule
from delegations.services import gifts


def build(story):
    """What was given: a rule of the office, and gifts that it speaks of in each way."""
    director, officer = story.people["director"], story.people["officer"]
    city = story.things["organisations"]["Suzhou"]
    months = timedelta(days=120)

    def rule():
        one = GiftRule(
            name="Gifts to the city and its people",
            threshold=150,
            currency="EUR",
            window_months=12,
            days=28,
            notes="An invented rule of the demo city.",
        )
        gifts.save_rule(one, by=director)

    def write_down(description, **more):
        one = Gift(description=description, owner=officer, **more)
        return gifts.record(one, by=officer)

    def taken():
        scroll = {"value": 90, "currency": "EUR", "value_method": "estimated"}
        scroll |= {"kept_at": "Reading room", "fate": "displayed", "belongs_to": "The city"}
        from_suzhou = {"other_organisation": city, "source": Source.PUBLIC_ABROAD}
        first = write_down("Hanging scroll", on=story.begins_on - months, **from_suzhou, **scroll)
        gifts.move(first, GiftStatus.ACCEPTED, by=officer)
        silk = write_down(
            "Length of silk",
            on=story.day(-9),
            occasion="Study tour on canals",
            delegation=Delegation.objects.get(title__contains="Suzhou"),
            value=80,
            currency="EUR",
            value_method="estimated",
            **from_suzhou,
        )
        gifts.move(silk, GiftStatus.ACCEPTED, by=officer)

    def refused():
        tickets = write_down(
            "Two tickets for the final",
            on=story.day(-6),
            other_name="Harbour Cranes Ltd",
            source=Source.PRIVATE_HOME,
            recipient_class=Recipient.ELECTED,
            recipient_name="Councillor for the port",
            value_words="above the limit, no price on them",
        )
        why = "They bid for the cranes of the north quay."
        gifts.move(tickets, GiftStatus.DECLINED, by=officer, why=why)
        write_down(
            "Bronze medal in a case",
            on=story.day(-5),
            where=Where.ABROAD,
            place="Marrakech",
            other_name="Host of the mayors' forum",
            recipient_class=Recipient.MAYOR,
        )

    story.then(50, rule, by=director)
    story.then(8, taken, by=officer)
    story.then(4, refused, by=officer)
