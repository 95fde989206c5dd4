"""Versions of texts: taken in, compared with what was approved, and what follows from it."""

import hashlib
import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.choices.declarations import APPROVED, BodyState, Stage
from networks.choices.declarations import SignOnStatus as Status
from networks.models import TextBody
from networks.services.keeping import keep
from networks.services.mentions import count
from networks.services.parts import right
from networks.services.sign_on_steps import ask_again
from networks.services.sign_ons import WITHOUT_APPROVAL, ratify_until
from oia.core import states
from oia.core.rights import need
from oia.core.rows import day
from oia.documents.models import Attachment
from oia.documents.reading import kind_of, read_file
from oia.documents.reading.paragraphs import of_plain, tidy
from oia.documents.services import attach

#: While a sign-on is here, another text than the approved one opens the question anew.
FOLLOWS_TEXT = [*APPROVED, Status.SIGNED, Status.CONFIRMED, Status.LISTED]

#: Bytes of a Word file that is read while people wait; a larger one is for a worker.
READ_AT_ONCE = 300_000

#: Seconds for which people wait for a file to be read.
AT_ONCE = 20

#: Files that are kept as they are; of web pages and plain texts their words are all there is.
AS_PAPER = ("pdf", "docx")

SPACE = re.compile(r"\s+")


def fingerprint(text):
    """The fingerprint of the words alone: other line breaks make no other text."""
    plain = SPACE.sub(" ", text).strip()
    return hashlib.sha256(plain.encode()).hexdigest()


def add_text(text, *, by, words="", file=None):
    """Keep a new version of a text: pasted words, or the file that they stand in.

    A PDF or DOCX is kept among the papers of the instrument, of any other file its words. A PDF
    and a large DOCX are read by a worker. Raises ValidationError where there are no words, or a
    file has none.
    """
    need(by, right(text, "add"))
    body = body_of(text, words, file)  # before anything is locked, since it may take a moment
    return store(text, body, file, by=by)


def add_files(versions, *, by):
    """Keep several versions, each (text, file): all of them, or none where one cannot be read at
    once. People wait for the first; what can be kept as a paper of the others is for a worker.
    """
    for text, _file in versions:
        need(by, right(text, "add"))
    bodies = [body_in(*one, later=number > 0) for number, one in enumerate(versions)]
    pairs = zip(versions, bodies, strict=True)
    with transaction.atomic():
        return [store(text, body, file, by=by) for (text, file), body in pairs]


def body_in(text, file, *, later):
    """The words of one of several files, or the reason why there are none, with its name."""
    try:
        return body_of(text, "", file, later=later)
    except ValidationError as error:
        words = {"name": file.name, "problem": " ".join(error.messages)}
        raise ValidationError(_("%(name)s: %(problem)s") % words) from error


def body_of(text, words, file, *, later=False):
    """The words that were pasted or stand in a file, counted, as far as they are known at once."""
    if (file is None) == (not words.strip()):
        raise ValidationError({"words": _("Paste the words or choose a file: one of the two.")})
    if file is None:
        return counted(text, tidy(of_plain(words)))
    if is_for_worker(file) or (later and kind_of(file) in AS_PAPER):
        return TextBody(state=BodyState.WAITING)
    read = read_file(file, patience=AT_ONCE)
    return counted(text, read.words, remark=read.remark)


def counted(text, words, **more):
    body = TextBody(state=BodyState.READY, words=words, **more)
    count_in(text, body)
    return body


@transaction.atomic
def store(text, body, file, *, by):
    if file is not None and kind_of(file) in AS_PAPER:
        text.paper = as_paper(text, file, by=by)
    keep(text, by=by)
    body.text = text
    body.save()
    if body.state == BodyState.READY:
        take_in(text, body, by=by)
    return text


def bring_text(text, *, by):
    """Keep a new version that came as a row of a sheet, with its words in a cell."""
    return add_text(text, by=by, words=getattr(text, "words_brought", ""))


def bring_text_again(text, *, by):
    """Keep what a row says of a version that is there already; its words stay as they are."""
    words = getattr(text, "words_brought", "")
    if words and fingerprint(tidy(of_plain(words))) != text.sha256:
        raise ValidationError({"words": _("The words of a version never change: add another one.")})
    return change_text(text, by=by)


