"""A clearance step that somebody answers under the link of their letter: whoever comments for the
legal office need not work in the program.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from networks.choices.declarations import BEFORE_SIGNING, IN_FORCE, BodyState
from networks.services.sign_on_steps import CHANGE, write_down
from oia.core.rights import need
from oia.reminders.chasing import ask_now
from oia.reminders.models import Deadline

KIND = "signon.comments"

#: While a sign-on is here, its steps wait for answers.
WAITS = [*BEFORE_SIGNING, *IN_FORCE]


def answers_for(step, user):
    """Whether this is the person who is asked, and who has no page of their own to answer on."""
    if user is None or step.owner_id != user.pk or step.verdict:
        return False
    return step.sign_on.status in WAITS and not (user.logs_in and user.has_perm(CHANGE))


def may_ask(step):
    """Whether a letter may be sent for a step: somebody is asked, and has not answered."""
    return bool(step.owner_id) and not step.verdict and step.sign_on.status in WAITS


@transaction.atomic
def ask(step, *, by, words=""):
    """Send whoever is asked a letter now. Returns the reminders that it carries."""
    need(by, CHANGE)
    if not may_ask(step):
        raise ValidationError(_("They have answered, or nobody is named who is asked."))
    deadline = Deadline.objects.unsettled().filter(kind=KIND, origin_id=step.pk).first()
    if deadline is None:
        raise ValidationError(_("Nobody waits for this answer any more."))
    return ask_now(deadline, user=step.owner, by=by, words=words)


def answer(step, *, by, verdict, text=""):
    """Keep what somebody says under the link of their letter. They have no rights here: the link
    is theirs, and the step names them.
    """
    if not answers_for(step, by):
        raise PermissionDenied(_("Somebody else is asked for this comment."))
    return write_down(step, by=by, verdict=verdict, text=text)


def told(step):
    """What whoever comments is told: who asks for what until when, and the words themselves, the
    latest in each language.
    """
    sign_on, texts = step.sign_on, {}
    known = sign_on.declaration.texts.filter(body__state=BodyState.READY)
    for text in known.select_related("body").latest_first():
        if text.language not in texts:
            texts[text.language] = (text, text.body.words.split("\n\n"))
    return {"step": step, "sign_on": sign_on, "texts": list(texts.values())}
