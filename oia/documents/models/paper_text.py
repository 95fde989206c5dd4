"""The words in a paper, read after it came in."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.documents.choices import UNREAD, TextState
from oia.documents.models.attachment import Attachment
from oia.documents.models.being_read import BeingRead


class PaperText(BeingRead):
    """The words in a paper as far as they can be read, and why not where they cannot.

    Made of the file alone, and made anew whenever it is missing: it has no history, lies in no
    backup, and is told only with the paper.
    """

    paper = models.OneToOneField(
        Attachment, models.CASCADE, related_name="reading", verbose_name=_("paper")
    )
    state = models.CharField(_("state"), max_length=8, choices=TextState, default=TextState.WAITING)
    words = models.TextField(_("words"), blank=True)
    read_at = models.DateTimeField(_("read"), null=True)

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

    @staticmethod
    def given_up():
        return {"state": TextState.LONG, "read_at": timezone.now()}

    @property
    def is_unread(self):
        """Whether the search cannot find the paper by its words, though it seems to have some."""
        return self.state in UNREAD
