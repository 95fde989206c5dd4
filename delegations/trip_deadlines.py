"""What of a trip has a date that somebody must be reminded of.

Titles travel in mails: they name the trip by its number, never a place or a person.
"""

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import (
    AHEAD,
    BACK,
    GOING,
    TAKE_APPROVALS,
    TRIP_OFF,
    TRIP_RUNNING,
    TripStatus,
)
from delegations.choices.trip_decisions import ANSWERS, ApprovedBy, Verdict
from delegations.choices.visit import Audience
from delegations.models import Approval, Invitation, Stay, Trip, TripStep
from delegations.services import itinerary
from delegations.services.approvals import answers_for
from oia.accounts.models import Office
from oia.core.plugs import Answer, Dated, DeadlineSource, KindGroup, ShippedRule, register
from oia.core.zones import Due

COLUMNS = ("reference", "status", "sensitivity", "owner", "backup")
OF_TRIP = tuple(f"trip__{name}" for name in COLUMNS)
PEOPLE = ("trip__owner", "trip__backup")


def dated(what, trip, on, **more):
    """A date of a trip, for whoever owns it."""
    title = f"{what} · {trip.reference}"[:300]
    people = {"owner": trip.owner, "backup": trip.backup}
    return Dated(title=title, due=Due(on=on), subject=trip, **people | more)


def to_prepare():
    """Steps of trips that may take place and have a day, until the state says that it is done."""
    has_day = Q(due_on__isnull=False) | Q(trip__starts_on__isnull=False)
    rows = TripStep.objects.filter(has_day, trip__status__in=TRIP_RUNNING).not_reached()
    return rows.select_related(*PEOPLE)


def read_step(step):
    more = {"audience": step.audience, "hard": False}
    return dated(step.title, step.trip, step.falls_on, **more)


def reached(step):
    return step.trip.get_status_display() if step.is_reached else ""


def to_report():
    """Trips that we take, or took, and nobody has reported on."""
    rows = Trip.objects.filter(status__in=[*GOING, TripStatus.TRAVELLING, TripStatus.EXPENSES])
    return rows.filter(starts_on__isnull=False).select_related("owner", "backup")


def read_report(trip):
    on = itinerary.report_due(trip)
    return dated(_t("Report on the trip"), trip, on)


def reported(trip):
    if trip.reported_on is None or trip.status not in BACK:
        return ""
    return _t("Reported on %(day)s") % {"day": date_format(trip.reported_on, "j M Y")}


def with_mayor():
    """Trips of the mayor that lie ahead."""
    rows = Trip.objects.filter(status__in=AHEAD, with_mayor=True)
    return rows.filter(starts_on__isnull=False).select_related("owner", "backup")


def read_acting(trip):
    """While nobody has filed who stands in, or for a shorter absence."""
    office = Office.current()
    if not itinerary.wants_acting(trip, office) or itinerary.acting_is_filed(trip, office):
        return None
    on = itinerary.acting_due(trip, office)
    return dated(_t("File the acting mayor's letter"), trip, on)


def filed(trip):
    if trip.acting_filed_on is None or trip.status in (TripStatus.CANCELLED, TripStatus.DECLINED):
        return ""
    words = _t("Filed on %(day)s") % {"day": date_format(trip.acting_filed_on, "j M Y")}
    return ", ".join(filter(None, [words, trip.acting_words]))[:500]


def to_cancel():
    """Lodging that may still be given back, above all where the trip does not take place: until it
    is taken off the trip, or the day is over."""
    off = Q(trip__status__in=TRIP_OFF, cancel_by__gte=timezone.localdate())
    rows = Stay.objects.filter(Q(trip__status__in=AHEAD) | off, cancel_by__isnull=False)
    return rows.select_related(*PEOPLE)


def read_stay(stay):
    return dated(_t("Free cancellation of lodging ends"), stay.trip, stay.cancel_by)


def unanswered():
    rows = Invitation.objects.unanswered().filter(answer_by__isnull=False)
    return rows.select_related("owner", "backup")


def read_answer(invitation):
    return dated(_t("Answer an invitation"), invitation, invitation.answer_by)


def answered(invitation):
    """What we answered; nothing where it was withdrawn before anybody did."""
    return invitation.get_status_display() if invitation.status in ANSWERS else ""


