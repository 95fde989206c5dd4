"""Whether a gift has to be declared: by which rule, why, and by when."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from babel.numbers import get_currency_precision
from django.db import transaction

from delegations.choices.gift import CountedIn, Direction, Duty
from delegations.models import Gift, GiftRule
from delegations.services.donors import Donors, around, with_us
from oia.accounts.hours import DAY, is_working_day
from oia.accounts.models import Holiday, Office
from oia.accounts.money import Rates
from oia.core.dates import add_months
from oia.core.signals import changed
from oia.core.text import fold


@dataclass(frozen=True)
class Counted:
    """A gift that counts for a rule, and what it is worth in the rule's currency, if known."""

    gift: Gift
    worth: Decimal | None


@dataclass(frozen=True)
class Judgement:
    """What one rule says of a gift. `counted` are that gift and the earlier ones added to it."""

    duty: str = Duty.NONE
    rule: GiftRule | None = None
    declare_by: date | None = None
    counted: list = field(default_factory=list)

    @property
    def total(self):
        """What is known of the sum."""
        return sum((one.worth for one in self.counted if one.worth is not None), Decimal(0))

    @property
    def unknown(self):
        return [one for one in self.counted if one.worth is None]

    @property
    def earlier(self):
        return self.counted[:-1]

    @property
    def own(self):
        """What the gift itself is worth in the rule's currency."""
        return self.counted[-1].worth if self.counted else None


NOTHING = Judgement()


class Judge:
    """The rules, rates and holidays of the office, read once for however many gifts."""

    def __init__(self, rules, gifts):
        self.rules, self.donors = rules, Donors(gifts)
        self.office = Office.current()

    @cached_property
    def rates(self):
        return Rates(self.office)

    @cached_property
    def holidays(self):
        return Holiday.objects.days()

    def judge(self, gift):
        return what_counts(self.all_said_of(gift))

    def all_said_of(self, gift):
        if gift.direction != Direction.RECEIVED or not gift.is_with_us:
            return []
        rules = [rule for rule in self.rules if rule.covers(gift)]
        same = self.donors.gifts_like(gift) if rules else []
        return [self.apply(rule, gift, same) for rule in rules]

    def apply(self, rule, gift, same):
        """A sum that is unknown in part still asks for it where what is known is enough."""
        added = [one for one in same if counts_before(one, gift, rule)]
        counted = [Counted(one, self.worth(one, rule.currency)) for one in [*added, gift]]
        judged = Judgement(Duty.NONE, rule, None, counted)
        if rule.is_reached_by(judged.total):
            return Judgement(Duty.MUST, rule, self.day_for(rule, gift), counted)
        return Judgement(Duty.UNCLEAR, rule, None, counted) if judged.unknown else judged

    def worth(self, gift, currency):
        """The value in a currency by the rates of the gift's day; None where one is missing."""
        if gift.value is None or gift.currency == currency:
            return gift.value
        theirs, wanted = (self.rates.rate(code, gift.on) for code in (gift.currency, currency))
        if theirs is None or wanted is None:
            return None
        smallest = Decimal(1).scaleb(-get_currency_precision(currency))
        return (gift.value * theirs / wanted).quantize(smallest)

    def day_for(self, rule, gift):
        if rule.counted_in == CountedIn.CALENDAR:
            return gift.on + timedelta(days=rule.days)
        day, left = gift.on, rule.days
        while left > 0:
            day += DAY
            left -= is_working_day(day, office=self.office, holidays=self.holidays)
        return day


def what_counts(said):
    """Of all that the rules say of a gift: the nearest day by which one wants it declared, else
    that one of them cannot be applied."""
    must = [one for one in said if one.duty == Duty.MUST]
    if must:
        return min(must, key=lambda one: (one.declare_by, one.rule.pk))
    unclear = (one for one in said if one.duty == Duty.UNCLEAR)
    return next(unclear, said[0] if said else NOTHING)


def counts_before(one, gift, rule):
    """Whether an earlier gift of the donor adds up with this one."""
    if not rule.window_months or (one.on, one.pk) >= (gift.on, gift.pk):
        return False
    if rule.per_recipient and not may_be_one_recipient(one, gift):
        return False
    return rule.covers(one) and one.on > add_months(gift.on, -rule.window_months)


def may_be_one_recipient(one, other):
    """Whether the same one of ours may have got both: where nobody is named, the class tells."""
    names = [fold(str(gift.recipient_user or gift.recipient_name)) for gift in (one, other)]
    return names[0] == names[1] if all(names) else one.recipient_class == other.recipient_class


def rules_in_use():
    return list(GiftRule.objects.filter(is_active=True).order_by("pk"))


def judged(gift):
    """The judgement of one gift, and what every other rule says of it."""
    said = Judge(rules_in_use(), around([gift])).all_said_of(gift)
    return what_counts(said), said


@transaction.atomic
def judge_with(*gifts):
    """Judge these gifts anew, with all others of their donors, whose sums they change."""
    rules = rules_in_use()
    met = around(gifts) if rules else []
    everything = around(met) if met else []
    judge = Judge(rules, everything)
    write(judge, list({gift.pk: gift for gift in [*met, *gifts]}.values()))


def judge_rest_of(gift):
    """A gift is gone from the register: the others of its donor add up to less."""
    judge_with(*around([gift]))


@transaction.atomic
def judge_all():
    """Judge every gift, after a rule, a rate or a holiday changed. Safe to run at any time."""
    gifts = list(with_us())
    write(Judge(rules_in_use(), gifts), gifts)


def write(judge, gifts):
    """Keep what differs, and let deadlines follow it."""
    for gift in gifts:
        said = judge.judge(gift)
        rule = said.rule if said.duty != Duty.NONE else None
        now = (said.duty, said.declare_by, rule and rule.pk)
        if now == (gift.duty, gift.declare_by, gift.rule_id):
            continue
        gift.duty, gift.declare_by, gift.rule = said.duty, said.declare_by, rule
        values = {"duty": said.duty, "declare_by": said.declare_by, "rule": rule}
        Gift.objects.filter(pk=gift.pk).update(**values)
        changed.send(sender=Gift, instance=gift, judged=True)
