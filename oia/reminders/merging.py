"""What becomes of dates when two records turn out to be one: nobody is written to again."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.core.merging import Retired
from oia.core.plugs import DeadlineSource, board, register
from oia.reminders.choices import UNSETTLED, Status
from oia.reminders.models import Deadline


def open_first(row):
    """What people are still reminded of goes on."""
    return row["status"] not in UNSETTLED


def close_silently(pks):
    """The other one tells of the same: this is no cancellation that anybody has to hear of."""
    dates = Deadline.objects.filter(pk__in=pks)
    dates.filter(Q(status__in=UNSETTLED)).update(
        status=Status.CANCELLED, closed_at=timezone.now(), closed_by=None
    )
    dates.update(origin_type=None, origin_id=None, next_step_at=None)


def goes_on_elsewhere(deadline):
    """Whether it was closed so, and nobody has opened it and closed it again since."""
    comes_of_record = board.get(DeadlineSource, deadline.kind) is not None
    by_merge = deadline.origin_id is None and deadline.closed_by_id is None
    return deadline.status == Status.CANCELLED and comes_of_record and by_merge


register(
    Retired(
        name="deadline_once_per_origin",
        model=Deadline,
        columns=(
            *("origin_type_id", "origin_id", "status"),
            *("closed_at", "closed_by_id", "next_step_at"),
        ),
        best_first=open_first,
        retire=close_silently,
        words=_("closed without a letter, since the other record has the same date"),
    )
)
