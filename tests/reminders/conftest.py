"""A real mail server on loopback, and an office whose clock the tests set."""

import asyncio
import socket
from contextlib import contextmanager
from datetime import datetime
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.utils import timezone

from oia.reminders import planning, sources
from oia.reminders.models import Sender
from oia.reminders.sending import delivery
from tests import factories

WARSAW = ZoneInfo("Europe/Warsaw")


class Sink:
    """Takes mail, or refuses it as a test wants: `refuse` maps an address to a reply.

    As most mail servers do, it `offers` to take commands in a row. `of_sender` replies to whoever
    sends, `after_data` to mail. It lets in so many connections `at_once`.
    """

    def __init__(self):
        self.mails, self.refuse, self.tries = [], {}, []
        self.offers, self.after_data, self.connections = ["PIPELINING"], {}, 0
        self.of_sender = ""
        self.at_once, self.most_at_once, self.open = 100, 0, []

    async def handle_EHLO(self, server, session, envelope, hostname, replies):
        session.host_name = hostname
        self.connections += 1
        await asyncio.sleep(0.01)  # to learn who has hung up
        self.open = [one for one in self.open if not one.is_closing()]
        if len(self.open) >= self.at_once:
            server.transport.abort()  # too many of them
            return replies
        self.open.append(server.transport)
        self.most_at_once = max(self.most_at_once, len(self.open))
        return [*replies[:-1], *(f"250-{offer}" for offer in self.offers), replies[-1]]

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.of_sender:
            return self.of_sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.tries.append(address)
        if reply := self.refuse.get(address):
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(0)
        if reply := self.after_data.get(envelope.rcpt_tos[0]):
            return reply
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 Taken"

    def subjects(self, address=None):
        return [m["Subject"] for m in self.mails if address in (None, m["To"])]


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@pytest.fixture
def post(settings):
    """The mail server, and a Django that sends to it."""
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    yield sink
    controller.stop()


class Days:
    """An office in Warsaw whose days pass as the test says."""

    def __init__(self):
        self.office = factories.office(
            name="City of Warsaw", zone="Europe/Warsaw", office_mailbox="office@city.test"
        )
        factories.in_force_since_long_ago()

    @contextmanager
    def on(self, *when):
        """The world at that day (at ten in the morning, unless an hour is given).

        A test that tells its story out of order goes back on purpose, so the sender forgets that
        it was later once; with `at` the clock jumps and the sender is left to find out.
        """
        with self.at(*when):
            Sender.objects.filter(ticked_at__gt=timezone.now()).update(ticked_at=None)
            yield

    @contextmanager
    def at(self, *when):
        when = when if len(when) > 3 else (*when, 10)
        with time_machine.travel(datetime(*when, tzinfo=WARSAW), tick=False):
            yield

    def round(self, *when):
        """One round of the loop at that moment: what Celery's tick and worker do together."""
        with self.on(*when):
            sources.reconcile()
            planning.write_down_owed()
            return delivery.deliver_all()


@pytest.fixture
def days(db):
    """What a story makes before its first day is made on a Monday before all of them."""
    with time_machine.travel(datetime(2026, 11, 23, 10, tzinfo=WARSAW)):
        yield Days()


@pytest.fixture
def people(db):
    """Those who are told in a story, by the part they play, and what it is about."""
    return {
        "owner": factories.user(),
        "deputy": factories.user(),
        "backup": factories.user(),
        "helper": factories.user(),
        "heir": factories.user(),
        "officer": factories.in_role("officer"),
        "director": factories.in_role("director"),
        "subject": factories.organisation(),
    }
