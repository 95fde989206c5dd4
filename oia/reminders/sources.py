"""Keeping deadlines in step with the records they are derived from.

Each source is asked with one set-based query for what is out of step: records whose watched
columns are no longer those the deadline was derived from, and deadlines whose record is gone.
"""

import logging
from contextlib import contextmanager
from itertools import pairwise

from django.contrib.contenttypes.models import ContentType
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import CharField, Exists, F, Func, OuterRef, TextField, Value
from django.db.models.functions import MD5, Cast, Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.accounts.models import Office
from oia.core.plugs import DeadlineSource, board
from oia.core.states import move
from oia.core.visibility import Sensitivity
from oia.reminders import sight
from oia.reminders.choices import UNSETTLED, Status
from oia.reminders.models import Deadline, Sender
from oia.reminders.models.deadline import PLAUSIBLE, SETTLED_BY

log = logging.getLogger(__name__)

CHUNK = 500

#: The fingerprint of a date whose record is no reason for it any more: it equals that of none.
LEFT = ""


class Joined(Func):
    """Texts one after the other, told apart by a bar. Flat, however many: `Concat` nests."""

    template = "(%(expressions)s)"
    arg_joiner = " || '|' || "
    output_field = CharField()


def as_text(value):
    """A column, or a value of ours, as text; what is missing has a sign of its own."""
    return Coalesce(Cast(value, TextField()), Value("∅"), output_field=CharField())


def rows_of(source, office):
    """The source's records, each with the fingerprint of all that its deadline depends on."""
    salt = "|".join(str(getattr(office, name)) for name in source.office)
    parts = [as_text(Value(salt)), *(as_text(path) for path in source.watch)]
    return source.rows().annotate(watched=MD5(Joined(*parts)))


def origin_type(source):
    return ContentType.objects.get_for_model(source.rows().model)


def out_of_step(source, office):
    """Primary keys of records to read anew, and of deadlines whose record has left: one query."""
    rows = rows_of(source, office).order_by()
    kind = Deadline.objects.filter(kind=source.kind, origin_type=origin_type(source)).order_by()
    in_step = kind.filter(origin_id=OuterRef("pk"), fingerprint=OuterRef("watched"))
    stale = rows.filter(~Exists(in_step)).values_list("pk", Value("stale"))
    left = kind.filter(status__in=UNSETTLED, origin_id__isnull=False)
    present = source.rows().order_by().filter(pk=OuterRef("origin_id"))
    left = left.filter(~Exists(present)).values_list("pk", Value("left"))
    found = {"stale": [], "left": []}
    for pk, which in stale.union(left, all=True):
        found[which].append(pk)
    return found["stale"], found["left"]


def reconcile():
    """Bring every deadline in step with its record. Returns how many were out of step."""
    office, count = Office.current(), resettle_clocks() + hide_with_their_records()
    for source in board.all(DeadlineSource):
        stale, left = out_of_step(source, office)
        for start in range(0, len(stale), CHUNK):
            follow_all(source, stale[start : start + CHUNK], office)
        for deadline in Deadline.objects.filter(pk__in=left):
            with apart(source.kind, deadline.origin_id):
                close_left(source, deadline)
        count += len(stale) + len(left)
    Sender.note(reconciled_at=timezone.now())
    return count


@contextmanager
def apart(kind, pk):
    """What goes wrong with one record is told in the log, and holds up no other."""
    try:
        with transaction.atomic():
            yield
    except (InterfaceError, OperationalError):
        raise
    except Exception:
        log.exception("The date of record %s (%s) stays as it was.", pk, kind)


def follow_all(source, pks, office):
    """Derive the deadlines of these anew; each by itself where one of them cannot be read."""
    rows = rows_of(source, office)
    try:
        follow(source, rows.filter(pk__in=pks))
    except (InterfaceError, OperationalError):
        raise
    except Exception:
        for pk in pks:
            with apart(source.kind, pk):
                follow(source, rows.filter(pk=pk))


def resettle_clocks():
    """Deadlines whose date columns were changed by a road that did not compute their moments."""
    office = Office.current()
    parts = [Coalesce(Cast(name, TextField()), Value("")) for name in SETTLED_BY]
    parts.append(Cast(Value(office.zone), TextField()))
    shown = Deadline.objects.unsettled().annotate(settled_now=Joined(*parts))
    moved = list(shown.exclude(settled_now=F("settled_for")).values_list("pk", flat=True))
    for pk in moved:
        with apart("deadline", pk):
            Deadline.objects.select_for_update().get(pk=pk).save()
    return len(moved)


def hide_with_their_records():
    """Typed dates whose record became restricted by a road that told nobody."""
    found = sight.out_of_step()
    for deadline in found:
        with apart("deadline", deadline.pk):
            sight.raise_to(deadline.pk, deadline.subject.sensitivity)
    return len(found)


def follow(source, rows):
    """Derive the deadlines of these records anew."""
    rows = list(rows)
    known = Deadline.objects.filter(
        kind=source.kind, origin_type=origin_type(source), origin_id__in=[row.pk for row in rows]
    )
    known = {deadline.origin_id: deadline for deadline in known}
    for row in rows:
        if is_in_step(row, known.get(row.pk)):
            continue
        dated = source.read(row)
        if dated and is_plausible(dated.due.on):
            derive(source, row, dated)
        elif row.pk in known:
            close_left(source, known[row.pk])


