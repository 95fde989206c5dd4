"""What is said after a date was kept, where it may not be what was meant."""

from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core.visibility import hidden_from
from oia.reminders.words.wording import name_of


def warn_of_the_past(request, deadline):
    """A date that was over when it was typed may be a slip, and nobody hears of it by mail."""
    if deadline.is_unsettled and deadline.falls_due_at <= timezone.now():
        words = _(
            "This date is past. Nobody is reminded of it; it stands on Today until it is closed."
        )
        messages.warning(request, words)


def warn_of_owner(request, deadline):
    """Whoever may not see a restricted date still gets its letters, and closes it by these."""
    owner = deadline.owner
    if owner and owner.logs_in and deadline.sensitivity in hidden_from(owner):
        words = _(
            "%(who)s may not open this date, as it is restricted: they close it by the buttons of "
            "their letters, which name it in neutral words."
        )
        messages.warning(request, words % {"who": name_of(owner)})
