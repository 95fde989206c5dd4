"""What travels: one mail, carrying one reminder or many."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.core.remembered import address
from oia.core.visibility import VisibleQuerySet, hidden_from
from oia.reminders.choices import UNSETTLED, LetterState, Pace, ReminderState
from oia.reminders.models.sender import Sender

#: How long a claim holds. A worker looks to its claims between letters, and waits for the mail
#: server at most `EMAIL_TIMEOUT` (20 s) for each of some sixteen answers that one letter may take,
#: with a connection made anew. So whoever holds a claim longer is dead.
LEASE = settings.LETTER_LEASE

#: The clocks of machines that work together agree better than this.
AGREEMENT = timedelta(minutes=2)

#: Minutes to wait after each failure that may pass.
WAITS = settings.LETTER_WAITS


def orphaned(now):
    """Letters in the hands of a worker that is dead.

    Its lease is over, or lies further ahead than any: then the clock was wrong when it was given.
    """
    no_lease = Q(lease_until__lt=now) | Q(lease_until__gt=now + LEASE + AGREEMENT)
    return Q(no_lease, state=LetterState.SENDING)


def reaching_now(now):
    """Letters whose moment has come, or come again."""
    return Q(state__in=[LetterState.READY, LetterState.FAILED], go_at__lte=now)


class LetterQuerySet(VisibleQuerySet):
    sensitivity_path = None

    def visible_to(self, user):
        """All but those that name a date which was shut to this user after they had gone. Written
        since, they call it by its neutral title.
        """
        carried = self.model._meta.get_field("reminders").related_model.objects
        shut = carried.filter(letter=OuterRef("pk"), deadline__sensitivity__in=hidden_from(user))
        return self.filter(~Exists(shut.filter(letter__text__contains=F("deadline__title"))))

    def deliverable(self, now=None):
        """Those that may be claimed: due to go, or claimed by a worker that has died since.

        None while all mail is held.
        """
        now = now or timezone.now()
        found = self.filter(reaching_now(now) | orphaned(now))
        return found.filter(~Exists(Sender.objects.held()))

    def next_first(self):
        """In the order in which they go. Those that a worker died with come after the others: one
        of them may be what it died of."""
        return self.order_by(
            Case(When(state=LetterState.SENDING, then=1), default=0), "go_at", "pk"
        )

    def undelivered(self):
        return self.filter(state__in=[LetterState.READY, LetterState.SENDING, LetterState.FAILED])

    def not_arrived(self):
        """Those that came back or were given up, while their dates are still to be minded."""
        states = [LetterState.GIVEN_UP, LetterState.BOUNCED]
        waiting = {
            "reminders__state": ReminderState.GIVEN_UP,
            "reminders__deadline__status__in": UNSETTLED,
        }
        return self.filter(state__in=states, **waiting).distinct()

    def for_list(self):
        return self.select_related("user")


class Letter(models.Model):
    """One mail to one recipient. Its Message-ID is fixed when it is written, not when it is sent.

    `go_at` is when it may go next: the first of the recipient's working hours, or the next try.
    `lease_until` and `claim` belong to the worker that is sending it. Subject and texts are those
    that were really sent. `gathers` marks one that later reminders to the same recipient may join
    as long as it has not gone. `delayed_at` and `bounced_at` are when the mail servers on its way
    said that it is late or came back; their words are kept. `lapsed` says that a worker died with
    it in hand: nobody knows whether it went.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="letters"
    )
    address = models.EmailField(_("to"), max_length=254)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(
        _("state"), max_length=10, choices=LetterState, default=LetterState.READY
    )
    pace = models.CharField(max_length=8, choices=Pace, default=Pace.AT_ONCE)
    gathers = models.BooleanField(default=False)
    go_at = models.DateTimeField(_("goes at"))
    claim = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True)
    lapsed = models.BooleanField(default=False, db_default=False)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    server_words = models.TextField(_("the server's words"), blank=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    written_at = models.DateTimeField(_("written"))
    sent_at = models.DateTimeField(_("sent"), null=True)
    delayed_at = models.DateTimeField(_("delayed"), null=True)
    bounced_at = models.DateTimeField(_("came back"), null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        ordering = ["-written_at", "-pk"]
        permissions = [("retry_letter", "Can send a letter that was given up once more")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=LetterState.SENT) | Q(sent_at__isnull=False),
                name="letter_sent_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=LetterState.SENDING) | Q(lease_until__isnull=False),
                name="letter_being_sent_has_a_lease",
            ),
            models.CheckConstraint(
                condition=~Q(state=LetterState.BOUNCED) | Q(bounced_at__isnull=False),
                name="letter_that_came_back_says_when",
            ),
        ]
        indexes = [
            models.Index(
                fields=["go_at"],
                condition=Q(state__in=["ready", "failed", "sending"]),
                name="letter_waiting",
            ),
            models.Index(fields=["sent_at"], name="letter_by_sending"),
            models.Index(fields=["written_at", "id"], name="letter_by_date"),
            models.Index(fields=["state", "written_at", "id"], name="letter_by_state"),
            models.Index(fields=["address", "id"], name="letter_by_address"),
        ]

    def __str__(self):
        return self.subject or self.address

    def get_absolute_url(self):
        return address("reminders:letter-detail", self.pk)

    @property
    def goes_to(self):
        """The address of its reader as it is now."""
        return self.user.email if self.user else self.address

    @property
    def may_be_retried(self):
        return self.state in (LetterState.GIVEN_UP, LetterState.FAILED, LetterState.BOUNCED)