def to_approve():
    """Steps of the chain that nobody has taken, of trips that take approvals."""
    rows = Approval.objects.filter(status=Verdict.PENDING, trip__status__in=TAKE_APPROVALS)
    before_answer = Q(before_acceptance=True, trip__invitation__answer_by__isnull=False)
    has_day = Q(trip__starts_on__isnull=False) | before_answer
    return rows.filter(has_day).select_related("approver", "trip__invitation", *PEOPLE)


def read_approval(approval):
    """What a director decides is the director's to mind, and who is asked by letter gets it; the
    rest is sought by the owner."""
    if approval.falls_on is None:
        return None
    is_directors = approval.role == ApprovedBy.DIRECTOR
    who = {"audience": Audience.DIRECTOR if is_directors else Audience.OWNER}
    if approval.approver:
        who |= {"owner": approval.approver, "backup": approval.trip.owner}
    return dated(approval.title, approval.trip, approval.falls_on, **who)


def verdict_wanted(reminder):
    """Whoever is asked by letter gives the verdict under a link of their own."""
    approval = reminder.deadline.origin
    if approval is None or not answers_for(approval, reminder.user):
        return None
    return Answer(url_name="delegations:approval-answer", words=_t("Give your verdict"))


def verdict(approval):
    return approval.get_status_display() if approval.status != Verdict.PENDING else ""


register(
    DeadlineSource(
        kind="trip.answer",
        label=_("Answer to an invitation"),
        rows=unanswered,
        watch=("answer_by", *COLUMNS),
        read=read_answer,
        outcome=answered,
    )
)
register(
    DeadlineSource(
        kind="trip.approval",
        label=_("Approval of a trip"),
        rows=to_approve,
        watch=(
            *("status", "title", "role", "approver", "lead_days", "before_acceptance"),
            *("trip__invitation__answer_by", "trip__invitation__received_on"),
            *("trip__invitation__status", "trip__starts_on", *OF_TRIP),
        ),
        read=read_approval,
        outcome=verdict,
        answer=verdict_wanted,
    )
)
register(
    ShippedRule(
        slug="trip-answer",
        name="Invitations that wait for an answer",
        kinds=("trip.answer",),
        steps=(7, 3, 1, 0),
        to=("owner", "backup"),
        climbs_after=1,
    )
)
register(
    ShippedRule(
        slug="trip-approval",
        name="Approvals that a trip waits for",
        kinds=("trip.approval",),
        steps=(14, 7, 3, 1, 0),
        climbs_after=1,
    )
)
register(
    DeadlineSource(
        kind="trip.step",
        label=_("Step of a trip"),
        rows=to_prepare,
        watch=(
            *("title", "audience", "days_before", "counted_from", "due_on", "done_with"),
            *("trip__starts_on", "trip__ends_on", *OF_TRIP),
        ),
        read=read_step,
        outcome=reached,
    )
)
register(
    DeadlineSource(
        kind="trip.report",
        label=_("Report on a trip"),
        rows=to_report,
        watch=("starts_on", "ends_on", "reported_on", *COLUMNS),
        read=read_report,
        office=("trip_report_days",),
        outcome=reported,
    )
)
register(
    DeadlineSource(
        kind="trip.acting",
        label=_("Letter of the acting mayor"),
        rows=with_mayor,
        watch=(
            *("starts_on", "ends_on", "leaves_at", "returns_at", "with_mayor"),
            *("acting_filed_on", "acting_from", "acting_until", "acting_words", *COLUMNS),
        ),
        read=read_acting,
        office=("acting_after_hours", "acting_after_days", "acting_lead_days", "zone"),
        outcome=filed,
    )
)
register(
    DeadlineSource(
        kind="trip.lodging",
        label=_("Free cancellation of lodging"),
        rows=to_cancel,
        watch=("cancel_by", *OF_TRIP),
        read=read_stay,
    )
)
register(
    ShippedRule(
        slug="trip-step",
        name="What has to be ready for a trip, and done after it",
        kinds=("trip.step", "trip.lodging", "trip.visa"),
        steps=(14, 7, 3, 1),
        climbs_after=1,
    )
)
register(
    ShippedRule(
        slug="trip-acting",
        name="Letters of the acting mayor that are not filed",
        kinds=("trip.acting",),
        steps=(7, 3, 1, 0),
        to=("owner", "backup"),
        climbs_after=0,
    )
)
register(
    ShippedRule(
        slug="trip-report",
        name="Trips that wait for their report",
        kinds=("trip.report",),
        steps=(14, 7, 3, 1, 0),
        to=("owner", "backup"),
        climbs_after=1,
    )
)
register(KindGroup(name="trip", title=_("Trips"), order=26))
