"""One mail connection for many letters, opened anew after one that went wrong."""

import re
import smtplib
from email.utils import parseaddr
from functools import lru_cache

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address


class Postman:
    """Hands letters to the mail server one by one.

    A server is given the whole of a letter and answered for later, so that the next can be
    written while it reads; whatever else takes mail (a folder, the memory of a test) takes it at
    once. Refusals are `smtplib`'s own errors, from either half.
    """

    def __init__(self, connection=None):
        self.connection = connection or get_connection()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.drop()

    def hand_in(self, mail):
        try:
            self.connection.open()
            if isinstance(self.connection, EmailBackend):
                give(self.connection.connection, mail)
            else:
                self.connection.send_messages([mail])
        except Exception:
            self.drop()
            raise

    def wait_for_answer(self):
        if not isinstance(self.connection, EmailBackend):
            return
        try:
            expect(self.connection.connection.getreply(), 250, smtplib.SMTPDataError)
        except Exception:
            self.drop()
            raise

    def drop(self):
        """Close without ceremony; a server that hung up must not spoil the next letter."""
        try:
            self.connection.close()
        except (OSError, smtplib.SMTPException):
            self.connection.connection = None


def give(server, mail):
    """The first half of a mail's way (RFC 5321, 3.3): all but the answer to its last line."""
    server.ehlo_or_helo_if_needed()
    octets = mail.message().as_bytes(linesep="\r\n")
    size = [f"size={len(octets)}"] if server.has_extn("size") else []
    sender, recipient = bare(mail.from_email), bare(mail.to[0])
    expect(server.mail(sender, size), 250, smtplib.SMTPSenderRefused, sender)
    code, words = server.rcpt(recipient)
    if code not in (250, 251):
        raise smtplib.SMTPRecipientsRefused({recipient: (code, words)})
    expect(server.docmd("DATA"), 354, smtplib.SMTPDataError)
    server.send(re.sub(rb"(?m)^\.", b"..", octets) + b".\r\n")


@lru_cache(maxsize=1000)
def bare(address):
    """An address as an envelope bears it: without a name, and with its domain in plain letters."""
    return parseaddr(sanitize_address(address, "utf-8"))[1]


def expect(reply, wanted, error, *about):
    code, words = reply
    if code != wanted:
        raise error(code, words, *about)
