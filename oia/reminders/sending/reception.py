"""How a mail server is told of a letter, and what it says to that before it wants to hear it."""

import re
import select
import smtplib
import ssl
from email.utils import parseaddr
from functools import lru_cache
from time import monotonic

from django.core.mail.message import sanitize_address

#: Replies that are never about one letter: we are not let in (RFC 4954, 6).
NOT_LET_IN = (530, 534, 535, 538)

#: The size of a letter exceeds what the server takes, which it may say when it hears the sender.
TOO_LARGE = 552

#: What a mail server says of an address that is none (RFC 5321, 4.2.3).
NO_ADDRESS = 553

#: An address that needs no packing up to travel.
PLAIN = re.compile(r"[\w.+-]+@[\w.-]+", re.ASCII)


class TurnedAwayError(smtplib.SMTPException):
    """The mail server takes nothing from us now, whatever the letter; its cause says why.

    It is not there, does not let us in, or does not have us for a sender.
    """


class Reception:
    """A server that is told of one letter: whom it comes from, whom it goes to, that it comes.

    It answers three times. One may wait for that as long as one likes, leave, and wait again.
    """

    def __init__(self, server, mail):
        self.server, self.envelope = server, envelope(mail)
        self.began = monotonic()
        self.to_tell = commands(server, mail)
        self.answers = [self.to_sender, self.to_recipient, self.to_letter]  # still to come

    def tell_all(self):
        """All at once, for a server that takes commands in a row (RFC 2920)."""
        told, self.to_tell = self.to_tell, []
        self.server.sock.sendall("".join(f"{command}\r\n" for command in told).encode("ascii"))

    def wants_it(self, seconds):
        """Whether it asked for the letter itself within this time. Raises its refusal."""
        until = monotonic() + seconds
        while self.answers:
            if self.to_tell and len(self.to_tell) == len(self.answers):
                self.server.putcmd(self.to_tell.pop(0))
            if not speaks(self.server, until - monotonic()):
                return False
            self.answers.pop(0)(*self.server.getreply())
        return True

    def to_sender(self, code, words):
        if code != 250:
            of_us = code >= 500 and code != TOO_LARGE
            refuse(smtplib.SMTPSenderRefused(code, words, self.envelope[0]), of_us=of_us)

    def to_recipient(self, code, words):
        if code not in (250, 251):
            refused = smtplib.SMTPRecipientsRefused({self.envelope[1]: (code, words)})
            refuse(refused, of_us=code in NOT_LET_IN)

    def to_letter(self, code, words):
        if code != 354:
            refuse(smtplib.SMTPDataError(code, words), of_us=code in NOT_LET_IN)


def refuse(error, *, of_us):
    """Raise what a refusal is: of this letter, or of whatever we bring."""
    if of_us:
        raise TurnedAwayError(str(error)) from error
    raise error


def speaks(server, seconds):
    """Whether a server has begun to answer, or begins to within this time."""
    if not server.sock:
        raise smtplib.SMTPServerDisconnected("Connection closed")
    return begun(server) or comes(server.sock, max(seconds, 0))


def begun(server):
    """Whether some of an answer was read along with the last one, or lies ready."""
    patience = server.sock.gettimeout()
    server.sock.settimeout(0)
    try:
        return bool(server.file.peek(1))
    except ssl.SSLWantReadError:
        return False
    finally:
        server.sock.settimeout(patience)


def comes(sock, seconds):
    """Whether anything comes over a connection (its end is something, too) within this time."""
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


def octets(mail):
    return mail.message().as_bytes(linesep="\r\n")


def to_its_end(mail):
    """A mail as it travels, with the line that ends it (RFC 5321, 4.5.2)."""
    return re.sub(rb"(?m)^\.", b"..", octets(mail)) + b".\r\n"


def envelope(mail):
    """Whom a mail comes from and goes to, as the server is told."""
    return bare(mail.from_email), bare(mail.to[0])


def commands(server, mail):
    """What leads a server up to a mail itself."""
    sender, recipient = envelope(mail)
    size = f" size={len(octets(mail))}" if server.has_extn("size") else ""
    return [f"mail FROM:<{sender}>{size}", f"rcpt TO:<{recipient}>", "data"]


@lru_cache(maxsize=1000)
def bare(address):
    """An address as an envelope bears it: without a name, and with its domain in plain letters.

    Raises SMTPRecipientsRefused, as a mail server would, for what is no address at all.
    """
    if PLAIN.fullmatch(address):
        return address
    try:
        return parseaddr(sanitize_address(address, "utf-8"))[1]
    except ValueError as error:
        refusal = (NO_ADDRESS, f"5.1.3 This is no address: {error}")
        raise smtplib.SMTPRecipientsRefused({address: refusal}) from error
