"""Whoever owns a visit is reminded of it, and the letters tell nothing that must not travel."""

from datetime import date

import pytest

from delegations.services import delegations
from oia.reminders.models import Deadline
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(db):
    return factories.user(first_name="Ana", last_name="Duarte")


def whole(mail):
    return "\n".join([mail["Subject"], *(part.as_string() for part in mail.walk())])


def test_the_owner_is_reminded_of_the_answer_until_it_is_given(days, post, owner, protocol):
    with days.on(2026, 12, 1):
        visit = factories.delegation(
            owner=owner, city=factories.city(name="Kobe"), reply_by=date(2026, 12, 17)
        )
        delegations.move(visit, "triaged", by=protocol)
    days.round(2026, 12, 10)

    (mail,) = post.mails
    assert mail["To"] == owner.email
    assert f"Answer the request for a visit · {visit.reference}, Kobe" in mail["Subject"]

    with days.on(2026, 12, 11):
        delegations.decide(visit, "accepted", by=protocol, why="Welcome")
    days.round(2026, 12, 16)
    reply = Deadline.objects.get(kind="delegation.reply")
    assert (reply.status, reply.evidence) == ("done", "Accepted, tentative")
    assert not [m for m in post.mails[1:] if "Answer the request" in m["Subject"]]


def test_letters_name_no_guest_and_tell_nothing_of_the_mayor(days, post, owner):
    with days.on(2026, 12, 1):
        factories.delegation(
            owner=owner,
            title="Mayor MINAMI Haruka with our mayor at nine",
            requester="Takumi Endo",
            purpose="Secret purpose",
            reply_by=date(2026, 12, 17),
        )
    days.round(2026, 12, 10)

    (mail,) = post.mails
    assert not [word for word in ("MINAMI", "Endo", "Secret") if word in whole(mail)]


def test_a_restricted_visit_has_a_neutral_title_in_mails_and_feeds(
    days, post, owner, director, client
):
    with days.on(2026, 12, 1):
        visit = factories.delegation(
            owner=director,
            title="The consul in private",
            city=factories.city(name="Atlantis"),
            sensitivity="restricted",
            reply_by=date(2026, 12, 17),
        )
    days.round(2026, 12, 10)

    (mail,) = post.mails
    told = whole(mail)
    assert "restricted" in mail["Subject"]
    assert not [word for word in ("consul", "Atlantis", visit.reference) if word in told]
    assert visit.outward_title == f"Visit {visit.reference}"


def test_the_step_before_a_visit_reminds_its_owner_and_moves_with_it(days, post, owner, protocol):
    with days.on(2026, 12, 1):
        visit = factories.delegation(status="accepted", owner=owner, arrives_on=date(2027, 1, 14))
        factories.visit_step(delegation=visit, title="Names final", days_before=14)
    days.round(2026, 12, 17)
    assert [mail["To"] for mail in post.mails] == [owner.email]
    assert "Names final" in post.mails[0]["Subject"]

    with days.on(2026, 12, 18):
        moved = {"arrives_on": date(2027, 3, 11), "leaves_on": None}
        delegations.move_dates(visit, **moved, by=protocol, why="Their flight")
    days.round(2026, 12, 21)

    assert len(post.mails) == 2
    assert "moved to Thu 25 Feb" in post.mails[1]["Subject"]
