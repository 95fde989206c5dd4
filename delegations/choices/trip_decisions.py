"""What is said of invitations, of the chain by which a trip is approved, and of what it costs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import Payer
from oia.accounts.choices import Role


class InvitationStatus(models.TextChoices):
    """What became of an invitation. Declined ones stay."""

    RECEIVED = "received", _("Received")
    WEIGHING = "weighing", _("Being weighed")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    SENT_OTHER = "sent_other", _("Somebody else goes")
    WITHDRAWN = "withdrawn", _("Withdrawn by the host")


_I = InvitationStatus

#: They wait for our answer.
UNANSWERED_INVITATIONS = [_I.RECEIVED, _I.WEIGHING]

INVITATION_MAY_FOLLOW = {
    _I.WEIGHING: [_I.RECEIVED, _I.DECLINED, _I.SENT_OTHER, _I.WITHDRAWN],
    _I.ACCEPTED: [_I.RECEIVED, _I.WEIGHING],
    _I.DECLINED: [_I.RECEIVED, _I.WEIGHING, _I.ACCEPTED, _I.SENT_OTHER],
    _I.SENT_OTHER: [_I.RECEIVED, _I.WEIGHING],
    _I.WITHDRAWN: [_I.RECEIVED, _I.WEIGHING, _I.ACCEPTED, _I.SENT_OTHER],
}

#: Steps that take back what was clicked wrongly, as (from, to): whoever decides takes them, and
#: says why.
INVITATION_WAYS_BACK = {(_I.WITHDRAWN, _I.WEIGHING)}

#: The answers to an invitation. Each says why.
ANSWERS = [_I.ACCEPTED, _I.DECLINED, _I.SENT_OTHER]


class Body(models.TextChoices):
    """Whose word a step of the chain is."""

    ETHICS = "ethics", _("Ethics")
    BUDGET = "budget", _("Budget")
    DIRECTOR = "director", _("Director")
    MAYOR_OFFICE = "mayor_office", _("Mayor's office")
    COUNCIL = "council", _("Council")
    OTHER = "other", _("Other")


class ApprovedBy(models.TextChoices):
    """The role that takes a step; for those outside, somebody notes it from their paper."""

    OFFICER = Role.OFFICER, _("Officer")
    PROTOCOL = Role.PROTOCOL, _("Protocol")
    DIRECTOR = Role.DIRECTOR, _("Director")
    ADMINISTRATOR = Role.ADMINISTRATOR, _("Administrator")
    OUTSIDE = "outside", _("Somebody without a login")


#: Who may take the steps of each role.
MAY_TAKE = {
    ApprovedBy.OFFICER: {Role.OFFICER, Role.PROTOCOL, Role.DIRECTOR, Role.ADMINISTRATOR},
    ApprovedBy.PROTOCOL: {Role.PROTOCOL, Role.DIRECTOR, Role.ADMINISTRATOR},
    ApprovedBy.DIRECTOR: {Role.DIRECTOR, Role.ADMINISTRATOR},
    ApprovedBy.ADMINISTRATOR: {Role.ADMINISTRATOR},
    ApprovedBy.OUTSIDE: {Role.OFFICER, Role.PROTOCOL, Role.DIRECTOR, Role.ADMINISTRATOR},
}


class ChainPayer(models.TextChoices):
    """For whose money a step is asked for."""

    CITY = Payer.CITY, _("Our city pays something")
    THIRD = "third", _("Host, network, airline or sponsor pays something")


class Verdict(models.TextChoices):
    PENDING = "pending", _("Not decided")
    APPROVED = "approved", _("Approved")
    CONDITIONS = "conditions", _("Approved with conditions")
    REFUSED = "refused", _("Refused")


_V = Verdict

#: The trip may go on.
PASSED = [_V.APPROVED, _V.CONDITIONS]

VERDICT_MAY_FOLLOW = {
    _V.APPROVED: [_V.PENDING],
    _V.CONDITIONS: [_V.PENDING],
    _V.REFUSED: [_V.PENDING],
    _V.PENDING: [*PASSED, _V.REFUSED],
}


class TripCostKind(models.TextChoices):
    """The concepts under which the public register tells of money."""

    REGISTRATION = "registration", _("Registration")
    TRAVEL = "travel", _("Travel")
    LODGING = "lodging", _("Lodging")
    GROUND = "ground", _("Ground transport")
    PER_DIEM = "per_diem", _("Per diem")
    MEALS = "meals", _("Meals and hospitality")
    VISA = "visa", _("Visa and insurance")
    UPGRADE = "upgrade", _("Upgrade or other benefit")
    OTHER = "other", _("Other")
