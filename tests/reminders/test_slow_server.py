"""Truth 6: a mail server that falls asleep over one address holds up none of the others."""

import asyncio
from collections import Counter
from datetime import date
from time import monotonic

import pytest

from oia.reminders import services
from oia.reminders.choices import LetterState
from oia.reminders.models import Letter
from oia.reminders.sending import delivery, postman
from oia.reminders.sending.postman import Postman
from tests import factories

pytestmark = pytest.mark.django_db

PATIENCE = 1  # seconds that we wait for an answer
LETTERS = 6


@pytest.fixture
def due(days, settings):
    """Letters to several people; the server has a second for each answer."""
    settings.EMAIL_TIMEOUT = PATIENCE
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        return [factories.deadline(due_on=date(2026, 12, 17)) for _each in range(LETTERS)]


def at_recipient(post, *addresses, seconds=60):
    """Hear of somebody, and say nothing for long."""
    hear = post.handle_RCPT

    async def asleep(server, session, envelope, heard, options):
        await asyncio.sleep(seconds * (heard in addresses))
        return await hear(server, session, envelope, heard, options)

    post.handle_RCPT = asleep


def after_the_mail(post, address):
    """Take the whole of a mail, and say nothing for long."""
    take = post.handle_DATA

    async def asleep(server, session, envelope):
        await asyncio.sleep(60 * (address in envelope.rcpt_tos))
        return await take(server, session, envelope)

    post.handle_DATA = asleep


@pytest.mark.parametrize("offers", [[], ["PIPELINING"]], ids=["one by one", "in a row"])
@pytest.mark.parametrize("falls_asleep", [at_recipient, after_the_mail])
@pytest.mark.parametrize("position", [0, 2, LETTERS - 1])
def test_truth_6_a_server_that_hangs_over_one_address_holds_up_nobody(
    days, post, due, falls_asleep, position, offers
):
    post.offers = offers
    slow = due[position].owner.email
    awake = (post.handle_RCPT, post.handle_DATA)
    falls_asleep(post, slow)
    began = monotonic()

    assert days.round(2026, 12, 10) == LETTERS - 1

    assert monotonic() - began < 10 * PATIENCE, "it waits once, and not for each"
    assert {mail["To"] for mail in post.mails} == {one.owner.email for one in due} - {slow}
    letter = Letter.objects.get(user=due[position].owner)
    assert letter.state == LetterState.FAILED
    assert "timed out" in letter.server_words.lower()

    post.handle_RCPT, post.handle_DATA = awake
    days.round(2026, 12, 10, 10, 5)
    assert sorted(mail["To"] for mail in post.mails) == sorted(one.owner.email for one in due)


@pytest.fixture
def used_to_quick_answers(monkeypatch):
    monkeypatch.setattr(Postman, "patience", lambda self: 0.1)


def sent_to(post):
    return sorted(mail["To"] for mail in post.mails)


@pytest.mark.parametrize("offers", [[], ["PIPELINING"]], ids=["one by one", "in a row"])
def test_truth_6_the_others_go_while_some_are_waited_for(days, post, due, offers, settings):
    settings.EMAIL_TIMEOUT = 20
    post.offers = offers
    owners = [one.owner.email for one in due]
    at_recipient(post, *owners[1:3])
    began = monotonic()

    assert days.round(2026, 12, 10) == LETTERS - 2

    assert monotonic() - began < 5, "nobody waits for as long as one may wait"
    assert sent_to(post) == sorted([owners[0], *owners[3:]])
    assert Counter(Letter.objects.values_list("state", flat=True)) == {
        LetterState.SENT: LETTERS - 2,
        LetterState.FAILED: 2,
    }


@pytest.mark.parametrize("offers", [[], ["PIPELINING"]], ids=["one by one", "in a row"])
@pytest.mark.usefixtures("used_to_quick_answers")
def test_a_letter_that_was_waited_for_goes_when_the_server_speaks(days, post, due, offers):
    post.offers = offers
    owners = [one.owner.email for one in due]
    at_recipient(post, *owners[1:3], seconds=0.5)

    assert days.round(2026, 12, 10) == LETTERS

    assert sent_to(post) == sorted(owners)
    assert {mail["To"] for mail in post.mails[-2:]} == set(owners[1:3]), "they come last"


@pytest.mark.usefixtures("used_to_quick_answers")
def test_what_changed_while_a_letter_was_waited_for_is_not_sent(days, post, due, monkeypatch):
    waited_for, changed = due[1], []
    at_recipient(post, waited_for.owner.email, seconds=0.5)
    keep = delivery.keep_proof

    def and_change(*proven):
        keep(*proven)
        if not changed:
            services.move_date(waited_for, on=date(2026, 12, 24), by=None, why="Later")
            changed.append(waited_for)

    monkeypatch.setattr(delivery, "keep_proof", and_change)
    days.round(2026, 12, 10)

    assert changed and waited_for.owner.email not in sent_to(post)


def test_a_server_that_lets_in_only_one_of_us_still_gets_the_others(days, post, due):
    """What it was silent about is closed, then, and goes at its next try."""
    silent = due[1].owner.email
    at_recipient(post, silent)
    post.at_once = 1

    assert days.round(2026, 12, 10) == LETTERS - 1
    assert silent not in sent_to(post)
    letter = Letter.objects.get(user=due[1].owner)
    assert letter.state == LetterState.FAILED
    assert "Connection closed" in letter.server_words


def test_only_so_many_connections_stay_open(days, post, due, monkeypatch):
    monkeypatch.setattr(postman, "LEFT_ALONE", 2)
    at_recipient(post, *(one.owner.email for one in due[:4]))

    assert days.round(2026, 12, 10) == LETTERS - 4
    assert post.most_at_once == 3
