"""The words in which the office speaks of summits and of our part in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Who meets at a series of summits."""

    CITY = "city", _("Cities")
    STATE = "state", _("States")
    UN = "un", _("United Nations")


class Cadence(models.TextChoices):
    """The nominal rhythm of a series; the real dates are those of its editions."""

    ANNUAL = "annual", _("Every year")
    BIENNIAL = "biennial", _("Every two years")
    TRIENNIAL = "triennial", _("Every three years")
    QUADRENNIAL = "quadrennial", _("Every four years")
    EVERY_10_YEARS = "every_10_years", _("Every ten years")
    EVERY_20_YEARS = "every_20_years", _("Every twenty years")
    IRREGULAR = "irregular", _("Irregular")
    ONE_OFF = "one_off", _("Once only")


class SummitStatus(models.TextChoices):
    """What is known of an edition. Blank: announced, and nobody could confirm that it was held."""

    TENTATIVE = "tentative", _("Tentative")
    ANNOUNCED = "announced", _("Announced")
    SCHEDULED = "scheduled", _("Scheduled")
    HELD = "held", _("Held")
    ONLINE = "online", _("Held online")
    CANCELLED = "cancelled", _("Cancelled")


NOT_CONFIRMED = _("Not known: announced, could not be confirmed")


class SummitFormat(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("Hybrid")


class Audience(models.TextChoices):
    """Whose duty a milestone is."""

    OFFICER = "officer", _("Officer")
    LEAD = "lead", _("Summit lead")
    MAYOR_OFFICE = "mayor_office", _("Mayor's office")
    DIRECTOR = "director", _("Director")


class PlanLevel(models.TextChoices):
    """Who goes for the city."""

    MAYOR = "mayor", _("Mayor")
    DEPUTY_MAYOR = "deputy_mayor", _("Deputy mayor")
    COUNCILLOR = "councillor", _("Councillor")
    DIRECTOR = "director", _("Head of office or department")
    STAFF = "staff", _("Staff")
    ONLINE = "online", _("Online only")


class PlanStatus(models.TextChoices):
    """How far our participation in one edition has come."""

    WATCHING = "watching", _("Watching")
    INTEND = "intend", _("We intend to go")
    ACCESS_REQUESTED = "access_requested", _("Access requested")
    NOMINATED = "nominated", _("Nominated")
    CONFIRMED = "confirmed", _("Confirmed")
    ACCREDITED = "accredited", _("Accredited")
    TRAVELLING = "travelling", _("Travelling")
    ATTENDED = "attended", _("Attended")
    REPORTED = "reported", _("Reported")
    DECLINED = "declined", _("We do not go")
    CANCELLED = "cancelled", _("Cancelled")


#: From the moment we intend to go, the preparation has dates.
GOING = [
    PlanStatus.INTEND,
    PlanStatus.ACCESS_REQUESTED,
    PlanStatus.NOMINATED,
    PlanStatus.CONFIRMED,
    PlanStatus.ACCREDITED,
    PlanStatus.TRAVELLING,
    PlanStatus.ATTENDED,
    PlanStatus.REPORTED,
]

_PREPARING = GOING[: GOING.index(PlanStatus.TRAVELLING)]

# Not every road to a summit has every step: an open registration needs no nomination.
PLAN_MAY_FOLLOW = {
    PlanStatus.WATCHING: [PlanStatus.DECLINED, PlanStatus.CANCELLED],
    PlanStatus.INTEND: [PlanStatus.WATCHING, PlanStatus.DECLINED, PlanStatus.CANCELLED],
    PlanStatus.ACCESS_REQUESTED: [PlanStatus.INTEND],
    PlanStatus.NOMINATED: [PlanStatus.INTEND, PlanStatus.ACCESS_REQUESTED],
    PlanStatus.CONFIRMED: [PlanStatus.INTEND, PlanStatus.ACCESS_REQUESTED, PlanStatus.NOMINATED],
    PlanStatus.ACCREDITED: [PlanStatus.INTEND, PlanStatus.NOMINATED, PlanStatus.CONFIRMED],
    PlanStatus.TRAVELLING: [PlanStatus.CONFIRMED, PlanStatus.ACCREDITED],
    PlanStatus.ATTENDED: [PlanStatus.CONFIRMED, PlanStatus.ACCREDITED, PlanStatus.TRAVELLING],
    PlanStatus.REPORTED: [PlanStatus.ATTENDED],
    PlanStatus.DECLINED: [PlanStatus.WATCHING, *_PREPARING],
    PlanStatus.CANCELLED: [PlanStatus.WATCHING, *_PREPARING, PlanStatus.TRAVELLING],
}


class AccessRoute(models.TextChoices):
    """How one gets in. One person has one route, and it may become public."""

    OWN = "own", _("Own accreditation")
    NETWORK = "network", _("Through a network's contact point")
    OBSERVER = "observer", _("Through another admitted organisation")
    PARTY = "party", _("National delegation (party overflow)")
    HOST = "host", _("Guest of the host country")
    INVITATION = "invitation", _("Invitation of the organiser")
    OPEN = "open", _("Open registration")


class BadgeType(models.TextChoices):
    PARTY = "party", _("Party")
    PARTY_OVERFLOW = "party_overflow", _("Party overflow")
    OBSERVER = "observer", _("Observer")
    HOST_GUEST = "host_guest", _("Host country guest")
    PARTICIPANT = "participant", _("Participant")
    SPEAKER = "speaker", _("Speaker")
    MEDIA = "media", _("Media")
    SECURITY = "security", _("Security and support")
    ONLINE = "online", _("Online")


class DelegateStatus(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    NOMINATED = "nominated", _("Nominated")
    CONFIRMED = "confirmed", _("Confirmed")
    BADGE = "badge", _("Badge received")
    ATTENDED = "attended", _("Attended")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class SideEventStatus(models.TextChoices):
    IDEA = "idea", _("Idea")
    PARTNERS = "partners", _("Looking for partners")
    SUBMITTED = "submitted", _("Submitted")
    MERGED = "merged", _("Merged with another")
    SHORTLISTED = "shortlisted", _("Shortlisted")
    WAITLISTED = "waitlisted", _("On the waiting list")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DELIVERED = "delivered", _("Delivered")
    SELF_REPORTED = "self_reported", _("Reported to the organiser")


_PENDING = [
    SideEventStatus.SUBMITTED,
    SideEventStatus.MERGED,
    SideEventStatus.SHORTLISTED,
    SideEventStatus.WAITLISTED,
]

SIDE_EVENT_MAY_FOLLOW = {
    SideEventStatus.PARTNERS: [SideEventStatus.IDEA],
    SideEventStatus.SUBMITTED: [SideEventStatus.IDEA, SideEventStatus.PARTNERS],
    SideEventStatus.MERGED: [SideEventStatus.SUBMITTED],
    SideEventStatus.SHORTLISTED: [SideEventStatus.SUBMITTED, SideEventStatus.MERGED],
    SideEventStatus.WAITLISTED: _PENDING[:3],
    SideEventStatus.ACCEPTED: _PENDING,
    SideEventStatus.REJECTED: _PENDING,
    SideEventStatus.WITHDRAWN: [
        SideEventStatus.IDEA,
        SideEventStatus.PARTNERS,
        *_PENDING,
        SideEventStatus.ACCEPTED,
    ],
    SideEventStatus.DELIVERED: [SideEventStatus.ACCEPTED],
    SideEventStatus.SELF_REPORTED: [SideEventStatus.DELIVERED],
}

#: An application for these is still to be handed in.
SIDE_EVENT_NOT_SUBMITTED = [SideEventStatus.IDEA, SideEventStatus.PARTNERS]


class SlotStatus(models.TextChoices):
    REQUESTED = "requested", _("Requested")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")
    DELIVERED = "delivered", _("Delivered")


class PaperStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    CIRCULATED = "circulated", _("Circulated for comment")
    SIGNED_OFF = "signed_off", _("Signed off")
    SENT = "sent", _("Sent to the organiser")
    DROPPED = "dropped", _("Dropped")


#: Nothing more is owed for these.
PAPER_CLOSED = [PaperStatus.SIGNED_OFF, PaperStatus.SENT, PaperStatus.DROPPED]


class CostKind(models.TextChoices):
    FEE = "fee", _("Registration fee")
    TRAVEL = "travel", _("Travel")
    HOTEL = "hotel", _("Hotel")
    VISA = "visa", _("Visa")
    EVENT = "event", _("Side event or stand")
    INTERPRETATION = "interpretation", _("Interpretation")
    HOSPITALITY = "hospitality", _("Hospitality")
    STAFF = "staff", _("Staff time")
    OTHER = "other", _("Other")


class CostPayer(models.TextChoices):
    OFFICE = "office", _("Our office")
    DEPARTMENT = "department", _("Another department")
    NETWORK = "network", _("A network")
    ORGANISER = "organiser", _("The organiser")
    HOST = "host", _("The host")
    SPONSOR = "sponsor", _("A sponsor")
    OTHER = "other", _("Somebody else")