def is_plausible(day):
    """Whether a day may be a deadline: of what was signed in 1887 no date of then is owed."""
    first, last = PLAUSIBLE
    return first <= day <= last


def is_in_step(row, deadline):
    """Whether nothing that the deadline depends on changed: then its history stays short."""
    same = deadline is not None and deadline.fingerprint == row.watched
    return same and not was_left(deadline)


def was_left(deadline):
    """Whether the program closed it because its record was no longer a reason.

    A record that takes back what it said is a reason again, and whatever road it took. What
    somebody closed stays closed, under the button of a letter to a mailbox as well.
    """
    is_ours = deadline.closed_by_id is None
    left = deadline.status == Status.DONE and deadline.fingerprint == LEFT
    return is_ours and (left or deadline.status == Status.CANCELLED)


@transaction.atomic
def derive(source, row, dated):
    """Write what the record says into its deadline; make one where there is none.

    It is locked and read anew: somebody may have closed it since it was found out of step.
    """
    found = values(dated)
    deadline, made = Deadline.objects.select_for_update().get_or_create(
        kind=source.kind,
        origin_type=origin_type(source),
        origin_id=row.pk,
        defaults=found | {"fingerprint": row.watched},
    )
    if made:
        return
    if was_left(deadline):
        reopen_silently(deadline, _("It is owed again."))
    elif has_come_round(source, deadline, dated):
        reopen_silently(deadline, _("It comes round again."))
    for name in kept_as_it_is(deadline, dated):
        found.pop(name)
    for name, value in found.items():
        setattr(deadline, name, value)
    deadline.fingerprint = row.watched
    deadline.save()


#: What stays as it was once a deadline is done.
WHEN = {"due_on", "due_time", "zone_kind", "zone", "internal_on"}

#: What stays once somebody was put in charge by hand, until the record names somebody new.
WHO = {"owner", "backup"}


def kept_as_it_is(deadline, dated):
    """What of a deadline its record no longer decides."""
    settled = deadline.status not in UNSETTLED
    handed_over = deadline.source_owner_id != deadline.owner_id
    same_in_record = deadline.source_owner == dated.owner
    kept = (WHEN if settled else set()) | (WHO if handed_over and same_in_record else set())
    if same_in_record and deadline.audience != dated.audience and is_addressed_by_hand(deadline):
        kept.add("audience")
    return kept


def is_addressed_by_hand(deadline):
    """Whether somebody decided whom its letters address, as by a hand-over from the mayor's office
    to its owner: then its audience changed while its record stayed as it was."""
    rows = deadline.history.order_by("-history_id").values_list("audience", "fingerprint")
    for (now, read), (before, read_before) in pairwise(rows):
        if now != before:
            return read == read_before
    return False


def values(dated):
    """The columns of a deadline, from what a source says of its record."""
    due = dated.due
    sensitivity = getattr(dated.subject, "sensitivity", Sensitivity.OFFICE)
    return {
        "title": dated.title[:300],
        "subject_type": ContentType.objects.get_for_model(dated.subject),
        "subject_id": dated.subject.pk,
        "due_on": due.on,
        "due_time": due.at,
        "zone_kind": due.kind,
        "zone": due.zone,
        "organiser_words": dated.organiser_words,
        "source_link": dated.source_link,
        "certainty": dated.certainty,
        "hard": dated.hard,
        "internal_on": dated.internal_on,
        "audience": dated.audience,
        "owner": dated.owner,
        "source_owner": dated.owner,
        "backup": dated.backup,
        "sensitivity": sensitivity,
    }


def has_come_round(source, deadline, dated):
    """Whether a date that is over begins anew, such as a national day a year later."""
    is_over = deadline.status not in UNSETTLED
    return source.comes_round and is_over and dated.due.on > deadline.due_on


def reopen_silently(deadline, why):
    """It is open again, all steps armed anew."""
    blank = {"closed_at": None, "closed_by": None, "evidence": ""}
    move(deadline, Status.OPEN, by=None, why=why, **blank)
    deadline.arm(new_version=True)


def evidence_of(source, deadline):
    """What the record says of how the duty ended; blank where it merely fell away."""
    origin, is_ahead = deadline.origin, deadline.falls_due_at > timezone.now()
    if not (origin and source.outcome) or (source.passes and is_ahead):
        return ""
    return source.outcome(origin)


def close_left(source, deadline):
    """The record is no longer a reason: done if it says so, else cancelled."""
    if deadline.status not in UNSETTLED:
        return
    evidence, now = evidence_of(source, deadline), timezone.now()
    closed = {"closed_at": now, "fingerprint": LEFT}
    if evidence:
        move(
            deadline,
            Status.DONE,
            by=None,
            why=evidence,
            evidence=evidence,
            next_step_at=None,
            **closed,
        )
    else:
        why = _("No longer due.")
        move(deadline, Status.CANCELLED, by=None, why=why, next_step_at=now, **closed)
