"""Takes an import back, record by record, as far as nobody touched them since."""

from django.core.exceptions import ValidationError
from django.db import router, transaction
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core import states
from oia.core.bulk import REASONS, words_of
from oia.core.hanging import asked_together
from oia.core.holding import held
from oia.core.naming import batches, seen_by
from oia.core.roads import acting
from oia.core.rows import moment
from oia.core.sheets import Kind
from oia.core.visibility import RIGHT_TO_SEE, eyes
from oia.sheets.choices import Fate, ImportState, Verdict
from oia.sheets.models import ImportRow
from oia.sheets.taking.freezing import frozen, thawed
from oia.sheets.taking.mapping import is_state
from oia.sheets.taking.running import beat, settle
from oia.sheets.taking.traces import Traces, others_among, tied_since

AT_ONCE = 200


class Stays(Exception):  # noqa: N818 -- the reason why something is left as it is
    """A record that is not taken back."""


def undo(bringing):
    """Take back what an import did. What somebody touched since stays, and says why.

    Records of one file may need each other: those that stay are tried again as long as some go.
    Until then they count as written, so that whoever breaks this off can begin it again.
    """
    beat(bringing, done=0)
    pks = list(written(bringing).order_by("-line").values_list("pk", flat=True))
    while pks:
        stay = [pk for some in batches(pks, AT_ONCE) for pk in take_back_some(bringing, some)]
        pks = stay if len(stay) < len(pks) else []
    with transaction.atomic():
        settle(bringing, ImportState.UNDONE, undone_at=timezone.now())
        written(bringing).update(fate=Fate.KEPT)


def written(bringing):
    return bringing.rows.filter(fate=Fate.WRITTEN)


def take_back_some(bringing, pks):
    """Take back a handful of rows. Returns those that stay for now.

    What was changed goes first: it may name what is new. That goes at once, which is far quicker.
    """
    with transaction.atomic():
        rows = list(bringing.rows.filter(pk__in=pks).order_by("-line"))
        held(bringing.sheet.model, [row.record_id for row in rows])
        traces = Traces(bringing, rows)
        go_along(rows, gone_before(bringing, rows))
        left = [row for row in rows if row.fate != Fate.UNDONE]
        new = [row for row in left if row.verdict == Verdict.NEW]
        for row in left:
            if row.verdict != Verdict.NEW:
                take_back(bringing, row, traces)
        if new and not take_back_together(bringing, new, traces):
            gone = set()
            for row in new:
                go_along([row], gone)
                if row.fate != Fate.UNDONE and take_back(bringing, row, traces):
                    gone.add(row.record_id)
        ImportRow.objects.bulk_update(rows, ["fate", "reason"])
        stay = [row.pk for row in rows if row.fate != Fate.UNDONE]
        beat(bringing, done=bringing.done + len(rows) - len(stay))  # or none of these went
    return stay


def gone_before(bringing, rows):
    """The records of some rows that this undo deleted already, for another row told of them."""
    pks = [row.record_id for row in rows]
    undone = bringing.rows.filter(record_id__in=pks, fate=Fate.UNDONE, verdict=Verdict.NEW)
    return set(undone.values_list("record_id", flat=True))


def go_along(rows, gone):
    """Several rows may tell of one record: what deleted it took back all of them."""
    for row in rows:
        if row.record_id in gone:
            row.fate, row.reason = Fate.UNDONE, ""


def take_back_together(bringing, rows, traces):
    """Delete the new records of these rows at once, if none of them is touched.

    Says whether it did; else each row is looked at by itself.
    """
    try:
        with transaction.atomic(), taking_back(bringing):
            records = [untouched(row, traces) for row in rows]
            going = collected(bringing, records)
            with asked_together(bringing.sheet.model, [one.pk for one in records]):
                going.delete()
    except (Stays, ProtectedError, RestrictedError, *REASONS):
        return False
    for row in rows:
        row.fate, row.reason = Fate.UNDONE, ""
    return True


def taking_back(bringing):
    """The hand and the reason that history names."""
    return acting(bringing.undone_by, f"undo of {bringing.why}")


def take_back(bringing, row, traces):
    """Take back one row, or keep the reason why not. Says whether it did."""
    try:
        with transaction.atomic(), taking_back(bringing):
            record = untouched(row, traces)
            chains = traces.added.going_with(row)
            if row.verdict == Verdict.NEW:
                delete(bringing, record)
            else:
                for chain in chains:
                    take_away(bringing, chain[0])
                restore(bringing, record, row)
            for chain in chains:
                let_go(bringing, chain[1:])
        traces.added.went_with(row)
        row.fate, row.reason = Fate.UNDONE, ""
    except Stays as why:
        row.reason = str(why)[:500]
    except REASONS as error:
        row.reason = words_of(error)[:500]
    return row.fate == Fate.UNDONE


def standing_in_the_way(bringing, most=50):
    """The written rows that could not be taken back now, each with its reason; and of how many
    records, as several rows may tell of one."""
    found, staying = [], set()
    for rows in batches(written(bringing).order_by("line"), AT_ONCE):
        traces = Traces(bringing, rows)
        for row in rows:
            try:
                record = untouched(row, traces)
                if row.verdict == Verdict.NEW:
                    parts_of(bringing, record)
            except Stays as why:
                staying.add(row.record_id)
                if len(found) < most:
                    found.append((row, str(why)))
    return found, len(staying)


