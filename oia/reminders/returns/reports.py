"""Reading what mail servers write back: of which letter, for whom, and what became of it.

A report by the standard (RFC 3464) says so in fields. Servers that do not keep to it write prose
and return the letter, or its headers; there the letter is found by its Message-ID alone, because
that cannot be guessed. Libraries that read such prose find addresses, and an address by itself
proves nothing: anybody can name one.
"""

import re
from dataclasses import dataclass, field
from email.utils import parseaddr
from enum import Enum

from oia.reminders.returns.unpacking import blocks_of, prose_of, returned_headers, taken_apart

#: How much of a server's prose is looked at, and how much of its words is kept.
HEAD, WORDS = 20_000, 500

#: The header that repeats our Message-ID, since some servers on the way put their own in its place.
OUR_HEADER = "X-Letter-ID"

QUOTED_ID = re.compile(
    rf"^[>| \t]*(?:{OUR_HEADER}|Message-ID):\s*(<[^<>\s]{{1,250}}>)", re.IGNORECASE | re.MULTILINE
)
COPY = re.compile(
    r"^[> ]{0,20}-{1,80} ?(below this line|this is a copy|original message|unsent message)",
    re.IGNORECASE | re.MULTILINE,
)
OUR_ID = re.compile(r"<oia\.[^<>\s@]{1,80}@[^<>\s]{1,180}>")
ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w.-]{1,190}\w")
CODE = re.compile(r"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])|(?<![\d.])[45]\d\d[ -]\S")

MAIL_SYSTEM = re.compile(
    r"^(mailer-?daemon|mail-?daemon|postmaster|mdaemon|postoffice|microsoftexchange\w*)@",
    re.IGNORECASE,
)
AUTOMATIC = ["X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Vacation", "X-Auto-Reply-From"]
AUTOMATIC_SUBJECT = re.compile(
    r"^\W*(auto(matic)?[ -]?(reply|response)|out of (the )?office|on vacation"
    r"|automatische antwort|abwesenheit|réponse automatique|absen[ct]"
    r"|respuesta automática|fuera de)",
    re.IGNORECASE,
)
LATE = re.compile(
    r"has been delayed|is delayed|delivery delayed|\(delay(ed)?\)|not yet been delivered"
    r"|warning only|delivery incomplete|will (be retried|keep trying|continue)|still trying"
    r"|could not send message for past|do not need to (resend|take any action)",
    re.IGNORECASE,
)
ARRIVED = re.compile(r"successfully (delivered|relayed)", re.IGNORECASE)


class Fate(Enum):
    """What became of a letter on its way to one recipient."""

    FAILED = "failed"
    DELAYED = "delayed"
    ARRIVED = "arrived"


BY_ACTION = {
    "failed": Fate.FAILED,
    "error": Fate.FAILED,
    "delayed": Fate.DELAYED,
    "delivered": Fate.ARRIVED,
    "relayed": Fate.ARRIVED,
    "expanded": Fate.ARRIVED,
}
BY_CLASS = {"5": Fate.FAILED, "4": Fate.DELAYED, "2": Fate.ARRIVED}


@dataclass
class Account:
    """What a server says of one recipient. `addresses`, in small letters, are all its names."""

    fate: Fate
    addresses: set = field(default_factory=set)
    words: str = ""
    status: str = ""


@dataclass
class Report:
    """What a server wrote back: the Message-IDs the letter may bear, the surest first."""

    message_ids: list
    accounts: list


def read(data):
    """The report in a mail, or None if it is none: a person's words, an automatic reply."""
    message, parts = taken_apart(data)
    blocks = [block for part in parts for block in blocks_of(part)]
    accounts = [account for block in blocks if (account := account_of(block))]
    if not accounts:
        if not is_prose_report(message, parts):
            return None
        accounts = [account_in_prose(message, prose_of(parts))]
    return Report(message_ids(message, parts, blocks), accounts)


# Which letter -----------------------------------------------------------------------------------


def message_ids(message, parts, blocks):
    """The Message-IDs that the returned letter may bear, the surest first."""
    found = []
    for part in parts:
        if headers := returned_headers(part):
            found += [headers.get(OUR_HEADER), headers.get("Message-ID")]
    found += [block.get("X-Original-Message-ID") for block in blocks]
    prose = prose_of(parts)
    found += QUOTED_ID.findall(prose)[:5] + OUR_ID.findall(prose)[:5]
    found += [message.get("In-Reply-To"), str(message.get("References", "")).split(" ")[-1]]
    found = [" ".join(str(each).split()) for each in found if each]
    return list(dict.fromkeys(each for each in found if each.isprintable() and len(each) <= 255))


# What became of it ------------------------------------------------------------------------------


def account_of(block):
    """What a group of fields says of a recipient; None where it is not about one."""
    action = re.match(r"\s*(\w*)", str(block.get("Action", ""))).group(1).lower()
    status = str(block.get("Status", "")).strip()[:20]
    if not (action or block.get("Final-Recipient") or block.get("Original-Recipient")):
        return None
    fate = BY_ACTION.get(action) or BY_CLASS.get(status[:1])
    if fate is None:
        return None
    named = [block.get(name) for name in ("Original-Recipient", "Final-Recipient")]
    addresses = {found for each in named if each for found in addresses_in(str(each))}
    words = str(block.get("Diagnostic-Code", "")).partition(";")[2] or status
    return Account(fate, addresses, tidy(words), status)


def is_prose_report(message, parts):
    """Whether a mail server wrote this, and not on behalf of somebody who is away."""
    subject = str(message.get("Subject", ""))
    precedence = str(message.get("Precedence", "")).lower()
    if any(name in message for name in AUTOMATIC) or precedence.startswith("auto"):
        return False
    if AUTOMATIC_SUBJECT.match(subject) or message.get_param("report-type") in (
        "disposition-notification",
        "feedback-report",
    ):
        return False
    sender = parseaddr(str(message.get("From", "")))[1]
    return "X-Failed-Recipients" in message or bool(MAIL_SYSTEM.match(sender))


def account_in_prose(message, prose):
    """What a server says in its own words, which come before the letter that it returns."""
    ends = [match.start() for match in (COPY.search(prose), QUOTED_ID.search(prose)) if match]
    said = prose[: min([HEAD, *ends])]
    whole = f"{message.get('Subject', '')}\n{said}"
    fate = Fate.DELAYED if LATE.search(whole) else Fate.FAILED
    if fate is Fate.FAILED and ARRIVED.search(whole):
        fate = Fate.ARRIVED
    named = str(message.get("X-Failed-Recipients", "")) or said
    return Account(fate, addresses_in(named), tidy(telling_line(said)))


def telling_line(said):
    """The line with the server's code, or else how its words begin."""
    lines = [line for line in said.splitlines() if line.strip()]
    return next((line for line in lines if CODE.search(line)), " ".join(lines[:4]))


def addresses_in(text):
    return {address.lower() for address in ADDRESS.findall(text[:HEAD])}


def tidy(words):
    """Words on one line, without control characters, not longer than anybody reads."""
    kept = "".join(letter if letter.isprintable() else " " for letter in words[: 4 * WORDS])
    return " ".join(kept.split())[:WORDS]
