"""The way of a trip: its legs kept, what in them cannot be, how long they are away."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delegations.choices.trip import TravelPart
from delegations.models import Leg, Trip
from delegations.services import meeting_flags, nights
from oia.accounts.hours import working_days_between
from oia.accounts.models import Office
from oia.core.rights import need
from oia.core.sheets import tie
from oia.core.signals import changed
from oia.core.text import fold
from oia.directory.services.keeping import keep, right

#: By which hour of a day of ours it is told how far other clocks are ahead.
NOON = time(12)


@transaction.atomic
def save_part(part, *, by, travellers=None):
    """Keep a leg or a lodging, new or changed, with whom it is for."""
    need(by, right(part, "add" if part._state.adding else "change"))
    keep(part, by=by)
    tie(part, {} if travellers is None else {"travellers": travellers})
    return part


def keep_part_row(part, along, *, by):
    """Keep a leg or a lodging as a row of a sheet has it."""
    save_part(part, by=by, travellers=along.get("travellers"))


def reckon(trip):
    """Keep on the trip from when to when they are away, as its legs and travellers say by now."""
    legs = of_the_head(trip)
    known = {
        "with_mayor": trip.travellers.filter(part=TravelPart.MAYOR).exists(),
        "leaves_at": legs[0].departs_at if legs else None,
        "returns_at": max(leg.arrives_at for leg in legs) if comes_home(legs) else None,
    }
    before = Trip.objects.filter(pk=trip.pk).values(*known).first()
    if before is not None and before != known:
        Trip.objects.filter(pk=trip.pk).update(**known)
        for name, value in known.items():
            setattr(trip, name, value)
        changed.send(sender=Trip, instance=trip)


def of_the_head(trip):
    """The legs of the mayor, or of everybody where the mayor does not travel, in order."""
    return heads_among(list(trip.legs.prefetch_related("travellers")))


def heads_among(legs):
    """Those of some legs by which the whereabouts of a trip are told: the mayor's, else all."""
    theirs = [leg for leg in legs if is_for(leg, TravelPart.MAYOR)]
    return theirs or legs


def is_for(leg, part):
    """Whether a leg is for everybody, or for somebody with this part."""
    named = list(leg.travellers.all())
    return not named or any(one.part == part for one in named)


def comes_home(legs):
    """Whether the last leg leads to where the first one began."""
    return bool(legs) and same_place(legs[-1].to_place, legs[0].from_place)


def same_place(one, other):
    return fold(one) == fold(other)


@dataclass(frozen=True)
class Flag:
    """What in an itinerary cannot be, or wants a look: in words, with what it is about."""

    kind: str
    words: str
    part: object  # a leg, a lodging or a meeting


def flags(trip, legs, least=None, stays=None, travellers=(), meetings=()):
    """All that is wrong with legs, each told once, whomever of the travellers it concerns; with
    nights, where the lodgings are handed over, and with meetings."""
    least = Office.current().trip_connection_minutes if least is None else least
    found, each = [], ways(legs, travellers)
    for way, one in each:
        if stays is not None:
            found += bedless(trip, way, [stay for stay in stays if is_theirs(stay, one)])
        for before, after in zip(way, way[1:], strict=False):
            found += between(before, after, least)
        if not comes_home(way):
            found.append(Flag("open", _("Nobody is home again after this."), way[-1]))
    found += [flag for leg in legs for flag in outside(trip, leg)]
    found += [Flag(*one) for one in nights.taken_twice(stays or ())]
    found += [Flag(*one) for one in nights.outside(trip, stays or ())]
    found += [Flag(*one) for one in meeting_flags.found(trip, each, meetings)]
    return list(dict.fromkeys(found))


def ways(legs, travellers=()):
    """The legs of each traveller in order, with who it is; where none is named, of everybody."""
    named = {one.pk for leg in legs for one in leg.travellers.all()}
    each = named | {one.pk for one in travellers} if named else {None}
    found = (([leg for leg in legs if is_theirs(leg, one)], one) for one in each)
    return [
        (sorted(way, key=lambda leg: (leg.departs_at, leg.pk)), one) for way, one in found if way
    ]


