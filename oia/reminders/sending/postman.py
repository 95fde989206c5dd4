"""One mail connection for many letters, opened anew after one that went wrong."""

import re
import smtplib
from contextlib import suppress
from email.utils import parseaddr
from functools import lru_cache

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

#: Service not available: the server closes the connection (RFC 5321, 3.8).
FAREWELL = 421

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


class Postman:
    """Hands letters to the mail server one by one.

    A server is given the whole of a letter and answered for later, so that the next can be
    written while it reads; whatever else takes mail (a folder, the memory of a test) takes it at
    once. Refusals are `smtplib`'s own errors, from either half.

    Where a server takes commands in a row, it has the envelope of the next letter before it has
    answered for the last. What it has no more of than that has not been sent.

    A server that turns us away raises TurnedAwayError; `turned_away` is then set.
    """

    def __init__(self, connection=None):
        self.connection = connection or get_connection()
        self.laid_out = None  # the envelope that was sent ahead
        self.turned_away = False

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.drop()

    @property
    def server(self):
        """The mail server, while a connection to it is open."""
        return self.connection.connection if isinstance(self.connection, EmailBackend) else None

    def lay_out(self, mail):
        """Send the envelope of the letter that may come next ahead, if the server lets us."""
        if not self.laid_out and self.server and self.server.has_extn("pipelining"):
            with suppress(OSError):  # whoever reads the answers learns of it
                self.server.sock.sendall(in_a_row(self.server, mail))
            self.laid_out = envelope(mail)

    def hand_in(self, mail):
        try:
            if self.laid_out and self.laid_out != envelope(mail):
                self.drop()
            self.call()
            if self.server:
                self.give(mail)
            else:
                self.connection.send_messages([mail])
        except Exception as error:
            self.turned_away = isinstance(error, TurnedAwayError)
            self.drop()
            raise

    def call(self):
        """Be let in, unless we are already."""
        try:
            self.connection.open()
            if self.server:
                self.server.ehlo_or_helo_if_needed()
        except (OSError, smtplib.SMTPException) as error:
            raise TurnedAwayError(str(error)) from error

    def give(self, mail):
        """The first half of a mail's way (RFC 5321, 3.3): all but the answer to its last line."""
        self.lay_out(mail)
        if self.laid_out:
            self.laid_out = None
            replies = iter(self.server.getreply, None)
        else:
            replies = map(self.server.docmd, commands(self.server, mail))
        expect_consent(replies, mail)
        self.server.send(re.sub(rb"(?m)^\.", b"..", octets(mail)) + b".\r\n")

    def wait_for_answer(self):
        if not self.server:
            return
        try:
            code, words = self.server.getreply()
            if code != 250:
                raise smtplib.SMTPDataError(code, words)
        except smtplib.SMTPDataError as error:
            if error.smtp_code == FAREWELL:
                self.drop()
            raise
        except Exception:
            self.drop()
            raise

    def drop(self):
        """Close without ceremony; a server that hung up must not spoil the next letter."""
        if self.laid_out and self.server:
            self.server.close()  # it waits for a letter, and would take a farewell for one
        self.laid_out = None
        try:
            self.connection.close()
        except (OSError, smtplib.SMTPException):
            self.connection.connection = None


def octets(mail):
    return mail.message().as_bytes(linesep="\r\n")


def envelope(mail):
    """Whom a mail comes from and goes to, as the server is told."""
    return bare(mail.from_email), bare(mail.to[0])


def commands(server, mail):
    """What leads a server up to a mail itself."""
    sender, recipient = envelope(mail)
    size = f" size={len(octets(mail))}" if server.has_extn("size") else ""
    return f"mail FROM:<{sender}>{size}", f"rcpt TO:<{recipient}>", "data"


def in_a_row(server, mail):
    """The same at once (RFC 2920)."""
    return "".join(f"{command}\r\n" for command in commands(server, mail)).encode("ascii")


def expect_consent(replies, mail):
    """Read the replies to the commands, and raise what the first refusal is called."""
    sender, recipient = envelope(mail)
    code, words = next(replies)
    if code != 250:
        of_us = code >= 500 and code != TOO_LARGE
        refuse(smtplib.SMTPSenderRefused(code, words, sender), of_us=of_us)
    code, words = next(replies)
    if code not in (250, 251):
        refused = smtplib.SMTPRecipientsRefused({recipient: (code, words)})
        refuse(refused, of_us=code in NOT_LET_IN)
    code, words = next(replies)
    if code != 354:
        refuse(smtplib.SMTPDataError(code, words), of_us=code in NOT_LET_IN)


def refuse(error, *, of_us):
    """Raise what a refusal is: of this letter, or of whatever we bring."""
    if of_us:
        raise TurnedAwayError(str(error)) from error
    raise error


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
