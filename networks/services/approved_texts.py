"""Which version of a text an approval covers, and what every other version means for it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.choices.declarations import APPROVED, BodyState, Stage
from networks.choices.declarations import SignOnStatus as Status
from networks.services.keeping import keep
from networks.services.sign_on_steps import ask_again
from oia.accounts.models import Office
from oia.core import states
from oia.core.rows import day

#: While a sign-on is here, another text than the approved one opens the question anew: under
#: “Reporting” only as long as the approval waits for the final one.
FOLLOWS_TEXT = [*APPROVED, Status.SIGNED, Status.CONFIRMED, Status.LISTED]

#: What a sign-on keeps of an approval that covers it no longer: nothing.
WITHOUT_APPROVAL = {
    "approved_on": None,
    "approved_from": None,
    "approved_text": None,
    "awaits_final_text": False,
    "ratify_later": False,
    "conditions": "",
}


def ratify_until(day):
    """Until when to ratify what became a signature without approval on that day."""
    return day + timedelta(days=Office.current().council_lead_days)


def version_of(declaration, approved_on):
    """What was approved on a day: the latest version of then, or else the first that came."""
    texts = declaration.texts.latest_first()
    return texts.until(approved_on).first() or texts.last()


def follow_later(sign_on, *, by):
    """See what those versions mean that came since the day of an approval written down late."""
    approved = sign_on.approved_text
    if approved is None:
        return
    later = approved.declaration.texts.after(max(sign_on.approved_on, approved.stands_on))
    for text in later.filter(body__state=BodyState.READY).order_by("pk"):
        follow_text(sign_on, text, by=by)


def follow_text(sign_on, text, *, by):
    """What a version means for a sign-on that is approved: nothing, its condition met, or that
    all are asked anew.
    """
    waits = sign_on.status == Status.REPORTING and sign_on.awaits_final_text
    if sign_on.approved_on is None or not (waits or sign_on.status in FOLLOWS_TEXT):
        return
    approved = approved_in(sign_on, text)
    if approved is not None and approved.sha256 == text.sha256:
        meet_condition(sign_on, text, by=by)
    elif is_later(sign_on, text, approved):
        reopen(sign_on, why_reopened(text, approved), by=by)


def approved_in(sign_on, text):
    """The version in the language of another one that the approval covers; None where that
    language came later. Of a text in several languages only one version is kept as the approved.
    """
    approved, on = sign_on.approved_text, sign_on.approved_on
    if approved is None or approved.language == text.language:
        return approved
    then = Q(created_at__lte=approved.created_at) | Q(created_at__date__lt=on)
    then |= Q(created_at__date=on) & ~Q(pk=text.pk)
    known = approved.declaration.texts.filter(then, language=text.language)
    return known.filter(body__state=BodyState.READY).latest_first().first()


def is_later(sign_on, text, approved):
    """Whether a version came after the approved one in its language. Where nobody told which that
    was: after the approval, unless it was signed since, for then it may well be that one.
    """
    if approved is not None:
        return (text.stands_on, text.pk) > (approved.stands_on, approved.pk)
    is_untold = sign_on.approved_text is None and not sign_on.is_in_force
    return is_untold and text.stands_on >= sign_on.approved_on


def meet_condition(sign_on, text, *, by):
    """An approval that waits for the final text holds once that is the one approved."""
    is_final = text.stage == Stage.FINAL and is_the_text(sign_on, text)
    if is_final and sign_on.awaits_final_text:
        sign_on.awaits_final_text, sign_on.approved_text = False, text
        keep(sign_on, by=by, why=_("The final text is the one that was approved"))


def is_the_text(sign_on, text):
    """Whether a version is in the language that counts: that approved, or else of the first."""
    first = sign_on.approved_text or text.declaration.texts.order_by("pk").first()
    return text.is_authentic or text.language == first.language


def why_reopened(text, approved):
    words = {"new": text, "old": approved, "day": day(text.stands_on)}
    if approved is None:
        return _("The text “%(new)s” of %(day)s came after the approval.") % words
    return _("The text changed: “%(new)s” of %(day)s is not “%(old)s”, which was approved.") % words


@transaction.atomic
def reopen(sign_on, why, *, by):
    """The approval covers other words: all are asked anew, and it has to be approved anew."""
    for name, value in WITHOUT_APPROVAL.items():
        setattr(sign_on, name, value)
    if sign_on.is_in_force:
        sign_on.ratify_by = ratify_until(timezone.localdate())
    if sign_on.status in APPROVED:
        states.move(sign_on, Status.COMMENTS, by=by, why=why, **WITHOUT_APPROVAL)
    else:
        keep(sign_on, by=by, why=why)
    ask_again(sign_on, by=by, why=why)


def note_final(text, *, by):
    """Whoever waits for the final text need wait no longer."""
    if text.stage != Stage.FINAL:
        return
    for sign_on in text.declaration.sign_ons.awaiting_text().filter(final_text_came_on=None):
        if is_the_text(sign_on, text):
            sign_on.final_text_came_on = timezone.localdate()
            keep(sign_on, by=by, why=_("The final text came"))


def note_not_final(declaration, *, by):
    """A version is not the final text after all: unless another one is, it is waited for again."""
    finals = list(declaration.texts.filter(stage=Stage.FINAL))
    for sign_on in declaration.sign_ons.awaiting_text().exclude(final_text_came_on=None):
        if not any(is_the_text(sign_on, text) for text in finals):
            sign_on.final_text_came_on = None
            keep(sign_on, by=by, why=_("It was not the final text"))
