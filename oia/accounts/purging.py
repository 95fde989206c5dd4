"""What happened is kept as long as the office's own rule says, and no longer.

The rule stands in the office settings, for who saw what and for who changed what. What is purged
is written down as something taken from the office: of what, how much, of before when, by which
rule.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from simple_history.models import HistoricalChanges

from oia.accounts.models import Office
from oia.core import seals
from oia.core.models import LinkChange, Sighting
from oia.core.plugs import KeptPast, board

AT_ONCE = 5_000  # rows in one transaction
MONTH = timedelta(days=365.2425) / 12


def purge(now=None):
    """Remove what is older than the rules allow. Returns how many rows, by what they told.

    Safe to run twice, late, or beside itself.
    """
    office, now = Office.current(), now or timezone.now()
    changes = [model for model in seals.sealed_models() if model is not Sighting]
    rules = [
        (_("who saw what"), purge_tables([Sighting]), office.keep_sightings_months),
        (_("who changed what"), purge_tables(changes), office.keep_changes_months),
    ]
    past = board.all(KeptPast)
    rules += [(str(kept.title), kept.forget, office.keep_changes_months) for kept in past]
    removed = {}
    for called, forget, months in rules:
        before = months and now - months * MONTH
        if months and (count := forget(before)):
            write_down(office, called, count, before, months)
            removed[called] = count
    return removed


def purge_tables(models):
    return lambda before: sum(purge_table(model, before) for model in models)


def purge_table(model, before):
    """Remove the rows of one table that are older, some at a time so that nobody waits long."""
    moment = "history_date" if issubclass(model, HistoricalChanges) else "at"
    old = model._base_manager.filter(**{f"{moment}__lt": before}).order_by(moment)
    removed = 0
    while pks := list(old.values_list("pk", flat=True)[:AT_ONCE]):
        with seals.lifted():
            removed += model._base_manager.filter(pk__in=pks).delete()[0]
    return removed


def write_down(office, called, count, before, months):
    """Keep that it was done, in the history of the office, where everybody finds it."""
    rows = ngettext("%(count)d row", "%(count)d rows", count) % {"count": count}
    words = _("%(rows)s of before %(day)s") % {"rows": rows, "day": f"{before:%Y-%m-%d}"}
    why = ngettext(
        "By rule: kept for %(count)d month", "By rule: kept for %(count)d months", months
    )
    LinkChange.objects.create(
        subject=office,
        field=called,
        removed=[[count, words]],
        why=why % {"count": months},
        at=timezone.now(),
    )
