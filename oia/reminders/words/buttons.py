"""What the reader of a letter can do from it, as links that are signed."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from oia.core.plugs import DeadlineSource, board
from oia.reminders import keys
from oia.reminders.choices import Button, What
from oia.reminders.sleeping import is_told


def buttons_of(reminder):
    """The buttons of a reminder as (address, words). Whoever is asked for an answer gives that."""
    answer, useless = answer_of(reminder), set()
    if answer:
        useless.add(Button.DONE)
    if reminder.what == What.ASKED and not is_told(reminder, timezone.now()):
        useless.add(Button.SNOOZE)  # asked by hand, they are not told again
    left = [button for button in Button if button not in useless]
    pressed = [(keys.address(reminder.pk, button), button.label) for button in left]
    return ([(answer_address(reminder, answer), answer.words)] if answer else []) + pressed


def answer_of(reminder):
    """What an app asks the reader for besides that it is done; None for nearly all."""
    source = board.get(DeadlineSource, reminder.deadline.kind)
    return source.answer(reminder) if source and source.answer else None


def answer_address(reminder, answer):
    """The page on which they answer, as the outside world types it."""
    path = reverse(answer.url_name, args=[keys.answer_key(reminder.pk)])
    return f"{settings.SITE_URL}{path}"
