"""What happened to a record, told in sentences from its moves, its ties and its history rows."""

from datetime import date, datetime, timedelta
from os.path import commonprefix

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey
from django.utils.html import format_html
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from oia.core import units
from oia.core.importing import page_of_import
from oia.core.names import Names
from oia.core.roads import BY_IMPORT, Road
from oia.core.rows import day, moment
from oia.core.text import lines_alike

#: What a program keeps for itself, or what the moves already tell.
UNTOLD = {"id", "created_at", "updated_at", "search_text", "catalogue", "status"}

TOGETHER = timedelta(seconds=1)
MOST_SIGNS = 120  # of a long text before it is cut
AROUND = 30  # signs before the place where two long texts begin to differ


def events_of(moves, pairs, links=(), *, user=None, untold=()):
    """Moves, changes and ties as one list of events, the latest first. `pairs` are history rows,
    each with the row before: None at the beginning, and where that one was purged.

    `untold` are names of fields that this user may not see, as "networks.term.notice_by".
    """
    found = [(new, old, differing(new, old, untold)) for new, old in pairs]
    names = Names(wanted_names(found, links), user)
    moved = [of_move(move) for move in moves]
    changed = [
        of_change(row, old, fields, names)
        for row, old, fields in found
        if row.history_type != "~" or fields or old is None
    ]
    tied = [of_link(link, names) for link in links]
    added = [event for event in changed if event["kind"] == "+"]
    changed = [event for event in changed if not joins_another(event, moved)]
    tied = [event for event in tied if not joins_another(event, [*moved, *added, *changed])]
    events = sorted([*moved, *changed, *tied], key=lambda event: event["at"], reverse=True)
    for event in events:
        own = user is not None and event["by_number"] == user.pk
        event["import_url"] = page_of_import(event["import"], user, own=own)
    return events


def joins_another(event, others):
    """Let what changed together with a state, or with a beginning, be told with it."""
    for other in others:
        near = abs(other["at"] - event["at"]) < TOGETHER and other["by"] == event["by"]
        if near and other["of"] == event["of"] and other["kind"] != "-":
            other["changes"].extend(event["changes"])
            return True
    return False


def wanted_names(found, links):
    """The keys of all records that are to be named, by their model."""
    wanted = {}
    for _row, _old, fields in found:
        for field, *values in fields:
            if isinstance(field, ForeignKey):
                wanted.setdefault(field.related_model, set()).update(filter(None, values))
    for link in links:
        if field := field_of(link):
            keys = {key for key, _name in [*link.added, *link.removed]}
            wanted.setdefault(field.related_model, set()).update(keys)
    return wanted


def an_event(row, kind, of, *, at, by, why, **more):
    """What all events have: when, by whom, why, by which road, and what changed."""
    found = BY_IMPORT.match(why or "")
    by_road = "" if row.road in ("", Road.PAGE) or not by else row.get_road_display()
    common = {"kind": kind, "of": of, "at": at, "by": name_of(by), "changes": [], "row": row}
    return {
        **common,
        "why": "" if found else why or "",
        "road": of_import(found) if found else by_road,
        "import": int(found["number"]) if found else None,
        "by_number": by.pk if by else None,
        **more,
    }


def of_import(found):
    words = _("by undoing import {number}") if found["undo"] else _("by import {number}")
    return words.format(number=found["number"])


def of_move(move):
    of = (move.subject_type_id, move.subject_id)
    states = {"came_from": move.came_from and move.from_label, "went_to": move.to_label}
    return an_event(move, "move", of, at=move.at, by=move.by, why=move.why, **states)


def field_of(link):
    """The many-to-many field that a tie belongs to, or None once it is gone."""
    model = link.subject_type.model_class()
    fields = model._meta.many_to_many if model else ()
    return next((field for field in fields if field.name == link.field), None)


