"""Bringing a file in: upload, say how it is read, check, write, undo, drop."""

import logging

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from oia.accounts.models import Office
from oia.core.importing import may_import
from oia.core.plugs import board
from oia.core.rights import need
from oia.core.sheets import Sheet
from oia.sheets.choices import OPEN, ImportState
from oia.sheets.models import Import
from oia.sheets.models.imported import SEE_ALL
from oia.sheets.reading import Refused, Undecided, tell_raw
from oia.sheets.taking import checking, running, undoing, writing
from oia.sheets.taking.mapping import Headings, columns_in
from oia.sheets.taking.reader import open_for

log = logging.getLogger(__name__)

SAMPLES = 3  # values of each column that are shown beside its heading


def importable(user):
    """The sheets that this user may bring rows in for, by their order."""
    return [sheet for sheet in board.all(Sheet) if may_import(sheet, user)]


def bring(file, *, sheet_name, by):
    """Take a file up. It is looked at, and nothing of it is written.

    Raises PermissionDenied, or ValidationError for a file that is refused.
    """
    sheet = board.get(Sheet, sheet_name)
    if sheet is None or sheet not in importable(by):
        raise PermissionDenied(_("You may not import this."))
    bringing = Import(sheet_name=sheet_name, by=by, file_name=str(file.name)[-200:])
    bringing.file.save(file.name, file, save=False)
    bringing.save()
    try:
        look_at(bringing)
    except ValidationError:
        drop(bringing, by=by)
        raise
    return bringing


def look_again(bringing, *, by, **chosen):
    """Open the file otherwise than was found out. What was seen of its rows holds no more."""
    need_own(bringing, by)
    bringing.total, bringing.counts, bringing.began_at, bringing.answers = 0, {}, None, {}
    look_at(bringing, **chosen)


def look_at(bringing, **chosen):
    """Open the file as was chosen; guess what its headings mean. Raises ValidationError."""
    bringing.reading = {**bringing.reading, **chosen}
    headings = Headings(bringing.sheet, bringing.by)
    try:
        with open_for(bringing, headings) as table:
            guesses = headings.guess(table.headings)
            bringing.reading = {**table.details, "headings": table.headings}
            bringing.reading["samples"] = samples(table)
            bringing.reading["sheet_names"] = table.sheet_names
            bringing.notes = list(table.notes)
        bringing.mapping = [guess.column for guess in guesses]
        bringing.reading["guesses"] = [guess.how for guess in guesses]
        bringing.questions, bringing.manners = [], {}
    except Undecided as error:
        bringing.questions = [question_of(error)]
    except Refused as error:
        raise ValidationError(f"{error.message} {error.how_to_mend}".strip()) from error
    finally:
        bringing.file.close()
    seen = ("reading", "mapping", "questions", "manners", "notes", "answers")
    store(bringing, ImportState.MAPPING, *seen, "total", "counts", "began_at")


def store(bringing, state, *names):
    """Store what was said or seen of a file, unless it has moved on in the meantime: what comes
    late from another window holds up no writing."""
    changes = {name: getattr(bringing, name) for name in names} | {"state": state, "trouble": ""}
    if not Import.objects.open().filter(pk=bringing.pk).update(**changes):
        raise ValidationError(_("The import has moved on in the meantime."))
    bringing.state, bringing.trouble = state, ""


def question_of(error):
    """What a person has to say before the file can be opened at all."""
    choices = [[value, str(name), str(sample)] for value, name, sample in error.choices]
    words = f"{error.message} {error.how_to_mend}"
    return {"column": "", "about": error.about, "words": words, "choices": choices, "lines": []}


def samples(table):
    """The first values below each heading."""
    found = [[] for _heading in table.headings]
    for number, row in enumerate(table.rows()):
        if number > 20:
            break
        for at, cell in enumerate(row.cells):
            if cell is not None and len(found[at]) < SAMPLES:
                found[at].append(tell_raw(cell)[:60])
    return found


def need_own(bringing, by):
    if bringing.by_id != by.pk:
        raise PermissionDenied(_("Only who brought the file may do this."))


def start_check(bringing, *, by, mapping=None, answers=None, manners=None, empty=None):
    """Check every row, with what a person said of headings, of columns and of doubtful rows.

    Raises ValidationError where the mapping cannot be.
    """
    need_own(bringing, by)
    bringing.mapping = bringing.mapping if mapping is None else list(mapping)
    check_mapping(bringing, by)
    for kind, said in (answers or {}).items():
        bringing.answers[kind] = merged(bringing.answers.get(kind, {}), said)
    for column, said in (manners or {}).items():
        bringing.manners[column] = bringing.manners.get(column, {}) | said
    bringing.empty = empty or bringing.empty
    bringing.done = bringing.attempts = 0
    said = ("mapping", "answers", "manners", "empty")
    store(bringing, ImportState.CHECKING, *said, "done", "attempts")


