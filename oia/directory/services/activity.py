"""When something last happened with a partner, and which agreements have fallen silent."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.accounts.models import Office
from oia.core import states
from oia.core.dates import add_months
from oia.core.models import Move
from oia.core.plugs import Activity, board
from oia.core.signals import changed
from oia.directory.choices import AgreementStatus as Status
from oia.directory.models import Agreement, City, Organisation
from oia.directory.services.keeping import keep

CHUNK = 500

#: The records that speak for an agreement, by their keys.
SPEAKING = {
    Agreement: lambda one: {one.pk},
    City: lambda one: one.cities,
    Organisation: lambda one: {one.organisation_id} - {None},
}


def latest_of(agreements):
    """The last day on which something happened, by the key of each agreement."""
    found = {}
    for model, keys_of in SPEAKING.items():
        keys = set().union(*map(keys_of, agreements))
        for plug in board.all(Activity):
            days = plug.latest(model, sorted(keys))
            for one in agreements:
                known = (found.get(one.pk), *map(days.get, keys_of(one)))
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
            if agreement.status == Status.DORMANT:
                judge(agreement, timezone.localdate(), Office.current())


def look_for_silence(today=None):
    """See of each agreement in force whether anything happens with it.

    Returns of how many it is found anew that nothing does. Safe to run twice, late, or beside
    itself.
    """
    today, office = today or timezone.localdate(), Office.current()
    fallen = 0
    keys = list(Agreement.objects.in_force().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        with transaction.atomic():
            rows = Agreement.objects.select_for_update(of=("self",))
            rows = rows.filter(pk__in=keys[start : start + CHUNK]).select_related("organisation")
            rows = list(rows)
            refresh(rows)
            fallen += sum(judge(one, today, office) for one in rows)
    return fallen


def judge(agreement, today, office):
    """Do with an agreement what the office does with silent ones. Whether it fell silent anew."""
    months = office.agreement_silence_months
    is_silent = add_months(agreement.heard_on, months) <= today
    if agreement.status == Status.DORMANT and not is_silent:
        return wake(agreement)
    is_silent = is_silent and agreement.status == Status.ACTIVE
    if is_silent and office.agreement_dormant_by_itself:
        return fall_asleep(agreement, months)
    return ask(agreement, today, months, is_silent)


def fall_asleep(agreement, months):
    why = nothing_for(months)
    states.move(agreement, Status.DORMANT, by=None, why=why, dormant_proposed_on=None)
    return True


def wake(agreement):
    """What the program found dormant is active again; what somebody found so stays as they say."""
    kind = ContentType.objects.get_for_model(agreement)
    steps = Move.objects.filter(subject_type=kind, subject_id=agreement.pk, went_to=Status.DORMANT)
    last = steps.order_by("-at", "-pk").first()
    if last is not None and last.by_id is None and agreement.has_begun:
        states.move(agreement, Status.ACTIVE, by=None, why=_("It is silent no longer"))
    return False


def ask(agreement, today, months, is_silent):
    """Put the question, or take it back. Whether it was put anew."""
    if is_silent == bool(agreement.dormant_proposed_on):
        return False
    agreement.dormant_proposed_on = today if is_silent else None
    keep(agreement, by=None, why=nothing_for(months) if is_silent else _("Something happened"))
    return is_silent


def nothing_for(months):
    return _("Nothing happened for %(count)d months") % {"count": months}
