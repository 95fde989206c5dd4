"""Who looked at what is not for the whole office: written down as they look."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models.constants import LOOKUP_SEP
from django.utils import timezone

from oia.core.kinds import names_a_subject
from oia.core.models import Sighting, SightRoad
from oia.core.naming import batches
from oia.core.visibility import RIGHT_TO_SEE, hidden_from

#: Whoever looks at the same record again within this time is written down once.
ONCE_IN = timedelta(minutes=15)


def note(record, user, road):
    """Write down that a user saw a record, if it is not for the whole office."""
    if not is_guarded(record):
        return
    now, kind = timezone.now(), ContentType.objects.get_for_model(record)
    same = {"subject_type": kind, "subject_id": record.pk, "by": user, "road": road}
    if not Sighting.objects.filter(**same, at__gt=now - ONCE_IN).exists():
        Sighting.objects.create(**same, at=now, title=str(record)[:200])


def note_all(queryset, user, road):
    """The same of every record that a queryset finds, such as the rows of an exported file."""
    path = getattr(queryset, "sensitivity_path", None)
    hangs = names_a_subject(queryset.model)
    if not path and not hangs:
        return
    rows = queryset if hangs else queryset.guarded()
    for some in batches(rows.iterator(chunk_size=500), 500):
        guarded = filter(is_guarded, some) if hangs else some
        Sighting.objects.bulk_create(sighting(record, user, road) for record in guarded)


def note_shown(records, user, road):
    """The same of some records that stand on a page together, in two queries at most."""
    note_guarded([record for record in records if is_guarded(record)], user, road)


def note_listed(records, user):
    """The same of the rows of a list, for whoever sees more than the whole office does."""
    levels = set(RIGHT_TO_SEE) - set(hidden_from(user))
    if levels and records:
        note_guarded(guarded_among(records, levels), user, SightRoad.LIST)


def guarded_among(records, levels):
    """Those of some rows that are of these levels, by what they were read with: it costs nothing.

    Dates and promises have the level of their record since they were stored.
    """
    path = path_of(type(records[0]))
    steps = path.split(LOOKUP_SEP) if path else ()
    return [record for record in records if steps and at_end(record, steps) in levels]


def note_guarded(records, user, road):
    """Write down that a user saw these, but for those seen a while ago by the same road."""
    if not records:
        return
    lately = Sighting.objects.filter(by=user, road=road, at__gt=timezone.now() - ONCE_IN)
    known = set(lately.values_list("subject_type_id", "subject_id"))
    kind = ContentType.objects.get_for_model
    new = [record for record in records if (kind(record).pk, record.pk) not in known]
    Sighting.objects.bulk_create(sighting(record, user, road) for record in new)


def sighting(record, user, road):
    kind = ContentType.objects.get_for_model(record)
    seen = {"subject_type": kind, "subject_id": record.pk, "title": str(record)[:200]}
    return Sighting(**seen, by=user, road=road, at=timezone.now())


def is_guarded(record):
    """Whether a record, or what it hangs on, is not for the whole office."""
    if sensitivity_of(record) in RIGHT_TO_SEE:
        return True
    subject = getattr(record, "subject", None)
    return subject is not None and sensitivity_of(subject) in RIGHT_TO_SEE


def sensitivity_of(record):
    path = path_of(type(record))
    return at_end(record, path.split(LOOKUP_SEP)) if path else None


def path_of(model):
    return getattr(model._default_manager.all(), "sensitivity_path", None)


def at_end(record, steps):
    for step in steps:
        record = getattr(record, step, None)
    return record
