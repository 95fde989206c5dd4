"""What the reader of a letter can do from it, as links that are signed."""

from django.conf import settings
from django.urls import reverse

from oia.core.plugs import DeadlineSource, board
from oia.reminders import keys
from oia.reminders.choices import Button


def buttons_of(reminder):
    """The buttons of a reminder as (address, words). Whoever is asked for an answer gives that."""
    answer = answer_of(reminder)
    left = [button for button in Button if not answer or button != Button.DONE]
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
