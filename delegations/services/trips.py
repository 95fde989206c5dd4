"""A trip of ours from the first thought to the end: begun, moved, reported on, released."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from delegations.choices.trip import (
    AHEAD,
    BACK,
    GOING,
    TRIP_NEEDS_APPROVAL,
    TRIP_NEEDS_WHY,
    TRIP_WAYS_BACK,
    UNDECIDED,
)
from delegations.choices.trip import TripStatus as Status
from delegations.models import ReferenceCounter, Trip
from delegations.services import (
    along_with_trip,
    approvals,
    chain,
    standing_aside,
    trip_costs,
    trip_money,
)
from delegations.services.going_back import check_back
from delegations.services.itinerary import days_away, local_day
from delegations.services.trip_steps import plan_steps
from oia.core import states
from oia.core.rights import need
from oia.core.roads import why_now
from oia.core.sheets import tie
from oia.core.text import fold
from oia.core.visibility import Sensitivity
from oia.directory.services.keeping import keep

ADD = "delegations.add_trip"
CHANGE = "delegations.change_trip"
APPROVE = "delegations.approve_trip"
PUBLISH = "delegations.publish_trip"

LETTER = "T"

#: A trip that stands so was approved by somebody.
APPROVED = [*GOING, Status.TRAVELLING, *BACK]

#: No trip becomes this while a step of its chain waits.
WANTS_CHAIN = {*TRIP_NEEDS_APPROVAL, *GOING, Status.TRAVELLING}


def beginnings(user):
    """The states in which this user may write a trip down that the office did not have yet."""
    if user.has_perm(PUBLISH):
        return list(Status)
    may = {Status.INVITED, Status.SCREENING, Status.DECLINED}
    also = {*APPROVED, Status.CANCELLED, Status.POSTPONED} if user.has_perm(APPROVE) else set()
    return [one for one in Status if one in may | also]


@transaction.atomic
def begin(trip, *, by, along=None, why=""):
    """Write a trip down, in whichever state it is by now. It gets its reference.

    `along` holds its topics and its other cities, by the names of these fields.
    """
    need(by, ADD)
    check_beginning(trip, by)
    year = (trip.starts_on or timezone.localdate()).year
    trip.reference = ReferenceCounter.objects.next(LETTER, year)
    if trip.status in BACK:
        trip.sensitivity = opened(trip)
    note_filing(Trip(), trip)
    keep(trip, by=by, why=why)
    states.write_down(trip, "", trip.status, by=by, why=why)
    tie(trip, along or {})
    prepare(trip, by=by)
    return trip


def prepare(trip, *, by):
    """Give a trip that lies ahead what has to be ready, and, until it is approved, its chain."""
    plan_steps(trip, by=by)
    if trip.status in UNDECIDED:
        chain.plan_approvals(trip, by=by)


def check_beginning(trip, by):
    """Who may say that a trip stood so already; what is released is so from today.

    Only what is past was approved before it was written down.
    """
    if trip.status in {*APPROVED, *TRIP_NEEDS_APPROVAL}:
        words = _("Who approves trips writes one down as “%s”; others begin with screening.")
        need(by, APPROVE, words % trip.get_status_display())
        if trip.starts_on is None or trip.starts_on > timezone.localdate():
            words = _("It lies ahead: it begins with screening, and the chain approves it.")
            raise ValidationError({"status": words})
        check_days(trip, trip.status)
    if trip.status == Status.PUBLISHED:
        need(by, PUBLISH)
        trip.released_on, trip.released_by = timezone.localdate(), by


def right_of_row(trip):
    """The right that it takes to bring a trip in as a row of a sheet has it: new in a state that
    somebody decided, or moved to one. Blank where it takes none of its own."""
    to = getattr(trip, "row_goes_to", "") or trip.status
    if not trip._state.adding and to == trip.status:
        return ""
    if to == Status.PUBLISHED:
        return PUBLISH
    is_back = not trip._state.adding and (trip.status, to) in TRIP_WAYS_BACK
    decided = TRIP_NEEDS_APPROVAL | ({*APPROVED} if trip._state.adding else set())
    return APPROVE if is_back or to in decided else ""


def opened(trip):
    """The sensitivity of a trip that is over: the office sees what readers need not know ahead."""
    is_ahead = trip.sensitivity == Sensitivity.MOVEMENTS
    return Sensitivity.OFFICE if is_ahead else trip.sensitivity


@transaction.atomic
def change(trip, *, by, along=None, why=""):
    """Keep the changes made to a trip. What is counted from its days moves along by itself."""
    need(by, CHANGE)
    before = Trip.objects.get(pk=trip.pk)
    check_moved(before, trip)
    was_going_to = places(before)
    borne = trip_costs.borne_of(before)
    note_filing(before, trip)
    keep(trip, by=by, why=why or why_now())
    tie(trip, along or {})
    if trip.sensitivity != before.sensitivity:
        along_with_trip.close(trip, by=by)
    trip_costs.look_again(trip, borne, by=by)
    if before.kind != trip.kind:
        why = _("It is a trip of another kind: %s.") % trip.get_kind_display()
        approvals.follow_chain(trip, by=by, why=why)
    if places(trip) != was_going_to:
        why = _("It goes elsewhere: %s.") % trip.goes_to
        approvals.reopen_all(trip, "asks_destination", by=by, why=why)
    if days_of(trip) != days_of(before):
        why = _("They travel on other days: %s.") % told_days(trip)
        approvals.reopen_all(trip, "asks_dates", by=by, why=why)
    trip.refresh_from_db()
    return trip


def days_of(trip):
    return trip.starts_on, trip.last_day


def told_days(trip):
    """The days of a trip, in words."""
    days = dict.fromkeys(filter(None, days_of(trip)))
    return " – ".join(date_format(day, "j F Y") for day in days) or _("not known")


def check_moved(before, now):
    """Those who are back are not sent ahead once more: readers and the public see the trip."""
    is_moved = now.last_day != before.last_day
    if before.status in BACK and is_moved and now.last_day and now.last_day > timezone.localdate():
        words = _("They are back: their last day is not still to come.")
        raise ValidationError({"ends_on" if now.ends_on else "starts_on": words})


def note_filing(before, now):
    """Keep for which days the acting mayor's letter was filed: those of the absence by then."""
    said = [(one.acting_filed_on, one.acting_words) for one in (before, now)]
    if said[0] != said[1]:
        days = days_away(now) if now.acting_filed_on else None
        now.acting_from, now.acting_until = days or (None, None)


