"""What the page of a sign-on shows besides the record itself."""

from datetime import timedelta

from django.utils import timezone

from networks.choices.declarations import UNDECIDED, WAS_SIGNED
from networks.models import SignOnStepTemplate
from networks.services.sign_ons import APPROVE, normal_days
from oia.accounts.models import CouncilDate
from oia.core.visibility import hidden_from, unless_hidden


def context_of(sign_on, user):
    hidden = hidden_from(user)
    steps = list(sign_on.steps.select_related("owner", "department", "answered_by"))
    traces = list(sign_on.traces.select_related("framework"))
    for trace in traces:
        trace.framework_seen = trace.framework_seen_by(user)
    texts = sign_on.declaration.texts.select_related("paper").latest_first()
    may_approve = user.has_perm(APPROVE)
    return {
        "asked_by": unless_hidden(sign_on.asked_by, hidden),
        "is_signatory_known": sign_on.signatory_known_to(user),
        "steps": steps,
        "outstanding": sum(not step.verdict for step in steps),
        "traces": traces,
        "texts": list(texts[:10]),
        "frameworks": sign_on.declaration.frameworks.visible_to(user),
        "may_be_approved": may_approve and sign_on.status in UNDECIDED,
        "may_be_ratified": may_approve and may_be_ratified(sign_on),
        "squeeze": squeeze(sign_on),
    }


def may_be_ratified(sign_on):
    """Whether what was signed can still be approved: a call-in period alone is waited for."""
    if sign_on.status not in WAS_SIGNED:
        return False
    return sign_on.approved_on is None or sign_on.awaits_final_text


def squeeze(sign_on):
    """Where the usual way takes longer than there is time: until when it takes; else None."""
    if sign_on.status not in UNDECIDED or not sign_on.due_on or sign_on.fast_track:
        return None
    asked = timezone.localdate() + timedelta(
        days=normal_days(SignOnStepTemplate.objects.asked(fast=False))
    )
    meets = CouncilDate.objects.filter(agenda_closes_on__gte=asked).order_by("on").first()
    ready_on = meets.on if meets else asked
    return ready_on if ready_on > sign_on.due_on else None
