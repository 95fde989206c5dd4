"""Whether the sender lives: what monitoring, the page "Sending" and the banner ask alike."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import Error as DatabaseGone
from django.db.models import CharField, DateTimeField, Exists, Q, Subquery
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from redis import RedisError

from oia.accounts.models import User
from oia.core import broker
from oia.core.prepared import Prepared, Slot
from oia.reminders.choices import LetterState
from oia.reminders.models import FailingAddress, Letter, Sender, Worker

log = logging.getLogger(__name__)

#: Silence that people are told of. A tick comes every two minutes.
SILENCE = timedelta(minutes=10)

#: Dates are brought in step with their records every ten minutes.
ASTRAY = timedelta(minutes=40)

#: A worker is heard of every minute.
ABSENCE = timedelta(minutes=3)

#: Seconds for the broker to answer.
PATIENCE = 1

TITLES = {
    "database": gettext_lazy("Database"),
    "tick": gettext_lazy("Looking for what is owed"),
    "reconcile": gettext_lazy("Dates in step with their records"),
    "letters": gettext_lazy("Letters on their way"),
    "workers": gettext_lazy("Workers"),
    "held": gettext_lazy("Allowed to send"),
    "broker": gettext_lazy("Broker"),
}


@dataclass(frozen=True)
class Check:
    """One thing that must be so for mail to go out, and in a sentence how it is."""

    name: str
    ok: bool
    says: str | Promise

    @property
    def title(self):
        return TITLES[self.name]


def everything():
    """All checks. Answers whatever is broken, within seconds."""
    return [*of_database(), of_broker()]


def of_database():
    """The database, and what it tells of the sender."""
    try:
        row, now = pulse(), timezone.now()
        found = of_sender(row, now)
    except DatabaseGone:
        log.exception("The database does not answer.")
        unknown = _("Not known without the database.")
        names = ("held", "tick", "reconcile", "letters", "workers")
        rest = [Check(name, False, unknown) for name in names]
        return [Check("database", False, _("The database does not answer.")), *rest]
    return [Check("database", True, _("It answers.")), *found]


def pulse():
    """The sender's row with the oldest letter that should be gone and the last worker seen.

    An office that has not begun yet has no row.
    """
    return PULSE.first(late=timezone.now() - SILENCE) or Sender(pk=1)


def pulse_for(user):
    """The same, and since when mail to this user comes back. One query."""
    found = PULSE_FOR.first(late=timezone.now() - SILENCE, email=user.email)
    return found or Sender(pk=1)


def pulses(**more):
    return Sender.objects.filter(pk=1).annotate(
        stuck_since=Subquery(stuck().values("go_at")[:1]),
        worker_seen_at=Subquery(Worker.objects.order_by("-seen_at").values("seen_at")[:1]),
        tries_again=Exists(Letter.objects.filter(state=LetterState.FAILED)),
        **more,
    )


def stuck():
    """Letters that should have gone a while ago, the oldest first. One to be tried again later
    is not owed yet, nor is one that a worker has in hand, unless one has died with it before.
    """
    late = Slot("late", DateTimeField())
    waiting = Q(state__in=[LetterState.READY, LetterState.FAILED], go_at__lt=late)
    dropped = Q(state=LetterState.SENDING) & (
        Q(lease_until__lt=late) | Q(lapsed=True, go_at__lt=late)
    )
    return Letter.objects.filter(waiting | dropped).order_by("go_at")


def pulses_for():
    known = FailingAddress.objects.annotate(mail=Lower("address"))
    theirs = known.filter(mail=Lower(Slot("email", CharField())))
    return pulses(unreached_since=Subquery(theirs.values("since")[:1]))


# Asked for every page.
PULSE, PULSE_FOR = Prepared(pulses), Prepared(pulses_for)


def of_sender(row, now, began=None):
    """What the sender's row tells, the gravest first. A young office has not begun yet.

    `began` is when somebody was known to be here; without it the first user is looked up.
    """
    young = row.ticked_at is None and is_young(now, began)
    rounds = [of_tick(row, now, young), of_reconcile(row, now)]
    return [of_hold(row), *rounds, of_letters(row), of_workers(row, now, young)]


def is_young(now, began=None):
    """Whether nobody has worked here for long, so that silence means nothing."""
    first = User.objects.order_by("created_at").values_list("created_at", flat=True)
    began = began or first.first()
    return began is None or now - began < SILENCE


def of_hold(row):
    if not row.is_held:
        return Check("held", True, _("Letters go out when they are due."))
    words = _("All mail is held since %(moment)s: %(cause)s. A person has to release it.")
    cause = row.get_held_by_display()
    return Check("held", False, words % {"moment": told(row.held_at), "cause": cause})


def of_tick(row, now, young):
    if row.ticked_at is None:
        return Check("tick", young, _("Nobody has looked for what is owed yet."))
    if now - row.ticked_at > SILENCE:
        words = _("Silent since %(moment)s: nobody looks for what is owed. Is the scheduler up?")
        return Check("tick", False, words % {"moment": told(row.ticked_at)})
    return Check("tick", True, _("Last done %(moment)s.") % {"moment": told(row.ticked_at)})


def of_reconcile(row, now):
    """Whether dates changed by any other road than our pages are still taken notice of."""
    if row.reconciled_at is None:
        return Check("reconcile", True, _("Not done yet."))
    since = {"moment": told(row.reconciled_at)}
    if now - row.reconciled_at > ASTRAY:
        return Check("reconcile", False, _("Not done since %(moment)s.") % since)
    return Check("reconcile", True, _("Last done %(moment)s.") % since)


def of_letters(row):
    if row.refused_at and row.tries_again and not row.is_held:
        words = _("The mail server takes no letters since %(moment)s: %(words)s")
        said = {"moment": told(row.refused_at), "words": row.refused_words}
        return Check("letters", False, words % said)
    since = getattr(row, "stuck_since", None)
    if since is None:
        return Check("letters", True, _("No letter waits that should be gone."))
    if row.is_held:
        return Check("letters", True, _("They wait until somebody releases them."))
    words = _("A letter that was to go %(moment)s is still here. Do workers run?")
    return Check("letters", False, words % {"moment": told(since)})


def of_workers(row, now, young):
    seen = getattr(row, "worker_seen_at", None)
    if seen is None:
        return Check("workers", young, _("No worker was heard of yet."))
    if now - seen > ABSENCE:
        words = _("No worker, the program that sends letters, was heard of since %(moment)s.")
        return Check("workers", False, words % {"moment": told(seen)})
    return Check("workers", True, _("Last heard of %(moment)s.") % {"moment": told(seen)})


def told(moment):
    """A moment with its zone, since monitoring and people live by different clocks."""
    return date_format(timezone.localtime(moment), "D j M Y, H:i T")


def of_broker():
    try:
        with broker.client(settings.REDIS_URL, settings.VAR_DIR, seconds=PATIENCE) as client:
            client.ping()
    except (RedisError, OSError, ValueError) as error:
        log.warning("The broker does not answer: %s", error)
        return Check("broker", False, _("The broker does not answer."))
    return Check("broker", True, _("It answers."))
