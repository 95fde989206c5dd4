"""What kinds of visits there are, by which way they are asked for, and their states."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VisitKind(models.TextChoices):
    COURTESY = "courtesy", _("Courtesy call")
    OFFICIAL = "official", _("Official visit")
    WORKING = "working", _("Working visit")
    STUDY = "study", _("Technical or study tour")
    TRANSIT = "transit", _("Transit")


class RequestChannel(models.TextChoices):
    """By which way a request reached us."""

    CONSULATE = "consulate", _("Consulate")
    EMBASSY = "embassy", _("Embassy")
    MINISTRY = "ministry", _("Ministry")
    NETWORK = "network", _("Network")
    AGENCY = "agency", _("Agency")
    DIRECT = "direct", _("Direct")
    FORM = "form", _("Public form")
    COLLEAGUE = "colleague", _("Another department of ours")
    OTHER = "other", _("Other")


class LevelAsked(models.TextChoices):
    """Whom they wish to meet."""

    MAYOR = "mayor", _("Mayor")
    COUNCILLOR = "councillor", _("Deputy mayor or councillor")
    EXECUTIVE = "executive", _("Chief executive")
    TECHNICAL = "technical", _("Experts")
    MEDIA = "media", _("Press office")
    ANY = "any", _("Anybody who can help")


class Flexibility(models.TextChoices):
    """How far the proposed dates may move."""

    FIXED = "fixed", _("Fixed")
    DAYS = "days", _("By some days")
    WEEKS = "weeks", _("By some weeks")
    OPEN = "open", _("Any time")


class Interpreting(models.TextChoices):
    """Who sees to it that people understand each other."""

    NONE = "none", _("Not needed")
    OURS = "ours", _("We book one")
    THEIRS = "theirs", _("They bring one")


class VisaLetters(models.TextChoices):
    """Whether we write the letters with which guests ask for a visa."""

    NONE = "none", _("We write none")
    ALL = "all", _("For everybody who comes")
    NAMED = "named", _("Only for those named")


class VisitStatus(models.TextChoices):
    """From the first letter to the last promise kept."""

    RECEIVED = "received", _("Received")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    TRIAGED = "triaged", _("Looked through")
    INFO_NEEDED = "info_needed", _("Asked for more")
    DECLINED = "declined", _("Declined")
    REDIRECTED = "redirected", _("Redirected")
    ACCEPTED = "accepted", _("Accepted, tentative")
    CONFIRMED = "confirmed", _("Confirmed")
    FROZEN = "frozen", _("Programme frozen")
    IN_PROGRESS = "in_progress", _("In progress")
    FOLLOW_UP = "follow_up", _("Follow-up")
    CLOSED = "closed", _("Closed")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


_V = VisitStatus

#: A request that still waits for our word.
UNANSWERED = [_V.RECEIVED, _V.ACKNOWLEDGED, _V.TRIAGED]

#: They come, or are here.
EXPECTED = [_V.ACCEPTED, _V.CONFIRMED, _V.FROZEN, _V.IN_PROGRESS]

#: We host them, until the last thing is done.
HOSTED = [*EXPECTED, _V.FOLLOW_UP]

#: They were here.
TOOK_PLACE = [_V.IN_PROGRESS, _V.FOLLOW_UP, _V.CLOSED]

#: Something may still have to be done.
RUNNING = [*UNANSWERED, _V.INFO_NEEDED, *HOSTED]

OVER = [_V.DECLINED, _V.REDIRECTED, _V.CLOSED, _V.CANCELLED]

VISIT_MAY_FOLLOW = {
    _V.ACKNOWLEDGED: [_V.RECEIVED],
    _V.TRIAGED: [
        *(_V.RECEIVED, _V.ACKNOWLEDGED, _V.INFO_NEEDED),
        *(_V.DECLINED, _V.REDIRECTED, _V.POSTPONED, _V.CANCELLED),
    ],
    _V.INFO_NEEDED: [_V.TRIAGED],
    _V.DECLINED: [_V.TRIAGED, _V.INFO_NEEDED],
    _V.REDIRECTED: [_V.TRIAGED, _V.INFO_NEEDED],
    _V.ACCEPTED: [_V.TRIAGED],
    _V.CONFIRMED: [_V.ACCEPTED, _V.FROZEN, _V.IN_PROGRESS, _V.CANCELLED],
    _V.FROZEN: [_V.CONFIRMED],
    _V.IN_PROGRESS: [_V.CONFIRMED, _V.FROZEN, _V.FOLLOW_UP],
    _V.FOLLOW_UP: [_V.IN_PROGRESS, _V.CLOSED],
    _V.CLOSED: [_V.FOLLOW_UP],
    _V.POSTPONED: RUNNING,
    _V.CANCELLED: [*RUNNING, _V.POSTPONED],
}

#: Steps that take back what was clicked wrongly, as (from, to): whoever decides takes them, and
#: says why.
VISIT_WAYS_BACK = {
    (_V.CANCELLED, _V.TRIAGED),
    (_V.CANCELLED, _V.CONFIRMED),
    (_V.IN_PROGRESS, _V.CONFIRMED),
    (_V.FOLLOW_UP, _V.IN_PROGRESS),
    (_V.CLOSED, _V.FOLLOW_UP),
}

#: The answers to a request. Each says why.
DECISIONS = [_V.ACCEPTED, _V.DECLINED, _V.REDIRECTED, _V.INFO_NEEDED]

#: Steps that must say why, because somebody will ask.
NEED_WHY = {*DECISIONS, _V.POSTPONED, _V.CANCELLED}


class CountedFrom(models.TextChoices):
    """The day of a visit from which something is counted."""

    ARRIVAL = "arrival", _("The arrival")
    DEPARTURE = "departure", _("The departure")


class Audience(models.TextChoices):
    """Whose duty it is to have something ready: the reminders' own values, in a visit's words."""

    OWNER = "owner", _("Owner of the visit")
    MAYOR_OFFICE = "mayor_office", _("Mayor's office")
    DIRECTOR = "director", _("Director")
