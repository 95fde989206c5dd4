"""What hosting costs and who pays; whose flag, anthem or speech it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HostingKind(models.TextChoices):
    ROOM = "room", _("Rooms")
    MEAL = "meal", _("Meals and receptions")
    HOTEL = "hotel", _("Hotel")
    TRANSPORT = "transport", _("Transport")
    INTERPRETATION = "interpretation", _("Interpretation")
    GIFT = "gift", _("Gifts")
    SECURITY = "security", _("Security")
    PRINT = "print", _("Print and signs")
    CULTURE = "culture", _("Tickets and performers")
    OTHER = "other", _("Other")


class HostingPayer(models.TextChoices):
    OFFICE = "office", _("Our office")
    DEPARTMENT = "department", _("Another department")
    GUESTS = "guests", _("The guests themselves")
    STATE = "state", _("A ministry of ours")
    NETWORK = "network", _("A network")
    SPONSOR = "sponsor", _("A sponsor")
    OTHER = "other", _("Somebody else")


class Whose(models.TextChoices):
    OURS = "ours", _("Ours")
    THEIRS = "theirs", _("Theirs")
    THIRD = "third", _("Of a third party")


class Anthem(models.TextChoices):
    THEIRS = "theirs", _("Theirs only")
    BOTH = "both", _("Theirs, then ours")
    OURS = "ours", _("Ours only")