def is_for_worker(file):
    """Whether a file is left to a worker: it may take longer than people like to wait. Nobody can
    tell by its size how long a PDF takes.
    """
    kind = kind_of(file)
    return kind == "pdf" or (kind in AS_PAPER and file.size > READ_AT_ONCE)


def as_paper(text, file, *, by):
    paper = Attachment(subject=text.instrument, file=file, title=str(text)[:200])
    paper.language, paper.on = text.language, text.dated_on
    return attach(paper, by=by)


@transaction.atomic
def take_in(text, body, *, by):
    """The words are known: count in them, and see what they mean for whatever was approved."""
    count_in(text, body)
    body.state, body.progress = BodyState.READY, 100
    body.save()
    text.sha256 = fingerprint(body.words)
    keep(text, by=by)
    if text.declaration_id:
        for sign_on in text.declaration.sign_ons.filter(status__in=FOLLOWS_TEXT):
            follow_text(sign_on, text, by=by)
        note_final(text, by=by)


def count_in(text, body):
    """Count the mentions of cities in the words, unless that was done in the text's language."""
    if body.mentions.get("language") != text.language:
        body.mentions = count(body.words, text.language) or {}


def count_anew():
    """Count the mentions once more in all texts, as after a word list came or changed. Returns how
    many came to something else.
    """
    changed = 0
    for pk in list(TextBody.objects.filter(state=BodyState.READY).values_list("pk", flat=True)):
        body = TextBody.objects.select_related("text").filter(pk=pk).first()
        mentions = body and (count(body.words, body.text.language) or {})
        if body and mentions != body.mentions:
            changed += TextBody.objects.filter(pk=pk).update(mentions=mentions)
    return changed


@transaction.atomic
def change_text(text, *, by):
    """Keep what is said of a version. In another language its words are counted anew."""
    need(by, right(text, "change"))
    stored = type(text).objects.get(pk=text.pk)
    keep(text, by=by)
    if stored.language != text.language and text.body.state == BodyState.READY:
        count_in(text, text.body)
        text.body.save()
    if stored.stage != text.stage and text.declaration_id:
        note_final(text, by=by)
    return text


def note_final(text, *, by):
    """Whoever waits for the final text need wait no longer."""
    if text.stage != Stage.FINAL:
        return
    for sign_on in text.declaration.sign_ons.before_signing().filter(final_text_came_on=None):
        sign_on.final_text_came_on = timezone.localdate()
        keep(sign_on, by=by, why=_("The final text came"))


def follow_text(sign_on, text, *, by):
    """What a version means for a sign-on that is approved: nothing, its condition met, or that
    all are asked anew.
    """
    if not concerns(sign_on, text):
        return
    approved = approved_in(sign_on, text)
    if approved is not None and approved.sha256 == text.sha256:
        counts = text.is_authentic or text.language == sign_on.approved_text.language
        if counts and text.stage == Stage.FINAL and sign_on.awaits_final_text:
            sign_on.awaits_final_text, sign_on.approved_text = False, text
            keep(sign_on, by=by, why=_("The final text is the one that was approved"))
        return
    reopen(sign_on, why_reopened(text, approved), by=by)


def concerns(sign_on, text):
    """Whether a version came after the approval, in a language that was there to be approved."""
    if sign_on.approved_on is None or sign_on.approved_text_id == text.pk:
        return False
    if sign_on.approved_text is not None and approved_in(sign_on, text) is None:
        return False
    return (text.dated_on or timezone.localdate()) >= sign_on.approved_on


def approved_in(sign_on, text):
    """The version in the language of another one that the approval covers; None where that
    language came later. Of a text in several languages only one version is kept as the approved.
    """
    approved = sign_on.approved_text
    if approved is None or approved.language == text.language:
        return approved
    then = Q(created_at__lte=approved.created_at) | Q(created_at__date__lte=sign_on.approved_on)
    known = approved.declaration.texts.filter(then, language=text.language).exclude(pk=text.pk)
    return known.filter(body__state=BodyState.READY).latest_first().first()


def why_reopened(text, approved):
    words = {"new": text, "old": approved, "day": day(text.dated_on or timezone.localdate())}
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
