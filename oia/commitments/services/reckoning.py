"""Dates that are counted from a day which the record behind a commitment names."""

import logging
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.accounts.models import Office
from oia.commitments.choices import GIVEN_ON, Unit
from oia.commitments.models import Commitment
from oia.commitments.services.reporting import plan_next
from oia.core.dates import add_months
from oia.core.validators import plausible_day
from oia.core.visibility import Sensitivity, stricter
from oia.directory.services.signatories import held_then

log = logging.getLogger(__name__)

#: What of a promise may follow from the record behind it.
FOLLOWING = ("due_on", "given_on", "promised_as_id", "sensitivity")


def reckon(commitment):
    """Set the date by its rule, if it has one. None as long as the day is not known."""
    if not commitment.due_from or commitment.due_after is None:
        return
    day = day_named(commitment)
    commitment.due_on = day and shifted(day, commitment.due_after, commitment.due_unit)


def day_named(commitment):
    """The day that the date is counted from, or None while nobody knows it."""
    if commitment.due_from == GIVEN_ON:
        return commitment.given_on
    known = commitment.due_from in commitment.named_days
    day = getattr(commitment.subject, commitment.due_from, None) if known else None
    return timezone.localtime(day).date() if isinstance(day, datetime) else day


def shifted(day: date, count, unit):
    return add_months(day, count) if unit == Unit.MONTHS else day + timedelta(days=count)


def follow(record):
    """Bring the open promises of a record in step with it."""
    kind = ContentType.objects.get_for_model(record)
    for commitment in Commitment.objects.open().filter(subject_type=kind, subject_id=record.pk):
        commitment.subject = record
        bring_in_step(commitment)


@contextmanager
def apart(commitment):
    """What goes wrong with one promise is told in the log, and holds up neither the record that it
    came from nor another promise."""
    try:
        yield
    except (InterfaceError, OperationalError):
        raise
    except Exception:
        log.exception("The promise %s stays as it was.", commitment.pk)


def bring_in_step(commitment):
    """Reckon anew; what comes out otherwise is stored, and its history tells why.

    What was read may be old by now, so that it only tells whether there is something to do.
    """
    with apart(commitment):
        if has_moved(commitment):
            store_anew(commitment.pk, commitment.subject)


@transaction.atomic
def store_anew(pk, subject):
    """Store what depends on the record behind a promise, and nothing else, if it is still open."""
    commitment = Commitment.objects.open().select_for_update().filter(pk=pk).first()
    if commitment is None:
        return
    commitment.subject = subject
    if has_moved(commitment):
        if commitment.due_on:
            plausible_day(commitment.due_on)
        commitment._change_reason = _("Follows the record it came from.")
        commitment.save(update_fields=[*FOLLOWING, "updated_at"])
        plan_next(commitment, by=None)


def has_moved(commitment):
    """Reckon all that depends on the record behind it; whether it comes out otherwise."""
    before, given_on = standing(commitment), commitment.given_on
    commitment.given_on = as_typed(commitment)
    reckon(commitment)
    draw_back(commitment)
    if commitment.given_on != given_on:
        find_post(commitment)
    commitment.settle(Office.current())
    commitment.sensitivity = at_least(commitment, commitment.subject)
    return standing(commitment) != before


def draw_back(commitment):
    """What was due before the day on which somebody wrote it down was given earlier: on the day
    from which it is counted, at the latest."""
    if commitment.due_on and commitment.due_on < commitment.given_on:
        commitment.given_on = day_named(commitment)


def as_typed(commitment):
    """The day of giving before it was drawn back to a day that its record names otherwise by now:
    the history knows it, as the last that was not the day from which the date was counted.
    """
    given_on = commitment.given_on
    if not is_counted_from(given_on, commitment) or day_named(commitment) == given_on:
        return given_on
    drawn = commitment
    for row in commitment.history.order_by("-history_id"):
        if not is_counted_from(row.given_on, row):
            return row.given_on if row.due_on != drawn.due_on else given_on
        drawn = row
    return given_on


def is_counted_from(day, commitment):
    """Whether its date, as it stands, is counted from a day."""
    after, due_on = commitment.due_after, commitment.due_on
    return bool(due_on and after is not None) and shifted(day, after, commitment.due_unit) == due_on


def find_post(commitment):
    """Let it name the post that whoever promised it held on that day."""
    if commitment.promised_by and not fits(commitment.promised_as, commitment):
        commitment.promised_as = held_then(commitment.promised_by, commitment.given_on)


def fits(holding, commitment):
    """Whether somebody's time in a post is that of the person, on that day."""
    same = holding is not None and holding.person_id == commitment.promised_by_id
    return same and holding.holds_on(commitment.given_on)


def standing(commitment):
    """All that depends on the record behind it."""
    names = (*FOLLOWING, "falls_due_at", "source_title")
    return [getattr(commitment, name) for name in names]


def at_least(commitment, origin):
    """Who may see a promise: never more people than may see the record it came from."""
    return stricter(commitment.sensitivity, getattr(origin, "sensitivity", Sensitivity.OFFICE))


def bring_all_in_step():
    """The same for whatever changed by a road that tells nobody, such as plain SQL."""
    kinds = [kind._default_manager.all() for kind in Commitment.objects.kinds()]
    rows = Commitment.objects.open().prefetch_related(GenericPrefetch("subject", kinds))
    for commitment in rows.iterator(chunk_size=500):
        bring_in_step(commitment)
