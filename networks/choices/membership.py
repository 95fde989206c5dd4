"""The words and states of our place in a network."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MembershipStatus(TextChoices):
    SCOUTING = "scouting", _("Scouting")
    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Approved")
    APPLIED = "applied", _("Applied")
    ACTIVE = "active", _("Active")
    AT_RISK = "at_risk", _("At risk")
    ON_HOLD = "on_hold", _("On hold")
    UNDER_REVIEW = "under_review", _("Under review")
    NOTICE_GIVEN = "notice_given", _("Notice given")
    EXITED = "exited", _("Exited")
    LAPSED = "lapsed", _("Lapsed")


#: States in which we belong to the network, pay it and owe it reports.
BELONGING = (
    MembershipStatus.ACTIVE,
    MembershipStatus.AT_RISK,
    MembershipStatus.ON_HOLD,
    MembershipStatus.UNDER_REVIEW,
    MembershipStatus.NOTICE_GIVEN,
)

#: States in which a membership may be written down: at its very beginning, or in force already.
BEGINNINGS = (MembershipStatus.SCOUTING, MembershipStatus.PROPOSED, *BELONGING)

#: States in which nothing about the membership is still to be done.
OVER = (MembershipStatus.EXITED, MembershipStatus.LAPSED)

#: States in which no term follows the one that runs.
LEAVING = (MembershipStatus.NOTICE_GIVEN, *OVER)

#: States in which a list of old may bring one along. The steps between want their decisions.
WRITTEN_DOWN = (*BEGINNINGS, *OVER)

#: To which state from which. Lapsed is unintended and may be put right; whoever left may scout
#: again; a notice may be withdrawn.
MAY_FOLLOW = {
    MembershipStatus.SCOUTING: [MembershipStatus.PROPOSED, MembershipStatus.EXITED],
    MembershipStatus.PROPOSED: [MembershipStatus.SCOUTING, MembershipStatus.LAPSED],
    MembershipStatus.APPROVED: [MembershipStatus.PROPOSED],
    MembershipStatus.APPLIED: [MembershipStatus.APPROVED],
    MembershipStatus.ACTIVE: [
        MembershipStatus.APPROVED,  # some networks want no application
        MembershipStatus.APPLIED,
        MembershipStatus.AT_RISK,
        MembershipStatus.ON_HOLD,
        MembershipStatus.UNDER_REVIEW,
        MembershipStatus.NOTICE_GIVEN,
        MembershipStatus.LAPSED,
    ],
    MembershipStatus.AT_RISK: [MembershipStatus.ACTIVE, MembershipStatus.ON_HOLD],
    MembershipStatus.ON_HOLD: [MembershipStatus.ACTIVE, MembershipStatus.AT_RISK],
    MembershipStatus.UNDER_REVIEW: [
        MembershipStatus.ACTIVE,
        MembershipStatus.AT_RISK,
        MembershipStatus.ON_HOLD,
    ],
    MembershipStatus.NOTICE_GIVEN: [
        MembershipStatus.ACTIVE,
        MembershipStatus.AT_RISK,
        MembershipStatus.ON_HOLD,
        MembershipStatus.UNDER_REVIEW,
    ],
    MembershipStatus.EXITED: [MembershipStatus.NOTICE_GIVEN],
    MembershipStatus.LAPSED: [
        MembershipStatus.ACTIVE,
        MembershipStatus.AT_RISK,
        MembershipStatus.ON_HOLD,
        MembershipStatus.UNDER_REVIEW,
        MembershipStatus.NOTICE_GIVEN,
    ],
}


class Basis(TextChoices):
    """What the network wants of a member."""

    FEE = "fee", _("A fee")
    PERFORMANCE = "performance", _("Performance against its standards")
    SIGNATURE = "signature", _("A signature")
    HYBRID = "hybrid", _("Several of these")


class Function(TextChoices):
    """What we use a network for."""

    ADVOCACY = "advocacy", _("Advocacy")
    EXCHANGE = "exchange", _("Exchange of practice")
    FUNDING = "funding", _("Funding")
    DATA = "data", _("Data and reporting")
    REPRESENTATION = "representation", _("Representation at the UN and elsewhere")
    STANDARDS = "standards", _("Standards and labels")
    TRAINING = "training", _("Training")
    VISIBILITY = "visibility", _("Visibility")


class ChargesBy(TextChoices):
    """Who bears the bank's charges on a payment."""

    US = "us", _("Us, all of them")
    SHARED = "shared", _("Shared")
    THEM = "them", _("The network")


class CostKind(TextChoices):
    TRAVEL = "travel", _("Travel")
    HOURS = "hours", _("Staff hours")
    OTHER = "other", _("Other")


class HeldBy(TextChoices):
    """Whether a seat belongs to a person, who may take it along, or to the city."""

    CITY = "city", _("The city")
    PERSON = "person", _("The person")


class Recommendation(TextChoices):
    KEEP = "keep", _("Keep")
    RENEGOTIATE = "renegotiate", _("Renegotiate")
    LEAVE = "leave", _("Leave")