def is_theirs(part, traveller):
    """Whether a leg or a lodging is for this traveller (None: whoever has none of their own)."""
    named = {one.pk for one in part.travellers.all()}
    return not named or traveller in named or traveller is None


def bedless(trip, way, stays):
    """The runs of nights of one traveller for which there is no lodging."""
    until = None if comes_home(way) else trip.last_day
    for leg, first, last in nights.without_bed(way, stays, until):
        yield Flag("night", nights.words_for(first, last), leg)


def between(before, after, least):
    """What is wrong between one leg and the next of the same traveller."""
    minutes = int((after.departs_at - before.arrives_at).total_seconds() // 60)
    if minutes < 0:
        yield Flag("overlap", _("Departs before “%s” arrives.") % before, after)
    elif not same_place(before.to_place, after.from_place):
        places = {"before": before.to_place, "after": after.from_place}
        yield Flag("gap", _("How do they come from %(before)s to %(after)s?") % places, after)
    elif minutes < least:
        words = ngettext(
            "Only %(left)d minute to change.", "Only %(left)d minutes to change.", minutes
        )
        yield Flag("short", words % {"left": minutes}, after)


def outside(trip, leg):
    """Legs on days on which the trip is not, by our own calendar."""
    if trip.starts_on is None:
        return
    first, last = local_day(leg.departs_at), local_day(leg.arrives_at)
    if first < trip.starts_on or last > trip.last_day:
        yield Flag("outside", _("By our calendar that is outside the days of the trip."), leg)


def local_day(moment):
    return timezone.localtime(moment).date()


@dataclass(frozen=True)
class Absence:
    """How long they are away, by our clocks: hours, and working days of ours that it touches."""

    begins: object
    ends: object
    hours: int
    working_days: int


def absence(trip, office=None):
    """How long a trip takes those away who travel; None while it has no days."""
    if trip.away is None:
        return None
    office = office or Office.current()
    begins, ends = (one.astimezone(office.clock) for one in trip.away)
    span = trip.away[1] - trip.away[0]
    worked = working_days_between(*days_away(trip, office), office=office)
    return Absence(begins, ends, int(span.total_seconds() // 3600), worked)


def wants_acting(trip, office=None):
    """Whether the rules of the office ask for somebody to stand in for the mayor meanwhile."""
    office = office or Office.current()
    away = absence(trip, office) if trip.with_mayor else None
    if away is None:
        return False
    by_hours = office.acting_after_hours is not None and (
        trip.away[1] - trip.away[0] > timedelta(hours=office.acting_after_hours)
    )
    by_days = office.acting_after_days is not None and (
        away.working_days > office.acting_after_days
    )
    return by_hours or by_days


def days_away(trip, office=None):
    """The first and the last day of ours of an absence; None while the trip has no days."""
    if trip.away is None:
        return None
    clock = (office or Office.current()).clock
    return days_within(*(one.astimezone(clock) for one in trip.away))


def days_within(begins, ends):
    """The first and the last day of a time, by the clock on which both its ends are told."""
    return begins.date(), (ends - timedelta(microseconds=1)).date()


def acting_is_filed(trip, office=None):
    """Whether the letter that was filed is for the whole absence, wherever that was moved to.

    One that was filed before its days were kept is for any.
    """
    away = days_away(trip, office)
    if trip.acting_filed_on is None or trip.acting_from is None or away is None:
        return trip.acting_filed_on is not None
    return trip.acting_from <= away[0] and away[1] <= trip.acting_until


def is_astray(trip, office=None):
    """Whether the legs, by which they are away, lie on other days than the trip."""
    away = days_away(trip, office)
    if away is None or trip.leaves_at is None or trip.starts_on is None:
        return False
    return away[0] < trip.starts_on or trip.last_day < away[1]


def acting_due(trip, office=None):
    """The day by which the instrument is filed."""
    office = office or Office.current()
    leaves = trip.away[0].astimezone(office.clock).date()
    return leaves - timedelta(days=office.acting_lead_days)


def passport_ends_before(traveller):
    """Whether a passport has ended by the last day of the trip."""
    last, until = traveller.trip.last_day, traveller.passport_until
    return bool(last and until and until < last)


def passport_too_short(traveller, office):
    """Whether a passport ends sooner after the return than the office wants it to."""
    last, until = traveller.trip.last_day, traveller.passport_until
    return bool(last and until and until < last + timedelta(days=office.passport_valid_days))


def midnight_after(day, days):
    """The end of the day that lies some days after another, by our clocks."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=days + 1), time()))


def report_due(trip, office=None):
    """The day by which the report is written; None while the trip has no days."""
    office = office or Office.current()
    return trip.last_day and trip.last_day + timedelta(days=office.trip_report_days)


@dataclass(frozen=True)
class Passage:
    """A departure or an arrival: by our clocks, and by those there."""

    leg: Leg
    is_arrival: bool
    moment: object  # aware, UTC

    @property
    def home(self):
        return timezone.localtime(self.moment)

    @property
    def there(self):
        return self.leg.arrives_there if self.is_arrival else self.leg.departs_there

    @property
    def place(self):
        return self.leg.to_place if self.is_arrival else self.leg.from_place

    @property
    def is_in_utc(self):
        """Whether nobody knows the clocks of the place, so that its hour is told in UTC."""
        return (self.leg.to_zone if self.is_arrival else self.leg.from_zone) == "UTC"

    @property
    def is_elsewhere(self):
        """Whether the clocks there show something else than ours."""
        return self.there != self.home.replace(tzinfo=None)


@dataclass(frozen=True)
class StripDay:
    """One day of ours on a trip: where they are, how far its clocks are ahead, what happens."""

    on: object
    place: str
    ahead: str
    passages: list
    stays: list
    meetings: list

    @property
    def rows(self):
        """What happens, in order: departures, arrivals and meetings, each by its moment."""
        met = [(one.starts_at, 1, one.pk, one) for one in self.meetings]
        passed = [(one.moment, 0, at, one) for at, one in enumerate(self.passages)]
        return [row for *_order, row in sorted([*passed, *met], key=lambda one: one[:3])]


def strip(trip, legs, stays, meetings=(), of=None):
    """The days of a trip by our calendar, with what departs and arrives on each, and those beyond
    on which somebody is met. Where they are, the legs `of` somebody tell: of the mayor, where
    nobody else is meant."""
    heads = heads_among(legs) if of is None else of
    passages = [
        Passage(leg, is_arrival, leg.arrives_at if is_arrival else leg.departs_at)
        for leg in legs
        for is_arrival in (False, True)
    ]
    passages.sort(key=lambda one: (one.moment, one.is_arrival))
    arrivals = [one for one in passages if one.is_arrival and one.leg in heads]
    days = [one.home.date() for one in passages]
    days += [day for day in (trip.starts_on, trip.last_day) if day]
    if not days:
        return []
    first, last = min(days), max(days)
    shown = {first + timedelta(days=number) for number in range(min((last - first).days, 366) + 1)}
    shown |= {local_day(one.starts_at) for one in meetings}
    return [strip_day(day, arrivals, passages, stays, meetings) for day in sorted(shown)]


def strip_day(on, arrivals, passages, stays, meetings):
    arrived = [one for one in arrivals if one.home.date() <= on]
    place, ahead = "", ""
    if arrived:
        noon = timezone.make_aware(datetime.combine(on, NOON))
        place, ahead = arrived[-1].place, hours_ahead(noon, arrived[-1].leg.to_zone)
    today = [one for one in passages if one.home.date() == on]
    slept = [stay for stay in stays if stay.from_on <= on < stay.until_on]
    met = [one for one in meetings if local_day(one.starts_at) == on]
    return StripDay(on, place, ahead, today, slept, met)


def hours_ahead(moment, zone):
    """How far the clocks of a zone are ahead of ours at a moment: +11, −3:30; blank for not."""
    there = moment.astimezone(ZoneInfo(zone)).utcoffset()
    minutes = int((there - timezone.localtime(moment).utcoffset()).total_seconds() // 60)
    if not minutes:
        return ""
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"{sign}{hours}" + (f":{rest:02}" if rest else "")
