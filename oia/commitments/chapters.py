"""What was promised between us and a partner, both ways."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oia.commitments.choices import Direction, Status
from oia.commitments.models import Commitment
from oia.core.plugs import Event, Fact
from oia.directory.models import City, Contact, Organisation, Person, PostHolding

MOST_LATE = 3  # promises of where somebody works


def between(record, user):
    """Those given to a partner, by it, about it or when we were in touch; a city's with those of
    who is there.
    """
    found = Commitment.objects.visible_to(user)
    touching = Commitment.objects.touching(record).values("pk")
    wider = Q(pk__in=touching) | Q(pk__in=given_in_touch(record))
    if isinstance(record, City):
        wider |= Q(to_organisation__city=record.pk)
    if isinstance(record, Person):
        wider |= Q(promised_by=record.pk)
    return found.filter(wider)


def given_in_touch(record):
    """The keys of promises that come from a contact with somebody."""
    kind = ContentType.objects.get_for_model(Contact)
    contacts = Contact.objects.of(record).order_by().values("pk")
    return Commitment.objects.filter(subject_type=kind, subject_id__in=contacts).values("pk")


def promises(record, user, reach):
    """Each on the days on which it was given and closed; while it is open, when it is due."""
    found = between(record, user).for_list()
    days = {
        "given_on": (found, lambda one: one.get_direction_display()),
        "closed_on": (found, lambda one: one.get_status_display()),
        "due_on": (found.filter(status=Status.OPEN), lambda one: _("Due")),
    }
    return [
        Event(
            on=getattr(one, name),
            key=3 * one.pk + place,
            title=f"{words(one)}: {one.text}",
            url=one.get_absolute_url(),
            note=owed(one) if name != "closed_on" else "",
            tone="late" if name != "closed_on" and one.is_late else "",
        )
        for place, (name, (some, words)) in enumerate(days.items())
        for one in reach.of(some, name)
    ]


def owed(one):
    return _("late") if one.is_late else one.get_status_display()


def standing(record, user):
    """What was promised last, how many promises are open each way, and how many are late."""
    found = [*promised_last(record, user), *open_each_way(record, user)]
    return found + (late_where_they_work(record, user) if isinstance(record, Person) else [])


def late_where_they_work(person, user):
    """What is late between us and the bodies in which a person holds a post, or the city that one
    of them governs: whoever calls may ask for it.
    """
    now = PostHolding.objects.visible_to(user).held_on(timezone.localdate())
    now = now.filter(person=person.pk).order_by().values("post__organisation")
    bodies = Organisation.objects.visible_to(user).filter(pk__in=now).order_by()
    theirs = Q(to_organisation__in=bodies.values("pk"))
    theirs |= Q(to_city__in=bodies.governing().values("city"))
    found = Commitment.objects.visible_to(user).late().filter(theirs)
    found = found.exclude(pk__in=between(person, user).order_by().values("pk")).for_list()
    return [
        Fact(
            label=_("Late where they work"),
            words=f"{one.get_direction_display()}: {one.text}",
            url=one.get_absolute_url(),
            tone="late",
        )
        for one in found.order_by("falls_due_at", "pk")[:MOST_LATE]
    ]


def promised_last(record, user):
    last = between(record, user).for_list().order_by("-given_on", "-pk").first()
    if last is None:
        return []
    words = f"{last.get_direction_display()}: {last.text} ({owed(last)})"
    return [Fact(label=_("Last promised"), words=words, url=last.get_absolute_url())]


def open_each_way(record, user):
    now = timezone.now()
    late = Q(falls_due_at__lt=now)
    rows = between(record, user).filter(status=Status.OPEN).order_by().values("direction")
    rows = rows.annotate(count=Count("pk"), late=Count("pk", filter=late))
    found = {row["direction"]: row for row in rows}
    return [
        Fact(label=label, words=in_words(found[way]), tone="late" if found[way]["late"] else "")
        for way, label in (
            (Direction.OURS, _("We owe them")),
            (Direction.THEIRS, _("They owe us")),
        )
        if way in found
    ]


def in_words(row):
    text = ngettext("%(count)d promise", "%(count)d promises", row["count"])
    words = {"promises": text % {"count": row["count"]}, "late": row["late"]}
    late = _("%(promises)s, %(late)d of them late") % words
    return late if row["late"] else words["promises"]
