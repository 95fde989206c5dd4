"""Takes an import back, record by record, as far as nobody touched them since."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import router, transaction
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core.bulk import REASONS, words_of
from oia.core.naming import batches
from oia.core.roads import acting
from oia.core.rows import moment
from oia.core.sheets import Kind
from oia.sheets.choices import Fate, ImportState, Verdict
from oia.sheets.taking.freezing import frozen, thawed
from oia.sheets.taking.mapping import is_state
from oia.sheets.taking.running import beat, settle

AT_ONCE = 200


class Stays(Exception):  # noqa: N818 -- the reason why something is left as it is
    """A record that is not taken back."""


def undo(bringing):
    """Take back what an import did. What somebody touched since stays, and says why.

    Records of one file may need each other: those that stay are tried again as long as some go.
    """
    beat(bringing, done=0)
    pks = list(written(bringing).order_by("-line").values_list("pk", flat=True))
    while pks:
        stay = [pk for some in batches(pks, AT_ONCE) for pk in take_back_some(bringing, some)]
        pks = stay if len(stay) < len(pks) else []
    settle(bringing, ImportState.UNDONE, undone_at=timezone.now())


def take_back_some(bringing, pks):
    """Take back a handful of rows. Returns those that stay for now."""
    with transaction.atomic():
        rows = list(bringing.rows.filter(pk__in=pks).order_by("-line"))
        for row in rows:
            take_back(bringing, row)
    stay = [row.pk for row in rows if row.fate == Fate.KEPT]
    beat(bringing, done=bringing.done + len(rows) - len(stay))
    return stay


def written(bringing):
    return bringing.rows.filter(fate=Fate.WRITTEN)


def standing_in_the_way(bringing, most=50):
    """The written rows that could not be taken back now, each with its reason; and how many."""
    found, count = [], 0
    for row in written(bringing).order_by("line").iterator(chunk_size=AT_ONCE):
        try:
            untouched(bringing, row)
        except Stays as why:
            count += 1
            if count <= most:
                found.append((row, str(why)))
    return found, count


def take_back(bringing, row):
    by = bringing.undone_by
    try:
        with transaction.atomic(), acting(by, f"undo of {bringing.why}"):
            record = untouched(bringing, row)
            if row.verdict == Verdict.NEW:
                delete(bringing, record)
            else:
                restore(bringing.sheet, record, row, by)
        row.fate, row.reason = Fate.UNDONE, ""
    except Stays as why:
        row.fate, row.reason = Fate.KEPT, str(why)[:500]
    except REASONS as error:
        row.fate, row.reason = Fate.KEPT, words_of(error)[:500]
    row.save(update_fields=["fate", "reason"])


def untouched(bringing, row):
    """The record of a row, if it is as the import left it. Raises Stays with the reason if not."""
    model = bringing.sheet.model
    record = model._default_manager.filter(pk=row.record_id).first()
    if record is None:
        raise Stays(_("It is gone already."))
    is_new = row.verdict == Verdict.NEW
    if is_new and (later := edited_since(bringing, record)):
        raise Stays(told(later))
    for name in row.after:
        column = bringing.sheet.column(name)
        if column and frozen(column, column.read(record)) != row.after[name]:
            later = edited_since(bringing, record)
            raise Stays(told(later) if later else _("%s was changed since.") % column.label)
    if is_new:
        check_alone(bringing, record)
    return record


def edited_since(bringing, record):
    """The first row of history that something other than this import left; None without one."""
    rows = getattr(type(record), "history", None)
    if rows is None:
        return None
    own = rows.filter(id=record.pk, history_change_reason=bringing.why)
    first = own.order_by("history_id").first()
    if first is None:
        return None
    later = rows.filter(id=record.pk, history_id__gt=first.history_id)
    later = later.exclude(history_change_reason=bringing.why).select_related("history_user")
    return later.order_by("history_id").first()


def told(row):
    words = {"name": row.history_user or _("The program"), "moment": moment(row.history_date)}
    return _("%(name)s changed it on %(moment)s.") % words


def check_alone(bringing, record):
    """Raise Stays if something that did not come with it hangs on a record."""
    collector = Collector(router.db_for_write(type(record)), origin=record)
    try:
        collector.collect([record])
    except (ProtectedError, RestrictedError) as error:
        others = getattr(error, "protected_objects", None) or error.restricted_objects
        for other in others:
            if not came_with(bringing, other):
                raise Stays(needed_by(other)) from error
        return  # they go as well
    found = [one for some in collector.data.values() for one in some if one != record]
    found += [one for query in collector.fast_deletes for one in query[:20]]
    for one in [*found, *hanging_on(record)]:
        if not came_with(bringing, one):
            raise Stays(needed_by(one))


def hanging_on(record):
    """Papers, decisions, typed dates: whatever names a record without a key of the database."""
    kind = ContentType.objects.get_for_model(record)
    for model in apps.get_models():
        names = {field.name for field in model._meta.get_fields()}
        if {"subject_type", "subject_id"} <= names and hasattr(model, "history"):
            things = model._default_manager.filter(subject_type=kind, subject_id=record.pk)
            yield from things[:20]


def came_with(bringing, thing):
    """Whether nothing but this import ever wrote a thing. What has no history is part of others."""
    if not hasattr(type(thing), "history"):
        return True
    rows = type(thing).history.filter(id=thing.pk)
    return not rows.exclude(history_change_reason=bringing.why).exists()


def needed_by(other):
    words = {"kind": other._meta.verbose_name, "name": other}
    return _("Something hangs on it by now: %(kind)s “%(name)s”.") % words


def delete(bringing, record):
    """Delete a record, and first what came with it and needs it."""
    try:
        record.delete()
    except (ProtectedError, RestrictedError) as error:
        others = getattr(error, "protected_objects", None) or error.restricted_objects
        parts = [one for one in others if not isinstance(one, bringing.sheet.model)]
        if len(parts) < len(others) or not all(came_with(bringing, one) for one in parts):
            raise ValidationError(_("Other records need it.")) from error
        for one in parts:
            one.delete()
        record.delete()


def restore(sheet, record, row, by):
    """Put back what the columns held before."""
    record = sheet.prepare(sheet.model._default_manager.all()).get(pk=record.pk)
    along, to = {}, ""
    for name, value in row.before.items():
        column = sheet.column(name)
        if is_state(sheet, column):
            to = value
            continue
        old = thawed(column, value)
        if value is not None and column.kind == Kind.LINK and old is None:
            raise Stays(_("What stood in “%s” before is gone.") % column.label)
        if column.write:
            column.write(record, old)
        else:
            along[name] = old or []
    if along or len(row.before) > bool(to):
        sheet.save(record, along, by=by)
    if to and record.status != to:
        sheet.move(record, to, by=by, why="")
