"""What is said of the items of a programme: what they are, who interprets, who may read of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemKind(models.TextChoices):
    MEETING = "meeting", _("Meeting")
    SITE = "site", _("Look at a place")
    CEREMONY = "ceremony", _("Ceremony")
    MEAL = "meal", _("Meal")
    PRESS = "press", _("Meeting the press")
    TRAVEL = "travel", _("Travel")
    ARRIVAL = "arrival", _("Arrival or departure")
    FREE = "free", _("Time of their own")
    OTHER = "other", _("Other")


class InterpretingMode(models.TextChoices):
    NONE = "none", _("No interpreter")
    CONSECUTIVE = "consecutive", _("Consecutive")
    SIMULTANEOUS = "simultaneous", _("Simultaneous")
    WHISPERED = "whispered", _("Whispered")


class Booking(models.TextChoices):
    """How far the booking of an interpreter is."""

    NONE = "none", _("Need not be booked")
    WANTED = "wanted", _("To be booked")
    ASKED = "asked", _("Asked, no answer yet")
    BOOKED = "booked", _("Booked")


class PressAccess(models.TextChoices):
    CLOSED = "closed", _("Closed to the press")
    PHOTO = "photo", _("Photographs only")
    OPEN = "open", _("Open to the press")


class Readers(models.TextChoices):
    """In whose programme an item stands."""

    INTERNAL = "internal", _("Only our own")
    PUBLIC = "public", _("Everybody")


class View(models.TextChoices):
    """In which shape a programme is handed out."""

    PUBLIC = "public", _("Public")
    INTERNAL = "internal", _("Internal")
    DRIVER = "driver", _("Driver")
