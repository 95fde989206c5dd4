"""Addresses that mail does not reach: when one is written down, and when it is trusted again."""

import logging
import re

from django.utils import timezone

from oia.core.rights import need
from oia.reminders.models import FailingAddress

log = logging.getLogger(__name__)

#: The enhanced code of RFC 3463 in what a server said, such as 5.1.1; not a part of an IP number.
STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?!\.?\d)")

#: Plain replies that are about the address: no such user, moved, no such name, takes no mail.
OF_THE_ADDRESS = re.compile(r"(?<![\d.])(550|551|553|521|556)\b")

#: Permanent codes that are about this one mail, this hour or ourselves: full, too long, the system
#: down, bad content, policy.
OF_THE_MAIL = re.compile(r"^5\.(2\.[234]|3\.\d+|6\.\d+|7\.\d+)$")

#: The same in words, for servers that give no code or only 5.0.0.
WORDS_OF_THE_MAIL = re.compile(
    r"\b(spam|policy|block(ed|list\w*)?|blacklist\w*|reputation|content|virus|full|quota"
    r"|too (big|large)|relay(ing)?)\b",
    re.IGNORECASE,
)


def fails_for_good(words, status=""):
    """Whether a refusal is about the address, so that the next letter would be refused as well.

    So it is for 5.x.x and for a plain 550 and its like. Not for refusals of one mail, such as
    5.7.x (policy, spam, relaying: often the fault of our own server, and then everybody would be
    taken for unreachable), 5.6.x (content), 5.3.x (the system) and 5.2.2 (mailbox full). Who did
    not get that letter is made good for all the same; the next one is tried again.
    """
    codes = [match.group() for match in (STATUS.search(words), STATUS.search(status)) if match]
    code = next((code for code in codes if code != "5.0.0"), *codes[:1] or ("",))
    if code and code != "5.0.0":
        return code.startswith("5.") and not OF_THE_MAIL.match(code)
    permanent = code == "5.0.0" or OF_THE_ADDRESS.search(words)
    return bool(permanent) and not WORDS_OF_THE_MAIL.search(words)


def fails(address, words, *, letter):
    """Write down that mail does not reach an address; the first words stay. Under the lock."""
    if not FailingAddress.objects.filter(address__iexact=address).exists():
        FailingAddress.objects.create(
            address=address, words=words, letter=letter, since=timezone.now()
        )


def works_again(address, *, by):
    """Trust an address again: whoever has it is told of the step reached at the next tick.

    Returns whether it was written down as failing at all.
    """
    need(by, "reminders.delete_failingaddress")
    gone, _each = FailingAddress.objects.filter(address__iexact=address).delete()
    log.info("%s says that %s works again.", by, address)
    return bool(gone)
