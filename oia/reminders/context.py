"""What every page says when the sender itself has fallen silent."""

from django.utils.functional import SimpleLazyObject

from oia.reminders.models import Sender


def sender(request):
    """Whether the sender has fallen silent. Asked only by pages that show the frame."""
    return {"sender_silent": SimpleLazyObject(lambda: Sender.current().is_silent)}
