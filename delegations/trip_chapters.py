"""What trips tell of us and a partner: when we were there, and whom we met on the way."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.choices.trip import BACK
from delegations.models import Meeting, Trip
from delegations.models.trip import leads_to
from delegations.services.activity import been_there, last_days
from oia.core.plugs import Event, Fact
from oia.core.visibility import hidden_from, unless_hidden
from oia.directory.models import Agreement, City, Organisation, Person


def met(record):
    """The meetings with somebody: with whom of a city or a body, or with a person."""
    who = {
        City: Q(organisation__city=record.pk),
        Organisation: Q(organisation=record.pk),
        Person: Q(counterpart=record.pk),
    }
    return Meeting.objects.filter(who[type(record)])


def about(record, user):
    """The trips to a city, for its own administration as well, those on which they were met, and
    those on which a person travelled.
    """
    there = with_them(record)
    if isinstance(record, Person):
        there |= Q(pk__in=Trip.objects.filter(travellers__person=record.pk).values("pk"))
    return Trip.objects.visible_to(user).filter(there)


def with_them(record):
    """The condition under which a trip led to somebody, or they were met on it."""
    there = Q(pk__in=met(record).order_by().values("trip"))
    if isinstance(record, City):
        return there | leads_to(record.pk)
    governed = isinstance(record, Organisation) and record.governs
    return there | leads_to(governed) if governed else there


def trips(record, user, reach):
    """By the day on which they leave."""
    return [
        Event(
            on=one.starts_on,
            key=one.pk,
            title=one.title,
            url=one.get_absolute_url(),
            note=f"{one.get_kind_display()}, {one.get_status_display()}",
        )
        for one in reach.of(about(record, user).for_list(), "starts_on")
    ]


def visits_by_us(record, user):
    """How often we were with them, and when last: the other half of the balance.

    On which trips somebody of ours travelled is no visit to them.
    """
    words = been_there(Trip.objects.visible_to(user).filter(with_them(record)))
    return [Fact(label=_("Visits by us"), words=words)] if words else []


def meetings(record, user, reach):
    """Each on its day here, with whom it was."""
    found = met(record).visible_to(user).select_related("trip", "organisation", "counterpart")
    hidden = hidden_from(user)
    return [
        Event(
            on=timezone.localdate(one.starts_at),
            key=(one.starts_at, one.pk),
            title=one.topic,
            url=one.get_absolute_url(),
            note=whom(one, record, hidden),
        )
        for one in reach.of_moments(found, "starts_at")
    ]


def whom(meeting, record, hidden):
    """With whom it was, where that is not the record itself."""
    seen = [unless_hidden(one, hidden) for one in (meeting.counterpart, meeting.organisation)]
    others = [str(one) for one in seen if one is not None and one != record]
    words = meeting.counterpart_words if meeting.counterpart is None else ""
    return ", ".join(filter(None, [words, *others]))


#: By which paths trips lead to a record of each kind, where it is they who were seen there, or
#: what the trip was for.
TO_CITY = ("city", "other_cities")
PATHS = {
    City: (*TO_CITY, "meetings__organisation__city"),
    Organisation: ("meetings__organisation",),
    Person: ("meetings__counterpart",),
    Agreement: ("agreement",),
}


def latest(model, keys, user=None):
    """The last day on which somebody of ours was with each of these, or there for them.

    Nothing of days ahead, nor of what `user` may not see. Who was in a city was with its own
    administration.
    """
    seen = Trip.objects.visible_to(user) if user else Trip.objects
    there, days = seen.filter(status__in=BACK), {"began": "starts_on", "ended": "ends_on"}
    found = last_days(there, PATHS.get(model, ()), keys, **days)
    if model is Organisation:
        governed = Organisation.objects.governing(pk__in=keys).order_by()
        governed = dict(governed.values_list("pk", "city"))
        led = last_days(there, TO_CITY, set(governed.values()), **days)
        for key, city in governed.items():
            if city in led:
                found[key] = max(led[city], found.get(key, led[city]))
    return found
