"""A request to sign: received, cleared, approved, signed, ratified, followed up."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.choices.declarations import (
    APPROVED,
    BEFORE_SIGNING,
    ENDED,
    IN_FORCE,
    UNDECIDED,
    USUAL_FUNCTIONS,
    USUALLY,
    WAS_SIGNED,
    SignOnStatus,
)
from networks.models import SignOn
from networks.services.approved_texts import (
    WITHOUT_APPROVAL,
    follow_later,
    ratify_until,
    version_of,
)
from networks.services.keeping import keep
from networks.services.sight import at_least
from networks.services.sign_on_steps import plan_steps
from oia.accounts.models import Office
from oia.core import states
from oia.core.rights import need
from oia.documents.choices import Verdict
from oia.documents.models import Decision
from oia.documents.services import keep_decision

CHANGE = "networks.change_signon"
APPROVE = "networks.approve_signon"

#: Steps that bind the city, or refuse in its name.
NEED_APPROVAL = {*APPROVED, SignOnStatus.DECLINED, SignOnStatus.WITHDRAWN}

#: Steps that must say why, because somebody will ask.
NEED_WHY = {SignOnStatus.DECLINED, SignOnStatus.UNANSWERED, SignOnStatus.WITHDRAWN}

#: What a sign-on keeps of a signature that was not given.
WITHOUT_SIGNATURE = {
    **dict.fromkeys(("signed_on", "signatory", "in_effect_on"), None),
    **dict.fromkeys(("method", "signed_as", "signatory_words", "reservations"), ""),
    **dict.fromkeys(("ratify_by", "confirm_by", "confirmed_on"), None),
    **dict.fromkeys(("list_check_on", "listed_on"), None),
    "listed_as": "",
    "listed_wrong": False,
}

#: What only an approval may write.
OF_APPROVAL = ("approved_on", "approved_from", "conditions", "awaits_final_text")
OF_APPROVAL += ("ratify_later", "approved_text")


@transaction.atomic
def receive(sign_on, *, by, why="", approval=None):
    """Write a request down, or what was signed long ago, in whichever state it is by now. Of an
    old approval the decision, where it is known, becomes one among the papers.
    """
    need(by, "networks.add_signon")
    if sign_on.approved_on or sign_on.status in NEED_APPROVAL:
        need(by, APPROVE)
    at_least(sign_on, "declaration")
    for name, day in dates_to_come(sign_on).items():
        setattr(sign_on, name, day)
    if not sign_on.functions:
        sign_on.functions = list(USUAL_FUNCTIONS.get(sign_on.declaration.kind, USUALLY))
    keep(sign_on, by=by, why=why)
    states.write_down(sign_on, "", sign_on.status, by=by, why=why)
    if approval:
        write_decision(sign_on, approval, by=by)
    if sign_on.status in UNDECIDED:
        plan_steps(sign_on, by=by)
    return sign_on


@transaction.atomic
def change(sign_on, *, by, why=""):
    """Keep what a form changed. What was approved is changed only by whoever approves."""
    need(by, CHANGE)
    stored = SignOn.objects.get(pk=sign_on.pk)
    if any(getattr(stored, name) != getattr(sign_on, name) for name in OF_APPROVAL):
        need(by, APPROVE)
    at_least(sign_on, "declaration")
    keep(sign_on, by=by, why=why)
    if sign_on.fast_track != stored.fast_track and sign_on.status in UNDECIDED:
        plan_steps(sign_on, by=by)
    return sign_on


@transaction.atomic
def move(sign_on, to, *, by, why=""):
    """Take any step of which no more is to be known than that it was taken."""
    need(by, right_to(sign_on, to))
    if wants_why(sign_on, to) and not why.strip():
        raise ValidationError(_("Say why: this will be asked later."))
    follows = is_unsigned(sign_on, to) or (sign_on.is_approved and to in APPROVED)
    if follows and to != before_signature(sign_on):
        raise ValidationError(_("Whether it is approved follows from its approval."))
    if to in APPROVED and sign_on.status in UNDECIDED:
        check_asked(sign_on)
    if to == SignOnStatus.CONDITIONS and not sign_on.conditions:
        raise ValidationError(_("Write down the conditions: “Approve” asks for them."))
    states.move(sign_on, to, by=by, why=why, **dates_of(sign_on, to))


def right_to(sign_on, to):
    """The right that a step takes. What has ended goes on only where those who approve say so."""
    return APPROVE if to in NEED_APPROVAL or sign_on.status in ENDED else CHANGE


def wants_why(sign_on, to):
    return to in NEED_WHY or sign_on.status in ENDED or is_unsigned(sign_on, to)


def is_unsigned(sign_on, to):
    """Whether a step takes a signature back that was written down and not given."""
    return sign_on.status == SignOnStatus.SIGNED and to in BEFORE_SIGNING


def before_signature(sign_on):
    """The state of a request without its signature."""
    if sign_on.approved_on is None:
        return SignOnStatus.COMMENTS
    return SignOnStatus.CONDITIONS if sign_on.conditions else SignOnStatus.APPROVED


def dates_of(sign_on, to):
    """The dates that a step leaves on the sign-on, where they are not known."""
    today = timezone.localdate()
    if is_unsigned(sign_on, to):
        return WITHOUT_SIGNATURE
    if to in APPROVED:
        return {"approved_on": sign_on.approved_on or today}
    if to == SignOnStatus.SIGNED:
        return dates_after_signing(sign_on, sign_on.signed_on or today)
    if to == SignOnStatus.CONFIRMED:
        return {"confirmed_on": sign_on.confirmed_on or today}
    if to == SignOnStatus.LISTED:
        return {"listed_on": sign_on.listed_on or today}
    if to == SignOnStatus.REPORTING:
        return {"ended_on": None}
    if to in ENDED:
        known = None if sign_on.status in ENDED else sign_on.ended_on
        return {"ended_on": known or max(today, sign_on.signed_on or today)}
    return WITHOUT_APPROVAL if to in UNDECIDED else {}


def dates_after_signing(sign_on, signed_on):
    """When to look for the confirmation and the list, and until when to ratify."""
    office = Office.current()
    dates = {
        "signed_on": signed_on,
        "confirm_by": sign_on.confirm_by or signed_on + timedelta(days=office.sign_on_confirm_days),
        "list_check_on": sign_on.list_check_on
        or signed_on + timedelta(days=office.sign_on_listing_days),
    }
    if not sign_on.is_covered:
        dates["ratify_by"] = sign_on.ratify_by or ratify_until(signed_on)
    return dates


def dates_to_come(sign_on):
    """Of what was signed before it is written down: the dates that still lie ahead."""
    if sign_on.status not in IN_FORCE or sign_on.signed_on is None:
        return {}
    dates, today = dates_after_signing(sign_on, sign_on.signed_on), timezone.localdate()
    return {name: day for name, day in dates.items() if day >= today}


def check_asked(sign_on):
    """Refuse to approve before all have answered who were asked, but in a hurry."""
    waited_for = [] if sign_on.fast_track else list(sign_on.steps.outstanding())
    if waited_for:
        words = {"who": ", ".join(step.title for step in waited_for)}
        raise ValidationError(
            _("Not yet answered: %(who)s. Wait, or choose the fast track and say why.") % words
        )


@transaction.atomic
def approve(sign_on, approval, *, by):
    """Approve, before signing or after it, which ratifies what was signed.

    `approval` has what is to be known: day, body, instrument, from when it holds, conditions,
    which version, whether it waits for the final text or is to be ratified itself. It becomes a
    decision among the papers. A text that came in since its day may ask all anew.
    """
    need(by, APPROVE)
    ratifies = sign_on.status in WAS_SIGNED or (sign_on.is_approved and sign_on.ratify_later)
    if not ratifies and sign_on.status not in UNDECIDED:
        raise ValidationError(_("It is approved already, or not to be signed any more."))
    if not ratifies:
        check_asked(sign_on)
    along = kept_of(approval, sign_on.declaration)
    write_decision(sign_on, approval, by=by)
    for name, value in along.items():
        setattr(sign_on, name, value)
    why = _("Ratified") if sign_on.is_settled else _("Approved")
    if ratifies and sign_on.status in (*WAS_SIGNED, before_signature(sign_on)):
        keep(sign_on, by=by, why=why)
    else:
        sign_on.clean()
        why = why if ratifies else approval.get("instrument", "")
        states.move(sign_on, before_signature(sign_on), by=by, why=why, **along)
    follow_later(sign_on, by=by)
    return sign_on


def kept_of(approval, declaration):
    """What a sign-on keeps of its approval. Unless told, it is of the text of that day."""
    on = approval["approved_on"]
    return {
        "approved_on": on,
        "approved_from": approval.get("approved_from"),
        "conditions": approval.get("conditions", ""),
        "awaits_final_text": approval.get("awaits_final_text", False),
        "ratify_later": approval.get("ratify_later", False),
        "approved_text": approval.get("approved_text") or version_of(declaration, on),
    }


def write_decision(sign_on, approval, *, by):
    conditions = approval.get("conditions", "")
    decision = Decision(
        subject=sign_on,
        body=approval["body"],
        instrument=approval.get("instrument", ""),
        taken_on=approval["approved_on"],
        effective_on=approval.get("approved_from"),
        verdict=Verdict.WITH_CONDITIONS if conditions else Verdict.APPROVED,
        conditions=conditions,
        approves=_("Signing “%s”") % sign_on,
    )
    keep_decision(decision, by=by)


@transaction.atomic
def sign(sign_on, *, by, why=""):
    """Write a signature down, with all that the form put on the record. Before any approval, too:
    then it is told as not ratified wherever it is shown.
    """
    need(by, CHANGE)
    if sign_on.status not in BEFORE_SIGNING:
        raise ValidationError(_("It is signed already, or not to be signed any more."))
    dates = dates_after_signing(sign_on, sign_on.signed_on or timezone.localdate())
    names = ("method", "signed_as", "signatory", "signatory_words", "reservations", "in_effect_on")
    along = {name: getattr(sign_on, name) for name in names} | dates
    for name, value in along.items():
        setattr(sign_on, name, value)
    sign_on.clean_fields(exclude=["status"])
    states.move(sign_on, SignOnStatus.SIGNED, by=by, why=why, **along)
    return sign_on


def may_be_looked_up(sign_on):
    """Whether our name is still to be found on their list, though reports go on already."""
    goes_on = sign_on.status == SignOnStatus.REPORTING and sign_on.listed_on is None
    return goes_on or sign_on.status in sign_on.MAY_FOLLOW[SignOnStatus.LISTED]


@transaction.atomic
def look_up(sign_on, *, by, listed_as, is_right, on):
    """Write down how our name stands on their list: spelled right it is listed, else it is looked
    up again. What goes on to reports stays there.
    """
    need(by, CHANGE)
    if not may_be_looked_up(sign_on):
        raise ValidationError(_("It is not signed, or found on the list already."))
    told = {"listed_as": listed_as, "listed_wrong": not is_right}
    again = timezone.localdate() + timedelta(days=Office.current().sign_on_listing_days)
    told |= {"listed_on": on} if is_right else {"list_check_on": again}
    if is_right and sign_on.status != SignOnStatus.REPORTING:
        states.move(sign_on, SignOnStatus.LISTED, by=by, **told)
        return
    for name, value in told.items():
        setattr(sign_on, name, value)
    keep(sign_on, by=by, why=_("Found on their list") if is_right else _("Misspelt on their list"))


def normal_days(templates):
    """How many days a request takes that is not in a hurry, without the council."""
    return max((template.days for template in templates), default=0)
