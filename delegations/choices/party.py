"""Who is in a delegation, and what for pictures of somebody may be used."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Part(models.TextChoices):
    """What somebody is in the party."""

    HEAD = "head", _("Head")
    SPOUSE = "spouse", _("Spouse of the head")
    MEMBER = "member", _("Member")
    STAFF = "staff", _("Staff")
    INTERPRETER = "interpreter", _("Interpreter")
    PRESS = "press", _("Press")
    SECURITY = "security", _("Security")


class Rank(models.IntegerChoices):
    """For precedence, the highest first, as long as the office has no order of its own."""

    HEAD_OF_STATE = 10, _("Head of state or government")
    MINISTER = 20, _("Minister")
    AMBASSADOR = 30, _("Ambassador")
    GOVERNOR = 40, _("Governor")
    MAYOR = 50, _("Mayor")
    CONSUL = 55, _("Consul")
    PARLIAMENT = 60, _("Member of a parliament")
    DEPUTY_MAYOR = 70, _("Deputy mayor")
    COUNCILLOR = 80, _("Councillor")
    EXECUTIVE = 90, _("Chief executive, secretary general")
    DIRECTOR = 100, _("Head of a department")
    EXPERT = 110, _("Expert")
    OTHER = 120, _("Other")


class PhotoPurpose(models.TextChoices):
    ARCHIVE = "archive", _("Our own archive")
    WEBSITE = "website", _("Website of the city")
    PRESS = "press", _("Press")
    SOCIAL = "social", _("Social media")
    PRINT = "print", _("Printed matter")
