"""What kinds of trips there are, who travels and how, who pays, and the states of a trip."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TripKind(models.TextChoices):
    """What a trip is for."""

    SUMMIT = "summit", _("Summit or congress")
    NETWORK = "network", _("Meeting of a network")
    PARTNER = "partner", _("Visit to a partner city")
    WORKING = "working", _("Working visit")
    PROMOTION = "promotion", _("Promotion of the city")
    CEREMONY = "ceremony", _("Ceremony or award")
    OTHER = "other", _("Other")


class TripStatus(models.TextChoices):
    """From the invitation to the published report."""

    INVITED = "invited", _("Invited")
    SCREENING = "screening", _("Screening")
    DECLINED = "declined", _("Declined")
    ETHICS_CLEARED = "ethics_cleared", _("Ethics cleared")
    BUDGETED = "budgeted", _("Budget cleared")
    APPROVED = "approved", _("Approved")
    BOOKED = "booked", _("Booked")
    BRIEFED = "briefed", _("Briefed")
    TRAVELLING = "travelling", _("Travelling")
    EXPENSES = "expenses", _("Back, expenses open")
    REPORTED = "reported", _("Reported")
    PUBLISHED = "published", _("Published")
    CLOSED = "closed", _("Closed")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


_T = TripStatus

#: It is not decided yet whether anybody goes.
UNDECIDED = [_T.INVITED, _T.SCREENING, _T.ETHICS_CLEARED, _T.BUDGETED]

#: We go, and have not left.
GOING = [_T.APPROVED, _T.BOOKED, _T.BRIEFED]

#: Somebody may still be asked for a word about it, last-minute changes on the way included.
TAKE_APPROVALS = [*UNDECIDED, *GOING, _T.TRAVELLING]

#: It lies ahead, or is under way: nobody hears of it who need not know.
AHEAD = [*UNDECIDED, *GOING, _T.TRAVELLING]

#: They were there, and are back.
BACK = [_T.EXPENSES, _T.REPORTED, _T.PUBLISHED, _T.CLOSED]

#: Something has to be prepared, or is still to be done afterwards.
TRIP_RUNNING = [*AHEAD, _T.EXPENSES, _T.REPORTED, _T.PUBLISHED]

#: The states that say of a step that it is done, in the order in which they are reached.
DONE_WITH = [*GOING, _T.TRAVELLING, _T.EXPENSES, _T.REPORTED, _T.PUBLISHED]

#: It takes nobody's time any more.
TRIP_OFF = [_T.DECLINED, _T.POSTPONED, _T.CANCELLED]

TRIP_MAY_FOLLOW = {
    _T.SCREENING: [
        *(_T.INVITED, _T.ETHICS_CLEARED, _T.BUDGETED, *GOING),
        *(_T.POSTPONED, _T.DECLINED, _T.CANCELLED),
    ],
    _T.DECLINED: UNDECIDED,
    _T.ETHICS_CLEARED: [_T.SCREENING],
    _T.BUDGETED: [_T.SCREENING, _T.ETHICS_CLEARED],
    _T.APPROVED: [_T.SCREENING, _T.ETHICS_CLEARED, _T.BUDGETED, _T.BOOKED],
    _T.BOOKED: [_T.APPROVED, _T.BRIEFED, _T.TRAVELLING],
    _T.BRIEFED: [_T.BOOKED, _T.TRAVELLING],
    _T.TRAVELLING: [_T.BOOKED, _T.BRIEFED, _T.EXPENSES],
    _T.EXPENSES: [_T.TRAVELLING, _T.REPORTED],
    _T.REPORTED: [_T.EXPENSES, _T.PUBLISHED, _T.CLOSED],
    _T.PUBLISHED: [_T.REPORTED, _T.CLOSED],
    _T.CLOSED: [_T.REPORTED, _T.PUBLISHED],
    _T.POSTPONED: [*UNDECIDED, *GOING],
    _T.CANCELLED: [*UNDECIDED, *GOING, _T.TRAVELLING, _T.POSTPONED],
}

#: Steps that take back what was clicked wrongly, as (from, to): whoever approves takes them, and
#: says why.
TRIP_WAYS_BACK = {
    (_T.CANCELLED, _T.SCREENING),
    (_T.BRIEFED, _T.BOOKED),
    (_T.TRAVELLING, _T.BOOKED),
    (_T.TRAVELLING, _T.BRIEFED),
    (_T.EXPENSES, _T.TRAVELLING),
    (_T.REPORTED, _T.EXPENSES),
    (_T.PUBLISHED, _T.REPORTED),
    (_T.CLOSED, _T.REPORTED),
    (_T.CLOSED, _T.PUBLISHED),
}

#: Steps that must say why, because somebody will ask.
TRIP_NEEDS_WHY = {_T.DECLINED, _T.POSTPONED, _T.CANCELLED}

#: Steps that somebody else than a traveller takes, with a right of its own.
TRIP_NEEDS_APPROVAL = {_T.ETHICS_CLEARED, _T.BUDGETED, _T.APPROVED}


class Payer(models.TextChoices):
    """Who bears a cost."""

    CITY = "city", _("Our city")
    HOST = "host", _("The host")
    NETWORK = "network", _("A network")
    AIRLINE = "airline", _("An airline or hotel")
    SPONSOR = "sponsor", _("A sponsor")
    OWN = "own", _("The traveller")


#: Neither the city nor whoever travels: somebody may ask what they want for it.
THIRD_PARTIES = [Payer.HOST, Payer.NETWORK, Payer.AIRLINE, Payer.SPONSOR]


class TravelPart(models.TextChoices):
    """What somebody is on a trip."""

    MAYOR = "mayor", _("Mayor")
    ELECTED = "elected", _("Deputy mayor or councillor")
    STAFF = "staff", _("Staff")
    EXPERT = "expert", _("Expert or guest")
    INTERPRETER = "interpreter", _("Interpreter")
    PRESS = "press", _("Press")
    SECURITY = "security", _("Security")
    SPOUSE = "spouse", _("Spouse")


#: Of whom the public register tells: those who hold a post with us.
ANSWERABLE = [TravelPart.MAYOR, TravelPart.ELECTED, TravelPart.STAFF]


class Visa(models.TextChoices):
    NONE = "none", _("Not needed")
    UNKNOWN = "unknown", _("Not looked up yet")
    WANTED = "wanted", _("To be applied for")
    APPLIED = "applied", _("Applied for")
    GRANTED = "granted", _("Granted")


class Claim(models.TextChoices):
    """The expense claim of one traveller."""

    NONE = "none", _("No claim")
    SUBMITTED = "submitted", _("Claim handed in")
    APPROVED = "approved", _("Claim approved")
    REFUSED = "refused", _("Claim refused")
    PAID = "paid", _("Claim paid")


CLAIM_MAY_FOLLOW = {
    Claim.SUBMITTED: [Claim.NONE, Claim.REFUSED],
    Claim.APPROVED: [Claim.SUBMITTED],
    Claim.REFUSED: [Claim.SUBMITTED],
    Claim.PAID: [Claim.APPROVED],
    Claim.NONE: [Claim.SUBMITTED, Claim.REFUSED],
}

#: Somebody decided on it, and it may be paid by now.
CLAIM_DECIDED = {Claim.APPROVED, Claim.REFUSED, Claim.PAID}


class LegMode(models.TextChoices):
    FLIGHT = "flight", _("Flight")
    TRAIN = "train", _("Train")
    CAR = "car", _("Car")
    BUS = "bus", _("Bus")
    SHIP = "ship", _("Ship")
    OTHER = "other", _("Other")


class TravelClass(models.TextChoices):
    ECONOMY = "economy", _("Economy or second class")
    PREMIUM = "premium", _("Premium economy")
    BUSINESS = "business", _("Business or first on a train")
    FIRST = "first", _("First")


class TripDay(models.TextChoices):
    """The day of a trip from which something is counted."""

    DEPARTURE = "departure", _("The departure")
    RETURN = "return", _("The return")


class TripAudience(models.TextChoices):
    """Whose duty it is to have something ready: the reminders' own values, in a trip's words."""

    OWNER = "owner", _("Owner of the trip")
    MAYOR_OFFICE = "mayor_office", _("Mayor's office")
    DIRECTOR = "director", _("Director")
