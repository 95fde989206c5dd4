"""A question to the whole office, and what is found: by kind, only what the asker may see.

The index only proposes. What it proposes is read through `visible_to` before it is shown or
counted, so that an answer depends on nothing that the asker may not know of.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import connection
from django.db.models import BooleanField, CharField, Value
from django.db.models.constants import LOOKUP_SEP
from django.db.models.expressions import RawSQL

from oia.core import sightings
from oia.core.kinds import names_a_subject
from oia.core.light import light
from oia.core.models import SightRoad
from oia.core.plugs import Searched, board
from oia.desk.models import Entry
from oia.desk.search import slips, words
from oia.desk.search.declared import kinds, kinds_for
from oia.desk.search.engines import engine
from oia.desk.search.ranking import rank
from oia.desk.search.reasons import MOST_SHOWN, Reason, marked, reasons

COUNTED = 100  # of each kind; beyond it there are "more than 100"
PROPOSED = COUNTED * 3 // 2  # by the index, since some of it may be hidden from whoever asks


@dataclass
class Hit:
    """A record that was found, as its line says it."""

    record: object
    title: str
    url: str
    hint: str
    reasons: list[Reason]


@dataclass(frozen=True)
class Proposal:
    """Keys of a kind that the index found, the best first, and `rows` with all that may be seen."""

    kind: Searched
    keys: list
    rows: object


@dataclass
class Group:
    """What was found of one kind. `seen` are keys that the asker may see, the best first;
    `records` the first of them.
    """

    kind: Searched
    seen: list
    records: dict
    hits: list[Hit] = field(default_factory=list)

    @property
    def count(self):
        return f"{COUNTED}+" if self.has_more else str(len(self.seen))

    @property
    def has_more(self):
        return len(self.seen) > COUNTED

    @property
    def left(self):
        return len(self.seen) > len(self.hits)


@dataclass
class Answer:
    """`is_near` says that nothing is written as it was typed, and what is alike is shown."""

    typed: str
    wants: list
    groups: list[Group]
    is_near: bool = False

    def __bool__(self):
        return bool(self.groups)


def ask(user, typed, *, shown=5, only=""):
    """Look for what somebody typed. Of each kind, so many hits are read; `only` names one kind."""
    wants = words.wanted(typed)
    mine = [kind for kind in kinds_for(user) if only in ("", kind.stands_for)]
    asked = {kind.name: kind for kind in mine if len(wants) > 1 or not kind.leads_to}
    if not wants or not asked:
        return Answer(typed, wants, [])
    groups, is_near = find(user, wants, asked, shown), False
    if not groups:
        wants = [want.or_else(slips.near(want.typed)) for want in wants]
        groups = find(user, wants, asked, shown)
        is_near = bool(groups)
    for group in groups:
        if group.kind.leads_to:
            explain_roads(group, wants, shown)
        else:
            explain(group, wants)
    shown_now = [hit.record for group in groups for hit in group.hits]
    sightings.note_shown(shown_now, user, SightRoad.SEARCH)
    return Answer(typed, wants, [group for group in groups if group.hits], is_near)


def find(user, wants, asked, shown):
    """What matches and may be seen, by kind in the order in which kinds stand. What leads to a kind
    is looked at where that kind itself has nothing, and then at all that is counted.
    """
    by_kind = {}
    for name, key in engine().found(wants, rank(wants), list(asked), PROPOSED):
        by_kind.setdefault(name, []).append(key)
    known = [
        Proposal(kind, by_kind[name], kind.model._default_manager.order_by().visible_to(user))
        for name, kind in asked.items()
        if name in by_kind
    ]
    there = seen_among([one for one in known if len(one.keys) > read_of(one.kind, shown)])
    groups = {}
    for one in known:
        if one.kind.stands_for not in groups:
            group = group_of(one, user, wants, read_of(one.kind, shown), there[one.kind.name])
            groups |= {one.kind.stands_for: group} if group.seen else {}
    return list(groups.values())


def read_of(kind, shown):
    """How many records of a kind are read where so many hits are shown."""
    return COUNTED if kind.leads_to else shown


def seen_among(proposals):
    """Which of the keys of each kind may be seen, in one query however many kinds there are."""
    rows = [
        one.rows.filter(among(one.kind, one.keys)).values_list(
            Value(one.kind.name, CharField()), "pk"
        )
        for one in proposals
    ]
    found = defaultdict(set)
    for name, key in rows[0].union(*rows[1:], all=True) if rows else ():
        found[name].add(key)
    return found


def among(kind, keys):
    """That a record of a kind is one of these."""
    quoted, meta = connection.ops.quote_name, kind.model._meta
    column = f"{quoted(meta.db_table)}.{quoted(meta.pk.column)}"
    return RawSQL(*engine().among(column, keys), output_field=BooleanField())


def group_of(proposal, user, wants, shown, there):
    """What of the index's proposal a user may see, in one query; two if a third is hidden. `there`
    are those that may be seen, where more were proposed than are shown.
    """
    kind, keys = proposal.kind, proposal.keys
    records = prepared(kind, proposal.rows, user)
    if len(keys) <= shown:
        records = records.in_bulk(keys)
        seen = [key for key in keys if key in records]
    else:
        seen = seen_of(proposal, wants, there)
        records = records.in_bulk(seen[:shown]) if seen else {}
    return Group(kind, seen, {key: records[key] for key in seen[:shown] if key in records})


def seen_of(proposal, wants, there):
    """Those of the keys that may be seen. Where some were hidden, others move up."""
    seen = [key for key in proposal.keys if key in there]
    if len(proposal.keys) == PROPOSED and len(seen) <= COUNTED:
        others = proposal.rows.filter(pk__in=RawSQL(*engine().keys(wants, proposal.kind.name)))
        others = others.exclude(pk__in=seen).order_by("-pk").values_list("pk", flat=True)
        seen += others[: COUNTED + 1 - len(seen)]
    return seen[: COUNTED + 1]


def prepared(kind, rows, user):
    """Records with all that their titles, hints and reasons take."""
    along = {path.rpartition("__")[0] for path in (field.path for field in kind.fields)}
    rows = rows.select_related(*filter(None, [*along, *kind.reads]))
    rows = kind.along(rows, user) if kind.along else rows
    if names_a_subject(kind.model):
        titled = [
            one.model._base_manager.select_related(*one.reads) for one in kinds() if one.reads
        ]
        rows = rows.prefetch_related(GenericPrefetch("subject", titled))
    return light(rows)


def texts_of(kind, keys):
    if not kind.text:
        return {}
    kept = Entry.objects.filter(kind=kind.name, key__in=keys)
    return dict(kept.values_list("key", "text"))


def explain(group, wants):
    """Say of each record why it was found. What no longer gives a reason is not shown."""
    texts = texts_of(group.kind, list(group.records))
    for key, record in group.records.items():
        title = str(record)
        if why := reasons(group.kind, record, title, wants, texts.get(key, "")):
            group.hits.append(hit(group.kind, record, marked(title, wants), why))
        else:
            group.seen.remove(key)


def explain_roads(group, wants, shown):
    """Show what records lead to, once each, by the words that it has itself and those it has not.

    What has all of them, or none, is found by itself or is not meant.
    """
    road, found = group.kind, {}
    for record in group.records.values():
        end = getattr(record, road.leads_to)
        why = reasons(road, record, str(end), wants)
        own = {one.field.path.partition(LOOKUP_SEP)[0] == road.leads_to for one in why}
        if end.pk not in found and own == {True, False}:
            found[end.pk] = hit(road, record, marked(str(end), wants), why, end)
    group.kind, group.seen = board.get(Searched, road.leads_to), list(found)
    group.hits = list(found.values())[:shown]


def hit(kind, record, title, why, shown=None):
    shown = shown or record
    return Hit(
        record=shown,
        title=title,
        url=shown.get_absolute_url(),
        hint=str(kind.hint(record)) if kind.hint else "",
        reasons=why[:MOST_SHOWN],
    )
