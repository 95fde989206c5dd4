"""The words in a paper, read after it came in."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.documents.choices import UNREAD, TextState
from oia.documents.models.attachment import Attachment

#: A worker that says nothing for so long is taken for dead. No paper takes so long to read.
LEASE = timedelta(minutes=5)

#: So often a paper is taken up whose reading was broken off; after that it is given up.
MOST_ATTEMPTS = 3


class PaperTextQuerySet(models.QuerySet):
    def waiting(self, now=None):
        """Papers still to be read, which nobody reads at the moment."""
        free = Q(lease_until=None) | Q(lease_until__lt=now or timezone.now())
        return self.filter(free, state=TextState.WAITING)


class PaperText(models.Model):
    """The words in a paper as far as they can be read, and why not where they cannot.

    Made of the file alone, and made anew whenever it is missing: it has no history, lies in no
    backup, and is told only with the paper. `claim` says which worker reads, until `lease_until`;
    `attempts` how often it was begun.
    """

    paper = models.OneToOneField(
        Attachment, models.CASCADE, related_name="reading", verbose_name=_("paper")
    )
    state = models.CharField(_("state"), max_length=8, choices=TextState, default=TextState.WAITING)
    words = models.TextField(_("words"), blank=True)
    read_at = models.DateTimeField(_("read"), null=True)
    claim = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)

    objects = PaperTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("words in a paper")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(words="") | Q(state=TextState.READ),
                name="paper_text_has_words_once_read",
                violation_error_message=_("Only a paper that was read has words."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"], name="paper_text_waiting", condition=Q(state=TextState.WAITING)
            )
        ]

    def __str__(self):
        return str(self.paper)

    @property
    def is_unread(self):
        """Whether the search cannot find the paper by its words, though it seems to have some."""
        return self.state in UNREAD