def places(trip):
    """Where a trip goes, to be held against where it went."""
    others = set(trip.other_cities.order_by().values_list("pk", flat=True))
    return trip.city_id, fold(trip.destination), others


def keep_row(trip, along, *, by):
    """Keep a trip as a row of a sheet has it."""
    service = begin if trip._state.adding else change
    service(trip, by=by, along=along)


@transaction.atomic
def move_dates(trip, *, starts_on, ends_on, by, why):
    """They travel on other days, and somebody says why."""
    if not why.strip():
        raise ValidationError({"why": _("Say why the dates change.")})
    trip.starts_on, trip.ends_on = starts_on, ends_on
    return change(trip, by=by, why=why)


def move(trip, to, *, by, why=""):
    """Take any step. What approves is taken by somebody with that right who does not travel."""
    need(by, CHANGE)
    if (trip.status, to) in TRIP_WAYS_BACK:
        return take_back(trip, to, by=by, why=why)
    if to in TRIP_NEEDS_APPROVAL:
        need(by, APPROVE)
        standing_aside.check(trip, trip, by)
    if to in WANTS_CHAIN:
        check_chain(trip, to)
    if to in TRIP_NEEDS_WHY and not why.strip():
        raise ValidationError(_("Say why: this will be asked later."))
    if to == Status.PUBLISHED:
        return release(trip, by=by, why=why)
    if to in APPROVED and trip.starts_on is None:
        raise ValidationError(_("A trip is approved for days. Give them first."))
    check_days(trip, to)
    return moved(trip, to, by=by, why=why)


def check_days(trip, to):
    """Nobody travels before the first day, nor is back before the last: readers would know."""
    if to != Status.TRAVELLING and to not in BACK:
        return
    today = timezone.localdate()
    leaves, returns = trip.starts_on, trip.last_day
    if trip.leaves_at and trip.returns_at:
        leaves = min(leaves, local_day(trip.leaves_at))
        returns = max(returns, local_day(trip.returns_at))
    if to == Status.TRAVELLING and leaves > today:
        words = _("They leave on %s. If they leave earlier, move the days first.")
        raise ValidationError(words % date_format(leaves, "j F Y"))
    if to in BACK and returns > today:
        words = _("They are back on %s. If they come back earlier, move the days first.")
        raise ValidationError(words % date_format(returns, "j F Y"))


