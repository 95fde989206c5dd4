"""One mail connection for many letters, opened anew after one that went wrong."""

import smtplib
from contextlib import suppress
from time import monotonic

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from oia.reminders.sending.reception import Reception, TurnedAwayError, envelope, to_its_end

#: Service not available: the server closes the connection (RFC 5321, 3.8).
FAREWELL = 421

#: A server is silent when it takes so many times longer than a letter took lately. With one letter
#: in fifty that it never answers for, the others then go at five sixths of their pace.
SILENT = 10

#: But never sooner than this many seconds, and after so many where no letter has gone yet.
BLINK, BREATH = 0.05, 1.0

#: Connections kept open to servers that say nothing, by one process at a time. More would look like
#: an attack to many.
LEFT_ALONE = 20


class SilentError(Exception):
    """The mail server has said nothing yet about a letter of which it was told."""

    def __init__(self, reception):
        super().__init__()
        self.reception = reception


class Postman:
    """Hands letters to the mail server one by one.

    A server is given the whole of a letter and answered for later, so that the next can be
    written while it reads; whatever else takes mail (a folder, the memory of a test) takes it at
    once. Refusals are `smtplib`'s own errors, from either half.

    Where a server takes commands in a row, it has the envelope of the next letter before it has
    answered for the last. What it has no more of than that has not been sent.

    A server that says nothing to an envelope is left alone with it (`SilentError`), and the letters
    after it go over another connection; `come_back` sees whether it has spoken. Nothing of a letter
    was sent until then, so there is never more than one on its way.

    A server that turns us away raises TurnedAwayError; `turned_away` is then set.
    """

    def __init__(self, connection=None):
        self.connection = connection or get_connection()
        self.laid_out = None  # the reception of the letter whose envelope was sent ahead
        self.left = set()  # receptions at which nothing was said
        self.turned_away = False
        self.went_at = self.pace = None  # when the last letter went, and seconds for one

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.drop()
        self.dismiss()

    @property
    def server(self):
        """The mail server, while a connection to it is open."""
        return self.connection.connection if isinstance(self.connection, EmailBackend) else None

    def lay_out(self, mail):
        """Send the envelope of the letter that may come next ahead, if the server lets us."""
        if not self.laid_out and self.server and self.server.has_extn("pipelining"):
            reception = Reception(self.server, mail)
            with suppress(OSError):  # whoever reads the answers learns of it
                reception.tell_all()
            self.laid_out = reception

    def hand_in(self, mail):
        try:
            if self.laid_out and self.laid_out.envelope != envelope(mail):
                self.drop()
            self.call()
            if self.server:
                self.give(mail)
            else:
                self.connection.send_messages([mail])
        except SilentError:
            raise
        except Exception as error:
            self.turned_away = isinstance(error, TurnedAwayError)
            self.drop()
            raise

    def call(self):
        """Be let in, unless we are already."""
        try:
            self.open()
        except (OSError, smtplib.SMTPException) as error:
            raise TurnedAwayError(str(error)) from error

    def open(self):
        try:
            self.connection.open()
            if self.server:
                self.server.ehlo_or_helo_if_needed()
        except (OSError, smtplib.SMTPException):
            if not self.left:
                raise
            self.drop()
            self.dismiss()  # it may let in only so many of us
            self.open()

    def give(self, mail):
        """The first half of a mail's way (RFC 5321, 3.3): all but the answer to its last line."""
        self.lay_out(mail)
        reception = self.laid_out or Reception(self.server, mail)
        self.laid_out = None
        if not reception.wants_it(self.patience()):
            self.leave(reception)
        self.server.send(to_its_end(mail))
        self.keep_pace()

    def patience(self):
        """Seconds to wait for what a server says to an envelope, before it is left alone."""
        if len(self.left) >= LEFT_ALONE:
            return self.connection.timeout
        return max(BLINK, SILENT * self.pace) if self.pace else BREATH

    def keep_pace(self):
        now = monotonic()
        if self.went_at:
            took = now - self.went_at
            self.pace = took if self.pace is None else self.pace + (took - self.pace) / 8
        self.went_at = now

    def leave(self, reception):
        """Leave a server alone. Raises SilentError; or TimeoutError, if too many are already."""
        self.connection.connection = self.went_at = None
        if len(self.left) >= LEFT_ALONE:
            reception.server.close()
            raise TimeoutError("timed out")
        self.left.add(reception)
        raise SilentError(reception)

    def come_back(self, reception, mail, patience):
        """Give a server that was left alone its letter, if it speaks within so many seconds since
        it was told of it. Raises TimeoutError if it does not, or its refusal."""
        self.drop()
        self.left.discard(reception)
        self.connection.connection = reception.server
        try:
            if not reception.wants_it(patience - (monotonic() - reception.began)):
                raise TimeoutError("timed out")
            self.server.send(to_its_end(mail))
        except Exception:
            self.connection.connection = None
            reception.server.close()
            raise

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

    def dismiss(self, *receptions):
        """Close, without a word, what was left alone: all, or only these."""
        for reception in receptions or tuple(self.left):
            reception.server.close()
            self.left.discard(reception)
