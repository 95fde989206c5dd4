"""Typed dates are for no more people than the record they are about, whatever becomes of it."""

from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from oia.core.models import Record
from oia.core.visibility import Sensitivity, stricter
from oia.documents.models.subject import OnSecret, kinds_of_subject
from oia.reminders.models import Deadline

#: From what everybody sees to what only protocol does.
LEVELS = list(Sensitivity)


def record_saved(sender, instance, created=False, raw=False, **kwargs):
    """A record became restricted: so do the dates that were typed in on it."""
    about_others = issubclass(sender, Record) and sender is not Deadline
    level = getattr(instance, "sensitivity", Sensitivity.OFFICE)
    if raw or created or not about_others or level == Sensitivity.OFFICE:
        return
    kind = ContentType.objects.get_for_model(sender)
    about = Q(subject_type=kind, subject_id=instance.pk)
    for pk in more_open_than(level).filter(about).values_list("pk", flat=True):
        raise_to(pk, level)


def more_open_than(level):
    """The typed dates that more people may see than are let in by this level."""
    return Deadline.objects.filter(origin_id=None).filter(weaker(level))


def weaker(level):
    return Q(sensitivity__in=LEVELS[: LEVELS.index(level)])


def out_of_step():
    """The typed dates that are less restricted than their record, in one query.

    Whatever road the record took is seen here.
    """
    kinds = tuple(kind for kind in kinds_of_subject() if issubclass(kind, Record))
    left_behind = [weaker(level) & Q(OnSecret(kinds, (level,))) for level in LEVELS[1:]]
    return list(Deadline.objects.filter(reduce(or_, left_behind), origin_id=None))


@transaction.atomic
def raise_to(pk, level):
    """Lock a date, read it anew, and show it to no more people than this level lets in."""
    deadline = Deadline.objects.select_for_update().get(pk=pk)
    deadline.sensitivity = stricter(deadline.sensitivity, level)
    deadline._change_reason = _("Follows the record it is about.")
    deadline.save(update_fields=["sensitivity", "updated_at"])