def merged(old, new):
    """Answers with later ones over them, two dicts deep."""
    made = dict(old)
    for key, value in new.items():
        made[key] = {**old.get(key, {}), **value} if isinstance(value, dict) else value
    return made


def check_mapping(bringing, by):
    """Raise ValidationError if two headings mean one column, or none means any."""
    known = {column.name: column for column in columns_in(bringing.sheet, by)}
    chosen = [name for name in bringing.mapping if name]
    if len(bringing.mapping) != len(bringing.reading.get("headings", [])) or set(chosen) - {*known}:
        raise ValidationError(_("Choose a column for each heading, or leave it out."))
    if not chosen:
        raise ValidationError(_("Choose at least one column."))
    for name in chosen:
        if chosen.count(name) > 1:
            words = _("Two headings cannot both be “%s”.")
            raise ValidationError(words % known[name].label)


def start_writing(bringing, *, by, good_rows_only=False):
    """Write what the preview showed: all of it, or the good rows only. Raises ValidationError
    where it was checked anew since `bringing` was read."""
    need_own(bringing, by)
    need(by, bringing.sheet.right("add"))
    if not (bringing.is_flawless or good_rows_only):
        raise ValidationError(
            _("Some rows cannot be taken. Mend them, or choose to take the good ones only.")
        )
    if not bringing.to_write:
        raise ValidationError(_("There is nothing to write."))
    seen = Import.objects.filter(began_at=bringing.began_at)
    how = {"good_rows_only": good_rows_only}
    advance(bringing, [ImportState.READY], ImportState.WRITING, among=seen, **how)


def start_undo(bringing, *, by):
    """Take back what an import did, as far as nothing was touched since."""
    if bringing.by_id != by.pk and not by.has_perm(SEE_ALL):
        raise PermissionDenied(_("Only who brought the file may do this, or an administrator."))
    need(by, bringing.sheet.right("change"))
    if bringing.forgotten_at:
        raise ValidationError(_("Nobody knows any more what it changed."))
    written = [ImportState.DONE, *(OPEN if bringing.is_half_written else ())]
    known = Import.objects.filter(forgotten_at=None)
    advance(bringing, written, ImportState.UNDOING, among=known, undone_by=by)


def stop(bringing, *, by):
    """End the work that was begun. What is written already stays, to be written on or undone."""
    if by.pk not in (bringing.by_id, bringing.undone_by_id):
        raise PermissionDenied(_("Only who began this may stop it."))
    if not running.stop(bringing.pk):
        raise ValidationError(_("It can no longer be stopped: it is done, or almost done."))
    bringing.refresh_from_db()


def advance(bringing, before, after, among=None, **changes):
    """One conditional update, so that two clicks cannot both win."""
    changes |= {"state": after, "trouble": "", "done": 0, "attempts": 0}
    found = Import.objects.all() if among is None else among
    if not found.filter(pk=bringing.pk, state__in=before).update(**changes):
        raise ValidationError(_("The import has moved on in the meantime."))
    bringing.refresh_from_db()


def drop(bringing, *, by):
    """Forget a file that was not written: it is deleted, and so is what was read of it."""
    need_own(bringing, by)
    moved = Import.objects.open().filter(pk=bringing.pk)
    if not moved.update(state=ImportState.DROPPED, answers={}, reading={}):
        raise ValidationError(_("It can no longer be dropped."))
    bringing.file.delete(save=False)
    Import.objects.filter(pk=bringing.pk).update(file="")
    bringing.rows.all().delete()
    bringing.refresh_from_db()


WORK = {
    ImportState.CHECKING: checking.check,
    ImportState.WRITING: writing.write,
    ImportState.UNDOING: undoing.undo,
}


def carry_on(pk):
    """Do what an import waits for, unless somebody is at it. Safe to call twice, or late."""
    bringing = running.claim(pk)
    if bringing is None:
        return
    work, back_to = WORK[bringing.state], running.back_to(bringing)
    clock, language = Office.current().clock, getattr(bringing.by, "reads", None)
    try:
        with timezone.override(clock), translation.override(language):
            work(bringing)
    except running.LostClaim:
        log.warning("%s was taken up by somebody else.", bringing)
    except Refused as error:
        running.settle(bringing, back_to, trouble=str(error))
    except OperationalError:
        raise  # the database is away or busy: the lease runs out, and a later tick goes on
    except Exception:
        log.exception("%s could not be carried on.", bringing)
        words = _("Something went wrong in the program. Nothing more was written.")
        running.settle(bringing, back_to, trouble=words)
