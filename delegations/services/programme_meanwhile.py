"""What others did to items of a programme since somebody looked at them."""

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from delegations.models import ProgrammeItem
from oia.core import story, trails
from oia.core.abouts import tell_abouts
from oia.core.meanwhile import before, told_by
from oia.core.models import LinkChange

HISTORY = ProgrammeItem.history.model


class ChangedMeanwhile(ValidationError):  # noqa: N818 -- no mistake of whoever saves
    """Somebody else changed what was to be changed. `events` tell who, when and what."""

    def __init__(self, seen, user):
        rows = news(seen)
        self.events = told(rows, user)
        names = [row.history_user.get_full_name() for row in rows if row.history_user]
        who = ", ".join(dict.fromkeys(filter(None, names)))
        words = _("%(who)s changed this meanwhile; nothing was overwritten.")
        super().__init__(words % {"who": who or _("Somebody")})


def told(rows, user):
    """What rows of history tell of items, with whom was ticked or unticked, in words."""
    if not rows:
        return []
    pairs = trails.with_rows_before(rows)
    return tell_abouts(story.events_of([], pairs, ties_since(rows), user=user))


def news(seen):
    """The rows of history that tell what came after the revisions that were seen."""
    rows = HISTORY._base_manager.filter(id__in=seen).select_related("history_user")
    return [row for row in rows.order_by("history_date", "pk") if is_news(row, seen)]


def is_news(row, seen):
    """Whether a row of history tells what came after the revision that was seen."""
    return row.revision > seen[row.id] or row.history_type == "-"


def ties_since(rows):
    """The guests and people of ours that were ticked or unticked with these changes."""
    since = {}
    if not rows:
        return []
    for row in rows:
        since.setdefault(row.id, row.history_date)
    ties = LinkChange.objects.filter(
        subject_type__app_label="delegations",
        subject_type__model="programmeitem",
        subject_id__in=since,
        at__gte=min(since.values()),
    )
    ties = ties.select_related("by", "subject_type").order_by("at", "pk")
    return [tie for tie in ties if tie.at >= since[tie.subject_id]]


def take(item, seen, *, by):
    """Let nobody else change an item until the transaction ends, if it is as it was `seen`.

    One conditional update, so that of two who saw the same only one goes on. None: whatever it is.
    """
    rows = ProgrammeItem.objects.filter(pk=item.pk)
    mine = rows if seen is None else rows.filter(revision=seen)
    if not mine.update(revision=F("revision") + 1):
        raise ChangedMeanwhile({item.pk: seen or 0}, by)
    item.revision = rows.values_list("revision", flat=True).get()


def as_seen(item_pk, revision):
    """An item as it was at a revision, not to be stored; None where its past is not kept."""
    row = HISTORY._base_manager.filter(id=item_pk, revision=revision).order_by("-pk").first()
    return told_by(row)


def is_gone(delegation, item_pk):
    """Whether an item was in this programme and somebody removed it."""
    past = HISTORY._base_manager.filter(id=item_pk, delegation=delegation.pk)
    return past.filter(history_type="-").exists()


def people_as_seen(item, revision):
    """Whom an item named at a revision: their keys by the names of the fields."""
    names = ("guests", "staff", "ours")
    people = {name: set(getattr(item, name).values_list("pk", flat=True)) for name in names}
    return before(people, ties_since(news({item.pk: revision or 0})))
