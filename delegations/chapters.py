"""What visits and gifts tell of us and a partner: who came when, what was given both ways."""

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from delegations.choices.gift import WITH_US, Direction
from delegations.models import Delegation, Gift, Member
from delegations.services.activity import been_here
from oia.core.plugs import Event, Fact
from oia.directory.models import City, Organisation, Person


def of(record, user):
    """The visits of a city and its bodies, of an organisation, or with a guest of that name."""
    found = Delegation.objects.visible_to(user)
    if isinstance(record, City):
        return found.from_city(record)
    body = Q(organisation=record.pk) | Q(authorising_body=record.pk)
    if isinstance(record, Organisation):
        return found.filter(body)
    guests = Member.objects.called(record.names())
    return found.filter(pk__in=guests.order_by().values("delegation"))


def visits(record, user, reach):
    """By the day they come; a request without one by the day on which it came in."""
    found = of(record, user).for_list().annotate(on=Coalesce("arrives_on", "received_on"))
    by_name = [_("a guest of this name")] if isinstance(record, Person) else []
    return [
        Event(
            on=one.on,
            key=one.pk,
            title=one.title if one.arrives_on else _("Request: %s") % one.title,
            url=one.get_absolute_url(),
            note=", ".join([one.get_kind_display(), one.get_status_display(), *by_name]),
        )
        for one in reach.of(found, "on")
    ]


def balance(record, user):
    """How often they were here, and when last. A name alone says of nobody that they were."""
    if isinstance(record, Person):
        return []
    words = been_here(of(record, user))
    return [Fact(label=_("Visits to us"), words=words)] if words else []


def gifts(record, user, reach):
    """Those offered and given, whatever the answer was."""
    found = Gift.objects.visible_to(user).filter(between(record)).defer("notes", "search_text")
    return [
        Event(
            on=one.on,
            key=one.pk,
            title=(_("We gave: %s") if one.is_given else _("They gave: %s")) % one.description,
            url=one.get_absolute_url(),
            note=one.get_status_display(),
        )
        for one in reach.of(found, "on")
    ]


def gifts_both_ways(record, user):
    """How many gifts went which way, refused ones left out."""
    found = Gift.objects.visible_to(user).filter(between(record), status__in=WITH_US).order_by()
    counts = dict(found.values_list("direction").annotate(Count("pk", distinct=True)))
    if not counts:
        return []
    words = _("%(theirs)d from them, %(ours)d from us")
    theirs, ours = counts.get(Direction.RECEIVED, 0), counts.get(Direction.GIVEN, 0)
    return [Fact(label=_("Gifts"), words=words % {"theirs": theirs, "ours": ours})]


def between(record):
    """The gifts from or to a partner; a city's with those of its bodies and of their visits."""
    return {
        City: Q(other_organisation__city=record.pk) | Q(delegation__city=record.pk),
        Organisation: Q(other_organisation=record.pk) | Q(delegation__organisation=record.pk),
        Person: Q(other_person=record.pk),
    }[type(record)]
