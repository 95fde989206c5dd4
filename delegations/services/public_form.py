"""Requests for a visit that come in by the public form: let through, written down, told.

Nothing here asks a third party. A form carries a signed moment and a name used once, so that
whoever sends it has opened the page, has taken the time to type, and is written down once.
No letter goes to the address that was typed: nobody has shown that it is theirs, and a form that
writes to any address is a tool for annoying strangers. The page itself gives the reference.
"""

import secrets
import time
from contextlib import suppress
from datetime import timedelta

from allauth.core.internal.ratelimit import consume
from django.core import signing
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from delegations.choices.visit import RequestChannel
from delegations.services.delegations import receive
from oia.accounts.choices import Role
from oia.accounts.models import User
from oia.reminders.chasing import ask_now
from oia.reminders.models import Deadline

SEAL = "delegations.visit-form"
RECEIPT = "delegations.visit-form-receipt"

#: Nobody reads the page and fills it in within so many seconds.
QUICKEST = 3

#: A page that stood open longer is sent a second time.
LONGEST = timedelta(hours=12)

#: What is remembered of a form while it is being written down, and for how long at most: by then
#: its process was killed, and whoever sends it again is written down after all.
TAKEN, TAKEN_FOR = "taken", 60

#: How often, and after how many seconds each time, the second of two clicks looks for the first.
LOOKS, BETWEEN_LOOKS = 40, 0.25

#: The receipt may be opened again for so long.
RECEIPT_KEPT = timedelta(days=7)


class NotLetInError(Exception):
    """Why a request is not taken, in words for whoever sent it."""

    def __init__(self, words, status=200):
        super().__init__(words)
        self.words, self.status = words, status


class StillAtItError(NotLetInError):
    """This very form is being written down just now, and takes its time."""

    def __init__(self):
        words = _("Your request is being written down. Please send it once more in a minute.")
        super().__init__(words, status=409)


class AlreadyInError(Exception):
    """This very form was written down before: a button pressed twice."""

    def __init__(self, receipt):
        super().__init__(receipt)
        self.receipt = receipt


def seal():
    """What a form carries: when it was opened, and a name that is used once."""
    return signing.TimestampSigner(salt=SEAL).sign(secrets.token_urlsafe(12))


def opened(sealed):
    """The name in a seal. Raises NotLetInError where it is forged, too young or too old."""
    signer = signing.TimestampSigner(salt=SEAL)
    try:
        name = signer.unsign(sealed, max_age=LONGEST)
    except signing.BadSignature:  # SignatureExpired is one
        raise NotLetInError(_("The page stood open too long. Please send it once more.")) from None
    try:
        signer.unsign(sealed, max_age=QUICKEST)
    except signing.SignatureExpired:
        return name
    raise NotLetInError(_("That was quicker than anybody types. Please send it once more."))


def take(key):
    """Take a form to write it down: of two clicks at once one does, the other waits for it."""
    for _look in range(LOOKS):
        if cache.add(key, TAKEN, TAKEN_FOR):
            return
        if (receipt := cache.get(key, TAKEN)) != TAKEN:
            raise AlreadyInError(receipt)
        time.sleep(BETWEEN_LOOKS)
    raise StillAtItError


def let_in(request):
    """Let a form through that is not one of too many."""
    office = request.office
    for action, rate, words in (
        ("each", f"{office.visit_form_each}/h/ip", _("Several requests came from your address.")),
        ("all", f"{office.visit_form_all}/h/key", _("Many requests come in just now.")),
    ):
        counted = {"config": {action: rate}, "key": "all"}
        if not consume(request, app="delegations.visit-form", action=action, **counted):
            wait = _("Nothing is lost: leave this page open and send it again in an hour.")
            raise NotLetInError(f"{words} {wait}", status=429)


def take_in(request, delegation, sealed):
    """Write down a request from the form. Returns its receipt, the same for the same form."""
    key = f"{SEAL}:{opened(sealed)}"
    take(key)
    try:
        let_in(request)
        with transaction.atomic():
            write_down(request, delegation)
    except BaseException:
        cache.delete(key)
        raise
    receipt = receipt_of(delegation)
    cache.set(key, receipt, LONGEST.total_seconds())
    return receipt


def write_down(request, delegation):
    delegation.channel = RequestChannel.FORM
    delegation.owner = receiver_of(request.office)
    delegation.letters_in = get_language() or ""
    receive(delegation, by=None, why=_("By the public form"))
    tell(delegation, request.office)


def receiver_of(office):
    """Whoever takes what the form brings, while they work here."""
    taker = office.visit_form_owner
    return taker if taker and taker.is_active else None


def tell(delegation, office):
    """Write at once to whoever answers for it, as for every date by a letter of the outbox.

    Where mail reaches nobody of them it stands on Today, and its deadline climbs as its rule says.
    """
    deadline = Deadline.objects.filter(kind="delegation.reply", origin_id=delegation.pk).first()
    for to in told_of(delegation, office) if deadline else ():
        with suppress(ValidationError), transaction.atomic():
            ask_now(deadline, by=None, words=_("It came in by the public form."), **to)


def told_of(delegation, office):
    """The owner; where there is none the mailbox of the office, else its directors."""
    if delegation.owner:
        return [{"user": delegation.owner}]
    if office.office_mailbox:
        return [{"mailbox": office.office_mailbox}]
    return [{"user": one} for one in User.objects.with_login().in_role(Role.DIRECTOR)]


def receipt_of(delegation):
    """A signed note of what the sender is told: the number, and by when we answer."""
    said = {"reference": delegation.reference, "reply_by": delegation.reply_by.isoformat()}
    return signing.dumps(said, salt=RECEIPT)


def read_receipt(receipt):
    """What a receipt says, or None where it is none of ours or too old."""
    try:
        return signing.loads(receipt, salt=RECEIPT, max_age=RECEIPT_KEPT)
    except signing.BadSignature:
        return None