def check_chain(trip, to):
    """A trip is approved by all steps of its chain; without any, by somebody who may."""
    if waiting := approvals.missing(trip, to):
        names = ", ".join(map(str, waiting))
        raise ValidationError(_("First these steps are taken: %s.") % names)


@transaction.atomic
def moved(trip, to, *, by, why):
    """The step itself, with what comes with it."""
    along = {"sensitivity": opened(trip)} if to in BACK else {}
    if to == Status.REPORTED:
        if not trip.results.strip():
            raise ValidationError(_("Write the report first: the results against the objectives."))
        along["reported_on"] = trip.reported_on or timezone.localdate()
    if to in WANTS_CHAIN:
        approvals.hold(trip)
        check_chain(trip, to)  # again, now that nobody can reopen a step meanwhile
    if to == Status.APPROVED:
        along["approved_cost"] = trip_money.borne_by_city(trip)
    states.move(trip, to, by=by, why=why, **along)
    if to in BACK:
        along_with_trip.open_up(trip, by=by)
    if to in AHEAD:
        prepare(trip, by=by)
    return trip


@transaction.atomic
def take_back(trip, to, *, by, why):
    """Undo a step that was taken by mistake. What that step brought goes, dates return."""
    check_back(by, APPROVE, why)
    if to == Status.PUBLISHED:
        return release(trip, by=by, why=why)
    if trip.released_on is not None:
        need(by, PUBLISH)
    return brought_back(trip, to, by=by, why=why)


def brought_back(trip, to, *, by, why):
    """The step back itself, whichever page it is taken on; whoever calls has seen who may."""
    was_back, along = trip.status in BACK, undone(trip, to)
    states.move(trip, to, by=by, why=why, **along)
    if to in AHEAD:
        if was_back:
            along_with_trip.close(trip, by=by)
        prepare(trip, by=by)
    if to in GOING and (waiting := approvals.missing(trip, to)):
        approvals.wait_for(trip, waiting, by=by)
    return trip


def undone(trip, to):
    """What a trip kept of the step that is taken back: its release, its report, who may see it."""
    if to == Status.REPORTED:
        return {"released_on": None, "released_by": None}
    if to == Status.EXPENSES:
        return {"reported_on": None}
    if to == Status.SCREENING:
        return {"approved_cost": None}
    return {"sensitivity": closed_again(trip)} if trip.status in BACK else {}


def closed_again(trip):
    """Whoever is not back after all travels: readers need not know, as before."""
    is_open = trip.sensitivity == Sensitivity.OFFICE
    return Sensitivity.MOVEMENTS if is_open else trip.sensitivity


@transaction.atomic
def report(trip, *, by, results):
    """Write what came of a trip against its objectives. A trip that is back is then reported."""
    need(by, CHANGE)
    trip.results = results.strip()
    if not trip.results:
        raise ValidationError({"results": _("Say what came of the trip.")})
    if trip.status not in BACK:
        raise ValidationError(_("The report is written when they are back."))
    keep(trip, by=by)
    return move(trip, Status.REPORTED, by=by) if trip.status == Status.EXPENSES else trip


@transaction.atomic
def release(trip, *, by, why=""):
    """Let the public register tell of a trip that is over and reported on."""
    need(by, PUBLISH)
    if trip.sensitivity != Sensitivity.OFFICE:
        raise ValidationError(_("What is not for the whole office is not for the public either."))
    if trip.last_day is None or trip.last_day >= timezone.localdate():
        raise ValidationError(_("Only a trip that is over can be released."))
    if trip.released_on is None:
        check_settled(trip)
    along = {
        "released_on": trip.released_on or timezone.localdate(),
        "released_by": trip.released_by or by,
    }
    states.move(trip, Status.PUBLISHED, by=by, why=why, **along)
    return trip


def check_settled(trip):
    """The public reads a blank sum as one that the city did not bear, and any other as spent."""
    if waiting := trip_money.unsettled(trip):
        words = _("First give the actual amount of these costs, with a rate if we have none: %s.")
        raise ValidationError(words % ", ".join(map(str, waiting)))
