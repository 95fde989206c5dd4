"""When something last happened with a partner, and which agreements have fallen silent."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.accounts.models import Office
from oia.core.dates import add_months
from oia.core.plugs import Activity, board
from oia.core.signals import changed
from oia.directory.choices import AgreementStatus
from oia.directory.models import Agreement, City, Organisation
from oia.directory.services.keeping import keep

CHUNK = 500

#: The records that speak for an agreement, and where it names them.
SPEAKING = {Agreement: "pk", City: "city_id", Organisation: "organisation_id"}


def latest_of(agreements):
    """The last day on which something happened, by the key of each agreement."""
    found = {}
    for model, name in SPEAKING.items():
        keys = {getattr(one, name) for one in agreements} - {None}
        for plug in board.all(Activity):
            days = plug.latest(model, sorted(keys))
            for one in agreements:
                known = (found.get(one.pk), days.get(getattr(one, name)))
                found[one.pk] = max(filter(None, known), default=None)
    return found


def refresh(agreements):
    """Reckon anew when something last happened; what depends on it follows."""
    latest = latest_of(agreements)
    for agreement in agreements:
        day = latest.get(agreement.pk)
        if day != agreement.last_activity_on:
            agreement.last_activity_on = day
            Agreement.objects.filter(pk=agreement.pk).update(last_activity_on=day)
            changed.send(sender=Agreement, instance=agreement)


def look_for_silence(today=None):
    """Ask of each active agreement with which nothing happens whether it is dormant.

    Returns how many are asked about anew. Safe to run twice, late, or beside itself.
    """
    today, office = today or timezone.localdate(), Office.current()
    asked = 0
    keys = list(Agreement.objects.in_force().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        with transaction.atomic():
            rows = Agreement.objects.select_for_update().filter(pk__in=keys[start : start + CHUNK])
            rows = list(rows)
            refresh(rows)
            asked += sum(ask(one, today, office.agreement_silence_months) for one in rows)
    return asked


def ask(agreement, today, months):
    """Put the question, or take it back. Whether it was put anew."""
    active = agreement.status == AgreementStatus.ACTIVE
    is_silent = active and add_months(agreement.heard_on, months) <= today
    if is_silent == bool(agreement.dormant_proposed_on):
        return False
    agreement.dormant_proposed_on = today if is_silent else None
    silent = _("Nothing happened for %(count)d months") % {"count": months}
    keep(agreement, by=None, why=silent if is_silent else _("Something happened"))
    return is_silent
