"""What lies ahead between us and a partner: the dates that somebody is reminded of."""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from oia.core.plugs import Event
from oia.directory.chapters import agreed_with
from oia.directory.models import Agreement, City, Contact, Organisation
from oia.reminders.models import Deadline

#: The end of a term is told by what is agreed; silence stands on top, and is nothing that happens.
TOLD_ELSEWHERE = ["agreement.term_end", "agreement.silence"]


def dates(record, user, reach):
    """Those still to be minded: of the partner itself, of what is agreed, of what was said."""
    said = Contact.objects.of(record).visible_to(user).filter(next_step_on__isnull=False)
    about = (
        (record, [record.pk]),
        *same(record),
        (Agreement, agreed_with(record, user).order_by().values("pk")),
        (Contact, said.order_by().values("pk")),
    )
    now = timezone.now()
    return [
        Event(
            on=timezone.localdate(one.falls_due_at),
            key=(one.falls_due_at, one.pk),
            title=one.title,
            url=one.get_absolute_url(),
            note=str(one.kind_label),
            tone="late" if one.falls_due_at < now else "",
        )
        for model, keys in about
        for one in reach.of_moments(open_dates(model, keys, user), "falls_due_at")
    ]


def same(record):
    """The own administration of a city, or the city of one: of each stands what is of the other."""
    if isinstance(record, City):
        return [(Organisation, Organisation.objects.governing(city=record.pk).values("pk"))]
    if isinstance(record, Organisation) and record.governs:
        return [(City, [record.governs])]
    return []


def open_dates(model, keys, user):
    kind = ContentType.objects.get_for_model(model)
    found = Deadline.objects.unsettled().visible_to(user)
    found = found.filter(subject_type=kind, subject_id__in=keys)
    return found.exclude(kind__in=TOLD_ELSEWHERE)
