"""A letter as the bytes that travel: a message of RFC 5322 in parts of RFC 2045.

Python puts a mail together as a tree of objects and then writes that down; for a letter this takes
longer than to send it. All of ours have the same shape, so they are written down at once.
"""

from base64 import encodebytes
from functools import cached_property
from secrets import token_hex

from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import forbid_multi_line_headers

#: Octets that a line of a mail may have.
LONGEST_LINE = 998

#: Signs of a header that needs no second line.
SHORT = 60


class Written:
    """A mail that is finished, as the mail backends of Django take one."""

    def __init__(self, headers, body):
        self.headers, self.body = headers, body

    def __getitem__(self, name):
        return self.headers.get(name)

    def as_bytes(self, unixfrom=False, linesep="\n"):
        lines = [f"{name}: {value}\n" for name, value in self.headers.items()]
        whole = "".join(lines).encode() + self.body
        return whole if linesep == "\n" else whole.replace(b"\n", linesep.encode())


class Mail(EmailMultiAlternatives):
    """A letter with its text, its HTML if it has one, and a calendar file if there is a date.

    `to` is one address, `headers` are complete but for To and Subject. Raises BadHeaderError
    where a header would begin another.
    """

    def __init__(self, subject, text, *, html="", calendar=b"", **other):
        super().__init__(subject, text, **other)
        self.calendar = calendar
        if html:
            self.attach_alternative(html, "text/html")
        if calendar:
            self.attach("deadlines.ics", calendar, "text/calendar")

    def message(self):
        return self.put_together

    @cached_property
    def put_together(self):
        """Written down once, however often it is looked at."""
        headers = {"Subject": self.subject, "To": self.to[0], **self.extra_headers}
        headers = {name: header(name, value) for name, value in headers.items()}
        part = text_part("plain", f"{self.body.rstrip()}\n")
        if self.alternatives:
            part = parts("alternative", part, text_part("html", self.alternatives[0].content))
        if self.calendar:
            part = parts("mixed", part, calendar_part(self.calendar))
        return Written(headers | {"MIME-Version": "1.0"}, part)


def header(name, value):
    """A header as it travels; Django takes care of all that is not short and plain."""
    if len(value) <= SHORT and value.isascii() and value.isprintable():
        return value
    return forbid_multi_line_headers(name, value, "utf-8")[1]


def text_part(kind, words):
    """Words as they are, in eight bits; packed up where a line is too long for mail servers."""
    body = words.replace("\r\n", "\n").replace("\r", "\n").encode()
    how = b"7bit" if body.isascii() else b"8bit"
    if len(body) > LONGEST_LINE and max(map(len, body.split(b"\n"))) > LONGEST_LINE:
        how, body = b"base64", encodebytes(body)
    about = b'Content-Type: text/%s; charset="utf-8"\nContent-Transfer-Encoding: %s\n\n'
    return about % (kind.encode(), how) + body


def calendar_part(calendar):
    return (
        b'Content-Type: text/calendar; charset="utf-8"; method="PUBLISH"\n'
        b'Content-Disposition: attachment; filename="deadlines.ics"\n'
        b"Content-Transfer-Encoding: base64\n\n" + encodebytes(calendar)
    )


def parts(kind, *of):
    """Several parts as one, between boundaries that none of them has."""
    boundary = f"=_{token_hex(16)}".encode()
    between = b"\n--%s\n" % boundary
    about = b'Content-Type: multipart/%s; boundary="%s"\n' % (kind.encode(), boundary)
    return about + between + between.join(of) + b"\n--%s--\n" % boundary
