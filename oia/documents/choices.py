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