def of_link(link, names):
    """What was tied to a record and untied from it."""
    field = field_of(link)
    called = units.name_of_field(field) if field else link.field
    event = an_event(
        link,
        "tie",
        (link.subject_type_id, link.subject_id),
        at=link.at,
        by=link.by,
        why=link.why,
        words=_("changed it"),
    )
    for ties, words in (
        (link.added, _("added {names} to {field}")),
        (link.removed, _("removed {names} from {field}")),
    ):
        if ties:
            model = field.related_model if field else None
            seen = ", ".join(names.of(model, key, name) for key, name in ties)
            sentence = format_html(words, names=strong(seen), field=called)
            event["changes"].append({"name": capfirst(called), "sentence": sentence})
    return event


def of_change(row, old, fields, names):
    """An event for a history row that added, removed or changed something."""
    words = {"+": _("added it"), "-": _("removed it")}
    lost = _("changed it; what it was before is no longer kept")
    return an_event(
        row,
        row.history_type,
        (ContentType.objects.get_for_model(row.instance_type).pk, row.id),
        at=row.history_date,
        by=row.history_user,
        why=row.history_change_reason,
        words=words.get(row.history_type, lost),
        changes=[in_words((old, row), change, names) for change in fields],
    )


def differing(new, old, untold=()):
    """(field, old value, new value) of whatever differs between two rows of a history."""
    if old is None or new.history_type != "~":
        return []
    label = new.instance_type._meta.label_lower
    fields = [field for field in told_fields(type(new)) if f"{label}.{field.name}" not in untold]
    values = [(field, getattr(old, field.attname), getattr(new, field.attname)) for field in fields]
    return [one for one in values if read(one[1]) != read(one[2])]


def read(value):
    """A value as it is compared: nobody sees by which signs a line ends."""
    return lines_alike(value) if isinstance(value, str) else value


def told_fields(history):
    """The fields of a history table that people are told of. A model names more that are not."""
    untold = UNTOLD | set(getattr(history.instance_type, "UNTOLD", ()))
    return [field for field in history.tracked_fields if field.name not in untold]


def in_words(rows, change, names):
    """One change: the field's name, both values, and the sentence that tells it."""
    field, *values = change
    pairs = zip(rows, values, strict=True)
    old, new = cut_together(*(shown(row, field, value, names) for row, value in pairs))
    called = units.name_of_field(field)
    both = None not in (old, new) and "" not in (old, new)
    words = _("changed {field} from {old} to {new}") if both else _("set {field} to {new}")
    if new in (None, ""):
        words = _("cleared {field}, which was {old}")
    if both and units.unit_of(field):
        old = values[0]  # "from 3 to 6 months"
    told_values = {"old": strong(said(old)), "new": strong(said(new))}
    sentence = format_html(words, field=called, **told_values)
    return {"name": capfirst(called), "old": old, "new": new, "sentence": sentence}


def said(value):
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value


def strong(words):
    return format_html("<b><bdi>{}</bdi></b>", words)


def shown(row, field, value, names):
    """A stored value as a person reads it; nothing where nothing was known."""
    if value in (None, "") or isinstance(value, bool):
        return value
    if teller := getattr(row.instance_type, "tells", {}).get(field.name):
        value = teller(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(field, ForeignKey):
        return names.of(field.related_model, value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if units.is_money(field, row):
        return units.sum_of_money(value, row)
    words = dict(field.flatchoices).get(value, value) if field.choices else value
    return units.counted(field, words)


def cut_together(old, new):
    """Two long texts, cut so that the place where they begin to differ can be read."""
    if not isinstance(old, str) or not isinstance(new, str):
        return [cut(one) if isinstance(one, str) else one for one in (old, new)]
    same = len(commonprefix([old, new]))
    if same < MOST_SIGNS - AROUND or max(len(old), len(new)) <= MOST_SIGNS:
        return [cut(old), cut(new)]
    return [f"…{cut(one[same - AROUND :])}" for one in (old, new)]


def cut(text):
    return Truncator(text).chars(MOST_SIGNS)


def name_of(user):
    return user.get_full_name() if user else ""
