"""Many records changed in one go: tried out first, then done one by one through their service."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from oia.core.cells import teller
from oia.core.holding import held
from oia.core.naming import Naming, batches, linked
from oia.core.roads import acting, typed
from oia.core.sheets import Kind
from oia.core.states import state_label

MOST = 1_000  # records at once; each is tried, and written down, one by one
AT_ONCE = 100  # of them in memory

#: What may stand in the way of a single record.
REASONS = (ValidationError, PermissionDenied, IntegrityError, ProtectedError, RestrictedError)


@dataclass(frozen=True)
class Change:
    """What is done to one column: set, clear, or for several links also add or remove."""

    column: Any
    how: str
    value: Any = None

    def result(self, before):
        """What the column holds afterwards."""
        if self.how in ("add", "remove"):
            kept = [one for one in before if one not in self.value]
            return kept + list(self.value) if self.how == "add" else kept
        if self.column.kind in (Kind.LINKS, Kind.CHOICES):
            return list(self.value or []) if self.how == "set" else []
        return self.value if self.how == "set" else None


@dataclass(frozen=True)
class Order:
    """What is to be done to each of many records, by whom and why."""

    sheet: Any
    by: Any
    changes: tuple = ()
    to: str = ""
    why: str = ""


@dataclass
class Outcome:
    """What becomes of one record: lines of (label, old, new), or the reason why nothing does."""

    record: Any
    name: str
    lines: list = field(default_factory=list)
    reason: str = ""


@dataclass
class Tally:
    """What becomes of all of them. Only some are kept for the page; all are counted."""

    shown_at_most: int = 50
    changed: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    counts: dict = field(default_factory=lambda: {"changed": 0, "refused": 0, "same": 0})

    def add(self, outcome):
        kind = "refused" if outcome.reason else "changed" if outcome.lines else "same"
        self.counts[kind] += 1
        kept = getattr(self, kind, None)
        if kept is not None and len(kept) < self.shown_at_most:
            kept.append(outcome)


def rehearse(keys, order):
    """Do it and take it back, so that what is foretold is what will be."""
    tally = Tally()
    with transaction.atomic():
        for outcome in outcomes(keys, order):
            tally.add(outcome)
        transaction.set_rollback(True)
    return tally


def perform(keys, order, *, seen_at):
    """Do it, each record by itself: one that fails holds up no other. Whatever somebody else
    changed since `seen_at`, when it was tried out, stays as they left it."""
    tally = Tally()
    for outcome in outcomes(keys, order, seen_at=seen_at):
        tally.add(outcome)
    return tally


def outcomes(keys, order, *, seen_at=None):
    rows = order.sheet.prepare(order.sheet.rows(order.by))
    told = Naming(order.by, apart=False)
    for some in batches(keys, AT_ONCE):
        for record in rows.filter(pk__in=some).order_by("pk"):
            yield attempt(record, order, seen_at, told)


def attempt(record, order, seen_at, told):
    """One record, in a transaction of its own."""
    outcome = Outcome(record, str(record))
    try:
        with transaction.atomic(), acting(order.by, typed(order.why)):
            if seen_at:
                refuse_if_changed(record, seen_at)
            outcome.lines = carry_out(record, order, told)
    except REASONS as error:
        outcome.lines, outcome.reason = [], words_of(error)
    return outcome


def refuse_if_changed(record, seen_at):
    """Keep others from a record that was read among many, unless they were there before."""
    there = held(type(record), [record.pk])
    if record.pk not in there:
        raise ValidationError(_("Somebody deleted it in the meantime."))
    if (at := there[record.pk]) and (at > seen_at or at != record.updated_at):
        raise ValidationError(_("Somebody changed it in the meantime. Look at it again."))


def carry_out(record, order, told):
    """Change the record through the service of its sheet. Returns what changed, in words."""
    lines, along = [], {}
    for change in order.changes:
        before = change.column.read(record)
        after = change.result(before)
        if same(before, after):
            continue
        lines.append((change.column.label, *in_words(change.column, (before, after), told)))
        if change.column.write:
            change.column.write(record, after)
        else:
            along[change.column.name] = after
    record.row_goes_to = order.to
    if lines:
        order.sheet.save(record, along, by=order.by)
    if order.to and order.to != record.status:
        labels = [state_label(type(record), state) for state in (record.status, order.to)]
        order.sheet.move(record, order.to, by=order.by, why=order.why)
        lines.append((_("State"), *labels))
    return lines


def same(before, after):
    if isinstance(before, list):
        return set(before) == set(after)
    return before == after


def in_words(column, values, naming):
    """Old and new as a person reads them."""
    tell = teller(column, naming.name_of)
    if column.target:
        naming.meet(column.target, linked(column, [value for value in values if value]))
    return [shown(tell, value) for value in values]


def shown(tell, value):
    if value is True or value is False:
        return _("yes") if value else _("no")
    return _("nothing") if value in (None, "", []) else str(tell(value))


def words_of(error):
    """Why not, in words for people."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, PermissionDenied):
        return str(error) or _("You do not have the right to do this.")
    return _("It does not fit with what else is stored.")