def untouched(row, traces):
    """The record of a row, if it is as the import left it. Raises Stays with the reason if not."""
    record, later = traces.records.get(row.record_id), traces.later.get(row.record_id)
    if record is None:
        raise Stays(_("It is gone already."))
    if row.verdict == Verdict.NEW and later:
        raise Stays(told(later))
    if row.pk in traces.changed:
        raise Stays(_("It was changed since."))
    compare(row, record, traces)
    if other := traces.hanging.get(record.pk):
        raise Stays(needed_by(other))
    return record


def compare(row, record, traces):
    """Raise Stays if a column does not hold any more what the import wrote."""
    later = traces.later.get(row.record_id)
    for column in filter(None, map(traces.sheet.column, row.after)):
        if column.name in beside(traces.sheet):
            if not traces.added.is_untouched(row.record_id):
                raise Stays(_("%s was changed since.") % column.label)
        elif frozen(column, column.read(record)) != row.after[column.name]:
            raise Stays(told(later) if later else _("%s was changed since.") % column.label)


def told(row):
    words = {"name": row.history_user or _("The program"), "moment": moment(row.history_date)}
    return _("%(name)s changed it on %(moment)s.") % words


def needed_by(other):
    """The reason is kept for whoever reads of the import: what is not for all has no name in it."""
    words = {"kind": other._meta.verbose_name, "name": other}
    if not seen_by(type(other), eyes(RIGHT_TO_SEE)).filter(pk=other.pk).exists():
        return _("Something hangs on it by now: %(kind)s.") % words
    return _("Something hangs on it by now: %(kind)s “%(name)s”.") % words


def collected(bringing, records):
    """What goes when these records go. Raises Stays if something is among it that did not come
    with them, and ProtectedError or RestrictedError if something needs them."""
    collector = Collector(router.db_for_write(bringing.sheet.model), origin=records[0])
    collector.collect(records)
    going = [one for some in collector.data.values() for one in some if one not in records]
    going += [one for query in collector.fast_deletes for one in query]
    emptied = [one for some in collector.field_updates.values() for rows in some for one in rows]
    for other in [*others_among(bringing, going + emptied), *tied_since(bringing, going)]:
        raise Stays(_("It was changed since.") if other in records else needed_by(other))
    return collector


def parts_of(bringing, record):
    """What came with a record and needs it. Raises Stays if something else needs one of them."""
    parts = needing(bringing, record)
    for part in parts:
        needing(bringing, part)
    return parts


def needing(bringing, record):
    """What the import brought that needs a record. Raises Stays if something else needs it."""
    try:
        collected(bringing, [record])
    except (ProtectedError, RestrictedError) as error:
        found = getattr(error, "protected_objects", None) or error.restricted_objects
        for other in others_among(bringing, found):
            raise Stays(needed_by(other)) from error
        return [one for one in found if not isinstance(one, bringing.sheet.model)]
    return []


def delete(bringing, record):
    """Delete a record, and first what came with it."""
    for part in needing(bringing, record):
        take_away(bringing, part)
    try:
        record.delete()
    except (ProtectedError, RestrictedError) as error:
        raise ValidationError(_("Other records need it.")) from error


def take_away(bringing, thing):
    """Delete what came with a record or beside it. Raises Stays if something needs it by now."""
    try:
        collected(bringing, [thing]).delete()
    except (ProtectedError, RestrictedError) as error:
        found = getattr(error, "protected_objects", None) or error.restricted_objects
        raise Stays(needed_by(next(iter([*others_among(bringing, found), *found])))) from error


def let_go(bringing, things):
    """Delete what nothing else needs, in its order. What others use by now stays as theirs."""
    for thing in things:
        if others_among(bringing, [thing]):
            continue
        try:
            with transaction.atomic():
                thing.delete()
        except (ProtectedError, RestrictedError):
            continue


def is_less(column, value, thawed_value):
    """Whether records that a column held are gone since."""
    if column.kind == Kind.LINKS:
        return len(thawed_value or []) < len(value or [])
    return column.kind == Kind.LINK and value is not None and thawed_value is None


def beside(sheet):
    """The columns that only add something beside a record."""
    return sheet.beside.columns if sheet.beside else ()


def restore(bringing, record, row):
    """Put back what the columns held before, and first the state: the import moved it last."""
    sheet, by = bringing.sheet, bringing.undone_by
    before = {name: row.before[name] for name in row.before if name not in beside(sheet)}
    state = next((name for name in before if is_state(sheet, sheet.column(name))), None)
    to = before.pop(state, "")
    if to and record.status != to:
        came_along = moved_along(bringing, record)
        states.take_back(record, to, by=by, why=f"undo of {bringing.why}", **came_along)
    along = put_back(record, [(sheet.column(name), before[name]) for name in before])
    if before:
        sheet.save(record, along, by=by)


def moved_along(bringing, record):
    """What the import changed besides the columns of its file, such as the day of a notice: as
    the history has it from before. What somebody else changed since stays."""
    history = record.history.order_by("history_id")
    mine = history.filter(history_change_reason=bringing.why)
    first, last = mine.first(), mine.last()
    before = history.filter(history_id__lt=first.history_id).last() if first else None
    if before is None:
        return {}
    names = {field.attname for field in record._meta.concrete_fields} - {"status", "updated_at"}
    return {
        name: getattr(before, name)
        for name in names
        if getattr(before, name) != getattr(last, name) == getattr(record, name)
    }


def put_back(record, values):
    """Let a record hold what columns held before. Returns the links that are handed to `save`.

    Raises Stays where some of it is gone.
    """
    along = {}
    for column, value in values:
        old = thawed(column, value)
        if is_less(column, value, old):
            raise Stays(_("What stood in “%s” before is gone.") % column.label)
        if column.write:
            column.write(record, old)
        else:
            along[column.name] = old or []
    return along
