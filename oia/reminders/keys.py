"""The signed addresses behind the buttons of letters: whose key it is, and how long it opens."""

import re
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from oia.reminders.choices import Button

#: For how long the buttons of a letter work: after the deadline, or after it was sent if that was
#: later, as our rules go on to remind of what is overdue.
AFTER = timedelta(days=30)

SALT = "oia.reminders.buttons"
#: What of a key says that it opens the page of an app, and no button of ours.
ANSWER = "a"
SIGN_FOR = {Button.DONE: "d", Button.SNOOZE: "s", Button.NOT_MINE: "n"}
BUTTON_FOR = {sign: button for button, sign in SIGN_FOR.items()}


def opens(reminder, now):
    """Whether the buttons of a letter that went with this reminder may still work."""
    letter = reminder.letter
    went_at = letter and letter.sent_at or reminder.written_at
    return now <= max(reminder.deadline.falls_due_at, went_at) + AFTER


def key(reminder_pk, button):
    """Opens one button of one reminder to whoever holds it."""
    return Signer(salt=SALT, sep=".").sign(f"{reminder_pk}{SIGN_FOR[button]}")


def read(text):
    """The reminder and the button that a key is for; None if it is not one of ours."""
    try:
        meant = Signer(salt=SALT, sep=".").unsign(text)
    except BadSignature:
        return None
    return (int(meant[:-1]), BUTTON_FOR[meant[-1]]) if meant[-1] in BUTTON_FOR else None


def answer_key(reminder_pk):
    """Opens the page on which the reader of one reminder answers."""
    return Signer(salt=SALT, sep=".").sign(f"{reminder_pk}{ANSWER}")


def read_answer(text):
    """The reminder that such a key is for; None if it is not one of ours."""
    try:
        meant = Signer(salt=SALT, sep=".").unsign(text)
    except BadSignature:
        return None
    return int(meant[:-1]) if meant[-1] == ANSWER else None


def address(reminder_pk, button):
    """Where a button of a letter leads, as the outside world types it."""
    return f"{settings.SITE_URL}{door()}{key(reminder_pk, button)}/"


@cache
def door():
    """The path before a key; asked for once, for every letter has several."""
    return reverse("reminders:button", args=["key"]).removesuffix("key/")


def blunted(words):
    """A letter without its keys, for all who see it and are not its reader."""
    return re.sub(r"(/\d+[dsna])\.[\w-]{43}", r"\1", words)
