"""What papers there are, who decides, and how."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AttachmentKind(models.TextChoices):
    AGREEMENT = "agreement", _("Agreement or statutes")
    LETTER = "letter", _("Letter or e-mail")
    INVOICE = "invoice", _("Invoice or receipt")
    DECISION = "decision", _("Decision paper")
    REPORT = "report", _("Report")
    BRIEFING = "briefing", _("Briefing or notes")
    PROGRAMME = "programme", _("Programme or agenda")
    PICTURE = "picture", _("Picture")
    OTHER = "other", _("Other")


class DecisionBody(models.TextChoices):
    MAYOR = "mayor", _("Mayor")
    COUNCIL = "council", _("Council")
    COMMITTEE = "committee", _("Committee")
    ETHICS = "ethics", _("Ethics office")
    BUDGET = "budget", _("Budget office")
    LEGAL = "legal", _("Legal office")
    DIRECTOR = "director", _("Director")
    OTHER = "other", _("Other")


class Verdict(models.TextChoices):
    APPROVED = "approved", _("Approved")
    WITH_CONDITIONS = "conditions", _("Approved with conditions")
    DECLINED = "declined", _("Declined")
    NOTED = "noted", _("Taken note")


class TextState(models.TextChoices):
    """Whether the words in a paper are known, so that it is found by them; if not, why."""

    WAITING = "waiting", _("its words are still being read")
    READ = "read", _("its words are found by the search")
    WORDLESS = "wordless", _("it holds no words")
    LOCKED = "locked", _("it is locked with a password")
    SCANNED = "scanned", _("it has pictures of pages and no text")
    DAMAGED = "damaged", _("it is damaged")
    LONG = "long", _("it takes too long to read")
    GONE = "gone", _("its file is gone")


#: The search does not find such a paper by its words, and whoever put it there should know.
UNREAD = (TextState.LOCKED, TextState.SCANNED, TextState.DAMAGED, TextState.LONG, TextState.GONE)
