"""The words in which the office speaks of declarations, of texts, and of what we signed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeclarationKind(models.TextChoices):
    """What a text of cities calls itself."""

    DECLARATION = "declaration", _("Declaration")
    STATEMENT = "statement", _("Statement")
    COMMUNIQUE = "communique", _("Communiqué")
    CHARTER = "charter", _("Charter")
    PLEDGE = "pledge", _("Pledge")
    ACCELERATOR = "accelerator", _("Accelerator")
    LETTER = "letter", _("Letter")
    RESOLUTION = "resolution", _("Resolution")
    PACT = "pact", _("Pact")


class YesNo(models.TextChoices):
    """Blank: nobody knows."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class Measure(models.TextChoices):
    """What was counted. These three are never the same."""

    ATTENDED = "attended", _("Attended")
    ADOPTED = "adopted", _("Adopted")
    SIGNED = "signed", _("Signed")


class Stage(models.TextChoices):
    """How far a text is."""

    DRAFT = "draft", _("Draft")
    FINAL = "final", _("Final")


class BodyState(models.TextChoices):
    """Whether the words of a file are read."""

    WAITING = "waiting", _("Being read")
    READY = "ready", _("Read")
    FAILED = "failed", _("Could not be read")


class Nature(models.TextChoices):
    """What is asked of us."""

    ENDORSE = "endorse", _("Endorse")
    SIGN = "sign", _("Sign")
    PLEDGE = "pledge", _("Pledge")
    ADHERE = "adhere", _("Adhere")


class Method(models.TextChoices):
    """How the signature was given."""

    WET = "wet", _("On paper")
    ELECTRONIC = "electronic", _("Electronic signature")
    MAIL = "mail", _("By mail")
    WEB_FORM = "web_form", _("Web form")
    PODIUM = "podium", _("At the podium")
    PROXY = "proxy", _("By proxy")


class SignedAs(models.TextChoices):
    CITY = "city", _("For the city")
    PERSON = "person", _("As a person")


class SignOnStatus(models.TextChoices):
    """How far a request to sign has come, or what became of our signature."""

    RECEIVED = "received", _("Request received")
    ASSESSED = "assessed", _("Assessed")
    COMMENTS = "comments", _("Out for comments")
    APPROVED = "approved", _("Approved")
    CONDITIONS = "conditions", _("Approved with conditions")
    DECLINED = "declined", _("Declined")
    UNANSWERED = "unanswered", _("Deliberately unanswered")
    SIGNED = "signed", _("Signed")
    CONFIRMED = "confirmed", _("Confirmed by the initiator")
    LISTED = "listed", _("Listed")
    REPORTING = "reporting", _("Reporting")
    FULFILLED = "fulfilled", _("Fulfilled")
    SUPERSEDED = "superseded", _("Superseded")
    WITHDRAWN = "withdrawn", _("Withdrawn")


_S = SignOnStatus

#: Nobody has approved yet.
UNDECIDED = [_S.RECEIVED, _S.ASSESSED, _S.COMMENTS]
APPROVED = [_S.APPROVED, _S.CONDITIONS]
#: We may still sign.
BEFORE_SIGNING = [*UNDECIDED, *APPROVED]
NOT_SIGNED = [*BEFORE_SIGNING, _S.DECLINED, _S.UNANSWERED]
#: Our name stands under it.
IN_FORCE = [_S.SIGNED, _S.CONFIRMED, _S.LISTED, _S.REPORTING]
#: Our name stood under it, or stands there and nothing is left to do.
ENDED = [_S.FULFILLED, _S.SUPERSEDED, _S.WITHDRAWN]
WAS_SIGNED = [*IN_FORCE, *ENDED]
NOT_TAKEN_BACK = [*IN_FORCE, _S.FULFILLED, _S.SUPERSEDED]
#: What we signed and did not take back has to be ratified, though nothing else be left to do.
TO_RATIFY = NOT_TAKEN_BACK

# A leader signs at the podium before anybody was asked: so signing may follow any early state.
# Back from it leads who wrote a signature down that was not given.
SIGN_ON_MAY_FOLLOW = {
    _S.RECEIVED: [_S.DECLINED, _S.UNANSWERED],
    _S.ASSESSED: [_S.RECEIVED],
    _S.COMMENTS: [_S.RECEIVED, _S.ASSESSED, *APPROVED, _S.SIGNED],
    _S.APPROVED: [*UNDECIDED, _S.CONDITIONS, _S.SIGNED],
    _S.CONDITIONS: [*UNDECIDED, _S.APPROVED, _S.SIGNED],
    _S.DECLINED: BEFORE_SIGNING,
    _S.UNANSWERED: UNDECIDED,
    _S.SIGNED: BEFORE_SIGNING,
    _S.CONFIRMED: [_S.SIGNED],
    _S.LISTED: [_S.SIGNED, _S.CONFIRMED],
    _S.REPORTING: [_S.SIGNED, _S.CONFIRMED, _S.LISTED, *ENDED],
    _S.FULFILLED: IN_FORCE,
    _S.SUPERSEDED: [*IN_FORCE, _S.FULFILLED],
    _S.WITHDRAWN: [*IN_FORCE, _S.FULFILLED],
}


class StepKind(models.TextChoices):
    """Who is asked before we sign."""

    LEGAL = "legal", _("Legal")
    DEPARTMENT = "department", _("Subject department")
    BUDGET = "budget", _("Budget")
    POLITICAL = "political", _("Mayor's office")
    MINISTRY = "ministry", _("National government")
    OTHER = "other", _("Other")


class StepVerdict(models.TextChoices):
    """What whoever was asked says. Blank: nothing yet."""

    AGREED = "agreed", _("Agreed")
    CHANGES = "changes", _("With changes")
    OBJECTED = "objected", _("Objected")
    WAIVED = "waived", _("Not needed")


class DiplomaticFunction(models.TextChoices):
    """What a piece of diplomacy is for, after Bull. A tag for one chart, never a must."""

    COMMUNICATION = "communication", _("Communication")
    NEGOTIATION = "negotiation", _("Negotiation")
    INFORMATION = "information", _("Information")
    PREVENTION = "prevention", _("Preventing conflict")
    SYMBOLISING = "symbolising", _("Symbolising")


#: What signing is for, unless somebody says otherwise: by the kind of declaration.
USUAL_FUNCTIONS = {
    DeclarationKind.LETTER: [DiplomaticFunction.COMMUNICATION],
    DeclarationKind.STATEMENT: [DiplomaticFunction.COMMUNICATION, DiplomaticFunction.SYMBOLISING],
}
USUALLY = [DiplomaticFunction.NEGOTIATION, DiplomaticFunction.SYMBOLISING]


class Uptake(models.TextChoices):
    """What became of our wording in a framework."""

    OPEN = "open", _("Not known yet")
    VERBATIM = "verbatim", _("Word for word")
    IN_PART = "in_part", _("In part")
    NOT_TAKEN = "not_taken", _("Not taken up")
