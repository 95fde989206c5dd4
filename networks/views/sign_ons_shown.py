"""What the page of a sign-on shows besides the record itself."""

from datetime import timedelta

from django.utils import timezone

from networks.choices.declarations import (
    APPROVED,
    BEFORE_SIGNING,
    TO_RATIFY,
    UNDECIDED,
    BodyState,
    SignOnStatus,
)
from networks.models import SignOnStep, SignOnStepTemplate
from networks.services.asked_by_letter import may_ask
from networks.services.sign_ons import (
    APPROVE,
    before_signature,
    may_be_looked_up,
    normal_days,
    right_to,
    wants_why,
)
from oia.accounts.models import CouncilDate, Office
from oia.core.offering import offered
from oia.core.visibility import hidden_from, unless_hidden

TEXTS_SHOWN = 10

#: Steps that have forms of their own, for more is to be known of them.
BY_FORM = {*APPROVED, SignOnStatus.SIGNED, SignOnStatus.LISTED}


def context_of(sign_on, user):
    hidden = hidden_from(user)
    steps = list(sign_on.steps.select_related("owner", "department", "answered_by"))
    earlier = said_before(steps)
    for step in steps:
        step.may_ask, step.said_before = may_ask(step), earlier.get(step.pk)
    traces = list(sign_on.traces.select_related("framework"))
    for trace in traces:
        trace.framework_seen = trace.framework_seen_by(user)
    may_approve = user.has_perm(APPROVE)
    return {
        "closes_here": closes_here(sign_on),
        "asked_by": unless_hidden(sign_on.asked_by, hidden),
        "is_signatory_known": sign_on.signatory_known_to(user),
        "steps": steps,
        "outstanding": sum(not step.verdict for step in steps),
        "may_ask_anew": sign_on.status in UNDECIDED and any(step.is_answered for step in steps),
        "traces": traces,
        "texts": texts_of(sign_on),
        "frameworks": sign_on.declaration.frameworks.visible_to(user),
        "may_be_approved": may_approve and sign_on.status in UNDECIDED,
        "may_be_ratified": may_approve and may_be_ratified(sign_on),
        "may_be_looked_up": may_be_looked_up(sign_on),
        "squeeze": squeeze(sign_on),
    }


def said_before(steps):
    """What those who were asked anew had said of the text before, by step, out of the history."""
    rounds = {step.pk: step.round for step in steps if step.round > 1}
    if not rounds:
        return {}
    said = SignOnStep.history.filter(id__in=rounds).exclude(verdict="").order_by("history_id")
    return {row.id: row for row in said if row.round < rounds[row.id]}


def closes_here(sign_on):
    """When signing closes by our own clock, where it is told by another; else None."""
    if not sign_on.due_on or not sign_on.is_theirs:
        return None
    return sign_on.due.instant(Office.current().zone)


def texts_of(sign_on):
    """The latest versions of the text; each knows the one in its language with which it is
    compared: that which was approved, or else the one before it.
    """
    texts = list(sign_on.declaration.texts.for_page()[:TEXTS_SHOWN])
    known = [text for text in texts if text.body.state == BodyState.READY]
    approved = sign_on.approved_text
    for number, text in enumerate(known):
        before = [one for one in known[number + 1 :] if one.language == text.language]
        text.compared_with = next(iter(before), None)
        if approved in before or is_left_out(approved, texts, text.language):
            text.compared_with = approved
    return texts


def is_left_out(approved, texts, language):
    """Whether what was approved in a language is older than all that are shown."""
    if approved is None or approved.language != language or approved in texts:
        return False
    return approved.body.state == BodyState.READY


def may_be_ratified(sign_on):
    """Whether what was signed, and not taken back, can still be approved: a call-in period alone is
    waited for. What was approved in a hurry can be ratified before it is signed.
    """
    if sign_on.status in TO_RATIFY:
        return not sign_on.is_settled
    return sign_on.is_approved and sign_on.ratify_later


def steps_from(sign_on, user, steps):
    """The steps for the menu, for its template: those by button that this user may take."""
    for_others = {to for to, _words in steps if not user.has_perm(right_to(sign_on, to))}
    left_out = BY_FORM - for_others
    if sign_on.status == SignOnStatus.SIGNED:
        left_out = {SignOnStatus.LISTED, *BEFORE_SIGNING} - {before_signature(sign_on)}
    return offered(
        steps,
        sign_on,
        may_decide=True,
        need_why={to for to, _words in steps if wants_why(sign_on, to)},
        left_out=left_out,
        for_others=for_others,
    )


def squeeze(sign_on):
    """Where the usual way takes longer than there is time: until when it takes; else None."""
    if sign_on.status not in UNDECIDED or not sign_on.due_on or sign_on.fast_track:
        return None
    if sign_on.is_past_closing:
        return None
    asked = timezone.localdate() + timedelta(
        days=normal_days(SignOnStepTemplate.objects.asked(fast=False))
    )
    meets = CouncilDate.objects.filter(agenda_closes_on__gte=asked).order_by("on").first()
    ready_on = meets.on if meets else asked
    return ready_on if ready_on > sign_on.due_on else None
