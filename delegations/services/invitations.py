"""Invitations: written down, weighed, accepted, declined, or taken by somebody else."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from delegations.choices.trip import UNDECIDED, TravelPart, TripKind, TripStatus
from delegations.choices.trip_decisions import ANSWERS, INVITATION_WAYS_BACK
from delegations.choices.trip_decisions import InvitationStatus as Status
from delegations.models import ChainStep, Invitation, ReferenceCounter, Traveller, Trip
from delegations.services import approvals, travellers, trip_costs, trips
from delegations.services.going_back import check_back
from delegations.services.letters import known_to_all
from oia.accounts.models import Office
from oia.core import states
from oia.core.rights import need
from oia.core.roads import why_now
from oia.directory.services.keeping import keep

ADD = "delegations.add_invitation"
CHANGE = "delegations.change_invitation"
DECIDE = "delegations.decide_invitation"

LETTER = "I"

#: Answers by which a trip comes about.
SOMEBODY_GOES = (Status.ACCEPTED, Status.SENT_OTHER)

#: In which states one may be written down that the office did not have yet.
BEGINNINGS = [Status.RECEIVED, Status.DECLINED, Status.SENT_OTHER, Status.WITHDRAWN]


@transaction.atomic
def receive(invitation, *, by, why=""):
    """Write an invitation down, also one that was declined long ago. It gets its number."""
    need(by, ADD)
    if invitation.status not in BEGINNINGS:
        raise ValidationError({"status": _("Write it down first; then accept it on its page.")})
    if invitation.status in ANSWERS:
        need(by, DECIDE)
    invitation.reference = ReferenceCounter.objects.next(LETTER, invitation.received_on.year)
    keep(invitation, by=by, why=why)
    states.write_down(invitation, "", invitation.status, by=by, why=why)
    return invitation


@transaction.atomic
def change(invitation, *, by, why=""):
    """Keep the changes made to an invitation. The trip that it would be follows the offer."""
    need(by, CHANGE)
    before = Invitation.objects.get(pk=invitation.pk)
    trip = Trip.objects.filter(pk=invitation.trip_id).first()
    borne = trip and trip_costs.borne_of(trip)
    keep(invitation, by=by, why=why or why_now())
    if trip is not None:
        trip_costs.look_again(trip, borne, by=by)  # another host may be named
        carry(before, invitation, trip, by=by)
    return invitation


def carry(before, now, trip, *, by):
    """Tell an undecided trip who would pay by now, and other days where it had those of before."""
    if trip.status not in UNDECIDED:
        return
    wanted = {}
    if before.would_pay != now.would_pay:
        wanted["payer"] = now.would_pay
    if (trip.starts_on, trip.ends_on) == (before.starts_on, before.ends_on):
        wanted |= {"starts_on": now.starts_on, "ends_on": now.ends_on}
    if any(getattr(trip, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(trip, name, value)
        trips.change(trip, by=by, why=_("As the invitation says by now."))


def keep_row(invitation, along, *, by):
    """Keep an invitation as a row of a sheet has it."""
    service = receive if invitation._state.adding else change
    service(invitation, by=by)


@transaction.atomic
def weigh(invitation, *, by, why=""):
    """Begin the trip that it would be, so that those can be asked who have a say before.

    One that was answered or withdrawn waits for our answer again, and so does its date.
    """
    need(by, CHANGE)
    if takes_back(invitation):
        check_back(by, DECIDE, why)
    make_trip(invitation, by=by, why=why)
    states.move(invitation, Status.WEIGHING, by=by, why=why)
    return invitation


def takes_back(invitation):
    """Whether weighing it undoes what somebody decided: it was withdrawn, or its trip cancelled."""
    trip = invitation.trip
    was_off = trip is not None and trip.status == TripStatus.CANCELLED
    return was_off or (invitation.status, Status.WEIGHING) in INVITATION_WAYS_BACK


def make_trip(invitation, *, by, why=""):
    """The trip of an invitation: the one it has, screened again, or a new one."""
    trip = invitation.trip
    if trip is not None:
        if trip.status in (TripStatus.DECLINED, TripStatus.CANCELLED):
            why = why or _("The invitation is weighed again.")
            trips.brought_back(trip, TripStatus.SCREENING, by=by, why=why)
        return trip
    trip = trips.begin(from_invitation(invitation), by=by)
    Invitation.objects.filter(pk=invitation.pk).update(trip=trip)
    invitation.refresh_from_db()
    return trip


def from_invitation(invitation):
    """The trip that an invitation would be, not yet stored."""
    return Trip(
        title=invitation.title,
        kind=kind_of(invitation),
        city=invitation.city,
        destination=invitation.place if invitation.city else invitation.place or invitation.title,
        starts_on=invitation.starts_on,
        ends_on=invitation.ends_on,
        payer=invitation.would_pay,
        purpose=invitation.about,
        summit=invitation.summit,
        network=invitation.network,
        agreement=invitation.agreement,
        owner=invitation.owner,
        backup=invitation.backup,
        sensitivity=invitation.sensitivity,
    )


def kind_of(invitation):
    """What kind of trip it would be, by what it belongs to."""
    if invitation.summit_id:
        return TripKind.SUMMIT
    if invitation.network_id:
        return TripKind.NETWORK
    return TripKind.PARTNER if invitation.agreement_id else TripKind.WORKING


def answers_to(invitation):
    """The answers that may be given to an invitation as it stands."""
    return [to for to in ANSWERS if invitation.status in Invitation.MAY_FOLLOW[to]]


@transaction.atomic
def decide(invitation, to, *, by, why, goes_instead=None, answer=None):
    """Accept an invitation, decline it or let somebody else go. Says why."""
    need(by, DECIDE)
    if to not in ANSWERS:
        raise ValidationError(_("That is no answer to an invitation."))
    if not why.strip():
        raise ValidationError(_("Give the reason for the decision."))
    along = {"decision_reason": why.strip(), "decided_by": by, "decided_on": timezone.localdate()}
    if answer is not None:
        along["answer"] = answer.strip()
    if to == Status.SENT_OTHER:
        along |= instead(goes_instead or invitation.goes_instead)
    if to in SOMEBODY_GOES:
        check_cleared(invitation)
        make_trip(invitation, by=by, why=why)
    states.move(invitation, to, by=by, why=why, **along)
    follow(invitation, to, by=by, why=why)
    return invitation


def instead(person):
    if person is None:
        raise ValidationError(_("Say who goes instead."))
    return {"goes_instead": person}


def check_cleared(invitation):
    """Ethics, or whoever the chain names, may have to clear it before anybody accepts."""
    trip = invitation.trip
    if trip is None:
        kind, payers = kind_of(invitation), {invitation.would_pay}
        asked = ChainStep.objects.asked_of(kind, payers).filter(before_acceptance=True)
        if names := [str(step) for step in asked]:
            words = _("Begin to weigh it first. Before anybody accepts comes: %s.")
            raise ValidationError(words % ", ".join(names))
        return
    steps = approvals.counted(trip).filter(before_acceptance=True)
    waiting = [str(one) for one in steps if not one.has_passed]
    if waiting:
        raise ValidationError(_("Before anybody accepts comes: %s.") % ", ".join(waiting))


def follow(invitation, to, *, by, why):
    """The trip behind an invitation follows the answer."""
    trip = invitation.trip
    if trip is None:
        return
    if to == Status.SENT_OTHER:
        send(invitation.goes_instead, trip, by=by)
    if to in SOMEBODY_GOES:
        approvals.settle(trip, by=by)
    elif trip.status in Trip.MAY_FOLLOW[TripStatus.DECLINED]:
        trips.move(trip, TripStatus.DECLINED, by=by, why=why)
    elif trip.status in Trip.MAY_FOLLOW[TripStatus.CANCELLED]:
        trips.move(trip, TripStatus.CANCELLED, by=by, why=why)


def send(person, trip, *, by):
    """Let somebody travel in the mayor's place, who stays home. None is named who is hidden."""
    for mayor in trip.travellers.filter(part=TravelPart.MAYOR, costs=None).exclude(person=person):
        travellers.remove(mayor, by=by)
    if known_to_all(person) and not trip.travellers.filter(person=person).exists():
        one = Traveller(trip=trip, name=str(person), person=person, part=TravelPart.ELECTED)
        travellers.save(one, by=by)


