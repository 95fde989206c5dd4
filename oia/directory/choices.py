"""What kinds of counterparts, agreements and contacts there are, and the states of an agreement."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    CITY = "city", _("City government")
    REGION = "region", _("Region")
    STATE = "state", _("State government")
    MINISTRY = "ministry", _("Ministry")
    EMBASSY = "embassy", _("Embassy")
    CONSULATE = "consulate", _("Consulate")
    INTERNATIONAL = "international", _("International organisation")
    NETWORK = "network", _("Network")
    NGO = "ngo", _("Non-governmental organisation")
    COMPANY = "company", _("Company")
    UNIVERSITY = "university", _("University")
    OTHER = "other", _("Other")


#: The organisations that make up the consular list.
CONSULAR = [OrganisationKind.EMBASSY, OrganisationKind.CONSULATE]


class Career(models.TextChoices):
    """How somebody came to head a consular post."""

    CAREER = "career", _("Career")
    HONORARY = "honorary", _("Honorary")


class AgreementKind(models.TextChoices):
    SISTER = "sister", _("Sister city")
    FRIENDSHIP = "friendship", _("Friendship")
    MEMORANDUM = "memorandum", _("Memorandum of understanding")
    PROJECT = "project", _("Project agreement")
    LETTER = "letter", _("Letter of intent")


class AgreementStatus(models.TextChoices):
    """From the first idea to the archive. What an agreement once was it stays: historical."""

    PROPOSED = "proposed", _("Proposed")
    DUE_DILIGENCE = "due_diligence", _("Due diligence")
    CLEARANCE = "clearance", _("Clearance")
    COUNCIL = "council", _("With the council")
    SIGNED = "signed", _("Signed")
    ACTIVE = "active", _("Active")
    DORMANT = "dormant", _("Dormant")
    RENEWAL = "renewal", _("Up for renewal")
    SUSPENDED = "suspended", _("Suspended")
    TERMINATED = "terminated", _("Terminated")
    HISTORICAL = "historical", _("Historical")


_S = AgreementStatus
BEFORE_SIGNING = [_S.PROPOSED, _S.DUE_DILIGENCE, _S.CLEARANCE, _S.COUNCIL]
IN_FORCE = [_S.SIGNED, _S.ACTIVE, _S.DORMANT, _S.RENEWAL, _S.SUSPENDED]
OVER = [_S.TERMINATED, _S.HISTORICAL]

AGREEMENT_MAY_FOLLOW = {
    _S.PROPOSED: [_S.DUE_DILIGENCE, _S.HISTORICAL],
    _S.DUE_DILIGENCE: [_S.PROPOSED, _S.CLEARANCE, _S.COUNCIL],
    _S.CLEARANCE: [_S.DUE_DILIGENCE, _S.COUNCIL],
    _S.COUNCIL: [_S.DUE_DILIGENCE, _S.CLEARANCE, _S.SIGNED, _S.ACTIVE],
    _S.SIGNED: [
        *(_S.DUE_DILIGENCE, _S.CLEARANCE, _S.COUNCIL),
        *(_S.ACTIVE, _S.SUSPENDED, _S.TERMINATED),
    ],
    _S.ACTIVE: [_S.SIGNED, _S.DORMANT, _S.RENEWAL, _S.SUSPENDED, *OVER],
    _S.DORMANT: [_S.SIGNED, _S.ACTIVE, *OVER],
    _S.RENEWAL: [_S.ACTIVE, _S.DORMANT],
    _S.SUSPENDED: [_S.SIGNED, _S.ACTIVE, _S.DORMANT, _S.RENEWAL, _S.TERMINATED],
    _S.TERMINATED: [*IN_FORCE, _S.HISTORICAL],
    _S.HISTORICAL: [*BEFORE_SIGNING, _S.ACTIVE, _S.DORMANT, _S.RENEWAL, _S.TERMINATED],
}

#: Steps that take back what was clicked wrongly, as (from, to): whoever signs takes them, and says
#: why. What was signed may be in effect before anybody notices.
AGREEMENT_WAYS_BACK = {
    *((_S.SIGNED, _S.COUNCIL), (_S.ACTIVE, _S.COUNCIL), (_S.ACTIVE, _S.SIGNED)),
    *((_S.SUSPENDED, _S.SIGNED), (_S.TERMINATED, _S.SIGNED)),
    *((_S.TERMINATED, _S.ACTIVE), (_S.TERMINATED, _S.DORMANT), (_S.TERMINATED, _S.SUSPENDED)),
    *((_S.HISTORICAL, _S.PROPOSED), (_S.HISTORICAL, _S.ACTIVE), (_S.HISTORICAL, _S.DORMANT)),
}


class Renewal(models.TextChoices):
    """What happens to an agreement at the end of its term."""

    AUTOMATIC = "automatic", _("By itself")
    BY_AGREEMENT = "by_agreement", _("By agreement")
    NONE = "none", _("Not at all")


class ClearanceKind(models.TextChoices):
    """What a higher level wants of a city that signs abroad."""

    AUTHORISATION = "authorisation", _("Authorisation before signing")
    OPINION = "opinion", _("Opinion before signing")
    NOTICE = "notice", _("Notice before signing")
    NOTICE_AFTER = "notice_after", _("Notice after signing")


class Side(models.TextChoices):
    OURS = "ours", _("Ours")
    THEIRS = "theirs", _("Theirs")


class Channel(models.TextChoices):
    """By which way we were in contact."""

    CALL = "call", _("Telephone")
    VIDEO = "video", _("Video call")
    MEETING = "meeting", _("Meeting")
    EVENT = "event", _("At an event")
    MAIL = "mail", _("E-mail")
    LETTER = "letter", _("Letter")
    MESSAGE = "message", _("Message")
    OTHER = "other", _("Other")


#: What is arranged beforehand, and so stands in the log before it has been.
ARRANGED = {Channel.VIDEO, Channel.MEETING, Channel.EVENT}


class WhyAlike(models.TextChoices):
    """Why two records may be the same."""

    NAME = "name", _("the same name")
    SPELLING = "spelling", _("the same name, written in another way")
    LIKE = "like", _("almost the same name")
    MAIL = "mail", _("the same e-mail address")
    PHONE = "phone", _("the same telephone number")
    CITY = "city", _("both the government of one city")
