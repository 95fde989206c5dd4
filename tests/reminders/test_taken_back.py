"""What a record says and takes back is owed again: the program closed its date, nobody did."""

from datetime import date

import pytest

from networks.choices.membership import MembershipStatus
from networks.choices.summits import PlanStatus
from networks.services import memberships
from networks.services.dues import pay
from networks.services.terms import renew
from oia.reminders import services, sources
from oia.reminders.choices import Status
from oia.reminders.models import Deadline
from tests import factories

pytestmark = pytest.mark.django_db

FAR = date(2099, 12, 31)


def notice():
    term, by = factories.term(ends_on=FAR), factories.in_role("officer")
    ours = term.membership

    def give():
        memberships.move(ours, MembershipStatus.NOTICE_GIVEN, by=by, why="Too dear")

    def withdraw():
        memberships.move(ours, MembershipStatus.ACTIVE, by=by, why="We stay")

    return "membership.notice_by", give, withdraw


def renewal():
    term, by = factories.term(ends_on=date(2030, 12, 31)), factories.in_role("officer")
    made = []
    return "membership.term_end", lambda: made.append(renew(term, by=by)), lambda: made[0].delete()


def payment():
    dues = factories.dues(due_on=FAR)

    def clear():
        dues.paid_on = dues.paid_amount = None
        dues.save()

    return "membership.dues", lambda: pay(dues, by=factories.in_role("officer")), clear


def saved(record, **values):
    """Saving these values of a record."""

    def save():
        for name, value in values.items():
            setattr(record, name, value)
        record.save()

    return save


def visa():
    trip = factories.trip(starts_on=FAR, status="approved")
    guest = factories.traveller(visa="wanted", visa_by=date(2099, 12, 1), trip=trip)
    return "trip.visa", saved(guest, visa="applied"), saved(guest, visa="wanted")


def gift():
    factories.gift_rule()
    given = factories.gift(value=100, status="accepted", on=date(2099, 1, 1))
    given.refresh_from_db()
    declared = saved(given, declared_on=date(2099, 1, 2))
    return "gift.declare", declared, saved(given, declared_on=None)


def decision():
    plan = factories.plan(status=PlanStatus.WATCHING, decide_by=FAR)
    declined = saved(plan, status=PlanStatus.DECLINED)
    return "summit.decide", declined, saved(plan, status=PlanStatus.WATCHING)


KINDS = [notice, renewal, payment, visa, gift, decision]


def open_dates(kind):
    return Deadline.objects.filter(kind=kind, status=Status.OPEN)


@pytest.mark.parametrize("made", KINDS)
def test_what_is_taken_back_is_owed_again_and_reminded_anew(days, made):
    with days.on(2026, 12, 1):
        kind, say, take_back = made()
        (deadline,) = open_dates(kind)
    with days.on(2026, 12, 2):
        say()
        assert deadline not in open_dates(kind)
    with days.on(2026, 12, 3):
        take_back()

        again = open_dates(kind).get(pk=deadline.pk)
        assert again.version == deadline.version + 1
        assert again.next_step_at is not None
        assert (again.closed_at, again.evidence) == (None, "")
        assert sources.reconcile() == 0


def test_what_comes_back_by_plain_sql_is_owed_again_at_the_next_reconcile():
    dues = factories.dues(due_on=FAR)
    alike = type(dues).objects.filter(pk=dues.pk)
    paid = {"paid_on": date(2026, 12, 1), "paid_amount": dues.amount}
    for said, status in ((paid, Status.DONE), (dict.fromkeys(paid), Status.OPEN)):
        alike.update(**said)
        sources.reconcile()

        assert Deadline.objects.get(kind="membership.dues").status == status


def test_what_a_mailbox_closed_by_a_letter_stays_closed():
    dues = factories.dues(due_on=FAR)
    deadline = Deadline.objects.get(kind="membership.dues")
    services.settle(deadline, Status.DONE, by=None, why="sent", evidence="sent")
    dues.due_on = date(2099, 12, 1)
    dues.save()

    deadline.refresh_from_db()
    assert (deadline.status, deadline.due_on) == (Status.DONE, FAR)