@transaction.atomic
def move(invitation, to, *, by, why=""):
    """Take any step. Those that answer are decisions."""
    if to in ANSWERS:
        return decide(invitation, to, by=by, why=why)
    need(by, CHANGE)
    if to == Status.WEIGHING:
        return weigh(invitation, by=by, why=why)
    if not why.strip():
        raise ValidationError(_("Say why: this will be asked later."))
    states.move(invitation, to, by=by, why=why)
    follow(invitation, to, by=by, why=why)
    return invitation


def draft(invitation, to):
    """The letter that an answer might be. It is put before somebody, and never sent by itself."""
    host = invitation.host or str(known_to_all(invitation.organisation) or "")
    instead_goes = known_to_all(invitation.goes_instead) or "…"
    invited = invitation.invited or _("the mayor")
    when = f" ({date_format(invitation.starts_on, 'j F Y')})" if invitation.starts_on else ""
    occasion = f"{invitation.title}{when}"
    said = {
        Status.ACCEPTED: _("%(invited)s will gladly come. We will write to you about the details."),
        Status.DECLINED: _("Unfortunately %(invited)s cannot come this time."),
        Status.SENT_OTHER: _("%(invited)s cannot come; %(instead)s will come instead."),
    }[to] % {"invited": invited, "instead": instead_goes}
    lines = [
        _("To %s") % host,
        _("Thank you for the invitation to %s.") % occasion,
        said[:1].upper() + said[1:],
        Office.current().name,
    ]
    return "\n\n".join(lines)
