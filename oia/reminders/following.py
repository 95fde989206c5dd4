"""Deadlines follow their records at once when these are saved, moved or deleted."""

from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db.models.constants import LOOKUP_SEP
from django.utils import timezone

from oia.accounts.models import Office
from oia.core.plugs import DeadlineSource, board
from oia.reminders import sources
from oia.reminders.choices import UNSETTLED
from oia.reminders.models import Deadline, Rule
from oia.reminders.models.rule import EVERY_OTHER


@cache
def roads():
    """For each model, the sources that depend on it and the path from their records to it."""
    found = {}
    for source in board.all(DeadlineSource):
        model = source.rows().model
        found.setdefault(model, set()).add((source.kind, ""))
        for path in source.watch:
            *relations, _ = path.split(LOOKUP_SEP)
            at = model
            for depth, relation in enumerate(relations, 1):
                at = at._meta.get_field(relation).related_model
                road = LOOKUP_SEP.join(relations[:depth])
                found.setdefault(at, set()).add((source.kind, road))
    return found


def record_saved(sender, instance, raw=False, **kwargs):
    if not raw:
        follow(sender, instance)


def record_changed(sender, instance, **kwargs):
    follow(sender, instance)


def follow(model, instance):
    """Bring the deadlines that depend on this record in step with it."""
    known = roads().get(model)
    if not known:
        return
    office = Office.current()
    for kind, road in sorted(known):
        source = board.get(DeadlineSource, kind)
        rows = sources.rows_of(source, office).filter(**{road or "pk": instance.pk})
        sources.follow(source, rows)
        close_those_that_left(source, road, instance)


def close_those_that_left(source, road, instance):
    """Deadlines of records that this change took out of their source."""
    model = source.rows().model
    touched = model._default_manager.filter(**{road or "pk": instance.pk})
    present = source.rows().filter(pk__in=touched.values("pk")).values("pk")
    left = Deadline.objects.filter(
        kind=source.kind,
        origin_type=sources.origin_type(source),
        origin_id__in=touched.values("pk"),
        status__in=UNSETTLED,
    ).exclude(origin_id__in=present)
    for deadline in left:
        sources.close_left(source, deadline)


def record_deleted(sender, instance, **kwargs):
    """Whoever was told of a deadline is told that it fell away with its record."""
    if sender in roads() and isinstance(instance.pk, int):
        origin = ContentType.objects.get_for_model(sender)
        gone = Deadline.objects.unsettled().filter(origin_type=origin, origin_id=instance.pk)
        for deadline in gone:
            sources.close_left(board.get(DeadlineSource, deadline.kind), deadline)


def rule_saved(sender, instance, **kwargs):
    """A changed rule has other steps: the next tick looks at its deadlines anew."""
    kinds = set(instance.kinds)
    waiting = Deadline.objects.unsettled()
    if EVERY_OTHER in kinds:
        ruled = {kind for rule in Rule.objects.exclude(pk=instance.pk) for kind in rule.kinds}
        waiting = waiting.exclude(kind__in=ruled)
    else:
        waiting = waiting.filter(kind__in=kinds)
    waiting.update(next_step_at=timezone.now())
