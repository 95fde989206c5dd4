"""Truth 6: a mail server that falls asleep over one address holds up none of the others."""

import asyncio
from datetime import date
from time import monotonic

import pytest

from oia.reminders.choices import LetterState
from oia.reminders.models import Letter
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


def at_recipient(post, address):
    """Hear of somebody, and say nothing for long."""
    hear = post.handle_RCPT

    async def asleep(server, session, envelope, heard, options):
        await asyncio.sleep(60 * (heard == address))
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
