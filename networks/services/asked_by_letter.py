"""A clearance step that somebody answers under the link of their letter: whoever comments for the
legal office need not work in the program.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models.functions import Left
from django.utils.translation import gettext as _

from networks.choices.declarations import BodyState
from networks.models import SignOnStep, TextBody
from networks.models.instrument_text import MOST_SHOWN
from networks.services.sign_on_steps import CHANGE, write_down
from oia.core.rights import need
from oia.reminders.chasing import ask_now
from oia.reminders.models import Deadline

KIND = "signon.comments"


def answers_for(step, user):
    """Whether this is the person who is asked, and who has no page of their own to answer on."""
    if user is None or step.owner_id != user.pk or step.verdict:
        return False
    return step.sign_on.awaits_comments and not (user.logs_in and user.has_perm(CHANGE))


def may_ask(step):
    """Whether a letter may be sent for a step: somebody is asked, and has not answered."""
    return bool(step.owner_id) and not step.verdict and step.sign_on.awaits_comments


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


@transaction.atomic
def answer(step, *, by, seen, verdict, text=""):
    """Keep what somebody says under the link of their letter. They have no rights here: the link
    is theirs, and the step names them. `seen` tells which words they read, as `seen_in` puts it.
    """
    step = SignOnStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
    if not answers_for(step, by):  # the office may have kept their answer in the meantime
        raise PermissionDenied(_("Somebody else is asked for this comment."))
    if seen != seen_in(latest(step)):
        words = _("The text changed while you wrote. Read it again above, then send your comment.")
        raise ValidationError({"text": words})
    return write_down(step, by=by, verdict=verdict, text=text)


def told(step):
    """What whoever comments is told: who asks for what until when, and the words themselves, the
    latest in each language.
    """
    texts = latest(step)
    beginnings = beginnings_of(texts)
    shown = [(text, *beginnings[text.pk]) for text in texts]
    return {"step": step, "sign_on": step.sign_on, "texts": shown, "seen": seen_in(texts)}


def latest(step):
    """The versions that whoever comments reads: the latest in each language, without its words."""
    known = step.sign_on.declaration.texts.filter(body__state=BodyState.READY)
    texts = {}
    for text in known.for_page():
        texts.setdefault(text.language, text)
    return list(texts.values())


def beginnings_of(texts):
    """The paragraphs of each version, as far as a page has room, and whether more follow."""
    bodies = TextBody.objects.filter(pk__in=[text.pk for text in texts])
    found = bodies.values_list("pk", Left("words", MOST_SHOWN + 1))
    return {pk: (words[:MOST_SHOWN].split("\n\n"), len(words) > MOST_SHOWN) for pk, words in found}


def seen_in(texts):
    """The fingerprints of these versions, as the page carries them along with the comment."""
    return " ".join(sorted(text.sha256 for text in texts))
