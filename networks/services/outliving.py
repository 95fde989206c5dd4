"""What the city signed under a mayor and stays bound by: it outlives the term, as promises do."""

from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from networks.models import SignOn
from oia.commitments.models import Commitment
from oia.core.visibility import Sensitivity

SHOWN = 200


def with_promises(found, promises=None):
    """Sign-ons, each with its open promises: how many, how many late, and until when they
    are reported on. `promises` are those that the reader may see; without it, those that whoever
    sees the sign-on may see as well.
    """
    if promises is None:
        levels = [Sensitivity.OFFICE, OuterRef("sensitivity")]
        promises = Commitment.objects.filter(sensitivity__in=levels)
    kind = ContentType.objects.get_for_model(SignOn)
    mine = promises.open().filter(subject_type=kind, subject_id=OuterRef("pk"))

    def told(**figure):
        (name,) = figure
        return Subquery(mine.order_by().values("subject_id").annotate(**figure).values(name))

    late = Q(falls_due_at__lt=timezone.now())
    endless = mine.filter(report_every__isnull=False, report_until=None)
    return found.annotate(
        open_promises=Coalesce(told(count=Count("pk")), Value(0)),
        late_promises=Coalesce(told(count=Count("pk", filter=late)), Value(0)),
        reports_until=told(last=Max("report_until")),
        reports_without_end=Exists(endless),
    )


def of_term(term, user, department=None):
    """What of a term is signed and in force: by whom, whether ratified, and what is open of it."""
    if not user.has_perm("networks.view_signon"):
        return None
    found = SignOn.objects.in_force().signed_under(term).visible_to(user).for_list()
    if department:
        found = found.filter(department=department)
    promises = Commitment.objects.visible_to(user)
    if not user.has_perm("commitments.view_commitment"):
        promises = promises.none()
    who = ("signatory__person", "signatory__post__organisation")
    found = with_promises(found, promises).select_related(*who)
    rows = list(found.order_by(F("signed_on").desc(nulls_last=True), "pk")[: SHOWN + 1])
    for sign_on in rows:
        sign_on.is_signatory_known = sign_on.signatory_known_to(user)
    return {
        "sign_ons": rows[:SHOWN],
        "has_more_sign_ons": len(rows) > SHOWN,
        "list_url": list_url(term, department),
    }


def list_url(term, department=None):
    """The same as a list, where owners change hands and files are written."""
    asked = {
        "state": "force",
        "signed_after": term.starts_on or "",
        "signed_before": term.ends_on or "",
        "department": department or "",
    }
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('networks:signon-list')}?{query}"
