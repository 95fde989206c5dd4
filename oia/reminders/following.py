"""Deadlines follow their records at once when these are saved, moved or deleted."""

from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.accounts.models import Office, User
from oia.core.paths import at_end_of, relations
from oia.core.plugs import DeadlineSource, board
from oia.core.roads import current_user
from oia.reminders import sources
from oia.reminders.choices import ReminderState, What
from oia.reminders.models import Deadline, Reminder, Rule
from oia.reminders.models.rule import EVERY_OTHER
from oia.reminders.recipients import Recipient


@cache
def roads():
    """For each model, the sources that depend on it and the path from their records to it."""
    found = {}
    for source in board.all(DeadlineSource):
        model = source.rows().model
        found.setdefault(model, set()).add((source.kind, ""))
        for path in source.watch:
            for road in relations(path):
                found.setdefault(at_end_of(model, road), set()).add((source.kind, road))
    return found


def record_saved(sender, instance, created=False, raw=False, **kwargs):
    if not raw:
        follow(sender, instance, is_new=created)


def record_changed(sender, instance, **kwargs):
    follow(sender, instance)


def follow(model, instance, *, is_new=False):
    """Bring the deadlines that depend on this record in step with it.

    Nothing refers to a new record yet, so only the deadline of its own can come of it.
    """
    known = [(kind, road) for kind, road in roads().get(model, ()) if not (is_new and road)]
    if not known:
        return
    office = Office.current()
    for kind, road in sorted(known):
        source = board.get(DeadlineSource, kind)
        touched = those_touched(source, road, instance)
        for start in range(0, len(touched), sources.CHUNK):
            bring_in_step(source, touched[start : start + sources.CHUNK], office)


def those_touched(source, road, instance):
    """The keys of the source's records that depend on this one, whether or not they are in it."""
    if not road:
        return [instance.pk]
    touched = source.rows().model._default_manager.filter(**{road: instance.pk})
    return list(touched.order_by().values_list("pk", flat=True))


def bring_in_step(source, touched, office):
    """Read these records anew, and close the deadlines of those that left their source."""
    rows = list(sources.rows_of(source, office).filter(pk__in=touched))
    sources.follow(source, rows)
    left = Deadline.objects.unsettled().filter(
        kind=source.kind, origin_type=sources.origin_type(source), origin_id__in=touched
    )
    present = {row.pk for row in rows}
    for deadline in left:
        if deadline.origin_id not in present:
            sources.close_left(source, deadline)


def record_deleted(sender, instance, **kwargs):
    """Whoever was told of a deadline is told that it fell away with its record."""
    if sender in roads() and isinstance(instance.pk, int):
        origin = ContentType.objects.get_for_model(sender)
        gone = Deadline.objects.unsettled().filter(origin_type=origin, origin_id=instance.pk)
        for deadline in gone:
            sources.close_left(board.get(DeadlineSource, deadline.kind), deadline)


def deadline_saved(sender, instance, raw=False, **kwargs):
    """Whoever put themselves in charge, or handed it to somebody else, knows without a letter."""
    before, instance.came_from = instance.came_from, None
    if before is None or raw:
        return
    by = getattr(instance, "_history_user", None) or current_user()
    if by is not None and by.pk == instance.owner_id:
        keep_silent(instance, What.HANDED, by)
    if by is not None and by.pk == before:
        keep_silent(instance, What.TAKEN, by)


def keep_silent(deadline, what, person):
    """Note that somebody need not be told of a hand-over: it was they who did it."""
    said = {"version": deadline.version, "what": what, "recipient": Recipient(person).key}
    now = timezone.now()
    deadline.reminders.create(
        **said,
        step=deadline.reminders.filter(**said).count(),
        user=person,
        state=ReminderState.SUPPRESSED,
        reason=_("They handed it over themselves."),
        reached_at=now,
        written_at=now,
    )


def rule_changes(sender, instance, **kwargs):
    """Before and after a rule is saved or deleted: what it governs is to be looked at anew.

    Steps reached by now are history for these deadlines, under whichever rule they come.
    """
    if kwargs.get("raw"):
        return
    before = Rule.objects.filter(pk=instance.pk).first()
    is_deleted = "origin" in kwargs
    if is_deleted or before is None or instance.reminds_otherwise_than(before):
        now = timezone.now()
        kinds = set(instance.kinds) | set(before.kinds if before else ())
        governed_by(kinds).update(next_step_at=now, ruled_from=now)


def governed_by(kinds):
    """The unsettled deadlines of these kinds; "*" stands for those without a rule of their own."""
    waiting = Deadline.objects.unsettled()
    if EVERY_OTHER not in kinds:
        return waiting.filter(kind__in=kinds)
    ruled = {kind for rule in Rule.objects.active() for kind in rule.kinds}
    return waiting.exclude(kind__in=ruled - kinds)


def days_changed(sender, raw=False, update_fields=None, **kwargs):
    """Another holiday, or other days of work in the office, move the steps before a date, also of
    rules that count calendar days: they are told on a day of work. Each is computed anew."""
    if raw or (sender is Office and update_fields and "work_days" not in update_fields):
        return
    now = timezone.now()
    Deadline.objects.unsettled().filter(counts_to__gt=now).update(next_step_at=now)


def person_changed(sender, instance, created=False, raw=False, update_fields=None, **kwargs):
    """Whoever leaves or comes back: the next tick sees who is told of their dates now."""
    if created or raw or (update_fields and "is_active" not in update_fields):
        return
    Deadline.objects.unsettled().of(instance).update(next_step_at=timezone.now())


def absence_changed(sender, instance, raw=False, **kwargs):
    """Who is away, and who stands in: what reached them and what waits for them is looked at."""
    if not raw:
        told = Deadline.objects.unsettled().filter(
            pk__in=Reminder.objects.filter(user=instance.user_id).values("deadline")
        )
        told.update(next_step_at=timezone.now())


def address_changed(sender, instance, **kwargs):
    """An address that fails, or works again: the same, in whatever part its reader was told, and
    for mailboxes too. Others may be told instead."""
    waiting, now = Deadline.objects.unsettled(), timezone.now()
    readers = User.objects.filter(email__iexact=instance.address)
    for user in readers:
        waiting.of(user).update(next_step_at=now)
    at_it = Q(user__in=readers) | Q(recipient__iexact=f"mail:{instance.address}")
    told = Reminder.objects.filter(at_it).values("deadline")
    waiting.filter(pk__in=told).update(next_step_at=now)
